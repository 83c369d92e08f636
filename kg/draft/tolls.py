"""The casualties that a sentence tells, with where and when."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.draft.casualties import Count, counts_in
from kg.draft.clauses import widened
from kg.draft.context import Context, the_place
from kg.draft.mentions import Mention
from kg.draft.reading import Read
from kg.draft.spans import span_of
from kg.draft.told import Told
from kg.load.names import Thing

Where = tuple[Sequence[Thing], Sequence[Thing]]
"""The places in which, and those near which, something happened."""
_IN = frozenset({"in", "at", "inside"})
_NEAR = frozenset({"near", "outside", "around"})
_FIGHTS = frozenset({"battle", "fight", "fighting"})


def casualties_told(
    read: Read, found: Sequence[Told], context: Context, places: Where
) -> Iterator[Told]:
    """The casualties in a sentence, those of each side together.

    `found` is what else the sentence tells, `places` where the last of it happened: "…, killing
    six" is told of there.
    """
    targets = tuple(actor for told in found for actor in told.actors.get("target", ()))
    by_sufferer: dict[tuple[Thing, ...], list[Count]] = {}
    for count in counts_in(read.sentence, read.text, read.mentions, context, read.blocked, targets):
        by_sufferer.setdefault(count.sufferers, []).append(count)
    for sufferers, counts in by_sufferer.items():
        yield _toll(read, sufferers, counts, places)


def _toll(read: Read, sufferers: Sequence[Thing], counts: Sequence[Count], places: Where) -> Told:
    first = min(min(count.first, count.verb) for count in counts)
    end = max(max(count.end, count.verb + 1) for count in counts)
    words = span_of(read.sentence, *widened(read, first, end))
    verb = counts[0].verb
    said_by = read.said_by(verb)
    place, near = _where(read, verb, places)
    free = [d for d in read.dates if not read.is_said(d)]
    return Told(
        rule="casualties",
        kind="CasualtyEstimate",
        actors={"sufferedBy": list(sufferers)},
        words=words,
        verb=span_of(read.sentence, verb, verb + 1),
        place=place,
        near=near,
        when=free[-1] if free else None,
        said_by=said_by,
        said=read.said_on(said_by),
        attributed=read.attributed(said_by),
        denied=said_by is not None and said_by.denied,
        quoted=read.is_quoted(read.sentence.tokens[verb].start),
        counts=tuple(counts),
        names=tuple(read.names(words, said_by)),
    )


def _where(read: Read, verb: int, places: Where) -> tuple[Thing | None, Sequence[Thing]]:
    """Where people were killed: as the sentence says, else where they were attacked."""
    for mention in read.mentions:
        if not mention.is_place or mention.first in read.blocked or mention.is_actor:
            continue
        place = the_place(mention, read.sentence)
        before = set(read.sentence.forms(mention.first - 3, mention.first))
        if before & _NEAR:
            return None, (place,) if place else ()
        if before & _IN or _is_there(read, mention) or (before & _FIGHTS and "for" in before):
            return place, ()
    if not read.sentence.tokens[verb].form.endswith("ing"):
        return None, ()
    place = next(iter(places[0]), None)
    return place, () if place is not None else tuple(places[1])


def _is_there(read: Read, mention: Mention) -> bool:
    return read.sentence.tokens[mention.first].form == "there"
