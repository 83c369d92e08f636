"""Expressions of queries, as functions of a row: the value, or a doubt.

SPARQL 1.1, section 17: https://www.w3.org/TR/sparql11-query/#expressions. Functions that are not
here give `MAYBE`.
"""

from __future__ import annotations

import hashlib
import operator
import re
from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

from kg.engine.shapes.index import Index
from kg.engine.sieve.values import (
    ERROR,
    MAYBE,
    Doubt,
    Text,
    Value,
    equal,
    letters,
    number_of,
    ordered,
    text_of,
)
from kg.engine.sieve.words import Words
from kg.statements import Term

Row = list[Value | None]
"""What the variables of a query are bound to, by their numbers."""
Expression = Callable[[Index, Row], Value]


class Reader(Protocol):
    """Who reads the query of which an expression is a part."""

    words: Words

    def slot(self, name: str) -> int:
        """The number of the variable `name`, which is mentioned here."""

    def inner_group(self) -> Callable[[Index, Row], Iterator[bool]]:
        """The group in braces that comes next: its solutions, and whether each is sure."""


_COMPARISONS: dict[str, Callable[[Value, Value], bool | Doubt]] = {
    "<": ordered(operator.lt),
    "<=": ordered(operator.le),
    ">": ordered(operator.gt),
    ">=": ordered(operator.ge),
}


def read_expression(reader: Reader) -> Expression:
    """The expression that comes next: `||` binds weakest."""
    found = [_conjunction(reader)]
    while reader.words.accept("||"):
        found.append(_conjunction(reader))
    return found[0] if len(found) == 1 else _any_of(found)


def _conjunction(reader: Reader) -> Expression:
    found = [_relation(reader)]
    while reader.words.accept("&&"):
        found.append(_relation(reader))
    return found[0] if len(found) == 1 else all_of(found)


def _any_of(parts: list[Expression]) -> Expression:
    """Logical-or, section 17.2: an error is overruled by true."""

    def value(index: Index, row: Row) -> Value:
        found: Value = False
        for part in parts:
            one = truth(part(index, row))
            if one is True:
                return True
            found = one if one is MAYBE or found is False else found
        return found

    return value


def all_of(parts: list[Expression]) -> Expression:
    """The expression that all of `parts` hold: section 17.2, an error is overruled by false."""

    def value(index: Index, row: Row) -> Value:
        found: Value = True
        for part in parts:
            one = truth(part(index, row))
            if one is False:
                return False
            found = one if one is MAYBE or found is True else found
        return found

    return value


def truth(value: Value) -> bool | Doubt:
    """The effective boolean value, section 17.2.2, of what is a truth value already."""
    return value if isinstance(value, bool | Doubt) else MAYBE


def _relation(reader: Reader) -> Expression:
    one, words = _sum(reader), reader.words
    if words.accept("="):
        other = _sum(reader)
        return lambda index, row: equal(one(index, row), other(index, row))
    if words.accept("!="):
        other = _sum(reader)
        return lambda index, row: _not(equal(one(index, row), other(index, row)))
    if words.next in _COMPARISONS:
        compare, other = _COMPARISONS[words.take()], _sum(reader)
        return lambda index, row: compare(one(index, row), other(index, row))
    if words.accept("IN"):
        return _member(one, _arguments(reader))
    if words.accept("NOT", "IN"):
        inside = _member(one, _arguments(reader))
        return lambda index, row: _not(truth(inside(index, row)))
    return one


def _not(value: bool | Doubt) -> bool | Doubt:
    return not value if isinstance(value, bool) else value


def _member(one: Expression, members: list[Expression]) -> Expression:
    return _any_of(
        [
            lambda index, row, each=each: equal(one(index, row), each(index, row))  # type: ignore[misc]
            for each in members
        ]
    )


def _sum(reader: Reader) -> Expression:
    found = _unary(reader)
    while reader.words.next in ("+", "-"):
        sign = operator.add if reader.words.take() == "+" else operator.sub
        found = _combined(found, sign, _unary(reader))
    return found


