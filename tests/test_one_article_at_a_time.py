"""Reasoning over one article at a time infers what reasoning over all of them at once infers.

The built-in article with two invented ones, over the built-in gazetteer.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.load.loaded import LoadedArticle
from kg.namespaces import ACTOR, CKG, CLAIM, PLACE, RDF
from kg.project import built_in_project
from kg.terms import new_graph
from tests.invented import World

PROJECT = built_in_project()
ABOUT_RAQQA = [
    {"type": "Battle", "participant": ["islamic-state", "syrian-army"], "place": "raqqa"},
    {"type": "Control", "holder": "syrian-army", "place": "albu-kamal"},
]
ABOUT_IRAQ = [
    {"type": "TerritorialChange", "gainedBy": "iraqi-army", "place": "iraqi-side-of-border"},
    {"type": "AirSupport", "supporter": "us-led-coalition", "beneficiary": "iraqi-forces"},
]


@pytest.fixture(scope="module")
def world() -> World:
    return World.of(PROJECT.gazetteer_files)


@pytest.fixture(scope="module")
def articles(world: World, tmp_path_factory: pytest.TempPathFactory) -> list[LoadedArticle]:
    folder: Path = tmp_path_factory.mktemp("articles")
    about = {"publisher": "reuters", "published": "2017-12-10", "coder": "conflict-kg-editors"}
    return [
        *(world.load(file) for file in PROJECT.article_files),
        world.article(folder, "invented-1", ABOUT_RAQQA, **about),
        world.article(folder, "invented-2", ABOUT_IRAQ, **about),
    ]


def test_one_at_a_time_infers_the_same(world: World, articles: list[LoadedArticle]) -> None:
    everything = new_graph()
    each = [world.reasoner.close(article.graph).inferred for article in articles]
    for article in articles:
        everything += article.graph
    at_once = set(world.reasoner.close(everything).inferred)
    assert len(each) == 3
    assert all(len(graph) > 0 for graph in each)
    assert set().union(*each) == at_once


@pytest.mark.parametrize(
    ("claim", "predicate", "value"),
    [
        ("invented-1.C1", RDF["type"], CKG["Fighting"]),
        ("invented-1.C1", CKG["occursWithin"], PLACE["syria"]),
        ("invented-1.C2", CKG["hasParticipant"], ACTOR["syrian-army"]),
        ("invented-1.C2", RDF["type"], CKG["Situation"]),
        ("invented-2.C1", CKG["occursWithin"], PLACE["iraq"]),
        ("invented-2.C2", RDF["type"], CKG["MilitarySupport"]),
        ("invented-2.C2", CKG["hasParticipant"], ACTOR["iraqi-forces"]),
    ],
)
def test_what_follows_is_there(
    world: World, articles: list[LoadedArticle], claim: str, predicate: str, value: str
) -> None:
    inferred = world.infer(articles)[claim.partition(".")[0]]
    found = {
        (str(subject), str(p), str(o))
        for subject, p, o in inferred
        if str(subject) == f"{CLAIM[claim]}.content"
    }
    assert (f"{CLAIM[claim]}.content", predicate, value) in found


def test_the_rules_conclude_the_same(world: World, articles: list[LoadedArticle]) -> None:
    apart = {slug: g for one in articles for slug, g in world.infer([one]).items()}
    separately = world.session(articles, apart).store
    together = world.session(articles).store
    assert {str(quad) for quad in separately.quads()} == {str(quad) for quad in together.quads()}
