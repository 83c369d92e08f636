"""Between the tokens of a sentence and the offsets of its text."""

from __future__ import annotations

from kg.draft.text import Sentence
from kg.load.quotes import Span


def span_of(sentence: Sentence, first: int, end: int) -> Span:
    """The words of the tokens from `first` up to `end`."""
    return Span(sentence.tokens[first].start, sentence.tokens[end - 1].end)


def tokens_at(sentence: Sentence, start: int, end: int) -> frozenset[int]:
    """The tokens of `sentence` that stand between two offsets of the text."""
    return frozenset(i for i, t in enumerate(sentence.tokens) if t.start < end and t.end > start)
