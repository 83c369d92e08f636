"""Measures of agreement, against values worked out by hand."""

from __future__ import annotations

import pytest

from kg.agreement.measures import cohen_kappa, f1, overlap, percent_agreement


def both(*counts: tuple[str, str, int]) -> tuple[list[str], list[str]]:
    """The categories of two coders, from how often each pair of categories comes up."""
    pairs = [(a, b) for a, b, count in counts for _ in range(count)]
    return [a for a, _ in pairs], [b for _, b in pairs]


def test_kappa_of_two_categories() -> None:
    # 35 of 50 agree: 0.7. By chance 25/50 · 30/50 + 25/50 · 20/50 = 0.5. So 0.2 / 0.5 = 0.4.
    one, other = both(("yes", "yes", 20), ("yes", "no", 5), ("no", "yes", 10), ("no", "no", 15))
    assert percent_agreement(one, other) == pytest.approx(0.7)
    assert cohen_kappa(one, other) == pytest.approx(0.4)


def test_kappa_of_three_categories() -> None:
    # 3 of 4 agree. By chance 2/4 · 1/4 + 1/4 · 2/4 + 1/4 · 1/4 = 5/16. So (12 - 5) / (16 - 5).
    one, other = both(("a", "a", 1), ("a", "b", 1), ("b", "b", 1), ("c", "c", 1))
    assert cohen_kappa(one, other) == pytest.approx(7 / 11)


@pytest.mark.parametrize(
    ("one", "other", "kappa"),
    [
        (["x", "y"], ["x", "y"], 1.0),
        (["x", "y"], ["y", "x"], -1.0),
        (["x", "x"], ["x", "y"], 0.0),
        (["x", "x"], ["x", "x"], None),
        (["x"], ["y"], 0.0),
        ([], [], None),
    ],
    ids=["all", "none", "chance", "one category", "one pair", "no pair"],
)
def test_kappa_at_its_limits(one: list[str], other: list[str], kappa: float | None) -> None:
    assert cohen_kappa(one, other) == kappa


def test_sequences_of_different_length_are_refused() -> None:
    with pytest.raises(ValueError, match="shorter"):
        percent_agreement(["x", "y"], ["x"])


def test_overlap_of_quotes() -> None:
    assert overlap(frozenset(range(10)), frozenset(range(5, 15))) == pytest.approx(5 / 15)
    assert overlap(frozenset(range(3)), frozenset(range(3))) == 1
    assert overlap(frozenset(range(3)), frozenset(range(3, 6))) == 0
    assert overlap(frozenset(), frozenset()) == 0


def test_f1_of_units() -> None:
    assert f1(2, 3, 2) == pytest.approx(0.8)
    assert f1(0, 3, 2) == 0
    assert f1(0, 0, 0) is None
