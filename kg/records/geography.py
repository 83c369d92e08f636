"""Where places lie, as far as an answer about one of them depends on it."""

from __future__ import annotations

from functools import cached_property

from kg.namespaces import CKG, GAZETTEER_GRAPH, RDF, inferred_graph
from kg.records.lookup import objects, subjects
from kg.store import Store

_TYPE, _WITHIN, _NEAR = RDF["type"], CKG["within"], CKG["nearPlace"]
_GAZETTEER = (GAZETTEER_GRAPH, inferred_graph(GAZETTEER_GRAPH))


class Geography:
    """The places of a store, read when they are asked for and remembered."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._kinds: dict[str, frozenset[str]] = {}
        self._areas: dict[str, frozenset[str]] = {}
        self._leading: dict[tuple[str, str], frozenset[str]] = {}

    def kinds(self, place: str) -> frozenset[str]:
        """The classes (IRIs) of `place`."""
        if place not in self._kinds:
            self._kinds[place] = frozenset(objects(self._store, place, _TYPE))
        return self._kinds[place]

    def is_a(self, place: str, kind: str) -> bool:
        """Whether `place` is of the kind (a local name) of ours."""
        return CKG[kind] in self.kinds(place)

    def areas(self, place: str) -> frozenset[str]:
        """The places within which `place` lies."""
        if place not in self._areas:
            self._areas[place] = frozenset(objects(self._store, place, _WITHIN))
        return self._areas[place]

    def around(self, place: str) -> list[str]:
        """The places within which `place` lies, followed to the ends; without itself."""
        found: set[str] = set()
        waiting = [place]
        while waiting:
            new = self.areas(waiting.pop()) - found
            found |= new
            waiting += new
        return sorted(found - {place})

    def inside(self, place: str) -> frozenset[str]:
        """The places of the gazetteer that lie within `place`."""
        return self._leading_to(_WITHIN, place)

    def near(self, place: str) -> frozenset[str]:
        """The places of the gazetteer that lie near `place`."""
        return self._leading_to(_NEAR, place)

    def _leading_to(self, name: str, place: str) -> frozenset[str]:
        known = self._leading.get((name, place))
        if known is None:
            found = (s for graph in _GAZETTEER for s in subjects(self._store, name, place, graph))
            known = self._leading[name, place] = frozenset(found)
        return known

    @cached_property
    def groups(self) -> frozenset[str]:
        """The groups of places in the gazetteer."""
        return frozenset(subjects(self._store, _TYPE, CKG["PlaceGroup"], GAZETTEER_GRAPH))

    def shares_area(self, group: str, place: str) -> bool:
        """Whether the two lie in one area that is no country."""
        common = self.areas(group) & self.areas(place)
        return any(not self.is_a(area, "Country") for area in common)
