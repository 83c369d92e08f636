"""What a text has named so far, so that "they", "the army" and "the town" can be read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from kg.draft.mentions import Mention
from kg.draft.text import Sentence
from kg.draft.words import words
from kg.load.names import Thing, normalise

KIND_NOUNS = {
    "town": ("Town",),
    "city": ("Town",),
    "village": ("Village",),
    "district": ("District",),
    "province": ("Province",),
    "governorate": ("Province",),
    "river": ("River",),
    "desert": ("Desert",),
}
"""Common nouns of places, and the kinds of place that they are said of."""

_ACTOR_NOUNS = {
    **dict.fromkeys(
        ("group", "movement", "fighters", "guerrillas", "gunmen", "militants", "rebels", "front"),
        ("ArmedGroup", "Militia"),
    ),
    **dict.fromkeys(("garrison", "army", "police", "regiment", "troops"), ("StateForce",)),
    **dict.fromkeys(("authorities", "ministry", "regime", "officials"), ("Government",)),
    **dict.fromkeys(("radio", "monitor", "paper", "site", "wire"), ("NewsOrganisation",)),
    "militiamen": ("Militia",),
    "forces": ("StateForce", "Militia", "ArmedGroup", "Coalition"),
    "insurgents": ("ArmedGroup", "Militia"),
    "militia": ("Militia", "ArmedGroup"),
    "organisation": ("ArmedGroup", "Militia"),
    "organization": ("ArmedGroup", "Militia"),
    "agency": ("NewsOrganisation",),
    "newspaper": ("NewsOrganisation",),
    "broadcaster": ("NewsOrganisation",),
    "outlet": ("NewsOrganisation",),
    "coalition": ("Coalition",),
    "alliance": ("Coalition",),
    "government": ("Government",),
    "military": ("StateForce",),
    "soldiers": ("StateForce",),
}
SOLDIERS = words("soldiers")
FIGHTERS = words("fighters")
_PLURAL = frozenset({"they", "them", "their"})
_SINGULAR = frozenset({"it", "its"})
_THERE = frozenset({"there"})
_PERSON = frozenset({"he", "she"})
_HIS = frozenset({"his", "her", "our"})
_PRONOUNS = _PLURAL | _SINGULAR | _THERE | _PERSON | _HIS
_BOTH = frozenset({"sides", "parties", "two", "warring"})
_PAIRED = words("both-of")
_UNITS = words("units")
"""What belongs to an actor that one common noun before it names: "army positions"."""
_OWNERS = {
    "army": ("StateForce",),
    "military": ("StateForce",),
    "government": ("StateForce", "Government"),
    "regime": ("StateForce", "Government"),
    "state": ("StateForce",),
    "militia": ("Militia",),
    "rebel": ("ArmedGroup", "Militia"),
    "insurgent": ("ArmedGroup", "Militia"),
    "coalition": ("Coalition",),
}
_CROWD = words("crowd")
_PEOPLE = SOLDIERS | FIGHTERS | frozenset({"men", "forces", "units", "heroes", "comrades", "side"})
_SAYING = words("before-they")
_SAYING_OF = words("after-they")
OUTLETS = frozenset({"NewsOrganisation", "UnnamedSource"})
"""Kinds of actors who report, and take no part."""
_MOST_WORDS = 2
"""Words between "the" and the noun that may describe it."""


@dataclass
class Context:
    """The actors and places named so far, the latest last, and who the last subject was."""

    actors: list[Thing] = field(default_factory=list)
    places: list[Thing] = field(default_factory=list)
    subject: tuple[Thing, ...] = ()
    pair: tuple[Thing, ...] = ()
    """Those who last met or agreed."""
    speaker: tuple[Thing, ...] = ()
    """Whom the last attribution named."""
    words: frozenset[str] = frozenset()
    """The normalised words of the text."""
    known: Sequence[Thing] = ()
    """Every actor of the gazetteer, for "the army" of a text that names the country alone."""

    def note(self, things: Iterable[Thing]) -> None:
        """Remember that `things` were named just now."""
        for thing in things:
            known = self.places if thing.is_place else self.actors
            if thing in known:
                known.remove(thing)
            known.append(thing)

    def with_pronouns(self, sentence: Sentence, named: Sequence[Mention]) -> list[Mention]:
        """The mentions of `sentence`, those too whose name stands before; all are remembered."""
        taken = {mention.first: mention for mention in named}
        found: list[Mention] = []
        index = 0
        while index < len(sentence.tokens):
            mention = taken.get(index) or self._referring(sentence, index, taken, found)
            if mention is not None:
                known = {*self.actors, *self.places}
                self.note(t for t in mention.things if not (mention.pronoun and t in known))
                found.append(mention)
            index = mention.end if mention is not None else index + 1
        return found

    def _referring(
        self,
        sentence: Sentence,
        index: int,
        taken: dict[int, Mention],
        before: Sequence[Mention],
    ) -> Mention | None:
        form = sentence.tokens[index].form
        if form in _PRONOUNS:
            things = self._meant(sentence, index, before)
            return Mention(things, index, index + 1, pronoun=True) if things else None
        if form in _OWNERS:
            return self._owner(sentence, index)
        if set(sentence.forms(index + 1, index + 2)) & (_UNITS | _PEOPLE):
            return self._described(sentence, index)
        if form not in ("the", "both"):
            return None
        return self._definite(sentence, index, taken)

    def _meant(
        self, sentence: Sentence, index: int, before: Sequence[Mention]
    ) -> tuple[Thing, ...]:
        """Whom or what the pronoun at `index` stands for; nothing where that cannot be told."""
        form = sentence.tokens[index].form
        if form in _THERE:
            return tuple(self.places[-1:])
        if form in _HIS:
            own = bool(set(sentence.forms(index + 1, index + 3)) & _PEOPLE) and form != "our"
            return (self.speaker or self._antecedent(before, True)) if own else ()
        says = bool(set(sentence.forms(index + 1, index + 2)) & _SAYING_OF)
        if form in _PERSON or (form in ("it", "they") and self.speaker and says):
            return self.speaker
        things = self._antecedent(before, bool(set(sentence.forms(index - 1, index)) & _SAYING))
        return things + tuple(self.places[-1:]) if form == "it" else things

    def _described(self, sentence: Sentence, index: int) -> Mention | None:
        """The actor whose last word describes its people: "a council unit", "Guard fighters"."""
        form = sentence.tokens[index].form
        fitting = [t for t in self.actors if normalise(t.label).split()[-1:] == [form] != [""]]
        thing = fitting[-1] if fitting else self._shortened(sentence.tokens[index].text)
        return Mention((thing,), index, index + 1, pronoun=True) if thing is not None else None

    def _owner(self, sentence: Sentence, index: int) -> Mention | None:
        """Whose "army positions" and "militia hands" are."""
        noun = sentence.tokens[index].form
        if not set(sentence.forms(index + 1, index + 2)) & _UNITS:
            return None
        thing = self.called(noun) if noun != "government" else None
        for kind in _OWNERS[noun]:
            thing = thing or of_kind(self.actors, (kind,))
        if thing is None or thing.is_place:
            return None
        return Mention((thing,), index, index + 1, pronoun=True)

    def _antecedent(self, before: Sequence[Mention], said: bool) -> tuple[Thing, ...]:
        """Who "they" are: the source after "said that", else the first who is named, or was."""
        actors = [m for m in before if m.is_actor]
        forces = [
            m for m in actors if any(not t.is_place and t.kind not in OUTLETS for t in m.things)
        ]
        if forces:
            return tuple(the_actors(forces[-1:] if said else forces[:1]))
        return self.subject or tuple(the_actors(actors[:1])) or tuple(self.actors[-1:])

    def _definite(
        self, sentence: Sentence, index: int, taken: dict[int, Mention]
    ) -> Mention | None:
        for end in range(index + 1, min(index + 2 + _MOST_WORDS, len(sentence.tokens))):
            if end in taken or not sentence.tokens[end].is_word:
                return None
            if sentence.tokens[end].form in _BOTH and self.pair:
                more = int(bool(set(sentence.forms(end + 1, end + 2)) & _PAIRED))
                return Mention(self.pair, index, end + 1 + more, pronoun=True)
            if sentence.tokens[end].form in _OWNERS and (owner := self._owner(sentence, end)):
                return Mention(owner.things, index, owner.end, pronoun=True)
            thing = self.called(sentence.tokens[end].form) or self._shortened(
                sentence.tokens[end].text
            )
            if thing is not None:
                if sentence.forms(end + 1, end + 2) == ["of"]:
                    return None  # the town of Selwick
                return Mention((thing,), index, end + 1, pronoun=True)
        return None

    def called(self, noun: str) -> Thing | None:
        """The latest thing of which `noun` is the last word of its name, or its kind."""
        for thing in reversed([*self.places, *self.actors]):
            if not thing.is_place and normalise(thing.label).split()[-1:] == [noun]:
                return thing
        return (
            of_kind(self.places, KIND_NOUNS.get(noun, ()))
            or self._actor_called(noun)
            or self._of_the_country(noun)
        )

    def _actor_called(self, noun: str) -> Thing | None:
        """The latest actor of the first kind that `noun` is said of; of any for "the forces"."""
        kinds = _ACTOR_NOUNS.get(noun, ())
        if noun == "forces":
            return of_kind(self.actors, kinds)
        found = (of_kind(self.actors, (kind,)) for kind in kinds)
        return next((thing for thing in found if thing is not None), None)

    def _shortened(self, word: str) -> Thing | None:
        """The latest actor whose name has the capitalised `word` in it: "the Brotherhood"."""
        if not word[:1].isupper():
            return None
        form = normalise(word)
        if sum(normalise(t.label).startswith(f"{form} ") for t in self.known) > 1:
            return None  # of a country, and so of many
        fitting = [t for t in self.actors if form in normalise(t.label).split()]
        return fitting[-1] if len(fitting) == 1 else None

    def _of_the_country(self, noun: str) -> Thing | None:
        """The one actor called by `noun` whose other words the text has: "the army"."""
        found = []
        for thing in self.known:
            words = normalise(thing.label).split()
            if words[-1:] == [noun] and len(words) > 1 and self.words.issuperset(words[:-1]):
                found.append(thing)
        return found[0] if len(found) == 1 else None

    @staticmethod
    def is_force_noun(noun: str) -> bool:
        """Whether `noun` is said of people who act, so that it is a subject of its own."""
        return noun in _ACTOR_NOUNS or noun in _PEOPLE | _CROWD

    def fighters(self, noun: str, but: Iterable[Thing]) -> Thing | None:
        """The latest force whose people "soldiers" or "fighters" are; `but` are not meant."""
        others = [thing for thing in self.actors if thing not in set(but)]
        if noun in SOLDIERS:
            return of_kind(others, ("StateForce",))
        return of_kind(others, ("ArmedGroup", "Militia")) if noun in FIGHTERS else None


def of_kind(things: Sequence[Thing], kinds: Sequence[str]) -> Thing | None:
    """The latest of `things` that is of one of `kinds`."""
    return next((thing for thing in reversed(things) if thing.kind in kinds), None)


def the_place(mention: Mention, sentence: Sentence) -> Thing | None:
    """The place that `mention` names; of a town and a province, what the words beside it say."""
    places = [thing for thing in mention.things if thing.is_place]
    if len(places) < 2:
        return places[0] if places else None
    beside = sentence.forms(mention.first - 2, mention.first) + sentence.forms(
        mention.end, mention.end + 1
    )
    said = [kind for form in beside for kind in KIND_NOUNS.get(form, ())]
    return of_kind(places, said) or of_kind(places, ("Town", "Village")) or places[0]


def the_actor(mention: Mention) -> Thing | None:
    """The actor that `mention` names; of several the first by its slug."""
    actors = sorted(
        (thing for thing in mention.things if not thing.is_place), key=lambda thing: thing.slug
    )
    return actors[0] if actors and not mention.pronoun else actors[-1] if actors else None


def the_actors(mentions: Iterable[Mention]) -> list[Thing]:
    """The actors that `mentions` name, each once; all of a group that "they" stands for."""
    found: list[Thing] = []
    for mention in mentions:
        if mention.pronoun:
            found += [thing for thing in mention.things if not thing.is_place]
        else:
            actor = the_actor(mention)
            found += [actor] if actor is not None else []
    return list(dict.fromkeys(found))
