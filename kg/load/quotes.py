"""Finding quoted words in an article's text: exactly, or not at all.

Offsets are Unicode code points, counted from 0, end exclusive.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

_SHOWN = 200
_LISTED = 5
_COMPARED = 300
"""Characters of a quote with which the nearest passage is looked for: more takes seconds."""


@dataclass(frozen=True)
class Span:
    """`text[start:end]`, in code points."""

    start: int
    end: int


class QuoteError(ValueError):
    """Quoted words that are not in the text, or stand there more than once."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


def find_all(words: str, text: str, within: Span) -> list[Span]:
    """Every place inside `within` where `words` stand, overlapping ones included."""
    found = []
    start = text.find(words, within.start, within.end)
    while start != -1:
        found.append(Span(start, start + len(words)))
        start = text.find(words, start + 1, within.end)
    return found


def line_of(span: Span, text: str) -> Span:
    """The line of `text` in which `span` begins and ends."""
    start = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", span.end)
    return Span(start, len(text) if end == -1 else end)


def locate(words: str, text: str, nearby: list[Span], occurrence: int | None = None) -> Span:
    """The one place where `words` stand in `text`.

    Words that belong to a claim are looked for first inside its quotes (`nearby`), then in the
    lines of these, then everywhere; the first of these that holds them must hold them once.
    `occurrence` counts from 1 over the whole text and chooses one of several.
    QuoteError when they are not there, or stand there more than once without a choice.
    """
    return _locate(words, text, [nearby, [line_of(span, text) for span in nearby]], occurrence)


def locate_next(words: str, text: str, before: list[Span], occurrence: int | None = None) -> Span:
    """The one place where `words`, a later span of a quote in several pieces, stand in `text`.

    They are looked for first in the rest of the line of the spans `before`, then in the text
    after these, then everywhere; else as `locate`. QuoteError also when they overlap a span that
    the quote has already.
    """
    groups = [
        [Span(span.end, line_of(span, text).end) for span in before[-1:]],
        [Span(span.end, len(text)) for span in before[-1:]],
    ]
    found = _locate(words, text, groups, occurrence)
    if any(found.start < span.end and span.start < found.end for span in before):
        message = f"{_cut(words)!r} overlaps another span of this quote: the spans stand apart"
        raise QuoteError("quote-overlap", message)
    return found


def _locate(words: str, text: str, groups: list[list[Span]], occurrence: int | None) -> Span:
    everywhere = Span(0, len(text))
    if not words.strip():
        raise QuoteError("quote-empty", "a quote has at least one character")
    if occurrence is not None:
        return _chosen(words, text, occurrence)
    for group in (*groups, [everywhere]):
        found = sorted(
            {span for where in group for span in find_all(words, text, where)},
            key=lambda span: span.start,
        )
        if len(found) == 1:
            return found[0]
        if found:
            raise _ambiguous(words, text, found)
    raise _not_found(words, text)


def _chosen(words: str, text: str, occurrence: int) -> Span:
    found = find_all(words, text, Span(0, len(text)))
    if not found:
        raise _not_found(words, text)
    if not 1 <= occurrence <= len(found):
        message = f"occurrence {occurrence} of {_cut(words)!r}: the text has {len(found)}"
        raise QuoteError("quote-occurrence", message)
    return found[occurrence - 1]


def _ambiguous(words: str, text: str, found: list[Span]) -> QuoteError:
    numbered = [
        (number, span)
        for number, span in enumerate(find_all(words, text, Span(0, len(text))), start=1)
        if span in found
    ]
    contexts = ", ".join(
        f"{number}: …{text[max(0, span.start - 15) : span.end + 15]!r}…"
        for number, span in numbered[:_LISTED]
    )
    more = f" and {len(numbered) - _LISTED} more" if len(numbered) > _LISTED else ""
    return QuoteError(
        "quote-ambiguous",
        f"{_cut(words)!r} stands more than once; say which with {{exact: …, occurrence: N}} "
        f"({contexts}{more})",
    )


def _not_found(words: str, text: str) -> QuoteError:
    message = f"{_cut(words)!r} is not in the text"
    nearest = nearest_passage(words, text)
    if nearest:
        message += f"; the nearest passage is {_cut(nearest)!r}"
        if unicodedata.normalize("NFKC", words) in unicodedata.normalize("NFKC", text):
            message += ", which looks the same and is written with other characters: copy it"
    return QuoteError("quote-not-found", message)


def _cut(words: str) -> str:
    return words if len(words) <= _SHOWN else f"{words[:_SHOWN]}…"


def nearest_passage(words: str, text: str) -> str | None:
    """The passage of `text` most like `words`, to show beside a mistake; never used as a match."""
    from rapidfuzz import fuzz

    if not text or len(words) > len(text):
        return None
    words = words[:_COMPARED]
    alignment = fuzz.partial_ratio_alignment(words, text, score_cutoff=50)
    if alignment is None:
        return None
    start, end = alignment.dest_start, alignment.dest_end
    while start > 0 and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    return text[start:end].replace("\n", " ").strip()
