"""How a history became what it is: what each day of publication or withdrawal changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, timedelta

from kg.ask.answers import Change, Learned, Named, State
from kg.ask.control.timeline import Stretch, Timeline
from kg.store import Row

_DAY = timedelta(days=1)
_Pair = tuple[Stretch, Stretch]


def learned(
    timeline: Timeline, rows: Iterable[Row], until: date | None, named: Callable[[str], Named]
) -> list[Learned]:
    """What each day, up to `until`, changed; days that changed nothing are left out.

    `rows` are those of the question control-history; `named` gives an actor its label.
    """
    told, found = list(rows), []
    days = {day for row in told for day in (row["published"], row["since"]) if day}
    before = timeline.stretches(date.min)
    for day in sorted(date.fromisoformat(day) for day in days):
        if until is not None and day > until:
            break
        after = timeline.stretches(day)
        changes = _changes(before, after, named)
        if changes:
            iso = day.isoformat()
            found.append(
                Learned(iso, _of(told, "published", iso), _of(told, "since", iso), changes)
            )
        before = after
    return found


def _of(rows: Iterable[Row], name: str, day: str) -> tuple[str, ...]:
    return tuple(sorted({row["claim"] or "" for row in rows if row[name] == day}))


def _changes(
    before: tuple[Stretch, ...], after: tuple[Stretch, ...], named: Callable[[str], Named]
) -> tuple[Change, ...]:
    begins = sorted({s.begin for s in (*before, *after) if s.begin is not None})
    found: list[Change] = []
    for begin, following in zip([None, *begins], [*begins, None], strict=True):
        one, other = (_state(_at(history, begin), named) for history in (before, after))
        end = (following - _DAY).isoformat() if following else None
        if one == other:
            continue
        last = found[-1] if found else None
        if last and (last.before, last.after) == (one, other) and _adjoins(last, begin):
            found[-1] = Change(last.begin, end, one, other)
        else:
            found.append(Change(begin.isoformat() if begin else None, end, one, other))
    return tuple(found)


def _adjoins(change: Change, begin: date | None) -> bool:
    return begin is not None and change.end == (begin - _DAY).isoformat()


def _at(history: tuple[Stretch, ...], day: date | None) -> Stretch:
    begun = [s for s in history if s.begin is None or (day is not None and s.begin <= day)]
    return begun[-1]


def _state(stretch: Stretch, named: Callable[[str], Named]) -> State:
    found = stretch.found
    holders = tuple(named(actor) for actor, _ in stretch.holds())
    return State(found.verdict, found.basis, found.reason, holders)
