"""Compiled shapes find what pySHACL finds: on good articles, on their variants, before and after.

The examples and faults of tests/shapes are compared in tests/test_shapes.py. Thousands of variants
take half an hour: `pytest -m slow tests/engine/test_compiled_shapes.py`.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from rdflib import Graph

from kg.articles import load_article
from kg.build import Checker, load_ontology
from kg.engine.shapes import CompiledValidator
from kg.engine.shapes.validator import CompiledInContext
from kg.findings import Finding
from kg.load.gazetteer_file import load_gazetteer
from kg.namespaces import PLACE
from kg.project import Project, built_in_project, open_project
from kg.reason import Reasoner
from kg.terms import new_graph
from kg.validate import Validator, load_shapes
from tests.conftest import CORPUS
from tests.engine.variants import Variants
from tests.test_validate import parse


class World:
    """The articles of a project with their context, and both validators of them."""

    def __init__(self, project: Project) -> None:
        self.ontology = load_ontology()
        self.gazetteer = load_gazetteer(list(project.gazetteer_files))
        self.reasoner = Reasoner(self.ontology, self.gazetteer.graph)
        self.context = self.gazetteer.graph + self.reasoner.context_inferred
        self.files = list(project.article_files)
        self.articles = [load_article(file, self.gazetteer.names).graph for file in self.files]
        self.reference = Validator(load_shapes(), self.ontology).with_context(self.context)
        compiled = CompiledValidator(load_shapes(), self.ontology)
        self.compiled: CompiledInContext = compiled.with_context(self.context)

    def closed(self, data: Graph) -> Graph:
        return data + self.reasoner.close(data).inferred

    def variant(self, seed: int) -> Graph:
        good = self.articles[seed % len(self.articles)]
        return Variants(self.ontology, self.context, seed).variant(good)

    def found(self, data: Graph) -> list[Finding]:
        """What both find, which has to be equal in everything, order included."""
        found = self.compiled.validate(data)
        assert found == self.reference.validate(data)
        return found


@cache
def corpus() -> World:
    return World(open_project(CORPUS))


@cache
def built_in() -> World:
    return World(built_in_project())


def test_every_article_of_the_corpus_before_and_after_reasoning() -> None:
    for data in corpus().articles:
        assert corpus().found(data) == []
        assert corpus().found(corpus().closed(data)) == []


def test_the_built_in_article_before_and_after_reasoning() -> None:
    [data] = built_in().articles
    assert built_in().found(data) == []
    assert built_in().found(built_in().closed(data)) == []


def test_the_built_in_gazetteer_without_a_context() -> None:
    ontology, graph = built_in().ontology, built_in().gazetteer.graph
    alone = CompiledValidator(load_shapes(), ontology).validate(graph)
    assert alone == Validator(load_shapes(), ontology).validate(graph)


@pytest.mark.parametrize("first", range(0, 100, 20))
def test_variants(first: int) -> None:
    for seed in range(first, first + 20):
        corpus().found(corpus().variant(seed))


@pytest.mark.parametrize("seed", range(100, 110))
def test_variants_after_reasoning(seed: int) -> None:
    corpus().found(corpus().closed(corpus().variant(seed)))


def test_variants_of_the_built_in_article() -> None:
    for seed in range(2):
        built_in().found(built_in().variant(seed))


@pytest.mark.slow
@pytest.mark.parametrize("first", range(1000, 5000, 100))
def test_thousands_of_variants(first: int) -> None:
    for seed in range(first, first + 100):
        corpus().found(corpus().variant(seed))


@pytest.mark.slow
@pytest.mark.parametrize("first", range(5000, 5500, 50))
def test_hundreds_of_variants_after_reasoning(first: int) -> None:
    for seed in range(first, first + 50):
        corpus().found(corpus().closed(corpus().variant(seed)))


@pytest.mark.slow
@pytest.mark.parametrize("first", range(6000, 6100, 10))
def test_a_hundred_variants_of_the_built_in_article(first: int) -> None:
    for seed in range(first, first + 10):
        built_in().found(built_in().variant(seed))


def test_the_variants_are_good_and_bad_in_many_ways() -> None:
    found = [corpus().compiled.validate(corpus().variant(seed)) for seed in range(200)]
    assert sum(findings == [] for findings in found) > 10
    assert len({finding.code for findings in found for finding in findings}) > 90


# --- one graph after the other in one context -----------------------------------------------------


CONTEXT = """
    place:country a ckg:Country ; skos:prefLabel "Country"@en , "بلد"@ar .
    place:mill a ckg:Village ; skos:prefLabel "Mill"@en , "طاحونة"@ar ; ckg:within place:country .
"""
GOOD = """
    place:ford a ckg:Village ; skos:prefLabel "Ford"@en , "مخاضة"@ar ; ckg:within place:mill .
"""


@pytest.fixture(scope="module")
def in_context() -> CompiledInContext:
    compiled = CompiledValidator(load_shapes(), load_ontology())
    return compiled.with_context(parse(CONTEXT))


def test_a_graph_leaves_nothing_behind(in_context: CompiledInContext) -> None:
    bad = parse(GOOD.replace("place:mill", "place:ford"))
    first = in_context.validate(bad)
    assert "Place-without-cycle" in {finding.code for finding in first}
    assert in_context.validate(parse(GOOD)) == []
    assert in_context.validate(bad) == first


def test_a_graph_that_restates_its_context_does_not_take_it_away(
    in_context: CompiledInContext,
) -> None:
    assert in_context.validate(parse(CONTEXT)) == []
    assert in_context.validate(parse(GOOD)) == []


def test_the_context_completes_a_graph_and_is_not_judged_itself(
    in_context: CompiledInContext,
) -> None:
    # names, country and type of the mill stand in the context
    [finding] = in_context.validate(parse("place:mill ckg:latitude 95.0 ; ckg:longitude 1.0 ."))
    assert (finding.code, finding.focus) == ("Place-latitude", PLACE["mill"])
    assert in_context.validate(new_graph()) == []


def test_subclasses_that_the_graph_itself_states_count(in_context: CompiledInContext) -> None:
    hamlet = 'place:lost a ckg:Hamlet ; skos:prefLabel "Lost"@en , "ضائعة"@ar .'
    apart = {finding.code for finding in in_context.validate(parse(hamlet))}
    village = parse(hamlet + "ckg:Hamlet rdfs:subClassOf ckg:Village .")
    stated = {finding.code for finding in in_context.validate(village)}
    assert "Place-reaches-country" in stated - apart


# --- the pipeline ---------------------------------------------------------------------------------


@pytest.mark.parametrize("reference", [False, True])
def test_the_checker_finds_the_same_with_and_without_the_reference(
    tmp_path: Path, reference: bool
) -> None:
    world = corpus()
    file = tmp_path / "spoilt.md"
    text = (CORPUS / "articles" / "courier-dunmere.md").read_text(encoding="utf-8")
    for before, after in (("stance: reported", "stance: claimed"), ("own-voice", "reported")):
        assert before in text
        text = text.replace(before, after, 1)
    file.write_text(text, encoding="utf-8")
    article = load_article(file, world.gazetteer.names)
    checker = Checker(world.ontology, world.gazetteer, world.reasoner, reference=reference)
    assert isinstance(checker.validator, Validator) is reference
    checker.check(article)
    # C1 is claimed and still neutral; C3 is passed on, and from nobody
    assert {(finding.code, (finding.focus or "")[-2:]) for finding in article.findings} == {
        ("ClaimAdvice-claimed-has-interest", "C1"),
        ("Claim-passed-on-names-source", "C3"),
    }
