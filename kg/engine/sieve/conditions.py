"""Expressions of queries as conditions and values in the text of a function.

SPARQL 1.1, section 17: https://www.w3.org/TR/sparql11-query/#expressions. A condition is written in
one of two ways: so that it holds where an expression *surely* has the truth value that is wanted,
or where it *may* have it. An error of SPARQL is no truth value.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from typing import Any

from kg.engine.sieve import functions, values
from kg.engine.sieve.tree import (
    AllOf,
    AnyOf,
    Bound,
    Call,
    Comparison,
    Constant,
    Exists,
    FirstOf,
    Group,
    Not,
    Part,
    Variable,
)
from kg.engine.sieve.values import ERROR, MAYBE, Text, Value, equal

Known = Mapping[int, bool]
"""The variables that are bound, each with whether a pattern bound it to a term, and not BIND."""
_BEGINS: dict[Callable[..., Value], str] = {functions.is_iri: "<", functions.is_blank: "_"}
"""How the terms begin of which a function is true."""


def variable(slot: int) -> str:
    """The name of a variable in the text."""
    return f"v{slot}"


class Conditions(ABC):
    """Writes expressions; `names` are what their text speaks of.

    No term and no value of a query is written into the text: each has a name there.
    """

    def __init__(self) -> None:
        self.names: dict[str, Any] = {
            **{name: getattr(functions, name) for name in ("applied", "first_of", "is_bound")},
            **{"may_be": functions.may_be, "ERROR": ERROR, "MAYBE": MAYBE},
            **{"MAYBE_True": (True, MAYBE), "MAYBE_False": (False, MAYBE)},
        }
        self._named: dict[object, str] = {}
        self._count = 0

    def name(self, thing: object) -> str:
        """The name of a term, value or function of the query in the text."""
        name = self._named.get((type(thing), thing))
        if name is None:
            name = self._named[type(thing), thing] = self.new("c")
            self.names[name] = thing
        return name

    def new(self, kind: str) -> str:
        """A name that is not used yet."""
        self._count += 1
        return f"{kind}{self._count}"

    @abstractmethod
    def solution(self, group: Group, known: Known, surely: bool) -> str:
        """The condition that `group` has, or may have, a solution with what is `known`."""

    # -- conditions ------------------------------------------------------------------------

    def test(self, part: Part, known: Known, wanted: bool = True, *, surely: bool) -> str:
        """The condition that the truth value of `part` is `wanted`, or may be."""
        match part:
            case AllOf(parts) | AnyOf(parts):
                found = [self.test(one, known, wanted, surely=surely) for one in parts]
                joiner = " and " if isinstance(part, AllOf) == wanted else " or "
                return f"({joiner.join(found)})"
            case Not(inner):
                return self.test(inner, known, not wanted, surely=surely)
            case Exists(group):
                found_here = self.solution(group, known, surely if wanted else not surely)
                return found_here if wanted else f"not {found_here}"
        if (plain := self._plain_test(part, known)) is not None:
            return plain if wanted else f"not {plain}"
        value = self.value(part, known)
        if surely:
            test = f"({value}) is {wanted}"
        elif isinstance(part, Comparison):
            test = f"{value} in MAYBE_{wanted}"
        else:
            test = f"may_be({value}, {wanted})"
        if (begin := self._begin(part, known)) is None:
            return test
        term, text = begin
        return f"({term}.startswith({text}) is {wanted} if {term}[0] == '<' else {test})"

    def _plain_test(self, part: Part, known: Known) -> str | None:
        """The condition for what is told of a term at a glance, and is never in doubt."""
        match part:
            case Comparison(compare, Variable(slot), Constant(str() as term)) if compare is equal:
                plain = known.get(slot) and term[0] == "<"
                return f"({variable(slot)} == {self.name(term)})" if plain else None
            case Call(function, (Variable(slot),)) if known.get(slot) and function in _BEGINS:
                return f"({variable(slot)}[0] == {_BEGINS[function]!r})"
        return None

    def _begin(self, part: Part, known: Known) -> tuple[str, str] | None:
        """Of STRSTARTS(STR(?it), "text"): the variable, and how IRIs begin where it holds."""
        match part:
            case Call(
                functions.starts_with,
                (Call(values.letters, (Variable(slot),)), Constant(Text(text))),
            ) if known.get(slot) and ">" not in text:
                return variable(slot), self.name(f"<{text}")
        return None

    def is_dear(self, test: Part, known: Known) -> bool:
        """Whether working out `test` takes longer than looking up what it was."""
        if self._plain_test(test, known) or self._begin(test, known):
            return False
        own = (Exists, Call, FirstOf, Comparison)
        if isinstance(test, AllOf | AnyOf | Not):
            parts = (test.part,) if isinstance(test, Not) else test.parts
            return any(self.is_dear(one, known) for one in parts)
        return isinstance(test, own)

    # -- values ----------------------------------------------------------------------------

    def value(self, part: Part, known: Known) -> str:
        """The value of `part`, or a doubt about it."""
        match part:
            case Variable(slot):
                return variable(slot) if slot in known else "ERROR"
            case Constant(value):
                return self.name(value)
            case Comparison(compare, one, other):
                return f"{self.name(compare)}({self._values((one, other), known)})"
            case Call(function, arguments):
                return f"applied({self.name(function)}, {self._values(arguments, known)})"
            case FirstOf(arguments):
                return f"first_of({self._values(arguments, known)})"
            case _:
                return self._truth(part, known)

    def _truth(self, part: Part, known: Known) -> str:
        if isinstance(part, Bound):
            return f"is_bound({self.value(part.variable, known)})"
        true = self.test(part, known, True, surely=True)
        false = self.test(part, known, False, surely=True)
        return f"(True if {true} else False if {false} else MAYBE)"

    def _values(self, parts: tuple[Part, ...], known: Known) -> str:
        return ", ".join(self.value(one, known) for one in parts)
