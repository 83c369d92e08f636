"""The graph as it counts at a moment: what was known by then, with the conclusions drawn for it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date

from kg.derive import conclude, in_force
from kg.force import claims_in_force, every_claim, recent
from kg.namespaces import CONCLUSIONS_GRAPH, SLICE_GRAPH
from kg.store import Store

_SLICE = SLICE_GRAPH
_RECENT = f"{SLICE_GRAPH}.recent"


@dataclass(frozen=True)
class Moment:
    """The day asked about and the day by which something had to be published; None for no limit.

    `every_claim` counts drafts and what was withdrawn as well, to find out what they would answer.
    """

    as_of: date | None = None
    known_on: date | None = None
    every_claim: bool = False


@contextmanager
def sliced(store: Store, moment: Moment, oldest: date | None = None) -> Iterator[list[str]]:
    """The names of the graphs to ask for `moment`; they are there while the block runs.

    Inferences rest on claims that speak of `oldest` or a later day; None for no limit.
    """
    if moment == Moment() and oldest is None:
        yield store.graphs()
        return
    given = [graph for graph in store.graphs() if graph != CONCLUSIONS_GRAPH]
    if moment.every_claim:
        claims = every_claim(store)
    else:
        claims = claims_in_force(store, moment.as_of, moment.known_on)
    fresh = claims if oldest is None else recent(claims, oldest)
    try:
        store.add(in_force(claims, _SLICE))
        store.add(in_force(fresh, _RECENT))
        concluded = conclude(store, [*given, _SLICE], _SLICE, inferring_from=[*given, _RECENT])
        store.add(concluded)
        yield [*given, _SLICE]
    finally:
        store.drop(_SLICE)
        store.drop(_RECENT)
