"""Answers that say too little, with the reason and the nearest day for which there is more."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta

from kg.ask.answers import Answer, ControlAnswer, TableAnswer
from kg.ask.empty.days import days_of
from kg.ask.empty.tables import EmptyTable
from kg.ask.interpreter import Asked
from kg.ask.labels import Labels
from kg.ask.slices import Moment
from kg.ask.tables.table import no_rows
from kg.store import Store
from kg.wording.facts import day_in_words

_OF_ANOTHER_DAY = ("no-claims", "date-unclear", "too-old")
_SAYS_ALL = ("no-article", "other-date", "not-in-force")
_TRIES = 16

Ask = Callable[[Asked], Answer]


def with_reason(answer: Answer, asked: Asked, ask: Ask, store: Store, labels: Labels) -> Answer:
    """The answer to what was `asked`, with why it is empty, where it is.

    `ask` answers it anew, for another day. A table without rows gets its reason and a note; a
    verdict that is unknown because of the day asked about gets the nearest day with an answer.
    """
    if isinstance(answer, ControlAnswer):
        if answer.reason not in _OF_ANOTHER_DAY:
            return answer
        nearest = _nearest_verdict(answer, asked, ask, store)
        return replace(answer, not_known=(*answer.not_known, *nearest))
    if not isinstance(answer, TableAnswer) or answer.rows:
        return answer
    reason, sentence = EmptyTable(asked, ask, store, labels).why()
    if answer.note != no_rows(asked):  # the question itself says what it means
        note = answer.note if reason == "no-claims" else f"{answer.note} {sentence}"
    else:
        note = sentence if reason in _SAYS_ALL else f"{answer.note} {sentence}"
    return replace(answer, reason=reason, note=note)


def _nearest_verdict(answer: ControlAnswer, asked: Asked, ask: Ask, store: Store) -> Iterator[str]:
    """A sentence on the nearest day for which somebody is known or said to hold the place."""
    known_on = asked.moment.known_on
    newest = ask(replace(asked, moment=Moment(None, known_on)))
    if not isinstance(newest, ControlAnswer):
        return
    as_of = date.fromisoformat(answer.as_of)
    days = _turning_days(newest, store)
    for day in sorted(days, key=lambda d: (abs(d - as_of), d))[:_TRIES]:
        found = ask(replace(asked, moment=Moment(day, known_on)))
        if isinstance(found, ControlAnswer) and found.verdict != "unknown":
            yield f"The nearest day with an answer is {day_in_words(day)}: {found.sentence}"
            return
    if newest.as_of != answer.as_of and newest.reason not in _OF_ANOTHER_DAY:
        day = date.fromisoformat(newest.as_of)
        yield f"The graph tells more for {day_in_words(day)}: {newest.sentence}"


def _turning_days(answer: ControlAnswer, store: Store) -> set[date]:
    """The days on which what the claims of `answer` say begins, or after which it is in doubt."""
    claims = {evidence.claim for evidence in answer.evidence}
    horizon = timedelta(days=answer.horizon_days)
    days = {day for known in days_of(store, claims).values() for day in known.spoken()}
    return days | {day - timedelta(days=1) for day in days} | {day + horizon for day in days}
