"""Names of things in a store: labels to show, and the index that finds things by name."""

from __future__ import annotations

import re
from functools import cached_property

import pyoxigraph as ox

from kg.ask.lookup import Lookup, term
from kg.load.names import NameIndex, Thing
from kg.namespaces import CKG, CLAIM, RDF, RDFS, SKOS, compact
from kg.store import Store

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
        self._of_places: dict[str, bool] = {}

    @cached_property
    def index(self) -> NameIndex:
        """Every name of every thing: reading it takes the longer the more of them there are."""
        found = NameIndex()
        names: dict[str, list[str]] = {}
        for iri, name in self._all_names():
            names.setdefault(iri, []).append(name)
        for iri, known in names.items():
            thing = self.thing(iri)
            if thing is not None:
                own = thing.slug.partition(".")[2]  # a place that only one article knows
                found.add(thing, [*known, *([own] if own else [])])
        return found

    def _all_names(self) -> list[tuple[str, str]]:
        """Things and their names in any language, sorted; a query takes many times as long."""
        quads = (q for name in _NAMED_BY for q in self._store.matching(None, name, None))
        found = {
            (quad.subject.value, quad.object.value, quad.object.language)
            for quad in quads
            if isinstance(quad.subject, ox.NamedNode)
            and isinstance(quad.object, ox.Literal)
            and quad.object.language
        }
        return [(iri, name) for iri, name, _ in sorted(found)]

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
        label = self._english(iri) or slug
        return Thing(iri, slug, label, CKG.local(kinds[0]), self._is_of_places(kinds[0]))

    def _is_of_places(self, kind: str) -> bool:
        """Whether a class (IRI) is one of places."""
        if kind not in self._of_places:
            self._of_places[kind] = _PLACE in self._find.values(ox.NamedNode(kind), _BROADER)
        return self._of_places[kind]

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
