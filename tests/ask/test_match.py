"""From words to a question: the phrasing with the most fixed words, a day, the words as written."""

import pytest

from kg.ask.match import find_question, nearest_questions
from kg.ask.questions import Question, load_questions

QUESTIONS = load_questions()


def question(name: str, *phrasings: str) -> Question:
    return Question(name, name, "", "", "", phrasings={"en": phrasings})


@pytest.mark.parametrize(
    ("asked", "name", "words", "day"),
    [
        ("who controls Albu Kamal", "who-controls", "Albu Kamal", None),
        ("  Who CONTROLS   Albu   Kamal ?? ", "who-controls", "Albu Kamal", None),
        ("who controls Albu Kamal on 2017-12-11?", "who-controls", "Albu Kamal", "2017-12-11"),
        ("who controls Albu Kamal as of 2017-12-11", "who-controls", "Albu Kamal", "2017-12-11"),
        ("من يسيطر على البوكمال؟", "who-controls", "البوكمال", None),
        ("من يسيطر على البوكمال on 2017-12-11", "who-controls", "البوكمال", "2017-12-11"),
        ("who controls Shi'ite-Town (old)", "who-controls", "Shi'ite-Town (old)", None),
        ("what happened in Deir ez-Zor", "what-happened", "Deir ez-Zor", None),
        ("what did the SDF claim", "what-source-claims", "the SDF", None),
        (
            "words behind zaman-al-wasl-31666.C2",
            "words-behind-claim",
            "zaman-al-wasl-31666.C2",
            None,
        ),
    ],
)
def test_a_question_in_words(asked: str, name: str, words: str, day: str | None) -> None:
    match = find_question(asked, QUESTIONS)
    assert match is not None
    assert (match.question.name, list(match.words.values()), match.day) == (name, [words], day)


@pytest.mark.parametrize(
    "asked",
    ["", "?", "who", "who controls", "who controls ?", "Albu Kamal", "on 2017-12-11", "x" * 10_000],
)
def test_what_is_no_question(asked: str) -> None:
    assert find_question(asked, QUESTIONS) is None


def test_the_phrasing_with_more_fixed_words_wins() -> None:
    loose, exact = question("loose", "who is {x}"), question("exact", "who is allied with {x}")
    for questions in ([loose, exact], [exact, loose]):
        match = find_question("who is allied with nobody", questions)
        assert match is not None
        assert (match.question.name, match.words) == ("exact", {"x": "nobody"})


def test_characters_of_regular_expressions_are_plain_words() -> None:
    match = find_question("what (if) a+b", [question("q", "what (if) {x}")])
    assert match is not None
    assert match.words == {"x": "a+b"}


def test_a_parameter_may_stand_first_or_in_the_middle() -> None:
    asked = [question("q", "{x} holds what in {y}")]
    match = find_question("The Guard holds what in old Town?", asked)
    assert match is not None
    assert match.words["y"] == "old Town"
    assert match.words["x"].casefold().endswith("guard")


def test_nearest_questions_are_offered() -> None:
    nearest = nearest_questions("who is controlling Albu Kamal", QUESTIONS)
    assert len(nearest) == 3
    assert nearest[0].name == "who-controls"
    assert nearest_questions("", QUESTIONS, limit=1) != []
    assert nearest_questions("x", []) == []
