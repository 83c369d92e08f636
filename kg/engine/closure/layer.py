"""Statements over triples: a layer holds what it adds and looks into the layers below it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from kg.statements import Statement, Term

_Index = dict[Term, dict[Term, set[Term]]]


def _index() -> _Index:
    return defaultdict(lambda: defaultdict(set))


class Layer:
    """A set of triples that are not in the layers below, found by property and either end."""

    def __init__(self, below: Layer | None = None) -> None:
        self.statements: set[Statement] = set()
        self._values = _index()
        self._subjects = _index()
        self._lower: tuple[Layer, ...] = (below, *below._lower) if below is not None else ()

    def __contains__(self, statement: Statement) -> bool:
        if statement in self.statements:
            return True
        return any(statement in layer.statements for layer in self._lower)

    def add(self, statement: Statement) -> bool:
        """Whether `statement` is new, here and below; if so it is added."""
        if statement in self:
            return False
        subject, predicate, value = statement
        self.statements.add(statement)
        self._values[predicate][subject].add(value)
        self._subjects[predicate][value].add(subject)
        return True

    def values(self, subject: Term, predicate: Term) -> Iterator[Term]:
        """What `subject` has for `predicate`, here and below."""
        for layer in (self, *self._lower):
            yield from _found(layer._values, predicate, subject)

    def subjects(self, predicate: Term, value: Term) -> Iterator[Term]:
        """What has `value` for `predicate`, here and below."""
        for layer in (self, *self._lower):
            yield from _found(layer._subjects, predicate, value)


def _found(index: _Index, predicate: Term, end: Term) -> list[Term]:
    """A copy, as the index may grow while it is read; a lookup adds no empty entry."""
    ends = index.get(predicate)
    return list(ends.get(end, ())) if ends is not None else []
