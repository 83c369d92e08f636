"""Dates in a question: days, months, years and spans of time, in figures and in words.

A date in figures that can be read in two ways, and a day without its year, are not guessed.
"""

from __future__ import annotations

import calendar
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from kg.ask.words.calendar_words import LATEST, is_word
from kg.ask.words.tokens import Token
from kg.ask.words.written_dates import Part, day_number, parts_of
from kg.findings import UsageError
from kg.load.dates import FIRST_YEAR, LAST_YEAR
from kg.load.names import normalise
from kg.wording.facts import day_in_words

_LATEST = tuple(tuple(normalise(f"x {words}").split()[1:]) for words in LATEST)


@dataclass(frozen=True)
class Period:
    """A span of days that the tokens from `first_token` up to `end_token` name; None for no bound.

    `known` says that something had to be published by then, `denied` that it was not yet; the
    tokens `loose` say so, and may be words of the question as well. `after` tells what begins
    the day after the one that is named. The newest evidence has neither bound.
    """

    first: date | None
    last: date | None
    words: str
    first_token: int
    end_token: int
    known: bool = False
    denied: bool = False
    loose: frozenset[int] = frozenset()
    after: bool = False

    @property
    def is_day(self) -> bool:
        """Whether it is one single day."""
        return self.first is not None and self.first == self.last

    @property
    def is_latest(self) -> bool:
        """Whether it asks for the newest evidence."""
        return self.first is None and self.last is None

    def reading(self) -> str | None:
        """How it is read where one day is wanted; None where it is one."""
        if self.is_latest:
            return f"Reading {self.words!r} as the day of the newest evidence."
        if self.is_day or self.last is None:
            return None
        return f"Reading {self.words!r} as of its last day, {day_in_words(self.last)}."


def read_periods(text: str, tokens: Sequence[Token]) -> list[Period]:
    """The spans of time that a question names, in their order.

    UsageError for a day that does not exist or can be read in two ways.
    """
    parts = _completed(parts_of(tokens), tokens)
    found: list[Period] = []
    index = 0
    while index < len(parts):
        if _spans(parts, index, tokens):
            found.append(_span(parts[index], parts[index + 1], text, tokens))
            index += 2
        else:
            found.append(_alone(parts[index], text, tokens))
            index += 1
    found = [_with_words_beside(period, text, tokens) for period in found]
    return sorted([*found, *_newest(text, tokens)], key=lambda period: period.first_token)


# -- what it means ---------------------------------------------------------------------------


def _completed(parts: list[Part], tokens: Sequence[Token]) -> list[Part]:
    """The parts, each with the month and year that it shares with the one after it.

    In "between 9 and 11 December 2017" the first day has neither; a number before a joining word
    is such a day.
    """
    found: list[Part] = []
    for previous, part in reversed(list(zip([None, *parts], parts, strict=False))):
        whole = part
        if whole.year is None and found:
            whole = replace(whole, year=found[0].year)
        found.insert(0, whole)
        before = _bare_day(part, tokens) if part.day and part.month else None
        if before is not None and (previous is None or previous.end <= before.start):
            found.insert(0, replace(before, month=whole.month, year=whole.year))
    return found


def _bare_day(part: Part, tokens: Sequence[Token]) -> Part | None:
    joint = part.start - 1
    if joint < 1 or not is_word("joins", tokens[joint].form):
        return None
    day, after = day_number(tokens, joint - 1)
    before = tokens[joint - 2].form if joint > 1 else ""
    if day is None or after != joint or not _joined(tokens[joint].form, before):
        return None
    return Part(day, None, None, joint - 1, joint)


def _joined(joint: str, before: str) -> bool:
    """Whether what stands on either side is one span: "and" needs a "between"."""
    return before in ("between", "بين") if joint in ("and", "و") else is_word("joins", joint)


