"""What annotated words become in a claim: a quote, a date, a quantity."""

from __future__ import annotations

import re

from kg.authoring.entry_text import Value
from kg.load.dates import NUMBER_WORDS, WEEKDAYS
from kg.load.quotes import Span, find_all

_NUMBER = r"(?P<number>[0-9]{1,9}|[0-9]{1,3}(?:,[0-9]{3}){1,2}|" + "|".join(NUMBER_WORDS) + r")"
_COUNT = re.compile(rf"(?P<operator>[a-z ]*?)\s*\b{_NUMBER}\b(?!,?[0-9])", re.IGNORECASE)
_OPERATORS = {
    "": (0, 0),
    "the": (0, 0),
    "at least": (0, None),
    "no fewer than": (0, None),
    "no less than": (0, None),
    "more than": (1, None),
    "over": (1, None),
    "up to": (None, 0),
    "at most": (None, 0),
    "no more than": (None, 0),
    "fewer than": (None, -1),
    "less than": (None, -1),
}
"""Operator to what is added to the number for the minimum and for the maximum; None for none."""


def quote_of(span: Span, text: str) -> Value:
    """The words of `span` as an article file quotes them, with `occurrence` where it is needed."""
    words = text[span.start : span.end]
    places = find_all(words, text, Span(0, len(text)))
    if len(places) == 1:
        return words
    return {"exact": words, "occurrence": places.index(span) + 1}


def quotes_of(spans: list[Span], text: str) -> Value:
    """The quote that covers `spans`, one piece for each line of `text` in which they stand."""
    lines: dict[int, tuple[int, int]] = {}
    for span in spans:
        for piece in _by_lines(span, text):
            number = text.count("\n", 0, piece.start)
            start, end = lines.get(number, (piece.start, piece.end))
            lines[number] = (min(start, piece.start), max(end, piece.end))
    pieces = [quote_of(Span(*lines[number]), text) for number in sorted(lines)]
    return pieces[0] if len(pieces) == 1 else pieces


def _by_lines(span: Span, text: str) -> list[Span]:
    found = []
    for match in re.finditer(r"[^\n]+", text[span.start : span.end]):
        if match[0].strip():
            found.append(Span(span.start + match.start(), span.start + match.end()))
    return found


def date_of(span: Span, text: str) -> tuple[Value, bool]:
    """A date for the words of `span`, and whether its rule is a guess to be checked."""
    words = text[span.start : span.end]
    named = [day for day in WEEKDAYS if day in words.casefold()]
    rule = "weekday-before" if len(named) == 1 else "not-after"
    return {"words": quote_of(span, text), "rule": rule}, len(named) != 1


def quantity_of(kind: str, span: Span, text: str) -> Value | None:
    """A quantity of casualties of `kind`; None where the words hold no number that is understood.

    Of "at least 7 fighters" the minimum is 7 and there is no maximum.
    """
    words = text[span.start : span.end]
    match = _COUNT.match(" ".join(words.split()))
    operator = _OPERATORS.get(match["operator"].casefold().strip()) if match else None
    if match is None or operator is None:
        return None
    word = match["number"].replace(",", "").casefold()
    number = int(word) if word.isdecimal() else NUMBER_WORDS.index(word)
    found: dict[str, Value] = {"kind": kind}
    for name, added in zip(("minimum", "maximum"), operator, strict=True):
        if added is not None:
            found[name] = max(number + added, 0)
    return {**found, "words": quote_of(span, text)}
