"""OWL RL: each rule of the profile that the ontology uses, what is left out, what clashes.

The articles and the gazetteer here are invented. Each expected triple follows by hand from the
rule named in the test: OWL 2 Profiles, section 4.3, tables 4 to 9.
"""

import os
import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import BNode, Graph, Literal, URIRef

from kg import entailment, reason
from kg.namespaces import ACTOR, CKG, CLAIM, PLACE, PREFIXES, RDF, SCHEMA, compact
from kg.reason import Reasoner
from kg.resources import ONTOLOGY_FILE
from kg.terms import Triple, graph_from, statements_from

HEAD = "".join(f"PREFIX {name}: <{base}>\n" for name, base in PREFIXES.items())


def graph(turtle: str) -> Graph:
    return graph_from(ox.parse(HEAD + turtle, format=ox.RdfFormat.TURTLE))


def said(triples: Graph) -> set[str]:
    """The triples as "subject predicate object" with prefixed names."""
    return {" ".join(compact(str(term)) for term in triple) for triple in triples}


ONTOLOGY = graph_from(ox.parse(path=str(ONTOLOGY_FILE)))

GAZETTEER = graph("""
place:hamra a ckg:Town ; skos:prefLabel "Hamra"@en ; ckg:latitude "34.5"^^xsd:decimal ;
    ckg:within place:hamra-district .
place:hamra-district a ckg:District ; ckg:within place:east .
place:east a ckg:Province ; ckg:within place:land ; ckg:borders place:west .
place:west a ckg:Province ; ckg:within place:land .
place:land a ckg:Country .
actor:reds a ckg:ArmedGroup ; skos:altLabel "the Reds"@en .
actor:blues a ckg:StateForce .
""")

ARTICLES = [
    graph("""
claim:one.C1 a ckg:Claim ; ckg:hasContent claim:one.C1.content ; ckg:hasStance ckg:ClaimedStance ;
    ckg:hasQuote claim:one.C1.quote .
claim:one.C1.quote a ckg:Quote ; ckg:exact "the Reds attacked" ;
    ckg:start "5"^^xsd:integer ; ckg:end "22"^^xsd:integer .
claim:one.C1.content a ckg:Attack ; ckg:atPlace place:hamra ; ckg:hasAttacker actor:reds ;
    ckg:hasTarget actor:blues .
"""),
    graph("""
claim:two.C1 a ckg:Claim ; ckg:hasContent claim:two.C1.content ;
    ckg:codedOn "2026-11-22"^^xsd:date .
claim:two.C1.content a ckg:Control ; ckg:hasHolder actor:blues ; ckg:atPlace place:west .
"""),
    graph("""
claim:three.C1 a ckg:Claim ; ckg:hasContent claim:three.C1.content .
claim:three.C1.content a ckg:TerritorialChange ; ckg:lostBy actor:reds ;
    ckg:atPlace place:three.villages .
place:three.villages a ckg:PlaceGroup ; ckg:within place:hamra-district ;
    ckg:cardinality "3"^^xsd:integer .
"""),
]


@pytest.fixture(scope="module")
def reasoner() -> Reasoner:
    return Reasoner(ONTOLOGY, GAZETTEER)


def inferred(turtle: str, context: str = "") -> set[str]:
    return said(Reasoner(ONTOLOGY, graph(context)).close(graph(turtle)).inferred)


# --- the rules that the ontology uses ---------------------------------------------------------


def test_cax_sco_subclasses() -> None:
    """cax-sco (table 7): a member of a class is a member of each superclass."""
    assert inferred("claim:x.C1.content a ckg:AirSupport .") == {
        "claim:x.C1.content rdf:type ckg:MilitarySupport",
        "claim:x.C1.content rdf:type ckg:Event",
        "claim:x.C1.content rdf:type ckg:Content",
    }


def test_prp_spo1_a_role_is_a_participation() -> None:
    """prp-spo1 (table 5): what stands in a subproperty stands in the property above it."""
    assert inferred("claim:x.C1.content ckg:hasAttacker actor:reds ; ckg:lostBy actor:blues .") == {
        "claim:x.C1.content ckg:hasParticipant actor:reds",
        "claim:x.C1.content ckg:hasParticipant actor:blues",
    }


