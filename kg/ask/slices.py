"""The graph as it counts at a moment: what was known by then, with the conclusions drawn for it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pyoxigraph as ox

from kg.ask.moment import Moment
from kg.derive import conclude, in_force
from kg.force import claims_in_force, every_claim
from kg.namespaces import SLICE_GRAPH, is_concluded
from kg.records.everything import inferred_everywhere
from kg.store import Store

_SLICE = SLICE_GRAPH
_CONCLUDED = f"{SLICE_GRAPH}.concluded"

_CONCLUSIONS = ("concludedBy", "ControlConclusion", "restsOnRelation", "derivedFrom")
"""The terms by which a query asks for what rules conclude, under whatever prefix."""


def reads_conclusions(sparql: str) -> bool:
    """Whether a query asks about what rules conclude."""
    return any(term in sparql for term in _CONCLUSIONS)


@contextmanager
def sliced(store: Store, moment: Moment, conclusions: bool) -> Iterator[list[str] | None]:
    """The names of the graphs to ask for `moment`, None for all; they are there for the block.

    All are not named, since each pattern of a query is looked up in every graph that is named.
    `conclusions` says whether what rules conclude is asked about. What they infer is worked out
    for all places then, which takes the longer the more there is.
    """
    if moment == Moment():
        inferred = inferred_everywhere(store, _CONCLUDED) if conclusions else []
        with store.scratch({_CONCLUDED: inferred}):
            yield None
    else:
        with _at(store, moment, conclusions) as graphs:
            yield graphs


@contextmanager
def _at(store: Store, moment: Moment, conclusions: bool) -> Iterator[list[str]]:
    """The graphs with the claims that count at `moment` and, if wanted, what follows from them."""
    if moment.every_claim:
        claims = every_claim(store)
    else:
        claims = claims_in_force(store, moment.as_of, moment.known_on)
    given = [graph for graph in store.graphs() if not is_concluded(graph)]
    with store.scratch({_SLICE: in_force(claims, _SLICE)}):
        concluded: list[ox.Quad] = []
        if conclusions:
            counting = {claim.iri for claim in claims}
            concluded += conclude(store, [*given, _SLICE], _CONCLUDED)
            concluded += inferred_everywhere(store, _CONCLUDED, lambda r: r.claim in counting)
        with store.scratch({_CONCLUDED: concluded}):
            yield [*given, _SLICE, _CONCLUDED]
