"""Words of a text as an article file quotes them: so that they are found once, and there."""

from __future__ import annotations

from contextlib import suppress

from kg.load.quotes import QuoteError, Span, find_all, locate

Quoted = str | dict[str, str | int]


def quoted(text: str, span: Span, nearby: Span | None = None) -> Quoted:
    """The words of `text` at `span`, with their occurrence where they alone do not say which.

    `nearby` is the quote of the claim that they belong to, in which they are looked for first.
    """
    words = text[span.start : span.end]
    with suppress(QuoteError):  # words that stand there several times are counted
        if locate(words, text, [nearby] if nearby else []) == span:
            return words
    places = find_all(words, text, Span(0, len(text)))
    return {"exact": words, "occurrence": places.index(span) + 1}
