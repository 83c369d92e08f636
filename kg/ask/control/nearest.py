"""The nearest day for which more is known of who controls a place, where an answer says little."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from kg.ask.answers import ControlAnswer
from kg.ask.control.answer import ControlInterpreter
from kg.ask.empty.days import days_of
from kg.ask.interpreter import Asked
from kg.ask.moment import Moment
from kg.store import Store
from kg.wording.facts import day_in_words

OF_ANOTHER_DAY = ("no-claims", "date-unclear", "too-old")
"""Reasons for which another day may have an answer."""
_TRIES = 16


def nearest_verdict(
    answer: ControlAnswer, asked: Asked, control: ControlInterpreter
) -> Iterator[str]:
    """A sentence on the nearest day for which somebody is known or said to hold the place."""
    place, known_on = asked.thing("place"), asked.moment.known_on
    newest = control.answer(replace(asked, moment=Moment(None, known_on)))
    as_of = date.fromisoformat(answer.as_of)
    days = _turning_days(newest, control.store)
    for day in sorted(days, key=lambda d: (abs(d - as_of), d))[:_TRIES]:
        found = control.found(place, Moment(day, known_on), day)
        if found.assessment.verdict != "unknown":
            yield f"The nearest day with an answer is {day_in_words(day)}: {found.sentence()}"
            return
    if newest.as_of != answer.as_of and newest.reason not in OF_ANOTHER_DAY:
        day = date.fromisoformat(newest.as_of)
        yield f"The graph tells more for {day_in_words(day)}: {newest.sentence}"


def _turning_days(answer: ControlAnswer, store: Store) -> set[date]:
    """The days on which what the claims of `answer` say begins, or after which it is in doubt."""
    claims = {evidence.claim for evidence in answer.evidence}
    horizon = timedelta(days=answer.horizon_days)
    days = {day for known in days_of(store, claims).values() for day in known.spoken()}
    return days | {day - timedelta(days=1) for day in days} | {day + horizon for day in days}
