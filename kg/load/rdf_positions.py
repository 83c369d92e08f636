"""Where the nodes, properties and values of an RDF text stand, as lines and columns."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator
from functools import cached_property

import pyoxigraph as ox

from kg.load.jsonld_positions import Mention, mentions
from kg.load.turtle_positions import Term, statements

Place = tuple[int, int]

_LINE_END = re.compile(r"\r\n?|\n")


class RdfPlaces:
    """First occurrences in `text`, as line and column from 1, columns in code points.

    Both are made when they are first asked for.
    """

    def __init__(self, text: str, syntax: str) -> None:
        self._text, self._syntax = text, syntax
        self._starts = [0, *(found.end() for found in _LINE_END.finditer(text))]

    @cached_property
    def nodes(self) -> dict[tuple[str, str | None], Place]:
        """Of each node where it is a subject, and of each of its properties."""
        places: dict[tuple[str, str | None], Place] = {}
        for subject, predicate, subject_at, predicate_at in self._properties():
            if (subject, None) not in places:
                places[subject, None] = self._place(subject_at)
            if predicate is not None and (subject, predicate) not in places:
                places[subject, predicate] = self._place(predicate_at)
        return places

    @cached_property
    def values(self) -> dict[tuple[str, str, str], Place]:
        """Of each value, by the IRIs of subject and property and the value's letters."""
        places: dict[tuple[str, str, str], Place] = {}
        for found in self._mentions():
            if found.predicate is not None and found.value is not None:
                key = (found.subject, found.predicate, found.value)
                places.setdefault(key, self._place(found.value_at))
        return places

    def _mentions(self) -> Iterator[Mention]:
        if self._syntax == "jsonld":
            yield from mentions(self._text)
            return
        for found in statements(self._text):
            subject, predicate, value = map(_name, found[:3])
            yield Mention(subject, predicate, value, *found[3:])

    def _properties(self) -> Iterator[tuple[str, str | None, int, int]]:
        """Subject and property of each mention with their offsets, the subject named once."""
        if self._syntax == "jsonld":
            for one in mentions(self._text):
                yield one.subject, one.predicate, one.subject_at, one.predicate_at
            return
        last, name = None, ""
        for found in statements(self._text):
            if found.subject is not last:
                last, name = found.subject, _name(found.subject)
            yield name, found.predicate.value, found.subject_at, found.predicate_at

    def _place(self, offset: int) -> Place:
        line = bisect.bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1


def rdf_places(text: str, syntax: str) -> RdfPlaces:
    """Where everything in `text` stands, of which `syntax` is a key of `kg.load.strict.SYNTAXES`.

    Use it on a text that pyoxigraph has accepted, without its byte order mark.
    """
    return RdfPlaces(text, syntax)


def _name(term: Term) -> str:
    return str(term) if isinstance(term, ox.BlankNode) else term.value
