"""From the shapes graph to compiled shapes, refusing what is not implemented."""

from __future__ import annotations

from dataclasses import dataclass

import pyoxigraph as ox
from rdflib import BNode, Graph, URIRef
from rdflib.term import Node

from kg.engine.refusal import NotCompiledError
from kg.engine.shapes.components import OF_ALL, OF_EACH
from kg.engine.shapes.index import TYPE, Index
from kg.engine.shapes.parameter import Parameter
from kg.engine.shapes.paths import compile_path
from kg.engine.shapes.queries import HEADER, Query, joined_to_focus, joins_safely
from kg.engine.shapes.shape import Shape
from kg.engine.shapes.targets import TARGETS, Targets
from kg.findings import Severity
from kg.namespaces import SH, compact
from kg.results import SEVERITIES

_PATH = URIRef(SH["path"])
_PROPERTY = URIRef(SH["property"])
_SPARQL = URIRef(SH["sparql"])
_MESSAGE = URIRef(SH["message"])
_SEVERITY = URIRef(SH["severity"])
_SELECT = URIRef(SH["select"])
_PREFIXES = URIRef(SH["prefixes"])
_DECLARE = URIRef(SH["declare"])
_PREFIX = URIRef(SH["prefix"])
_NAMESPACE = URIRef(SH["namespace"])
_CUSTOM = URIRef(SH["ConstraintComponent"])
_NO_CONSTRAINT = {*TARGETS, _PATH, _PROPERTY, _SPARQL, _MESSAGE, _SEVERITY} | {
    URIRef(SH[name])
    for name in ("name", "description", "order", "group", "defaultValue", "qualifiedValueShape")
}
_OF_QUERY = {_SELECT, _PREFIXES, _MESSAGE, _SEVERITY}


@dataclass(frozen=True)
class Root:
    """A shape with its own targets, and the SPARQL constraints that it has."""

    targets: Targets
    shape: Shape
    queries: tuple[Query, ...]


def compile_shapes(shapes: Graph) -> list[Root]:
    """The compiled shapes of the graph `shapes` that have targets, in a fixed order.

    NotCompiledError, naming the shape and the component, for what is not implemented.
    """
    if custom := list(shapes.subjects(TYPE, _CUSTOM)):
        raise _refuse(custom[0], "sh:ConstraintComponent")
    index = Index(shapes)
    targets = {node: Targets.of(index, node) for node in set(shapes.subjects())}
    roots = sorted((node for node, found in targets.items() if found), key=str)
    return [Root(targets[node], *_Compiler(shapes).root(node)) for node in roots]


