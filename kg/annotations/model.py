"""What every format of annotations comes down to: marked words, and relations between them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field


def one_line(words: str) -> str:
    """`words` on one line, without the characters with which a file could steer a terminal."""
    return " ".join("".join(char if char.isprintable() else " " for char in words).split())


@dataclass(frozen=True)
class Problem:
    """Something that is wrong with an annotation, and where: `path:line`, as far as known."""

    where: str
    message: str

    def __str__(self) -> str:
        return f"{self.where}: {one_line(self.message)}"


@dataclass(frozen=True)
class Piece:
    """Marked words that stand together: by offsets in code points, by the words, or by both.

    `start` and `end` count in the annotated text, end exclusive; `prefix` and `suffix` are words
    that stand before and after.
    """

    start: int | None = None
    end: int | None = None
    exact: str | None = None
    prefix: str = ""
    suffix: str = ""


@dataclass(frozen=True)
class Mention:
    """Words with a label. `name` is what they were linked to, such as a slug of the gazetteer."""

    id: str
    label: str
    pieces: tuple[Piece, ...]
    where: str
    name: str | None = None


@dataclass(frozen=True)
class Relation:
    """A labelled relation: its arguments are pairs of a role and the id of what plays it.

    `trigger` is the mention that stands for an event; None for a relation between two mentions,
    whose roles are then "from" and "to".
    """

    id: str
    label: str
    trigger: str | None
    arguments: tuple[tuple[str, str], ...]
    where: str


FROM, TO = "from", "to"
"""The roles of a relation without a trigger."""


@dataclass
class Document:
    """One annotated text. `text` is None where the file has offsets and quotes only.

    `same` are sets of mentions that mean one thing; `notes` and `denied` are about mentions and
    relations, by id; `addresses` are those of the web pages that the annotations are about.
    """

    path: str
    line: int = 1
    text: str | None = None
    addresses: set[str] = field(default_factory=set)
    mentions: dict[str, Mention] = field(default_factory=dict)
    relations: list[Relation] = field(default_factory=list)
    same: list[Sequence[str]] = field(default_factory=list)
    notes: dict[str, list[str]] = field(default_factory=dict)
    denied: set[str] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)

    @property
    def where(self) -> str:
        """`path:line` of the document."""
        return f"{self.path}:{self.line}"

    def at(self, line: int | None) -> str:
        """`path:line` of something in the document's file."""
        return f"{self.path}:{line}" if line else self.path

    def complain(self, line: int | None, message: str) -> None:
        """Note a problem in line `line` of the file."""
        self.problems.append(Problem(self.at(line), message))