def test_prp_trp_a_place_within_a_place() -> None:
    """prp-trp (table 5): within is transitive."""
    assert inferred("place:a ckg:within place:b . place:b ckg:within place:c .") == {
        "place:a ckg:within place:c"
    }


def test_prp_trp_closes_a_cycle_so_that_it_can_be_seen() -> None:
    assert inferred("place:a ckg:within place:b . place:b ckg:within place:a .") == {
        "place:a ckg:within place:a",
        "place:b ckg:within place:b",
    }


def test_prp_symp_borders() -> None:
    """prp-symp (table 5): borders is symmetric."""
    assert inferred("place:a ckg:borders place:b .") == {"place:b ckg:borders place:a"}


def test_prp_spo2_an_event_at_a_place_occurs_within_what_contains_it() -> None:
    """prp-spo2 (table 5): atPlace followed by within is occursWithin."""
    context = "place:a ckg:within place:b . place:b ckg:within place:c ."
    assert inferred("claim:x.C1.content ckg:atPlace place:a .", context) == {
        "claim:x.C1.content ckg:occursWithin place:b",
        "claim:x.C1.content ckg:occursWithin place:c",
    }


def test_near_a_place_is_not_within_what_contains_it() -> None:
    assert (
        inferred("claim:x.C1.content ckg:nearPlace place:a .", "place:a ckg:within place:b .")
        == set()
    )


# --- contradictions ---------------------------------------------------------------------------


def test_cax_adc_an_actor_that_is_a_place() -> None:
    """cax-adc (table 7): no two classes of owl:AllDisjointClasses have a common member."""
    reasoned = Reasoner(ONTOLOGY).close(graph("actor:x a ckg:Militia , ckg:Town ."))
    (clash,) = reasoned.clashes
    assert (clash.code, clash.severity) == ("disjoint-classes", "violation")
    assert clash.focus == ACTOR["x"]
    assert clash.message == (
        "actor:x is both an actor and a place, and nothing can be both; stated: militia, town"
    )


def test_cax_adc_between_siblings_far_down() -> None:
    clashes = Reasoner(ONTOLOGY).close(graph("claim:x.c a ckg:Battle , ckg:AirSupport .")).clashes
    assert [clash.message for clash in clashes] == [
        "claim:x.c is both a fighting and a military support, and nothing can be both; "
        "stated: air support, battle"
    ]


def test_cax_dw_two_disjoint_classes() -> None:
    """cax-dw (table 7): owl:disjointWith says the same of two classes."""
    ontology = graph("ckg:A a owl:Class ; owl:disjointWith ckg:B . ckg:B a owl:Class .")
    (clash,) = Reasoner(ontology).close(graph("actor:x a ckg:A , ckg:B .")).clashes
    assert (clash.code, clash.focus) == ("disjoint-classes", ACTOR["x"])
    assert "is both a ckg:A and a ckg:B" in clash.message


def test_a_clash_between_article_and_gazetteer_is_the_articles(reasoner: Reasoner) -> None:
    assert reasoner.context_clashes == []
    (clash,) = reasoner.close(graph("actor:reds a ckg:Place .")).clashes
    assert clash.focus == ACTOR["reds"]
    assert clash.message.endswith("stated: armed group, place")


def test_a_clash_of_the_gazetteer_is_reported_once() -> None:
    reasoner = Reasoner(ONTOLOGY, graph("place:x a ckg:Town , ckg:River ."))
    assert [clash.focus for clash in reasoner.context_clashes] == [PLACE["x"]]
    assert reasoner.close(ARTICLES[0]).clashes == []


def test_other_contradictions_are_told_with_their_node() -> None:
    """prp-asyp (table 5), which the ontology does not use: the words are owlrl's."""
    ontology = graph("ckg:p a owl:ObjectProperty , owl:AsymmetricProperty .")
    data = graph("actor:x ckg:p actor:y . actor:y ckg:p actor:x .")
    clashes = Reasoner(ontology).close(data).clashes
    assert {clash.code for clash in clashes} == {"contradiction"}
    assert {clash.focus for clash in clashes} == {ACTOR["x"], ACTOR["y"]}
    assert "asymmetric property ckg:p" in clashes[0].message


