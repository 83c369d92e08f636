"""Dates as they are written in a question, as far as they go: a day may lack its month."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kg.ask.words.calendar_words import MONTHS, is_word
from kg.ask.words.tokens import Token, bare_forms
from kg.findings import UsageError

_YEAR_FIRST = re.compile(r"(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?")
_YEAR_LAST = re.compile(r"(?:(\d{1,2})[-/.])?(\d{1,2})[-/.](\d{4})")
_EARLIEST_YEAR, _LATEST_YEAR = 1900, 2100
"""Between which a number of four digits by itself is a year."""


@dataclass(frozen=True)
class Part:
    """A date as far as it is written: a day may lack its month, a month its year."""

    day: int | None
    month: int | None
    year: int | None
    start: int
    end: int


def parts_of(tokens: Sequence[Token]) -> list[Part]:
    """The dates among `tokens`, in their order.

    UsageError for figures that can be read in two ways.
    """
    found = []
    index = 0
    while index < len(tokens):
        part = _figures(tokens, index) or _named(tokens, index) or _year_alone(tokens, index)
        if part is not None:
            found.append(part)
        index = part.end if part is not None else index + 1
    return found


def _figures(tokens: Sequence[Token], index: int) -> Part | None:
    form = tokens[index].form
    match = _YEAR_FIRST.fullmatch(form)
    if match:
        day = int(match[3]) if match[3] else None
        return Part(day, int(match[2]), int(match[1]), index, index + 1)
    match = _YEAR_LAST.fullmatch(form)
    if match is None:
        return None
    year = int(match[3])
    if match[1] is None:
        return Part(None, int(match[2]), year, index, index + 1)
    one, two = int(match[1]), int(match[2])
    if one != two and one <= 12 and two <= 12:
        raise UsageError(
            f"{form!r} can be read in two ways: write {year:04}-{two:02}-{one:02} or "
            f"{year:04}-{one:02}-{two:02}"
        )
    day, month = (two, one) if two > 12 else (one, two)
    return Part(day, month, year, index, index + 1)


def _named(tokens: Sequence[Token], index: int) -> Part | None:
    """A date with a month's name: 11 December 2017, December 11 2017, December 2017."""
    start = index
    if is_word("weekdays", tokens[index].form):
        index += 1
    day, index = day_number(tokens, index)
    if day is not None and _at(tokens, index) and is_word("ordinals", tokens[index].form):
        index += 1
    if day is not None and _at(tokens, index) and is_word("ordinals", tokens[index].form):
        index += 1  # 11 من شهر
    month, index = _month(tokens, index)
    if month is None:
        return None
    again, after = _month(tokens, index)
    if again == month:
        index = after  # كانون الأول / ديسمبر
    if day is None:
        day, index = day_number(tokens, index)
    year, index = _year(tokens, index)
    return Part(day, month, year, start, index) if day or year else None


def _at(tokens: Sequence[Token], index: int) -> bool:
    return index < len(tokens)


def day_number(tokens: Sequence[Token], index: int) -> tuple[int | None, int]:
    """The day of a month that stands at `index`, if one does, and where it ends."""
    if not _at(tokens, index):
        return None, index
    match = re.fullmatch(r"(\d{1,2})", tokens[index].form)
    if match is None or not 1 <= int(match[1]) <= 31:
        return None, index
    index += 1
    if _at(tokens, index) and tokens[index].form in ("st", "nd", "rd", "th"):
        index += 1
    return int(match[1]), index


def _month(tokens: Sequence[Token], index: int) -> tuple[int | None, int]:
    for length in (2, 1):
        forms = [token.form for token in tokens[index : index + length]]
        if len(forms) == length:
            for first in (forms[0], *bare_forms(forms[0])):
                number = MONTHS.get(" ".join([first, *forms[1:]]))
                if number is not None:
                    return number, index + length
    return None, index


def _year(tokens: Sequence[Token], index: int) -> tuple[int | None, int]:
    after = index
    while _at(tokens, after) and (
        is_word("years", tokens[after].form) or tokens[after].form in ("من", "of", "in")
    ):
        after += 1
    if _at(tokens, after) and _is_year(tokens[after].form):
        return int(tokens[after].form), after + 1
    return None, index


def _is_year(form: str) -> bool:
    return bool(re.fullmatch(r"\d{4}", form)) and _EARLIEST_YEAR <= int(form) <= _LATEST_YEAR


def _year_alone(tokens: Sequence[Token], index: int) -> Part | None:
    form = tokens[index].form
    return Part(None, None, int(form), index, index + 1) if _is_year(form) else None
