"""How well one phrasing explains what is asked: the score by which questions are compared.

A score (0 to 1) is the weight of the words that the phrasing explains, and of the phrasing's words
that are there. A word that no phrasing knows counts most, so that a question about something else
is not understood, whatever place it names.
"""

from __future__ import annotations

import math
from collections.abc import Hashable, Sequence

from kg.ask.words.phrasings import Phrasing, Phrasings

_NAME = 1.6
"""What a name weighs that the question has a parameter for."""
_ELSEWHERE = 0.9
"""What a word counts that stands in another phrasing of the same question."""
_ASKED_WHOLE = 0.4
"""How much it matters (0 to 1) that all of a phrasing's words are there."""
_LEAST = 0.6
"""The least share of the words, names apart, on either side that the other side must have."""
_ORDER = 0.15
"""The share of the score that the order of the words has."""
_BEST = 0.999
"""The score of a phrasing that has all words, but is not the same."""


def score(
    phrasings: Phrasings, phrasing: Phrasing, sequence: tuple[str, ...], is_dated: bool
) -> float:
    """How well `phrasing` explains `sequence`, stems with `{type}` for what is given: 0 to 1.

    `is_dated` says whether a date is asked about as well.
    """
    if sequence == phrasing.sequence and is_dated >= phrasing.is_dated:
        return 1.0
    words = [word for word in sequence if not word.startswith("{")]
    names = _NAME * (len(sequence) - len(words))
    slots = [word for word in phrasing.sequence if word.startswith("{")]
    filled = sum(1 for slot in slots if slot in sequence) + (is_dated and phrasing.is_dated)
    asked, explained = _explained(phrasings, phrasing, words)
    wanted = sum(phrasings.weight(word) for word in phrasing.content)
    met = sum(phrasings.weight(word) for word in phrasing.content.intersection(words))
    too_little = explained < _LEAST * asked or met < _LEAST * wanted
    wanted += _NAME * (len(slots) + phrasing.is_dated)
    if not explained + names or not wanted:
        return 0.0
    share: float = (met + _NAME * filled) / wanted
    bag = (explained + names) / (asked + names) * math.pow(share, _ASKED_WHOLE)
    order = in_order(sequence, phrasing.sequence)
    return (0.5 if too_little else _BEST) * ((1 - _ORDER) * bag + _ORDER * order)


def _explained(phrasings: Phrasings, phrasing: Phrasing, words: list[str]) -> tuple[float, float]:
    """The weight of `words`, and of those that the phrasing, or its question, has."""
    elsewhere = phrasings.words[phrasing.question.name]
    asked = explained = 0.0
    for word in words:
        weight = phrasings.weight(word)
        asked += weight
        if word in phrasing.content:
            explained += weight
        elif word in elsewhere:
            explained += _ELSEWHERE * weight
    return asked, explained


def highest(asked: float, explained: float, names: int) -> float:
    """What no phrasing of a question can exceed that is not the very words asked.

    `asked` is the weight of the words, `explained` of those that the question has in any phrasing.
    """
    named = _NAME * names
    bag = (explained + named) / (asked + named) if asked + named else 1.0
    return _BEST * ((1 - _ORDER) * bag + _ORDER)


def in_order(one: Sequence[Hashable], other: Sequence[Hashable]) -> float:
    """How much two sequences have in common in the same order: 0 to 1.

    It is twice the length of their longest common subsequence by their lengths, found with one bit
    for each place (H. Hyyrö 2004); rapidfuzz would take longer to import than all of this to run.
    """
    places: dict[Hashable, int] = {}
    for place, item in enumerate(one):
        places[item] = places.get(item, 0) | 1 << place
    everything = (1 << len(one)) - 1
    row = everything
    for item in other:
        met = row & places.get(item, 0)
        row = ((row + met) | (row - met)) & everything
    both = len(one) + len(other)
    apart = both - 2 * (len(one) - row.bit_count())
    return 1.0 - apart / both if both else 1.0


def alike(asked: str, phrasing: Phrasing) -> float:
    """How like the words are as they are written, endings and all: 0 to 1.

    It decides where stems do not: who attacked, or was attacked, is told by an ending in Arabic.
    """
    return in_order(asked, phrasing.wording)
