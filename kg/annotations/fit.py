"""Where annotated words stand in an article's text: exactly, or by the words, and then it is said.

An annotated text that is the article's, but for byte order mark, carriage returns and lines that
the article leaves out before or after, gives exact places. In another text, and where offsets and
words do not agree, the words are looked for, with those before and after them; never is anything
placed by offsets that were not checked against the text.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from kg.annotations.model import Document, Mention, Piece, Problem
from kg.annotations.offsets import Utf16Offsets
from kg.load.quotes import Span, find_all

_CONTEXT = 40
"""How many characters before and after tell words that stand more than once apart."""
_ENOUGH = 8
"""How many of these must agree, where there are so many."""
_DROPPED = re.compile("\\A\ufeff|\r(?=\n)")


@dataclass
class Fitted:
    """The places of mentions in an article's text, by id, and how they were found.

    `by_words` were found by their words because texts or offsets do not agree; `utf16` by offsets
    that count UTF-16 code units; `unchecked` by offsets alone, with no words to check them by.
    """

    spans: dict[str, tuple[Span, ...]] = field(default_factory=dict)
    by_words: int = 0
    utf16: int = 0
    unchecked: int = 0
    same_text: bool = True
    problems: list[Problem] = field(default_factory=list)


class _NotFoundError(ValueError):
    """Words that are not in the article's text, or stand there more than once."""


def fit(document: Document, text: str) -> Fitted:
    """Where the mentions of `document` stand in `text`, the text of an article."""
    fitted = Fitted()
    place = _placer(document, text, fitted)
    for mention in document.mentions.values():
        try:
            fitted.spans[mention.id] = tuple(place(piece) for piece in mention.pieces)
        except _NotFoundError as error:
            fitted.problems.append(Problem(mention.where, f"{_named(mention)}: {error}"))
    return fitted


def same_text(annotated: str, text: str) -> bool:
    """Whether `annotated` is `text`, but for line ends and blank lines around it."""
    return _DROPPED.sub("", annotated).strip() == text.strip()


def _named(mention: Mention) -> str:
    return f"{mention.id} ({mention.label})" if mention.label else mention.id


def _placer(document: Document, text: str, fitted: Fitted) -> Callable[[Piece], Span]:
    if document.text is None:
        utf16 = Utf16Offsets(text)
        return lambda piece: _by_selectors(piece, text, utf16, fitted)
    whole = document.text
    plain = _DROPPED.sub("", whole)
    begin = plain.find(text)
    if text and begin != -1 and plain.find(text, begin + 1) == -1:
        fitted.same_text = plain.strip() == text.strip()
        dropped = [match.start() for match in _DROPPED.finditer(whole)]
        return lambda piece: _shifted(piece, begin, dropped, text)
    fitted.same_text = False
    return lambda piece: _by_words(_with_words(piece, whole), text, fitted)


def _shifted(piece: Piece, begin: int, dropped: list[int], text: str) -> Span:
    edges = [at - bisect_left(dropped, at) - begin for at in (piece.start or 0, piece.end or 0)]
    start, end = edges
    if not 0 <= start < end <= len(text):
        raise _NotFoundError("it stands outside the article's text")
    return Span(start, end)


def _with_words(piece: Piece, whole: str) -> Piece:
    start, end = piece.start or 0, piece.end or 0
    return replace(
        piece,
        exact=whole[start:end],
        prefix=whole[max(0, start - _CONTEXT) : start],
        suffix=whole[end : end + _CONTEXT],
    )


def _by_selectors(piece: Piece, text: str, utf16: Utf16Offsets, fitted: Fitted) -> Span:
    if piece.start is None or piece.end is None:
        return _found(piece, text)
    if piece.exact is None:
        if piece.end > len(text):
            message = f"{piece.start} to {piece.end} is no span of a text of {len(text)} characters"
            raise _NotFoundError(message)
        fitted.unchecked += 1
        return Span(piece.start, piece.end)
    if text[piece.start : piece.end] == piece.exact:
        return Span(piece.start, piece.end)
    start, end = utf16.code_points(piece.start), utf16.code_points(piece.end)
    if start is not None and end is not None and text[start:end] == piece.exact:
        fitted.utf16 += 1
        return Span(start, end)
    return _by_words(piece, text, fitted)


def _by_words(piece: Piece, text: str, fitted: Fitted) -> Span:
    span = _found(piece, text)
    fitted.by_words += 1
    return span


def _found(piece: Piece, text: str) -> Span:
    """The one place where the words of `piece` stand, or where its neighbours do, too."""
    words = piece.exact or ""
    places = find_all(words, text, Span(0, len(text))) if words.strip() else []
    if len(places) > 1:
        scores = [_agreement(piece, span, text) for span in places]
        least = max(*scores, min(_ENOUGH, len(piece.prefix) + len(piece.suffix)), 1)
        places = [span for span, score in zip(places, scores, strict=True) if score >= least]
        if len(places) != 1:
            raise _NotFoundError(f"{words[:80]!r} stands in the text {len(scores)} times")
    if not places:
        raise _NotFoundError(f"{words[:80]!r} is not in the article's text")
    return places[0]


def _agreement(piece: Piece, span: Span, text: str) -> int:
    """How many characters before and after `span` are those of the neighbours of `piece`."""
    before = text[max(0, span.start - len(piece.prefix)) : span.start]
    after = text[span.end : span.end + len(piece.suffix)]
    return _common(before[::-1], piece.prefix[::-1]) + _common(after, piece.suffix)


def _common(one: str, other: str) -> int:
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))
