"""Who controls each of many places: for answers that are about more than one."""

from __future__ import annotations

from kg.ask.answers import ControlAnswer, Named
from kg.ask.control.answer import ControlInterpreter
from kg.ask.interpreter import Asked, Interpreter
from kg.ask.moment import Moment
from kg.ask.questions import question_named


class ControlOfMany:
    """Answers about control, one place after the other; what is read for one serves all.

    `asker` is the interpreter that needs them.
    """

    def __init__(self, asker: Interpreter) -> None:
        self._question = question_named("who-controls")
        given = (asker.store, asker.settings, asker.labels, asker.evidence)
        self._control = ControlInterpreter(*given)

    def answer(self, text: str, place: Named, moment: Moment) -> ControlAnswer:
        """Who controls `place` at `moment`; `text` is the question that it is asked for."""
        return self._control.answer(Asked(text, self._question, {"place": place}, moment))
