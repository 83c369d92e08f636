"""The sentences of an article's text and their words, with the offsets of both."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.load.names import normalise

_DATELINE = re.compile(
    r"\A\s*(?:\([^()\n]{2,60}\)|[A-Z][A-Z'’-]{2,}[^\n.()]{0,50}(?:\([^()\n]{2,40}\))?)"
    r"\s*(?:-{1,2}|–|—)\s*(?=\S)"
)
"""Where a report was written, and by whom: "EXAMPLETOWN, May 6 (Example Herald) - "."""
_QUOTED = re.compile(r"“[^“”]*”|\"[^\"\n]*\"")
_LONGEST_SENTENCE = 400
"""Words up to which a sentence is read; a longer one is a table or a list, and no sentence."""


@dataclass(frozen=True)
class Token:
    """A word or a mark; `form` is its normalised form, empty for marks.

    `start` and `end` are its offsets in the article's text, in code points, end exclusive.
    """

    text: str
    form: str
    start: int
    end: int

    @property
    def is_word(self) -> bool:
        """Whether there is a letter or a figure in it."""
        return bool(self.form)


@dataclass(frozen=True)
class Sentence:
    """The words and marks of one sentence, in their order."""

    tokens: tuple[Token, ...]

    @property
    def start(self) -> int:
        """Where it begins in the text."""
        return self.tokens[0].start

    @property
    def end(self) -> int:
        """Where it ends in the text, its full stop included."""
        return self.tokens[-1].end

    def forms(self, first: int, end: int) -> list[str]:
        """The normalised forms of the tokens from `first` up to `end`."""
        return [token.form for token in self.tokens[max(first, 0) : end]]


def sentences_of(text: str) -> Iterator[Sentence]:
    """The sentences of `text`, without the line that says where and by whom it was written.

    A sentence of more words than any person writes is left out.
    """
    from syntok import segmenter

    dateline = _DATELINE.match(text)
    begin = dateline.end() if dateline else 0
    for paragraph in segmenter.analyze(text):
        for words in paragraph:
            found = (_token(text, word.offset, word.value) for word in words)
            tokens = tuple(token for token in found if token.start >= begin)
            if 1 < len(tokens) <= _LONGEST_SENTENCE:
                yield Sentence(tokens)


def _token(text: str, start: int, value: str) -> Token:
    written = text[start : start + len(value)]
    form = normalise(f"x {written}")[2:]  # in mid-sentence, so that a leading "the" is kept
    return Token(written, form, start, start + len(value))


def quotations(text: str) -> list[tuple[int, int]]:
    """Where the text quotes somebody directly: from quotation mark to quotation mark."""
    return [match.span() for match in _QUOTED.finditer(text)]
