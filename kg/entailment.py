"""What every reasoner gives back: the triples worth keeping, and contradictions as findings.

Here nothing is reasoned: see `kg.reason` (the reference) and `kg.engine.closure` (the fast one),
which share these words so that they say the same.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Protocol

from kg.findings import Finding
from kg.lexical import surely_valid
from kg.namespaces import OWL, RDF, RDFS, XSD, Namespace, compact
from kg.statements import Statement, Term, is_literal, parts, term, value

if TYPE_CHECKING:
    from rdflib import Graph

TYPE = term(RDF["type"])
VOCABULARIES = tuple(f"<{space.base}" for space in (RDF, RDFS, OWL, XSD))
"""How the terms of the vocabularies begin."""


def terms(namespace: Namespace, names: str) -> frozenset[Term]:
    """The terms of `namespace` with these local names, which spaces part."""
    return frozenset(term(namespace[one]) for one in names.split())


DECLARATIONS = terms(
    OWL, "Class ObjectProperty DatatypeProperty AnnotationProperty NamedIndividual Ontology"
)
"""Of these, the rules scm-cls, scm-op and scm-dp make only reflexive triples."""
ABOUT_EVERYTHING = terms(
    OWL,
    "sameAs differentFrom AllDifferent distinctMembers FunctionalProperty hasKey "
    "InverseFunctionalProperty maxCardinality maxQualifiedCardinality Thing Nothing",
)
"""Where one of these stands, any triple may come to matter: equality spreads every triple of a
node (rules eq-rep-s, eq-rep-p, eq-rep-o), and an axiom about everything concerns everything."""
_LABEL = term(RDFS["label"])
_NO_SUBJECT = ('"', *VOCABULARIES)
"""How what is no subject of a statement of ours begins: literals, terms of the vocabularies."""
_REFLEXIVE = terms(RDFS, "subClassOf subPropertyOf") | terms(
    OWL, "sameAs equivalentClass equivalentProperty"
)


@dataclass(frozen=True)
class Reasoned:
    """What OWL RL adds because of some data, and the contradictions it finds in them."""

    inferred: Graph
    clashes: list[Finding]


class OwlReasoner(Protocol):
    """OWL RL over an ontology and a context (the gazetteer), and then any number of data graphs.

    `context_inferred` is what the context adds to the ontology, `context_clashes` its own
    contradictions: neither is repeated in what `close` returns.
    """

    context_inferred: Graph
    context_clashes: list[Finding]

    def close(self, data: Graph) -> Reasoned:
        """What OWL RL adds because of `data`, and the contradictions that `data` bring."""

    def infer(self, facts: set[Statement]) -> tuple[set[Statement], list[Finding]]:
        """The same of and in texts of N-Triples."""


def worth_keeping(statements: Iterable[Statement], facts: set[Statement]) -> set[Statement]:
    """`statements` without reflexive ones, vocabulary axioms, literal subjects and the blank nodes
    of axioms (those that do not occur in `facts`)."""
    kept = set(statements)
    blank = {one for statement in kept for one in statement if one[0] == "_"}
    if blank:
        blank -= {one for fact in facts for one in fact}
    return {statement for statement in kept if not _is_noise(statement, blank)}


def _is_noise(statement: Statement, of_axioms: set[Term]) -> bool:
    subject, predicate, value = statement
    return (
        subject.startswith(_NO_SUBJECT)
        or value.startswith(VOCABULARIES)
        or (subject == value and predicate in _REFLEXIVE)
        or predicate[0] == "_"
        or subject in of_axioms
        or value in of_axioms
    )


def ill_typed(statements: Iterable[Statement]) -> set[Statement]:
    """The statements whose literal is no value of its datatype: rule dt-not-type, table 8.

    Looked for here because owlrl itself breaks off at some of them ("x"^^xsd:decimal).
    """
    return {
        statement
        for statement in statements
        if statement[2][0] == '"' and statement[2][-1] == ">" and not _has_value(statement[2])
    }


@lru_cache(maxsize=10_000)
def _has_value(literal: Term) -> bool:
    """Whether a literal with a datatype is a value of it; any is, where it is not known."""
    text, _, datatype = parts(literal)
    return surely_valid(text, datatype or "") or _owlrl_reads(text, datatype or "")


def _owlrl_reads(text: str, datatype: str) -> bool:
    from owlrl.DatatypeHandling import AltXSDToPYTHON
    from rdflib import URIRef

    try:
        AltXSDToPYTHON.get(URIRef(datatype), str)(text)
    except (ValueError, ArithmeticError):
        return False
    return True


def ill_typed_finding(statement: Statement) -> Finding:
    """The finding about one of the statements that `ill_typed` returns."""
    subject, predicate, literal = value(statement[0]), value(statement[1]), parts(statement[2])
    return Finding(
        "ill-typed-literal",
        f"{compact(subject)}: {compact(predicate)} is {literal.text!r}, "
        f"which is no {compact(literal.datatype or '')}",
        focus=subject,
        property=predicate,
    )


class Labels:
    """The English labels of an ontology's terms, for messages."""

    def __init__(self, ontology: Iterable[Statement]) -> None:
        self._labels = {
            value(subject): parts(label).text
            for subject, predicate, label in ontology
            if predicate == _LABEL and is_literal(label) and parts(label).language == "en"
        }

    def of(self, iri: str) -> str:
        """The label of `iri`, or its prefixed name where it has none."""
        return self._labels.get(iri) or compact(iri)

    def disjoint(self, first: str, second: str, node: str, stated: Iterable[str]) -> Finding:
        """The finding that `node` is in two disjoint classes; `stated` are the types it is given.

        All are IRIs, or the letters of what stands in their place.
        Rules cax-dw and cax-adc, table 7.
        """
        both = sorted((self.of(first), self.of(second)))
        types = ", ".join(sorted(self.of(kind) for kind in stated))
        return Finding(
            "disjoint-classes",
            f"{compact(node)} is both {_a(both[0])} and {_a(both[1])}, and nothing can be both; "
            f"stated: {types or 'no type'}",
            focus=node,
            property=value(TYPE),
        )


def _a(noun: str) -> str:
    return f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"


def in_order(findings: Iterable[Finding]) -> list[Finding]:
    """`findings`, each once, by node, code and message."""
    return sorted(set(findings), key=lambda found: (found.focus or "", found.code, found.message))
