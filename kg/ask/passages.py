"""The sentences of a text in which quoted words stand.

A sentence ends at a line's end, or at . ! ? … ؟ with what closes quotes and brackets, before a
space and anything but a small letter. A full stop after a title ("Gen.") or a single letter
("U.S.", "د.") ends none, and the Arabic semicolon ends none. In doubt a passage is too long rather
than too short.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from kg.ask.answers import Span

REACH = 500
"""Code points that a passage reaches at most beyond the words, where no sentence ends."""

_END = re.compile(r"[.!?…؟]+[\"'”’»)\]]*(?=\s)|\n+")
_TITLES = frozenset(
    {"mr", "mrs", "ms", "dr", "prof", "gen", "col", "lt", "maj", "capt", "sgt", "brig", "st", "no"}
)
_LONGEST_TITLE = 8
_LAST_WORD = re.compile(r"(\w+)\.\Z")


def passages(text: str, spans: Iterable[Span]) -> tuple[Span, ...]:
    """The passages of `text` in which `spans` stand, each the whole sentences around some of them.

    Sentences that follow each other make one passage. Offsets are code points of `text`.
    """
    ends = _sentence_ends(text)
    found: list[tuple[int, int]] = []
    for start, end in sorted(_around(text, ends, span) for span in spans):
        follows = bool(found) and not text[found[-1][1] : start].strip()
        before = found.pop() if follows else (start, end)
        found.append((before[0], max(before[1], end)))
    return tuple(Span(text[start:end], start, end) for start, end in found)


def _around(text: str, ends: list[int], span: Span) -> tuple[int, int]:
    """Where the sentences around `span` begin and end, without white space at their ends."""
    start = max(begin for begin in ends if begin <= span.start)
    end = min(stop for stop in ends if stop >= span.end)
    start, end = max(start, span.start - REACH), min(end, span.end + REACH)
    whole = text[start:end]
    return start + len(whole) - len(whole.lstrip()), start + len(whole.rstrip())


def _sentence_ends(text: str) -> list[int]:
    """Where sentences end, with the begin and the end of the text."""
    ends = [match.end() for match in _END.finditer(text) if _ends_sentence(text, match)]
    return sorted({0, *ends, len(text)})


def _ends_sentence(text: str, match: re.Match[str]) -> bool:
    if match[0].startswith("\n"):
        return True
    following = text[match.end() : match.end() + 2].strip()
    before = text[max(0, match.start() - _LONGEST_TITLE) : match.end()]
    return not following.islower() and not _is_abbreviated(before)


def _is_abbreviated(ending: str) -> bool:
    word = _LAST_WORD.search(ending)
    if word is None:
        return False
    return word[1].casefold() in _TITLES or (len(word[1]) == 1 and word[1].isalpha())
