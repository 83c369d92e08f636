"""What the checks find, and the errors that end a command.

A finding is a result: something in the data is not as it should be, and where.
An error ends the command: the input cannot be read, or the command was called wrongly.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

Severity = Literal["violation", "warning", "info"]


@dataclass(frozen=True)
class Finding:
    """One thing that is wrong, where it stands and what to do about it.

    `code` is stable: kebab-case for what loading finds ("quote-not-found"), the local name of the
    shape for what SHACL finds. `line` and `column` count from 1, in code points; `end_column` is
    the column after the last character concerned, where the words stand on one line. `focus` is the
    IRI of the node concerned, `value` the IRI or text that it should not have, `path` the file.
    `advice` says what to do where the message does not.
    """

    code: str
    message: str
    path: str | None = None
    line: int | None = None
    column: int | None = None
    severity: Severity = "violation"
    focus: str | None = None
    property: str | None = None
    end_column: int | None = None
    value: str | None = field(default=None, compare=False)
    advice: str | None = field(default=None, compare=False)

    def where(self) -> str:
        """`path:line:column`, as far as known; the focus node where there is no file."""
        parts = [str(part) for part in (self.path, self.line, self.column) if part is not None]
        return ":".join(parts) or self.focus or ""

    def __str__(self) -> str:
        where = self.where()
        return f"{where + ': ' if where else ''}{self.severity}: {self.message} [{self.code}]"


class KgError(Exception):
    """Something that ends a command; `exit_code` is what the process returns."""

    exit_code = 2


class UsageError(KgError):
    """The command, the function or the question was called wrongly."""

    exit_code = 2


class NotFoundError(KgError):
    """A question, a name or a thing that the graph does not know; it says what is near."""

    exit_code = 1


class UnreadableError(KgError):
    """An input cannot be read at all."""

    exit_code = 3


def unreadable(error: UnreadableError, path: Path) -> Finding:
    """The finding that the file `path` cannot be read, with the line that the error names."""
    place = re.match(re.escape(str(path)) + r"(?::(\d+))?: ", str(error))
    line = int(place[1]) if place and place[1] else None
    message = str(error)[place.end() :] if place else str(error)
    return Finding("unreadable", message, str(path), line)
