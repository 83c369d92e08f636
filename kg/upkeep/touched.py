"""Which articles a change of the gazetteer touches: few of many.

An article is checked with its part of the gazetteer (see `kg.engine.part`), and what it means it
finds by looking up names. So a change touches it where it mentions a thing whose part has changed,
gives a name that such a thing has, or looked up a name that names something else now.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import pyoxigraph as ox

from kg.engine.part import Reach
from kg.namespaces import SKOS, article_graph
from kg.statements import Statement, node, read_lines, term, value
from kg.store import MemoryStore, Store
from kg.upkeep.gazetteer import GRAPHS
from kg.upkeep.record import Record

_STATED, _INFERRED, _NAMES = GRAPHS
_NAME = term(SKOS["prefLabel"])
MOST = 2_000
"""Things that may be touched by changes: of more, all articles are made again."""


@dataclass(frozen=True)
class Touch:
    """What changes of the gazetteer touch: things and labels as terms, and normalised names."""

    things: frozenset[str] = frozenset()
    labels: frozenset[str] = frozenset()
    forms: frozenset[str] = frozenset()

    def __or__(self, other: Touch) -> Touch:
        return Touch(
            self.things | other.things, self.labels | other.labels, self.forms | other.forms
        )

    @property
    def is_small(self) -> bool:
        """Whether it is worth being remembered."""
        return len(self.things) + len(self.labels) + len(self.forms) <= MOST

    def to_json(self) -> dict[str, list[str]]:
        """The touch as JSON data, which `from_json` reads."""
        return {name: sorted(getattr(self, name)) for name in ("things", "labels", "forms")}

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Touch:
        """The touch that `to_json` wrote."""
        return cls(*(frozenset(data[name]) for name in ("things", "labels", "forms")))


def touch_of(before: Store, after: Store) -> Touch:
    """What is touched when the gazetteer in the store `before` becomes that in `after`."""
    old, new = _all(before), _all(after)
    changed = {one[0] for one in old ^ new}
    things = Reach(old | new).needing(changed)
    labels = {one[2] for one in old | new if one[1] == _NAME and one[0] in things}
    forms = {value(one[2]) for one in _read(before, _NAMES) ^ _read(after, _NAMES)}
    return Touch(frozenset(things), frozenset(labels), frozenset(forms))


def in_memory(graphs: dict[str, bytes]) -> MemoryStore:
    """The gazetteer of `graphs` (name to N-Triples), as a store keeps it."""
    store = MemoryStore()
    store.replace({name: graphs.get(name, b"") for name in GRAPHS})
    return store


def _all(store: Store) -> set[Statement]:
    return _read(store, _STATED) | _read(store, _INFERRED)


def _read(store: Store, graph: str) -> set[Statement]:
    quads = store.matching(None, None, None, graph)
    return set(read_lines("".join(f"{quad.triple} .\n" for quad in quads).encode()))


class Touched:
    """Whether single articles of a store are touched; the store is asked once."""

    def __init__(self, store: Store, touch: Touch) -> None:
        self._forms = touch.forms
        self._graphs = set(_mentioning(store, touch))

    def __call__(self, record: Record) -> bool:
        """Whether the article of `record` has to be made again; one that fails always is."""
        if not record.passes or record.article is None:
            return True
        asked = not self._forms.isdisjoint(record.asked)
        return asked or article_graph(record.article) in self._graphs


def _mentioning(store: Store, touch: Touch) -> Iterable[str]:
    for thing in touch.things:
        yield from _graphs(store.matching(None, None, node(thing)))
    name = ox.NamedNode(SKOS["prefLabel"])
    for label in touch.labels:
        yield from _graphs(store.matching(None, name, node(label)))


def _graphs(quads: Iterable[ox.Quad]) -> Iterable[str]:
    return (quad.graph_name.value for quad in quads if isinstance(quad.graph_name, ox.NamedNode))
