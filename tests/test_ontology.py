"""The ontology and its JSON-LD context hold together."""

from __future__ import annotations

import io
import json
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pyoxigraph as ox
import pytest
import rdflib
from rdflib import DCTERMS, OWL, RDF, RDFS, SKOS, VANN, Graph, URIRef, namespace
from ruamel.yaml import YAML

import kg
from kg import namespaces, terms
from kg.resources import CONTEXT_FILE, ONTOLOGY_DIR, ONTOLOGY_FILE

HEADER = URIRef(namespaces.ONTOLOGY)
KINDS = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.NamedIndividual)

# Every construct of RDF, RDFS and OWL that the ontology uses. Each is in OWL 2 RL
# (https://www.w3.org/TR/owl2-profiles/#OWL_2_RL): subclasses and subproperties between names,
# symmetric and transitive properties, a property chain, classes that are disjoint.
# Not here on purpose: rdfs:domain and rdfs:range (they type a wrong value instead of rejecting it)
# and owl:FunctionalProperty (two claimants of one town would become the same actor).
CONSTRUCTS = {
    RDF.type,
    RDF.first,
    RDF.rest,
    RDF.nil,
    RDFS.label,
    RDFS.isDefinedBy,
    RDFS.subClassOf,
    RDFS.subPropertyOf,
    OWL.Ontology,
    OWL.versionIRI,
    OWL.versionInfo,
    OWL.Class,
    OWL.ObjectProperty,
    OWL.DatatypeProperty,
    OWL.NamedIndividual,
    OWL.SymmetricProperty,
    OWL.TransitiveProperty,
    OWL.propertyChainAxiom,
    OWL.AllDisjointClasses,
    OWL.members,
}


def ckg(name: str) -> URIRef:
    return URIRef(namespaces.CKG[name])


@pytest.fixture(scope="module")
def ontology() -> Graph:
    return terms.graph_from(ox.parse(path=str(ONTOLOGY_FILE)))


@pytest.fixture(scope="module")
def context() -> dict[str, Any]:
    entries: dict[str, Any] = json.loads(CONTEXT_FILE.read_text(encoding="utf-8"))["@context"]
    return entries


def ours(graph: Graph) -> set[URIRef]:
    """The IRIs of our term namespace that `graph` mentions."""
    return {
        node
        for triple in graph
        for node in triple
        if isinstance(node, URIRef) and node in namespaces.CKG
    }


def defined(graph: Graph, *kinds: URIRef) -> set[URIRef]:
    return {
        term
        for kind in kinds or KINDS
        for term in graph.subjects(RDF.type, kind)
        if isinstance(term, URIRef)
    }


