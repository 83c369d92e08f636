"""What a person says of a new actor or place, what is missing of it, and the entry it makes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from kg.authoring.entry_text import Value
from kg.authoring.slugs import slug_of
from kg.findings import UsageError
from kg.load.gazetteer_file import SECTIONS
from kg.load.names import did_you_mean, near_words
from kg.load.vocabulary import load_vocabulary

_ALIAS = re.compile(r"([a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*):\s*(\S.*)")
_ARABIC = re.compile(r"[\u0600-\u06ff]")
_SPANNING = ("River", "BorderZone")
"""Kinds of places that lie in no one country."""
_NOT_SHARED = ("PlaceGroup",)
"""Kinds of places that only one article knows."""


@dataclass(frozen=True)
class Asked:
    """A new entry as it was asked for.

    `name` is its name in English, or in Arabic script; `aliases` are written LANGUAGE:NAME; `rest`
    holds further keys of the entry, of which empty ones do not count.
    """

    section: str
    name: str
    kind: str | None = None
    en: str | None = None
    ar: str | None = None
    identifier: str | None = None
    aliases: tuple[str, ...] = ()
    matches: tuple[str, ...] = ()
    rest: Mapping[str, Any] = field(default_factory=dict)

    @property
    def english(self) -> str | None:
        """Its label in English."""
        return self.en or (None if _ARABIC.search(self.name) else self.name)

    @property
    def arabic(self) -> str | None:
        """Its label in Arabic script."""
        return self.ar or (self.name if _ARABIC.search(self.name) else None)

    def missing(self) -> list[tuple[str, str]]:
        """The options without which there is no entry, each with the question that asks for it."""
        place = self.section == "places"
        where = "spans" if self.kind in _SPANNING else "within"
        placed = self.kind == "Country" or self.rest.get("within") or self.rest.get("spans")
        wanted = (
            ("type", self.kind, f"Its kind ({', '.join(kinds_of(self.section))})"),
            ("en", self.english, "Its name in English"),
            ("ar", self.arabic, "Its name in Arabic script"),
            ("id", self.identifier or slug_of(self.english or ""), "Its id, in Latin letters"),
            (where, placed or not place, f"The place that it {_PLACED[where]}"),
        )
        return [(option, question) for option, value, question in wanted if not value]

    def answered(self, option: str, answer: str) -> Asked:
        """The same with `answer` for one of the options that were missing."""
        if option in ("within", "spans"):
            several = [part.strip() for part in answer.split(",")]
            return replace(self, rest={**self.rest, option: several})
        fields: dict[str, Any] = {_FIELDS.get(option, option): answer.strip()}
        return replace(self, **fields)


_FIELDS = {"type": "kind", "id": "identifier"}
"""Options to the fields that hold what they say, where the two are called otherwise."""
_PLACED = {"within": "lies in", "spans": "spans: countries, with commas between them"}


def kinds_of(section: str) -> list[str]:
    """The kinds of entries that `section` of a gazetteer file may have."""
    ancestor = SECTIONS[section][1]
    kinds = load_vocabulary().kinds(ancestor)
    return [kind for kind in kinds if kind not in (ancestor, *_NOT_SHARED)]


def new_entry(asked: Asked) -> dict[str, Value]:
    """The entry as gazetteer files have it.

    UsageError that lists what is missing, or names what is wrong.
    """
    missing = asked.missing()
    if missing:
        said = "; ".join(f"--{option} ({_lower(question)})" for option, question in missing)
        raise UsageError(f"{asked.name!r}: still to be said: {said}")
    _check(asked)
    entry: dict[str, Value] = {
        "id": asked.identifier or slug_of(asked.english or "") or "",
        "type": asked.kind or "",
        "prefLabel": {"en": asked.english or "", "ar": asked.arabic or ""},
    }
    by_language = _aliases(asked)
    if by_language:
        entry["altLabel"] = by_language
    entry |= {key: value for key, value in asked.rest.items() if value not in (None, [])}
    return entry | ({"exactMatch": list(asked.matches)} if asked.matches else {})


def _lower(question: str) -> str:
    return question[0].lower() + question[1:]


def _check(asked: Asked) -> None:
    kinds = kinds_of(asked.section)
    if asked.kind not in kinds:
        hint = did_you_mean(near_words(asked.kind or "", kinds)) or f": one of {', '.join(kinds)}"
        raise UsageError(f"--type: {asked.kind!r} is no kind of {asked.section[:-1]}{hint}")
    if (asked.rest.get("latitude") is None) != (asked.rest.get("longitude") is None):
        raise UsageError("--lat and --lon belong together: give both, or none")


def _aliases(asked: Asked) -> dict[str, Value]:
    """Further names by language; a name that the two labels do not give is one of them."""
    found: dict[str, list[Value]] = {}
    if asked.name not in (asked.english, asked.arabic):
        found["ar" if _ARABIC.search(asked.name) else "en"] = [asked.name]
    for alias in asked.aliases:
        match = _ALIAS.fullmatch(alias)
        if match is None:
            raise UsageError(f"--alias: {alias!r} is not LANGUAGE:NAME, as in en:Example Town")
        found.setdefault(match[1], []).append(match[2].strip())
    return dict(found)
