"""What was known on one day and not on an earlier one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from kg.ask.answers import Answer, ControlAnswer, Named, Value
from kg.ask.control.many import ControlOfMany
from kg.ask.interpreter import Asked
from kg.ask.tables.table import EVIDENCE, TableInterpreter
from kg.store import Row


class BecameKnownInterpreter(TableInterpreter):
    """Compares two days of knowledge: claims told and withdrawn, verdicts changed."""

    def answer(self, asked: Asked) -> Answer:
        """The changes between the two days: first the verdicts on control, then the claims."""
        known_on = asked.moment.known_on
        rows = [row for row in self.rows(asked) if _by(row, known_on)]
        places = {row["place"]: row["placeName"] for row in rows if row["place"]}
        control = ControlOfMany(self)
        verdicts = [
            _verdict(asked, Named(place, name or ""), control) for place, name in places.items()
        ]
        changed = sorted(
            (row for row in verdicts if row["before"] != row["after"]),
            key=lambda row: row["placeName"] or "",
        )
        return self.table(asked, [*changed, *rows])


def _verdict(asked: Asked, place: Named, control: ControlOfMany) -> Row:
    """The verdict on `place` before and after, with the claims that the later one rests on."""
    earlier = date.fromisoformat(_value(asked, "not_known_on"))
    before = control.answer(asked.text, place, replace(asked.moment, known_on=earlier))
    after = control.answer(asked.text, place, asked.moment)
    basis = [each.claim for each in after.evidence if each.role != "context"]
    return {
        "change": "verdict",
        "placeName": place.label,
        "before": _in_short(before),
        "after": _in_short(after),
        EVIDENCE: " ".join(basis),
    }


def _value(asked: Asked, name: str) -> str:
    given = asked.parameters[name]
    return given.value if isinstance(given, Value) else ""


def _by(row: Row, known_on: date | None) -> bool:
    """Whether what `row` tells was published, and withdrawn if it was, by `known_on`."""
    if known_on is None:
        return True
    days = ((row["published"] or "")[:10], (row["since"] or "")[:10])
    return all(date.fromisoformat(day) <= known_on for day in days)


def _in_short(answer: ControlAnswer) -> str:
    """The verdict with its basis, holders and losers; why nothing is known is no news."""
    basis = f" ({answer.basis})" if answer.basis else ""
    holders = ", ".join(sorted(holder.label for holder in answer.holders))
    losers = ", ".join(sorted(loss.label for loss in answer.lost_by))
    held = f": {holders}" if holders else ""
    return f"{answer.verdict}{basis}{held}{'; lost by ' + losers if losers else ''}"
