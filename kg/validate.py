"""SHACL validation: a graph in its context against shapes, as findings.

pySHACL evaluates the shapes. Its `validate()` function is left aside, because it switches rdflib's
literal normalisation back on for the whole process, reads the shapes anew on every call, and with
`focus_nodes` neither meets blank nodes nor looks into sh:or and sh:qualifiedValueShape.
Nothing is fetched: no owl:imports, no SHACL advanced features, graphs and never addresses.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import rdflib
from rdflib.query import Result
from rdflib.term import Node

from kg.findings import Finding, KgError, UnreadableError
from kg.namespaces import GRAPH, RDF, RDFS, SH, compact
from kg.resources import META_SHAPES, SHAPES_DIR, shape_files
from kg.results import SEVERITIES, in_order, result_finding, vocabulary
from kg.statements import Statement
from kg.terms import (
    Triple,
    graph_from,
    graph_from_statements,
    new_graph,
    quads_from,
    statements_from,
    term_from,
    to_oxigraph,
    to_rdflib,
)

COMMON = "common.ttl"

_TYPE = rdflib.URIRef(RDF["type"])
_RESOURCE = rdflib.URIRef(RDFS["Resource"])
_PROPERTY = rdflib.URIRef(SH["property"])
_SHOWN = {
    SH[name] for name in ("sourceConstraint", "sourceShape", "focusNode", "resultPath", "value")
}
_SELECT = rdflib.URIRef(SH["select"])
_TARGETS = [
    rdflib.URIRef(SH[name])
    for name in ("targetClass", "targetNode", "targetObjectsOf", "targetSubjectsOf")
]


def load_shapes() -> rdflib.Graph:
    """The shapes for articles, gazetteer and conclusions: every file but those of `META_SHAPES`.

    UnreadableError when a file is not Turtle.
    """
    return _load(shape_files())


def load_meta_shapes() -> rdflib.Graph:
    """The shapes about the ontology and about the shapes themselves.

    To check the ontology give it as data; to check shapes give the ontology as context.
    UnreadableError when a file is not Turtle.
    """
    return _load(SHAPES_DIR / name for name in (COMMON, *META_SHAPES))


def _load(files: Iterable[Path]) -> rdflib.Graph:
    graph = new_graph()
    for file in files:
        graph += _parse(file)
    return graph


def _parse(path: Path) -> rdflib.Graph:
    try:
        return graph_from(ox.parse(path=str(path), rename_blank_nodes=True))
    except (OSError, SyntaxError) as error:
        raise UnreadableError(f"{path}: {error}") from error


class Validator:
    """Checks graphs against `shapes`, which use the classes and terms of `ontology`.

    Make one and use it for many graphs: the shapes are read once. KgError when pySHACL cannot
    read the shapes.
    """

    def __init__(self, shapes: rdflib.Graph, ontology: rdflib.Graph) -> None:
        self._vocabulary = graph_from_statements(vocabulary(statements_from(ontology)))
        self._shapes = _read_shapes(shapes)

    def validate(self, data: rdflib.Graph, context: rdflib.Graph | None = None) -> list[Finding]:
        """What is wrong with the nodes that `data` describes, in a fixed order.

        `context` is what `data` refers to and is not itself checked: for an article the gazetteer
        with what is inferred about it. KgError when pySHACL fails, naming the shape.
        SHACL, section 3.4: https://www.w3.org/TR/shacl/#validation-definition.
        """
        from pyshacl.graph_abstraction import DataGraph

        subjects = set(data.subjects())
        resources = [(node, _TYPE, _RESOURCE) for node in subjects]  # RDF Semantics, rule rdfs4a
        triples = chain(self._vocabulary, context or (), data, resources)
        target = DataGraph.from_rdflib(_Searchable(triples))
        findings = {
            _finding(result)
            for shape in self._shapes
            for result in _results(shape, target, subjects)
        }
        return in_order(findings)

    def with_context(self, context: rdflib.Graph | None) -> InContext:
        """The same for many graphs in one context."""
        return InContext(self, context)


class InContext:
    """Checks graphs that refer to `context`."""

    def __init__(self, validator: Validator, context: rdflib.Graph | None) -> None:
        self._validator = validator
        self._context = context

    def validate(self, data: rdflib.Graph) -> list[Finding]:
        """What is wrong with the nodes that `data` describes; see `Validator.validate`."""
        return self._validator.validate(data, self._context)

    def checking(self, stated: Collection[Statement]) -> Checking:
        """The check of one article, before and after reasoning."""
        return Checking(self, stated)


class Checking:
    """The check of what one article states, in texts of N-Triples, before and after reasoning."""

    def __init__(self, checks: InContext, stated: Collection[Statement]) -> None:
        self._checks = checks
        self._stated = stated

    def findings(self) -> list[Finding]:
        """What is wrong with the nodes that the article describes, in a fixed order."""
        return self._checks.validate(graph_from_statements(self._stated))

    def findings_after(self, inferred: Collection[Statement]) -> list[Finding]:
        """What is wrong when `inferred` is added."""
        return self._checks.validate(graph_from_statements(chain(self._stated, inferred)))


def _read_shapes(shapes: rdflib.Graph) -> list[Any]:
    from pyshacl import ShapesGraph

    try:
        found = ShapesGraph(_batched(shapes)).shapes
        return sorted(found, key=lambda shape: str(shape.node))
    except Exception as error:
        raise KgError(f"pySHACL cannot read the shapes: {error}") from error


def _batched(shapes: rdflib.Graph) -> rdflib.Graph:
    """`shapes`, saying the same in a form in which pySHACL is three times as fast.

    A property shape of a targeted shape gets the targets itself: so pySHACL evaluates it once for
    all focus nodes, not once for each. Queries stand on one line: pySHACL searches them for
    forbidden words for every focus node, in time that grows with the number of lines.
    """
    copy = new_graph()
    copy += shapes
    for shape, part in shapes.subject_objects(_PROPERTY):
        targets = [(kind, what) for kind in _TARGETS for what in shapes.objects(shape, kind)]
        for target in targets:
            copy.add((part, *target))
        if targets:
            copy.remove((shape, _PROPERTY, part))
    for constraint, query in shapes.subject_objects(_SELECT):
        copy.set((constraint, _SELECT, rdflib.Literal(" ".join(str(query).split()))))
    return copy


def _results(shape: Any, target: Any, subjects: set[Node]) -> Iterator[dict[str, Node]]:
    """The validation results of one shape for those of its focus nodes that are in `subjects`."""
    from pyshacl.pytypes import SHACLExecutor

    try:
        focus = [node for node in shape.focus_nodes(target) if node in subjects]
        reports = shape.validate(SHACLExecutor(), target, focus=focus)[1] if focus else ()
    except Exception as error:
        raise KgError(f"pySHACL fails at {compact(str(shape.node))}: {error}") from error
    for _, result, triples in reports:  # and the triples of its sh:detail, where there is one
        yield {str(name): _node(value) for about, name, value in triples if about == result}


def _node(value: Any) -> Node:
    """The node of a pySHACL result, which gives some with the graph they come from."""
    node: Node = value[1] if isinstance(value, tuple) else value
    return node


def _finding(result: dict[str, Node]) -> Finding:
    message, severity = result[SH["resultMessage"]], result[SH["resultSeverity"]]
    terms = {name: term_from(node) for name, node in result.items() if name in _SHOWN}
    return result_finding(
        terms.get(SH["sourceConstraint"], terms[SH["sourceShape"]]),
        terms[SH["focusNode"]],
        str(message),
        SEVERITIES[str(severity)],
        terms.get(SH["resultPath"]),
        terms.get(SH["value"]),
    )


class _Searchable(rdflib.Graph):
    """A graph whose queries pyoxigraph answers.

    pySHACL puts each constraint's query once for every focus node; rdflib parses it anew each time
    and evaluates it some thirty times slower. Binding a variable beforehand works in pyoxigraph
    where it is projected, which the shapes about the shapes ask of `$this`.
    """

    def __init__(self, triples: Iterable[Triple]) -> None:
        super().__init__(bind_namespaces="none")
        for triple in triples:
            self.add(triple)
        self._mirror = ox.Store()
        self._mirror.extend(quads_from(self, GRAPH["checked"]))

    def query(
        self,
        query_object: Any,
        processor: Any = "sparql",
        result: Any = "sparql",
        initNs: Any = None,  # noqa: N803
        initBindings: Any = None,  # noqa: N803
        *rest: Any,
        **options: Any,
    ) -> Result:
        """The solutions of a SELECT query; everything but `initBindings` is left aside."""
        bound: dict[Any, Any] = {
            ox.Variable(name): to_oxigraph(node) for name, node in initBindings.items()
        }
        solutions: Any = self._mirror.query(
            query_object, substitutions=bound, use_default_graph_as_union=True
        )
        answer = Result("SELECT")
        names = [rdflib.Variable(variable.value) for variable in solutions.variables]
        rows: Any = [
            {name: to_rdflib(term) for name, term in zip(names, row, strict=True) if term}
            for row in solutions
        ]
        answer.vars, answer.bindings = names, rows
        return answer