@pytest.mark.filterwarnings("ignore:Parsing weird boolean")
@pytest.mark.parametrize(
    ("literal", "kind"),
    [("2017-13-19", "date"), ("x", "decimal"), ("-1", "nonNegativeInteger"), ("yes", "boolean")],
)
def test_dt_not_type_a_literal_outside_its_datatype(literal: str, kind: str) -> None:
    """dt-not-type (table 8): a literal is a value of its datatype."""
    data = graph(f'claim:x.q ckg:note "{literal}"^^xsd:{kind} .')
    (clash,) = Reasoner(ONTOLOGY).close(data).clashes
    assert (clash.code, clash.focus) == ("ill-typed-literal", CLAIM["x.q"])
    assert clash.message == f"claim:x.q: ckg:note is '{literal}', which is no xsd:{kind}"


def test_a_functional_property_would_make_enemies_one() -> None:
    """prp-fp and eq-rep-o (tables 5 and 4): why control is never functional."""
    ontology = graph("ckg:heldBy a owl:ObjectProperty , owl:FunctionalProperty .")
    data = graph("place:x ckg:heldBy actor:reds , actor:blues . actor:reds ckg:note 'red' .")
    found = said(Reasoner(ontology).close(data).inferred)
    assert "actor:reds owl:sameAs actor:blues" in found
    assert "actor:blues ckg:note red" in found


def test_the_ontology_has_nothing_that_makes_two_things_one() -> None:
    terms = {term for statement in statements_from(ONTOLOGY) for term in statement}
    assert terms.isdisjoint(entailment.ABOUT_EVERYTHING)


# --- what is left out -------------------------------------------------------------------------


def test_what_the_data_state_and_what_the_gazetteer_entails_is_not_repeated(
    reasoner: Reasoner,
) -> None:
    assert said(reasoner.close(ARTICLES[0]).inferred) == {
        "claim:one.C1.content rdf:type ckg:Fighting",
        "claim:one.C1.content rdf:type ckg:Event",
        "claim:one.C1.content rdf:type ckg:Content",
        "claim:one.C1.content ckg:hasParticipant actor:reds",
        "claim:one.C1.content ckg:hasParticipant actor:blues",
        "claim:one.C1.content ckg:occursWithin place:hamra-district",
        "claim:one.C1.content ckg:occursWithin place:east",
        "claim:one.C1.content ckg:occursWithin place:land",
    }


def test_what_the_gazetteer_adds(reasoner: Reasoner) -> None:
    types = {f"place:{name} rdf:type ckg:Place" for name in ("hamra", "hamra-district", "east")}
    assert said(reasoner.context_inferred) == types | {
        "place:west rdf:type ckg:Place",
        "place:land rdf:type ckg:Place",
        "place:hamra ckg:within place:east",
        "place:hamra ckg:within place:land",
        "place:hamra-district ckg:within place:land",
        "place:west ckg:borders place:east",
        "actor:reds rdf:type ckg:Actor",
        "actor:blues rdf:type ckg:Actor",
    }


def test_without_a_gazetteer_there_is_nothing_to_add() -> None:
    reasoner = Reasoner(ONTOLOGY)
    assert len(reasoner.context_inferred) == 0
    assert reasoner.context_clashes == []
    assert len(reasoner.close(graph("")).inferred) == 0


def test_no_noise_and_nothing_of_the_ontology_alone(reasoner: Reasoner) -> None:
    for triples in (reasoner.context_inferred, reasoner.close(ARTICLES[2]).inferred):
        for subject, predicate, value in triples:
            assert isinstance(subject, URIRef)
            assert isinstance(value, URIRef)
            assert not isinstance(predicate, BNode)
            assert (subject, predicate, value) not in ONTOLOGY
            assert str(subject).startswith((ACTOR.base, PLACE.base, CLAIM.base))
            assert str(value).startswith((ACTOR.base, PLACE.base, CKG.base))


def test_inputs_are_left_as_they_were() -> None:
    before = [set(ONTOLOGY), set(GAZETTEER), set(ARTICLES[0])]
    Reasoner(ONTOLOGY, GAZETTEER).close(ARTICLES[0])
    assert [set(ONTOLOGY), set(GAZETTEER), set(ARTICLES[0])] == before


# --- equivalences -----------------------------------------------------------------------------


def everything() -> Graph:
    return sum(ARTICLES, start=graph(""))


