"""Words of a text as an article file quotes them: so that they are found once, and there."""

from __future__ import annotations

from kg.load.quotes import QuoteError, Span, find_all, locate

Quoted = str | dict[str, str | int]


def quoted(text: str, span: Span, nearby: Span | None = None) -> Quoted:
    """The words of `text` at `span`, with their occurrence where they alone do not say which.

    `nearby` is the quote of the claim that they belong to, in which they are looked for first.
    """
    words = text[span.start : span.end]
    try:
        if locate(words, text, [nearby] if nearby else []) == span:
            return words
    except QuoteError:
        pass  # more than once: counted below
    places = find_all(words, text, Span(0, len(text)))
    return {"exact": words, "occurrence": places.index(span) + 1}
