"""Cells of a table as people read them: dates in words, claims by their short ids."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

_DAY = r"\d{4}-\d{2}-\d{2}"
_DAY_ALONE = re.compile(_DAY)
_ONE_OF = re.compile(rf"\[({_DAY})?\.\.({_DAY})?\]")
_FROM_TO = re.compile(rf"({_DAY})?/({_DAY}|\.\.)?")
_ABOUT = re.compile(r"(\d{4}(?:-\d{2}(?:-\d{2})?)?)~")
_CLAIM = re.compile(r"([\w-]+)\.[A-Z]\w*")


def in_words(cell: str) -> str:
    """A date in EDTF as people read it; anything else as it is.

    One day of several is "on or before", "on or after" or "between"; what lasts is "from … to".
    """
    if _DAY_ALONE.fullmatch(cell):
        return _day(cell)
    one_of = _ONE_OF.fullmatch(cell)
    if one_of:
        return _one_of(one_of[1], one_of[2]) or cell
    lasting = _FROM_TO.fullmatch(cell)
    if lasting:
        return _lasting(lasting[1], lasting[2]) or cell
    about = _ABOUT.fullmatch(cell)
    return f"about {_day(about[1])}" if about else cell


def _one_of(earliest: str | None, latest: str | None) -> str:
    if earliest and latest:
        return f"between {_day(earliest)} and {_day(latest)}"
    if latest:
        return f"on or before {_day(latest)}"
    return f"on or after {_day(earliest)}" if earliest else ""


def _lasting(begin: str | None, end: str | None) -> str:
    known_end = end not in (None, "..")
    if begin and known_end:
        return f"from {_day(begin)} to {_day(end or '')}"
    if begin:
        return f"since {_day(begin)}"
    return f"up to {_day(end or '')}" if known_end else ""


def _day(iso: str) -> str:
    """`12 Dec 2017`; a year or a month alone stays as it is."""
    try:
        day = date.fromisoformat(iso)
    except ValueError:
        return iso
    return f"{day.day} {day:%b} {day.year}" if len(iso) == len("2017-12-12") else iso


def one_article(cells: Iterable[str]) -> str | None:
    """The article of all claims in `cells`, which then go by their short ids; None for several.

    The cells are those of the columns that hold claims.
    """
    articles = set()
    for cell in cells:
        for part in cell.split(", "):
            claim = _CLAIM.fullmatch(part)
            if claim:
                articles.add(claim[1])
    return articles.pop() if len(articles) == 1 else None
