"""Claims as evidence: their exact words, their chain, and where the words stand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

import pyoxigraph as ox

from kg.ask.answers import Evidence, Link, Named, Seen, Span
from kg.ask.lookup import Lookup, term
from kg.ask.passages import passages
from kg.namespaces import CKG, RDF, RDFS
from kg.records.remembered import Remembered, each_once
from kg.store import Store

_TYPE = ox.NamedNode(RDF["type"])
_BROADER = ox.NamedNode(RDFS["subClassOf"])
_LABEL = ox.NamedNode(RDFS["label"])
_PICTURES = frozenset({ox.NamedNode(CKG["Image"]), ox.NamedNode(CKG["Video"])})
_ENDLESS = 20
"""Steps after which a hierarchy of classes must have ended."""
_MOST = 5_000
"""Claims whose evidence is remembered."""
_MOST_CHARACTERS = 5_000_000
"""Code points of articles' texts that are remembered."""


class EvidenceReader:
    """Reads claims as evidence; `files` maps an article to its file and the text's first line."""

    def __init__(self, store: Store, files: Mapping[str, tuple[str, int | None]]) -> None:
        self._find = Lookup(store)
        self._pictures: dict[ox.NamedNode, bool] = {}
        self._files = files
        self._names: dict[ox.NamedNode, str | None] = {}
        self._codes: dict[ox.NamedNode, str | None] = {}
        self._texts: Remembered[str, str] = Remembered(_MOST_CHARACTERS)
        self._read: Remembered[str, Evidence | None] = Remembered(_MOST, each_once)

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
        return self._read.of(claim, lambda: self._evidence(claim))

    def _evidence(self, iri: str) -> Evidence | None:
        """The claim `iri` as evidence; None where it lacks what every claim must have."""
        find, claim = self._find, ox.NamedNode(iri)
        article = next(iter(find.nodes(claim, "inArticle")), None)
        content = next(iter(find.nodes(claim, "hasContent")), None)
        publisher = self._named(article, "publishedBy") if article else None
        chain = self._chain(claim)
        if article is None or content is None or publisher is None or not chain:
            return None
        published = find.text(article, "publishedOn")
        stance, interest = self._code(claim, "hasStance"), self._code(claim, "hasInterest")
        polarity = self._code(content, "hasPolarity")
        if published is None or stance is None or interest is None or polarity is None:
            return None
        spans, seen = self._spans(claim), self._seen(claim, article)
        if not spans and (seen is None or seen.description is None):
            return None
        text = self._text(article.value)
        attribution = [find.text(span, "exact") for span in find.nodes(claim, "hasAttribution")]
        return Evidence(
            role="context",
            claim=iri,
            quote=" … ".join(span.quote for span in spans),
            start=spans[0].start if spans else None,
            end=spans[-1].end if spans else None,
            spans=spans,
            article=article.value,
            publisher=publisher,
            published=published,
            source_chain=chain,
            stance=stance,
            interest=interest,
            where=self.where(article.value, spans[0].start if spans else None),
            polarity=polarity,
            attribution=min((words for words in attribution if words is not None), default=None),
            passages=passages(text, spans) if text else (),
            seen=seen,
            coverage=self._coverage(claim, article),
        )

    def _named(self, subject: ox.NamedNode, name: str) -> Named | None:
        """The first thing with an English label that `subject` has the property `name` with."""
        labelled = ((node, self._label(node)) for node in self._find.nodes(subject, name))
        return next((Named(node.value, label) for node, label in labelled if label), None)

    def _label(self, node: ox.NamedNode) -> str | None:
        if node not in self._names:
            self._names[node] = self._find.label(node)
        return self._names[node]

    def _code(self, subject: ox.NamedNode, name: str) -> str | None:
        """The code of the concept that `subject` has the property `name` with."""
        for concept in self._find.nodes(subject, name):
            if concept not in self._codes:
                self._codes[concept] = self._find.code(concept)
            if self._codes[concept] is not None:
                return self._codes[concept]
        return None

    def _chain(self, claim: ox.NamedNode) -> tuple[Link, ...]:
        """Who told whom, outlet first."""
        found: dict[int, Link] = {}
        for link in self._find.nodes(claim, "hasSource"):
            position = self._find.text(link, "position")
            source = self._named(link, "namesSource")
            credit = self._code(link, "hasCredit")
            if position is not None and source is not None and credit is not None:
                found[int(position)] = Link(source.iri, source.label, credit)
        return tuple(found[position] for position in sorted(found))

    def _spans(self, claim: ox.NamedNode) -> tuple[Span, ...]:
        """The quoted words, in the order in which they stand."""
        found = set()
        for span in self._find.nodes(claim, "hasQuote"):
            parts = [self._find.text(span, name) for name in ("exact", "start", "end")]
            if all(part is not None for part in parts):
                quote, start, end = parts
                found.add(Span(quote or "", int(start or 0), int(end or 0)))
        return tuple(sorted(found, key=lambda span: span.start))

    def _seen(self, claim: ox.NamedNode, article: ox.NamedNode) -> Seen | None:
        """What is seen where a claim's article is an image or video."""
        coder = self._named(claim, "codedBy")
        medium = self._medium(article)
        if coder is None or medium is None:
            return None
        find = self._find
        return Seen(
            medium=medium,
            description=find.text(claim, "description"),
            region=find.text(claim, "region"),
            time=find.text(claim, "timeRange"),
            coder=coder,
            address=self._address(article),
        )

    def _address(self, article: ox.NamedNode) -> str | None:
        """Where it can be looked at: an archived copy, or else where it was published."""
        for name in ("archivedAt", "address"):
            found = [
                str(getattr(v, "value", v)) for v in self._find.values(article, term(CKG[name]))
            ]
            if found:
                return min(found)
        return None

    def _coverage(self, claim: ox.NamedNode, article: ox.NamedNode) -> str | None:
        """How much of the article's text is held: whole or excerpts; None for no text."""
        if self._named(claim, "codedBy") is None:
            return "whole"
        if self._find.text(article, "textSha256") is None:
            return None
        return self._code(article, "hasCoverage") or "whole"

    def _medium(self, article: ox.NamedNode) -> str | None:
        """What kind of image or video the article is, in words; None for a text."""
        kinds = self._find.values(article, _TYPE)
        pictures = [k for k in kinds if isinstance(k, ox.NamedNode) and self._is_picture(k)]
        narrowest = [
            kind
            for kind in pictures
            if not any(kind in self._find.values(k, _BROADER) for k in pictures if k != kind)
        ]
        labels = (label for kind in narrowest for label in self._find.values(kind, _LABEL))
        words = [v.value for v in labels if isinstance(v, ox.Literal) and v.language == "en"]
        return min(words, default=None)

    def _is_picture(self, kind: ox.NamedNode) -> bool:
        """Whether a class is that of images or of videos, or narrower."""
        if kind not in self._pictures:
            reached = {kind}
            for _ in range(_ENDLESS):
                broader = {b for k in reached for b in self._find.values(k, _BROADER)}
                reached |= {b for b in broader if isinstance(b, ox.NamedNode)}
            self._pictures[kind] = not _PICTURES.isdisjoint(reached)
        return self._pictures[kind]

    def where(self, article: str, offset: int | None) -> str | None:
        """`file:line` of the code point `offset` of the article's text, where its file is known.

        The file alone for None, as of a claim without a quote.
        """
        path, first_line = self._files.get(article, (None, None))
        if path is None or first_line is None or offset is None:
            return path
        return f"{path}:{first_line + self._text(article).count(chr(10), 0, offset)}"

    def _text(self, article: str) -> str:
        return self._texts.of(article, lambda: self._find.text(ox.NamedNode(article), "text") or "")
