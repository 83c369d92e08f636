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
_MOST = 2_000
"""Nodes about which one thing is remembered from one graph to the next."""
_NOTHING: dict[Term, Nodes] = {}


class Index:
    """The statements of a graph and of `base`, the index of its context, by node and property.

    Building it takes time for the statements only, however large the context is.
    """

    def __init__(self, statements: Iterable[Statement], base: Index | None = None) -> None:
        self._of: dict[Term, dict[Term, Nodes]] = {}
        self._properties: set[Term] = set()
        self._backward: dict[Term, dict[Term, Nodes]] = {}
        self._superclasses: dict[Term, frozenset[Term]] = {}
        self._classes: dict[Term, frozenset[Term]] = {}
        self._unions: dict[tuple[Term, ...], frozenset[Term]] = {}
        self._remembered: dict[Hashable, dict[Any, Any]] = {}
        self._known: dict[Hashable, dict[Any, Any]] = {}
        self._base = base
        self._given = base._of if base is not None else {}
        self.add(statements)

    def add(self, statements: Iterable[Statement]) -> None:
        """Let the index hold `statements`, too."""
        described = self._of
        for subject, predicate, value in statements:
            properties = described.get(subject)
            if properties is None:
                properties = described[subject] = {}
            values = properties.get(predicate)
            if values is None:
                properties[predicate] = {value: None}
                self._properties.add(predicate)
            else:
                values[value] = None
            if predicate in self._backward:
                self._backward[predicate].setdefault(value, {})[subject] = None
            if predicate == SUBCLASS:
                self._superclasses.clear()
                self._unions.clear()
        self._known.clear()
        self._classes.clear()

    def objects(self, subject: Term, predicate: Term) -> Nodes:
        """The nodes that `subject` has for `predicate`, each once."""
        described = self._of.get(subject)
        own = _NONE if described is None else described.get(predicate, _NONE)
        if subject not in self._given:
            return own
        given = self._given[subject].get(predicate)
        return own if given is None else {**given, **own}

    def has_property(self, predicate: Term) -> bool:
        """Whether any node has `predicate`."""
        if predicate in self._properties:
            return True
        return self._base is not None and self._base.has_property(predicate)

    def described(self, subject: Term) -> dict[Term, Nodes]:
        """The properties that `subject` has, each with its values."""
        own, given = self._of.get(subject, _NOTHING), self._given.get(subject)
        if given is None:
            return own
        return {name: self.objects(subject, name) for name in {**given, **own}}

    def subjects(self, predicate: Term, value: Term) -> Nodes:
        """The nodes that have `value` for `predicate`, each once."""
        reverse = self._backward.get(predicate)
        if reverse is None:
            reverse = self._reversed(predicate)
        own = reverse.get(value, _NONE)
        if self._base is None:
            return own
        given = self._base.subjects(predicate, value)
        return {**given, **own} if given and own else given or own

    def known(self, about: Hashable, reads: frozenset[Term]) -> dict[Any, Any]:
        """What was found out before about single nodes, to be added to.

        `about` says what it is that was found out by looking at the properties `reads`. It is
        the same for all graphs in one context that have none of these properties themselves; else
        it is of this graph alone, as long as nothing is added to it.
        """
        found = self._known.get(about)
        if found is None:
            found = self._known[about] = self._found_before(about, reads)
        return found

    def _found_before(self, about: Hashable, reads: frozenset[Term]) -> dict[Any, Any]:
        if self._base is None or not reads.isdisjoint(self._properties):
            return {}
        found = self._base._remembered.setdefault(about, {})
        if len(found) > _MOST:
            found.clear()
        return found

    def _reversed(self, predicate: Term) -> dict[Term, Nodes]:
        """The subjects of `predicate` by object: made when first asked for, as few are."""
        found = self._backward[predicate] = {}
        for subject, properties in self._of.items():
            for value in properties.get(predicate, _NONE):
                found.setdefault(value, {})[subject] = None
        return found

    def superclasses(self, kind: Term) -> frozenset[Term]:
        """The class `kind` itself and what it is a subclass of, by however many steps."""
        if self._base is not None and SUBCLASS not in self._properties:
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
            found = self._classes[node] = self._above(tuple(self.objects(node, TYPE)))
        return found

    def _above(self, kinds: tuple[Term, ...]) -> frozenset[Term]:
        """The classes `kinds` and all of which they are subclasses."""
        if self._base is not None and SUBCLASS not in self._properties:
            return self._base._above(kinds)
        found = self._unions.get(kinds)
        if found is None:
            found = self._unions[kinds] = frozenset().union(*map(self.superclasses, kinds))
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
