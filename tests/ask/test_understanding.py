"""From words to a question: order and small words, names, dates, and what is not understood."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rapidfuzz.distance import Indel

from bench.paraphrases import outcomes
from kg.ask.answers import Answer
from kg.ask.questions import Question
from kg.ask.session import Session
from kg.ask.words.match import MARGIN, UNDERSTOOD, Matcher, Reading, is_far_ahead
from kg.ask.words.mentions import MentionFinder
from kg.ask.words.phrasings import PLACEHOLDER, Phrasings
from kg.ask.words.scores import in_order
from kg.findings import KgError, NotFoundError, UsageError
from kg.load.names import NameIndex
from kg.load.spelling import spelling_key

RIGHT = 0.74
"""The share of the held-out paraphrases that is at least understood."""


class NoClaims:
    """A graph without claims."""

    def written(self, form: str, words: str) -> str | None:
        return None


@pytest.mark.parametrize(
    "asked",
    [
        "who holds Raqqa",
        "who is in control of Raqqa?",
        "Raqqa: who controls it",
        "WHO CONTROLS RAQQA",
        "so please tell me, who is it that controls Raqqa?!",
        "من يسيطر على الرقة",
        "الرقة بيد من؟",
    ],
)
def test_whatever_the_order_and_the_small_words(asked: str, session: Session) -> None:
    found = session.understanding.understand(asked)
    assert found is not None
    assert (found.question.name, found.words) == ("who-controls", {"place": "raqqa"})
    assert found.readings == ()


@pytest.mark.parametrize(
    ("asked", "slug"),
    [
        ("who controls ALBU-KAMAL", "albu-kamal"),
        ("who controls el-Bukamal", "albu-kamal"),
        ("من يسيطر على البُوكمال", "albu-kamal"),
        ("من يسيطر على مدينة أبو كمال", "albu-kamal"),
        ("who controls the province of Deir Ezzor", "deir-ezzor-province"),
        ("who controls the city of Deir ez-Zor", "deir-ezzor"),
        ("من يسيطر على محافظة دير الزور", "deir-ezzor-province"),
        ("السيطرة بالرقة لمن", "raqqa"),
    ],
)
def test_names_in_any_form(asked: str, slug: str, session: Session) -> None:
    found = session.understanding.understand(asked)
    assert found is not None
    assert (found.question.name, found.words) == ("who-controls", {"place": slug})
    assert found.readings == ()


@pytest.mark.parametrize(
    ("asked", "reading"),
    [
        ("who controls Abu Kemal", "Reading 'Abu Kemal' as Albu Kamal, close to its alias"),
        ("who controls Rakqa", "Reading 'Rakqa' as Raqqa, close to"),
        ("who attacked the Peshmergha", "Reading 'Peshmergha' as Peshmerga, close to"),
    ],
)
def test_a_near_miss_is_told(asked: str, reading: str, session: Session) -> None:
    answer = session.ask(asked)
    assert answer.readings[0].startswith(reading)
    assert answer.to_dict()["readings"] == answer.readings


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("who controls Deir Ezzor", ["deir-ezzor ", "deir-ezzor-province"]),
        ("who controls Deir Ezor", ["close to", "deir-ezzor ", "deir-ezzor-province"]),
        ("who controls Atlantis", ["no place", "'Atlantis'"]),
        ("who did the Iraqi Navy attack", []),
        ("words behind C99", ["C99"]),
    ],
)
def test_several_names_or_none_are_told(asked: str, said: list[str], session: Session) -> None:
    with pytest.raises(NotFoundError) as caught:
        session.ask(asked)
    assert all(words in str(caught.value) for words in said)


def test_a_word_in_capitals_is_a_name(session: Session) -> None:
    found = session.understanding.understand("what does IS hold")
    assert found is not None
    assert found.words == {"actor": "islamic-state"}
    shouted = session.understanding.understand("WHAT IS IN THE OUTLET'S OWN VOICE")
    assert shouted is not None
    assert (shouted.question.name, shouted.words) == ("own-voice", {})


@pytest.mark.parametrize(
    ("asked", "name", "words"),
    [
        ("which claims are still drafts", "claims-by-review-state", {"state": "draft"}),
        ("claims not yet reviewed", "claims-by-review-state", {"state": "draft"}),
        ("الادعاءات التي لم تراجع", "claims-by-review-state", {"state": "draft"}),
        ("which claims have been checked", "claims-by-review-state", {"state": "reviewed"}),
        ("من هاجم داعش", "who-attacked-whom", {"target": "islamic-state"}),
        ("من الذي هاجمته داعش", "who-attacked-whom", {"actor": "islamic-state"}),
        ("ما مصدر لـC2", "original-source", {"claim": "C2"}),
        ("ممكن أعرف مين مسيطر على الرقة", "who-controls", {"place": "raqqa"}),
        ("can you check who holds Raqqa please", "who-controls", {"place": "raqqa"}),
        ("who last held Raqqa", "who-controls", {"place": "raqqa"}),
        ("what did is lose", "holdings-of-actor", {"actor": "islamic-state"}),
    ],
)
def test_words_in_other_forms(
    asked: str, name: str, words: dict[str, str], session: Session
) -> None:
    found = session.understanding.understand(asked)
    assert found is not None
    assert (found.question.name, found.words) == (name, words)


@pytest.mark.parametrize(
    ("asked", "name", "words", "supposed"),
    [
        ("Is Raqqa held by IS?", "who-controls", {"place": "raqqa"}, "IS"),
        ("is raqqa held by is", "who-controls", {"place": "raqqa"}, "is"),
        ("هل تسيطر قسد على الرقة", "who-controls", {"place": "raqqa"}, "قسد"),
        (
            "is the al-Quds Brigade part of the Syrian army",
            "members-and-parents",
            {"actor": "al-quds-brigade"},
            "Syrian army",
        ),
    ],
)
def test_yes_or_no_is_told_by_the_answer(
    asked: str, name: str, words: dict[str, str], supposed: str, session: Session
) -> None:
    found = session.understanding.understand(asked)
    assert found is not None
    assert (found.question.name, found.words) == (name, words)
    assert found.readings == (f"The answer tells who it is: {supposed!r} or another.",)


@pytest.mark.parametrize(
    ("score", "second", "is_all_known", "is_understood"),
    [
        (0.30, 0.19, True, True),
        (0.30, 0.20, True, False),
        (0.22, 0.10, True, False),
        (0.30, 0.10, False, False),
    ],
)
def test_words_all_known_and_one_question_far_ahead(
    score: float, second: float, is_all_known: bool, is_understood: bool, session: Session
) -> None:
    matcher = Matcher(Phrasings(session.questions), MentionFinder(NameIndex(), NoClaims()))
    best, other, *_ = matcher.readings("who fights whom")
    best = replace(best, score=score, is_all_known=is_all_known)
    assert is_far_ahead(best, [best, replace(other, score=second)]) == is_understood


@pytest.mark.parametrize(
    ("asked", "as_of", "known_on"),
    [
        ("who held Raqqa on 11 December 2017", "2017-12-11", None),
        ("who held Raqqa on Dec 11th, 2017?", "2017-12-11", None),
        ("who held Raqqa as of 2017-12-11", "2017-12-11", None),
        ("on Monday 11 December 2017, who held Raqqa", "2017-12-11", None),
        ("who held Raqqa on 13/12/2017", "2017-12-13", None),
        ("who held Raqqa in December 2017", "2017-12-31", None),
        ("who held Raqqa in 2017", "2017-12-31", None),
        ("who held Raqqa between 9 and 11 December 2017", "2017-12-11", None),
        ("who holds Raqqa now", None, None),
        ("who held Raqqa, as known on 12 December 2017", None, "2017-12-12"),
        ("من كان يسيطر على الرقة في ١١ كانون الأول ٢٠١٧", "2017-12-11", None),
        ("من كان يسيطر على الرقة في 11 ديسمبر 2017", "2017-12-11", None),
        ("من كان يسيطر على الرقة عام 2017", "2017-12-31", None),
    ],
)
def test_days(asked: str, as_of: str | None, known_on: str | None, session: Session) -> None:
    found = session.understanding.understand(asked)
    assert found is not None
    assert found.question.name == "who-controls"
    days = tuple(day and day.isoformat() for day in (found.as_of, found.known_on))
    assert days == (as_of, known_on)


def test_a_time_that_is_no_day_is_told(session: Session) -> None:
    said = session.ask("who held Raqqa in 2017").readings
    assert said == ("Reading 'in 2017' as of its last day, 31 December 2017.",)
    assert session.ask("who holds Raqqa now").readings == (
        "Reading 'now' as the day of the newest evidence.",
    )


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        (
            "what happened between 9 and 11 December 2017",
            {"from": "2017-12-09", "to": "2017-12-11"},
        ),
        ("what happened on 2017-12-11", {"from": "2017-12-11", "to": "2017-12-11"}),
        ("what happened in December 2017", {"from": "2017-12-01", "to": "2017-12-31"}),
        ("what happened since 2017-12-11", {"from": "2017-12-11"}),
        ("what happened after 2017-12-11", {"from": "2017-12-12"}),
        ("what happened before 2017-12-11", {"to": "2017-12-10"}),
        ("ماذا حدث بين 9 و11 ديسمبر 2017", {"from": "2017-12-09", "to": "2017-12-11"}),
    ],
)
def test_a_time_between_two_days(asked: str, words: dict[str, str], session: Session) -> None:
    found = session.understanding.understand(asked)
    assert found is not None
    assert (found.question.name, found.words, found.as_of) == ("what-happened", words, None)


@pytest.mark.parametrize(
    "asked",
    [
        "what was known on 2017-12-12 that was not known on 2017-12-10",
        "what was not known on 2017-12-10 but was known on 2017-12-12",
        "what became known between 2017-12-10 and 2017-12-12",
    ],
)
def test_what_was_known_and_what_was_not(asked: str, session: Session) -> None:
    found = session.understanding.understand(asked)
    assert found is not None
    assert found.words == {"not_known_on": "2017-12-10"}
    assert str(found.known_on) == "2017-12-12"


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        ("who held Raqqa on 11/12/2017", "two ways"),
        ("who held Raqqa on 31 February 2017", "no day 31"),
        ("who held Raqqa on 11 December", "which year"),
        ("who held Raqqa on 2017-13-01", "no month 13"),
        ("what happened from 2017-12-11 to 2017-12-09", "ends before"),
    ],
)
def test_a_date_is_not_guessed(asked: str, says: str, session: Session) -> None:
    with pytest.raises(UsageError, match=says):
        session.ask(asked)


def test_two_sources_in_their_roles(session: Session) -> None:
    roles = {"source_a": "amaq", "source_b": "reuters"}
    for asked in ("what does Amaq say that Reuters omits", "what does Reuters omit that Amaq says"):
        found = session.understanding.understand(asked)
        assert found is not None
        assert found.words == roles


@pytest.mark.parametrize(
    "asked",
    [
        "",
        "?",
        "who",
        "Albu Kamal",
        "who will control Raqqa",
        "why did Islamic State attack the Syrian army",
        "What is the weather in Raqqa?",
        "how many people live in Raqqa",
        "who holds Raqqa and what is the price of bread there",
        "how many Quds fighters died",
        "what weapons did ISIS use",
        "خريطة السيطرة في الرقة",
        "who is winning the war in Albu Kamal",
        "من سيسيطر على الرقة",
        "لماذا خسر تنظيم الدولة الرقة",
        "x" * 10_000,
        "Raqqa " * 10_000,
    ],
)
def test_what_is_not_understood_shows_three_questions(asked: str, session: Session) -> None:
    with pytest.raises(NotFoundError, match="nearest questions") as caught:
        session.ask(asked)
    assert str(caught.value).count("\n  kg ask ") == 3


def test_the_nearest_questions_can_be_asked(session: Session) -> None:
    for offered in session.understanding.nearest("who will control Raqqa"):
        assert session.understanding.understand(offered) is not None
    assert "Raqqa" in " ".join(session.understanding.nearest("who will control Raqqa"))


@pytest.mark.parametrize(
    "names",
    [
        ("deir ezzor", "dayr az zawr", "deir ez zor", "deir al zour"),
        ("raqqa", "ar raqqah", "rakka", "al raqqa"),
        ("albukamal", "al boukamal", "bukamal"),
        ("البوكمال", "بوكمال"),
    ],
)
def test_transliterations_share_a_key(names: tuple[str, ...]) -> None:
    assert len({spelling_key(name) for name in names}) == 1


def test_other_names_have_other_keys() -> None:
    names = ("iraq", "iran", "raqqa", "deir ezzor", "al quds", "amaq")
    assert len({spelling_key(name) for name in names}) == len(names)


@pytest.mark.parametrize(
    "text",
    [
        "who does not control Albu Kamal",
        "من لا يسيطر على البوكمال",
        "who doesn't fight Islamic State",
        "which places did not change hands",
        "what did Amaq not claim",
        "who is not allied with the SDF",
        "what did the US claim",
        "what does the US hold",
        "what did the SDF do",
    ],
)
def test_what_is_asked_besides_is_not_left_out(text: str, session: Session) -> None:
    with pytest.raises(NotFoundError, match="I do not understand"):
        session.ask(text)


def test_what_is_asked_with_not_is_understood_where_a_question_denies(session: Session) -> None:
    answer = session.ask("what was known by 12 Dec 2017 but not by 11 Dec 2017")
    assert getattr(answer, "name", "") == "what-became-known"


def test_a_likeness_is_said(session: Session) -> None:
    told = "Reading it as: Who fights whom?"
    assert session.ask("who fights whom").readings == ()
    assert told in session.ask("the parties who fight against which other parties").readings


def test_what_a_day_leaves_out_is_said(session: Session) -> None:
    told = (
        "As of 1 December 2017: what certainly began later is left out, what is dated openly is "
        "not."
    )
    assert told in session.ask("what did Amaq claim on 1 December 2017").readings
    assert told not in session.ask("who controls Raqqa on 1 December 2017").readings


def test_two_days_are_refused(session: Session) -> None:
    with pytest.raises(UsageError, match="--as-of says 2017-12-12, and the question 2017-12-10"):
        session.ask("who controls Albu Kamal on 2017-12-10", as_of="2017-12-12")


def test_a_long_question_is_not_repeated_whole(session: Session) -> None:
    with pytest.raises(NotFoundError) as raised:
        session.ask("weather " * 1000)
    assert len(str(raised.value)) < 1000


WORDS = (
    "who what controls holds Raqqa Deir Ezzor IS between and 2017 11 December 2017-12-11",
    "13/13/2017 not known C2 ACLED two من يسيطر على الرقة ديسمبر ١١ وو لل { } ' \" \\ (",
)
SENTENCES = st.lists(st.sampled_from(" ".join(WORDS).split()), max_size=12).map(" ".join)


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.one_of(st.text(max_size=60), SENTENCES))
def test_any_text_is_answered_or_refused(text: str, session: Session) -> None:
    try:
        answer = session.ask(text)
    except KgError as error:
        assert str(error)
    else:
        assert isinstance(answer, Answer)


def test_held_out_paraphrases(session: Session) -> None:
    """No phrasing was written, and nothing in the matcher was set, by looking at these."""
    found = [result for _, result in outcomes(session)]
    assert found.count("wrong") < 0.02 * len(found)
    assert found.count("right") >= RIGHT * len(found)


# -- quickly, and the same -----------------------------------------------------------------


def straightforward(matcher: Matcher, text: str) -> Reading | None:
    """How `text` is read when every question is looked at."""
    found = matcher.readings(text)
    readings = [reading for reading in found if reading.complete]
    if not readings:
        return None
    best, *others = readings
    if best.score < UNDERSTOOD:
        return best if is_far_ahead(best, found) else None
    close = others and best.score < 1 and best.score - others[0].score < MARGIN
    return None if close else best


GIVEN = {
    "place": ("Albu Kamal", "الرقة", "Exampletown"),
    "actor": ("SDF", "Islamic State"),
    "claim": ("C2",),
    "number": ("3",),
    "date": ("2017-12-11",),
    "review": ("draft",),
    "scheme": ("acled",),
}


def phrased(questions: Sequence[Question], chance: Random) -> Iterator[str]:
    """Each phrasing of the questions, with something for its parameters."""
    for question in questions:
        words = {p.name: chance.choice(GIVEN[p.type]) for p in question.parameters}
        for phrasing in (each for texts in question.phrasings.values() for each in texts):
            yield PLACEHOLDER.sub("{\\1}", phrasing).format(**words)


def test_what_cannot_be_meant_is_passed_over_without_a_difference(session: Session) -> None:
    chance = Random(5)
    phrasings = list(phrased(session.questions, chance))
    words = sorted({word for phrasing in phrasings for word in phrasing.split()})
    salads = (" ".join(chance.choices(words, k=chance.randint(1, 8))) for _ in range(150))
    samples = [question.sample for question in session.questions]
    matcher = session.understanding._matcher
    for text in (*chance.sample(phrasings, 150), *samples, *salads):
        assert matcher.read(text) == straightforward(matcher, text), text


words_in_order = st.lists(st.sampled_from(["who", "control", "{place}", "a", "b"]), max_size=9)


@given(words_in_order, words_in_order)
def test_the_order_of_words_is_compared_as_rapidfuzz_does(one: list[str], other: list[str]) -> None:
    assert in_order(one, other) == Indel.normalized_similarity(one, other)
