"""Property paths of queries, as functions from a node to the nodes at the other end.

SPARQL 1.1, section 9: https://www.w3.org/TR/sparql11-query/#propertypaths.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from kg.engine.shapes.index import SUBCLASS, TYPE, Index, reached
from kg.engine.sieve.words import Words
from kg.statements import Term

Step = Callable[[Index, Term], Iterable[Term]]
"""The nodes that a path leads to from a node."""


@dataclass(frozen=True)
class Path:
    """A path in both directions; `reads` are the properties that it follows.

    `only` is the property, where the path is no more than that, `inverse` where it is no more than
    that the other way round.
    """

    forward: Step
    backward: Step
    reads: frozenset[Term]
    only: Term | None = None
    inverse: Term | None = None

    @property
    def turned(self) -> Path:
        """The path the other way round."""
        return Path(self.backward, self.forward, self.reads, self.inverse, self.only)


def read_path(words: Words) -> Path:
    """The path that comes next: alternatives, section 9.1."""
    found = [_sequence(words)]
    while words.accept("|"):
        found.append(_sequence(words))
    if len(found) == 1:
        return found[0]
    return Path(
        lambda index, node: {end: None for path in found for end in path.forward(index, node)},
        lambda index, node: {end: None for path in found for end in path.backward(index, node)},
        frozenset().union(*(path.reads for path in found)),
    )


def _sequence(words: Words) -> Path:
    found = [_part(words)]
    while words.accept("/"):
        found.append(_part(words))
    path = found[0]
    for further in found[1:]:
        path = _joined(path, further)
    return path


def _joined(one: Path, other: Path) -> Path:
    forward = _after(one.forward, other.forward)
    if one.only == TYPE and other.forward is _SUPERCLASSES:
        forward = Index.classes
    return Path(forward, _after(other.backward, one.backward), one.reads | other.reads)


def _after(first: Step, second: Step) -> Step:
    return lambda index, node: {
        end: None for middle in first(index, node) for end in second(index, middle)
    }


def _part(words: Words) -> Path:
    if words.accept("^"):
        return _part(words).turned
    if words.accept("("):
        path = read_path(words)
        words.expect(")")
    else:
        path = _property(TYPE if words.accept("a") else words.term())
    if words.accept("*"):
        return _repeated(path, with_none=True)
    return _repeated(path, with_none=False) if words.accept("+") else path


def _property(name: Term) -> Path:
    return Path(
        lambda index, node: index.objects(node, name),
        lambda index, node: index.subjects(name, node),
        frozenset({name}),
        name,
    )


def _repeated(path: Path, with_none: bool) -> Path:
    """`*` and `+`, section 9.3."""
    if path.only == SUBCLASS and with_none:
        return Path(_SUPERCLASSES, _many(path.backward, with_none), path.reads)
    return Path(_many(path.forward, with_none), _many(path.backward, with_none), path.reads)


def _many(step: Step, with_none: bool) -> Step:
    def follow(index: Index, node: Term) -> Iterable[Term]:
        start = [node] if with_none else step(index, node)
        return reached(start, lambda one: step(index, one))

    return follow


_SUPERCLASSES = Index.superclasses
