"""Places that a text counts and does not name: "six villages near the border"."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from kg.draft.context import the_place
from kg.draft.mentions import Mention
from kg.draft.text import Sentence
from kg.load.names import Thing
from kg.load.numbers import numbers_in

_NOUNS = {"villages": "Village", "hamlets": "Village", "towns": "Town", "settlements": "Village"}
_PLURALS = {"Village": ("villages", "قرى"), "Town": ("towns", "بلدات")}
_REACH = 4
"""Words after the verb among which the places are counted."""
_NEAR = frozenset({"near", "around", "outside"})
_IN = frozenset({"in", "inside", "across"})


@dataclass
class PlaceGroups:
    """The groups of unnamed places of an article: those it has, and those that are drafted.

    `known` are its own by how many places they count. `iri_of` names a new one by its slug;
    `around` gives the slug of the place in which another lies.
    """

    known: dict[int, Thing]
    iri_of: Callable[[str], str]
    around: Callable[[Thing], str | None]
    drafted: list[dict[str, Any]] = field(default_factory=list)

    def mention(
        self, sentence: Sentence, after: int, mentions: Sequence[Mention], text: str
    ) -> Mention | None:
        """The group that is counted just after the token `after`; None where none is, or where
        nothing says in what province or country it lies."""
        counted = _counted(sentence, after, text)
        if counted is None:
            return None
        number, kind, first, end = counted
        if number not in self.known:
            made = self._made(sentence, number, kind, end, mentions)
            if made is None:
                return None
            self.known[number] = made
        return Mention((self.known[number],), first, end, pronoun=True)

    def _made(
        self, sentence: Sentence, number: int, kind: str, end: int, mentions: Sequence[Mention]
    ) -> Thing | None:
        near = _place_after(sentence, end, mentions, _NEAR)
        inside = _place_after(sentence, end, mentions, _IN)
        within = inside.slug if inside else self.around(near) if near else None
        if within is None:
            return None
        english, arabic = _PLURALS[kind]
        slug = f"{number}-{english}"
        label = f"{number} unnamed {english}" + (f" near {near.label}" if near else "")
        entry: dict[str, Any] = {"id": slug, "type": "PlaceGroup"}
        entry |= {"prefLabel": {"en": label, "ar": f"{arabic} غير مسماة، عددها {number}"}}
        entry |= {"cardinality": number, "groupOf": kind, "within": within}
        self.drafted.append(entry | ({"near": near.slug} if near else {}))
        return Thing(self.iri_of(slug), slug, label, "PlaceGroup", True)


def _counted(sentence: Sentence, after: int, text: str) -> tuple[int, str, int, int] | None:
    """How many places of which kind are counted after a token, and the tokens that do so."""
    for end in range(after + 1, min(after + 1 + _REACH, len(sentence.tokens))):
        kind = _NOUNS.get(sentence.tokens[end].form)
        if kind is None:
            continue
        words = text[sentence.tokens[after].start : sentence.tokens[end].start]
        exact = [n for n in numbers_in(words) if n.minimum == n.maximum and n.minimum]
        if len(exact) == 1 and exact[0].minimum and exact[0].minimum > 1:
            return exact[0].minimum, kind, after, end + 1
    return None


def _place_after(
    sentence: Sentence, start: int, mentions: Sequence[Mention], prepositions: frozenset[str]
) -> Thing | None:
    for mention in mentions:
        before = set(sentence.forms(max(mention.first - 2, start), mention.first))
        if mention.first >= start and mention.is_place and before & prepositions:
            return the_place(mention, sentence)
    return None