class _Compiler:
    """Compiles one shape and those that it refers to."""

    def __init__(self, shapes: Graph) -> None:
        self._shapes = shapes
        self._open: list[Node] = []

    def root(self, node: Node) -> tuple[Shape, tuple[Query, ...]]:
        shape = self._shape(node, silent=False)
        constraints = sorted(self._shapes.objects(node, _SPARQL), key=str)
        if constraints and (shape.path is not None or isinstance(node, BNode)):
            raise _refuse(node, "sh:sparql in a property shape or a shape without IRI")
        return shape, tuple(self._query(shape, constraint) for constraint in constraints)

    def _shape(self, node: Node, silent: bool) -> Shape:
        """The shape `node`; `silent` when its own results are not reported."""
        if node in self._open:
            raise _refuse(node, "a shape that refers to itself")
        self._open.append(node)
        path = self._one(node, _PATH)
        of_each, of_all = self._tests(node)
        shape = Shape(
            node=node,
            path=None if path is None else compile_path(self._shapes, path),
            property=path,
            severity=self._severity(node),
            message=self._message(node, optional=silent or not (of_each or of_all)),
            of_each=tuple(OF_EACH[str(one.name)](one) for one in of_each),
            of_all=tuple(OF_ALL[str(one.name)](one) for one in of_all),
            properties=tuple(self._property_shapes(node, silent)),
        )
        self._open.pop()
        return shape

    def _tests(self, node: Node) -> tuple[list[Parameter], list[Parameter]]:
        """The parameters of the components of `node`: of each value node, and of all of them."""
        of_each, of_all = [], []
        for name, value in sorted(self._shapes.predicate_objects(node)):
            if str(name) not in SH or name in _NO_CONSTRAINT:
                continue
            parameter = Parameter(self._shapes, node, name, value, self._nested)
            if str(name) in OF_EACH:
                of_each.append(parameter)
            elif str(name) in OF_ALL:
                of_all.append(parameter)
            else:
                raise _refuse(node, compact(str(name)))
        return of_each, of_all

    def _nested(self, node: Node) -> Shape:
        """The shape `node` as another one's condition."""
        if (node, _SPARQL, None) in self._shapes:
            raise _refuse(node, "sh:sparql in a shape that another shape refers to")
        if (node, None, None) not in self._shapes:
            raise _refuse(node, "a shape that is not described")
        return self._shape(node, silent=True)

    def _property_shapes(self, node: Node, silent: bool) -> list[Shape]:
        """sh:property, section 4.7.2: each value node meets the property shapes."""
        found = sorted(self._shapes.objects(node, _PROPERTY), key=str)
        for part in found:
            if (part, _SPARQL, None) in self._shapes or (part, _PATH, None) not in self._shapes:
                raise _refuse(part, "a property shape with sh:sparql or without sh:path")
        return [self._shape(part, silent) for part in found]

    def _query(self, shape: Shape, node: Node) -> Query:
        """SPARQL constraint, section 5.1: its severity is that of its shape."""
        for name in self._shapes.predicates(node):
            if str(name) in SH and name not in _OF_QUERY:
                raise _refuse(node, compact(str(name)))
        if self._one(shape.node, _MESSAGE) is not None:
            raise _refuse(shape.node, "sh:message beside sh:sparql")
        text = str(self._one(node, _SELECT))
        focus = ox.NamedNode(str(shape.node))
        joined = joins_safely(text)
        if HEADER.match(text) is None:
            raise _refuse(node, "sh:select of this form")
        whole = self._prefixes(node) + (joined_to_focus(text, focus) if joined else text)
        _try(node, whole)
        message = self._message(node, optional=False)
        if "{?" in message or "{$" in message:
            raise _refuse(node, "sh:message with variables")
        return Query(node, focus, shape.severity, message, whole, joined)

    def _prefixes(self, node: Node) -> str:
        """The declarations that sh:prefixes names, section 5.2.1, as lines of SPARQL."""
        lines = [
            f"PREFIX {self._one(part, _PREFIX)}: {ox.NamedNode(str(self._one(part, _NAMESPACE)))}\n"
            for declaring in self._shapes.objects(node, _PREFIXES)
            for part in self._shapes.objects(declaring, _DECLARE)
        ]
        return "".join(sorted(lines))

    def _message(self, node: Node, optional: bool) -> str:
        found = self._one(node, _MESSAGE)
        if found is None and not optional:
            raise _refuse(node, "a shape without sh:message")
        return str(found or "")

    def _severity(self, node: Node) -> Severity:
        found = str(self._one(node, _SEVERITY) or SH["Violation"])
        if found not in SEVERITIES:
            raise _refuse(node, f"sh:severity {compact(found)}")
        return SEVERITIES[found]

    def _one(self, node: Node, name: URIRef) -> Node | None:
        """The only value that `node` has for `name`, or None; NotCompiledError for more."""
        found = list(self._shapes.objects(node, name))
        if len(found) > 1:
            raise _refuse(node, f"more than one {compact(str(name))}")
        return found[0] if found else None


def _try(node: Node, query: str) -> None:
    try:
        ox.Store().query(query)
    except SyntaxError as error:
        raise _refuse(node, f"sh:select that is no query ({error})") from error


def _refuse(node: Node, what: str) -> NotCompiledError:
    return NotCompiledError(f"{compact(str(node))}: {what} is not compiled")
