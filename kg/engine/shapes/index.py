"""A graph as dictionaries, laid over the index of its context."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from rdflib import URIRef
from rdflib.term import Node

from kg.namespaces import RDF, RDFS

Triple = tuple[Node, Node, Node]
Nodes = dict[Node, None]
"""A set of nodes that keeps its order."""

TYPE = URIRef(RDF["type"])
SUBCLASS = URIRef(RDFS["subClassOf"])
_NONE: Nodes = {}


class Index:
    """The triples of a graph and of `base`, the index of its context, by predicate and node.

    Building it takes time for the triples only, however large the context is.
    """

    def __init__(self, triples: Iterable[Triple], base: Index | None = None) -> None:
        self._base = base
        self._forward: dict[Node, dict[Node, Nodes]] = {}
        self._backward: dict[Node, dict[Node, Nodes]] = {}
        self._superclasses: dict[Node, frozenset[Node]] = {}
        for subject, predicate, value in triples:
            self._forward.setdefault(predicate, {}).setdefault(subject, {})[value] = None

    def objects(self, subject: Node, predicate: Node) -> Nodes:
        """The nodes that `subject` has for `predicate`, each once."""
        own = self._forward.get(predicate, {}).get(subject, _NONE)
        if self._base is None:
            return own
        given = self._base.objects(subject, predicate)
        return {**given, **own} if given and own else given or own

    def subjects(self, predicate: Node, value: Node) -> Nodes:
        """The nodes that have `value` for `predicate`, each once."""
        own = self._reversed(predicate).get(value, _NONE)
        if self._base is None:
            return own
        given = self._base.subjects(predicate, value)
        return {**given, **own} if given and own else given or own

    def _reversed(self, predicate: Node) -> dict[Node, Nodes]:
        """The subjects of `predicate` by object: made when first asked for, as few are."""
        found = self._backward.get(predicate)
        if found is None:
            found = self._backward[predicate] = {}
            for subject, values in self._forward.get(predicate, {}).items():
                for value in values:
                    found.setdefault(value, {})[subject] = None
        return found

    def superclasses(self, kind: Node) -> frozenset[Node]:
        """The class `kind` itself and what it is a subclass of, by however many steps."""
        if self._base is not None and SUBCLASS not in self._forward:
            return self._base.superclasses(kind)
        found = self._superclasses.get(kind)
        if found is None:
            found = self._superclasses[kind] = frozenset(reached([kind], self._direct))
        return found

    def _direct(self, kind: Node) -> Nodes:
        return self.objects(kind, SUBCLASS)

    def classes(self, node: Node) -> set[Node]:
        """The classes of which `node` is an instance.

        SHACL, section 1.1, SHACL instance: https://www.w3.org/TR/shacl/#dfn-shacl-instance.
        """
        return {one for kind in self.objects(node, TYPE) for one in self.superclasses(kind)}


def reached(start: Iterable[Node], step: Callable[[Node], Iterable[Node]]) -> Nodes:
    """The nodes of `start` and all that `step` leads to from them, by however many steps."""
    found: Nodes = {}
    waiting = list(start)
    while waiting:
        node = waiting.pop()
        if node not in found:
            found[node] = None
            waiting.extend(step(node))
    return found
