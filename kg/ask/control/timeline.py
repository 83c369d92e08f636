"""The verdict on a place over all days, by what was published until a day.

Between two days on which nothing begins, ends or grows too old, the verdict is the same; so it is
worked out for the days on which it can change, and for no others.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache

from kg.ask.control.logic import Assessment, ControlLogic
from kg.ask.control.reading import StatementReader
from kg.ask.control.statements import Statement
from kg.ask.moment import Moment
from kg.project import Settings
from kg.store import Row

_BOUNDS = ("earliestBegin", "latestBegin", "earliestEnd", "latestEnd", "published")
_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Stretch:
    """Days with one verdict, from `begin` to `end`, None where it is open.

    `found` is the assessment with all statements that bear it on any of these days.
    """

    begin: date | None
    end: date | None
    found: Assessment
    logic: ControlLogic

    def holds(self) -> tuple[tuple[str, str], ...]:
        """Who holds the place, each with the best basis."""
        best: dict[str, str] = {}
        for statement in self.found.live:
            basis = self.logic.basis_of(statement)
            best[statement.actor] = max(best.get(statement.actor, ""), basis, key=_strength)
        return tuple(sorted(best.items()))

    def same(self, other: Stretch) -> bool:
        """Whether the same is said of the days of `other`."""
        return self._said() == other._said()

    def _said(self) -> tuple[object, ...]:
        found = self.found
        fighting = (found.fought_over, found.surroundings_fought_over)
        return found.verdict, found.basis, found.reason, self.holds(), fighting


def _strength(basis: str) -> int:
    return ("", "inferred", "claimed", "stated").index(basis)


class Timeline:
    """Works out stretches from the claims that bear on a place.

    `rows` are those of the question control-history; `logic` assesses statements on a day.
    """

    def __init__(
        self,
        reader: StatementReader,
        rows: Iterable[Row],
        settings: Settings,
        logic: Callable[[list[Statement], date], ControlLogic],
    ) -> None:
        self._reader = reader
        self._logic = logic
        self._rows = list(rows)
        self._settings = settings
        self._turning: dict[date, list[date]] = {}
        self._found: dict[date, tuple[int, Stretch]] = {}
        self.stretches = cache(self._stretches)

    def _stretches(self, known_on: date | None) -> tuple[Stretch, ...]:
        """All days in order, by what was published until `known_on`; None for no limit.

        Asked for one day of publication after the other, it looks only at those days again for
        which something counts that became known in between.
        """
        limit = (known_on or date.max).isoformat()
        rows = (row for row in self._rows if (row["published"] or "") <= limit)
        days = changing_days(rows, self._settings)
        first = (days or [date.max])[0] - _DAY
        found: list[Stretch] = [replace(self._on(first, known_on), begin=None)]
        for day in days:
            following = self._on(day, known_on)
            if found[-1].same(following):
                found[-1] = _joined(found[-1], following)
            else:
                found[-1] = replace(found[-1], end=day - _DAY)
                found.append(following)
        return tuple(found)

    def _on(self, day: date, known_on: date | None) -> Stretch:
        if day not in self._turning:
            self._turning[day] = self._reader.turning_days(day)
        version = bisect_right(self._turning[day], known_on or date.max)
        known = self._found.get(day)
        if known is None or known[0] != version:
            logic = self._logic(self._reader.on(Moment(known_on=known_on), day), day)
            known = self._found[day] = (version, Stretch(day, None, logic.assess(day), logic))
        return known[1]


def changing_days(rows: Iterable[Row], settings: Settings) -> list[date]:
    """The days on which the verdict can change, sorted.

    A day that a claim speaks of, or on which it was published; the day after it; the first day on
    which either is beyond the horizon, or too long ago for a place to count as fought over.
    """
    spans = (1, settings.horizon_days + 1, settings.fighting_days + 1)
    told = {date.fromisoformat(row[name] or "") for row in rows for name in _BOUNDS if row[name]}
    return sorted(told | {day + timedelta(days=span) for day in told for span in spans})


def _joined(one: Stretch, following: Stretch) -> Stretch:
    """One stretch with what bears either."""
    found = replace(
        following.found,
        live=tuple(dict.fromkeys((*one.found.live, *following.found.live))),
        losses=tuple(dict.fromkeys((*one.found.losses, *following.found.losses))),
        conflicts=tuple(dict.fromkeys((*one.found.conflicts, *following.found.conflicts))),
    )
    return replace(one, found=found, logic=following.logic)
