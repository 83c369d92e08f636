"""What every reasoner gives back: the triples worth keeping, and contradictions as findings.

Here nothing is reasoned: see `kg.reason` (the reference) and `kg.engine.closure` (the fast one),
which share these words so that they say the same.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

from rdflib import BNode, Graph, Literal, URIRef
from rdflib.term import Node

from kg.findings import Finding
from kg.namespaces import OWL, RDF, RDFS, XSD, Namespace, compact
from kg.terms import new_graph

Triple = tuple[Node, Node, Node]

TYPE = URIRef(RDF["type"])
VOCABULARIES = (RDF.base, RDFS.base, OWL.base, XSD.base)


def terms(namespace: Namespace, names: str) -> frozenset[URIRef]:
    """The terms of `namespace` with these local names, which spaces part."""
    return frozenset(URIRef(namespace[name]) for name in names.split())


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


def graph_of(triples: Iterable[Triple]) -> Graph:
    """`triples` as a graph."""
    graph = new_graph()
    for triple in triples:
        graph.add(triple)
    return graph


def worth_keeping(triples: Iterable[Triple], facts: set[Triple]) -> set[Triple]:
    """`triples` without reflexive ones, vocabulary axioms, literal subjects and the blank nodes
    of axioms (those that do not occur in `facts`)."""
    kept = set(triples)
    blank = {term for triple in kept for term in triple if isinstance(term, BNode)}
    ours = {term for triple in facts for term in triple if term in blank} if blank else set()
    return {triple for triple in kept if not _is_noise(triple, ours)}


def _is_noise(triple: Triple, ours: set[Node]) -> bool:
    subject, predicate, value = triple
    return (
        isinstance(subject, Literal)
        or isinstance(predicate, BNode)
        or any(isinstance(term, BNode) and term not in ours for term in (subject, value))
        or (subject == value and predicate in _REFLEXIVE)
        or any(
            isinstance(term, URIRef) and str(term).startswith(VOCABULARIES)
            for term in (subject, value)
        )
    )


def ill_typed(triples: Iterable[Triple]) -> set[Triple]:
    """The triples whose literal is no value of its datatype: rule dt-not-type, table 8.

    Looked for here because owlrl itself breaks off at some of them ("x"^^xsd:decimal).
    """
    return {
        triple
        for triple in triples
        if isinstance(triple[2], Literal)
        and triple[2].datatype is not None
        and not _has_value(str(triple[2]), triple[2].datatype)
    }


@lru_cache(maxsize=10_000)
def _has_value(text: str, datatype: URIRef) -> bool:
    """Whether `text` is a value of `datatype`; any text is, where the datatype is not known."""
    from owlrl.DatatypeHandling import AltXSDToPYTHON

    try:
        AltXSDToPYTHON.get(datatype, str)(text)
    except (ValueError, ArithmeticError):
        return False
    return True


def ill_typed_finding(triple: Triple) -> Finding:
    """The finding about one of the triples that `ill_typed` returns."""
    subject, predicate, value = triple
    assert isinstance(value, Literal)
    return Finding(
        "ill-typed-literal",
        f"{compact(str(subject))}: {compact(str(predicate))} is {str(value)!r}, "
        f"which is no {compact(str(value.datatype))}",
        focus=str(subject),
        property=str(predicate),
    )


class Labels:
    """The English labels of an ontology's terms, for messages."""

    def __init__(self, ontology: Graph) -> None:
        self._labels = {
            str(term): str(label)
            for term, label in ontology.subject_objects(URIRef(RDFS["label"]))
            if isinstance(label, Literal) and label.language == "en"
        }

    def of(self, iri: Node | str) -> str:
        """The label of `iri`, or its prefixed name where it has none."""
        return self._labels.get(str(iri), compact(str(iri)))

    def disjoint(self, first: str, second: str, node: str, stated: Iterable[Node]) -> Finding:
        """The finding that `node` is in two disjoint classes; `stated` are the types it is given.

        Rules cax-dw and cax-adc, table 7.
        """
        both = sorted((self.of(first), self.of(second)))
        types = ", ".join(sorted(self.of(kind) for kind in stated))
        return Finding(
            "disjoint-classes",
            f"{compact(node)} is both {_a(both[0])} and {_a(both[1])}, and nothing can be both; "
            f"stated: {types or 'no type'}",
            focus=node,
            property=str(TYPE),
        )


def _a(noun: str) -> str:
    return f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"


def in_order(findings: Iterable[Finding]) -> list[Finding]:
    """`findings`, each once, by node, code and message."""
    return sorted(set(findings), key=lambda found: (found.focus or "", found.code, found.message))
