"""What labels, roles and words mean."""

from __future__ import annotations

import pytest

from kg.annotations.labels import Labels
from kg.annotations.values import date_of, quantity_of, quote_of, quotes_of
from kg.load.quotes import Span

LABELS = Labels()


@pytest.mark.parametrize(
    ("label", "meaning"),
    [
        ("Attack", "Attack"),
        ("Conflict.Attack", "Attack"),
        ("CONFLICT:ATTACK", "Attack"),
        ("AttackEvent", "Attack"),
        ("territorial_change", "TerritorialChange"),
        ("ORG", "actor"),
        ("Militia", "actor"),
        ("GPE", "place"),
        ("Town", "place"),
        ("Event", "Event"),
        ("TIMEX3", "date"),
        ("CARDINAL", "number"),
        ("Weather", None),
        ("", None),
    ],
)
def test_labels(label: str, meaning: str | None) -> None:
    # a bare "Event" is the class of all events: what is left of it without its ending is nothing
    expected = None if label == "Event" else meaning
    assert LABELS.meaning(label) == expected


@pytest.mark.parametrize(
    ("kind", "role", "key"),
    [
        ("Attack", "Attacker", "attacker"),
        ("Attack", "Target2", "target"),
        ("Attack", "Place", "place"),
        ("Attack", "Time-Within", "date"),
        ("Attack", "Agent", "attacker"),
        ("TerritorialChange", "Agent", "gainedBy"),
        ("TerritorialChange", "gained_by", "gainedBy"),
        ("Meeting", "Entity", "participant"),
        ("Control", "Holder", "holder"),
        ("CasualtyEstimate", "Victim", "sufferedBy"),
        ("CasualtyEstimate", "Killed", "killed"),
        ("Attack", "Killed", None),
        ("Attack", "gainedBy", None),
        ("Attack", "Speaker", "source"),
        ("Attack", "Instrument", None),
        ("Attack", "occursWithin", None),
    ],
)
def test_roles(kind: str, role: str, key: str | None) -> None:
    assert LABELS.key(kind, role) == key


def test_ends_of_a_relation() -> None:
    assert LABELS.ends("attack") == ("Attack", "attacker", "target")
    assert LABELS.ends("Control") == ("Control", "holder", "place")
    assert LABELS.ends("Alliance") == ("Alliance", "member", "member")
    assert LABELS.ends("likes") is None


@pytest.mark.parametrize(
    ("words", "minimum", "maximum"),
    [
        ("7", 7, 7),
        ("seven", 7, 7),
        ("At least 7", 7, None),
        ("more than 700", 701, None),
        ("over 1,400", 1401, None),
        ("up to 20", None, 20),
        ("fewer than ten", None, 9),
        ("14 more", 14, 14),
        ("the 212", 212, 212),
    ],
)
def test_counts_keep_their_operator(words: str, minimum: int | None, maximum: int | None) -> None:
    bounds = {"minimum": minimum, "maximum": maximum}
    expected = {name: bound for name, bound in bounds.items() if bound is not None}
    found = quantity_of("killed", Span(0, len(words)), words)
    assert found == {"kind": "killed", **expected, "words": words}


@pytest.mark.parametrize("words", ["dozens", "about 40", "a few", "several", "hundreds"])
def test_counts_that_are_no_numbers_are_left_to_people(words: str) -> None:
    assert quantity_of("killed", Span(0, len(words)), words) is None


@pytest.mark.parametrize(
    ("words", "rule", "guessed"),
    [
        ("on Monday", "weekday-before", False),
        ("last week", "not-after", True),
        ("between Monday and Friday", "not-after", True),
    ],
)
def test_dates(words: str, rule: str, guessed: bool) -> None:
    assert date_of(Span(0, len(words)), words) == ({"words": words, "rule": rule}, guessed)


def test_a_quote_says_which_occurrence_where_it_must() -> None:
    text = "one two one"
    assert quote_of(Span(4, 7), text) == "two"
    assert quote_of(Span(8, 11), text) == {"exact": "one", "occurrence": 2}


def test_a_quote_covers_its_words_line_by_line() -> None:
    text = "a b c\nd e f\n\ng h"
    spans = [Span(2, 3), Span(8, 9), Span(4, 7), Span(15, 16)]
    # from b to c, d to e, and h
    assert quotes_of(spans, text) == ["b c", "d e", "h"]
