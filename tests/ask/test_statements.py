"""Statements in time: when they are so, which come before which, who belongs to whom."""

from __future__ import annotations

from datetime import date

import pyoxigraph as ox
import pytest

from kg.ask.control.statements import Relations, Statement, read_relations, read_statements
from kg.namespaces import ACTOR, CKG, PLACE, RDF
from kg.store import Row
from tests.invented import session

TOWN = PLACE["sampleton"]
PROVINCE = PLACE["invented-province"]


def row(**given: str) -> Row:
    """A row of the question who-controls: a change of 5 December 2017, unless it says otherwise."""
    usual: Row = dict.fromkeys(
        (
            *("conclusion", "relation", "link", "naming", "extent", "rule", "edtf"),
            *("earliestBegin", "latestBegin"),
        ),
        None,
    )
    usual |= {"earliestEnd": None, "latestEnd": None, "lasting": "false", "published": "2017-12-10"}
    usual |= {"role": "holds", "actor": "army", "at": TOWN, "claim": "c", "content": "c.content"}
    return usual | given


def statement(**given: str) -> Statement:
    (found,) = read_statements([row(**given)], TOWN)
    return found


def event(earliest: str | None, latest: str | None) -> Statement:
    bounds = {"earliestBegin": earliest, "latestBegin": latest}
    return statement(**{name: day for name, day in bounds.items() if day})


def state(edtf: str, *bounds: str | None) -> Statement:
    names = ("earliestBegin", "latestBegin", "earliestEnd", "latestEnd")
    given = {name: day for name, day in zip(names, bounds, strict=True) if day}
    return statement(edtf=edtf, lasting="true", **given)


CHANGE = event("2017-12-05", "2017-12-05")
IN_A_WEEK = event("2017-12-04", "2017-12-10")
NOT_AFTER = event(None, "2017-12-10")
SEEN = state("2017-12-05", *["2017-12-05"] * 4)
SEEN_IN_A_WEEK = state("[..]", "2017-12-04", "2017-12-10", "2017-12-04", "2017-12-10")
INTERVAL = state("2017-12-01/2017-12-05", "2017-12-01", "2017-12-01", "2017-12-05", "2017-12-05")
ONGOING = state("/2017-12-05", None, "2017-12-05", "2017-12-05", None)
UNTIL = state("/2017-12-05", None, "2017-12-05", None, "2017-12-05")
OPEN = state("2017-12-01/..", "2017-12-01", "2017-12-01", "2017-12-01", None)
UNDATED = statement(lasting="true")


@pytest.mark.parametrize(
    ("said", "first_certain", "last_certain"),
    [
        (CHANGE, "2017-12-05", None),
        (IN_A_WEEK, "2017-12-10", None),
        (NOT_AFTER, "2017-12-10", None),
        (SEEN, "2017-12-05", None),
        (SEEN_IN_A_WEEK, "2017-12-10", None),
        (INTERVAL, "2017-12-01", "2017-12-05"),
        (ONGOING, "2017-12-05", None),
        (OPEN, "2017-12-01", None),
        (UNDATED, "2017-12-10", None),
    ],
)
def test_certain_days(said: Statement, first_certain: str, last_certain: str | None) -> None:
    first = date.fromisoformat(first_certain)
    assert said.certain_on(first)
    assert not said.certain_on(date.fromordinal(first.toordinal() - 1))
    if last_certain is None:
        assert said.certain_on(date(2030, 1, 1))
        return
    last = date.fromisoformat(last_certain)
    assert said.certain_on(last)
    assert not said.certain_on(date.fromordinal(last.toordinal() + 1))


def test_what_was_so_until_a_day_is_certain_on_none() -> None:
    assert not any(UNTIL.certain_on(date(2017, 12, day)) for day in range(1, 31))
    assert UNTIL.told_as_over()
    assert not any(said.told_as_over() for said in (CHANGE, INTERVAL, ONGOING, OPEN))


@pytest.mark.parametrize(
    ("said", "day", "ended"),
    [
        (UNTIL, "2017-12-04", False),
        (UNTIL, "2017-12-05", True),
        (INTERVAL, "2017-12-05", False),
        (INTERVAL, "2017-12-06", True),
        (ONGOING, "2018-12-05", False),
        (CHANGE, "2018-12-05", False),
    ],
)
def test_ended(said: Statement, day: str, ended: bool) -> None:
    assert said.ended_before(date.fromisoformat(day)) is ended


@pytest.mark.parametrize(
    ("said", "begin"),
    [
        (CHANGE, ("2017-12-05", "2017-12-05")),
        (SEEN, (None, "2017-12-05")),
        (INTERVAL, ("2017-12-01", "2017-12-01")),
        (UNDATED, (None, "2017-12-10")),
        (event("2017-12-01", "2017-12-31"), ("2017-12-01", "2017-12-10")),
        (event("2017-12-01", None), ("2017-12-01", "2017-12-10")),
    ],
)
def test_begin(said: Statement, begin: tuple[str | None, str]) -> None:
    assert tuple(str(day) if day else None for day in said.begin) == begin


