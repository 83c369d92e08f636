"""The words of an answer about control: right in every verdict, and no figure of confidence."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import combinations
from typing import Any

import pytest

from kg.ask.answers import ControlAnswer
from kg.ask.control.text import listed, since_edtf
from kg.ask.session import Session
from kg.wording.facts import day_in_words
from tests.ask.test_control import (
    ARMY,
    BY_NEWS,
    BY_RADIO,
    DENIED,
    FRONT,
    INFERRED,
    LEAGUE,
    MILITIA,
    NOT_AFTER,
    WEEK,
    battle,
    by,
    holds,
    lost,
    took,
)
from tests.invented import Claim, sessions


@dataclass(frozen=True)
class Words:
    """What is claimed and asked, and the words expected of the answer."""

    name: str
    claims: list[Claim]
    sentence: str
    not_known: list[str]
    would_settle: list[str]
    as_of: str | None = None
    known_on: str | None = None
    question: str = "who controls Sampleton"


NO_HOLDER = "No source names who holds Sampleton."
NOT_SURE = "No source says for certain who held Sampleton on 10 December 2017."
NO_SECOND = "No second, independent source says so."
SECOND = "a second, independent source on who holds Sampleton"


def newer(who: str) -> str:
    return f"a newer report that {who} lost Sampleton, or of a capture by somebody else"


WORDS = [
    Words(
        "inferred",
        [INFERRED[0], INFERRED[1] | BY_RADIO],
        "Most likely the Northern side: inferred; no source in the graph says so.",
        [
            NO_HOLDER,
            "Nobody says that Southern Front retook Sampleton.",
            "Nobody says that there was fighting inside Sampleton.",
        ],
        [
            "a report that names the holder of Sampleton, or puts another force in or around it",
            "an uninvolved report of what only Southern Radio said",
        ],
    ),
    Words(
        "stated by one",
        [took(ARMY, "2017-12-01")],
        "The Northern Army: stated by Invented Times.",
        [NO_SECOND],
        [newer("the Northern Army"), SECOND],
    ),
    Words(
        "stated by two, begin unknown",
        [holds(ARMY, {"rule": "ongoing"}), holds(ARMY, **by("invented-monitor"))],
        "The Northern Army: stated by Invented Times and Invented Monitor.",
        ["Nobody says when the Northern Army came to hold Sampleton."],
        [newer("the Northern Army")],
    ),
    Words(
        "claimed by the captor",
        [took(FRONT, "2017-12-01", lostBy=ARMY, **BY_RADIO)],
        "Southern Front: claimed by Southern Radio, an interested party; no uninvolved source "
        "says so.",
        ["Nobody says that the Northern Army retook Sampleton.", NO_SECOND],
        ["a source without a stake that says who holds Sampleton", newer("Southern Front")],
    ),
    Words(
        "admitted by the loser",
        [took(ARMY, "2017-12-01", lostBy=FRONT, **(BY_RADIO | {"interest": "against"}))],
        "The Northern Army: admitted by Southern Radio, against its own interest; no uninvolved "
        "source says so.",
        ["Nobody says that Southern Front retook Sampleton.", NO_SECOND],
        ["a source without a stake that says who holds Sampleton", newer("the Northern Army")],
    ),
    Words(
        "one stated, one claimed",
        [took(ARMY, "2017-12-01"), took(MILITIA, "2017-12-01", **BY_NEWS)],
        "The Northern Army: stated by Invented Times; Northern Militia: claimed by Northern News, "
        "an interested party; no uninvolved source says so.",
        [],
        [newer("the Northern Army and Northern Militia")],
    ),
    Words(
        "contested by rivals",
        [took(ARMY, WEEK), took(LEAGUE, WEEK)],
        "Contested: the Northern Army and Western League are each said to hold Sampleton.",
        [],
        [
            "an uninvolved source on who held Sampleton after 10 December 2017",
            "a report that dates these accounts, so that one is the later",
        ],
    ),
    Words(
        "contested by a denial",
        [took(FRONT, "2017-12-05", **BY_RADIO), took(FRONT, "2017-12-05", **DENIED)],
        "Contested: Sampleton in the hands of Southern Front by one account, denied by another.",
        [],
        ["an uninvolved source on who held Sampleton after 5 December 2017"],
    ),
    Words(
        "contested by a loss",
        [took(ARMY, NOT_AFTER), lost(ARMY, NOT_AFTER)],
        "Contested: Sampleton in the hands of the Northern Army by one account, lost again by "
        "another.",
        [],
        [
            "an uninvolved source on who held Sampleton after 10 December 2017",
            "a report that dates these accounts, so that one is the later",
        ],
    ),
    Words(
        "lost to nobody named",
        [lost(FRONT, "2017-12-01")],
        "Unknown: Southern Front lost Sampleton, and no source names the new holder.",
        [NO_HOLDER, "Nobody says that Southern Front retook Sampleton."],
        ["a report that names who took Sampleton from Southern Front"],
    ),
    Words(
        "a part of it was retaken",
        [lost(FRONT, "2017-12-01"), took(FRONT, "2017-12-05", extent="part")],
        "Unknown: Southern Front lost Sampleton, and no source names the new holder.",
        [NO_HOLDER],
        ["a report that names who took Sampleton from Southern Front"],
    ),
    Words(
        "too old",
        [took(ARMY, "2017-12-01")],
        "Unknown: the last evidence on a holder, for the Northern Army, is of 1 December 2017, "
        "181 days before; control is taken to last 180 days.",
        [
            "No source says for certain who held Sampleton on 31 May 2018.",
            "The nearest day with an answer is 30 May 2018: The Northern Army: "
            "stated by Invented Times.",
        ],
        ["a report on who held Sampleton at most 180 days before 31 May 2018"],
        as_of="2018-05-31",
    ),
    Words(
        "held at an unclear time",
        [took(ARMY, "2017-12-01"), took(LEAGUE, WEEK)],
        "Unknown: the Northern Army or Western League may have held Sampleton on 9 December 2017; "
        "no claim dates it well enough.",
        [
            "No source says for certain who held Sampleton on 9 December 2017.",
            "The nearest day with an answer is 10 December 2017: Western League: "
            "stated by Invented Times.",
        ],
        [
            "a report that dates when the Northern Army or Western League came to hold or left "
            "Sampleton"
        ],
        as_of="2017-12-09",
    ),
    Words(
        "lost at an unclear time",
        [lost(FRONT, NOT_AFTER)],
        "Unknown: Southern Front lost Sampleton, perhaps only after 9 December 2017, and no source "
        "names a holder.",
        [
            NO_HOLDER,
            "Nobody says that Southern Front retook Sampleton.",
            "The graph tells more for 10 December 2017: Unknown: Southern Front lost Sampleton, "
            "and no source names the new holder.",
        ],
        ["a report that dates when Southern Front lost Sampleton"],
        as_of="2017-12-09",
    ),
    Words(
        "nobody left",
        [holds(ARMY, "2017-11-01/2017-11-20")],
        "Unknown: the Northern Army no longer held Sampleton, and no source names a later holder.",
        [NOT_SURE],
        ["a report that names who came to Sampleton after the Northern Army"],
        as_of="2017-12-10",
    ),
    Words(
        "only denied",
        [took(FRONT, "2017-12-01", **DENIED)],
        "Unknown: a source denies that Southern Front held Sampleton, and none says who did.",
        [NO_HOLDER],
        ["a report that says who does hold Sampleton"],
    ),
    Words(
        "only parts of it",
        [
            holds("western-league", "2017-12-01", extent="part", extentWords="Invented sentence"),
            holds(ARMY, "2017-12-01", extent="most", extentWords="Invented sentence"),
        ],
        "Unknown: no claim says who holds all of Sampleton; most of it is said to be in the hands "
        "of the Northern Army, part of it is said to be in the hands of Western League.",
        [NO_HOLDER],
        ["a report on who holds Sampleton itself"],
    ),
    Words(
        "only fighting",
        [battle("2017-12-01", place="sampleton")],
        "Unknown: claims mention Sampleton, but none says who holds it.",
        [NO_HOLDER],
        ["a report on who holds Sampleton itself"],
    ),
    Words(
        "only areas around it",
        [took(ARMY, "2017-12-01", place="invented-province", extent="most")],
        "Unknown: no claim says who holds Sampleton; what is said of Invented province does not "
        "settle it.",
        [
            NO_HOLDER,
            "What is said of Invented province is not said of the whole, and does not settle "
            "Sampleton.",
        ],
        ["a report on who holds Sampleton itself, or all of Invented province"],
    ),
    Words(
        "nothing",
        [took(ARMY, "2017-12-01")],
        "Unknown: no claim in the graph tells of Quietville.",
        ["No source names who holds Quietville."],
        ["any report that says who holds, took or lost Quietville"],
        question="who controls Quietville",
    ),
    Words(
        "nothing yet",
        [took(ARMY, "2017-12-01")],
        "Unknown: no claim in the graph tells of Sampleton up to 30 November 2017.",
        [
            NO_HOLDER,
            "The nearest day with an answer is 1 December 2017: The Northern Army: "
            "stated by Invented Times.",
        ],
        ["any report that says who holds, took or lost Sampleton"],
        as_of="2017-11-30",
    ),
    Words(
        "nothing published",
        [took(ARMY, "2017-12-01")],
        "Unknown: no claim published by 9 December 2017 tells of Sampleton.",
        [NO_HOLDER],
        ["any report that says who holds, took or lost Sampleton"],
        known_on="2017-12-09",
    ),
]
DIFFERENT = (
    "inferred",
    "stated by one",
    "claimed by the captor",
    "contested by rivals",
    "lost to nobody named",
    "too old",
    "held at an unclear time",
    "nobody left",
    "only denied",
    "only fighting",
    "nothing",
)


@cache
def all_sessions() -> dict[str, Session]:
    return sessions({words.name: words.claims for words in WORDS})


def answer_to(words: Words) -> ControlAnswer:
    answer = all_sessions()[words.name].ask(words.question, words.as_of, words.known_on)
    assert isinstance(answer, ControlAnswer)
    return answer


def texts(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    return [text for item in value for text in texts(item)]


@pytest.mark.parametrize("words", WORDS, ids=lambda words: words.name)
def test_words(words: Words) -> None:
    answer = answer_to(words)
    assert answer.sentence == words.sentence
    assert list(answer.not_known) == words.not_known
    assert list(answer.would_settle) == words.would_settle


@pytest.mark.parametrize("words", WORDS, ids=lambda words: words.name)
def test_sentences_are_whole(words: Words) -> None:
    answer = answer_to(words)
    said = texts([answer.sentence, answer.not_known, answer.interested_premises])
    assert all(text.endswith(".") and not text[0].islower() for text in said)
    for text in [*said, *answer.would_settle]:
        assert "None" not in text
        assert "%" not in text
        assert "  " not in text
        assert "{" not in text
        assert not text.endswith("..")


def test_what_would_settle_it_differs_by_verdict() -> None:
    settled = {w.name: answer_to(w).would_settle for w in WORDS if w.name in DIFFERENT}
    assert len(settled) == len(DIFFERENT)
    for one, other in combinations(settled.values(), 2):
        assert not set(one) & set(other)


def test_the_premise_of_an_interested_party_is_named() -> None:
    answer = answer_to(WORDS[0])
    (premise,) = answer.interested_premises
    assert premise.endswith("is the claim of Southern Radio (Southern Front), in its own interest.")
    assert premise.startswith("“Invented sentence 2 of")


@pytest.mark.parametrize(
    ("names", "expected"),
    [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "a", "c"], "a, b and c")],
)
def test_listed(names: list[str], expected: str) -> None:
    assert listed(names) == expected


def test_days_and_bounds() -> None:
    from datetime import date

    first, last = date(2017, 12, 4), date(2017, 12, 10)
    assert day_in_words(first) == "4 December 2017"
    assert since_edtf((first, first)) == "2017-12-04"
    assert since_edtf((first, last)) == "[2017-12-04..2017-12-10]"
    assert since_edtf((None, last)) == "[..2017-12-10]"
    assert since_edtf((first, None)) == "[2017-12-04..]"
    assert since_edtf((None, None)) is None
