"""One article at a time: the sieve, the second check and the part of the gazetteer lose nothing.

Every shortcut is compared with the long way round, on the good articles of the corpus and on random
variants of them, raw and closed. That the long way round finds what pySHACL and owlrl find is shown
beside this file. Thousands: `pytest -m slow tests/engine/test_articles.py`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from kg.articles import load_article
from kg.build import Checker, load_ontology
from kg.engine.articles import Engine
from kg.engine.closure import Closure, Schema, reasoner_for
from kg.engine.part import InMemory, Reach, part_of_gazetteer
from kg.engine.refusal import NotCompiledError
from kg.engine.shapes.compiler import compile_shapes
from kg.engine.shapes.validator import Checks, ChecksInContext
from kg.findings import Finding
from kg.load.gazetteer_file import load_gazetteer
from kg.namespaces import ACTOR, CKG, PLACE, RDF, SKOS
from kg.project import Project, built_in_project, open_project
from kg.statements import Statement, lines, read_lines, term
from kg.terms import graph_from_statements, statements_from
from kg.validate import load_shapes
from tests.conftest import CORPUS
from tests.engine.variants import Variants

Facts = set[Statement]


class World:
    """The articles of a project, and the engine in the whole of its gazetteer."""

    def __init__(self, project: Project) -> None:
        self.graph = load_ontology()
        self.ontology = statements_from(self.graph)
        self.shapes = statements_from(load_shapes())
        self.gazetteer = load_gazetteer(list(project.gazetteer_files))
        asserted = set(statements_from(self.gazetteer.graph))
        self.closure = Closure(Schema(self.ontology), asserted)
        self.context = asserted | self.closure.context_inferred
        self.lookup = InMemory(asserted, self.closure.context_inferred)
        self.articles = [
            load_article(file, self.gazetteer.names).stated for file in project.article_files
        ]
        self.engine = Engine(self.ontology, self.shapes)
        self.desk = self.engine.within(asserted)
        self.growing = self.engine.with_parts(self.lookup)
        self.checks = Checks(self.shapes, self.ontology)
        self.quick = self.checks.within(self.context)
        self.slow = self._without_sieves()

    def _without_sieves(self) -> ChecksInContext:
        checks = Checks(self.shapes, self.ontology)
        roots = compile_shapes(self.shapes)
        checks._roots = [
            replace(root, queries=tuple(replace(query, sieve=None) for query in root.queries))
            for root in roots
        ]
        return checks.within(self.context)

    def variant(self, seed: int) -> Facts:
        """A random change of an article, which states no axiom."""
        good = graph_from_statements(self.articles[seed % len(self.articles)])
        variants = Variants(self.graph, graph_from_statements(sorted(self.context)), seed)
        return set(statements_from(variants.variant(good)))


@cache
def corpus() -> World:
    return World(open_project(CORPUS))


@cache
def built_in() -> World:
    return World(built_in_project())


def closed(world: World, facts: Facts) -> Facts:
    """What follows from `facts`; what the compiled reasoner leaves to the reference is left out."""
    try:
        return world.closure.close(facts)[0]
    except NotCompiledError:
        return set()


def variants(world: World, seeds: range) -> Iterator[Facts]:
    yield from (world.variant(seed) for seed in seeds)


# -- the sieve -------------------------------------------------------------------------------------


def compare_sieves(world: World, seeds: range) -> set[str]:
    """The codes of what is found; AssertionError where a sieve keeps something back."""
    codes = set()
    for facts in variants(world, seeds):
        for data in (facts, facts | closed(world, facts)):
            found = world.quick.checking(data).findings()
            assert found == world.slow.checking(data).findings()
            codes |= {finding.code for finding in found}
    return codes


def test_every_query_of_our_shapes_has_a_sieve() -> None:
    queries = [query for root in compile_shapes(corpus().shapes) for query in root.queries]
    assert len(queries) > 50
    assert [query.node for query in queries if query.sieve is None] == []


def test_no_query_is_put_for_a_good_article() -> None:
    for facts in corpus().articles:
        checking = corpus().quick.checking(facts)
        checking.findings()
        checking.findings_after(closed(corpus(), facts))
    assert corpus().quick._store is None


def test_sieves_keep_nothing_back() -> None:
    assert len(compare_sieves(corpus(), range(7000, 7100))) > 60


@pytest.mark.slow
@pytest.mark.parametrize("first", range(10_000, 13_000, 500))
def test_sieves_keep_nothing_back_of_thousands(first: int) -> None:
    assert len(compare_sieves(corpus(), range(first, first + 500))) > 90


# -- the second check ------------------------------------------------------------------------------


def compare_second_checks(world: World, seeds: range) -> int:
    """How many findings only the second check has; AssertionError where it misses one."""
    later = 0
    for facts in variants(world, seeds):
        inferred = closed(world, facts)
        checking = world.quick.checking(facts)
        first, second = checking.findings(), checking.findings_after(inferred)
        whole = world.quick.checking(facts | inferred).findings()
        assert set(second) <= set(whole)
        assert set(first) | set(second) == set(first) | set(whole)
        later += len(set(second) - set(first))
    return later


def test_the_second_check_misses_nothing() -> None:
    assert compare_second_checks(corpus(), range(7100, 7250)) > 20


@pytest.mark.slow
@pytest.mark.parametrize("first", range(13_000, 19_000, 1000))
def test_the_second_check_misses_nothing_of_thousands(first: int) -> None:
    assert compare_second_checks(corpus(), range(first, first + 1000)) > 200


def test_what_reasoning_brings_about_is_found() -> None:
    """By hand: what is at a place within a region is within the region, so near and at both."""
    content = "https://w3id.org/conflict-kg/id/claim/x.C1.content"
    known = [one for one in corpus().context if one[1] == term(CKG["within"])]
    place, region = known[0][0], known[0][2]
    stated = {
        (term(content), term(RDF["type"]), term(CKG["Battle"])),
        (term(content), term(CKG["atPlace"]), place),
    }
    inferred, _ = corpus().desk.check(stated)
    assert (term(content), term(CKG["occursWithin"]), region) in inferred
    assert (term(content), term(RDF["type"]), term(CKG["Fighting"])) in inferred


# -- the part of the gazetteer ---------------------------------------------------------------------


def states_only_its_own(world: World, facts: Facts) -> bool:
    """Whether it says nothing about gazetteer or ontology: loading refuses an article that does."""
    known = {one[0] for one in world.context} | {one[0] for one in world.ontology}
    turned = {one[2] for one in facts if one[0] in known}
    return not turned and not any(one[0] in known for one in facts)


def compare_parts(world: World, articles: Iterator[Facts]) -> int:
    """How many articles were compared; AssertionError where the part does not do."""
    compared = 0
    for facts in articles:
        if not states_only_its_own(world, facts):
            continue
        part = part_of_gazetteer(facts, world.lookup)
        in_part = world.engine.within(())
        in_part.admit(part)
        try:
            whole = world.desk.check(facts)
        except NotCompiledError:
            continue
        assert in_part.check(facts) == whole
        assert world.growing.check(facts) == whole
        compared += 1
    return compared


@pytest.mark.parametrize("world", [corpus, built_in])
def test_an_article_is_checked_with_its_part_as_with_all(world: object) -> None:
    of: World = world()  # type: ignore[operator]
    assert compare_parts(of, iter(of.articles)) == len(of.articles)


def test_so_are_variants() -> None:
    assert compare_parts(corpus(), variants(corpus(), range(7250, 7400))) > 40


@pytest.mark.slow
@pytest.mark.parametrize("first", range(19_000, 25_000, 1000))
def test_so_are_thousands_of_variants(first: int) -> None:
    assert compare_parts(corpus(), variants(corpus(), range(first, first + 1000))) > 300


def gazetteer(*texts: str) -> InMemory:
    prefixes = {"a": ACTOR, "p": PLACE, "c": CKG, "s": SKOS}

    def node(word: str) -> str:
        return word if word[0] == '"' else term(prefixes[word[0]][word[2:]])

    found = [tuple(map(node, text.split())) for text in texts]
    return InMemory([(one[0], one[1], one[2]) for one in found])


def test_a_part_by_hand() -> None:
    """Regions upwards, memberships upwards; neither sister towns nor other members."""
    known = gazetteer(
        "p:ford c:within p:north",
        "p:mill c:within p:north",
        "p:north c:within p:land",
        "a:m1 c:hasMember a:guard",
        "a:m1 c:hasWhole a:army",
        "a:m2 c:hasMember a:scouts",
        "a:m2 c:hasWhole a:army",
        "a:m3 c:hasMember a:army",
        "a:m3 c:hasWhole a:state",
        'a:army s:prefLabel "Army"@en',
        'p:other s:prefLabel "Ford"@en',
    )
    own = term(PLACE["x.v"])
    stated = {
        (own, term(CKG["within"]), term(PLACE["ford"])),
        (own, term(SKOS["prefLabel"]), '"Ford"@en'),
        (term("https://example.org/c"), term(CKG["heldBy"]), term(ACTOR["guard"])),
    }
    part = part_of_gazetteer(stated, known)
    assert part.things == {
        *(term(PLACE[name]) for name in ("ford", "north", "other")),
        *(term(ACTOR[name]) for name in ("m1", "m3", "army")),
    }


def test_a_part_leaves_out_what_is_known() -> None:
    known = gazetteer("p:ford c:within p:north", "p:north c:within p:land", "p:land c:within p:all")
    stated = {(term(PLACE["x.v"]), term(CKG["within"]), term(PLACE["ford"]))}
    north = term(PLACE["north"])
    assert part_of_gazetteer(stated, known, {north}).things == {term(PLACE["ford"])}


def test_who_needs_what_has_changed() -> None:
    """By hand: the towns of a region need it, and members need what they are members of."""
    statements = [
        *((f"p:{town}", "c:within", "p:north") for town in ("ford", "mill")),
        ("p:north", "c:within", "p:land"),
        ("p:port", "c:within", "p:land"),
        ("a:m1", "c:hasMember", "a:guard"),
        ("a:m1", "c:hasWhole", "a:army"),
    ]
    spaces = {"p": PLACE, "c": CKG, "a": ACTOR}
    reach = Reach(
        (term(spaces[s[0]][s[2:]]), term(CKG[p[2:]]), term(spaces[o[0]][o[2:]]))
        for s, p, o in statements
    )
    assert reach.needing([term(PLACE["north"])]) == {
        term(PLACE[name]) for name in ("north", "ford", "mill")
    }
    assert reach.needing([term(ACTOR["army"])]) == {
        term(ACTOR[name]) for name in ("army", "m1", "guard")
    }
    assert reach.needing([term(PLACE["port"])]) == {term(PLACE["port"])}


# -- what a store keeps ----------------------------------------------------------------------------


def test_what_a_store_keeps_is_what_was_stated_and_inferred() -> None:
    world = corpus()
    reasoner = reasoner_for(world.graph, world.gazetteer.graph)
    checker = Checker(world.graph, world.gazetteer, reasoner)
    for file in open_project(CORPUS).article_files:
        article = load_article(file, world.gazetteer.names)
        kept = checker.checked(article)
        assert kept.passes
        assert set(read_lines(kept.asserted)) == article.stated
        assert read_lines(kept.asserted) == sorted(read_lines(kept.asserted))
        expected = set(statements_from(reasoner.close(article.graph).inferred))
        assert set(read_lines(kept.inferred)) == expected
        assert kept.asserted == lines(article.stated)


def test_a_broken_article_is_not_kept(tmp_path: Path) -> None:
    world = corpus()
    text = (CORPUS / "articles" / "courier-dunmere.md").read_text(encoding="utf-8")
    assert "stance: own-voice" in text
    file = tmp_path / "spoilt.md"
    file.write_text(text.replace("stance: own-voice", "stance: reported", 1), encoding="utf-8")
    checker = Checker(world.graph, world.gazetteer, reasoner_for(world.graph))
    kept = checker.checked(load_article(file, world.gazetteer.names))
    assert not kept.passes
    assert (kept.asserted, kept.inferred) == (b"", b"")
    assert "Claim-passed-on-names-source" in {one.code for one in kept.findings}
    assert all(isinstance(one, Finding) and one.path == str(file) for one in kept.findings)
