"""What followed an event within so many days: certainly, or as far as bounds of dates go."""

from __future__ import annotations

from datetime import date, timedelta

from kg.ask.answers import Answer, Value
from kg.ask.interpreter import Asked
from kg.ask.tables.table import TableInterpreter
from kg.store import Row


class FollowedInterpreter(TableInterpreter):
    """Keeps the events that began within so many days, and says how certain that is.

    SPARQL has no arithmetic of days that all engines share, so the query gives every event that
    did not certainly begin before, with its bounds.
    """

    def answer(self, asked: Asked) -> Answer:
        """The events that certainly or possibly began within the days asked about."""
        days = timedelta(days=_number(asked))
        rows = [row | {"certainty": _certainty(row, days)} for row in self.rows(asked)]
        return self.table(asked, [row for row in rows if row["certainty"]])


def _certainty(row: Row, days: timedelta) -> str | None:
    """How certain it is that the event of `row` began in time; None when it cannot have.

    The days count from one between `from` and `to`, of which an open one bounds nothing.
    """
    earliest, latest = _day(row["earliest"]), _day(row["latest"])
    first, last = _day(row["from"]), _day(row["to"])
    if earliest is None or (last is not None and earliest - last > days):
        return None
    if first is None or last is None or latest is None:
        return "possibly"
    if earliest == latest == first == last:
        return "certainly, on the same day"
    return "certainly" if earliest >= last and latest - first <= days else "possibly"


def _number(asked: Asked) -> int:
    given = asked.parameters["days"]
    return int(given.value) if isinstance(given, Value) else 0


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text[:10]) if text else None
