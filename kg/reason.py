"""What follows from the data by OWL 2 RL, and where the data contradict the ontology.

owlrl is the reasoner: it implements the rules of OWL 2 Profiles, section 4.3, tables 4 to 9
(https://www.w3.org/TR/owl2-profiles/#Reasoning_in_OWL_2_RL_and_RDF_Graphs_using_Rules). It applies
every rule to every triple, so it is given only the triples that can take part in a rule.

This is the reference: `kg.engine.closure` says the same, faster, of the axioms it implements.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from rdflib import Graph, URIRef
from rdflib.term import Node

from kg.entailment import (
    ABOUT_EVERYTHING,
    DECLARATIONS,
    Labels,
    Reasoned,
    ill_typed,
    ill_typed_finding,
    in_order,
    terms,
    worth_keeping,
)
from kg.findings import Finding
from kg.namespaces import OWL, RDF, RDFS, compact
from kg.statements import Statement, Term
from kg.terms import Triple, graph_from_statements, node_from, statement_from, statements_from

# Predicates that the rules themselves name; annotations of OWL are not among them.
_NAMED = (
    terms(RDF, "type first rest")
    | terms(RDFS, "subClassOf subPropertyOf domain range")
    | terms(
        OWL,
        "equivalentClass disjointWith complementOf intersectionOf unionOf oneOf members "
        "someValuesFrom allValuesFrom hasValue onProperty onClass equivalentProperty inverseOf "
        "propertyDisjointWith propertyChainAxiom sourceIndividual assertionProperty "
        "targetIndividual targetValue",
    )
)


def _nodes(terms: Iterable[Term]) -> frozenset[Node]:
    return frozenset(map(node_from, terms))


_TYPE = URIRef(RDF["type"])
_LOGICAL = _nodes(_NAMED)
_DECLARED = _nodes(DECLARATIONS)
_ALL = _nodes(ABOUT_EVERYTHING)
_DISJOINT = re.compile(r"Disjoint classes (\S+) and (\S+) have a common individual (.+)")
_IRI = re.compile(r"https?://[^\s,()']+")


class Reasoner:
    """OWL RL over an ontology, a context (the gazetteer), and then any number of data graphs.

    `context_inferred` is what the context adds to the ontology, `context_clashes` its own
    contradictions: neither is repeated in what `close` returns.
    """

    def __init__(self, ontology: Graph, context: Graph | None = None) -> None:
        schema = set(ontology)
        facts = set(context if context is not None else ())
        self._labels = Labels(map(statement_from, ontology))
        self._given = schema | facts
        closed_schema, _ = _closure(schema)
        self._known, self._messages = _closure(self._given)
        self.context_inferred = _worth_keeping(self._known - closed_schema - facts, facts)
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
        return Reasoned(inferred, self._clashes(messages - self._messages, facts))

    def infer(self, facts: set[Statement]) -> tuple[set[Statement], list[Finding]]:
        """What `close` returns, of and in texts of N-Triples."""
        reasoned = self.close(graph_from_statements(facts))
        return set(statements_from(reasoned.inferred)), reasoned.clashes

    def _clashes(self, messages: set[str], facts: set[Triple]) -> list[Finding]:
        findings = {self._contradiction(message, facts) for message in messages}
        wrong = ill_typed(map(statement_from, facts))
        return in_order(findings | {ill_typed_finding(statement) for statement in wrong})

    def _contradiction(self, message: str, facts: set[Triple]) -> Finding:
        disjoint = _DISJOINT.fullmatch(message)
        if disjoint is None:
            return _other_contradiction(message, facts)
        first, second, node = disjoint.groups()
        stated = [
            str(kind)
            for subject, predicate, kind in self._given | facts
            if predicate == _TYPE and str(subject) == node
        ]
        return self._labels.disjoint(first, second, node, stated)


def _other_contradiction(message: str, facts: set[Triple]) -> Finding:
    subjects = {str(subject) for subject, _, _ in facts}
    named = [iri for iri in _IRI.findall(message) if iri in subjects]
    words = _IRI.sub(lambda iri: compact(iri[0]), message)
    return Finding(
        "contradiction",
        f"the data contradict the ontology: {words}",
        focus=named[0] if named else None,
    )


def _worth_keeping(triples: set[Triple], facts: set[Triple]) -> Graph:
    ours: set[Statement] = set(map(statement_from, facts))
    kept = worth_keeping(map(statement_from, triples), ours)
    return graph_from_statements(kept)


def _closure(triples: set[Triple]) -> tuple[set[Triple], set[str]]:
    """The OWL RL closure of the triples that matter to it, and owlrl's words on contradictions."""
    from owlrl import OWLRL_Semantics

    wrong = ill_typed(map(statement_from, triples))
    triples = {triple for triple in triples if not wrong or statement_from(triple) not in wrong}
    everything = any(term in _ALL for triple in triples for term in triple)
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
        if predicate in _LOGICAL and not (predicate == _TYPE and value in _DECLARED)
    }
    while True:
        mentioned = {term for subject, _, value in kept for term in (subject, value)}
        more = {triple for triple in triples if triple[1] in mentioned} - kept
        if not more:
            return kept
        kept |= more
