"""When a statement is so: bounds of its beginning and end, from the readings of its date."""

from __future__ import annotations

from datetime import date
from typing import TypedDict

from kg.store import Row

Bounds = tuple[date | None, date | None]
"""The earliest and the latest day of something; None where nothing bounds it."""
BOUNDS = ("earliestBegin", "latestBegin", "earliestEnd", "latestEnd")


class Times(TypedDict):
    """When a statement is so: see `kg.ask.control.statements.Statement`."""

    begin: Bounds
    end: Bounds
    closed: bool
    spoken: Bounds
    published: date


def times_of(rows: list[Row]) -> Times:
    """When the statement in `rows` is so, and of which days it speaks, by any reading of its date.

    A conclusion from several claims has bounds of its own, and no other readings.
    """
    published = max(read_day(each["published"]) or date.min for each in rows)
    single = len({each["content"] for each in rows}) == 1
    read = [_reading(rows[0], published, single)]
    if single:
        rivals = {rival: each for each in rows if (rival := each.get("rival"))}
        read += [_reading(_rival(rivals[iri]), published, single) for iri in sorted(rivals)]
    return {
        "begin": _union([each["begin"] for each in read]),
        "end": _union([each["end"] for each in read]),
        "closed": any(each["closed"] for each in read),
        "spoken": _union([each["spoken"] for each in read]),
        "published": published,
    }


def _rival(row: Row) -> Row:
    """The row with another reading of its date; a conclusion begins when its event is over."""
    keys = [f"rival{name[0].upper()}{name[1:]}" for name in BOUNDS]
    if row["conclusion"] and row["lasting"] != "true":
        keys[:2] = keys[2:]
    bounds = {name: row[key] for name, key in zip(BOUNDS, keys, strict=True)}
    return row | bounds | {"edtf": row["rivalEdtf"]}


def _union(bounds: list[Bounds]) -> Bounds:
    """The bounds that take in all of `bounds`; open where one of them is."""
    earliest = [first for first, _ in bounds if first is not None]
    latest = [last for _, last in bounds if last is not None]
    return (
        min(earliest) if len(earliest) == len(bounds) else None,
        max(latest) if len(latest) == len(bounds) else None,
    )


def _reading(row: Row, published: date, single: bool) -> Times:
    """When a statement is so by one reading of its date.

    What is told as past had begun by the day of publication. A change speaks of its day. A state
    told of one day was so on that day and began on or before it; without a date, or with an open
    end (EDTF `a/..`), it went on when it was published.
    """
    earliest, latest = read_day(row["earliestBegin"]), read_day(row["latestBegin"])
    begun = min(latest or published, published)
    end = (read_day(row["earliestEnd"]), read_day(row["latestEnd"]))
    edtf = row["edtf"] or ""
    begin, closed, spoken = (earliest, begun), False, (earliest, begun)
    if single and row["lasting"] == "true":
        if not edtf or edtf.endswith("/.."):
            end, closed = (published, None), True
        elif "/" in edtf:
            closed = True
        else:
            begin, end = (None, begun), (None, None)
        if closed:
            spoken = (begun, end[0]) if end[0] else (None, begun)
    return {"begin": begin, "end": end, "closed": closed, "spoken": spoken, "published": published}


def read_day(text: str | None) -> date | None:
    """The day at the beginning of `text`; None for none."""
    return date.fromisoformat(text[:10]) if text else None
