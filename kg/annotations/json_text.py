"""JSON whose parts know the line they begin in; `json` alone tells it of errors only."""

from __future__ import annotations

import json
from bisect import bisect_right
from dataclasses import dataclass
from typing import Any, NoReturn

from kg.findings import UnreadableError

_SPACE = " \t\n\r"


@dataclass(frozen=True)
class Part:
    """A value in a JSON text and the line in which it begins."""

    line: int
    value: Any


def _refuse(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is no number of JSON")


_DECODER = json.JSONDecoder(parse_constant=_refuse)


class JsonText:
    """The JSON in `text`, which stands in the file `path`: one value, or one on each line.

    UnreadableError, naming the line, from each function that meets what is not JSON.
    """

    def __init__(self, text: str, path: str) -> None:
        self.text = text.removeprefix("\ufeff")
        self.path = path
        self._lines = [0, *(at + 1 for at, char in enumerate(self.text) if char == "\n")]

    def first(self) -> Any:
        """The first value."""
        return self._value(self._skip(0))[0]

    def values(self) -> list[Part]:
        """The values, one after the other; the elements of those that are arrays."""
        found = []
        index = self._skip(0)
        while index < len(self.text):
            if self.text[index] == "[":
                parts, index = self._elements(index)
                found += parts
            else:
                value, end = self._value(index)
                found.append(Part(self._line(index), value))
                index = end
            index = self._skip(index)
        return found

    def elements_of(self, key: str) -> list[Part]:
        """The elements of the array under `key` of the object that the text is."""
        index = self._skip(self._expect("{", self._skip(0)))
        while self.text[index : index + 1] != "}":
            name, index = self._value(index)
            index = self._skip(self._expect(":", self._skip(index)))
            if name == key and self.text[index : index + 1] == "[":
                return self._elements(index)[0]
            index = self._skip(self._value(index)[1])
            if self.text[index : index + 1] != "}":
                index = self._skip(self._expect(",", index))
        return []

    def _elements(self, index: int) -> tuple[list[Part], int]:
        found: list[Part] = []
        index = self._skip(index + 1)
        while self.text[index : index + 1] != "]":
            if found:
                index = self._skip(self._expect(",", index))
            value, end = self._value(index)
            found.append(Part(self._line(index), value))
            index = self._skip(end)
        return found, index + 1

    def _value(self, index: int) -> tuple[Any, int]:
        try:
            return _DECODER.raw_decode(self.text, index)
        except json.JSONDecodeError as error:
            raise self._unreadable(error.pos, error.msg) from error
        except ValueError as error:
            raise self._unreadable(index, str(error)) from error
        except RecursionError as error:
            raise self._unreadable(index, "too many brackets within brackets") from error

    def _expect(self, char: str, index: int) -> int:
        if self.text[index : index + 1] != char:
            raise self._unreadable(index, f"{char!r} is missing")
        return index + 1

    def _skip(self, index: int) -> int:
        while index < len(self.text) and self.text[index] in _SPACE:
            index += 1
        return index

    def _line(self, index: int) -> int:
        return bisect_right(self._lines, index)

    def _unreadable(self, index: int, reason: str) -> UnreadableError:
        return UnreadableError(f"{self.path}:{self._line(index)}: not JSON: {reason}")
