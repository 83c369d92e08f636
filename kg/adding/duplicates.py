"""Things of the gazetteer that a new entry may be again: of the same name, or of one near it."""

from __future__ import annotations

from kg.load.names import NameIndex, Thing, normalise
from kg.load.near_names import NearNames

Named = tuple[str, Thing]
"""A name of the new entry, with the thing that has it or one near it."""


def same_things(index: NameIndex, names: list[str]) -> list[Named]:
    """The things that are already called by one of `names`, in any case and with any diacritics."""
    found: dict[str, Named] = {}
    for name in names:
        for thing in index.find(name):
            found.setdefault(thing.iri, (name, thing))
    return list(found.values())


def near_things(index: NameIndex, names: list[str]) -> list[Named]:
    """The things with a name that one of `names` comes close to, by spelling or transliteration."""
    near = NearNames(index)
    found: dict[str, Named] = {}
    for name in names:
        for thing, _ in near.find(normalise(name)):
            if not index.find(name):
                found.setdefault(thing.iri, (name, thing))
    return list(found.values())
