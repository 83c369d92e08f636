"""Validation with compiled shapes, with the interface of `kg.validate.Validator`."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from itertools import chain
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from kg.engine.refusal import NotCompiledError
from kg.engine.shapes.change import Change
from kg.engine.shapes.compiler import Root, compile_shapes
from kg.engine.shapes.index import TYPE, Index, Nodes
from kg.engine.shapes.queries import FOCUS, Query, marks
from kg.engine.shapes.shape import Shape
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
        self.roots = roots
        self.context = set(context)
        self.index = Index(self.context)
        self._store: ox.Store | None = None

    def admit(self, statements: Iterable[Statement]) -> None:
        """Let the context hold `statements`, too."""
        new = [one for one in statements if one not in self.context]
        self.context.update(new)
        self.index.add(new)
        if self._store is not None:
            self._store.extend(_quads(new))

    def checking(self, stated: Collection[Statement]) -> Checking:
        """The check of one article, before and after reasoning."""
        return Checking(self, stated)

    def solutions(
        self, stated: list[Statement], focus: list[tuple[Query, Nodes]]
    ) -> Iterator[Finding]:
        """What queries find about their focus nodes: for so long the data stand in the store."""
        if not focus:
            return
        if self._store is None:
            self._store = ox.Store()
            self._store.extend(_quads(self.context))
        added = list(_quads(one for one in stated if one not in self.context))
        try:
            self._store.extend(added)
            for query, nodes in focus:
                self._store.extend(marks(query.shape, nodes))
                yield from query.findings(self._store, nodes)
                self._store.clear_graph(FOCUS)
        finally:
            self._store.clear_graph(FOCUS)
            for quad in added:
                self._store.remove(quad)


class Checking:
    """The check of what one article states, before and after reasoning."""

    def __init__(self, checks: ChecksInContext, stated: Collection[Statement]) -> None:
        self._checks = checks
        self._statements: list[Statement] = []
        self._nodes: Nodes = {}
        self._focus: list[Nodes] = []
        self._index = Index((), checks.index)
        self._add(self._with_resources(stated))

    def _with_resources(self, statements: Collection[Statement]) -> list[Statement]:
        """`statements`, and that what they newly describe is a resource: RDF Semantics, rdfs4a."""
        new = dict.fromkeys(one[0] for one in statements if one[0] not in self._nodes)
        return [*statements, *((node, TYPE, _RESOURCE) for node in new)]

    def _add(self, statements: list[Statement]) -> None:
        self._statements += statements
        self._index.add(statements)
        self._nodes.update((one[0], None) for one in statements)

    def _focus_nodes(self) -> list[Nodes]:
        """The focus nodes of each root, in their order."""
        instances = instances_by_class(self._index, self._nodes)
        return [
            root.targets.among(self._index, instances, self._nodes) for root in self._checks.roots
        ]

    def findings(self) -> list[Finding]:
        """What is wrong with the nodes that the article describes, in a fixed order.

        SHACL, section 3.4: https://www.w3.org/TR/shacl/#validation-definition.
        """
        self._focus = self._focus_nodes()
        roots = list(zip(self._checks.roots, self._focus, strict=True))
        shapes = [(root.shape, nodes) for root, nodes in roots]
        queries = [(query, nodes) for root, nodes in roots for query in root.queries]
        return self._found(shapes, queries)

    def findings_after(self, inferred: Collection[Statement]) -> list[Finding]:
        """What is wrong when `inferred` is added, without what certainly is as it was before.

        Ask for `findings` before: together they are all that is wrong before or after.
        """
        added = self._with_resources(inferred)
        change, before = Change.of(self._index, added), self._focus
        self._add(added)
        self._focus = self._focus_nodes()
        shapes, queries = [], []
        for root, was, nodes in zip(self._checks.roots, before, self._focus, strict=True):
            shapes.append((root.shape, change.touched(nodes, was, root.reads)))
            for query in root.queries:
                reads = query.reads
                touched = nodes if reads is None else change.touched(nodes, was, reads)
                queries.append((query, touched))
        return self._found(shapes, queries)

    def _found(
        self, shapes: list[tuple[Shape, Nodes]], queries: list[tuple[Query, Nodes]]
    ) -> list[Finding]:
        asked = [(query, query.to_ask_about(self._index, nodes)) for query, nodes in queries]
        answered = self._checks.solutions(self._statements, [one for one in asked if one[1]])
        return in_order(chain(self._of_shapes(shapes), answered))

    def _of_shapes(self, focus: list[tuple[Shape, Nodes]]) -> list[Finding]:
        found: list[Finding] = []
        for shape, nodes in focus:
            for node in nodes:
                shape.add_findings(self._index, node, found)
        return found


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
        self.checking = checks.checking

    def validate(self, data: Graph) -> list[Finding]:
        """What is wrong with the nodes that `data` describes; see `CompiledValidator.validate`."""
        return self.checking(set(_statements(data))).findings()


def _statements(graph: Any) -> list[Statement]:
    from kg.terms import statements_from

    return statements_from(graph)


def _quads(statements: Iterable[Statement]) -> Iterator[ox.Quad]:
    """The statements as quads of the default graph; blank nodes keep their names."""
    return ox.parse(lines(statements), format=ox.RdfFormat.N_TRIPLES)
