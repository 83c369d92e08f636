"""A graph as dictionaries, laid over the index of its context."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from typing import Any

from kg.namespaces import RDF, RDFS
from kg.statements import Statement, Term, term

Nodes = dict[Term, None]
"""A set of nodes that keeps its order."""

TYPE = term(RDF["type"])
SUBCLASS = term(RDFS["subClassOf"])
_NONE: Nodes = {}
_MOST = 10_000
"""Nodes about which one thing is remembered."""
_NOWHERE: dict[Term, Nodes] = {}


class Index:
    """The statements of a graph and of `base`, the index of its context, by predicate and node.

    Building it takes time for the statements only, however large the context is.
    """

    def __init__(self, statements: Iterable[Statement], base: Index | None = None) -> None:
        self._forward: dict[Term, dict[Term, Nodes]] = {}
        self._backward: dict[Term, dict[Term, Nodes]] = {}
        self._by_subject: dict[Term, list[tuple[Term, Term]]] | None = None
        self._superclasses: dict[Term, frozenset[Term]] = {}
        self._classes: dict[Term, frozenset[Term]] = {}
        self._remembered: dict[Hashable, dict[Any, Any]] = {}
        self._known: dict[Hashable, dict[Any, Any] | None] = {}
        self._base = base
        self._given = base._forward if base is not None else {}
        self.add(statements)

    def add(self, statements: Iterable[Statement]) -> None:
        """Let the index hold `statements`, too."""
        forward = self._forward
        for subject, predicate, value in statements:
            by_subject = forward.get(predicate)
            if by_subject is None:
                by_subject = forward[predicate] = {}
            values = by_subject.get(subject)
            if values is None:
                by_subject[subject] = {value: None}
            else:
                values[value] = None
        self._by_subject = None
        self._known.clear()
        self._backward.clear()
        self._superclasses.clear()
        self._classes.clear()

    def objects(self, subject: Term, predicate: Term) -> Nodes:
        """The nodes that `subject` has for `predicate`, each once."""
        own = self._forward.get(predicate, _NOWHERE).get(subject)
        given = self._given.get(predicate, _NOWHERE).get(subject)
        if own is None:
            return given or _NONE
        return own if given is None else {**given, **own}

    def subjects(self, predicate: Term, value: Term) -> Nodes:
        """The nodes that have `value` for `predicate`, each once."""
        own = self._reversed(predicate).get(value, _NONE)
        if self._base is None:
            return own
        given = self._base.subjects(predicate, value)
        return {**given, **own} if given and own else given or own

    def properties(self, subject: Term) -> Nodes:
        """The properties that `subject` has, each once."""
        return {predicate: None for predicate, _ in self.about(subject)}

    def about(self, subject: Term) -> list[tuple[Term, Term]]:
        """The properties of `subject` with their values, each pair once."""
        own = self._described().get(subject, [])
        given = self._base.about(subject) if self._base is not None else []
        return list(dict.fromkeys([*given, *own])) if given and own else given or own

    def _described(self) -> dict[Term, list[tuple[Term, Term]]]:
        """All that is said, by subject: made when first asked for."""
        if self._by_subject is None:
            found = self._by_subject = {}
            for predicate, by_subject in self._forward.items():
                for subject, values in by_subject.items():
                    pairs = found.setdefault(subject, [])
                    pairs += [(predicate, value) for value in values]
        return self._by_subject

    def known(self, about: Hashable, reads: frozenset[Term]) -> dict[Any, Any] | None:
        """What was found out before about single nodes, to be added to; None where it may differ.

        `about` says what it is that was found out by looking at the properties `reads`. It is
        the same for all graphs in one context that have none of these properties themselves.
        """
        if about not in self._known:
            self._known[about] = self._found_before(about, reads)
        return self._known[about]

    def _found_before(self, about: Hashable, reads: frozenset[Term]) -> dict[Any, Any] | None:
        if self._base is None or not reads.isdisjoint(self._forward):
            return None
        found = self._base._remembered.setdefault(about, {})
        if len(found) > _MOST:
            found.clear()
        return found

    def _reversed(self, predicate: Term) -> dict[Term, Nodes]:
        """The subjects of `predicate` by object: made when first asked for, as few are."""
        found = self._backward.get(predicate)
        if found is None:
            found = self._backward[predicate] = {}
            for subject, values in self._forward.get(predicate, {}).items():
                for value in values:
                    found.setdefault(value, {})[subject] = None
        return found

    def superclasses(self, kind: Term) -> frozenset[Term]:
        """The class `kind` itself and what it is a subclass of, by however many steps."""
        if self._base is not None and SUBCLASS not in self._forward:
            return self._base.superclasses(kind)
        found = self._superclasses.get(kind)
        if found is None:
            found = self._superclasses[kind] = frozenset(reached([kind], self._direct))
        return found

    def _direct(self, kind: Term) -> Nodes:
        return self.objects(kind, SUBCLASS)

    def classes(self, node: Term) -> frozenset[Term]:
        """The classes of which `node` is an instance.

        SHACL, section 1.1, SHACL instance: https://www.w3.org/TR/shacl/#dfn-shacl-instance.
        """
        found = self._classes.get(node)
        if found is None:
            kinds = self.objects(node, TYPE)
            found = frozenset().union(*map(self.superclasses, kinds))
            self._classes[node] = found
        return found


def reached(start: Iterable[Term], step: Callable[[Term], Iterable[Term]]) -> Nodes:
    """The nodes of `start` and all that `step` leads to from them, by however many steps."""
    found: Nodes = {}
    waiting = list(start)
    while waiting:
        node = waiting.pop()
        if node not in found:
            found[node] = None
            waiting.extend(step(node))
    return found
