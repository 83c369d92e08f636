"""The headers of the questions: complete, numbered, and found by their own words alone."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from kg.ask.questions import Question, load_questions
from kg.ask.session import Session
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
WORDS = {
    "en": {"place": "Albu Kamal", "actor": "Amaq", "source": "Amaq", "source_a": "Amaq"}
    | {"source_b": "the SDF", "target": "the SDF", "coder": "conflict-kg editors"}
    | {"number": "three", "days": "3", "state": "reviewed", "from": "9 December 2017"}
    | {"to": "11 Dec. 2017", "not_known_on": "2017-12-09", "known_on": "December 11, 2017"},
    "ar": {"place": "البوكمال", "actor": "أعماق", "source": "أعماق", "source_a": "أعماق"}
    | {"source_b": "قسد", "target": "قسد", "coder": "محررو conflict-kg"}
    | {"number": "ثلاثة", "days": "٣", "state": "reviewed", "from": "٩ كانون الأول ٢٠١٧"}
    | {"to": "11 ديسمبر 2017", "not_known_on": "2017-12-09", "known_on": "١١ ديسمبر ٢٠١٧"},
}
"""What is written for a parameter, by its name."""
MEANT = {"place": "albu-kamal", "actor": "amaq", "source": "amaq", "source_a": "amaq"} | {
    "source_b": "syrian-democratic-forces",
    "target": "syrian-democratic-forces",
    "coder": "conflict-kg-editors",
    "number": "3",
    "days": "3",
    "from": "2017-12-09",
    "to": "2017-12-11",
    "not_known_on": "2017-12-09",
    "known_on": "2017-12-11",
}
SAME = {"claim": "C2", "scheme": "acled", "state": "reviewed"}
"""What is written as it is meant, in either language."""
ARABIC = re.compile("[\u0621-\u064a]")
PHRASINGS = [
    (question, language, phrasing)
    for question in QUESTIONS
    for language, phrasings in question.phrasings.items()
    for phrasing in phrasings
]
each_question = pytest.mark.parametrize("question", QUESTIONS, ids=lambda q: q.name)


def filled(language: str, phrasing: str) -> tuple[str, dict[str, str]]:
    """The phrasing with words in each placeholder, and what they mean."""
    names = re.findall(r"\{(\w+)\}", phrasing)
    return phrasing.format(**WORDS[language] | SAME), {name: (MEANT | SAME)[name] for name in names}


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
def test_the_sample_finds_its_own_question(question: Question, session: Session) -> None:
    found = session.understanding.understand(question.sample)
    assert found is not None
    assert found.question.name == question.name


@pytest.mark.parametrize(
    ("question", "language", "phrasing"), PHRASINGS, ids=[f"{q.name}: {p}" for q, _, p in PHRASINGS]
)
def test_a_phrasing_finds_its_own_question(
    question: Question, language: str, phrasing: str, session: Session
) -> None:
    text, meant = filled(language, phrasing)
    is_first = phrasing == question.phrasings[language][0]
    for written in (text, f"{text}?", text.upper(), f"  {text}؟") if is_first else (text,):
        found = session.understanding.understand(written)
        assert found is not None, written
        assert found.question.name == question.name, written
        moment = {"as_of": found.as_of, "known_on": found.known_on}
        given = found.words | {name: str(day) for name, day in moment.items() if day}
        assert given == meant, written


def typed(question: Question, phrasing: str) -> str:
    """The phrasing with its parameters' types in place of their names."""
    types = {parameter.name: parameter.type for parameter in question.parameters}
    return normalise(re.sub(r"\{(\w+)\}", lambda match: f"X{types[match[1]]}", phrasing))


def test_no_two_questions_share_a_phrasing() -> None:
    forms = Counter((typed(question, p), question.name) for question, _, p in PHRASINGS)
    assert [form for form, count in forms.items() if count > 1] == []
    shared = Counter(form for form, _ in forms)
    assert [form for form, count in shared.items() if count > 1] == []


def test_queries_keep_to_what_all_engines_do_alike() -> None:
    for question in QUESTIONS:
        assert not re.search(r"\bMINUS\b", question.sparql), question.name
        assert not re.search(r"\bGRAPH\s+\?", question.sparql), question.name
        assert not re.search(r"\bSERVICE\b", question.sparql), question.name
