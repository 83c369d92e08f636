"""Answers that say too little, with the reason and the nearest day for which there is more."""

from __future__ import annotations

from dataclasses import replace

from kg.ask.answers import Answer, ControlAnswer, TableAnswer
from kg.ask.interpreter import Asked, Interpreter
from kg.ask.labels import Labels

_SAYS_ALL = ("no-article", "other-date", "not-in-force")


def with_reason(answer: Answer, asked: Asked, answers: Interpreter, labels: Labels) -> Answer:
    """The answer to what was `asked`, with why it is empty, where it is.

    `answers` asks anew, for another day. A table without rows gets its reason and a note; a verdict
    that is unknown because of the day asked about gets the nearest day with an answer.
    """
    if isinstance(answer, ControlAnswer):
        return _with_another_day(answer, asked, answers)
    if not isinstance(answer, TableAnswer) or answer.rows:
        return answer
    from kg.ask.empty.tables import EmptyTable
    from kg.ask.tables.table import no_rows

    reason, sentence = EmptyTable(asked, answers.answer, answers.store, labels).why()
    if answer.note != no_rows(asked):  # the question itself says what it means
        note = answer.note if reason == "no-claims" else f"{answer.note} {sentence}"
    else:
        note = sentence if reason in _SAYS_ALL else f"{answer.note} {sentence}"
    return replace(answer, reason=reason, note=note)


def _with_another_day(answer: ControlAnswer, asked: Asked, answers: Interpreter) -> ControlAnswer:
    from kg.ask.control.answer import ControlInterpreter
    from kg.ask.control.nearest import OF_ANOTHER_DAY, nearest_verdict  # for a few answers alone

    if answer.reason not in OF_ANOTHER_DAY or not isinstance(answers, ControlInterpreter):
        return answer
    nearest = nearest_verdict(answer, asked, answers)
    return replace(answer, not_known=(*answer.not_known, *nearest))
