"""Who does what to whom, and where: the roles of one rule's phrase in its sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from kg.draft.context import OUTLETS, Context, the_actors, the_place
from kg.draft.groups_after import IN, LANDMARKS, NEAR, PREPOSITIONS, Group, groups_after
from kg.draft.hits import Hit
from kg.draft.mentions import Mention, groups
from kg.draft.text import Sentence
from kg.load.names import Thing


@dataclass
class Roles:
    """What one phrase tells: actors by role, places, and how much of them.

    `used` are the mentions that were read; `subject` those who do it, for what follows.
    """

    actors: dict[str, list[Thing]] = field(default_factory=dict)
    places: list[Thing] = field(default_factory=list)
    near: list[Thing] = field(default_factory=list)
    place_from: int | None = None
    """The token from which the words before the place begin: "most of the"."""
    place_first: int | None = None
    subject: tuple[Mention, ...] = ()
    used: list[Mention] = field(default_factory=list)

    def add(self, role: str, mentions: Sequence[Mention]) -> None:
        """Give `role` to the actors that `mentions` name."""
        known = self.actors.setdefault(role, [])
        acting = [actor for actor in the_actors(mentions) if actor.kind not in OUTLETS]
        known += [actor for actor in acting if actor not in known]
        self.used += mentions


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
        return tuple(_last_group(named, sentence)) if named else ()
    actors = [m for m in wanted if m.is_actor and not _is_oblique(m, sentence, left)]
    if object_is_place and not actors:
        actors = [m for m in wanted if m.is_place]
    elif object_is_place and wanted and wanted[-1].is_place and not is_led(wanted[-1], sentence):
        actors = wanted[-1:]
    return tuple(_last_group(actors, sentence))


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
            group = _last_group([m for m in mentions if m.end <= mention.end], sentence)
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


def _last_group(mentions: Sequence[Mention], sentence: Sentence) -> list[Mention]:
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


def read_roles(
    hit: Hit,
    sentence: Sentence,
    mentions: Sequence[Mention],
    subject: tuple[Mention, ...],
    limits: tuple[int, int],
    blocked: frozenset[int],
) -> Roles:
    """The roles that the words of `sentence` between `limits` fill for `hit`."""
    roles = Roles(subject=subject)
    frame = hit.frame
    if frame.owner:
        _take_owned(roles, hit, sentence, mentions)
        return roles
    if subject:
        _take_subject(roles, hit, subject, sentence)
    for group in groups_after(hit, sentence, mentions, limits[1], blocked):
        _take(roles, hit, group, sentence)
    if "place" in frame.object and not (hit.passive or roles.places or roles.near):
        _take_antecedent(roles, sentence, mentions)
    if frame.kind not in ("TerritorialChange", "Control") and not roles.places + roles.near:
        _take_leading(roles, hit, sentence, mentions, limits[0], blocked)
    return roles


def _take_owned(roles: Roles, hit: Hit, sentence: Sentence, mentions: Sequence[Mention]) -> None:
    """Who holds what, where a noun with its owner says so: "the village is in militia hands"."""
    owners = owner_of(hit, sentence, mentions)
    before = sentence.forms(owners[0].first - 2, owners[0].first) if owners else []
    held = [m for m in mentions if owners and m.end <= owners[0].first]
    places = _last_group([m for m in held if m.is_place], sentence)
    if hit.frame.after in before and places and hit.frame.owner:
        roles.add(hit.frame.owner, owners)
        _take_places(roles, places, sentence, places[0].first, near=False)


def _take_antecedent(roles: Roles, sentence: Sentence, mentions: Sequence[Mention]) -> None:
    """The place that a relative clause is about: "Exampletown, which the army abandoned"."""
    if not roles.subject:
        return
    first = roles.subject[0].first
    while sentence.forms(first - 1, first) in (["the"], ["a"]):
        first -= 1
    if sentence.forms(first - 1, first) not in (["which"], ["that"]):
        return
    comma = first > 1 and sentence.tokens[first - 2].text == ","
    end = first - 2 if comma else first - 1
    if roles.subject[0].first > end:
        _take_places(roles, [m for m in mentions if m.end == end], sentence, end, near=False)


def _take_subject(roles: Roles, hit: Hit, subject: tuple[Mention, ...], sentence: Sentence) -> None:
    if hit.frame.noun and hit.frame.own == "place" and subject[0].is_place:
        _take_places(roles, subject, sentence, subject[0].first, near=False)
        return
    if not hit.passive:
        if hit.frame.subject == "place":
            _take_places(roles, subject, sentence, subject[0].first, near=False)
        elif hit.frame.subject:
            roles.add(hit.frame.subject, subject)
        return
    if "place" in hit.frame.object and subject[0].is_place:
        _take_places(roles, subject, sentence, subject[0].first, near=False)
    elif "actor" in hit.frame.object:
        roles.add(hit.frame.object["actor"], subject)


def _take_places(
    roles: Roles, mentions: Sequence[Mention], sentence: Sentence, governor: int, *, near: bool
) -> None:
    named = [m for m in mentions if m.is_place]
    places = [place for m in named if (place := the_place(m, sentence)) is not None]
    if not places:
        return
    roles.used += named
    if near:
        roles.near += places
        return
    roles.places += places
    roles.place_from, roles.place_first = governor, named[0].first


def _take(roles: Roles, hit: Hit, group: Group, sentence: Sentence) -> None:
    frame, preposition = hit.frame, group.preposition
    actors = [m for m in group.mentions if m.is_actor]
    places = [m for m in group.mentions if m.is_place]
    if preposition == "?":
        return
    if hit.passive and preposition == "by" and frame.subject:
        roles.add(frame.subject, actors)
    elif preposition == "" or (frame.noun and preposition == "of" and group.governor == hit.end):
        _take_object(roles, hit, group, sentence)
    elif preposition in frame.prepositions and actors:
        roles.add(frame.prepositions[preposition], actors)
    elif preposition in frame.places and places:
        _take_places(roles, places, sentence, group.governor + 1, near=False)
    elif preposition in NEAR and places:
        if frame.kind not in ("TerritorialChange", "Control"):
            _take_places(roles, places, sentence, group.governor + 1, near=True)
    elif preposition in IN and places:
        _take_in(roles, hit, places, sentence, group.governor)


def _take_in(
    roles: Roles, hit: Hit, places: Sequence[Mention], sentence: Sentence, governor: int
) -> None:
    direct = "place" in hit.frame.object and hit.frame.kind in ("TerritorialChange", "Control")
    if not direct and not roles.places and hit.frame.subject != "place":
        _take_places(roles, places[:1], sentence, governor + 1, near=False)


def _take_object(roles: Roles, hit: Hit, group: Group, sentence: Sentence) -> None:
    """What follows without a preposition: an actor or a place, as the rule says."""
    if hit.passive and hit.frame.subject != hit.frame.object.get("actor"):
        return
    actors = [m for m in group.mentions if m.is_actor]
    places = [m for m in group.mentions if m.is_place and m not in actors]
    if actors and "actor" in hit.frame.object:
        roles.add(hit.frame.object["actor"], actors)
    if not places and "actor" not in hit.frame.object:
        places = [m for m in group.mentions if m.is_place]
    if not places or "place" not in hit.frame.object:
        return
    landmark = set(sentence.forms(places[-1].end, places[-1].end + 2)) & LANDMARKS
    near = bool(set(sentence.forms(hit.end - 1, hit.end)) & NEAR)
    changes = hit.frame.kind in ("TerritorialChange", "Control")
    if not (landmark and changes):
        _take_places(roles, places, sentence, group.governor, near=near)


def _take_leading(
    roles: Roles,
    hit: Hit,
    sentence: Sentence,
    mentions: Sequence[Mention],
    left: int,
    blocked: frozenset[int],
) -> None:
    """The place with which the sentence begins: "In Exampletown, …"."""
    for mention in mentions:
        if not left <= mention.first < hit.first or mention.first in blocked:
            continue
        before = sentence.forms(mention.first - 3, mention.first)
        if mention.is_place and mention not in roles.subject and set(before) & (IN | NEAR):
            near = bool(set(before) & NEAR)
            _take_places(roles, [mention], sentence, mention.first, near=near)
            return
    first = next((m for m in mentions if m.first == 0 and m.is_place), None)
    if first is not None and [t.text for t in sentence.tokens[first.end : first.end + 1]] == [":"]:
        _take_places(roles, [first], sentence, 0, near=False)
