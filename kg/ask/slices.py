"""The graph as it counts at a moment: what was known by then, with the conclusions drawn for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date

from kg.derive import conclude, in_force
from kg.force import ClaimInForce, claims_in_force, every_claim
from kg.namespaces import CONCLUSIONS_GRAPH, SLICE_GRAPH
from kg.store import Store

_SLICE = SLICE_GRAPH
_RECENT = f"{SLICE_GRAPH}.recent"
_CONCLUDED = f"{SLICE_GRAPH}.concluded"


@dataclass(frozen=True)
class Moment:
    """The day asked about and the day by which something had to be published; None for no limit.

    `every_claim` counts drafts and what was withdrawn as well, to find out what they would answer.
    """

    as_of: date | None = None
    known_on: date | None = None
    every_claim: bool = False


@contextmanager
def sliced(store: Store, moment: Moment) -> Iterator[list[str]]:
    """The names of the graphs to ask for `moment`; they are there while the block runs."""
    if moment == Moment():
        yield store.graphs()
        return
    if moment.every_claim:
        claims = every_claim(store)
    else:
        claims = claims_in_force(store, moment.as_of, moment.known_on)
    with slice_of(store, claims, claims) as graphs:
        yield graphs


@contextmanager
def slice_of(
    store: Store, claims: Iterable[ClaimInForce], recent: Iterable[ClaimInForce]
) -> Iterator[list[str]]:
    """The names of the graphs in which `claims` are in force, with what follows from them.

    Rules that infer read the `recent` ones alone. The graphs are there while the block runs.
    """
    given = [graph for graph in store.graphs() if graph != CONCLUSIONS_GRAPH]
    marks = {_SLICE: in_force(claims, _SLICE), _RECENT: in_force(recent, _RECENT)}
    with store.scratch(marks):
        concluded = conclude(store, [*given, _SLICE], _CONCLUDED, [*given, _RECENT])
        with store.scratch({_CONCLUDED: concluded}):
            yield [*given, _SLICE, _CONCLUDED]
