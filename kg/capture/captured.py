"""A captured text: all its lines, those that are the article, and what was guessed about it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field

from kg.capture.guess import Guesses


@dataclass(frozen=True)
class Captured:
    """What was captured of one published item.

    `lines` are the captured text, `kept` the indices of those that make the article; `told` are
    sentences for the person who captured it. `file_sha256` is that of a picture's or a video's
    bytes, which have no lines.
    """

    lines: list[str]
    kept: list[int]
    guesses: Guesses
    told: list[str] = field(default_factory=list)
    file_sha256: str | None = None

    @property
    def whole(self) -> str:
        """The captured text as it is stored."""
        return "".join(f"{line}\n" for line in self.lines)

    @property
    def text(self) -> str:
        """The article's text: the kept lines."""
        return "\n".join(self.lines[index] for index in self.kept)

    @property
    def sha256(self) -> str:
        """SHA-256 of what was captured: the stored text in UTF-8, or the file's bytes."""
        return self.file_sha256 or hashlib.sha256(self.whole.encode()).hexdigest()

    def cut(self) -> list[tuple[int, str]]:
        """The lines that were cut, with their numbers in the captured text; blank ones are not."""
        kept = set(self.kept)
        numbered = enumerate(self.lines)
        return [(i + 1, line) for i, line in numbered if i not in kept and line.strip()]
