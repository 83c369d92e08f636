"""The headers of the questions: complete, numbered, and found by their own words alone."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from kg.ask.match import find_question
from kg.ask.questions import Question, load_questions
from kg.load.names import normalise

QUESTIONS = load_questions()
GROUPS = [
    "control",
    "attribution",
    "contradiction",
    "actors",
    "events",
    "casualties",
    "places",
    "quality",
]
FILLED = {
    "en": {"actor": "Amaq", "place": "Albu Kamal", "claim": "C2", "scheme": "ACLED"},
    "ar": {"actor": "وكالة أعماق", "place": "البوكمال", "claim": "C2", "scheme": "ACLED"},
}
VALUES = {"date": "2017-12-11", "number": "3", "review": "disputed", "scheme": "acled"}
"""What stands for a value, in either language."""

ARABIC = re.compile("[\u0621-\u064a]")
PHRASINGS = [
    (question, language, phrasing)
    for question in QUESTIONS
    for language, phrasings in question.phrasings.items()
    for phrasing in phrasings
]
each_question = pytest.mark.parametrize("question", QUESTIONS, ids=lambda q: q.name)


def filled(question: Question, language: str, phrasing: str) -> tuple[str, dict[str, str]]:
    """The phrasing with a name in each placeholder, and these names."""
    types = {parameter.name: parameter.type for parameter in question.parameters}
    given = {
        name: (FILLED[language] | VALUES)[types[name]]
        for name in re.findall(r"\{(\w+)\}", phrasing)
    }
    return phrasing.format(**given), given


@each_question
def test_number_group_and_summary(question: Question) -> None:
    assert question.number is None or 1 <= question.number <= 42
    assert question.group in GROUPS
    assert question.summary.endswith(".")


def test_groups_stand_in_the_order_of_their_numbers() -> None:
    assert list(dict.fromkeys(question.group for question in QUESTIONS)) == GROUPS
    numbers = [question.number for question in QUESTIONS if question.number is not None]
    assert numbers == sorted(numbers)


def test_a_number_is_given_once() -> None:
    counts = Counter(question.number for question in QUESTIONS if question.number is not None)
    twice = {number for number, count in counts.items() if count > 1}
    assert twice == {22}, "22 asks two things: who fights whom, and who is allied with whom"


@each_question
def test_arabic_is_arabic_and_english_is_not(question: Question) -> None:
    assert all(ARABIC.search(phrasing) for phrasing in question.phrasings["ar"])
    assert not any(ARABIC.search(phrasing) for phrasing in question.phrasings["en"])


@each_question
def test_the_sample_finds_its_own_question(question: Question) -> None:
    match = find_question(question.sample, QUESTIONS)
    assert match is not None
    assert match.question.name == question.name


@pytest.mark.parametrize(
    ("question", "language", "phrasing"), PHRASINGS, ids=[f"{q.name}: {p}" for q, _, p in PHRASINGS]
)
def test_a_phrasing_finds_its_own_question(
    question: Question, language: str, phrasing: str
) -> None:
    text, given = filled(question, language, phrasing)
    for written in (text, f"{text}?", text.upper(), f"{text}؟"):
        match = find_question(written, QUESTIONS)
        assert match is not None
        assert match.question.name == question.name
        assert {k: normalise(v) for k, v in match.words.items()} == {
            name: normalise(words) for name, words in given.items()
        }


def test_no_two_questions_share_a_phrasing() -> None:
    forms = Counter(
        (normalise(re.sub(r"\{\w+\}", "placeholder", phrasing)), question.name)
        for question, _, phrasing in PHRASINGS
    )
    assert [form for form, count in forms.items() if count > 1] == []
    shared = Counter(form for form, _ in forms)
    assert [form for form, count in shared.items() if count > 1] == []


def test_queries_keep_to_what_all_engines_do_alike() -> None:
    for question in QUESTIONS:
        assert not re.search(r"\bMINUS\b", question.sparql), question.name
        assert not re.search(r"\bGRAPH\s+\?", question.sparql), question.name
        assert not re.search(r"\bSERVICE\b", question.sparql), question.name
