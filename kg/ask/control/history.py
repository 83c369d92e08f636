"""The answer about who controlled a place over time."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import TypeVar

import pyoxigraph as ox

from kg.ask.answers import Change, HistoryAnswer, Interval, Learned, Named
from kg.ask.control import parts
from kg.ask.control.learned import learned
from kg.ask.control.logic import ControlLogic
from kg.ask.control.reading import Known, StatementReader, new_logic
from kg.ask.control.statements import Statement
from kg.ask.control.timeline import Stretch, Timeline
from kg.ask.interpreter import Asked, Interpreter
from kg.store import Row

_Span = TypeVar("_Span", Interval, Change)


class HistoryInterpreter(Interpreter):
    """Turns the claims that bear on a place into its history of control."""

    def answer(self, asked: Asked) -> HistoryAnswer:
        """Who controlled the place asked about, on which days, and what was learned when."""
        place, moment = asked.thing("place"), asked.moment
        rows = self.store.select(asked.question.sparql, {"place": ox.NamedNode(place.iri)})
        timeline = self._timeline(place, rows)
        stretches = timeline.stretches(moment.known_on)
        changes = learned(timeline, rows, moment.known_on, self._named)
        return HistoryAnswer(
            question=asked.text,
            place=place,
            as_of=moment.as_of.isoformat() if moment.as_of else None,
            known_on=moment.known_on.isoformat() if moment.known_on else None,
            intervals=tuple(_until(map(self._interval, stretches), moment.as_of)),
            learned=tuple(_learned_until(changes, moment.as_of)),
            evidence=self.evidence.read(
                role for s in stretches for role in parts.deciding_roles(s.found, s.logic)
            ),
            horizon_days=self.settings.horizon_days,
            sparql=asked.sparql(),
            readings=asked.readings,
        )

    def _timeline(self, place: Named, rows: list[Row]) -> Timeline:
        known = Known.of(self.store)
        reader = StatementReader(known, self.settings, place.iri)
        return Timeline(
            reader, rows, self.settings, lambda found, day: self._logic(reader, found, day)
        )

    def _logic(self, reader: StatementReader, found: list[Statement], day: date) -> ControlLogic:
        return new_logic(self, found, reader.relations(day))

    def _named(self, actor: str) -> Named:
        return Named(actor, self.labels.label(actor))

    def _interval(self, stretch: Stretch) -> Interval:
        found, logic = stretch.found, stretch.logic
        deciding = parts.deciding_roles(found, logic)
        return Interval(
            begin=stretch.begin.isoformat() if stretch.begin else None,
            end=stretch.end.isoformat() if stretch.end else None,
            verdict=found.verdict,
            basis=found.basis,
            reason=found.reason,
            holders=parts.holders(found, logic, self.labels),
            lost_by=parts.losses(found, self.labels),
            fought_over=found.fought_over,
            surroundings_fought_over=found.surroundings_fought_over,
            independent_sources=parts.independent(found, logic),
            claims=tuple(dict.fromkeys(claim for _, claim in deciding)),
        )


def _until(intervals: Iterable[_Span], day: date | None) -> list[_Span]:
    """The intervals or changes as far as `day`; all of them when it is None."""
    if day is None:
        return list(intervals)
    last = day.isoformat()
    begun = [i for i in intervals if i.begin is None or i.begin <= last]
    return [replace(i, end=last) if i.end is None or i.end > last else i for i in begun]


def _learned_until(changes: Iterable[Learned], day: date | None) -> list[Learned]:
    shorter = (replace(each, changes=tuple(_until(each.changes, day))) for each in changes)
    return [each for each in shorter if each.changes]
