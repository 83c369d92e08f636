"""What the sentences of a text tell, before it is written as claims: the reading of a draft."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from kg.draft.attribution import attributions_in
from kg.draft.clauses import aim_of, follows_after, outcome_of, when, words_of
from kg.draft.context import OUTLETS, Context, the_actors
from kg.draft.doers import doers
from kg.draft.extents import extent_of
from kg.draft.hits import Hit, hits_in
from kg.draft.mentions import Mention, Names
from kg.draft.moments import DatePhrase, dates_in
from kg.draft.place_groups import PlaceGroups
from kg.draft.reading import Read, is_within
from kg.draft.roles import Roles, read_roles
from kg.draft.sources import Attribution
from kg.draft.spans import span_of, tokens_at
from kg.draft.subjects import is_led, subject_of
from kg.draft.text import Sentence, quotations, sentences_of
from kg.draft.told import Told, is_whole, told_once
from kg.draft.tolls import casualties_told
from kg.load.names import Thing, normalise

_MEDIA = frozenset({"agency", "radio", "television", "channel", "newspaper", "media", "outlet"})


class Reader:
    """Reads the sentences of one text in their order."""

    def __init__(
        self,
        text: str,
        names: Names,
        published: date | None,
        publisher: Thing | None,
        groups: PlaceGroups,
        outlets: Mapping[str, Sequence[Thing]],
    ) -> None:
        self.outlets = outlets
        sides = [iri for iri, theirs in outlets.items() if publisher in theirs]
        things = names.index.things
        self.own_side = (things[sides[0]],) if len(sides) == 1 and sides[0] in things else ()
        self.groups = groups
        self.text = text
        self.names = names
        self.published = published
        self.publisher = publisher
        self.context = Context(
            words=frozenset(normalise(text).split()),
            known=[t for t in names.index.things.values() if not t.is_place],
        )
        self.quotations = quotations(text)
        self.sentences: list[tuple[Sentence, list[Mention]]] = []
        self._last_day = published
        self._places: tuple[Sequence[Thing], Sequence[Thing]] = ([], [])
        self._last_said: Attribution | None = None

    def told(self) -> Iterator[Told]:
        """Everything that the text tells and the rules read, in the order of the text."""
        for sentence in sentences_of(self.text):
            read = self._read(sentence)
            self._places = ([], [])
            found: list[Told] = []
            for index, hit in enumerate(read.hits):
                found += self._hit(read, index, hit)
            if not read.hits:
                self._note_subject(read)
            yield from told_once(found)
            yield from casualties_told(read, found, self.context, self._places)

    # -- one sentence ----------------------------------------------------------------------

    def _read(self, sentence: Sentence) -> Read:
        self._learn_acronyms(sentence)
        named = self.names.mentions(sentence)
        self.sentences.append((sentence, named))
        mentions = self.context.with_pronouns(sentence, named)
        mentions = self._with_speakers(sentence, mentions)
        taken = frozenset(i for m in mentions for i in range(m.first, m.end))
        events = frozenset(hit.start for hit in hits_in(sentence, taken, frozenset()))
        said = [self._by_outlet(sentence, a) for a in attributions_in(sentence, mentions, events)]
        said = [a for a in said if self.publisher is None or a.chain != (self.publisher,)] or said
        blocked = frozenset(index for a in said for index in a.tokens)
        dates = self._dates(sentence)
        dated = frozenset(i for d in dates for i in tokens_at(sentence, d.start, d.end))
        hits = hits_in(sentence, taken | dated, blocked)
        read = Read(
            self.text,
            self.quotations,
            sentence,
            mentions,
            hits,
            said,
            dates,
            blocked,
            self._last_said,
        )
        self._last_said = said[-1] if said else None
        self.context.speaker = said[-1].chain[-1:] if said else self.context.speaker
        return read

    def _note_subject(self, read: Read) -> None:
        """Remember who a sentence is about of which no rule reads the verb."""
        first = [m for m in read.mentions if m.first <= 1 and m.is_actor and not m.pronoun]
        actors = [actor for actor in the_actors(first) if actor.kind not in OUTLETS]
        self.context.subject = tuple(actors) or self.context.subject

    def _by_outlet(self, sentence: Sentence, said: Attribution) -> Attribution:
        """The attribution with a group's one outlet, for "the group's radio said"."""
        owned = self.outlets.get(said.chain[-1].iri, ()) if said.chain else ()
        if len(owned) != 1 or not _MEDIA & set(sentence.forms(said.first, said.end)):
            return said
        return replace(said, chain=(*said.chain[:-1], owned[0]))

    def _with_speakers(self, sentence: Sentence, mentions: list[Mention]) -> list[Mention]:
        """The mentions with those whom "we" and "our forces" mean: who is quoted."""
        spoken = [i for i, t in enumerate(sentence.tokens) if t.form in ("we", "our")]
        said = attributions_in(sentence, mentions, frozenset()) if spoken else []
        source = said[-1] if said else self._last_said
        quoted = [i for i in spoken if is_within(self.quotations, sentence.tokens[i].start)]
        who = source.chain[-1:] if source is not None and quoted else self.own_side
        if not spoken or not who:
            return mentions
        taken = {i for m in mentions for i in range(m.first, m.end)}
        speakers = [Mention(who, i, i + 1, pronoun=True) for i in spoken if i not in taken]
        return sorted([*mentions, *speakers], key=lambda mention: mention.first)

    def _learn_acronyms(self, sentence: Sentence) -> None:
        """Make a name known by the letters in brackets after it: "Northern Guard (NG)"."""
        for mention in self.names.mentions(sentence):
            after = sentence.tokens[mention.end : mention.end + 3]
            marks = [token.text for token in after]
            in_brackets = len(marks) == 3 and (marks[0], marks[2]) == ("(", ")")
            if in_brackets and marks[1].isupper() and len(marks[1]) > 1 == len(mention.things):
                self.names.add_alias(marks[1], mention.things[0])

    def _dates(self, sentence: Sentence) -> list[DatePhrase]:
        if self.published is None or self._last_day is None:
            return []
        found = dates_in(self.text, sentence.start, sentence.end, self.published, self._last_day)
        self._last_day = next((d.day for d in reversed(found) if d.day), self._last_day)
        return found

    # -- one phrase ------------------------------------------------------------------------

    def _hit(self, read: Read, index: int, hit: Hit) -> Iterator[Told]:
        left = read.hits[index - 1].end if index else 0
        subject = doers(read, index, left)
        read.subjects[index] = subject
        following_hits = [h for h in read.hits[index + 1 :] if not _is_reduced(h)]
        right = following_hits[0].first if following_hits else len(read.sentence.tokens)
        if following_hits:
            after = following_hits[0]
            if not after.bare and not after.frame.noun:
                following = subject_of(after, read.sentence, read.mentions, hit.end, read.blocked)
                own = hit.frame.noun and following and is_led(following[-1], read.sentence)
                if not own:
                    right = min([right, *(m.first for m in following[:1])])
        limits = (left if index else 0, right)
        roles = read_roles(hit, read.sentence, read.mentions, subject, limits, read.blocked)
        self._take_group(read, hit, roles)
        if subject and not hit.frame.noun and any(m.is_actor for m in subject):
            actors = tuple(the_actors(subject))
            self.context.subject = actors or self.context.subject
            self.context.pair = actors if len(actors) == 2 else self.context.pair
        if (
            hit.frame.kind in ("Meeting", "Agreement")
            and len(roles.actors.get("participant", ())) > 1
        ):
            self.context.pair = self.context.subject = tuple(roles.actors["participant"])
        if hit.frame.kind == "Battle" and hit.frame.noun and not roles.places + roles.near:
            roles.places, roles.near = list(self._places[0]), list(self._places[1])
        self._places = (roles.places, roles.near)
        if read.is_withdrawn(hit.start) or hit.open or (hit.planned and hit.frame.kind == "Intent"):
            return
        yield from self._as_told(read, hit, roles, limits, index)

    def _take_group(self, read: Read, hit: Hit, roles: Roles) -> None:
        """Take the places that are counted and not named as what changes hands."""
        wanted = hit.frame.kind == "TerritorialChange" and "place" in hit.frame.object
        if not wanted or roles.places or hit.passive or hit.frame.noun:
            return
        mention = self.groups.mention(read.sentence, hit.end, read.mentions, self.text)
        if mention is not None:
            roles.places = [*mention.things]
            roles.used.append(mention)

    # -- what is told ----------------------------------------------------------------------

    def _as_told(
        self, read: Read, hit: Hit, roles: Roles, limits: tuple[int, int], index: int
    ) -> Iterator[Told]:
        words = words_of(read, hit, roles, limits)
        said_by = read.said_by(hit.start)
        outcome = outcome_of(read, hit, words) if hit.frame.outcome else None
        presupposed = hit.frame.noun and hit.frame.kind == "TerritorialChange"
        presupposed = presupposed or follows_after(read, hit)
        if hit.frame.kind == "Alliance":
            roles.places = []
        for place in roles.places or [None]:  # type: ignore[list-item]
            told = Told(
                rule=hit.frame.rule,
                kind="Intent" if hit.planned else hit.frame.kind,
                actors=self._doers(hit, roles, said_by),
                words=words,
                verb=span_of(read.sentence, hit.first, hit.end),
                place=place,
                near=() if roles.places else tuple(roles.near),
                extent=extent_of(read.sentence, roles, place),
                when=when(read, hit, index),
                date_rule=hit.frame.date or ("ongoing" if hit.ongoing else "not-after"),
                said_by=said_by,
                said=read.said_on(said_by),
                attributed=read.attributed(said_by),
                denied=hit.denied or (said_by is not None and said_by.denied),
                presupposed=presupposed,
                quoted=read.is_quoted(read.sentence.tokens[hit.start].start),
                again=hit.frame.again,
                speaks=hit.frame.speaks,
                aim=read.sentence.tokens[aim_of(hit)].start,
                outcome=outcome,
                names=tuple(read.names(words, said_by)),
            )
            if is_whole(told):
                yield told

    def _doers(
        self, hit: Hit, roles: Roles, said_by: Attribution | None
    ) -> Mapping[str, Sequence[Thing]]:
        """The actors by role; who denies that a place fell is who would have lost it."""
        given = {role: actors for role, actors in roles.actors.items() if actors}
        denied = said_by is not None and said_by.denied and bool(said_by.chain)
        if hit.frame.subject == "place" and not given and denied and said_by is not None:
            return {"lostBy": said_by.chain[-1:]}
        return given


def _is_reduced(hit: Hit) -> bool:
    """Whether a participle only describes the name before it: "positions held by the army"."""
    return hit.passive and not (hit.bare or hit.aside) and hit.first == hit.start
