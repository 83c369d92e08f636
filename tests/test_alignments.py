"""The alignments name what exists, on both sides, and lead a reasoner to nothing wrong."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import owlrl
import pyoxigraph as ox
import pytest
from rdflib import OWL, RDFS, SKOS, Graph, Literal, URIRef, namespace

from kg import namespaces, terms
from kg.resources import ONTOLOGY_DIR, ONTOLOGY_FILE

LINKS = {RDFS.subClassOf, RDFS.subPropertyOf, RDFS.seeAlso, SKOS.closeMatch, SKOS.exactMatch}
ONLY_CLOSE = ("NextCenturyCorporation", "cidoc-crm.org", "linkedevents.org")
PACKAGED = (
    namespace.PROV,
    namespace.ORG,
    namespace.TIME,
    namespace.GEO,
    namespace.SKOS,
    namespace.SDO,
)
AIDA = (
    "https://raw.githubusercontent.com/NextCenturyCorporation/AIDA-Interchange-Format/master/"
    "java/src/main/resources/com/ncc/aif/ontologies/"
)
SPELT_OUT = {
    "http://semanticweb.cs.vu.nl/2009/11/sem/": (
        "Event Actor Place subEventOf hasActor hasPlace hasTime accordingTo "
        "hasEarliestBeginTimeStamp hasLatestBeginTimeStamp "
        "hasEarliestEndTimeStamp hasLatestEndTimeStamp"
    ),
    "http://www.w3.org/ns/oa#": (
        "Annotation SpecificResource TextQuoteSelector TextPositionSelector "
        "FragmentSelector hasSelector hasBody hasTarget hasSource exact start end"
    ),
    "http://www.cidoc-crm.org/extensions/crminf/": (
        "I2_Belief I3_Inference_Logic I4_Proposition_Set"
    ),
    "http://linkedevents.org/ontology/": "Event involvedAgent atPlace circa",
    f"{AIDA}InterchangeOntology#": "Claim",
    f"{AIDA}LDCOntologyM36#": "Transaction.Transaction.TransferControl",
    "http://id.loc.gov/datatypes/edtf/": "EDTF",
}
"""Terms of the vocabularies that rdflib does not carry, as their own files spell them."""


def read(path: Path) -> Graph:
    return terms.graph_from(ox.parse(path=str(path)))


@pytest.fixture(scope="module")
def ontology() -> Graph:
    return read(ONTOLOGY_FILE)


@pytest.fixture(scope="module")
def alignments() -> Graph:
    return read(ONTOLOGY_DIR / "alignments.ttl")


def links(alignments: Graph) -> list[tuple[Any, Any, Any]]:
    return [triple for triple in alignments if triple[0] in namespaces.CKG]


def test_alignments_link_existing_terms_to_foreign_ones(ontology: Graph, alignments: Graph) -> None:
    for subject, _, _ in links(alignments):
        assert (subject, RDFS.isDefinedBy, URIRef(namespaces.ONTOLOGY)) in ontology, subject
    assert {predicate for _, predicate, _ in links(alignments)} == LINKS
    assert not [value for _, _, value in links(alignments) if value in namespaces.CKG]
    assert not list(alignments.objects(None, OWL.imports))


def test_alignments_name_terms_that_the_vocabularies_have(alignments: Graph) -> None:
    known = {str(v): set(v.__annotations__) for v in PACKAGED}
    known |= {base: set(names.split()) for base, names in SPELT_OUT.items()}
    for _, _, value in links(alignments):
        (base,) = [base for base in known if str(value).startswith(base)]
        assert value.removeprefix(base) in known[base], value


def test_loose_vocabularies_are_only_close(alignments: Graph) -> None:
    for _, predicate, value in links(alignments):
        if any(name in value for name in ONLY_CLOSE):
            assert predicate == SKOS.closeMatch, value


def test_contents_are_never_typed_as_facts(ontology: Graph, alignments: Graph) -> None:
    """A denied attack must not become a prov:Activity: SEM alone knows the untrue."""
    contents = set(ontology.transitive_subjects(RDFS.subClassOf, URIRef(namespaces.CKG["Content"])))
    typed = {(s, o) for s, o in alignments.subject_objects(RDFS.subClassOf) if s in contents}
    assert typed == {
        (URIRef(namespaces.CKG["Event"]), URIRef("http://semanticweb.cs.vu.nl/2009/11/sem/Event"))
    }


DATA = """
PREFIX ckg: <https://w3id.org/conflict-kg/ontology#>
PREFIX : <https://example.org/>
# Invented: an outlet reports a denied attack near a town, by a group, on a militia.
:claim a ckg:Claim ; ckg:inArticle :article ; ckg:hasContent :attack ; ckg:hasQuote :quote ;
    ckg:hasSource :source ; ckg:codedBy :coder .
:article a ckg:Article ; ckg:publishedBy :outlet .
:quote a ckg:Quote ; ckg:quotedFrom :article ; ckg:start 3 .
:source a ckg:SourceLink ; ckg:namesSource :outlet .
:attack a ckg:Attack ; ckg:hasPolarity ckg:DeniedPolarity ; ckg:hasAttacker :group ;
    ckg:hasTarget :militia ; ckg:atPlace :town ; ckg:hasDate :date .
:date a ckg:DateBounds .
:membership a ckg:Membership ; ckg:hasMember :militia ; ckg:hasWhole :side ; ckg:codedBy :coder .
:group a ckg:ArmedGroup . :militia a ckg:Militia . :side a ckg:Side .
:outlet a ckg:NewsOrganisation . :coder a ckg:Coder .
:town a ckg:Town ; ckg:within :country . :country a ckg:Country ; ckg:borders :neighbour .
:river a ckg:River ; ckg:spans :country . :neighbour a ckg:Country .
"""

FOREIGN = """
PREFIX org: <http://www.w3.org/ns/org#>
PREFIX owl: <http://www.w3.org/2002/07/owl#>
PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
# The axioms of PROV-O, ORG and SKOS that could do harm to what is linked to them.
prov:Activity owl:disjointWith prov:Entity .
prov:wasAttributedTo rdfs:domain prov:Entity ; rdfs:range prov:Agent .
prov:wasDerivedFrom rdfs:domain prov:Entity ; rdfs:range prov:Entity .
prov:wasQuotedFrom rdfs:subPropertyOf prov:wasDerivedFrom .
prov:agent rdfs:range prov:Agent .
org:member rdfs:domain org:Membership ; a owl:FunctionalProperty .
org:organization rdfs:domain org:Membership ; rdfs:range org:Organization .
skos:Concept owl:disjointWith skos:Collection , skos:ConceptScheme .
"""


def conclusions(*graphs: Graph) -> set[tuple[Any, ...]]:
    """What OWL RL concludes in our own terms, contradictions included, from `graphs`."""
    whole = Graph()
    for graph in graphs:
        whole += graph
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(whole)
    return {
        (subject, predicate, value)
        for subject, predicate, value in whole
        if not isinstance(subject, Literal)
        and str(subject).startswith("https://example.org/")
        and (value in namespaces.CKG or predicate in namespaces.CKG or predicate == OWL.sameAs)
    } | {(s, p, v) for s, p, v in whole if "ErrorMessage" in str(v)}


def test_alignments_add_nothing_in_our_terms(ontology: Graph, alignments: Graph) -> None:
    data, foreign = (
        terms.graph_from(ox.parse(text, format=ox.RdfFormat.TURTLE)) for text in (DATA, FOREIGN)
    )
    assert conclusions(ontology, alignments, foreign, data) == conclusions(ontology, data)
