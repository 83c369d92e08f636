"""What the articles of a store are checked against: which version, and what changed since when.

An article's record says by a key against which version it was checked. After a change of the
gazetteer the store remembers what it touches, so that articles of an earlier version stay where
they are not touched, however often a build is cut short meanwhile.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import pyoxigraph as ox

from kg.namespaces import CONTEXT_GRAPH, RDF
from kg.store import Store
from kg.upkeep.record import Record, json_line
from kg.upkeep.touched import Touch, Touched

_VALUE = ox.NamedNode(RDF["value"])
VERSIONS = 20
"""Earlier gazetteers of which it is remembered what has changed since."""


@dataclass(frozen=True)
class Context:
    """What articles are checked against.

    `key` is the hash of all of it, `program` that of all but the gazetteer. `findings` are about
    the gazetteer. `since`: the key of an earlier version, to what has been touched since then.
    """

    key: str
    program: str
    findings: list[dict[str, Any]] = field(default_factory=list)
    since: dict[str, dict[str, list[str]]] = field(default_factory=dict)

    def triples(self) -> bytes:
        """The context as N-Triples for `kg.namespaces.CONTEXT_GRAPH`."""
        whole = {
            "key": self.key,
            "program": self.program,
            "findings": self.findings,
            "since": self.since,
        }
        return json_line(CONTEXT_GRAPH, whole).encode()

    def followed_by(self, key: str, findings: list[dict[str, Any]], touch: Touch) -> Context:
        """The context after a change of the gazetteer that has this `touch`."""
        since = {before: Touch.from_json(data) | touch for before, data in self.since.items()}
        since = {**since, self.key: touch}
        kept = {before: one.to_json() for before, one in since.items() if one.is_small}
        kept.pop(key, None)
        newest = dict(list(kept.items())[-VERSIONS:])
        return Context(key, self.program, findings, newest)


def context_in(store: Store) -> Context | None:
    """What the articles in `store` are checked against; None where nothing was built yet."""
    quads = store.matching(ox.NamedNode(CONTEXT_GRAPH), _VALUE, None, CONTEXT_GRAPH)
    for quad in quads:
        assert isinstance(quad.object, ox.Literal)
        return Context(**json.loads(quad.object.value))
    return None


def still_good(store: Store, context: Context) -> Callable[[Record], bool]:
    """Whether what `store` keeps of a file is as `context` has it, if the file is unchanged."""

    @cache
    def touched(key: str) -> Touched | None:
        data = context.since.get(key)
        return None if data is None else Touched(store, Touch.from_json(data))

    def good(record: Record) -> bool:
        if record.key == context.key:
            return True
        since = touched(record.key)
        return since is not None and not since(record)

    return good
