"""The codes that SHACL reports: the shapes themselves, with examples from their proofs.

A shape's proof is well-formed data (`valid.ttl`) and, for each fault, an update that spoils it:
what the update changed is the bad example, what stood there before the good one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import rdflib
from rdflib.term import Node

from kg.explain.codes_file import Code, written_codes
from kg.findings import Severity
from kg.namespaces import PREFIXES, RDF, RDFS, SH, SHAPE
from kg.resources import PROOFS_DIR
from kg.serialise import canonical_turtle
from kg.terms import graph_from, new_graph
from kg.validate import load_meta_shapes, load_shapes

Triple = tuple[Node, Node, Node]

_SEVERITIES: dict[str, Severity] = {
    SH["Violation"]: "violation",
    SH["Warning"]: "warning",
    SH["Info"]: "info",
}
_TYPE = rdflib.URIRef(RDF["type"])
_WRONG = re.compile(r"# wrong: (.+)")


def load_all_shapes() -> rdflib.Graph:
    """Every shape, those about the ontology and about the shapes among them."""
    return load_shapes() + load_meta_shapes()


def shape_codes(shapes: rdflib.Graph) -> dict[str, Code]:
    """Every one of `shapes` that reports findings, by its code, without examples and Turtle."""
    nodes = sorted(set(shapes.subjects(rdflib.URIRef(SH["message"]))), key=str)
    return {SHAPE.local(str(node)): _code(shapes, node) for node in nodes}


def _code(shapes: rdflib.Graph, node: Node) -> Code:
    title = _text(shapes, node, SH["message"])
    comment = _text(shapes, node, RDFS["comment"])
    severity = _SEVERITIES[_text(shapes, node, SH["severity"])]
    return Code(SHAPE.local(str(node)), severity, title, comment)


def _text(graph: rdflib.Graph, node: Node, predicate: str) -> str:
    return str(graph.value(node, rdflib.URIRef(predicate)) or "")


def _turtle(graph: rdflib.Graph, node: Node) -> str:
    """The statements about `node`, and about the blank nodes under it, without prefixes."""
    part, todo = new_graph(), [node]
    while todo:
        subject = todo.pop()
        for triple in graph.triples((subject, None, None)):
            part.add(triple)
            if isinstance(triple[2], rdflib.BNode):
                todo.append(triple[2])
    return without_prefixes(canonical_turtle(part))


def without_prefixes(turtle: str) -> str:
    """`turtle` without its PREFIX lines: for people, who know the prefixes."""
    lines = turtle.splitlines()
    return "\n".join(line for line in lines if not line.startswith("PREFIX ")).strip("\n")


def with_example(code: Code, shapes: rdflib.Graph) -> Code:
    """`code`, which one of `shapes` reports, with the shape in Turtle and examples.

    An example written for people who write articles wins over one from the shape's proof.
    """
    code = replace(code, shape=_turtle(shapes, rdflib.URIRef(SHAPE[code.code])))
    written = written_codes().get(code.code)
    if written is not None:
        return replace(written, severity=code.severity, title=code.title, shape=code.shape)
    proof = next(_proofs(code.code), None)
    if proof is None:
        return code
    wrong = _WRONG.search(proof.read_text("utf-8"))
    bad, good = _examples(proof)
    said = f"In the bad example: {wrong[1]}" if wrong else ""
    return replace(code, reason=code.reason or said, example_kind="turtle", bad=bad, good=good)


def _proofs(code: str) -> Iterator[Path]:
    """The updates that trip the shape, the plain one first."""
    plain = sorted(PROOFS_DIR.glob(f"*/{code}.ru"))
    return iter([*plain, *sorted(PROOFS_DIR.glob(f"*/{code}--*.ru"))])


def _examples(proof: Path) -> tuple[str, str]:
    """What an update says about the nodes that it spoils, and what was said about them before."""
    graph = graph_from(ox.parse(path=str(proof.parent / "valid.ttl"), rename_blank_nodes=True))
    before = set(graph)
    graph.update(proof.read_text("utf-8"), initNs=PREFIXES)
    after = set(graph)
    changed = {subject for subject, _, _ in after ^ before}
    spoilt = changed & {subject for subject, _, _ in after}
    sound = changed & {subject for subject, _, _ in before} or _alike(spoilt, after, before)
    return _shown(after, spoilt), _shown(before, sound)


def _alike(spoilt: set[Node], after: set[Triple], before: set[Triple]) -> set[Node]:
    """A sound node of the same kind as one of `spoilt`, where there is one."""
    kinds = {value for node, name, value in after if node in spoilt and name == _TYPE}
    found = (node for node, name, value in before if name == _TYPE and value in kinds)
    return set(sorted(found, key=str)[:1])


def _shown(triples: set[Triple], subjects: set[Node]) -> str:
    """What `triples` say on `subjects`, in Turtle."""
    graph = new_graph()
    for triple in triples:
        if triple[0] in subjects:
            graph.add(triple)
    return without_prefixes(canonical_turtle(graph)) if len(graph) else ""
