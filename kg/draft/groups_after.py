"""The names after a verb, in their lists, each with the preposition that governs it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.draft.context import KIND_NOUNS
from kg.draft.hits import Hit
from kg.draft.mentions import Mention, groups, is_aside
from kg.draft.text import Sentence
from kg.draft.words import words

IN = frozenset({"in", "at", "inside", "within", "across", "throughout"})
NEAR = frozenset(
    {"near", "around", "outside", "outskirts", "vicinity", "close", "beyond"}
    | {"edge", "edges", "fringe", "fringes", "periphery", "approaches", "suburbs"}
)
_OTHERS = frozenset(
    {"from", "to", "with", "against", "on", "by", "between", "into", "of", "for", "through", "over"}
    | {"alongside", "under", "along", "toward", "towards", "despite", "during", "via", "like"}
)
PREPOSITIONS = IN | NEAR | _OTHERS
_COMPASS = frozenset({"north", "south", "east", "west"})
_PART_NOUNS = frozenset(
    {"most", "much", "part", "parts", "half", "all", "whole", "third", "quarter", "rest", "some"}
    | {"artillery", "aircraft", "infantry", "columns", "column", "unit", "battalion", "convoy"}
    | {"countryside", "swathes", "majority", "districts", "neighbourhoods", "neighborhoods", "area"}
    | {"areas", "region", "territory", "bulk", "lot", "heart", "centre", "center", *KIND_NOUNS}
)
_SUBORDINATORS = words("begin-a-clause")
LANDMARKS = words("landmarks")
_WAYS = frozenset({"road", "way", "highway", "route"})
_HELP = frozenset({"help", "support", "backing", "aid", "assistance", "cover", "reinforcements"})
_WALK = 8
"""Words before a name among which the preposition is looked for."""


@dataclass(frozen=True)
class Group:
    """Names that a list joins, with the preposition before them; "" for none, "?" for unclear."""

    mentions: tuple[Mention, ...]
    preposition: str
    governor: int
    """The token of the preposition, or the one after the verb."""


def groups_after(
    hit: Hit,
    sentence: Sentence,
    mentions: Sequence[Mention],
    right: int,
    blocked: frozenset[int],
) -> Iterator[Group]:
    """The groups of names that follow `hit` in its clause, up to the token `right`.

    Names whose first token is `blocked` say who said it, and are left out.
    """
    end = _clause_end(sentence, hit.end, right, mentions)
    after = [m for m in mentions if hit.end <= m.first and m.end <= end and m.first not in blocked]
    after = [m for m in after if not _only_qualifies(m, sentence)]
    for group in groups(after, sentence):
        preposition, governor = _preposition(sentence, group[0].first, hit, mentions)
        yield Group(tuple(group), preposition, governor)


def _clause_end(sentence: Sentence, start: int, right: int, mentions: Sequence[Mention]) -> int:
    """Where the clause that begins at `start` ends: at a mark or a word that begins another."""
    names = {index for m in mentions for index in range(m.first, m.end)}
    starts = {m.first for m in mentions}
    asides = {i for i in range(start, right) if _closes_aside(sentence, i, starts)}
    for index in range(start, right):
        token = sentence.tokens[index]
        if index in names:
            continue
        if token.form in _SUBORDINATORS and index > start:
            return index
        if token.text in (";", ":", "—", "–"):
            return index
        if (
            token.text == ","
            and index not in asides
            and not _in_list(index, starts, names, sentence)
        ):
            return index
    return right


def _closes_aside(sentence: Sentence, index: int, starts: set[int]) -> bool:
    """Whether the comma at `index` closes an aside between two names of a list."""
    opening = next((i for i in range(index - 1, -1, -1) if not sentence.tokens[i].is_word), None)
    return opening is not None and index + 1 in starts and is_aside(sentence, opening, index + 1)


def _in_list(index: int, starts: set[int], names: set[int], sentence: Sentence) -> bool:
    """Whether the comma at `index` only separates names, or an aside between them."""
    follows = next((i for i in range(index + 1, index + 4) if i in starts), None)
    closing = next(
        (i for i in range(index + 2, len(sentence.tokens)) if not sentence.tokens[i].is_word), None
    )
    if closing is not None and is_aside(sentence, index, closing + 1) and closing + 1 in starts:
        return True
    if index - 1 in names and follows is not None:
        words = sentence.forms(index + 1, follows)
        return all(word in ("", "the", "and", "near", "in", "town", "of") for word in words)
    return False


def _only_qualifies(mention: Mention, sentence: Sentence) -> bool:
    """Whether a place only says where another thing is: Examplia's north, Exampletown airport."""
    if not mention.is_place or mention.is_actor:
        return False
    after = sentence.forms(mention.end, mention.end + 3)
    return after[:1] == ["s"] and len(after) > 1 and after[1] not in ("", *LANDMARKS)


def _preposition(
    sentence: Sentence, first: int, hit: Hit, mentions: Sequence[Mention]
) -> tuple[str, int]:
    """The preposition that governs the name at `first`, and where it stands."""
    ends = {m.end for m in mentions if not _only_qualifies(m, sentence)}
    index = first
    while index > hit.end and first - index <= _WALK:
        form = sentence.tokens[index - 1].form
        before = sentence.forms(index - 2, index - 1)
        together = _read_together(before[0] if before else "", form)
        if together:
            return together, index - 2
        parts = form == "of" and before and (before[0] in _PART_NOUNS or _is_plural(before[0]))
        if form in PREPOSITIONS and not parts:
            return form, index - 1
        mark = not form and sentence.tokens[index - 1].text not in ("-", "'", "“", "(", ",")
        if mark or (index in ends and index != first and not parts):
            return "?", index
        index -= 1
    return ("", hit.end) if index <= hit.end else ("?", index)


def _read_together(before: str, form: str) -> str:
    """The preposition that two words are: "north of" is near, "out of" is from; "" for none."""
    if (form == "of" and before in _COMPASS | NEAR) or (form == "to" and before in _WAYS):
        return "near"
    if form == "from" and before in _HELP:
        return "?"
    return "from" if (form, before) == ("of", "out") else ""


def _is_plural(form: str) -> bool:
    """Whether a word before "of" names people or things of an actor: "fighters of"."""
    return form.endswith("s") and not form.endswith("ss")