def _combined(one: Expression, sign: Callable[[int, int], int], other: Expression) -> Expression:
    def value(index: Index, row: Row) -> Value:
        first, second = one(index, row), other(index, row)
        numbers = number_of(first), number_of(second)
        if isinstance(numbers[0], int) and isinstance(numbers[1], int):
            return sign(numbers[0], numbers[1])
        return ERROR if ERROR in (first, second) and MAYBE not in (first, second) else MAYBE

    return value


def _unary(reader: Reader) -> Expression:
    words = reader.words
    if words.accept("!"):
        inside = _unary(reader)
        return lambda index, row: _not(truth(inside(index, row)))
    if words.accept("("):
        inside = read_expression(reader)
        words.expect(")")
        return inside
    return _exists(reader) if words.next in ("EXISTS", "NOT") else _primary(reader)


def _primary(reader: Reader) -> Expression:
    words = reader.words
    if words.kind == "variable":
        return _variable(reader.slot(words.variable()))
    if words.kind == "text":
        return _Constant(Text(words.text()))
    if words.kind == "number":
        return _Constant(int(words.take()))
    if words.is_term():
        return _term(reader)
    return _call(reader, words.take())


def _exists(reader: Reader) -> Expression:
    """EXISTS and NOT EXISTS, section 8.1."""
    is_denied = reader.words.accept("NOT")
    reader.words.expect("EXISTS")
    group = reader.inner_group()

    def value(index: Index, row: Row) -> Value:
        found: bool | Doubt = False
        for is_sure in group(index, row[:]):
            if is_sure:
                found = True
                break
            found = MAYBE
        return _not(found) if is_denied else found

    return value


def _variable(slot: int) -> Expression:
    def value(index: Index, row: Row) -> Value:
        found = row[slot]
        return ERROR if found is None else found

    return value


@dataclass(frozen=True)
class _Constant:
    """An expression that is the same in every row."""

    value: Value

    def __call__(self, index: Index, row: Row) -> Value:
        return self.value


def _term(reader: Reader) -> Expression:
    found = reader.words.term()
    if reader.words.next == "(":  # a cast
        _arguments(reader)
        return _Constant(MAYBE)
    return _Constant(found)


def _arguments(reader: Reader) -> list[Expression]:
    reader.words.expect("(")
    found = []
    while not reader.words.accept(")"):
        found.append(read_expression(reader))
        if reader.words.next != ")":
            reader.words.expect(",")
    return found


def _call(reader: Reader, name: str) -> Expression:
    if reader.words.next != "(":
        raise reader.words.refuse()
    arguments = _arguments(reader)
    if name == "COALESCE":
        return _first_of(arguments)
    if name == "BOUND":
        return lambda index, row: arguments[0](index, row) is not ERROR
    function = _FUNCTIONS.get(name)
    if function is None:
        return _Constant(MAYBE)

    if all(isinstance(argument, _Constant) for argument in arguments):
        given = [argument.value for argument in arguments if isinstance(argument, _Constant)]
        return _Constant(_applied(function, given))
    if len(arguments) == 1:
        return _of_one(function, arguments[0])
    return lambda index, row: _applied(function, [each(index, row) for each in arguments])


def _of_one(function: Callable[..., Value], argument: Expression) -> Expression:
    def value(index: Index, row: Row) -> Value:
        given = argument(index, row)
        return given if isinstance(given, Doubt) else function(given)

    return value


def _applied(function: Callable[..., Value], given: list[Value]) -> Value:
    for one in given:
        if one is MAYBE:
            return MAYBE
    for one in given:
        if one is ERROR:
            return ERROR
    return function(*given)


def _first_of(arguments: list[Expression]) -> Expression:
    """COALESCE, section 17.4.1.3."""

    def value(index: Index, row: Row) -> Value:
        found: Value = ERROR
        for argument in arguments:
            found = argument(index, row)
            if found is not ERROR:
                break
        return found

    return value


# -- functions, section 17.4: of values, none of which is a doubt ------------------------------


def _is_of_kind(begin: str) -> Callable[..., Value]:
    return lambda one: one[0] == begin if isinstance(one, str) else MAYBE


