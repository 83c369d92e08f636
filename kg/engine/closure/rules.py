"""The rules: what follows from one new triple together with all that is known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.engine.closure.axioms import Axioms, Chain
from kg.engine.closure.layer import Layer
from kg.entailment import TYPE
from kg.statements import Statement, Term


def close(layer: Layer, statements: Iterable[Statement], axioms: Axioms) -> None:
    """Add `statements` and all that follows from them and the layers below to `layer`.

    Only statements of properties about which an axiom speaks are added: no other takes part in a
    rule. What is below must be closed already, so that each conclusion needs a new premise: it is
    drawn when the last of its premises is added (semi-naive evaluation).
    """
    waiting = [statement for statement in statements if statement[1] in axioms.properties]
    while waiting:
        statement = waiting.pop()
        if layer.add(statement):
            waiting.extend(_conclusions(layer, statement, axioms))


def clashing(layer: Layer, axioms: Axioms) -> set[tuple[Term, Term, Term]]:
    """Two disjoint classes and the node that is in both because of what is in `layer`.

    cax-dw, cax-adc (table 7).
    """
    found = set()
    for node, predicate, kind in layer.statements:
        if predicate == TYPE and kind in axioms.disjoint:
            others = axioms.disjoint[kind].intersection(layer.values(node, TYPE))
            found |= {(kind, other, node) for other in others}
    return found


def _conclusions(layer: Layer, statement: Statement, axioms: Axioms) -> Iterator[Statement]:
    subject, predicate, value = statement
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
        yield from _chained(layer, statement, chain, position)


def _chained(
    layer: Layer, statement: Statement, chain: Chain, position: int
) -> Iterator[Statement]:
    """What `chain` entails by way of `statement` as its part at `position`: prp-spo2, table 5."""
    begins, ends = {statement[0]}, {statement[2]}
    for part in reversed(chain.parts[:position]):
        begins = {node for end in begins for node in layer.subjects(part, end)}
    for part in chain.parts[position + 1 :]:
        ends = {node for begin in ends for node in layer.values(begin, part)}
    for begin in begins:
        for end in ends:
            yield begin, chain.target, end
