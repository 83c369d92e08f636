"""What follows from the data by OWL 2 RL, and where the data contradict the ontology.

owlrl is the reasoner: it implements the rules of OWL 2 Profiles, section 4.3, tables 4 to 9
(https://www.w3.org/TR/owl2-profiles/#Reasoning_in_OWL_2_RL_and_RDF_Graphs_using_Rules). It applies
every rule to every triple, so it is given only the triples that can take part in a rule.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from rdflib import BNode, Graph, Literal, URIRef
from rdflib.term import Node

from kg.findings import Finding
from kg.namespaces import OWL, RDF, RDFS, XSD, Namespace, compact
from kg.terms import new_graph

Triple = tuple[Node, Node, Node]

_TYPE = URIRef(RDF["type"])


def _terms(namespace: Namespace, names: str) -> frozenset[URIRef]:
    return frozenset(URIRef(namespace[name]) for name in names.split())


# Predicates that the rules themselves name; annotations of OWL are not among them.
_LOGICAL = (
    _terms(RDF, "type first rest")
    | _terms(RDFS, "subClassOf subPropertyOf domain range")
    | _terms(
        OWL,
        "equivalentClass disjointWith complementOf intersectionOf unionOf oneOf members "
        "someValuesFrom allValuesFrom hasValue onProperty onClass equivalentProperty inverseOf "
        "propertyDisjointWith propertyChainAxiom sourceIndividual assertionProperty "
        "targetIndividual targetValue",
    )
)
# Declarations: the rules scm-cls, scm-op and scm-dp make only reflexive triples of them.
_DECLARATIONS = _terms(
    OWL, "Class ObjectProperty DatatypeProperty AnnotationProperty NamedIndividual Ontology"
)
# Where one of these stands, any triple may come to matter: equality spreads every triple of a
# node (rules eq-rep-s, eq-rep-p, eq-rep-o), and an axiom about everything concerns everything.
_ABOUT_EVERYTHING = _terms(
    OWL,
    "sameAs differentFrom AllDifferent distinctMembers FunctionalProperty hasKey "
    "InverseFunctionalProperty maxCardinality maxQualifiedCardinality Thing Nothing",
)
_REFLEXIVE = _terms(RDFS, "subClassOf subPropertyOf") | _terms(
    OWL, "sameAs equivalentClass equivalentProperty"
)
_VOCABULARIES = (RDF.base, RDFS.base, OWL.base, XSD.base)
_DISJOINT = re.compile(r"Disjoint classes (\S+) and (\S+) have a common individual (.+)")
_IRI = re.compile(r"https?://[^\s,()']+")


@dataclass(frozen=True)
class Reasoned:
    """What OWL RL adds because of some data, and the contradictions it finds in them."""

    inferred: Graph
    clashes: list[Finding]


class Reasoner:
    """OWL RL over an ontology, a context (the gazetteer), and then any number of data graphs.

    `context_inferred` is what the context adds to the ontology, `context_clashes` its own
    contradictions: neither is repeated in what `close` returns.
    """

    def __init__(self, ontology: Graph, context: Graph | None = None) -> None:
        schema = set(ontology)
        facts = set(context if context is not None else ())
        self._labels = _english_labels(ontology)
        self._given = schema | facts
        closed_schema, _ = _closure(schema)
        self._known, self._messages = _closure(self._given)
        added = self._known - closed_schema - facts
        self.context_inferred = _graph_of(_worth_keeping(added, facts))
        self.context_clashes = self._clashes(self._messages, facts)

    def close(self, data: Graph) -> Reasoned:
        """What OWL RL adds because of `data`, and the contradictions that `data` bring.

        The closure of ontology, context and data, less the data and less what ontology and
        context entail alone; without literal subjects, reflexive triples, vocabulary axioms and
        blank nodes of axioms. Use it on one article at a time: as an article states nothing about
        the nodes of another, the union is what all articles together entail.
        """
        facts = set(data)
        closed, messages = _closure(self._given | facts)
        inferred = _worth_keeping(closed - self._known - self._given - facts, facts)
        return Reasoned(_graph_of(inferred), self._clashes(messages - self._messages, facts))

    def _clashes(self, messages: set[str], facts: set[Triple]) -> list[Finding]:
        findings = {self._contradiction(message, facts) for message in messages}
        findings |= {_ill_typed_finding(triple) for triple in _ill_typed(facts)}
        return sorted(findings, key=lambda found: (found.focus or "", found.code, found.message))

    def _contradiction(self, message: str, facts: set[Triple]) -> Finding:
        disjoint = _DISJOINT.fullmatch(message)
        if disjoint is None:
            return _other_contradiction(message, facts)
        first, second, node = disjoint.groups()
        both = sorted((self._label(first), self._label(second)))
        stated = sorted(
            self._label(kind)
            for subject, predicate, kind in self._given | facts
            if predicate == _TYPE and str(subject) == node
        )
        return Finding(
            "disjoint-classes",
            f"{compact(node)} is both {_a(both[0])} and {_a(both[1])}, and nothing can be both; "
            f"stated: {', '.join(stated) or 'no type'}",
            focus=node,
            property=str(_TYPE),
        )

    def _label(self, iri: Node | str) -> str:
        return self._labels.get(str(iri), compact(str(iri)))


def _other_contradiction(message: str, facts: set[Triple]) -> Finding:
    subjects = {str(subject) for subject, _, _ in facts}
    named = [iri for iri in _IRI.findall(message) if iri in subjects]
    words = _IRI.sub(lambda iri: compact(iri[0]), message)
    return Finding(
        "contradiction",
        f"the data contradict the ontology: {words}",
        focus=named[0] if named else None,
    )


def _a(noun: str) -> str:
    return f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"


def _english_labels(ontology: Graph) -> dict[str, str]:
    labels = ontology.subject_objects(URIRef(RDFS["label"]))
    return {
        str(term): str(label)
        for term, label in labels
        if isinstance(label, Literal) and label.language == "en"
    }


def _graph_of(triples: Iterable[Triple]) -> Graph:
    graph = new_graph()
    for triple in triples:
        graph.add(triple)
    return graph


def _closure(triples: set[Triple]) -> tuple[set[Triple], set[str]]:
    """The OWL RL closure of the triples that matter to it, and owlrl's words on contradictions."""
    from owlrl import OWLRL_Semantics

    triples = triples - _ill_typed(triples)
    everything = any(term in _ABOUT_EVERYTHING for triple in triples for term in triple)
    graph = Graph(bind_namespaces="none")
    for triple in triples if everything else _taking_part(triples):
        graph.add(triple)
    semantics = OWLRL_Semantics(graph, axioms=False, daxioms=False)
    if not everything:
        # Without equality, table 4 says of each node only that it is itself (rule eq-ref).
        semantics._equality = lambda triple, cycle: None
    semantics.closure()
    return set(graph), set(semantics.error_messages)


