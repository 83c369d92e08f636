"""What was read or worked out, remembered for the next answer, up to a bound."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any, Generic, TypeVar

_Key = TypeVar("_Key", bound=Hashable)
_Value = TypeVar("_Value")


class Remembered(Generic[_Key, _Value]):
    """Values by key: those that were not asked for longest are forgotten where there are too many.

    `most` bounds the sum of their sizes, each by `size` and one more for its key. A value that is
    larger than that is remembered alone. The size of a value must not change.
    """

    def __init__(self, most: int, size: Callable[[Any], int] = len) -> None:
        self._most = most
        self._size_of = size
        self._size = 0
        self._values: dict[_Key, _Value] = {}

    def of(self, key: _Key, make: Callable[[], _Value]) -> _Value:
        """The value of `key`: that which is remembered, else what `make` returns."""
        if key in self._values:
            value = self._values.pop(key)
        else:
            value = make()
            self._size += self._size_of(value) + 1
        self._values[key] = value  # as the one asked for last
        while self._size > self._most and len(self._values) > 1:
            self._size -= self._size_of(self._values.pop(next(iter(self._values)))) + 1
        return value

    def __len__(self) -> int:
        """The sum of the sizes."""
        return self._size


def each_once(_: object) -> int:
    """Nothing: the size of values that are counted and not weighed."""
    return 0
