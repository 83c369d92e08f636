"""The quick way to an answer about control gives what evaluating everything gives."""

from __future__ import annotations

import os
import random
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest

from kg.ask.moment import Moment
from kg.ask.session import Session
from kg.namespaces import PLACE
from tests.ask.reference_control import Compared
from tests.invented import PLACES, sessions

FORCES = (
    *("northern-army", "northern-militia", "northern-side", "southern-front", "southern-vanguard"),
    *("western-league", "turncoats", "loners", "northern-government"),
)
SETTLED = ("sampleton", "otherby", "minorham", "old-market")
AREAS = ("invented-district", "invented-plain", "invented-province", "testland", "three-hamlets")
WORLDS = int(os.environ.get("KG_REFERENCE_WORLDS", "60"))
"""How many invented worlds are compared; more when it is asked for."""
IN_ONE_SESSION = 20


def assert_same(compared: Compared, place: str, moment: Moment) -> str:
    quick, reference = (answer.to_dict() for answer in compared.answers(place, moment))
    assert quick == reference, (place, moment)
    return f"{quick['verdict']} {quick['basis'] or quick['reason']}"


def moments(days: list[date]) -> Iterator[Moment]:
    yield Moment()
    for day in days:
        yield Moment(as_of=day)
        yield Moment(known_on=day)
    for one, other in pairwise(days):
        yield Moment(as_of=one, known_on=other)
        yield Moment(as_of=other, known_on=one)


def places_of(asked: Session) -> list[str]:
    return [thing.iri for thing in asked.labels.index.things.values() if thing.is_place]


def test_the_built_in_graph(session: Session) -> None:
    compared = Compared(session)
    days = [date(2017, 11, 30), date(2017, 12, 4), date(2017, 12, 9), date(2017, 12, 12)]
    days += [date(2017, 12, 13), date(2018, 4, 1), date(2018, 9, 1)]
    seen = {
        assert_same(compared, place, moment)
        for moment in moments(days)
        for place in places_of(session)
    }
    assert "known inferred" in seen
    assert len(seen) > 4


def test_the_invented_corpus(corpus: Session) -> None:
    compared = Compared(corpus)
    days = [date(2031, 3, 1) + timedelta(days=step) for step in range(0, 40, 4)]
    days += [date(2031, 9, 20), date(2032, 6, 1)]
    seen = {
        assert_same(compared, place, moment)
        for moment in moments(days)
        for place in places_of(corpus)
    }
    assert {"known stated", "known claimed", "unknown too-old"} <= seen


# -- invented worlds -----------------------------------------------------------------------


def world(number: int) -> list[dict[str, Any]]:
    """Claims drawn by lot, most of them about one town: the same for the same number."""
    lot = random.Random(number)
    return [claim(lot, index) for index in range(lot.randint(3, 14))]


def claim(lot: random.Random, index: int) -> dict[str, Any]:
    told = content(lot)
    told |= lot.choice(({}, {}, {}, date_of(lot)) if "date" in told else ({}, date_of(lot)))
    told |= lot.choice(({}, {}, {}, {}, {}, {"modality": "planned"}, {"polarity": "denied"}))
    told["published"] = day(lot, 5)
    told["publisher"] = lot.choice(("invented-times", "invented-post", "invented-herald"))
    told |= lot.choice(({},) * 12 + ({"review": "draft"}, retracted(lot)))
    return told | {"id": f"n{index}"}


def retracted(lot: random.Random) -> dict[str, str]:
    return {"status": "retracted", "statusSince": day(lot, 12)}


def day(lot: random.Random, shift: int = 0) -> str:
    """A day of a few months, often one of the same fortnight."""
    spread = lot.choice((14, 14, 14, 400))
    return str(date(2017, 12, 1) + timedelta(days=lot.randint(-spread, 14) + shift))


def date_of(lot: random.Random) -> dict[str, str]:
    one, other = sorted((day(lot), day(lot)))
    forms = (one, one, one, f"[{one}..{other}]", f"{one}/{other}", f"/{one}", f"{one}/..")
    return {"date": lot.choice((*forms, f"[..{one}]", "2017-12"))}


def content(lot: random.Random) -> dict[str, Any]:
    place = lot.choice(("sampleton",) * 8 + SETTLED + AREAS)
    one, other = lot.sample(FORCES, 2)
    extent = lot.choice(({}, {}, {"extent": "whole"}, {"extent": "most"}, {"extent": "part"}))
    near = lot.choice(({"place": place}, {"near": place})) if place in SETTLED else {"place": place}
    kind = lot.randrange(8)
    if kind == 0:
        return {"type": "Control", "holder": one, "place": place} | extent
    if kind in (1, 2):
        sides = lot.choice(({"gainedBy": one, "lostBy": other}, {"lostBy": other}))
        sides = lot.choice((sides, {"gainedBy": one}))
        return {"type": "TerritorialChange", "place": place} | sides | extent
    if kind in (3, 4):
        return {"type": "Attack", "attacker": one, "target": other, "date": day(lot)} | near
    if kind == 5:
        return {"type": "Siege", "attacker": one, "target": other, "place": place}
    if kind == 6:
        return {"type": "Battle", "participant": [one, other], "place": place}
    return {"type": "Presence", "force": one} | near


@pytest.mark.parametrize("first", range(0, WORLDS, IN_ONE_SESSION))
def test_worlds_drawn_by_lot(first: int) -> None:
    worlds = {str(number): world(number) for number in range(first, first + IN_ONE_SESSION)}
    seen = set()
    for number, asked in sessions(worlds).items():
        compared, lot = Compared(asked), random.Random(number)
        for moment in (Moment(), *lot.sample(list(moments(days_of(lot))), 3)):
            for place in ("sampleton", "old-market", *lot.sample(sorted(PLACES), 2)):
                seen.add(assert_same(compared, PLACE[place], moment))
    assert len(seen) > 3


def days_of(lot: random.Random) -> list[date]:
    return [date.fromisoformat(day(lot, 7)) for _ in range(3)]


def test_worlds_in_which_a_rule_joins_claims_are_among_them() -> None:
    """The first worlds are not all silent: somewhere each rule that infers has something to say."""
    told = {"type": "Presence", "force": "northern-army", "place": "otherby"}
    (asked,) = sessions({"case": [told]}).values()
    assert assert_same(Compared(asked), PLACE["otherby"], Moment()) == "known inferred"
