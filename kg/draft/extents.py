"""How much of a place is meant: "most of", "parts of", "the entire"."""

from __future__ import annotations

from kg.draft.roles import Roles
from kg.draft.spans import span_of
from kg.draft.text import Sentence
from kg.load.names import Thing
from kg.load.quotes import Span

_PARTS = {
    "most of": "most",
    "most parts of": "most",
    "large parts of": "part",
    "much of": "part",
    "parts of": "part",
    "part of": "part",
    "half of": "part",
    "areas of": "part",
    "districts of": "part",
    "neighbourhoods of": "part",
    "neighborhoods of": "part",
    "territory in": "part",
    "third of": "part",
    "quarter of": "part",
    "swathes of": "part",
    "some of": "part",
    "all of": "whole",
    "whole of": "whole",
    "the entire": "whole",
    "the whole": "whole",
    "the rest of": "part",
    "the centre of": "part",
    "the center of": "part",
}
SETTLEMENTS = frozenset({"Town", "Village", "PlaceGroup"})


def extent_of(sentence: Sentence, roles: Roles, place: Thing | None) -> tuple[str, Span] | None:
    """How much of a place is meant, with the words that say so; an area without such is whole."""
    if place is None or roles.place_first is None:
        return None
    begin = max(roles.place_first - 5, min(roles.place_from or 0, roles.place_first))
    begin = max(roles.place_first - 5, 0) if begin == roles.place_first else begin
    forms = sentence.forms(begin, roles.place_first)
    for words, extent in _PARTS.items():
        wanted = words.split()
        for at in range(len(forms) - len(wanted) + 1):
            if forms[at : at + len(wanted)] == wanted:
                return extent, span_of(sentence, begin + at, begin + at + len(wanted))
    return None
