"""From the spans of time in a question to what its parameters and its moment are given."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from kg.ask.questions import Question
from kg.ask.words.dates import Period

SPAN = ("from", "to")
"""Parameters of a question about a span of time: its first and last day."""
EARLIER = "not_known_on"
"""The parameter of a question about what became known: when it was not known yet."""


@dataclass(frozen=True)
class Dated:
    """What a question's dates give: values of parameters, the moment, how doubtful words read."""

    words: dict[str, str] = field(default_factory=dict)
    as_of: date | None = None
    known_on: date | None = None
    readings: tuple[str, ...] = ()


def dated(question: Question, periods: Sequence[Period]) -> Dated | None:
    """What `periods` mean for `question`; None when it has no place for one of them."""
    named = [period for period in periods if not period.is_latest]
    names = {parameter.name for parameter in question.parameters}
    readings = _readings(period for period in periods if period.is_latest)
    if EARLIER in names:
        found = _became_known(named)
    else:
        known = [period for period in named if period.known]
        others = [period for period in named if not period.known]
        if len(known) > 1 or len(others) > 1 or any(period.last is None for period in known):
            return None
        found = _span(others) if names.issuperset(SPAN) else _moment(others)
        found = found and replace(found, known_on=known[0].last if known else None)
    return found and replace(found, readings=(*readings, *found.readings))


def _readings(periods: Iterable[Period]) -> tuple[str, ...]:
    return tuple(reading for period in periods if (reading := period.reading()))


def _span(periods: Sequence[Period]) -> Dated:
    """The bounds of the one period; a single day is both."""
    bounds = zip(SPAN, (periods[0].first, periods[0].last) if periods else (), strict=False)
    return Dated({name: day.isoformat() for name, day in bounds if day is not None})


def _moment(periods: Sequence[Period]) -> Dated | None:
    """The last day of the one period."""
    if not periods:
        return Dated()
    if periods[0].last is None:
        return None
    return Dated(as_of=periods[0].last, readings=_readings(periods))


def _became_known(periods: Sequence[Period]) -> Dated | None:
    """The day by which something was known, and the day on which it was not yet."""
    if len(periods) == 1:
        return _news_of(periods[0])
    if len(periods) != 2 or any(period.last is None for period in periods):
        return None if periods else Dated()
    days = [period.last for period in periods if period.last is not None]
    if [period.denied for period in periods].count(True) == 1:
        earlier, later = days if periods[0].denied else reversed(days)
    else:
        earlier, later = sorted(days)
    return Dated({EARLIER: earlier.isoformat()}, known_on=later)


def _news_of(period: Period) -> Dated | None:
    """What became known in one period: between its first day and its last."""
    if period.first is None:
        return None
    if period.denied:
        return Dated({EARLIER: period.first.isoformat()})
    to_the_day_before = period.after or period.is_day
    earlier = period.first - timedelta(days=1) if to_the_day_before else period.first
    return Dated({EARLIER: earlier.isoformat()}, known_on=period.last)
