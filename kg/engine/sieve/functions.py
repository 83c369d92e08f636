"""Functions of values: section 17.4, https://www.w3.org/TR/sparql11-query/#SparqlOps.

They are called with values none of which is a doubt. Functions that are not here give `MAYBE`.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from functools import lru_cache

from kg.engine.sieve.values import ERROR, MAYBE, Doubt, Text, Value, letters, number_of, text_of


def applied(function: Callable[..., Value], *given: Value) -> Value:
    """What `function` makes of the values; a doubt about one of them is a doubt about it."""
    for one in given:
        if isinstance(one, Doubt):
            return MAYBE if MAYBE in given else ERROR
    return function(*given)


def first_of(*given: Value) -> Value:
    """The first of the values that is no error, or an error: COALESCE, section 17.4.1.3."""
    return next((one for one in given if one is not ERROR), ERROR)


def is_bound(value: Value) -> Value:
    """Whether a variable with this value is bound: one that BIND makes is not, after an error."""
    return value if value is MAYBE else value is not ERROR


def may_be(value: Value, wanted: bool) -> bool:
    """Whether the effective boolean value (section 17.2.2) of `value` may be `wanted`."""
    return value is wanted or not (isinstance(value, bool) or value is ERROR)


def added(one: Value, other: Value) -> Value:
    """The sum of two whole numbers."""
    first, second = number_of(one), number_of(other)
    return first + second if isinstance(first, int) and isinstance(second, int) else MAYBE


def subtracted(one: Value, other: Value) -> Value:
    """The difference of two whole numbers."""
    first, second = number_of(one), number_of(other)
    return first - second if isinstance(first, int) and isinstance(second, int) else MAYBE


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


is_iri, is_blank = _is_of_kind("<"), _is_of_kind("_")
starts_with = _of_texts(str.startswith)

FUNCTIONS: dict[str, Callable[..., Value]] = {
    "STR": letters,
    "ISIRI": is_iri,
    "ISBLANK": is_blank,
    "STRSTARTS": starts_with,
    "STRENDS": _of_texts(str.endswith),
    "CONTAINS": _of_texts(str.__contains__),
    "STRLEN": _length,
    "SUBSTR": _part,
    "SHA256": _sha256,
    "REGEX": _matches,
    "REPLACE": _replaced,
}
"""The functions that are implemented, by their names."""
