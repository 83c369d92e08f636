"""What one coder made of an article: its claims, field by field."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import rdflib
from rdflib.term import Node

from kg.articles import load_articles
from kg.findings import UnreadableError
from kg.load.gazetteer_file import Gazetteer
from kg.load.names import NameIndex
from kg.load.vocabulary import load_vocabulary
from kg.namespaces import CKG, DCTERMS, RDF

FIELDS = (
    *("kind", "polarity", "modality", "stance", "interest"),
    *("root", "place", "extent", "date", "actors", "quantities"),
)
"""The fields of a claim that are compared, each as one category."""

_ON_CLAIM = {"stance": "hasStance", "interest": "hasInterest"}
_ON_CONTENT = {"polarity": "hasPolarity", "modality": "hasModality"}


@dataclass(frozen=True)
class EncodedClaim:
    """A claim as one coder encoded it; `span` are the code points of its quote, none of them where
    it is only seen in an image or video.

    `values` has the word for each of `FIELDS`; a field that was left empty is not in it.
    """

    identifier: str
    quote: str
    span: frozenset[int]
    values: dict[str, str]


@dataclass(frozen=True)
class Encoding:
    """One file: which article it encodes, who did, and the claims in the order of the text."""

    path: str
    article: str
    text_sha: str
    coders: tuple[str, ...]
    claims: tuple[EncodedClaim, ...]


def read_encoding(path: Path, gazetteer: Gazetteer) -> Encoding:
    """The encoding in the file `path`; UnreadableError when there is a mistake in it."""
    (loaded,) = load_articles([path], gazetteer.names)
    wrong = [finding for finding in loaded.findings if finding.severity == "violation"]
    if wrong or loaded.iri is None:
        first = f": {wrong[0].message}" if wrong else ""
        raise UnreadableError(f"{path}: `kg check {path}` finds mistakes in it{first}")
    return _Reader(loaded.graph, gazetteer.names).encoding(str(path), rdflib.URIRef(loaded.iri))


@dataclass(frozen=True)
class _Reader:
    graph: rdflib.Graph
    names: NameIndex

    def encoding(self, path: str, article: Node) -> Encoding:
        found = list(self.graph.subjects(rdflib.URIRef(RDF["type"]), rdflib.URIRef(CKG["Claim"])))
        claims = [self.claim(claim) for claim in found]
        coders = {self.label(coder) for c in found for coder in self.values(c, "codedBy")}
        return Encoding(
            path=path,
            article=str(article),
            text_sha=str(self.sha256(article)),
            coders=tuple(sorted(coders)),
            claims=tuple(sorted(claims, key=lambda c: (min(c.span, default=0), c.identifier))),
        )

    def sha256(self, article: Node) -> Node | str:
        """The SHA-256 of the text; of the captured file where there is no text."""
        return self.one(article, "textSha256") or self.one(article, "capturedSha256") or ""

    def claim(self, claim: Node) -> EncodedClaim:
        quotes = sorted(
            (self.points(quote), str(self.one(quote, "exact")))
            for quote in self.values(claim, "hasQuote")
        )
        content = self.one(claim, "hasContent")
        values = {name: self.label(self.one(claim, term)) for name, term in _ON_CLAIM.items()}
        values |= {name: self.label(self.one(content, term)) for name, term in _ON_CONTENT.items()}
        values |= {
            "kind": self.label(self.graph.value(content, rdflib.URIRef(RDF["type"]))),
            "root": self.root(claim),
            "place": self.place(content),
            "extent": self.label(self.one(content, "hasExtent")),
            "date": str(self.one(self.one(content, "hasDate"), "edtf") or ""),
            "actors": self.actors(content),
            "quantities": self.quantities(content),
        }
        return EncodedClaim(
            identifier=str(self.graph.value(claim, rdflib.URIRef(DCTERMS["identifier"])) or ""),
            quote=" … ".join(words for _, words in quotes),
            span=frozenset(point for points, _ in quotes for point in range(*points)),
            values={name: value for name, value in values.items() if value},
        )

    def points(self, quote: Node) -> tuple[int, int]:
        return int(str(self.one(quote, "start"))), int(str(self.one(quote, "end")))

    def root(self, claim: Node) -> str:
        """The last source of the chain."""
        links = [
            (int(str(self.one(link, "position"))), self.label(self.one(link, "namesSource")))
            for link in self.values(claim, "hasSource")
        ]
        return max(links)[1] if links else ""

    def place(self, content: Node | None) -> str:
        near = [f"near {self.label(place)}" for place in self.values(content, "nearPlace")]
        return "; ".join(sorted([*map(self.label, self.values(content, "atPlace")), *near]))

    def actors(self, content: Node | None) -> str:
        """Actors with their roles, in one text, so that the field is one category."""
        if content is None:
            return ""
        found = {
            f"{self.label(role)} {self.label(actor)}"
            for role, actor in self.graph.predicate_objects(content)
            if self.is_actor(actor)
        }
        return "; ".join(sorted(found))

    def quantities(self, content: Node | None) -> str:
        """The numbers with what they count, from least to most, with rival readings of them."""
        firsts = self.values(content, "hasQuantity")
        rivals = [rival for first in firsts for rival in self.values(first, "rivalReading")]
        told = [self.quantity(first) for first in firsts]
        told += [f"or {self.quantity(rival)}" for rival in rivals]
        return "; ".join(sorted(told))

    def quantity(self, node: Node) -> str:
        least = self.one(node, "minimum") or ""
        most = self.one(node, "maximum") or ""
        return f"{self.label(self.one(node, 'hasCasualtyKind'))} {least} to {most or 'any number'}"

    def is_actor(self, node: Node) -> bool:
        thing = self.names.things.get(str(node))
        return thing is not None and not thing.is_place

    def values(self, node: Node | None, term: str) -> list[Node]:
        return [] if node is None else list(self.graph.objects(node, rdflib.URIRef(CKG[term])))

    def one(self, node: Node | None, term: str) -> Node | None:
        return next(iter(self.values(node, term)), None)

    def label(self, node: Node | None) -> str:
        """What to call a thing, a class, a property or a member of a code list."""
        iri = str(node or "")
        thing = self.names.things.get(iri)
        if thing is not None:
            return thing.label
        return _words().get(iri) or (CKG.local(iri) if iri in CKG else iri.rpartition("/")[2])


@cache
def _words() -> dict[str, str]:
    """Properties and members of code lists, to how they are written in an article's file."""
    keys = load_vocabulary().keys.values()
    codes = {iri: word for key in keys for word, iri in key.codes.items()}
    return codes | {key.iri: key.name for key in keys}
