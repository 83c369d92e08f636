"""The compiled reasoner: its rules by hand, what it refuses, and that it equals the reference.

Ontologies and data here are invented; each expected triple follows by hand from the rule named:
OWL 2 Profiles, section 4.3, tables 4 to 9.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from rdflib import Graph

from kg.articles import load_article
from kg.build import load_ontology
from kg.engine.closure import CompiledReasoner, reasoner_for
from kg.engine.refusal import NotCompiledError
from kg.entailment import OwlReasoner
from kg.load.gazetteer_file import load_gazetteer
from kg.namespaces import ACTOR, PLACE
from kg.project import Project, built_in_project, open_project
from kg.reason import Reasoner
from tests.conftest import CORPUS
from tests.engine.spoiling import Spoiler
from tests.test_reason import ARTICLES, GAZETTEER, ONTOLOGY, graph, said
from tests.test_shapes import DATA_FAULTS, DATA_FOLDERS, EXAMPLES, Fault, read

# --- the rules, by hand -----------------------------------------------------------------------

LIST = "[ rdf:first {0} ; rdf:rest [ rdf:first {1} ; rdf:rest {2} ] ]"
PAIR = LIST.format("ckg:p", "ckg:q", "rdf:nil")
RULES = [
    ("cax-sco", "ckg:A rdfs:subClassOf ckg:B .", "actor:x a ckg:A .", {"actor:x rdf:type ckg:B"}),
    (
        "cax-sco twice",
        "ckg:A rdfs:subClassOf ckg:B . ckg:B rdfs:subClassOf ckg:C , ckg:A .",
        "actor:x a ckg:A .",
        {"actor:x rdf:type ckg:B", "actor:x rdf:type ckg:C"},
    ),
    (
        "cax-eqc1, cax-eqc2",
        "ckg:A owl:equivalentClass ckg:B .",
        "actor:x a ckg:A . actor:y a ckg:B .",
        {"actor:x rdf:type ckg:B", "actor:y rdf:type ckg:A"},
    ),
    (
        "prp-spo1",
        "ckg:p rdfs:subPropertyOf ckg:q . ckg:q rdfs:subPropertyOf ckg:r .",
        "actor:x ckg:p actor:y . actor:y ckg:p 'so' .",
        {
            "actor:x ckg:q actor:y",
            "actor:x ckg:r actor:y",
            "actor:y ckg:q so",
            "actor:y ckg:r so",
        },
    ),
    (
        "prp-eqp1, prp-eqp2",
        "ckg:p owl:equivalentProperty ckg:q .",
        "actor:x ckg:p actor:y . actor:y ckg:q actor:z .",
        {"actor:x ckg:q actor:y", "actor:y ckg:p actor:z"},
    ),
    (
        "prp-inv1, prp-inv2",
        "ckg:p owl:inverseOf ckg:q .",
        "actor:x ckg:p actor:y . actor:x ckg:q actor:z . actor:x ckg:p 'so' .",
        {"actor:y ckg:q actor:x", "actor:z ckg:p actor:x"},
    ),
    (
        "prp-symp",
        "ckg:p a owl:SymmetricProperty .",
        "actor:x ckg:p actor:y .",
        {"actor:y ckg:p actor:x"},
    ),
    (
        "prp-trp",
        "ckg:p a owl:TransitiveProperty .",
        "place:a ckg:p place:b . place:b ckg:p place:c . place:c ckg:p place:d .",
        {"place:a ckg:p place:c", "place:a ckg:p place:d", "place:b ckg:p place:d"},
    ),
    (
        "prp-spo2",
        f"ckg:r owl:propertyChainAxiom {PAIR} .",
        "place:a ckg:p place:b . place:b ckg:q place:c , place:d . place:c ckg:p place:d .",
        {"place:a ckg:r place:c", "place:a ckg:r place:d"},
    ),
    (
        "prp-spo2 of three, one property twice",
        "ckg:r owl:propertyChainAxiom "
        f"{LIST.format('ckg:p', 'ckg:p', '[ rdf:first ckg:q ; rdf:rest rdf:nil ]')} .",
        "place:a ckg:p place:b . place:b ckg:p place:c . place:c ckg:q place:d .",
        {"place:a ckg:r place:d"},
    ),
    (
        "prp-inv1 before prp-trp before prp-spo1",
        "ckg:has owl:inverseOf ckg:in . ckg:in a owl:TransitiveProperty ; "
        "rdfs:subPropertyOf ckg:touches .",
        "place:b ckg:has place:a . place:b ckg:in place:c .",
        {
            "place:a ckg:in place:b",
            "place:a ckg:in place:c",
            "place:c ckg:has place:a",
            "place:c ckg:has place:b",
            "place:a ckg:touches place:b",
            "place:a ckg:touches place:c",
            "place:b ckg:touches place:c",
        },
    ),
]


@pytest.mark.parametrize(
    ("rule", "ontology", "data", "expected"),
    RULES,
    ids=[f"{n}-{r[0]}" for n, r in enumerate(RULES)],
)
def test_rule(rule: str, ontology: str, data: str, expected: set[str]) -> None:
    assert said(CompiledReasoner(graph(ontology)).close(graph(data)).inferred) == expected
    assert said(Reasoner(graph(ontology)).close(graph(data)).inferred) == expected


def test_a_rule_takes_one_premise_from_the_gazetteer_and_one_from_the_article() -> None:
    gazetteer = graph("place:a ckg:within place:b . place:b ckg:within place:c .")
    reasoner = CompiledReasoner(ONTOLOGY, gazetteer)
    article = graph("claim:x.C1.content ckg:atPlace place:x.v . place:x.v ckg:within place:b .")
    assert said(reasoner.context_inferred) == {"place:a ckg:within place:c"}
    assert said(reasoner.close(article).inferred) == {
        "place:x.v ckg:within place:c",
        "claim:x.C1.content ckg:occursWithin place:b",
        "claim:x.C1.content ckg:occursWithin place:c",
    }


def test_what_an_article_adds_about_the_gazetteer_joins_what_the_gazetteer_says() -> None:
    gazetteer = graph("place:a ckg:within place:b . place:c ckg:within place:d .")
    reasoner = CompiledReasoner(ONTOLOGY, gazetteer)
    assert said(reasoner.close(graph("place:b ckg:within place:c .")).inferred) == {
        "place:a ckg:within place:c",
        "place:a ckg:within place:d",
        "place:b ckg:within place:d",
    }
    assert len(reasoner.close(graph("place:a ckg:within place:b .")).inferred) == 0


@pytest.mark.parametrize(
    "axiom",
    [
        "ckg:A owl:disjointWith ckg:B .",
        f"[] a owl:AllDisjointClasses ; owl:members {LIST.format('ckg:A', 'ckg:B', 'rdf:nil')} .",
    ],
)
def test_disjoint_classes(axiom: str) -> None:
    """cax-dw and cax-adc (table 7), also where the class is only inferred (cax-sco)."""
    ontology = graph(f"{axiom} ckg:C rdfs:subClassOf ckg:B .")
    (clash,) = CompiledReasoner(ontology).close(graph("actor:x a ckg:A , ckg:C .")).clashes
    assert (clash.code, clash.focus) == ("disjoint-classes", ACTOR["x"])
    assert "both a ckg:A and a ckg:B" in clash.message
    assert clash.message.endswith("stated: ckg:A, ckg:C")


def test_a_clash_with_the_gazetteer_is_the_articles_and_one_within_it_is_not() -> None:
    gazetteer = graph("place:x a ckg:Town , ckg:River . actor:reds a ckg:ArmedGroup .")
    reasoner = CompiledReasoner(ONTOLOGY, gazetteer)
    assert [clash.focus for clash in reasoner.context_clashes] == [PLACE["x"]]
    assert reasoner.close(ARTICLES[0]).clashes == []
    (clash,) = reasoner.close(graph("actor:reds a ckg:Place .")).clashes
    assert clash.message.endswith("stated: armed group, place")


def test_inputs_are_left_as_they_were_and_closing_twice_is_the_same() -> None:
    before = [set(ONTOLOGY), set(GAZETTEER), set(ARTICLES[0])]
    reasoner = CompiledReasoner(ONTOLOGY, GAZETTEER)
    first, second = (set(reasoner.close(ARTICLES[0]).inferred) for _ in range(2))
    assert first == second != set()
    assert [set(ONTOLOGY), set(GAZETTEER), set(ARTICLES[0])] == before


# --- what is refused --------------------------------------------------------------------------

NOT_COMPILED = [
    ("ckg:p a owl:FunctionalProperty .", "owl:FunctionalProperty at ckg:p"),
    ("ckg:p a owl:AsymmetricProperty .", "owl:AsymmetricProperty at ckg:p"),
    ("ckg:p rdfs:domain ckg:A .", "rdfs:domain at ckg:p"),
    ("ckg:p owl:propertyDisjointWith ckg:q .", "owl:propertyDisjointWith at ckg:p"),
    ("ckg:A owl:unionOf rdf:nil .", "owl:unionOf at ckg:A"),
    ("ckg:A rdfs:subClassOf owl:Thing .", "owl:Thing at ckg:A"),
    ("ckg:A rdfs:subClassOf [] .", "rdfs:subClassOf with "),
    ("ckg:p rdfs:subPropertyOf rdf:type .", "rdfs:subPropertyOf with rdf:type"),
    ("ckg:p owl:inverseOf rdfs:label .", "owl:inverseOf with rdfs:label"),
    ("ckg:r owl:propertyChainAxiom [ rdf:first ckg:p ] .", "rdf:first at "),
    ("[] owl:members rdf:nil .", "owl:members at "),
    ("ckg:A owl:hasKey rdf:nil .", "owl:hasKey at ckg:A"),
]


@pytest.mark.parametrize(("axiom", "named"), NOT_COMPILED)
def test_an_axiom_without_a_table_is_refused_by_name(axiom: str, named: str) -> None:
    with pytest.raises(NotCompiledError) as refused:
        CompiledReasoner(graph(axiom))
    assert str(refused.value).startswith(named)
    assert str(refused.value).endswith(" is not compiled")


@pytest.mark.parametrize(
    ("triple", "named"),
    [
        ("actor:x owl:sameAs actor:y .", "owl:sameAs at actor:x"),
        ("ckg:note rdfs:subPropertyOf ckg:statement .", "rdfs:subPropertyOf at ckg:note"),
        ("ckg:note a owl:TransitiveProperty .", "owl:TransitiveProperty at ckg:note"),
        ("actor:x a owl:Thing .", "owl:Thing at actor:x"),
        ("actor:x ckg:note rdf:nil .", "rdf:nil at actor:x"),
    ],
)
def test_an_axiom_in_the_data_is_refused_by_name(triple: str, named: str) -> None:
    with pytest.raises(NotCompiledError, match=named):
        CompiledReasoner(ONTOLOGY).close(graph(triple))
    with pytest.raises(NotCompiledError, match=named):
        CompiledReasoner(ONTOLOGY, graph(triple))


def test_labels_are_no_axioms() -> None:
    reasoner = CompiledReasoner(ONTOLOGY)
    assert len(reasoner.close(graph("actor:x rdfs:label 'x' ; rdfs:comment 'y' .")).inferred) == 0


def test_the_ontology_is_compiled() -> None:
    assert len(CompiledReasoner(load_ontology()).context_inferred) == 0


def test_the_reference_does_what_the_tables_do_not() -> None:
    ontology = graph("ckg:p a owl:FunctionalProperty .")
    data = graph("place:x ckg:p actor:reds , actor:blues .")
    assert "actor:reds owl:sameAs actor:blues" in said(reasoner_for(ontology).close(data).inferred)


def test_only_the_article_with_an_axiom_goes_to_the_reference() -> None:
    reasoner = reasoner_for(ONTOLOGY, GAZETTEER)
    odd = graph("actor:x owl:sameAs actor:y ; ckg:note 'so' .")
    assert said(reasoner.close(odd).inferred) == {
        "actor:y ckg:note so",
        "actor:y owl:sameAs actor:x",
    }
    assert said(reasoner.close(graph("place:b ckg:within place:hamra .")).inferred) == {
        "place:b ckg:within place:hamra-district",
        "place:b ckg:within place:east",
        "place:b ckg:within place:land",
    }


def test_the_reference_alone_when_it_is_asked_for() -> None:
    assert type(reasoner_for(ONTOLOGY, reference=True)) is Reasoner
    assert type(reasoner_for(ONTOLOGY)) is not Reasoner


# --- equal to the reference -------------------------------------------------------------------


def assert_equal(compiled: OwlReasoner, reference: OwlReasoner, data: Graph) -> None:
    mine, theirs = compiled.close(data), reference.close(data)
    assert set(mine.inferred) == set(theirs.inferred)
    assert mine.clashes == theirs.clashes


@pytest.mark.parametrize(
    "project", [built_in_project(), open_project(CORPUS)], ids=["own", "corpus"]
)
def test_equal_on_whole_projects(project: Project) -> None:
    ontology, gazetteer = load_ontology(), load_gazetteer(list(project.gazetteer_files))
    compiled = CompiledReasoner(ontology, gazetteer.graph)
    reference = Reasoner(ontology, gazetteer.graph)
    assert set(compiled.context_inferred) == set(reference.context_inferred)
    assert compiled.context_clashes == reference.context_clashes
    for file in project.article_files:
        article = load_article(file, gazetteer.names).graph
        assert len(article) > 0
        assert_equal(compiled, reference, article)


def context_of(folder: str) -> Graph:
    own = EXAMPLES / folder / "context.ttl"
    gazetteer = read(EXAMPLES / "gazetteer.ttl")
    return gazetteer + read(own) if own.exists() else gazetteer


@pytest.mark.parametrize("folder", DATA_FOLDERS)
def test_equal_on_the_examples_of_the_shapes(folder: str) -> None:
    context = context_of(folder)
    compiled, reference = CompiledReasoner(ONTOLOGY, context), Reasoner(ONTOLOGY, context)
    assert set(compiled.context_inferred) == set(reference.context_inferred)
    assert_equal(compiled, reference, read(EXAMPLES / folder / "valid.ttl"))


@pytest.mark.slow
@pytest.mark.parametrize("fault", DATA_FAULTS, ids=lambda fault: fault.path.stem)
def test_equal_on_the_faults_of_the_shapes(fault: Fault) -> None:
    context, valid = context_of(fault.folder), read(EXAMPLES / fault.folder / "valid.ttl")
    compiled, reference = reasoner_for(ONTOLOGY, context), Reasoner(ONTOLOGY, context)
    assert_equal(compiled, reference, fault.spoil(valid))


def compare_spoilt(seeds: range) -> tuple[int, int]:
    """How many of the spoilt articles have clashes, and how many infer something of the gazetteer;
    AssertionError at the first that the two reasoners do not agree on."""
    compiled, reference = CompiledReasoner(ONTOLOGY, GAZETTEER), Reasoner(ONTOLOGY, GAZETTEER)
    clashing = joining = 0
    for seed in seeds:
        spoilt = Spoiler(ONTOLOGY, GAZETTEER, seed).spoil(ARTICLES[seed % len(ARTICLES)])
        mine, theirs = compiled.close(spoilt), reference.close(spoilt)
        assert set(mine.inferred) == set(theirs.inferred), f"seed {seed}"
        assert mine.clashes == theirs.clashes, f"seed {seed}"
        clashing += any(clash.code == "disjoint-classes" for clash in mine.clashes)
        joining += any(subject in GAZETTEER.subjects() for subject in mine.inferred.subjects())
    return clashing, joining


def test_equal_on_spoilt_articles() -> None:
    clashing, joining = compare_spoilt(range(200))
    assert clashing > 50
    assert joining > 50


@pytest.mark.slow
def test_equal_on_thousands_of_spoilt_articles() -> None:
    clashing, joining = compare_spoilt(range(200, 4200))
    assert clashing > 1000
    assert joining > 1000


@pytest.mark.parametrize("seed", range(20))
def test_equal_on_a_spoilt_gazetteer(seed: int) -> None:
    spoilt = Spoiler(ONTOLOGY, ARTICLES[0], seed).spoil(GAZETTEER)
    compiled, reference = CompiledReasoner(ONTOLOGY, spoilt), Reasoner(ONTOLOGY, spoilt)
    assert set(compiled.context_inferred) == set(reference.context_inferred)
    assert compiled.context_clashes == reference.context_clashes
    assert_equal(compiled, reference, ARTICLES[0])


def test_all_files_of_the_examples_are_compared() -> None:
    assert {fault.folder for fault in DATA_FAULTS} <= set(DATA_FOLDERS)
    assert all((Path(EXAMPLES) / folder / "valid.ttl").exists() for folder in DATA_FOLDERS)
