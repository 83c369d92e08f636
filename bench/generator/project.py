"""A project full of invented articles, and what is wrong with them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from bench.generator.article import make_article
from bench.generator.breakage import Breakage
from bench.generator.breakages import breakage_of
from bench.generator.gazetteer import INVENTED, actors_yaml, places_yaml, relations_yaml
from bench.generator.markdown import markdown
from bench.generator.records import Article
from bench.generator.turtle import turtle
from bench.generator.world import World, make_world

A_FOLDER = 1000
"""How many articles stand in one folder."""

FORMS: dict[str, tuple[str, Callable[[Article], str]]] = {
    "markdown": (".md", markdown),
    "turtle": (".ttl", turtle),
}
"""Form of an article to the ending of its file and to what writes it."""


@dataclass(frozen=True)
class Written:
    """An article in one form: where it stands below the project, and its text.

    `codes` are those of the violations that the checks must find in it.
    """

    path: str
    text: str
    codes: tuple[str, ...] = ()


def articles(
    world: World, seed: int, numbers: range, form: str, broken: float = 0.0
) -> Iterator[Written]:
    """The articles of these `numbers` in `form`, of which the share `broken` has a fault."""
    suffix, write = FORMS[form]
    for number in numbers:
        article = make_article(world, seed, number)
        path = f"articles/{number // A_FOLDER:03d}/{article.id}{suffix}"
        breakage = breakage_of(article, seed, number, form, broken)
        if breakage is None:
            yield Written(path, write(article))
        else:
            yield Written(path, _break(breakage, article, form, write), breakage.codes(form))


def _break(breakage: Breakage, article: Article, form: str, write: Callable[[Article], str]) -> str:
    breakage.change(article)
    text = write(article)
    spoilt = breakage.spoil(form, text)
    if breakage.spoils(form) and spoilt == text:
        raise AssertionError(f"{breakage.name} changes nothing in {article.id}")
    return spoilt


def write_project(
    folder: Path, seed: int, count: int, form: str, broken: float = 0.0
) -> dict[str, list[str]]:
    """Write a project of `count` articles; the files with a fault, and the codes of their faults.

    The same is written to `expected.json`.
    """
    world = make_world(seed)
    _write(folder / "kg.toml", f"{INVENTED}\n[answers]\nhorizon_days = 180\n")
    _write(folder / "gazetteer" / "actors.yaml", actors_yaml(world))
    _write(folder / "gazetteer" / "places.yaml", places_yaml(world))
    _write(folder / "gazetteer" / "relations.yaml", relations_yaml(world))
    (folder / "articles").mkdir(exist_ok=True)
    expected: dict[str, list[str]] = {}
    for written in articles(world, seed, range(count), form, broken):
        _write(folder / written.path, written.text)
        if written.codes:
            expected[written.path] = list(written.codes)
    _write(folder / "expected.json", json.dumps(expected, indent=1) + "\n")
    return expected


def _write(path: Path, text: str) -> None:
    try:
        path.write_text(text, "utf-8")
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