def _spans(parts: Sequence[Part], index: int, tokens: Sequence[Token]) -> bool:
    """Whether the part and the next one are the ends of one span of time."""
    if index + 1 == len(parts):
        return False
    here, following = parts[index], parts[index + 1]
    joint = tokens[here.end : following.start]
    before = tokens[here.start - 1].form if here.start else ""
    return len(joint) == 1 and _joined(joint[0].form, before)


def _span(first: Part, last: Part, text: str, tokens: Sequence[Token]) -> Period:
    words = _words(text, tokens, first.start, last.end)
    begin, end = _days(first, words)[0], _days(last, words)[1]
    if end < begin:
        raise UsageError(f"{words!r} ends before it begins")
    start = first.start
    if start and is_word("between", tokens[start - 1].form):
        start -= 1
    return _said(Period(begin, end, words, start, last.end), tokens)


def _alone(part: Part, text: str, tokens: Sequence[Token]) -> Period:
    words = _words(text, tokens, part.start, part.end)
    first, last = _days(part, words)
    before = tokens[part.start - 1].form if part.start else ""
    period = _said(Period(first, last, words, part.start, part.end), tokens)
    if period.known or period.denied:
        return period
    if is_word("from", before):
        after = before in ("after", "بعد")
        begin = last + timedelta(days=1) if after else first
        return replace(period, first=begin, last=None, first_token=part.start - 1, after=after)
    if is_word("until", before):
        return replace(period, first=None, first_token=part.start - 1)
    if is_word("before", before):
        end = first - timedelta(days=1)
        return replace(period, first=None, last=end, first_token=part.start - 1)
    return period


def _days(part: Part, words: str) -> tuple[date, date]:
    """First and last day."""
    if part.year is None:
        raise UsageError(f"{words!r}: which year? Write the day with its year")
    year, month = part.year, part.month
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise UsageError(f"{words!r} is not between the years {FIRST_YEAR} and {LAST_YEAR}")
    if month is None:
        return date(year, 1, 1), date(year, 12, 31)
    if not 1 <= month <= 12:
        raise UsageError(f"{words!r}: there is no month {month}")
    length = calendar.monthrange(year, month)[1]
    if part.day is None:
        return date(year, month, 1), date(year, month, length)
    if not 1 <= part.day <= length:
        raise UsageError(f"{words!r}: {_name(month)} {year} has no day {part.day}")
    return date(year, month, part.day), date(year, month, part.day)


def _name(month: int) -> str:
    return calendar.month_name[month]


def _said(period: Period, tokens: Sequence[Token]) -> Period:
    """The period with what the words before it say: known by then, or not yet."""
    known, denied, beside = False, False, True
    for token in reversed(tokens[: period.first_token]):
        if token.form[0].isdigit():
            break
        known = known or (beside and is_word("known", token.form))
        denied = denied or is_word("not", token.form)
        beside = beside and (is_word("beside", token.form) or is_word("until", token.form))
    return replace(period, known=known, denied=denied)


def _with_words_beside(period: Period, text: str, tokens: Sequence[Token]) -> Period:
    """The period with the words before it that only say that a date follows."""
    first = period.first_token
    while first and is_word("beside", tokens[first - 1].form):
        first -= 1
    before = enumerate(tokens[:first])
    loose = {i for i, token in before if is_word("known", token.form) or is_word("not", token.form)}
    return replace(
        period,
        words=_words(text, tokens, first, period.end_token),
        first_token=first,
        loose=frozenset(loose) if period.known or period.denied else frozenset(),
    )


def _newest(text: str, tokens: Sequence[Token]) -> list[Period]:
    forms = [token.form for token in tokens]
    found: list[Period] = []
    for words in _LATEST:
        for start in range(len(forms) - len(words) + 1):
            end = start + len(words)
            if tuple(forms[start:end]) == words and not any(p.end_token > start for p in found):
                shown = _words(text, tokens, start, end)
                found.append(Period(None, None, shown, start, end))
    return found[:1]


def _words(text: str, tokens: Sequence[Token], start: int, end: int) -> str:
    return text[tokens[start].start : tokens[end - 1].end]
