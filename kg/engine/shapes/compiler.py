"""From the shapes graph to compiled shapes, refusing what is not implemented."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import pyoxigraph as ox

from kg.engine.refusal import NotCompiledError
from kg.engine.shapes.change import CLASS, Reads
from kg.engine.shapes.components import OF_ALL, OF_EACH
from kg.engine.shapes.description import Description
from kg.engine.shapes.index import TYPE, Index
from kg.engine.shapes.parameter import Parameter
from kg.engine.shapes.paths import compile_path
from kg.engine.shapes.queries import HEADER, Query, joined_to_focus, joins_safely
from kg.engine.shapes.shape import Shape
from kg.engine.shapes.targets import TARGETS, Targets
from kg.engine.sieve import Sieve, compile_sieve
from kg.findings import Severity
from kg.namespaces import SH, compact
from kg.results import SEVERITIES
from kg.statements import Statement, Term, is_blank, is_iri, term, value

_PATH = term(SH["path"])
_PROPERTY = term(SH["property"])
_SPARQL = term(SH["sparql"])
_MESSAGE = term(SH["message"])
_SEVERITY = term(SH["severity"])
_SELECT = term(SH["select"])
_PREFIXES = term(SH["prefixes"])
_DECLARE = term(SH["declare"])
_PREFIX = term(SH["prefix"])
_NAMESPACE = term(SH["namespace"])
_CUSTOM = term(SH["ConstraintComponent"])
_NO_CONSTRAINT = {*TARGETS, _PATH, _PROPERTY, _SPARQL, _MESSAGE, _SEVERITY} | {
    term(SH[name])
    for name in ("name", "description", "order", "group", "defaultValue", "qualifiedValueShape")
}
_NESTED = 3
"""How many shapes are open in a property shape of a property shape."""
_EMPTY = '""'
Prefixes = list[tuple[str, str]]
"""Prefixes, each with what it stands for."""
_OF_QUERY = {_SELECT, _PREFIXES, _MESSAGE, _SEVERITY}


@dataclass(frozen=True)
class Root:
    """A shape with its own targets, the SPARQL constraints that it has, and what it reads itself.

    What a query reads its sieve knows.
    """

    targets: Targets
    shape: Shape
    queries: tuple[Query, ...]
    reads: Reads


def compile_shapes(statements: Collection[Statement]) -> list[Root]:
    """The compiled shapes of the graph of `statements` that have targets, in a fixed order.

    NotCompiledError, naming the shape and the component, for what is not implemented.
    """
    index, shapes = Index(statements), Description(statements)
    if custom := list(index.subjects(TYPE, _CUSTOM)):
        raise _refuse(custom[0], "sh:ConstraintComponent")
    targets = {node: Targets.of(index, node) for node in shapes.nodes()}
    roots = sorted(node for node, found in targets.items() if found)
    prefixes: dict[Term, Prefixes] = {}
    return [Root(targets[node], *_Compiler(shapes, prefixes).root(node)) for node in roots]


class _Compiler:
    """Compiles one shape and those that it refers to; `declared` holds prefixes already read."""

    def __init__(self, shapes: Description, declared: dict[Term, Prefixes]) -> None:
        self._shapes = shapes
        self._declared = declared
        self._open: list[Term] = []
        self._near: set[Term] = set()
        self._far: set[Term] = set()

    def root(self, node: Term) -> tuple[Shape, tuple[Query, ...], Reads]:
        shape = self._shape(node, silent=False)
        constraints = self._shapes.objects(node, _SPARQL)
        if constraints and (shape.path is not None or is_blank(node)):
            raise _refuse(node, "sh:sparql in a property shape or a shape without IRI")
        queries = tuple(self._query(shape, constraint) for constraint in constraints)
        return shape, queries, Reads(frozenset(self._near), frozenset(self._far))

    def _shape(self, node: Term, silent: bool) -> Shape:
        """The shape `node`; `silent` when its own results are not reported."""
        if node in self._open:
            raise _refuse(node, "a shape that refers to itself")
        self._open.append(node)
        path = self._one(node, _PATH)
        self._note_reads(path, is_near=len(self._open) < _NESTED and not silent)
        of_each, of_all = self._tests(node)
        shape = Shape(
            node=node,
            path=None if path is None else compile_path(self._shapes, path),
            property=path,
            severity=self._severity(node),
            message=self._message(node, optional=silent or not (of_each or of_all)),
            of_each=tuple(OF_EACH[value(one.name)](one) for one in of_each),
            of_all=tuple(OF_ALL[value(one.name)](one) for one in of_all),
            properties=tuple(self._property_shapes(node, silent)),
        )
        self._open.pop()
        return shape

    def _note_reads(self, path: Term | None, is_near: bool) -> None:
        """Note the properties of `path`: of the focus node itself, or by way of other nodes."""
        if path is None:
            return
        if is_near and is_iri(path):
            self._near.add(path)
            return
        waiting = [path]
        while waiting:
            part = waiting.pop()
            self._far.add(part)
            waiting += [value for _, value in self._shapes.properties(part)]

    def _tests(self, node: Term) -> tuple[list[Parameter], list[Parameter]]:
        """The parameters of the components of `node`: of each value node, and of all of them."""
        of_each, of_all = [], []
        for name, given in self._shapes.properties(node):
            if value(name) not in SH or name in _NO_CONSTRAINT:
                continue
            if name == CLASS:
                self._far.add(CLASS)
            parameter = Parameter(self._shapes, node, name, given, self._nested)
            if value(name) in OF_EACH:
                of_each.append(parameter)
            elif value(name) in OF_ALL:
                of_all.append(parameter)
            else:
                raise _refuse(node, compact(value(name)))
        return of_each, of_all

    def _nested(self, node: Term) -> Shape:
        """The shape `node` as another one's condition."""
        if self._shapes.objects(node, _SPARQL):
            raise _refuse(node, "sh:sparql in a shape that another shape refers to")
        if node not in self._shapes:
            raise _refuse(node, "a shape that is not described")
        return self._shape(node, silent=True)

    def _property_shapes(self, node: Term, silent: bool) -> list[Shape]:
        """sh:property, section 4.7.2: each value node meets the property shapes."""
        found = self._shapes.objects(node, _PROPERTY)
        for part in found:
            if self._shapes.objects(part, _SPARQL) or not self._shapes.objects(part, _PATH):
                raise _refuse(part, "a property shape with sh:sparql or without sh:path")
        return [self._shape(part, silent) for part in found]

    def _query(self, shape: Shape, node: Term) -> Query:
        """SPARQL constraint, section 5.1: its severity is that of its shape."""
        for name, _ in self._shapes.properties(node):
            if value(name) in SH and name not in _OF_QUERY:
                raise _refuse(node, compact(value(name)))
        if self._one(shape.node, _MESSAGE) is not None:
            raise _refuse(shape.node, "sh:message beside sh:sparql")
        text = self._said(node, _SELECT)
        focus = ox.NamedNode(value(shape.node))
        joined = joins_safely(text)
        header = HEADER.match(text)
        if header is None:
            raise _refuse(node, "sh:select of this form")
        prefixes = self._prefixes(node)
        declared = "".join(f"PREFIX {name}: {ox.NamedNode(base)}\n" for name, base in prefixes)
        whole = declared + (joined_to_focus(text, focus) if joined else text)
        message = self._message(node, optional=False)
        if "{?" in message or "{$" in message:
            raise _refuse(node, "sh:message with variables")
        sieve = _sieve("{" + text[header.end() :], dict(prefixes)) if joined else None
        if sieve is None:  # which reads its query itself
            _try(node, whole)
        return Query(node, focus, shape.severity, message, whole, joined, sieve)

    def _prefixes(self, node: Term) -> Prefixes:
        """The prefixes that sh:prefixes declares, section 5.2.1, with what they stand for."""
        found = self._shapes.objects(node, _PREFIXES)
        return sorted(one for declaring in found for one in self._declarations(declaring))

    def _declarations(self, declaring: Term) -> Prefixes:
        if declaring not in self._declared:
            self._declared[declaring] = [
                (self._said(part, _PREFIX), self._said(part, _NAMESPACE))
                for part in self._shapes.objects(declaring, _DECLARE)
            ]
        return self._declared[declaring]

    def _message(self, node: Term, optional: bool) -> str:
        if self._one(node, _MESSAGE) is None and not optional:
            raise _refuse(node, "a shape without sh:message")
        return self._said(node, _MESSAGE)

    def _said(self, node: Term, name: Term) -> str:
        """The letters of what `node` has for `name`; none where it has nothing."""
        return value(self._one(node, name) or _EMPTY)

    def _severity(self, node: Term) -> Severity:
        found = self._said(node, _SEVERITY) or SH["Violation"]
        if found not in SEVERITIES:
            raise _refuse(node, f"sh:severity {compact(found)}")
        return SEVERITIES[found]

    def _one(self, node: Term, name: Term) -> Term | None:
        """The only value that `node` has for `name`, or None; NotCompiledError for more."""
        found = self._shapes.objects(node, name)
        if len(found) > 1:
            raise _refuse(node, f"more than one {compact(value(name))}")
        return found[0] if found else None


def _sieve(group: str, prefixes: dict[str, str]) -> Sieve | None:
    """The sieve of a query, or None where there is none: then it is put for all focus nodes."""
    try:
        return compile_sieve(group, prefixes)
    except NotCompiledError:
        return None


def _try(node: Term, query: str) -> None:
    try:
        ox.Store().query(query)
    except SyntaxError as error:
        raise _refuse(node, f"sh:select that is no query ({error})") from error


def _refuse(node: Term, what: str) -> NotCompiledError:
    return NotCompiledError(f"{compact(value(node))}: {what} is not compiled")
