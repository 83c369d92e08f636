"""Offsets that count UTF-16 code units, as those of Java and JavaScript do, as code points."""

from __future__ import annotations

from bisect import bisect_left

_LAST_OF_ONE_UNIT = 0xFFFF


class Utf16Offsets:
    """Turns offsets in UTF-16 code units of one text into code points."""

    def __init__(self, text: str) -> None:
        wide = (index for index, char in enumerate(text) if ord(char) > _LAST_OF_ONE_UNIT)
        self._after = [index + number for number, index in enumerate(wide, start=1)]
        """The offset of the second unit of each character that takes two."""
        self._length = len(text) + len(self._after)

    def code_points(self, offset: int) -> int | None:
        """The offset in code points; None when it is outside the text or within a character."""
        if not 0 <= offset <= self._length:
            return None
        before = bisect_left(self._after, offset)
        if before < len(self._after) and self._after[before] == offset:
            return None
        return offset - before
