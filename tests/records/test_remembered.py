"""What is remembered stays within its bound."""

from kg.records.remembered import Remembered, each_once


def test_a_value_is_made_once() -> None:
    remembered: Remembered[str, str] = Remembered(100)
    assert remembered.of("a", lambda: "first") == "first"
    assert remembered.of("a", lambda: "second") == "first"


def test_what_was_asked_for_longest_ago_is_forgotten() -> None:
    remembered: Remembered[str, str] = Remembered(2, each_once)
    for key in ("a", "b", "a", "c"):  # each counts as one: c drives out b, not a
        remembered.of(key, lambda: "first")
    assert remembered.of("a", lambda: "again") == "first"
    assert remembered.of("b", lambda: "again") == "again"


def test_the_sum_of_sizes_is_bounded() -> None:
    remembered: Remembered[int, str] = Remembered(20)
    for number in range(100):
        remembered.of(number, lambda: "123456789")  # ten with its key, so that two fit
    assert len(remembered) == 20


def test_a_value_beyond_the_bound_is_remembered_alone() -> None:
    remembered: Remembered[str, str] = Remembered(3)
    remembered.of("a", lambda: "")
    remembered.of("b", lambda: "longer than three")
    assert remembered.of("b", lambda: "again") == "longer than three"
    assert remembered.of("a", lambda: "again") == "again"
