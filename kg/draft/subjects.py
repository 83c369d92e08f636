"""Who stands before a verb or a noun as the one who does it."""

from __future__ import annotations

from collections.abc import Sequence

from kg.draft.context import Context
from kg.draft.groups_after import PREPOSITIONS
from kg.draft.hits import Hit
from kg.draft.mentions import Mention, groups
from kg.draft.text import Sentence


def subject_of(
    hit: Hit, sentence: Sentence, mentions: Sequence[Mention], left: int, blocked: frozenset[int]
) -> tuple[Mention, ...]:
    """Who stands before the verb of `hit` as its subject, not before the token `left`."""
    if _has_own(hit, sentence, mentions):
        return ()
    wanted = [
        m for m in mentions if left <= m.first and m.end <= hit.first and m.first not in blocked
    ]
    described = tuple(m for m in wanted if hit.aside and m.end == hit.first - 1)
    if described:
        return described
    wanted = _without_asides(wanted, sentence, left, hit.first)
    object_is_place = hit.passive and "place" in hit.frame.object
    if hit.frame.subject == "place" or (object_is_place and "actor" not in hit.frame.object):
        named = [m for m in wanted if m.is_place]
        return tuple(last_group(named, sentence)) if named else ()
    actors = [m for m in wanted if m.is_actor and not _is_oblique(m, sentence, left)]
    if object_is_place and not actors:
        actors = [m for m in wanted if m.is_place]
    elif object_is_place and wanted and wanted[-1].is_place and not is_led(wanted[-1], sentence):
        actors = wanted[-1:]
    return tuple(last_group(actors, sentence))


_DESCRIBING = 2
"""Words that may describe a noun after the one to whom it belongs: "the army's heavy losses"."""


def owner_of(hit: Hit, sentence: Sentence, mentions: Sequence[Mention]) -> list[Mention]:
    """Who has what the noun of `hit` tells of: "the army's withdrawal", "its assault"."""
    found = [m for m in mentions if hit.first - 2 - _DESCRIBING <= m.first and m.end <= hit.first]
    for mention in reversed(found):
        between = sentence.forms(mention.end, hit.first)
        owns = between[:1] == ["s"] or (mention.pronoun and _is_possessive(sentence, mention))
        close = not between and not mention.pronoun
        if "" not in between and (owns or close) and not PREPOSITIONS & set(between):
            group = last_group([m for m in mentions if m.end <= mention.end], sentence)
            return group or [mention]
    return []


def _is_possessive(sentence: Sentence, mention: Mention) -> bool:
    words = sentence.forms(mention.first, mention.end)
    return words in (["its"], ["their"], ["our"], ["his"])


def _has_own(hit: Hit, sentence: Sentence, mentions: Sequence[Mention]) -> bool:
    """Whether somebody who cannot be named stands just before the verb: "the gunmen entered"."""
    last = hit.first - 1
    named = {index for m in mentions for index in range(m.first, m.end)}
    if last < 0 or last in named or not Context.is_force_noun(sentence.tokens[last].form):
        return False
    return sentence.forms(last - 1, last) in (["the"], ["a"], ["an"], [""], ["that"], ["some"])


def last_group(mentions: Sequence[Mention], sentence: Sentence) -> list[Mention]:
    """The last of `mentions`, with those that a list joins to it."""
    found = list(groups(mentions, sentence))
    return found[-1] if found else []


def _is_oblique(mention: Mention, sentence: Sentence, left: int) -> bool:
    """Whether a name before the verb is against or with whom, and not who does it."""
    before = sentence.forms(max(mention.first - 3, left), mention.first)
    while before and before[-1] in ("the", "a", "an", "its", "their"):
        before.pop()
    return bool({"against", "with", "on", "by"} & set(before[-1:]))


def is_led(mention: Mention, sentence: Sentence) -> bool:
    """Whether a preposition stands just before a name, so that it is no subject."""
    before = sentence.forms(mention.first - 2, mention.first)
    return bool(PREPOSITIONS & set(before))


def _without_asides(
    mentions: list[Mention], sentence: Sentence, left: int, end: int
) -> list[Mention]:
    """The mentions before a verb without those between two commas or brackets just before it."""
    last = end - 1
    if last < left or sentence.tokens[last].text not in (",", ")"):
        return mentions
    opening = "," if sentence.tokens[last].text == "," else "("
    begins = [i for i in range(left, last) if sentence.tokens[i].text == opening]
    outside = [m for m in mentions if begins and m.end <= begins[-1]]
    return outside or mentions
