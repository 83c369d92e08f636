"""What can be guessed about an article, each guess with the place that it was taken from."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from email.utils import parsedate_to_datetime
from urllib.parse import quote

from kg.load.literals import literal_problem
from kg.namespaces import XSD

KEYS = ("site", "title", "published", "language", "url", "archive", "captured", "author")
"""What may be guessed; `site` is what the page calls its publisher."""

GIVEN = ""
"""The origin of what a person said: it is no guess."""

_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?=$|[T ])")
_LANGUAGE = re.compile(r"([A-Za-z]{2,3})([-_][A-Za-z0-9]{2,8})*")


@dataclass(frozen=True)
class Guess:
    """A value, and where it was taken from, in words for a comment."""

    value: str
    origin: str


@dataclass
class Guesses:
    """The first guess for each key; later ones are weaker and do not count."""

    found: dict[str, Guess] = field(default_factory=dict)

    def add(self, key: str, value: str | None, origin: str) -> None:
        """Guess that `key` has `value`, unless there is a guess already or the value makes none."""
        usable = _usable(key, value) if value else None
        if usable and key not in self.found:
            self.found[key] = Guess(usable, _origin(origin, usable, value or ""))

    def add_all(self, key: str, guesses: Iterable[tuple[str | None, str]]) -> None:
        """Add each pair of a value and its origin, the strongest first."""
        for value, origin in guesses:
            self.add(key, value, origin)

    def get(self, key: str) -> Guess | None:
        """The guess for `key`."""
        return self.found.get(key)


def _usable(key: str, value: str) -> str | None:
    """`value` as the key `key` takes it; None where it cannot be that."""
    value = one_line(value)
    if key == "published":
        return day_of(value)
    if key == "language":
        match = _LANGUAGE.fullmatch(value)
        return match[1].lower() if match else None
    if key in ("url", "archive"):
        # browsers let some characters stand in addresses that RFC 3986 does not
        value = re.sub(r"[{}|\\^`<>\"]", lambda found: quote(found[0]), value)
        return None if literal_problem(XSD["anyURI"], value) else value
    return value or None


def _origin(origin: str, usable: str, value: str) -> str:
    """The origin, with the value as it stands there where that says more."""
    given = one_line(value)
    said = given != usable and len(given) <= 60
    return f"{origin}, {given}" if origin and said else origin


def one_line(text: str) -> str:
    """`text` on one line: blanks made one, without what neither YAML nor a terminal can hold."""
    whole = text.encode("utf-8", "ignore").decode()  # JSON can escape half a character
    kept = "".join(" " if c.isspace() else c for c in whole if c.isspace() or not _steers(c))
    return " ".join(kept.split())


def _steers(character: str) -> bool:
    return unicodedata.category(character) in ("Cc", "Cn", "Co")


def day_of(text: str) -> str | None:
    """The day (YYYY-MM-DD) that a date or time in ISO 8601 or RFC 5322 names, by its own clock."""
    match = _DAY.match(text)
    try:
        if match:
            return date(int(match[1]), int(match[2]), int(match[3])).isoformat()
        return parsedate_to_datetime(text).date().isoformat()
    except (ValueError, TypeError, IndexError):
        return None
