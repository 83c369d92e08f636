"""Dates of records as bounds: worked out from the record alone, so that the compiler is tested."""

from __future__ import annotations

from datetime import date, timedelta

from bench.generator.records import Dated

Edges = tuple[date | None, date | None, date | None, date | None]
"""Earliest and latest begin, earliest and latest end."""

_FIRST_WEEKDAY = {"iso-week-before": 0, "sunday-week-before": 6, "saturday-week-before": 5}


def edtf_and_edges(dated: Dated, rule: str, anchor: date) -> tuple[str, Edges]:
    """The EDTF text and the bounds of `dated`, read by `rule` and counted from `anchor`."""
    day = dated.day
    if rule == "not-after":
        return f"[..{anchor}]", (None, anchor, None, anchor)
    if rule == "until":
        return f"/{anchor}", (None, anchor, None, anchor)
    if rule == "ongoing":
        return f"/{anchor}", (None, anchor, anchor, None)
    if rule in _FIRST_WEEKDAY:
        into_week = (anchor.weekday() - _FIRST_WEEKDAY[rule]) % 7
        first = anchor - timedelta(days=into_week + 7)
        last = first + timedelta(days=6)
        return f"[{first}..{last}]", (first, last, first, last)
    if dated.until is not None:
        return day.isoformat()[:7], (day, dated.until, day, dated.until)
    return day.isoformat(), (day, day, day, day)
