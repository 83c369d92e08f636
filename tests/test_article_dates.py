"""The built-in article: when things happened and were said, and its numbers.

Bounds are worked out by hand in `article_table.py`, weekdays here by datetime alone.
"""

from datetime import date, timedelta

import pytest
from rdflib import URIRef
from rdflib.term import Node

from kg.namespaces import CKG
from tests import article_table as table
from tests.article_graph import (
    CLAIMS,
    DATES,
    GRAPH,
    SAID,
    TYPE,
    bounds,
    claim,
    rows,
    short,
    value,
    values,
    whose,
)


def meant(words: str) -> tuple[str, ...]:
    """Earliest and latest begin, earliest and latest end of what the table says."""
    how, day = words.split()
    if how == "in":
        first, last = day.split("..")
        return first, last, first, last
    return {
        "on": (day, day, day, day),
        "by": ("", day, "", day),
        "until": ("", day, "", day),
        "ended": ("", day, day, day),
        "at": ("", day, day, ""),
    }[how]


def edtf_of(words: str, rule: str) -> str:
    """The same in EDTF: a day, one of several, an unknown begin, about a year."""
    how, day = words.split()
    if rule == "years-before":
        return f"{day[:4]}~"
    brackets = {"by": f"[..{day}]", "in": f"[{day}]"}
    return brackets.get(how) or ("" if how == "on" else "/") + day


def reading(node: Node | None) -> tuple[str, ...]:
    """Everything that the graph says of one reading of a date."""
    rule, anchor = short(value(node, "hasDateRule")), short(value(node, "anchorDate"))
    words = short(value(node, "hasExpression", "exact"))
    return (*bounds(node), short(value(node, "edtf")), rule, anchor, words)


def expected_reading(cells: list[str]) -> tuple[str, ...]:
    when, rule, anchor, words = cells[:4]
    return (*meant(when), edtf_of(when, rule), rule, anchor, words)


@pytest.mark.parametrize("identifier", CLAIMS)
def test_date_and_rival_readings(identifier: str) -> None:
    node = value(claim(identifier), "hasContent", "hasDate")
    if identifier not in DATES:
        assert node is None
        return
    first, *rivals = (row[1:] for row in rows("\n".join(DATES[identifier]), False))
    assert reading(node) == expected_reading(first)
    found = sorted(reading(rival) for rival in values(node, "rivalReading"))
    assert found == sorted(expected_reading(rival) for rival in rivals)


@pytest.mark.parametrize("identifier", CLAIMS)
def test_when_it_was_said(identifier: str) -> None:
    node = value(claim(identifier), "saidOn")
    if identifier not in SAID:
        assert node is None
        return
    assert node is not None
    assert reading(node) == expected_reading(SAID[identifier])
    assert whose(node).strip() == SAID[identifier][4]


def test_the_calendar_agrees() -> None:
    """Weekdays and weeks by datetime alone, without the project's date rules."""
    published = date(2017, 12, 12)
    assert published.strftime("%A") == "Tuesday"
    days = {"Saturday": 9, "Sunday": 10, "Monday": 11, "Tuesday": 12}
    for name, day in days.items():
        assert date(2017, 12, day).strftime("%A") == name
        assert published - timedelta(days=7) < date(2017, 12, day) <= published
    assert date(2017, 12, 4).isocalendar()[1:] == (49, 1)
    assert date(2017, 12, 10).isocalendar()[1:] == (49, 7)
    assert published.isocalendar()[1] == 50
    weeks = {"Monday": (4, 10), "Sunday": (3, 9), "Saturday": (2, 8)}
    for name, (first, last) in weeks.items():
        assert date(2017, 12, first).strftime("%A") == name
        assert last - first == 6
        assert date(2017, 12, last + 1) <= published <= date(2017, 12, last + 7)
    assert date(2017, 12, 3).strftime("%A") == "Sunday"


def test_every_weekday_in_the_graph_is_that_weekday() -> None:
    rule = URIRef(CKG["WeekdayBeforeDateRule"])
    dated = list(GRAPH.subjects(URIRef(CKG["hasDateRule"]), rule))
    assert dated
    for node in dated:
        day = date.fromisoformat(short(value(node, "latestEnd")))
        words = short(value(node, "hasExpression", "exact"))
        assert not words or day.strftime("%A") in words


def numbers(node: Node | None, place: str) -> list[str]:
    kind, words = short(value(node, "hasCasualtyKind")), value(node, "hasExpression", "exact")
    least, most = short(value(node, "minimum")), short(value(node, "maximum"))
    assert most in ("", least)
    return [kind, least if most else f"{least} or more", place, short(words)]


def test_numbers_keep_their_operator() -> None:
    quantities = values(value(claim("C3"), "hasContent"), "hasQuantity")
    found = [numbers(node, "") for node in quantities]
    rivals = {rival for node in quantities for rival in values(node, "rivalReading")}
    found += [numbers(node, "rival of") for node in rivals]
    assert sorted(found) == sorted(rows(table.NUMBERS, False))
    assert len(set(GRAPH.subjects(TYPE, URIRef(CKG["Quantity"])))) == 3
