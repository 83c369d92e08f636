"""What rules conclude about all places: for questions and files that are about no one place."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pyoxigraph as ox

from kg.derive import load_rules, rule_labels
from kg.namespaces import RECORD, is_concluded
from kg.records.bearing import Bearings
from kg.records.counting import in_force
from kg.records.inference import Inference, is_settlement
from kg.records.members import Members
from kg.records.record import Record
from kg.store import Store

_STARTING = """
SELECT DISTINCT ?place ?kind WHERE {
  { ?content a ?kind ; ckg:atPlace ?place } UNION { ?content a ?kind ; ckg:nearPlace ?place }
}
"""


def inferred_everywhere(
    store: Store, into: str, counts: Callable[[Record], bool] | None = None
) -> list[ox.Quad]:
    """What the rules that infer conclude about every place, as quads in the graph `into`.

    From the records that `counts` lets pass: those that count whatever the day unless it is given.
    It looks at every place at which something happened of the kind that a rule starts from.
    """
    bearings = Bearings(store)
    inference = Inference(bearings.geography, Members(store))
    used = counts or (lambda record: in_force(record, None, None) is not None)
    graph = ox.NamedNode(into)
    found: dict[ox.Quad, None] = {}
    for place in sorted(_starting_places(store, bearings)):
        records = [record for record in bearings.of(place) if used(record)]
        for triple in inference.conclusions(place, records):
            found[ox.Quad(triple.subject, triple.predicate, triple.object, graph)] = None
    return list(found)


def _starting_places(store: Store, bearings: Bearings) -> set[str]:
    kinds = {kind for rule in load_rules() if rule.infers for kind in rule.starting_kinds()}
    rows = [r for k in sorted(kinds) for r in store.select(_STARTING, {"kind": ox.NamedNode(k)})]
    places = {row["place"] or "" for row in rows}
    return {place for place in places if is_settlement(bearings.geography, place)}


def everything_concluded(store: Store, into: str) -> list[ox.Quad]:
    """All conclusions as quads in the one graph `into`: marks, conclusions and rules' labels.

    Those from one article are kept in `store`; those that join articles are worked out.
    """
    graph = ox.NamedNode(into)
    kept = (ox.Quad(q.subject, q.predicate, q.object, graph) for q in _kept(store))
    return [*kept, *inferred_everywhere(store, into), *rule_labels(into)]


def _kept(store: Store) -> Iterator[ox.Quad]:
    """The quads that rules conclude from single articles, without records."""
    for name in filter(is_concluded, store.graphs()):
        for quad in store.quads(name):
            if not is_record(quad):
                yield quad


def is_record(quad: ox.Quad) -> bool:
    """Whether `quad` only helps this program to find claims by place."""
    return getattr(quad.subject, "value", "") in RECORD
