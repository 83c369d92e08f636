"""Measures of agreement, each by its plain formula."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from collections.abc import Set as AbstractSet


def percent_agreement(one: Sequence[str], other: Sequence[str]) -> float | None:
    """The share of pairs that are equal, from 0 to 1; None where there is no pair.

    ValueError when the sequences differ in length.
    """
    pairs = list(zip(one, other, strict=True))
    return sum(a == b for a, b in pairs) / len(pairs) if pairs else None


def cohen_kappa(one: Sequence[str], other: Sequence[str]) -> float | None:
    """Cohen's kappa of two coders' categories, pair by pair.

    Agreement beyond what the two coders' own frequencies give by chance: (p_o - p_e) / (1 - p_e),
    1 for perfect agreement, 0 for none beyond chance, below 0 for less. None where it is not
    defined: no pair, or both coders used one and the same category throughout. See J. Cohen,
    A coefficient of agreement for nominal scales, Educational and Psychological Measurement 20
    (1960), 37-46. ValueError when the sequences differ in length.
    """
    observed = percent_agreement(one, other)
    if observed is None:
        return None
    first, second, total = Counter(one), Counter(other), len(one)
    together = sum(first[category] * second[category] for category in first)
    if together == total * total:
        return None
    chance = together / (total * total)
    return (observed - chance) / (1 - chance)


def overlap(one: AbstractSet[int], other: AbstractSet[int]) -> float:
    """The share of the code points in either quote that are in both, from 0 to 1."""
    either = one | other
    return len(one & other) / len(either) if either else 0.0


def f1(matched: int, one: int, other: int) -> float | None:
    """The harmonic mean of precision and recall: 2 x matched / (one + other); None for nothing.

    `one` and `other` are how many units each coder has.
    """
    return 2 * matched / (one + other) if one + other else None
