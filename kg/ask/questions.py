"""Competency questions: one `.rq` file each, with the ways in which people ask it."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from kg.kept import kept
from kg.resources import PACKAGE, QUESTIONS_DIR

THINGS = ("actor", "place", "claim")
"""Types of parameters that are things of the graph; the others are values."""
MOMENT = ("as_of", "known_on")
"""Parameters that every question has: they are the moment that it is about."""
_READERS = tuple(
    PACKAGE / name
    for name in (
        *("ask/questions.py", "ask/question_files.py", "load/query_file.py", "load/yaml_tree.py"),
    )
)
"""The code that reads headers: what it made is kept only as long as it stays the same."""


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

    @property
    def reads_all(self) -> bool:
        """Whether it has to look at the whole graph: nothing that it is asked about narrows it."""
        return not any(one.required and one.name not in MOMENT for one in self.parameters)


@cache
def load_questions(folder: Path = QUESTIONS_DIR) -> tuple[Question, ...]:
    """The questions of `folder` by group, in the order of their numbers; those without one last.

    Reading the headers takes longer than most answers, so they are kept until a file changes.
    """
    files = [*folder.glob("*.rq"), *_READERS]
    read = kept("questions.json", files, lambda: _read_all(folder))
    try:
        found = [_question(data) for data in read]
    except (LookupError, TypeError, ValueError):  # whoever kept that, it was not this program
        found = [_question(data) for data in _read_all(folder)]
    first: dict[str, float] = {}
    for question in found:
        first[question.group] = min(_order(question), first.get(question.group, math.inf))
    return tuple(sorted(found, key=lambda q: (first[q.group], q.group, _order(q), q.name)))


def question_named(name: str) -> Question:
    """The question of the package in the file `name`.rq; KeyError when there is none."""
    return {question.name: question for question in load_questions()}[name]


def load_question(path: Path) -> Question:
    """The question in the file `path`; UnreadableError when its header is not as it should be."""
    from kg.ask.question_files import read_question  # reads YAML, which is rarely done

    return _question(read_question(path))


def _read_all(folder: Path) -> list[dict[str, Any]]:
    from kg.ask.question_files import read_question

    return [read_question(path) for path in folder.glob("*.rq")]


def _question(data: dict[str, Any]) -> Question:
    parameters = tuple(Parameter(**parameter) for parameter in data["parameters"])
    phrasings = {language: tuple(texts) for language, texts in data["phrasings"].items()}
    return Question(**{**data, "parameters": parameters, "phrasings": phrasings})


def _order(question: Question) -> float:
    return math.inf if question.number is None else question.number
