"""Looking up what is said of one thing, however much the store holds."""

from __future__ import annotations

from functools import cache

import pyoxigraph as ox

from kg.namespaces import CKG, SKOS
from kg.store import Store

_LABEL = ox.NamedNode(SKOS["prefLabel"])
_NOTATION = ox.NamedNode(SKOS["notation"])


@cache
def term(iri: str) -> ox.NamedNode:
    """The node of an IRI that is looked up again and again, such as that of a property."""
    return ox.NamedNode(iri)


class Lookup:
    """Looks things up in `store`; properties are local names of the ontology."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def nodes(self, subject: ox.NamedNode, name: str) -> list[ox.NamedNode]:
        """The nodes that `subject` has the property `name` with, each once."""
        found = self.values(subject, term(CKG[name]))
        return [value for value in found if isinstance(value, ox.NamedNode)]

    def texts(self, subject: ox.NamedNode, name: str) -> list[str]:
        """The literals that `subject` has the property `name` with, sorted."""
        found = self.values(subject, term(CKG[name]))
        return sorted(value.value for value in found if isinstance(value, ox.Literal))

    def text(self, subject: ox.NamedNode, name: str) -> str | None:
        """The literal, of several the first in their order; None when there is none."""
        return next(iter(self.texts(subject, name)), None)

    def label(self, subject: ox.NamedNode) -> str | None:
        """The English label; None when there is none."""
        found = self.values(subject, _LABEL)
        labels = [v.value for v in found if isinstance(v, ox.Literal) and v.language == "en"]
        return max(labels, default=None)

    def code(self, concept: ox.NamedNode) -> str | None:
        """The notation of `concept`; None when there is none."""
        codes = (value for value in self.values(concept, _NOTATION))
        return next((code.value for code in codes if isinstance(code, ox.Literal)), None)

    def values(self, subject: ox.NamedNode, predicate: ox.NamedNode) -> list[object]:
        """What `subject` has the property `predicate` with, each once."""
        quads = self._store.matching(subject, predicate, None)
        return list(dict.fromkeys(quad.object for quad in quads))
