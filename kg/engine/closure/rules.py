"""The rules: what follows from one new triple together with all that is known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rdflib.term import Node

from kg.engine.closure.axioms import Axioms, Chain
from kg.engine.closure.layer import Layer
from kg.entailment import TYPE, Triple


def close(layer: Layer, triples: Iterable[Triple], axioms: Axioms) -> None:
    """Add `triples` and all that follows from them and the layers below to `layer`.

    Only triples of properties about which an axiom speaks are added: no other takes part in a
    rule. What is below must be closed already, so that each conclusion needs a new premise: it is
    drawn when the last of its premises is added (semi-naive evaluation).
    """
    waiting = [triple for triple in triples if triple[1] in axioms.properties]
    while waiting:
        triple = waiting.pop()
        if layer.add(triple):
            waiting.extend(_conclusions(layer, triple, axioms))


def clashing(layer: Layer, axioms: Axioms) -> set[tuple[Node, Node, Node]]:
    """Two disjoint classes and the node that is in both because of what is in `layer`.

    cax-dw, cax-adc (table 7).
    """
    found = set()
    for node, predicate, kind in layer.triples:
        if predicate == TYPE and kind in axioms.disjoint:
            others = axioms.disjoint[kind].intersection(layer.values(node, TYPE))
            found |= {(kind, other, node) for other in others}
    return found


def _conclusions(layer: Layer, triple: Triple, axioms: Axioms) -> Iterator[Triple]:
    subject, predicate, value = triple
    if predicate == TYPE:
        for kind in axioms.superclasses.get(value, ()):
            yield subject, TYPE, kind
        return
    for other in axioms.copied.get(predicate, ()):
        yield subject, other, value
    for other in axioms.reversed.get(predicate, ()):
        yield value, other, subject
    if predicate in axioms.transitive:
        yield from ((subject, predicate, far) for far in layer.values(value, predicate))
        yield from ((near, predicate, value) for near in layer.subjects(predicate, subject))
    for chain, position in axioms.chains.get(predicate, ()):
        yield from _chained(layer, triple, chain, position)


def _chained(layer: Layer, triple: Triple, chain: Chain, position: int) -> Iterator[Triple]:
    """What `chain` entails by way of `triple` as its part at `position`: prp-spo2, table 5."""
    begins, ends = {triple[0]}, {triple[2]}
    for part in reversed(chain.parts[:position]):
        begins = {node for end in begins for node in layer.subjects(part, end)}
    for part in chain.parts[position + 1 :]:
        ends = {node for begin in ends for node in layer.values(begin, part)}
    for begin in begins:
        for end in ends:
            yield begin, chain.target, end