def mapped(context: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Each short key with the IRI it stands for, prefixes resolved; `@` entries left out."""
    for key, value in context.items():
        iri = value.get("@id") if isinstance(value, dict) else value
        if key.startswith("@") or not isinstance(iri, str) or ":" not in iri:
            continue
        prefix, local = iri.split(":", 1)
        if not local.startswith("//"):
            yield key, context[prefix] + local


# The ontology as OWL 2 RL


def test_uses_exactly_the_constructs_written_down(ontology: Graph) -> None:
    languages = (str(RDF), str(RDFS), str(OWL))
    used = {
        n for t in ontology for n in t if isinstance(n, URIRef) and str(n).startswith(languages)
    }
    assert used == CONSTRUCTS


def test_axioms_join_names_and_chains_join_object_properties(ontology: Graph) -> None:
    for relation, kind in ((RDFS.subClassOf, OWL.Class), (RDFS.subPropertyOf, OWL.ObjectProperty)):
        for lower, upper in ontology.subject_objects(relation):
            assert {lower, upper} <= defined(ontology, kind)
    for chain in ontology.objects(None, OWL.propertyChainAxiom):
        assert set(ontology.items(chain)) <= defined(ontology, OWL.ObjectProperty)


@pytest.mark.parametrize("relation", [RDFS.subClassOf, RDFS.subPropertyOf])
def test_no_cycle(ontology: Graph, relation: URIRef) -> None:
    for lower in set(ontology.subjects(relation, None)):
        above = {
            node
            for upper in ontology.objects(lower, relation)
            for node in ontology.transitive_objects(upper, relation)
        }
        assert lower not in above


def test_no_class_is_below_two_disjoint_classes(ontology: Graph) -> None:
    groups = [
        set(ontology.items(members))
        for axiom in ontology.subjects(RDF.type, OWL.AllDisjointClasses)
        for members in ontology.objects(axiom, OWL.members)
    ]
    assert groups
    for term in defined(ontology, OWL.Class):
        ancestors = set(ontology.transitive_objects(term, RDFS.subClassOf))
        for group in groups:
            assert len(ancestors & group) <= 1, f"{term} is below {ancestors & group}"


def test_every_iri_of_the_namespace_is_defined_once(ontology: Graph) -> None:
    assert ours(ontology) == defined(ontology)
    assert all(
        sum((term, RDF.type, kind) in ontology for kind in KINDS) == 1 for term in ours(ontology)
    )


# What is said about each term


def test_every_term_is_described(ontology: Graph) -> None:
    for term in defined(ontology):
        labels = Counter(label.language for label in ontology.objects(term, RDFS.label))
        is_class = (term, RDF.type, OWL.Class) in ontology
        assert labels == ({"en": 1, "ar": 1} if is_class else {"en": 1}), term
        assert len(list(ontology.objects(term, SKOS.definition))) == 1, term
        assert list(ontology.objects(term, SKOS.example)), term
        assert list(ontology.objects(term, RDFS.isDefinedBy)) == [HEADER], term


def test_definitions_tell_terms_apart(ontology: Graph) -> None:
    definitions = Counter(str(text) for text in ontology.objects(None, SKOS.definition))
    assert [text for text, count in definitions.items() if count > 1] == []


def test_properties_say_what_they_expect(ontology: Graph) -> None:
    for term in defined(ontology, OWL.ObjectProperty, OWL.DatatypeProperty):
        for expectation in (namespace.SDO.domainIncludes, namespace.SDO.rangeIncludes):
            assert list(ontology.objects(term, expectation)), (term, expectation)


def test_header_is_complete(ontology: Graph) -> None:
    def value(predicate: URIRef) -> str:
        found = list(ontology.objects(HEADER, predicate))
        assert len(found) == 1, predicate
        return str(found[0])

    version = value(OWL.versionInfo)
    assert value(OWL.versionIRI) == f"{HEADER}/{version}"
    assert value(VANN.preferredNamespacePrefix) == "ckg"
    assert value(VANN.preferredNamespaceUri) == namespaces.CKG.base
    assert value(DCTERMS.license) == "https://creativecommons.org/licenses/by/4.0/"
    assert version in value(DCTERMS.bibliographicCitation)
    for predicate in (DCTERMS.title, DCTERMS.description, DCTERMS.creator, DCTERMS.created):
        assert value(predicate)


def test_file_is_in_canonical_form(ontology: Graph) -> None:
    written = ontology.serialize(format="longturtle", canon=True)
    assert written == ONTOLOGY_FILE.read_text(encoding="utf-8")


def test_citation_file_cites_this_version() -> None:
    citation = YAML(typ="safe").load((ONTOLOGY_DIR.parent / "CITATION.cff").read_text("utf-8"))
    assert citation["cff-version"] == "1.2.0"
    assert {"title", "message", "authors"} <= set(citation)
    assert citation["version"] == kg.__version__


# The JSON-LD context


def test_context_names_every_class_and_property_once(
    ontology: Graph, context: dict[str, Any]
) -> None:
    keys = Counter(iri for _, iri in mapped(context) if iri in namespaces.CKG)
    wanted = defined(ontology, OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty)
    assert set(keys) == {str(term) for term in wanted}
    assert [iri for iri, count in keys.items() if count > 1] == []


def test_context_types_values_as_the_ontology_expects(
    ontology: Graph, context: dict[str, Any]
) -> None:
    codes = {t for c in ontology.subjects(RDF.type, OWL.NamedIndividual)
             for t in ontology.objects(c, RDF.type)}  # fmt: skip
    for key, iri in mapped(context):
        term = URIRef(iri)
        if iri not in namespaces.CKG or term in defined(ontology, OWL.Class):
            continue
        (first, *_) = expected = sorted(ontology.objects(term, namespace.SDO.rangeIncludes))
        if term in defined(ontology, OWL.ObjectProperty):
            wanted = "@vocab" if set(expected) & {*codes, OWL.Class} else "@id"
        elif first == namespace.XSD.string:
            wanted = None
        else:
            wanted = namespaces.compact(str(first))
        entry = context[key]
        assert (entry.get("@type") if isinstance(entry, dict) else None) == wanted, key


def test_context_offers_every_code_by_its_notation(
    ontology: Graph, context: dict[str, Any]
) -> None:
    lists: dict[URIRef, dict[str, str]] = {}
    for code in defined(ontology, OWL.NamedIndividual):
        (kind,) = set(ontology.objects(code, RDF.type)) - {OWL.NamedIndividual}
        (notation,) = ontology.objects(code, SKOS.notation)
        words = lists.setdefault(URIRef(kind), {})
        assert str(notation) not in words
        words[str(notation)] = namespaces.compact(code)
    properties = {URIRef(iri): key for key, iri in mapped(context)}
    for kind, words in lists.items():
        users = list(ontology.subjects(namespace.SDO.rangeIncludes, kind))
        assert users
        for user in users:
            assert context[properties[URIRef(user)]]["@context"] == words


DOCUMENT = {
    "@id": "https://example.org/c",
    "type": "Claim",
    "stance": "claimed",
    "interest": "for",
    "coded": "2017-12-12",
    "note": "a note",
    "content": {"@id": "https://example.org/k", "type": "Attack", "modality": "happened"},
    "quote": {"@id": "https://example.org/q", "start": 3, "exact": "took it"},
}


def expected_triples() -> set[tuple[Any, ...]]:
    claim, content, quote = (URIRef(f"https://example.org/{local}") for local in "ckq")
    return {
        (claim, RDF.type, ckg("Claim")),
        (claim, ckg("hasStance"), ckg("ClaimedStance")),
        (claim, ckg("hasInterest"), ckg("ForInterest")),
        (claim, ckg("codedOn"), rdflib.Literal("2017-12-12", datatype=namespace.XSD.date)),
        (claim, ckg("note"), rdflib.Literal("a note")),
        (claim, ckg("hasContent"), content),
        (claim, ckg("hasQuote"), quote),
        (content, RDF.type, ckg("Attack")),
        (content, ckg("hasModality"), ckg("HappenedModality")),
        (quote, ckg("start"), rdflib.Literal("3", datatype=namespace.XSD.integer)),
        (quote, ckg("exact"), rdflib.Literal("took it")),
    }


def test_context_expands_the_same_in_both_engines(context: dict[str, Any]) -> None:
    text = json.dumps({"@context": context, **DOCUMENT})
    strict = terms.graph_from(ox.parse(io.StringIO(text), format=ox.RdfFormat.JSON_LD))
    loose = terms.new_graph().parse(data=text, format="json-ld")
    assert set(strict) == expected_triples()
    assert set(loose) == expected_triples()
