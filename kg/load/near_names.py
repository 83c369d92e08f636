"""Names of the gazetteer that unknown words come close to.

A near miss is answered only where it comes close to one thing, and the answer says so.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from rapidfuzz import fuzz, process

from kg.load.names import Thing
from kg.load.spelling import spelling_key

_SHORTEST_KEY = 4
_SHORTEST_NEAR = 6
"""Letters of a name below which its key must be the same; a shorter name is near too many."""
_NEAR = 84
"""Likeness (0 to 100) from which a name is near."""
_NEAR_WORD = 70
"""Likeness that each word of a name of several words has at least."""
_APART = 4
"""By how much the second thing must be less near."""


class AllNames(Protocol):
    """Whatever has every name of a gazetteer."""

    def names(self) -> Iterator[tuple[str, str, list[Thing]]]:
        """Every name: its normalised form, a way in which it is written, the things called so."""


class NearNames:
    """The names of a gazetteer by their spelling keys."""

    def __init__(self, index: AllNames) -> None:
        self._by_key: dict[str, dict[str, list[tuple[Thing, str, str]]]] = {}
        self._parts: set[str] = set()
        for form, written, things in index.names():
            self._parts.update(form.split())
            known = self._by_key.setdefault(spelling_key(form), {})
            for thing in things:
                known.setdefault(thing.iri, []).append((thing, written, form))

    def is_part(self, form: str) -> bool:
        """Whether a word is part of a known name, such as Syrian."""
        return form in self._parts

    def find(self, form: str) -> list[tuple[Thing, str]]:
        """The things whose names the words `form` (normalised) come close to, with the name.

        Spelt otherwise first; else those with hardly any other letter. A single word that is part
        of a known name is not a misspelling of another.
        """
        key = spelling_key(form)
        same = self._by_key.get(key)
        if same and len(key) >= _SHORTEST_KEY:
            return [(thing, written) for (thing, written, _), *_ in same.values()]
        if len(key) < _SHORTEST_NEAR or (" " not in form and form in self._parts):
            return []
        return self._close(form, key)

    def _close(self, form: str, key: str) -> list[tuple[Thing, str]]:
        scored = process.extract(
            key, list(self._by_key), scorer=fuzz.ratio, score_cutoff=_NEAR, limit=None
        )
        found: dict[str, tuple[float, Thing, str]] = {}
        for near, score, _ in scored:
            for iri, names in self._by_key[near].items():
                fitting = (name for name in names if _word_by_word(form, name[2]))
                thing, written, _ = next(fitting, (None, "", ""))
                if thing is not None:
                    found.setdefault(iri, (score, thing, written))
        best = max((score for score, _, _ in found.values()), default=0.0)
        return [(thing, w) for score, thing, w in found.values() if score > best - _APART]


def _word_by_word(form: str, name: str) -> bool:
    """Whether names of as many words differ little in each: Iraqi Navy is not Iraqi Army."""
    ours, theirs = form.split(), name.split()
    if len(ours) != len(theirs):
        return True
    return all(fuzz.ratio(a, b) >= _NEAR_WORD for a, b in zip(ours, theirs, strict=True))
