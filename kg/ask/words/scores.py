"""How well one phrasing explains what is asked: the score by which questions are compared.

A score (0 to 1) is the weight of the words that the phrasing explains, and of the phrasing's words
that are there. A word that no phrasing knows counts most, so that a question about something else
is not understood, whatever place it names.
"""

from __future__ import annotations

from rapidfuzz.distance import Indel

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
    share = (met + _NAME * filled) / wanted
    bag = (explained + names) / (asked + names) * share**_ASKED_WHOLE
    order: float = Indel.normalized_similarity(sequence, phrasing.sequence)
    found: float = (0.5 if too_little else _BEST) * ((1 - _ORDER) * bag + _ORDER * order)
    return found


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


def alike(asked: str, phrasing: Phrasing) -> float:
    """How like the words are as they are written, endings and all: 0 to 1.

    It decides where stems do not: who attacked, or was attacked, is told by an ending in Arabic.
    """
    found: float = Indel.normalized_similarity(asked, phrasing.wording)
    return found
