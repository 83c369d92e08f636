"""Who does what to whom, and where: the roles of one rule's phrase in its sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from kg.draft.context import OUTLETS, the_actors, the_place
from kg.draft.groups_after import IN, LANDMARKS, NEAR, Group, groups_after
from kg.draft.hits import Hit
from kg.draft.mentions import Mention
from kg.draft.subjects import last_group, owner_of
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
    places = last_group([m for m in held if m.is_place], sentence)
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
