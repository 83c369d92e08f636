"""Who belongs to whom by the gazetteer's relations, looked up for the actors that matter."""

from __future__ import annotations

from collections.abc import Iterable

import pyoxigraph as ox

from kg.namespaces import CKG, GAZETTEER_GRAPH, RDF
from kg.records.lookup import has, objects, subjects
from kg.store import Store

_TYPE, _MEMBER, _WHOLE = RDF["type"], CKG["hasMember"], CKG["hasWhole"]
_MEMBERSHIP, _UNNAMED = CKG["Membership"], CKG["UnnamedSource"]
_READ = frozenset({_TYPE, _MEMBER, _WHOLE})
"""The properties that rules read."""


class Members:
    """The gazetteer's cited memberships, followed to their ends for one actor at a time."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._memberships: dict[str, list[str]] = {}
        self._direct: dict[str, frozenset[str]] = {}
        self._all: dict[str, frozenset[str]] = {}

    def get(self, actor: str, default: frozenset[str] = frozenset(), /) -> frozenset[str]:
        """Everybody to whom `actor` belongs, through others too; `default` for nobody."""
        if actor not in self._all:
            found: set[str] = set()
            waiting = [actor]
            while waiting:
                new = self._wholes(waiting.pop()) - found
                found |= new
                waiting += new
            self._all[actor] = frozenset(found)
        return self._all[actor] or default

    def quads(self, actors: Iterable[str]) -> list[ox.Quad]:
        """The gazetteer's triples on the memberships and kinds of `actors` and of their wholes."""
        everybody = {whole for actor in actors for whole in (actor, *self.get(actor))}
        about = sorted(everybody | {r for actor in everybody for r in self._relations(actor)})
        return [
            quad
            for node in about
            for quad in self._store.matching(ox.NamedNode(node), None, None, GAZETTEER_GRAPH)
            if quad.predicate.value in _READ
        ]

    def _wholes(self, actor: str) -> frozenset[str]:
        if actor not in self._direct:
            found = (w for r in self._relations(actor) for w in self._about(r, _WHOLE))
            self._direct[actor] = frozenset(found)
        return self._direct[actor]

    def _relations(self, actor: str) -> list[str]:
        if actor not in self._memberships:
            found = subjects(self._store, _MEMBER, actor, GAZETTEER_GRAPH)
            self._memberships[actor] = [r for r in found if _MEMBERSHIP in self._about(r, _TYPE)]
        return self._memberships[actor]

    def _about(self, node: str, name: str) -> list[str]:
        return list(objects(self._store, node, name, GAZETTEER_GRAPH))


class UnnamedSources:
    """The sources that no article names, such as some news feeds: `source in unnamed`."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def __contains__(self, source: object) -> bool:
        return has(self._store, str(source), _TYPE, _UNNAMED)