@pytest.mark.parametrize(
    ("said", "newest"),
    [
        (CHANGE, "2017-12-05"),
        (NOT_AFTER, "2017-12-10"),
        (INTERVAL, "2017-12-05"),
        (ONGOING, "2017-12-05"),
        (OPEN, "2017-12-10"),
        (UNDATED, "2017-12-10"),
        (statement(earliestBegin="2017-12-05", latestBegin="2017-12-31"), "2017-12-10"),
    ],
)
def test_newest(said: Statement, newest: str) -> None:
    assert str(said.newest()) == newest


LATER = event("2017-12-06", "2017-12-06")


@pytest.mark.parametrize(
    ("one", "other", "before"),
    [
        (CHANGE, LATER, True),
        (LATER, CHANGE, False),
        (CHANGE, CHANGE, False),
        (CHANGE, IN_A_WEEK, False),
        (CHANGE, NOT_AFTER, False),
        (INTERVAL, LATER, True),
        (INTERVAL, CHANGE, False),
        (OPEN, LATER, False),
        (ONGOING, LATER, True),
        (event("2017-12-01", "2017-12-01"), ONGOING, True),
        (event("2017-12-01", "2017-12-01"), UNTIL, False),
        (event("2017-12-03", "2017-12-03"), SEEN_IN_A_WEEK, True),
        (SEEN_IN_A_WEEK, event("2017-12-11", "2017-12-11"), True),
        (SEEN_IN_A_WEEK, event("2017-12-10", "2017-12-10"), False),
    ],
)
def test_before(one: Statement, other: Statement, before: bool) -> None:
    assert one.before(other) is before


def test_a_claim_says_which_came_first_whatever_the_dates() -> None:
    first = statement(content="a", latestBegin="2017-12-10", earliestBegin="2017-12-10")
    second = statement(content="b", latestBegin="2017-12-01", earliestBegin="2017-12-01")
    told = Relations(later={"a": frozenset({"b"})})
    assert told.earlier(first, second)
    assert not told.earlier(second, first)
    assert Relations().earlier(second, first)


WHOLE, MOST = CKG["WholeExtent"], CKG["MostExtent"]


@pytest.mark.parametrize(
    ("given", "covers"),
    [
        ({"at": TOWN}, True),
        ({"at": TOWN, "extent": WHOLE}, True),
        ({"at": TOWN, "extent": MOST}, False),
        ({"at": PROVINCE}, False),
        ({"at": PROVINCE, "extent": MOST}, False),
        ({"at": PROVINCE, "extent": WHOLE}, True),
        ({"at": TOWN, "role": "not-yet"}, False),
        ({"at": PLACE["six"], "role": "took-nearby"}, False),
        ({"at": PLACE["six"], "naming": "n"}, True),
        ({"at": PLACE["six"], "naming": "n", "extent": CKG["MostExtent"]}, False),
    ],
)
def test_what_speaks_for_the_place(given: dict[str, str], covers: bool) -> None:
    assert statement(**given).about_place is covers


def test_the_claims_of_one_conclusion_make_one_statement() -> None:
    shared = {"conclusion": "k", "earliestBegin": "2017-12-08", "latestBegin": "2017-12-08"}
    rows = [
        row(claim="loss", content="loss.content", published="2017-12-06", **shared),
        row(claim="attack", content="attack.content", published="2017-12-09", **shared),
    ]
    (found,) = read_statements(rows, TOWN)
    assert found.claims == ("attack", "loss")
    assert found.published == date(2017, 12, 9)


def test_relations_are_followed_to_their_ends() -> None:
    relations = read_relations(session({"type": "Meeting", "place": "otherby"}).store)
    army, militia, side, front = (
        ACTOR[slug]
        for slug in ("northern-army", "northern-militia", "northern-side", "southern-front")
    )
    assert relations.compatible(army, militia)
    assert relations.compatible(army, side)
    assert not relations.compatible(army, front)
    assert relations.contained(army, side)
    assert relations.contained(side, army)
    assert not relations.contained(army, militia)


def test_a_membership_that_only_an_article_tells_is_no_relation() -> None:
    told = {"type": "Membership", "member": "loners", "whole": "northern-side"}
    relations = read_relations(session(told).store)
    assert not any(actor.endswith("/loners") for actor in relations.wholes)


def test_sources_that_belong_together_or_are_unnamed_count_once() -> None:
    relations = Relations(
        wholes={"radio": frozenset({"front"}), "feed": frozenset({"army"})},
        unnamed=frozenset({"feed", "residents"}),
    )
    assert relations.apart(["monitor", "paper", "monitor"]) == ["monitor", "paper"]
    assert relations.apart(["radio", "front"]) == ["front"]
    assert relations.apart(["feed", "residents"]) == ["feed"]
    assert relations.apart(["feed", "army", "paper"]) == ["army", "paper"]
    assert relations.apart([]) == []


def test_the_store_tells_which_sources_are_unnamed() -> None:
    world = session({"type": "Control", "holder": "northern-army", "place": "sampleton"})
    feed = ox.NamedNode(ACTOR["some-feed"])
    kind = ox.NamedNode(CKG["UnnamedSource"])
    world.store.add([ox.Quad(feed, ox.NamedNode(RDF["type"]), kind)])
    assert read_relations(world.store).unnamed == {ACTOR["some-feed"]}