def _of_texts(function: Callable[[str, str], bool]) -> Callable[..., Value]:
    def value(one: Value, other: Value) -> Value:
        texts = text_of(one), text_of(other)
        if isinstance(texts[0], str) and isinstance(texts[1], str):
            return function(texts[0], texts[1])
        return MAYBE

    return value


def _length(one: Value) -> Value:
    text = text_of(one)
    return len(text) if isinstance(text, str) else MAYBE


def _part(one: Value, start: Value, length: Value = MAYBE) -> Value:
    """SUBSTR counts from 1; only within the text here, where all agree."""
    text, first, count = text_of(one), number_of(start), number_of(length)
    if not isinstance(text, str) or not isinstance(first, int) or not isinstance(count, int):
        return MAYBE
    return Text(text[first - 1 : first - 1 + count]) if first >= 1 and count >= 0 else MAYBE


def _sha256(one: Value) -> Value:
    text = text_of(one)
    return Text(hashlib.sha256(text.encode()).hexdigest()) if isinstance(text, str) else MAYBE


def _matches(one: Value, pattern: Value, *flags: Value) -> Value:
    text, compiled = text_of(one), _pattern(pattern, flags)
    if not isinstance(text, str) or compiled is None:
        return MAYBE
    return compiled.search(text) is not None


def _replaced(one: Value, pattern: Value, new: Value, *flags: Value) -> Value:
    text, compiled, by = text_of(one), _pattern(pattern, flags), text_of(new)
    if not isinstance(text, str) or compiled is None or not isinstance(by, str) or "\\" in by:
        return MAYBE
    return Text(compiled.sub(re.sub(r"\$(\d)", r"\\g<\1>", by), text))


def _pattern(pattern: Value, flags: tuple[Value, ...]) -> re.Pattern[str] | None:
    return None if flags or not isinstance(pattern, Text) else _compiled(pattern.text)


_UNLIKE = re.compile(r"\\[^.\[\]\\nt]|\(\?|\[:|\[\^|&&|--|~~")
"""What Python's regular expressions may read in another way than those of Rust."""


@lru_cache(maxsize=100)
def _compiled(pattern: str) -> re.Pattern[str] | None:
    """`pattern` for Python, where it surely says the same; "$" is the very end in SPARQL."""
    if _UNLIKE.search(pattern) or re.search(r"\[[^\]]*\$", pattern):
        return None
    return re.compile(pattern.replace("$", r"\Z"))


_FUNCTIONS: dict[str, Callable[..., Value]] = {
    "STR": letters,
    "ISIRI": _is_of_kind("<"),
    "ISBLANK": _is_of_kind("_"),
    "STRSTARTS": _of_texts(str.startswith),
    "STRENDS": _of_texts(str.endswith),
    "CONTAINS": _of_texts(str.__contains__),
    "STRLEN": _length,
    "SUBSTR": _part,
    "SHA256": _sha256,
    "REGEX": _matches,
    "REPLACE": _replaced,
}


# -- remembering -------------------------------------------------------------------------------


def remembered(
    test: Expression, slots: list[int], through: Term | None, reads: frozenset[Term]
) -> Expression:
    """`test`, worked out once for the same values of the variables `slots`.

    With `through`, a property, it sees `$this` by way of that alone, and is worked out once for the
    same values of it. What it says stays the same as long as only the context has the properties
    `reads`.
    """
    key = _key(slots, through)

    def value(index: Index, row: Row) -> Value:
        known = index.known(test, reads)
        if known is None:
            return test(index, row)
        about = key(index, row)
        found = known.get(about)
        if found is None:
            found = known[about] = test(index, row)
        return found

    return value


def _key(slots: list[int], through: Term | None) -> Callable[[Index, Row], Hashable]:
    if through is not None:
        return lambda index, row: (
            *index.objects(row[0], through),  # type: ignore[arg-type]
            *(row[slot] for slot in slots),
        )
    if len(slots) == 1:
        slot = slots[0]
        return lambda index, row: row[slot]
    return lambda index, row: tuple([row[slot] for slot in slots])