def test_one_article_at_a_time_is_everything_at_once(reasoner: Reasoner) -> None:
    at_once = set(reasoner.close(everything()).inferred)
    one_by_one = [set(reasoner.close(article).inferred) for article in ARTICLES]
    assert set.union(*one_by_one) == at_once
    # one: 3 types, 2 participants, 3 regions; two: 2 types, 1 participant, 1 region;
    # three: 2 types, 1 participant, 3 regions, and the villages' type and their 2 regions
    assert [len(part) for part in one_by_one] == [8, 4, 9]


def test_clashes_of_one_article_at_a_time_are_those_of_everything_at_once(
    reasoner: Reasoner,
) -> None:
    bad = [
        graph(f"claim:{name}.c a ckg:Attack , ckg:Control ; ckg:start 'x'^^xsd:integer .")
        for name in ("four", "five")
    ]
    one_by_one = [clash for article in bad for clash in reasoner.close(article).clashes]
    assert set(reasoner.close(sum(bad, start=graph(""))).clashes) == set(one_by_one)
    assert len(one_by_one) == 4


def by_plain_owlrl(*graphs: Graph) -> set[Triple]:
    """The closure of all triples by owlrl as it comes, nothing left out."""
    from owlrl import DeductiveClosure, OWLRL_Semantics

    whole = Graph()
    for part in graphs:
        for triple in part:
            whole.add(triple)
    DeductiveClosure(OWLRL_Semantics, improved_datatypes=False).expand(whole)
    return set(whole)


def test_leaving_triples_out_changes_nothing(reasoner: Reasoner) -> None:
    data = everything()
    known = by_plain_owlrl(ONTOLOGY, GAZETTEER)
    added = by_plain_owlrl(ONTOLOGY, GAZETTEER, data) - known - set(data)
    facts = set(statements_from(data))
    kept = entailment.worth_keeping(statements_from(added), facts)
    assert kept == set(statements_from(reasoner.close(data).inferred))
    of_the_gazetteer = known - by_plain_owlrl(ONTOLOGY) - set(GAZETTEER)
    facts = set(statements_from(GAZETTEER))
    kept = entailment.worth_keeping(statements_from(of_the_gazetteer), facts)
    assert kept == set(statements_from(reasoner.context_inferred))


def test_most_triples_are_left_out() -> None:
    part = reason._taking_part(set(ONTOLOGY) | set(everything()))
    predicates = {str(predicate) for _, predicate, _ in part}
    assert CKG["exact"] not in predicates
    assert SCHEMA["domainIncludes"] not in predicates
    assert {CKG["within"], CKG["atPlace"], CKG["hasAttacker"], RDF["type"]} <= predicates
    assert not any(isinstance(value, Literal) for _, _, value in part)


def test_an_axiom_in_the_data_brings_its_property_back_in() -> None:
    data = graph("ckg:note rdfs:subPropertyOf ckg:statement . claim:x.c ckg:note 'so' .")
    assert "claim:x.c ckg:statement so" in said(Reasoner(ONTOLOGY).close(data).inferred)


def test_equality_in_the_data_brings_everything_back_in() -> None:
    """eq-rep-s and eq-sym (table 4)."""
    data = graph("actor:x owl:sameAs actor:y ; ckg:note 'so' .")
    assert said(Reasoner(ONTOLOGY).close(data).inferred) == {
        "actor:y ckg:note so",
        "actor:y owl:sameAs actor:x",
    }


BAD = """
actor:reds a ckg:Town , ckg:Claim . actor:blues a ckg:River . place:x ckg:start 'x'^^xsd:date .
"""
PATH = [str(Path(__file__).parent), *sys.path]
SCRIPT = """
import test_reason as t
reasoner = t.Reasoner(t.ONTOLOGY, t.GAZETTEER)
print(sorted(t.said(reasoner.close(t.everything()).inferred)))
print(reasoner.close(t.graph(t.BAD)).clashes)
"""


def test_the_result_does_not_depend_on_the_hash_seed() -> None:
    outputs = {
        subprocess.run(
            [sys.executable, "-c", SCRIPT],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(PATH)},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "2")
    }
    assert len(outputs) == 1
    assert outputs.pop().count("Finding(") == 5


def test_owlrl_is_imported_only_to_reason() -> None:
    script = "import sys, kg.reason; sys.exit('owlrl' in sys.modules)"
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    subprocess.run([sys.executable, "-c", script], env=env, check=True)