def _taking_part(triples: set[Triple]) -> set[Triple]:
    """The triples that can be a premise of a rule, where there is no equality.

    A rule of tables 5 to 9 matches a triple either by a predicate that the rule names, or by the
    predicate about which an axiom speaks. Labels, definitions, quotes and offsets are neither.
    """
    kept = {
        (subject, predicate, value)
        for subject, predicate, value in triples
        if predicate in _LOGICAL and not (predicate == _TYPE and value in _DECLARATIONS)
    }
    while True:
        mentioned = {term for subject, _, value in kept for term in (subject, value)}
        more = {triple for triple in triples if triple[1] in mentioned} - kept
        if not more:
            return kept
        kept |= more


def _worth_keeping(triples: Iterable[Triple], facts: set[Triple]) -> set[Triple]:
    """`triples` without reflexive ones, vocabulary axioms, literal subjects and the blank nodes
    of axioms (those that do not occur in `facts`)."""
    ours = {term for triple in facts for term in triple if isinstance(term, BNode)}
    return {triple for triple in triples if not _is_noise(triple, ours)}


def _is_noise(triple: Triple, ours: set[BNode]) -> bool:
    subject, predicate, value = triple
    return (
        isinstance(subject, Literal)
        or isinstance(predicate, BNode)
        or any(isinstance(term, BNode) and term not in ours for term in (subject, value))
        or (subject == value and predicate in _REFLEXIVE)
        or any(
            isinstance(term, URIRef) and str(term).startswith(_VOCABULARIES)
            for term in (subject, value)
        )
    )


def _ill_typed(triples: Iterable[Triple]) -> set[Triple]:
    """The triples whose literal is no value of its datatype: rule dt-not-type, table 8.

    Looked for here because owlrl itself breaks off at some of them ("x"^^xsd:decimal).
    """
    from owlrl.DatatypeHandling import AltXSDToPYTHON

    wrong = set()
    for triple in triples:
        value = triple[2]
        if isinstance(value, Literal) and value.datatype in AltXSDToPYTHON:
            try:
                AltXSDToPYTHON[value.datatype](str(value))
            except (ValueError, ArithmeticError):
                wrong.add(triple)
    return wrong


def _ill_typed_finding(triple: Triple) -> Finding:
    subject, predicate, value = triple
    assert isinstance(value, Literal)
    return Finding(
        "ill-typed-literal",
        f"{compact(str(subject))}: {compact(str(predicate))} is {str(value)!r}, "
        f"which is no {compact(str(value.datatype))}",
        focus=str(subject),
        property=str(predicate),
    )
