"""What makes an answer of a question's rows, by the name in the question's header."""

from __future__ import annotations

from importlib import import_module

from kg.ask.interpreter import Interpreter
from kg.findings import UnreadableError

_PLACES = {
    None: "tables.table:TableInterpreter",
    "became-known": "tables.became_known:BecameKnownInterpreter",
    "confirmation": "tables.confirmation:ConfirmationInterpreter",
    "conflicts": "tables.conflicts:ConflictInterpreter",
    "control": "control.answer:ControlInterpreter",
    "export": "tables.export_loss:ExportInterpreter",
    "followed": "tables.followed:FollowedInterpreter",
    "gaps": "tables.gaps:GapsInterpreter",
    "history": "control.history:HistoryInterpreter",
    "independence": "tables.independence:IndependenceInterpreter",
    "left-out": "tables.left_out:LeftOutInterpreter",
    "only-source": "tables.independence:OnlySourceInterpreter",
}
"""Module and class, beside this one: only the one that is asked for is loaded."""


def interpreter_named(name: str | None) -> type[Interpreter]:
    """The class that interprets questions whose header says `name`; None for plain rows.

    UnreadableError when there is none of that name.
    """
    if name not in _PLACES:
        known = ", ".join(sorted(place for place in _PLACES if place))
        raise UnreadableError(f"no interpreter is called {name!r}: one of {known}")
    module, _, cls = _PLACES[name].partition(":")
    found: type[Interpreter] = getattr(import_module(f"kg.ask.{module}"), cls)
    return found
