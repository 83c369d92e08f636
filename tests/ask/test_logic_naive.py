"""Verdicts worked out quickly are those of comparing each statement with each."""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.ask.answers import Evidence, Link, Named
from kg.ask.control.logic import ControlLogic
from kg.ask.control.statements import Relations, Statement
from kg.project import Settings
from kg.records.follow import followed
from tests.ask.naive_logic import NaiveLogic

ACTORS = ("army", "militia", "government", "front", "vanguard", "league")
RELATIONS = {"army": {"government"}, "militia": {"government"}, "vanguard": {"front"}}
OUTRIGHT = frozenset({"claimed"})
START = date(2017, 12, 1)
DAYS = st.one_of(st.none(), st.integers(0, 12).map(lambda n: START + timedelta(days=n)))


@st.composite
def bounds(draw: st.DrawFn) -> tuple[date | None, date | None]:
    one, other = draw(DAYS), draw(DAYS)
    if one is not None and other is not None and other < one:
        return other, one
    return one, other


@st.composite
def statements(draw: st.DrawFn) -> list[Statement]:
    return [
        statement(
            number,
            role=draw(st.sampled_from(("holds", "holds", "lost", "lost", "denied", "fights-in"))),
            actor=draw(st.sampled_from(ACTORS)),
            about_place=draw(st.sampled_from((True, True, True, False))),
            content=f"c{draw(st.integers(0, number))}",
            rule=draw(st.sampled_from(("claimed", "claimed", "inferred"))),
            begin=draw(bounds()),
            end=draw(bounds()),
            closed=draw(st.booleans()),
            spoken=draw(bounds()),
        )
        for number in range(draw(st.integers(0, 9)))
    ]


def statement(number: int, content: str, **given: Any) -> Statement:
    published = START + timedelta(days=10)
    same = {"at": "town", "claims": (f"n{number}",), "contents": (content,), "rests_on": ()}
    return Statement(published=published, **same, **given)


def evidence(claim: str) -> Evidence:
    outlet = Named("outlet", "Outlet")
    interest = "for" if claim.endswith(("1", "4")) else "unknown"
    root = (Link("outlet", "Outlet", "credited"),)
    return Evidence(
        role="context",
        claim=claim,
        quote="",
        start=None,
        end=None,
        spans=(),
        article="article",
        publisher=outlet,
        published="2017-12-10",
        source_chain=root,
        stance="own-voice",
        interest=interest,
        where=None,
        polarity="affirmed",
        attribution=None,
        passages=(),
        seen=None,
        coverage=None,
    )


def both(found: list[Statement], order: list[tuple[str, str]]) -> tuple[ControlLogic, NaiveLogic]:
    relations = Relations({k: frozenset(v) for k, v in RELATIONS.items()}, followed(order))
    given = (relations, Settings(horizon_days=8, fighting_days=2), OUTRIGHT, evidence, found)
    return ControlLogic(*given), NaiveLogic(*given)


ORDER = st.lists(
    st.tuples(st.integers(0, 9), st.integers(0, 9)).filter(lambda pair: pair[0] < pair[1]),
    max_size=3,
).map(lambda pairs: [(f"c{one}", f"c{other}") for one, other in pairs])


@settings(max_examples=600, deadline=None)
@given(statements(), ORDER, st.integers(-1, 25))
def test_few_statements(found: list[Statement], order: list[tuple[str, str]], after: int) -> None:
    quick, naive = both(found, order)
    as_of = START + timedelta(days=after)
    assert quick.assess(as_of) == naive.assess(as_of)


@pytest.mark.parametrize("seed", range(6))
def test_many_statements(seed: int) -> None:
    lot = random.Random(seed)
    found = [drawn(lot, number) for number in range(120)]
    order = [(f"c{n}", f"c{n + lot.randint(1, 9)}") for n in lot.sample(range(110), 15)]
    quick, naive = both(found, order)
    verdicts = set()
    for after in (0, 150, 300, 390):
        as_of = START + timedelta(days=after)
        assert quick.assess(as_of) == naive.assess(as_of)
        verdicts.add(quick.assess(as_of).verdict)
    assert verdicts


def drawn(lot: random.Random, number: int) -> Statement:
    day = START + timedelta(days=lot.randint(0, 400))
    last = day + timedelta(days=lot.choice((0, 0, 0, 6)))
    return statement(
        number,
        f"c{number - lot.choice((0, 0, 0, 1))}",
        role=lot.choice(("holds", "holds", "lost", "denied", "present")),
        actor=lot.choice(ACTORS),
        about_place=lot.random() < 0.9,
        rule=lot.choice(("claimed", "claimed", "claimed", "inferred")),
        begin=(day, last),
        end=(None, None),
        closed=False,
        spoken=(day, last),
    )
