"""Who a sentence says it has from whom: "Amaq reported", "X told Y", "according to", "denied"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.draft.context import the_actors
from kg.draft.frames import BE
from kg.draft.mentions import Mention
from kg.draft.sources import (
    Attribution,
    as_saying,
    cited_at,
    continued,
    made_of,
    tail_ends,
    with_more,
)
from kg.draft.text import Sentence
from kg.draft.words import words

_SAY = words("say")
_DENY = words("deny")
_PLAIN = words("say-or-noun")
"""Forms that are nouns, or follow "to", unless a name in the plural or "they" stands before."""
_PARTICIPLES = words("saying")
_REJECTS = _DENY - {"denied", "denies", "deny", "denying"}
_CLAIMED = words("what-is-claimed")
"""What is rejected when it is a claim, and no offer."""
_QUOTES = words("quote")
_ACCUSES = words("accuse")
_HAILS = words("say-only-that")
"""Verbs that say something only before "that"."""
_FARTHEST_QUOTED = 12
"""Words between "quoted" and "as saying"."""
_DOUBLE_NOUN = words("say-or-do")
"""Verbs after which a noun may stand: they are told of by rules of their own, unless a clause or
what happened follows."""
_TAIL = words("of-the-saying")
_LONGEST_SOURCE = 14
"""Words up to which "…, the group's official news agency said" is read as naming a source."""


def attributions_in(
    sentence: Sentence, mentions: Sequence[Mention], events: frozenset[int]
) -> list[Attribution]:
    """The attributions of `sentence`, in their order; they do not overlap.

    `events` are the tokens of verbs and nouns that tell what happened.
    """
    found: list[Attribution] = []
    done = 0
    for index, token in enumerate(sentence.tokens):
        if index < done:
            continue
        made = None
        if token.form == "according" and sentence.forms(index + 1, index + 2) == ["to"]:
            made = _according(sentence, mentions, index)
        elif _says(sentence, mentions, index):
            made = _saying(sentence, mentions, index, events)
            made = continued(made, sentence, mentions, found)
        if made is not None and made.first >= done:
            found.append(made)
            done = made.end
    return found


def _says(sentence: Sentence, mentions: Sequence[Mention], index: int) -> bool:
    """Whether the word at `index` says something: no noun, and nobody claims responsibility."""
    form = sentence.tokens[index].form
    after = sentence.forms(index + 1, index + 2)
    if form not in _SAY or after == ["responsibility"]:
        return False
    if form in _PLAIN:
        return any(m.end == index and m.is_actor for m in mentions) or (
            sentence.forms(index - 1, index)
            in (["they"], ["officials"], ["sources"], ["residents"])
        )
    if form in _QUOTES:
        return as_saying(sentence, index) is not None
    if form in _ACCUSES:
        return bool({"of", "for"} & set(sentence.forms(index + 1, index + _FARTHEST_QUOTED)))
    if form in _REJECTS:
        return bool(_CLAIMED & set(sentence.forms(index + 1, index + 4)))
    return form not in _HAILS or after == ["that"]


def _according(sentence: Sentence, mentions: Sequence[Mention], index: int) -> Attribution:
    end = index + 2
    while end < len(sentence.tokens) and sentence.tokens[end].is_word:
        if sentence.tokens[end].form in ("and", "but", "while", "that", "which"):
            break
        end += 1
    made = made_of(sentence, mentions, index, end, (index + 2, end))
    if sentence.forms(end, end + 1) in (["that"], ["which"]) and (
        cited := cited_at(sentence, mentions, end + 1)
    ):
        return replace(made, end=cited.end, chain=(*made.chain, *the_actors([cited])))
    return made


def _said_by(sentence: Sentence, mentions: Sequence[Mention], index: int) -> Attribution | None:
    """The attribution of "the raid was reported by the Northern Guard"."""
    source = next((m for m in mentions if index + 2 <= m.first <= index + 4 and m.is_actor), None)
    if source is None:
        return None
    return made_of(sentence, mentions, index - 1, source.end, (index + 2, source.end))


def _saying(
    sentence: Sentence, mentions: Sequence[Mention], index: int, events: frozenset[int]
) -> Attribution | None:
    """The attribution around the verb at `index`; None where it names no source."""
    form = sentence.tokens[index].form
    if sentence.forms(index - 1, index + 2) in (["was", form, "by"], ["were", form, "by"]):
        return _said_by(sentence, mentions, index)
    passive = set(sentence.forms(index - 1, index)) & BE
    first = None if passive else _source_begins(sentence, index, events)
    if first is None:
        return None
    if form in _QUOTES | _ACCUSES and first < index:
        return _about_another(sentence, mentions, first, index)
    if first == index:
        return _inverted(sentence, mentions, index, events)
    return _before_verb(sentence, mentions, first, index, events)


def _about_another(
    sentence: Sentence, mentions: Sequence[Mention], first: int, index: int
) -> Attribution | None:
    """The attribution of "X quoted Y as saying", and of "X accused Y of"."""
    end = as_saying(sentence, index)
    if end is None:
        return made_of(sentence, mentions, first, index + 1, (first, index))
    named = [m for m in mentions if index < m.first and m.end <= end and m.is_actor]
    made = made_of(sentence, mentions, first, end, (first, index))
    return replace(made, chain=(*made.chain, *the_actors(named[-1:])))


def _before_verb(
    sentence: Sentence,
    mentions: Sequence[Mention],
    first: int,
    index: int,
    events: frozenset[int],
) -> Attribution | None:
    """The attribution to a source named from `first` up to the verb at `index`."""
    form = sentence.tokens[index].form
    leading = not any(sentence.tokens[i].is_word for i in range(first))
    end = tail_ends(sentence, index + 1, mentions)
    if not leading and end < len(sentence.tokens) and not _closes(sentence, end):
        leading = True
    if leading and form in _DOUBLE_NOUN and not _tells(sentence, end, form, events):
        return None
    made = made_of(sentence, mentions, first, end, (first, index), form in _DENY)
    return with_more(sentence, mentions, made, index, form)


def _source_begins(sentence: Sentence, index: int, events: frozenset[int]) -> int | None:
    """Where the words for the source begin that stand before the verb at `index`."""
    first = _before_apposition(sentence, index)
    while first > 0 and index - first <= _LONGEST_SOURCE:
        before = sentence.tokens[first - 1]
        if first - 1 in events:
            return None
        if not before.is_word and before.text not in ("-", "'", "’", "."):
            break
        if before.form in ("and", "but", "while", "which", "who", "that", "as") and first < index:
            break
        first -= 1
    return first if index - first <= _LONGEST_SOURCE else None


def _before_apposition(sentence: Sentence, index: int) -> int:
    """Where the name between two commas before a verb begins: "its radio, Example FM, said"."""
    if index < 3 or sentence.tokens[index - 1].text != ",":
        return index
    rest = [t for t in sentence.tokens[index + 1 :] if t.is_word]
    if any(t.form not in _TAIL and not t.form.isdigit() for t in rest):
        return index
    first = index - 1
    while first > 0 and sentence.tokens[first - 1].text != ",":
        first -= 1
    return first - 1 if first > 1 and index - first < _LONGEST_SOURCE else index


def _closes(sentence: Sentence, end: int) -> bool:
    """Whether what is said stands before: a mark follows the words for the source."""
    return not sentence.tokens[end].is_word


def _tells(sentence: Sentence, end: int, form: str, events: frozenset[int]) -> bool:
    """Whether what follows tells what happened, and is no declaration of itself."""
    if sentence.forms(end - 1, end) == ["that"]:
        return True
    if form in ("declared", "declares"):
        return False
    return any(index in events for index in range(end, len(sentence.tokens)))


def _inverted(
    sentence: Sentence, mentions: Sequence[Mention], index: int, events: frozenset[int]
) -> Attribution | None:
    """ "…," said the spokesman of the Northern Guard."""
    if index == 0 or sentence.tokens[index - 1].is_word:
        return None
    aside = _around_aside(sentence, mentions, index, events)
    if aside is not None:
        return aside
    end = index + 1
    while end < len(sentence.tokens) and sentence.tokens[end].is_word:
        end += 1
    form = sentence.tokens[index].form
    if form in _PARTICIPLES:
        tail = tail_ends(sentence, index + 1, mentions)
        return Attribution(index, tail, (), form in _DENY)
    return made_of(sentence, mentions, index, end, (index + 1, end), form in _DENY)


def _around_aside(
    sentence: Sentence, mentions: Sequence[Mention], index: int, events: frozenset[int]
) -> Attribution | None:
    """The attribution of "Its mayor, who fled, said the Northern Guard had entered the town"."""
    form = sentence.tokens[index].form
    commas = [i for i in range(index) if sentence.tokens[i].text == ","]
    end = tail_ends(sentence, index + 1, mentions)
    told = any(i in events for i in range(end, len(sentence.tokens)))
    if form in _PARTICIPLES or len(commas) != 2 or commas[1] != index - 1 or not told:
        return None
    if any(i in events for i in range(commas[0])) or commas[0] > _LONGEST_SOURCE:
        return None
    return made_of(sentence, mentions, 0, end, (0, commas[0]), form in _DENY)
