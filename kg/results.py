"""What validation has in common, whoever evaluates the shapes: the terms it sees, and findings."""

from __future__ import annotations

from collections.abc import Iterable

from kg.findings import Finding, Severity
from kg.namespaces import CKG, RDF, RDFS, SCHEMA, SH, SHAPE, compact
from kg.statements import Statement, Term, is_iri, is_literal, name, term, value

SEVERITIES: dict[str, Severity] = {
    SH["Violation"]: "violation",
    SH["Warning"]: "warning",
    SH["Info"]: "info",
}
"""What a finding calls the severities of SHACL, by their IRIs."""

_SEEN = frozenset(
    term(iri)
    for iri in (RDF["type"], RDFS["subClassOf"], RDFS["isDefinedBy"], SCHEMA["domainIncludes"])
)
_OURS = f"<{CKG.base}"
_SHOWN = 80


def vocabulary(ontology: Iterable[Statement]) -> list[Statement]:
    """The statements of `ontology` that shapes look at; none of its axioms' blank nodes."""
    return [
        statement
        for statement in ontology
        if statement[1] in _SEEN and statement[0].startswith(_OURS) and is_iri(statement[2])
    ]


def result_finding(
    source: Term,
    focus: Term,
    message: str,
    severity: Severity,
    path: Term | None = None,
    found: Term | None = None,
) -> Finding:
    """The finding that a validation result is.

    `source` is the shape, or the constraint of a query; a `path` that is no single property and a
    value `found` that is the focus node itself are not shown.
    SHACL, section 3.6.2: https://www.w3.org/TR/shacl/#results-validation-result.
    """
    shown = "" if found is None or found == focus else f" (found {_shown(found)})"
    return Finding(
        code=_local(value(source)),
        message=f"{message}{shown}",
        severity=severity,
        focus=name(focus),
        property=value(path) if path is not None and is_iri(path) else None,
        value=None if found is None else value(found),
    )


def in_order(findings: Iterable[Finding]) -> list[Finding]:
    """The findings of one validation, each once, in an order that every run repeats."""
    return sorted(set(findings), key=_order)


def _local(iri: str) -> str:
    return SHAPE.local(iri) if iri in SHAPE else iri


def _shown(found: Term) -> str:
    """`found` for people: a prefixed name, or the text, cut where it is long."""
    if not is_literal(found):
        return compact(name(found))
    text = value(found)
    return f"{text[:_SHOWN]!r}…" if len(text) > _SHOWN else repr(text)


def _order(finding: Finding) -> tuple[str, ...]:
    return (finding.focus or "", finding.code, finding.property or "", finding.message)
