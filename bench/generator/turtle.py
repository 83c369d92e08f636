"""An invented article as Turtle: the graph to which its Markdown compiles, written at once.

A hundred thousand files take minutes so; compiling them would take hours.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from datetime import date

from bench.generator.bounds import edtf_and_edges
from bench.generator.records import Article, Claim, CoderClaim, Content, Dated, Group, Quantity
from kg.load.vocabulary import load_vocabulary
from kg.namespaces import DCTERMS, EDTF_DATATYPE, PREFIXES, compact

_KEYS = load_vocabulary().keys
_P = {name: compact(key.iri) for name, key in _KEYS.items()}
"""Short key to the prefixed name of its property."""
_C = {name: {word: compact(iri) for word, iri in key.codes.items()} for name, key in _KEYS.items()}
"""Short key to the prefixed names of its coded values."""
_EDGES = ("earliestBegin", "latestBegin", "earliestEnd", "latestEnd")
_USED = ("actor", "article", "ckg", "claim", "dcterms", "place", "skos", "xsd")
_HEAD = "".join(f"PREFIX {prefix}: <{PREFIXES[prefix]}>\n" for prefix in _USED) + "\n"
_IDENTIFIER = compact(DCTERMS["identifier"])


def turtle(article: Article) -> str:
    """The Turtle of what `article` states."""
    return _Writer(article).write()


def _text(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)  # JSON escapes what Turtle escapes


def _day(day: date) -> str:
    return f'"{day.isoformat()}"^^xsd:date'


def _many(values: Sequence[str]) -> str:
    return values[0] if len(values) == 1 else "\n        " + " ,\n        ".join(values)


class _Writer:
    """Writes one article."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.text = article.text
        self.node = f"article:{article.id}"
        self.parts = [_HEAD]
        self._coded = [
            f"{_P['coder']} {article.coder.node}",
            f"{_P['coded']} {_day(article.coded)}",
            f"{_P['review']} {_C['review']['reviewed']}",
        ]

    def write(self) -> str:
        self._metadata()
        for group in self.article.groups:
            self._group(group)
        for claim in self.article.claims:
            self._claim(claim)
        for coder_claim in self.article.coder_claims:
            self._coder_claim(coder_claim)
        return "".join(self.parts)

    def _add(self, subject: str, kind: str, pairs: list[str]) -> None:
        self.parts.append(
            f"{subject}\n    a ckg:{kind} ;\n    " + " ;\n    ".join(pairs) + " ;\n.\n\n"
        )

    def _metadata(self) -> None:
        article = self.article
        sha256 = hashlib.sha256(self.text.encode()).hexdigest()
        pairs = [
            f'{_IDENTIFIER} "{article.id}"',
            f'{_P["url"]} "{article.url}"^^xsd:anyURI',
            f'{_P["language"]} "en"',
            f"{_P['publisher']} {article.publisher.node}",
            f"{_P['published']} {_day(article.published)}",
            f"{_P['text']} {_text(self.text)}",
            f'{_P["textSha256"]} "{sha256}"',
            f"{_P['note']} {_text(article.note)}",
        ]
        self._add(self.node, "Article", pairs)

    def _group(self, group: Group) -> None:
        number, where = group.cardinality, group.district
        pairs = [
            f'{_P["prefLabel"]} "{number} unnamed villages in {where.en}"@en',
            f'{_P["prefLabel"]} "{number} قرى غير مسماة في {where.ar}"@ar',
            f"{_P['cardinality']} {number}",
            f"{_P['groupOf']} ckg:Village",
            f"{_P['within']} {where.node}",
        ]
        self._add(group.node, "PlaceGroup", pairs)

    def _claim(self, claim: Claim) -> None:
        iri = f"claim:{self.article.id}.{claim.id}"
        start = self.text.index(claim.quote)
        quote = (start, start + len(claim.quote))
        numbers = range(1, len(claim.sources) + 1)
        pairs = [
            f'{_IDENTIFIER} "{claim.id}"',
            *self._coded,
            f"{_P['content']} {iri}.content",
            f"{_P['interest']} {_C['interest'][claim.interest]}",
            f"{_P['quote']} {iri}.quote",
            f"{_P['source']} {_many([f'{iri}.source{n}' for n in numbers])}",
            f"{_P['stance']} {_C['stance'][claim.stance]}",
            f"{_P['article']} {self.node}",
        ]
        self._quote(f"{iri}.quote", claim.quote, start)
        if claim.attribution:
            pairs.append(f"{_P['attribution']} {iri}.attribution")
            self._words(f"{iri}.attribution", claim.attribution, quote)
        if claim.labels:
            labels = [f"{iri}.labels{n}" for n in range(1, len(claim.labels) + 1)]
            pairs.append(f"{_P['labels']} {_many(labels)}")
            self._labels(claim, labels)
        if claim.said is not None:
            pairs.append(f"{_P['said']} {iri}.said")
            self._date(f"{iri}.said", claim.said, quote)
        if claim.note:
            pairs.append(f"{_P['note']} {_text(claim.note)}")
        self._status(claim, pairs)
        self._add(iri, "Claim", pairs)
        self._sources(iri, claim)
        self._content(f"{iri}.content", claim, claim.content, quote)

    def _status(self, claim: Claim, pairs: list[str]) -> None:
        if claim.status:
            pairs.append(f"{_P['status']} {_C['status'][claim.status]}")
        if claim.status_since is not None:
            pairs.append(f"{_P['statusSince']} {_day(claim.status_since)}")
        if claim.replaced_by:
            pairs.append(f"{_P['replacedBy']} claim:{self.article.id}.{claim.replaced_by}")

    def _sources(self, iri: str, claim: Claim) -> None:
        for number, link in enumerate(claim.sources, start=1):
            pairs = [
                f"{_P['credit']} {_C['credit'][link.credit]}",
                f"{_P['actor']} {link.actor.node}",
                f"{_P['position']} {number}",
            ]
            if link.according_to:
                target = f"claim:{self.article.id}.{link.according_to}"
                pairs.append(f"{_P['accordingTo']} {target}")
            self._add(f"{iri}.source{number}", "SourceLink", pairs)

    def _labels(self, claim: Claim, iris: list[str]) -> None:
        direct = claim.stance == "directly-quoted"
        speaker = claim.sources[-1].actor if direct else self.article.publisher
        for iri, (words, actor) in zip(iris, claim.labels.items(), strict=True):
            pairs = [
                f"{_P['denotes']} {actor.node}",
                f"{_P['label']} {_text(words)}",
                f"{_P['usedBy']} {speaker.node}",
            ]
            self._add(iri, "LabelUse", pairs)

    # -- quotes ----------------------------------------------------------------------------

    def _words(self, iri: str, words: str, quote: tuple[int, int]) -> None:
        """Words of a claim: they stand in its quote, or else in the same line."""
        start = self.text.find(words, *quote)
        if start < 0:
            line = self.text.rfind("\n", 0, quote[0]) + 1
            start = self.text.index(words, line)
        self._quote(iri, words, start)

    def _quote(self, iri: str, words: str, start: int) -> None:
        self.parts.append(
            f"{iri}\n    a ckg:Quote ;\n    {_P['end']} {start + len(words)} ;\n"
            f"    {_P['exact']} {_text(words)} ;\n    {_P['quotedFrom']} {self.node} ;\n"
            f"    {_P['start']} {start} ;\n.\n\n"
        )

    # -- contents --------------------------------------------------------------------------

    def _content(self, iri: str, claim: Claim, content: Content, quote: tuple[int, int]) -> None:
        pairs = [
            f"{_P[key]} {_many([value.node for value in values])}"
            for key, values in content.roles.items()
        ]
        pairs += [f"{_P[key]} {_text(text)}" for key, text in content.texts.items()]
        codes = {"polarity": "affirmed", "modality": _modality(claim), **content.codes}
        pairs += [f"{_P[key]} {_C[key][code]}" for key, code in codes.items()]
        if content.date is not None:
            pairs.append(f"{_P['date']} {iri}.date")
            self._date(f"{iri}.date", content.date, quote)
        if content.extent_words:
            pairs.append(f"{_P['extentWords']} {iri}.extentWords")
            self._words(f"{iri}.extentWords", content.extent_words, quote)
        if content.quantities:
            iris = [f"{iri}.quantity{n}" for n in range(1, len(content.quantities) + 1)]
            pairs.append(f"{_P['quantity']} {_many(iris)}")
            for number, quantity in zip(iris, content.quantities, strict=True):
                self._quantity(number, quantity, quote)
        self._references(content, pairs)
        self._add(iri, content.kind, pairs)

    def _references(self, content: Content, pairs: list[str]) -> None:
        prefix = f"claim:{self.article.id}."
        pairs += [f"{_P['topic']} {prefix}{topic}.content" for topic in content.topics]
        if content.part_of:
            pairs.append(f"{_P['partOf']} {prefix}{content.part_of}.content")
        if content.precedes:
            pairs.append(f"{_P['precedes']} {prefix}{content.precedes}.content")

    def _date(self, iri: str, dated: Dated, quote: tuple[int, int]) -> None:
        anchor = anchor_of(dated, self.article)
        pairs = self._bounds(dated, dated.rule, anchor)
        if dated.words:
            pairs.append(f"{_P['words']} {iri}.words")
            self._words(f"{iri}.words", dated.words, quote)
        if dated.rivals:
            iris = [f"{iri}.rivalReading{n}" for n in range(1, len(dated.rivals) + 1)]
            pairs.append(f"{_P['rivalReading']} {_many(iris)}")
            for rival, rule in zip(iris, dated.rivals, strict=True):
                self._add(rival, "DateBounds", self._bounds(dated, rule, anchor))
        self._add(iri, "DateBounds", pairs)

    def _bounds(self, dated: Dated, rule: str, anchor: date) -> list[str]:
        edtf, edges = edtf_and_edges(dated, rule, anchor)
        pairs = [
            f'{_P["edtf"]} "{edtf}"^^<{EDTF_DATATYPE}>',
            f"{_P['rule']} {_C['rule'][rule]}",
        ]
        if rule != "stated":
            pairs.append(f"{_P['anchor']} {_day(anchor)}")
        named = zip(_EDGES, edges, strict=True)
        return pairs + [f"{_P[edge]} {_day(day)}" for edge, day in named if day is not None]

    def _quantity(self, iri: str, quantity: Quantity, quote: tuple[int, int]) -> None:
        pairs = [
            f"{_P['kind']} {_C['kind'][quantity.kind]}",
            f"{_P['words']} {iri}.words",
        ]
        if quantity.minimum is not None:
            pairs.append(f"{_P['minimum']} {quantity.minimum}")
        if quantity.maximum is not None:
            pairs.append(f"{_P['maximum']} {quantity.maximum}")
        self._words(f"{iri}.words", quantity.words, quote)
        self._add(iri, "Quantity", pairs)

    # -- what the coder adds ---------------------------------------------------------------

    def _coder_claim(self, claim: CoderClaim) -> None:
        prefix = f"claim:{self.article.id}."
        concerned = [self.node if c == "article" else prefix + c for c in claim.concerns]
        pairs = [
            f'{_IDENTIFIER} "{claim.id}"',
            *self._coded,
            f"{_P['concerns']} {_many(concerned)}",
            f"{_P['statement']} {_text(claim.statement)}",
            f"{_P['basis']} {_C['basis'][claim.basis]}",
        ]
        if claim.reference:
            pairs.append(f"{_P['reference']} {_text(claim.reference)}")
        if claim.link_kind:
            to = f"claim:{claim.to}" if "." in claim.to else prefix + claim.to
            pairs.append(f"{_P['from']} {prefix}{claim.from_}")
            pairs.append(f"{_P['to']} {to}")
            pairs.append(f"{_P['linkKind']} {_C['linkKind'][claim.link_kind]}")
        self._add(prefix + claim.id, "Link" if claim.link_kind else "CoderClaim", pairs)


def _modality(claim: Claim) -> str:
    if claim.content.kind == "Intent":
        return "planned"
    return "presupposed" if claim.stance == "presupposed" else "happened"


def anchor_of(dated: Dated, article: Article) -> date:
    """The day from which the rule of `dated` counts: that of publication, or one of its own."""
    counted = dated.rule in ("not-after", "until", "ongoing")
    return dated.day if counted else article.published
