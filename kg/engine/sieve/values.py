"""What expressions are about: terms, texts and numbers, and what is not known of them.

SPARQL 1.1, section 17.3: https://www.w3.org/TR/sparql11-query/#OperatorMapping. pyoxigraph puts
numbers and dates into their shortest form; where that could matter, the answer is `MAYBE`.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from enum import Enum
from typing import Any, NamedTuple

from kg.engine.shapes.literals import plain_number
from kg.lexical import surely_valid
from kg.namespaces import XSD
from kg.statements import Term, parts


class Doubt(Enum):
    """No value: an error of SPARQL, or something that is not worked out here."""

    ERROR = 0
    MAYBE = 1


ERROR, MAYBE = Doubt.ERROR, Doubt.MAYBE


class Text(NamedTuple):
    """A plain text that an expression made."""

    text: str


Value = Term | Text | int | Decimal | bool | Doubt


def text_of(value: Value) -> str | Doubt:
    """The characters of a plain text; MAYBE of anything else."""
    if isinstance(value, Text):
        return value.text
    if isinstance(value, str) and value[0] == '"' and value[-1] == '"':
        return parts(value).text
    return value if isinstance(value, Doubt) else MAYBE


def letters(value: Value) -> Value:
    """STR, section 17.4.2.5."""
    if isinstance(value, Text | Doubt):
        return value
    if not isinstance(value, str) or value[0] == "_":
        return MAYBE
    if value[0] == "<":
        return Text(value[1:-1])
    text, _, datatype = parts(value)
    own = datatype is None or not datatype.startswith(XSD.base) or _is_day(value)
    return Text(text) if own else MAYBE


def number_of(value: Value) -> int | Decimal | None:
    """The whole or decimal number that a value is; None where it is none, or another kind.

    " 7" is a number to rdflib and none to pyoxigraph: only what is plainly written counts.
    """
    found = plain_number(value) if isinstance(value, str) else value
    if isinstance(found, bool) or not isinstance(found, int | Decimal):
        return None
    return found


def equal(one: Value, other: Value) -> bool | Doubt:
    """RDFterm-equal and `=`, sections 17.3 and 17.4.1.7."""
    if isinstance(one, Doubt) or isinstance(other, Doubt):
        return _doubt(one, other)
    first, second = number_of(one), number_of(other)
    if first is not None and second is not None:
        return first == second
    if isinstance(one, bool) or isinstance(other, bool):
        return MAYBE
    if _is_thing(one) or _is_thing(other):
        return one == other
    texts = text_of(one), text_of(other)
    if isinstance(texts[0], str) and isinstance(texts[1], str):
        return texts[0] == texts[1]
    return True if one == other and _is_day(one) else MAYBE


def ordered(compare: Callable[[Any, Any], bool]) -> Callable[[Value, Value], bool | Doubt]:
    """`<` and its like between numbers, days or texts; MAYBE of anything else."""

    def test(one: Value, other: Value) -> bool | Doubt:
        if isinstance(one, Doubt) or isinstance(other, Doubt):
            return _doubt(one, other)
        first, second = number_of(one), number_of(other)
        if first is not None and second is not None:
            return compare(first, second)
        if _is_day(one) and _is_day(other):
            return compare(one, other)
        texts = text_of(one), text_of(other)
        if isinstance(texts[0], str) and isinstance(texts[1], str):
            return compare(*texts)
        return MAYBE

    return test


def _doubt(one: Value, other: Value) -> Doubt:
    """An error where one is certain; else it is not known."""
    return MAYBE if MAYBE in (one, other) else ERROR


def _is_thing(value: Value) -> bool:
    return isinstance(value, str) and value[0] in "<_"


def _is_day(value: Value) -> bool:
    if not isinstance(value, str) or value[0] != '"' or value[-1] != ">":
        return False
    text, _, datatype = parts(value)
    return datatype == XSD["date"] and surely_valid(text, datatype)
