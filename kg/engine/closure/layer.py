"""Triples over triples: a layer holds what it adds and looks into the layers below it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from rdflib.term import Node

from kg.entailment import Triple

_Index = dict[Node, dict[Node, set[Node]]]


def _index() -> _Index:
    return defaultdict(lambda: defaultdict(set))


class Layer:
    """A set of triples that are not in the layers below, found by property and either end."""

    def __init__(self, below: Layer | None = None) -> None:
        self.triples: set[Triple] = set()
        self._values = _index()
        self._subjects = _index()
        self._lower: tuple[Layer, ...] = (below, *below._lower) if below is not None else ()

    def __contains__(self, triple: Triple) -> bool:
        return triple in self.triples or any(triple in layer.triples for layer in self._lower)

    def add(self, triple: Triple) -> bool:
        """Whether `triple` is new, here and below; if so it is added."""
        if triple in self:
            return False
        subject, predicate, value = triple
        self.triples.add(triple)
        self._values[predicate][subject].add(value)
        self._subjects[predicate][value].add(subject)
        return True

    def values(self, subject: Node, predicate: Node) -> Iterator[Node]:
        """What `subject` has for `predicate`, here and below."""
        for layer in (self, *self._lower):
            yield from _found(layer._values, predicate, subject)

    def subjects(self, predicate: Node, value: Node) -> Iterator[Node]:
        """What has `value` for `predicate`, here and below."""
        for layer in (self, *self._lower):
            yield from _found(layer._subjects, predicate, value)


def _found(index: _Index, predicate: Node, end: Node) -> list[Node]:
    """A copy, as the index may grow while it is read; a lookup adds no empty entry."""
    ends = index.get(predicate)
    return list(ends.get(end, ())) if ends is not None else []
