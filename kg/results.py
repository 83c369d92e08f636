"""What validation has in common, whoever evaluates the shapes: the terms it sees, and findings."""

from __future__ import annotations

from collections.abc import Iterable

import rdflib
from rdflib.term import Node

from kg.findings import Finding, Severity
from kg.namespaces import CKG, RDF, RDFS, SCHEMA, SH, SHAPE, compact
from kg.terms import new_graph

SEVERITIES: dict[str, Severity] = {
    SH["Violation"]: "violation",
    SH["Warning"]: "warning",
    SH["Info"]: "info",
}
"""What a finding calls the severities of SHACL, by their IRIs."""

_SEEN = [
    rdflib.URIRef(RDF["type"]),
    rdflib.URIRef(RDFS["subClassOf"]),
    rdflib.URIRef(RDFS["isDefinedBy"]),
    rdflib.URIRef(SCHEMA["domainIncludes"]),
]
_SHOWN = 80


def vocabulary(ontology: rdflib.Graph) -> rdflib.Graph:
    """The triples of `ontology` that shapes look at; none of its axioms' blank nodes."""
    graph = new_graph()
    for predicate in _SEEN:
        for subject, value in ontology.subject_objects(predicate):
            if str(subject) in CKG and isinstance(value, rdflib.URIRef):
                graph.add((subject, predicate, value))
    return graph


def result_finding(
    source: Node,
    focus: Node,
    message: str,
    severity: Severity,
    path: Node | None = None,
    value: Node | None = None,
) -> Finding:
    """The finding that a validation result is.

    `source` is the shape, or the constraint of a query; a `path` that is no single property and a
    `value` that is the focus node itself are not shown.
    SHACL, section 3.6.2: https://www.w3.org/TR/shacl/#results-validation-result.
    """
    found = "" if value is None or value == focus else f" (found {_shown(value)})"
    return Finding(
        code=_local(str(source)),
        message=f"{message}{found}",
        severity=severity,
        focus=_name(focus),
        property=str(path) if isinstance(path, rdflib.URIRef) else None,
        value=None if value is None else str(value),
    )


def in_order(findings: Iterable[Finding]) -> list[Finding]:
    """The findings of one validation, each once, in an order that every run repeats."""
    return sorted(set(findings), key=_order)


def _local(iri: str) -> str:
    return SHAPE.local(iri) if iri in SHAPE else iri


def _name(node: Node) -> str:
    return f"_:{node}" if isinstance(node, rdflib.BNode) else str(node)


def _shown(value: Node) -> str:
    """`value` for people: a prefixed name, or the text, cut where it is long."""
    if not isinstance(value, rdflib.Literal):
        return compact(_name(value))
    text = str(value)
    return f"{text[:_SHOWN]!r}…" if len(text) > _SHOWN else repr(text)


def _order(finding: Finding) -> tuple[str, ...]:
    return (finding.focus or "", finding.code, finding.property or "", finding.message)
