"""Claims as evidence: their exact words, their chain, and where the words stand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

import pyoxigraph as ox

from kg.ask.answers import Evidence, Link, Named, Seen, Span
from kg.ask.passages import passages
from kg.store import Row, Store

_WORDS = """
SELECT DISTINCT ?claim ?quote ?start ?end ?article ?publisher ?publisherLabel ?published
  ?stance ?interest ?polarity ?attribution ?position ?source ?sourceLabel ?credit
WHERE {
  ?claim ckg:inArticle ?article ;
    ckg:hasStance/skos:notation ?stance ; ckg:hasInterest/skos:notation ?interest ;
    ckg:hasSource ?link ; ckg:hasContent/ckg:hasPolarity/skos:notation ?polarity .
  OPTIONAL { ?claim ckg:hasAttribution/ckg:exact ?attribution }
  ?article ckg:publishedBy ?publisher ; ckg:publishedOn ?published .
  ?publisher skos:prefLabel ?publisherLabel . FILTER(LANG(?publisherLabel) = "en")
  OPTIONAL { ?claim ckg:hasQuote ?span . ?span ckg:exact ?quote ; ckg:start ?start ; ckg:end ?end }
  ?link ckg:position ?position ; ckg:namesSource ?source ; ckg:hasCredit/skos:notation ?credit .
  ?source skos:prefLabel ?sourceLabel . FILTER(LANG(?sourceLabel) = "en")
}
"""
_HELD = """
SELECT DISTINCT ?claim ?medium ?description ?region ?time ?coder ?coderLabel ?archive ?address
  ?sha256 ?coverage
WHERE {
  ?claim ckg:inArticle ?article ; ckg:codedBy ?coder .
  ?coder skos:prefLabel ?coderLabel . FILTER(LANG(?coderLabel) = "en")
  OPTIONAL {
    ?article a ?kind .
    ?kind rdfs:subClassOf* ?of ; rdfs:label ?medium .
    FILTER(?of IN (ckg:Image, ckg:Video) && LANG(?medium) = "en")
    FILTER NOT EXISTS {
      ?article a ?narrower . ?narrower rdfs:subClassOf ?kind . FILTER(?narrower != ?kind)
    }
  }
  OPTIONAL { ?claim ckg:description ?description }
  OPTIONAL { ?claim ckg:region ?region }
  OPTIONAL { ?claim ckg:timeRange ?time }
  OPTIONAL { ?article ckg:archivedAt ?archive }
  OPTIONAL { ?article ckg:address ?address }
  OPTIONAL { ?article ckg:textSha256 ?sha256 }
  OPTIONAL { ?article ckg:hasCoverage/skos:notation ?coverage }
}
ORDER BY ?archive ?address
LIMIT 1
"""
_TEXT = "SELECT ?article ?text WHERE { ?article ckg:text ?text }"


class EvidenceReader:
    """Reads claims as evidence; `files` maps an article to its file and the text's first line."""

    def __init__(self, store: Store, files: Mapping[str, tuple[str, int | None]]) -> None:
        self._store = store
        self._files = files
        self._texts: dict[str, str] = {}
        self._read: dict[str, Evidence | None] = {}

    def read(self, roles: Iterable[tuple[str, str]]) -> tuple[Evidence, ...]:
        """Evidence for pairs of role and claim (an IRI), in their order, each claim once.

        A claim that lacks what every claim must have, such as a source, is left out.
        """
        seen: dict[str, str] = {}
        for role, claim in roles:
            seen.setdefault(claim, role)
        read = ((role, self._one(claim)) for claim, role in seen.items())
        return tuple(replace(evidence, role=role) for role, evidence in read if evidence)

    def _one(self, claim: str) -> Evidence | None:
        if claim not in self._read:
            self._read[claim] = self._evidence(claim)
        return self._read[claim]

    def _evidence(self, claim: str) -> Evidence | None:
        rows = self._store.select(_WORDS, {"claim": ox.NamedNode(claim)})
        if not rows:
            return None
        spans, first = _spans(rows), rows[0]
        seen, coverage = self._held(claim)
        if not spans and (seen is None or seen.description is None):
            return None
        article = first["article"] or ""
        return Evidence(
            role="context",
            claim=claim,
            quote=" … ".join(span.quote for span in spans),
            start=spans[0].start if spans else None,
            end=spans[-1].end if spans else None,
            spans=spans,
            article=article,
            publisher=Named(first["publisher"] or "", first["publisherLabel"] or ""),
            published=first["published"] or "",
            source_chain=_chain(rows),
            stance=first["stance"] or "",
            interest=first["interest"] or "",
            where=self.where(article, spans[0].start if spans else None),
            polarity=first["polarity"] or "",
            attribution=first["attribution"],
            passages=passages(self._text(article), spans) if self._text(article) else (),
            seen=seen,
            coverage=coverage,
        )

    def _held(self, claim: str) -> tuple[Seen | None, str | None]:
        """What is seen where a claim's article is an image or video; how much of a text is held."""
        rows = self._store.select(_HELD, {"claim": ox.NamedNode(claim)})
        if not rows:
            return None, "whole"
        row = rows[0]
        seen = Seen(
            medium=row["medium"] or "",
            description=row["description"],
            region=row["region"],
            time=row["time"],
            coder=Named(row["coder"] or "", row["coderLabel"] or ""),
            address=row["archive"] or row["address"],
        )
        coverage = (row["coverage"] or "whole") if row["sha256"] else None
        return seen if row["medium"] else None, coverage

    def where(self, article: str, offset: int | None) -> str | None:
        """`file:line` of the code point `offset` of the article's text, where its file is known.

        The file alone for None, as of a claim without a quote.
        """
        path, first_line = self._files.get(article, (None, None))
        if path is None or first_line is None or offset is None:
            return path
        return f"{path}:{first_line + self._text(article).count(chr(10), 0, offset)}"

    def _text(self, article: str) -> str:
        if article not in self._texts:
            rows = self._store.select(_TEXT, {"article": ox.NamedNode(article)})
            self._texts[article] = (rows[0]["text"] or "") if rows else ""
        return self._texts[article]


def _spans(rows: list[Row]) -> tuple[Span, ...]:
    found = {
        Span(row["quote"] or "", int(row["start"] or 0), int(row["end"] or 0))
        for row in rows
        if row["quote"] is not None
    }
    return tuple(sorted(found, key=lambda span: span.start))


def _chain(rows: list[Row]) -> tuple[Link, ...]:
    links = {
        int(row["position"] or 0): Link(
            row["source"] or "", row["sourceLabel"] or "", row["credit"] or ""
        )
        for row in rows
    }
    return tuple(links[position] for position in sorted(links))
