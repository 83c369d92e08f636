"""The JSON Schemas of article and gazetteer files: what is right passes, what is wrong is found."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator
from ruamel.yaml import YAML
from ruamel.yaml.constructor import SafeConstructor

from kg.load.front_matter import split_front_matter
from kg.load.vocabulary import COMPUTED_KEYS, load_vocabulary
from kg.scaffold import make_project
from kg.schemas.files import article_schema, gazetteer_schema
from tests.projects import ACTORS, ARTICLE, PLACES, changed
from tests.running import kg

ROOT = Path(__file__).parents[1]
CORPUS = ROOT / "tests" / "corpus"
ARTICLES = [
    *(ROOT / "kg" / "articles").glob("*.md"),
    *(CORPUS / "articles").glob("*.md"),
    *(CORPUS / "second-coder").glob("*.md"),
    *(ROOT / "tests" / "media" / "articles").glob("*.md"),
]
GAZETTEERS = [*(ROOT / "kg" / "gazetteer").glob("*.yaml"), *(CORPUS / "gazetteer").glob("*.yaml")]
ARTICLE_FILES = Draft7Validator(article_schema())
GAZETTEER_FILES = Draft7Validator(gazetteer_schema())


class _LikeEditors(SafeConstructor):
    """YAML 1.2 as editors read it: numbers are numbers, days are texts."""


_LikeEditors.add_constructor(
    "tag:yaml.org,2002:timestamp", lambda reader, node: reader.construct_scalar(node)
)


def loaded(text: str) -> Any:
    yaml = YAML(typ="safe", pure=True)
    yaml.Constructor = _LikeEditors
    return yaml.load(io.StringIO(text))


def front_matter(text: str) -> Any:
    parts = split_front_matter(text)
    assert parts is not None
    return loaded(parts[0])


def found(validator: Draft7Validator, data: Any) -> set[tuple[str, ...]]:
    """Where the mistakes are, as paths of keys; for a wrong key or a missing one, with its name."""
    places = set()
    for error in validator.iter_errors(data):
        path = tuple(str(part) for part in error.absolute_path)
        if error.validator in ("additionalProperties", "required"):
            places.add((*path, error.message.split("'")[1]))
        else:
            places.add(path)
    return places


def test_the_schemas_are_schemas() -> None:
    Draft7Validator.check_schema(article_schema())
    Draft7Validator.check_schema(gazetteer_schema())


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.name)
def test_every_article_of_the_repository_passes(path: Path) -> None:
    assert found(ARTICLE_FILES, front_matter(path.read_text("utf-8"))) == set()


@pytest.mark.parametrize("path", GAZETTEERS, ids=lambda path: "/".join(path.parts[-3:]))
def test_every_gazetteer_file_of_the_repository_passes(path: Path) -> None:
    assert found(GAZETTEER_FILES, loaded(path.read_text("utf-8"))) == set()


CLAIM = ("claims", "0")
BROKEN: list[tuple[tuple[str, str], set[tuple[str, ...]]]] = [
    (("id: mock\n", "id: mock paper\n"), {("id",)}),
    (("language: en\n", ""), {("language",)}),
    (("language: en\n", "language: English\n"), {("language",)}),
    (("language: en\n", "type: Post\n"), {("language",)}),
    (("language: en\n", "type: Image\n"), {("captured",), ("capturedSha256",)}),
    (("language: en\n", "language: en\ncoverage: excerpts\n"), {("capturedSha256",), ("url",)}),
    (("    quote: The Hill Guard took Mocktown on Monday\n", ""), {(*CLAIM, "quote")}),
    (("published: 2031-05-06", "published: 6 May 2031"), {("published",)}),
    (("language: en\n", "language: en\nurl: herald.example\n"), {("url",)}),
    (("language: en\n", "language: en\nlanguages: en\n"), {("languages",)}),
    (("review: reviewed", "review: checked"), {("review",)}),
    (("    stance: claimed\n", ""), {(*CLAIM, "stance")}),
    (("stance: claimed", "stance: claims"), {(*CLAIM, "stance")}),
    (("stance: claimed", "stance: [claimed, reported]"), {(*CLAIM, "stance")}),
    (("    stance", "    stanse: x\n    stance"), {(*CLAIM, "stanse")}),
    (("    stance", "    text: x\n    stance"), {(*CLAIM, "text")}),
    (("      type: TerritorialChange\n", ""), {(*CLAIM, "content", "type")}),
    (("type: TerritorialChange", "type: Capture"), {(*CLAIM, "content", "type")}),
    (("gainedBy: hill-guard", "attacker: hill-guard"), {(*CLAIM, "content", "attacker")}),
    (("      place: mocktown\n", ""), {(*CLAIM, "content", "place")}),
    (("place: mocktown", "place: [mocktown, twin-ford]"), {(*CLAIM, "content", "place")}),
    (("rule: weekday-before", "rule: weekday"), {(*CLAIM, "content", "date")}),
    (("hill-guard]", "{credit: dropped}]"), {(*CLAIM, "source")}),
]  # fmt: skip


@pytest.mark.parametrize(("change", "places"), BROKEN, ids=[repr(c[1]) for c, _ in BROKEN])
def test_a_mistake_in_an_article_is_found_at_its_key(
    change: tuple[str, str], places: set[tuple[str, ...]]
) -> None:
    assert found(ARTICLE_FILES, front_matter(ARTICLE)) == set()
    assert found(ARTICLE_FILES, front_matter(changed(change))) == places


@pytest.mark.parametrize(
    ("text", "places"),
    [
        (ACTORS.replace("type: Coder", "type: Editor"), {("actors", "1", "type")}),
        (ACTORS.replace("id: mock-desk, ", ""), {("actors", "1", "id")}),
        (ACTORS.replace("type: Coder", "type: Coder, within: x"), {("actors", "1", "within")}),
        (PLACES.replace("    within: mockland\n    prefLabel: {en: Mocktown",
                        "    latitude: north\n    prefLabel: {en: Mocktown"),
         {("places", "1", "latitude")}),
        (PLACES.replace("{en: Mocktown", "{English: Mocktown"), {("places", "1", "prefLabel")}),
        ("people: []\n", {("people",)}),
        ("relations:\n  - {id: r, type: Membership, member: a}\n", {("relations", "0", "whole")}),
    ],
)  # fmt: skip
def test_a_mistake_in_a_gazetteer_is_found_at_its_key(
    text: str, places: set[tuple[str, ...]]
) -> None:
    assert found(GAZETTEER_FILES, loaded(text)) == places


SHORT_AND_LONG = [
    ("quote: The Hill Guard took Mocktown on Monday", "quote: [The Hill Guard, on Monday]"),
    ("quote: The Hill", "quote: {exact: The Hill, occurrence: 1}\n    note: The Hill"),
    ("source: [mock-courier, hill-guard]", "source: [{actor: mock-courier, credit: unclear}]"),
    ("source: [mock-courier, hill-guard]", "source: mock-courier"),
    ("date: {words: on Monday, rule: weekday-before}", "date: 2031-05-05"),
    ("date: {words: on Monday, rule: weekday-before}", 'date: "2031"'),
    ("date: {words: on Monday, rule: weekday-before}", "date: 2031"),
    ("rule: weekday-before}", "rule: weekday-before, rivalReading: [2031, {rule: not-after}]}"),
    ("interest: for", "interest: for\n    labels: {Hill: hill-guard, M: {denotes: mocktown}}"),
]


@pytest.mark.parametrize("change", SHORT_AND_LONG, ids=lambda change: change[1])
def test_short_and_long_forms_pass(change: tuple[str, str]) -> None:
    assert found(ARTICLE_FILES, front_matter(changed(change))) == set()


def test_every_key_that_can_be_written_is_in_a_schema() -> None:
    written = json.dumps([article_schema(), gazetteer_schema()])
    for name, key in load_vocabulary().keys.items():
        is_for_rules = {"Conclusion", "ControlConclusion", "LossConclusion"} & key.belongs_to
        if name not in COMPUTED_KEYS and not is_for_rules:
            assert f'"{name}": {{' in written, name


def test_code_words_have_their_meaning_beside_them() -> None:
    stance = article_schema()["definitions"]["Claim"]["properties"]["stance"]
    meanings = dict(zip(stance["enum"], stance["enumDescriptions"], strict=True))
    assert set(meanings) == set(load_vocabulary().keys["stance"].codes)
    assert all(len(meaning) > 20 for meaning in meanings.values())


def test_the_command_prints_each_schema(tmp_path: Path) -> None:
    assert json.loads(kg("schema", "article", cwd=tmp_path).out) == article_schema()
    assert json.loads(kg("schema", "gazetteer", cwd=tmp_path).out) == gazetteer_schema()
    assert kg("schema", cwd=tmp_path).out == kg("schema", "answer", cwd=tmp_path).out


def test_a_new_project_has_the_schemas_where_its_files_look_for_them(tmp_path: Path) -> None:
    make_project(tmp_path)
    for name in ("actors", "places"):
        file = tmp_path / "gazetteer" / f"{name}.yaml"
        line = file.read_text("utf-8").splitlines()[0]
        assert line.startswith("# yaml-language-server: $schema=")
        schema = file.parent / line.partition("=")[2]
        assert json.loads(schema.read_text("utf-8")) == gazetteer_schema()
    article = tmp_path / ".kg" / "schemas" / "article.schema.json"
    assert json.loads(article.read_text("utf-8")) == article_schema()
    assert kg("fmt", "--check", cwd=tmp_path).code == 0
