"""Names of things in a store: labels to show, and the index that finds things by name."""

from __future__ import annotations

import re
from functools import cached_property

import pyoxigraph as ox

from kg.ask.lookup import Lookup, term
from kg.load.names import NameIndex, Thing
from kg.namespaces import CKG, CLAIM, RDF, RDFS, SKOS, compact
from kg.store import Store

_NAMES = """
SELECT DISTINCT ?thing ?name WHERE {
  ?thing skos:prefLabel|skos:altLabel|skos:hiddenLabel ?name . FILTER(LANG(?name) != "")
}
ORDER BY ?thing ?name
"""
_WITH_THE = ("StateForce", "Coalition", "Government", "Side", "River", "Desert", "BorderZone")
_PART_OF = re.compile(r"(\S+ ){1,2}of ")


_TYPE = term(RDF["type"])
_ANY = frozenset({CKG["Actor"], CKG["Place"]})
_NAMED_BY = tuple(term(SKOS[name]) for name in ("prefLabel", "altLabel", "hiddenLabel"))
_PLACE = term(CKG["Place"])
_BROADER = term(RDFS["subClassOf"])


class Labels:
    """English labels of actors and places, looked up one by one; `index` is all they are called."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._find = Lookup(store)
        self._labels: dict[str, str | None] = {}
        self._things: dict[str, Thing | None] = {}

    @cached_property
    def index(self) -> NameIndex:
        """Every name of every thing: reading it takes the longer the more of them there are."""
        found = NameIndex()
        names: dict[str, list[str]] = {}
        for row in self._store.select(_NAMES):
            names.setdefault(row["thing"] or "", []).append(row["name"] or "")
        for iri, known in names.items():
            thing = self.thing(iri)
            if thing is not None:
                own = thing.slug.partition(".")[2]  # a place that only one article knows
                found.add(thing, [*known, *([own] if own else [])])
        return found

    def thing(self, iri: str) -> Thing | None:
        """The actor or place `iri`; None when it is none, or has no name."""
        if iri not in self._things:
            self._things[iri] = self._thing(iri)
        return self._things[iri]

    def _thing(self, iri: str) -> Thing | None:
        node = _node(iri)
        kinds = sorted(k for k in self._kinds(node) if k in CKG and k not in _ANY) if node else []
        if node is None or not kinds or not any(self._find.values(node, n) for n in _NAMED_BY):
            return None
        slug = iri.rpartition("/")[2]
        is_place = _PLACE in self._find.values(ox.NamedNode(kinds[0]), _BROADER)
        return Thing(iri, slug, self._english(iri) or slug, CKG.local(kinds[0]), is_place)

    def _kinds(self, node: ox.NamedNode) -> list[str]:
        return [str(getattr(kind, "value", "")) for kind in self._find.values(node, _TYPE)]

    def _english(self, iri: str) -> str | None:
        if iri not in self._labels:
            node = _node(iri)
            self._labels[iri] = self._find.label(node) if node else None
        return self._labels[iri]

    def phrase(self, iri: str) -> str:
        """The label as it stands in a sentence: the Syrian Army, Islamic State, the east of it."""
        thing = self.thing(iri)
        label = self.label(iri)
        if thing is None or label.lower().startswith("the "):
            return label
        described = thing.kind == "Area" and _PART_OF.match(label)
        return f"the {label}" if thing.kind in _WITH_THE or described else label

    def label(self, iri: str) -> str:
        """What to call `iri` in English: its label, a claim's id, or its compact name."""
        thing = self.thing(iri)
        label = self._english(iri) if thing is not None else None
        if label is not None:
            return label
        return CLAIM.local(iri) if iri in CLAIM else compact(iri)


def _node(iri: str) -> ox.NamedNode | None:
    try:
        return ox.NamedNode(iri)
    except ValueError:  # text of a table that only looks like an IRI
        return None
