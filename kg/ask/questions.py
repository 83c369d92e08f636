"""Competency questions: one `.rq` file each, with the ways in which people ask it."""

from __future__ import annotations

import math
from dataclasses import asdict, dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from kg.findings import UnreadableError
from kg.kept import kept
from kg.load.query_file import read_query_file
from kg.load.yaml_tree import Mapping, Scalar, Sequence, Tree
from kg.resources import PACKAGE, QUESTIONS_DIR

THINGS = ("actor", "place", "claim")
"""Types of parameters that are things of the graph; the others are values."""
MOMENT = ("as_of", "known_on")
"""Parameters that every question has: they are the moment that it is about."""
_READERS = tuple(
    PACKAGE / name for name in ("ask/questions.py", "load/query_file.py", "load/yaml_tree.py")
)
"""The code that reads headers: what it made is kept only as long as it stays the same."""
PARAMETER_TYPES = (*THINGS, "date", "number", "review", "scheme")


@dataclass(frozen=True)
class Parameter:
    """A parameter of a question: the variable that is bound, its type, whether it must be given.

    `default` is what is taken where nothing is given, as it would be written.
    """

    name: str
    type: str
    required: bool
    summary: str
    default: str | None = None


@dataclass(frozen=True)
class Question:
    """One competency question: SPARQL with the ways in which people ask it.

    `interpreter` names the function that turns rows into a verdict, where rows alone are not the
    answer. `columns` are the variables to show, with their headings. `number` is the one that the
    question has in the list of competency questions; None for a further one. `timeline` names the
    question that asks the same of all days. `none` says what it means that there are no rows.
    `tells` is the type of what the answer names: whoever asks yes or no may name one. `silence` is
    True where rows conclude from what is not said.
    """

    name: str
    title: str
    group: str
    summary: str
    sparql: str
    parameters: tuple[Parameter, ...] = ()
    phrasings: dict[str, tuple[str, ...]] = field(default_factory=dict)
    columns: dict[str, str] = field(default_factory=dict)
    interpreter: str | None = None
    sample: str = ""
    number: int | None = None
    none: str | None = None
    timeline: str | None = None
    tells: str | None = None
    silence: bool = False


@cache
def load_questions(folder: Path = QUESTIONS_DIR) -> tuple[Question, ...]:
    """The questions of `folder` by group, in the order of their numbers; those without one last.

    Reading the headers takes longer than most answers, so they are kept until a file changes.
    """
    files = [*folder.glob("*.rq"), *_READERS]
    read = kept("questions.json", files, lambda: [asdict(q) for q in _read_all(folder)])
    try:
        found = [_from_kept(question) for question in read]
    except (LookupError, TypeError, ValueError):  # whoever kept that, it was not this program
        found = _read_all(folder)
    first: dict[str, float] = {}
    for question in found:
        first[question.group] = min(_order(question), first.get(question.group, math.inf))
    return tuple(sorted(found, key=lambda q: (first[q.group], q.group, _order(q), q.name)))


def question_named(name: str) -> Question:
    """The question of the package in the file `name`.rq; KeyError when there is none."""
    return {question.name: question for question in load_questions()}[name]


def _read_all(folder: Path) -> list[Question]:
    return [load_question(path) for path in folder.glob("*.rq")]


def _from_kept(data: dict[str, Any]) -> Question:
    parameters = tuple(Parameter(**parameter) for parameter in data["parameters"])
    phrasings = {language: tuple(texts) for language, texts in data["phrasings"].items()}
    return Question(**{**data, "parameters": parameters, "phrasings": phrasings})


def _order(question: Question) -> float:
    return math.inf if question.number is None else question.number


def load_question(path: Path) -> Question:
    """The question in the file `path`; UnreadableError when its header is not as it should be."""
    tree, sparql = read_query_file(path)
    for key in ("title", "group", "summary", "sample"):
        if tree.text(key) is None:
            raise UnreadableError(f"{path}: the header lacks {key!r}")
    return Question(
        name=path.stem,
        title=tree.text("title") or "",
        group=tree.text("group") or "",
        summary=tree.text("summary") or "",
        sparql=sparql,
        parameters=_parameters(path, tree),
        phrasings=_phrasings(tree),
        columns=dict(_texts(tree.get("columns"))),
        interpreter=tree.text("interpreter"),
        sample=tree.text("sample") or "",
        number=_number(path, tree),
        none=tree.text("none"),
        timeline=tree.text("timeline"),
        tells=tree.text("tells"),
        silence=tree.text("silence") == "true",
    )


def _number(path: Path, tree: Mapping) -> int | None:
    given = tree.text("number")
    if given is not None and not given.isdecimal():
        raise UnreadableError(f"{path}: the number {given!r} is none")
    return int(given) if given else None


def _parameters(path: Path, tree: Mapping) -> tuple[Parameter, ...]:
    given = tree.get("parameters")
    if not isinstance(given, Mapping):
        return ()
    found = []
    for name, value in given.entries.items():
        kind = value.text("type") if isinstance(value, Mapping) else None
        if not isinstance(value, Mapping) or kind not in PARAMETER_TYPES:
            raise UnreadableError(f"{path}: parameter {name!r} has no type of {PARAMETER_TYPES}")
        required = value.text("required") == "true"
        summary = value.text("summary") or ""
        found.append(Parameter(name, kind, required, summary, value.text("default")))
    return tuple(found)


def _phrasings(tree: Mapping) -> dict[str, tuple[str, ...]]:
    given = tree.get("phrasings")
    if not isinstance(given, Mapping):
        return {}
    return {
        language: tuple(item.text for item in _items(texts) if isinstance(item, Scalar))
        for language, texts in given.entries.items()
    }


def _items(tree: Tree) -> list[Tree]:
    return tree.items if isinstance(tree, Sequence) else [tree]


def _texts(tree: Tree | None) -> list[tuple[str, str]]:
    if not isinstance(tree, Mapping):
        return []
    return [(name, tree.text(name) or "") for name in tree.entries]
