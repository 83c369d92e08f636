"""Validation with compiled shapes, with the interface of `kg.validate.Validator`."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from itertools import chain
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from kg.engine.refusal import NotCompiledError
from kg.engine.shapes.compiler import Root, compile_shapes
from kg.engine.shapes.index import TYPE, Index, Nodes
from kg.engine.shapes.queries import FOCUS, marks
from kg.engine.shapes.targets import instances_by_class
from kg.findings import Finding
from kg.namespaces import RDFS
from kg.results import in_order, vocabulary
from kg.statements import Statement, lines, term

if TYPE_CHECKING:
    from rdflib import Graph

    from kg.validate import Validator

_RESOURCE = term(RDFS["Resource"])


def validator_for(
    shapes: Graph, ontology: Graph, reference: bool = False
) -> CompiledValidator | Validator:
    """The compiled validator; pySHACL's for shapes that are not compiled, or if `reference`.

    KgError when pySHACL cannot read the shapes either.
    """
    from kg.validate import Validator

    if not reference:
        try:
            return CompiledValidator(shapes, ontology)
        except NotCompiledError:
            pass
    return Validator(shapes, ontology)


class Checks:
    """Compiled shapes and the vocabulary that they look at, both as statements.

    NotCompiledError, naming the shape and the component, when `shapes` use something that is not
    implemented.
    """

    def __init__(self, shapes: Collection[Statement], ontology: Iterable[Statement]) -> None:
        self._vocabulary = vocabulary(ontology)
        self._roots = compile_shapes(shapes)

    def within(self, context: Iterable[Statement]) -> ChecksInContext:
        """The checks of data that refer to `context`, which is read here and now."""
        return ChecksInContext(self._roots, chain(self._vocabulary, context))


class ChecksInContext:
    """Checks one graph after the other in one context; not two at the same time.

    How long a graph takes does not grow with the context, unless a query reads all of it.
    """

    def __init__(self, roots: list[Root], context: Iterable[Statement]) -> None:
        self._roots = roots
        self._context = frozenset(context)
        self._index = Index(self._context)
        self._store: ox.Store | None = None

    def check(self, data: Collection[Statement]) -> list[Finding]:
        """What is wrong with the nodes that `data` describe, in a fixed order.

        SHACL, section 3.4: https://www.w3.org/TR/shacl/#validation-definition.
        """
        nodes: Nodes = {statement[0]: None for statement in data}
        statements = list(data)
        statements += [(node, TYPE, _RESOURCE) for node in nodes]  # RDF Semantics, rule rdfs4a
        index = Index(statements, self._index)
        instances = instances_by_class(index, nodes)
        focus = [root.targets.among(index, instances, nodes) for root in self._roots]
        found = chain(self._of_shapes(index, focus), self._of_queries(statements, focus))
        return in_order(found)

    def _of_shapes(self, index: Index, focus: list[Nodes]) -> Iterator[Finding]:
        for root, nodes in zip(self._roots, focus, strict=True):
            for node in nodes:
                yield from root.shape.findings(index, node)

    def _of_queries(self, statements: list[Statement], focus: list[Nodes]) -> Iterator[Finding]:
        """What the queries find: for as long as they run, the data stand in the store."""
        if self._store is None:
            self._store = ox.Store()
            self._store.extend(_quads(self._context))
        added = list(_quads(one for one in statements if one not in self._context))
        try:
            self._store.extend(added)
            for root, nodes in zip(self._roots, focus, strict=True):
                if root.queries and nodes:
                    self._store.extend(marks(root.queries[0].shape, nodes))
                    for query in root.queries:
                        yield from query.findings(self._store, nodes)
        finally:
            self._store.clear_graph(FOCUS)
            for quad in added:
                self._store.remove(quad)


class CompiledValidator:
    """`Checks` of rdflib graphs, with the interface of the reference `kg.validate.Validator`.

    NotCompiledError, naming the shape and the component, when `shapes` use something that is not
    implemented: take that one then.
    """

    def __init__(self, shapes: Graph, ontology: Graph) -> None:
        self.checks = Checks(_statements(shapes), _statements(ontology))

    def validate(self, data: Graph, context: Graph | None = None) -> list[Finding]:
        """What is wrong with the nodes that `data` describes, in a fixed order.

        `context` is what `data` refers to and is not itself checked. For many graphs in one
        context use `with_context`, which reads it once.
        """
        return self.with_context(context).validate(data)

    def with_context(self, context: Graph | None) -> CompiledInContext:
        """The validator of graphs that refer to `context`, which is read here and now."""
        return CompiledInContext(self.checks.within(_statements(context or ())))


class CompiledInContext:
    """`ChecksInContext` of rdflib graphs."""

    def __init__(self, checks: ChecksInContext) -> None:
        self.checks = checks

    def validate(self, data: Graph) -> list[Finding]:
        """What is wrong with the nodes that `data` describes; see `CompiledValidator.validate`."""
        return self.checks.check(_statements(data))


def _statements(graph: Any) -> list[Statement]:
    from kg.terms import statements_from

    return statements_from(graph)


def _quads(statements: Iterable[Statement]) -> Iterator[ox.Quad]:
    """The statements as quads of the default graph; blank nodes keep their names."""
    return ox.parse(lines(statements), format=ox.RdfFormat.N_TRIPLES)
