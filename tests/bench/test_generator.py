"""The generator: the same war every time, right articles but for the known faults."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pyoxigraph as ox
import pytest

from bench.generator.article import make_article
from bench.generator.breakages import BREAKAGES
from bench.generator.project import articles, write_project
from bench.generator.turtle import turtle
from bench.generator.world import World, make_world
from kg.articles import load_article
from kg.check import check_project
from kg.load.gazetteer_file import load_gazetteer
from kg.project import built_in_project, open_project

ROOT = Path(__file__).parent.parent.parent
SEED = 3
DIGEST = """
import hashlib
from bench.generator.project import articles
from bench.generator.world import make_world
world = make_world(3)
digest = hashlib.sha256()
for form in ("markdown", "turtle"):
    for written in articles(world, 3, range(40), form, broken=0.5):
        digest.update(f"{written.path} {written.codes} {written.text}".encode())
print(digest.hexdigest())
"""


@pytest.fixture(scope="module")
def world() -> World:
    return make_world(SEED)


def found_in(folder: Path) -> tuple[dict[str, set[str]], list[str]]:
    """The codes of violations by file, and the warnings, of the project in `folder`."""
    codes: dict[str, set[str]] = {}
    warnings = []
    for finding in check_project(open_project(folder), []).findings:
        path = Path(finding.path or "").relative_to(folder).as_posix()
        if finding.severity == "violation":
            codes.setdefault(path, set()).add(finding.code)
        else:
            warnings.append(str(finding))
    return codes, warnings


def digest_with(hash_seed: str) -> str:
    environment = os.environ | {"PYTHONHASHSEED": hash_seed, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", DIGEST]
    run = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    return run.stdout


def test_the_same_in_every_process() -> None:
    assert digest_with("1") == digest_with("2")


def test_another_seed_is_another_war() -> None:
    names = {place.en for place in make_world(1).places}
    assert names != {place.en for place in make_world(2).places}


def test_an_article_is_the_same_however_many_there_are(world: World) -> None:
    few = [written.text for written in articles(world, SEED, range(8), "turtle")]
    many = [written.text for written in articles(world, SEED, range(20), "turtle")]
    assert many[:8] == few


def test_the_world_has_its_size_and_no_name_twice(world: World) -> None:
    assert len(world.places) == 2000
    assert len(world.actors) == 300
    for things in (world.places, world.actors):
        for key in ("slug", "en", "ar"):
            values = Counter(getattr(thing, key) for thing in things)
            assert values.most_common(1)[0][1] == 1, values.most_common(3)


def test_no_invented_name_is_one_of_the_built_in_gazetteer(world: World) -> None:
    names = load_gazetteer(list(built_in_project().gazetteer_files)).names
    labels = [thing.en for thing in (*world.places, *world.actors)]
    assert not [label for label in labels if names.find(label, places=None)]


def test_two_to_six_sides_fight_in_a_province(world: World) -> None:
    for fighters in world.fighters.values():
        assert 2 <= len({actor.side for actor in fighters}) <= 6


def test_proportions_are_those_of_a_coded_article(world: World) -> None:
    """As in the built-in article: of 45 claims 12 changes of hands, 6 of control, 4 intents,
    4 definitions; 14 presupposed; 10 with an outlet alone, 8 with three links or more.
    """
    claims = [c for number in range(800) for c in make_article(world, SEED, number).claims]
    kinds = Counter(claim.content.kind for claim in claims)
    shares = {kind: count / len(claims) for kind, count in kinds.items()}
    assert shares["TerritorialChange"] == pytest.approx(12 / 45, abs=0.06)
    assert shares["Control"] == pytest.approx(6 / 45, abs=0.04)
    assert shares["Intent"] == pytest.approx(4 / 45, abs=0.03)
    assert shares["Definition"] == pytest.approx(4 / 45, abs=0.03)
    presupposed = sum(claim.stance == "presupposed" for claim in claims)
    assert presupposed / len(claims) == pytest.approx(14 / 45, abs=0.06)
    links = Counter(min(len(claim.sources), 3) for claim in claims)
    assert links[3] / len(claims) == pytest.approx(8 / 45, abs=0.06)
    assert links[1] < links[2] + links[3]


def test_an_article_has_about_500_triples(world: World) -> None:
    texts = [turtle(make_article(world, SEED, number)).encode() for number in range(200)]
    sizes = [sum(1 for _ in ox.parse(text, format=ox.RdfFormat.TURTLE)) for text in texts]
    assert 450 <= sum(sizes) / len(sizes) <= 550


def test_a_story_has_a_copy_a_link_and_withdrawn_claims(world: World) -> None:
    made = [make_article(world, SEED, number) for number in range(400)]
    wire, copy = made[0], made[1]
    assert set(wire.lines) <= set(copy.lines)
    assert all(claim.sources[1].credit == "uncredited" for claim in copy.claims)
    kinds = Counter(claim.link_kind for article in made for claim in article.coder_claims)
    assert kinds["same-event"] > 20
    assert kinds["tension"] > 20
    statuses = Counter(claim.status for article in made for claim in article.claims)
    assert statuses["corrected"] > 5
    assert statuses["retracted"] > 3


def test_no_place_is_told_of_in_more_than_a_fiftieth(world: World) -> None:
    places = Counter()
    for number in range(0, 8000, 4):
        content = make_article(world, SEED, number).claims[0].content
        where = content.roles.get("place") or content.roles.get("near") or ()
        places.update(place.slug for place in where)
    assert len(places) > 700
    assert places.most_common(1)[0][1] < 40


def test_turtle_is_what_the_markdown_compiles_to(tmp_path: Path) -> None:
    both = {form: tmp_path / form for form in ("markdown", "turtle")}
    for form, folder in both.items():
        write_project(folder, SEED, 40, form)
    gazetteer = load_gazetteer(list(open_project(both["markdown"]).gazetteer_files))
    for file in open_project(both["markdown"]).article_files:
        compiled = load_article(file, gazetteer.names)
        twin = both["turtle"] / file.relative_to(both["markdown"]).with_suffix(".ttl")
        written = load_article(twin, gazetteer.names)
        assert not compiled.findings + written.findings
        assert set(compiled.graph) == set(written.graph), file.name  # no blank nodes in either


def test_right_articles_pass_without_a_warning(tmp_path: Path) -> None:
    assert write_project(tmp_path, SEED, 40, "turtle") == {}
    assert found_in(tmp_path) == ({}, [])


@pytest.mark.parametrize("form", ["markdown", "turtle"])
def test_exactly_the_known_faults_are_found(tmp_path: Path, form: str) -> None:
    expected = write_project(tmp_path, SEED, 60, form, broken=0.4)
    assert 12 <= len(expected) <= 36
    assert json.loads((tmp_path / "expected.json").read_text("utf-8")) == expected
    codes, _ = found_in(tmp_path)
    assert codes == {path: set(known) for path, known in expected.items()}


def test_a_dozen_ways_to_be_wrong_occur_in_each_form(world: World) -> None:
    for form in ("markdown", "turtle"):
        known = {breakage.codes(form) for breakage in BREAKAGES if form in breakage.expected}
        wrong = {w.codes for w in articles(world, SEED, range(1500), form, 0.4) if w.codes}
        assert wrong == known
        assert len(known) > 12


def test_the_files_say_that_they_are_invented(tmp_path: Path) -> None:
    write_project(tmp_path, SEED, 4, "markdown")
    files = [file for file in tmp_path.rglob("*") if file.suffix in (".md", ".yaml", ".toml")]
    assert len(files) == 8
    assert all("nvented for measurements" in file.read_text("utf-8") for file in files)


def test_the_text_has_the_sha_256_that_is_written(world: World) -> None:
    article = make_article(world, SEED, 2)
    assert hashlib.sha256(article.text.encode()).hexdigest() in turtle(article)
