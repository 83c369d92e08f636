"""Who does what a phrase tells, from all that its sentence says before."""

from __future__ import annotations

from kg.draft.hits import Hit
from kg.draft.mentions import Mention
from kg.draft.reading import Read
from kg.draft.subjects import owner_of, subject_of
from kg.draft.words import words

Doers = tuple[Mention, ...]
_ACCUSES = words("accuse")
_TAKES_PART = frozenset({"participant", "lostBy", "beneficiary"})
"""Roles of a noun that the subject of the verb before has: "withdrew after clashes with"."""


def doers(read: Read, index: int, left: int) -> Doers:
    """Who does what the phrase with the number `index` tells, none named before token `left`."""
    hit = read.hits[index]
    verbs = [i for i in range(index) if not read.hits[i].frame.noun]
    before = read.subjects.get(verbs[-1], ()) if verbs else ()
    accused = _accused(read, hit)
    if accused:
        return accused
    if hit.frame.noun:
        return _of_noun(read, hit, before)
    if not hit.bare:
        return _of_verb(read, index, left, before)
    if index and before:
        return before
    found = subject_of(hit, read.sentence, read.mentions, 0, read.blocked)
    return found or _denier(read, hit) or _source(read, hit)


def _of_verb(read: Read, index: int, left: int, before: Doers) -> Doers:
    """Who stands before a verb, or did what was told before where nobody does."""
    hit = read.hits[index]
    found = subject_of(hit, read.sentence, read.mentions, left, read.blocked)
    if read.sentence.forms(hit.first, hit.first + 2) == ["to", "have"]:
        return found or _source(read, hit)
    if hit.aside and before and not (found and found[-1].end == hit.first - 1):
        return before
    if index and not found and read.hits[index - 1].aside:
        return read.subjects.get(index - 1, ())
    found = found or _denier(read, hit)
    if found or not index or hit.passive or hit.frame.subject == "place":
        return found
    return _of_reduced(read, index)


def _of_noun(read: Read, hit: Hit, before: Doers) -> Doers:
    """Who has part in what a noun tells: "its assault", "after fierce battles with"."""
    own = owner_of(hit, read.sentence, read.mentions)
    if own and (hit.frame.owner or hit.frame.kind != "Control"):
        return tuple(own)
    if hit.frame.subject not in _TAKES_PART:
        return ()
    named = [m for m in read.mentions if m.is_actor and m.end <= hit.first]
    return before or tuple(m for m in named if m.first not in read.blocked)[-1:]


def _of_reduced(read: Read, index: int) -> Doers:
    """The subject that a participle only described: "soldiers deployed there have fired"."""
    before = read.hits[index - 1]
    reduced = not before.bare and before.start == before.first and not before.frame.noun
    auxiliary = read.hits[index].first < read.hits[index].start
    return read.subjects.get(index - 1, ()) if reduced and auxiliary else ()


def _accused(read: Read, hit: Hit) -> Doers:
    """Who is accused of it: "accused the army of shelling", "blamed the army for a raid"."""
    said = read.said_by(hit.start)
    led = read.sentence.forms(hit.first - 3, hit.first)
    if said is None or said.end > hit.first or not {"of", "for"} & set(led):
        return ()
    if not _ACCUSES & set(read.sentence.forms(said.end - 1, said.end)):
        return ()
    named = [m for m in read.mentions if said.end <= m.first and m.end <= hit.first]
    return tuple(m for m in named if m.is_actor)[:1]


def _denier(read: Read, hit: Hit) -> Doers:
    """The source that denies, for "denied attacking"."""
    said = read.said_by(hit.start)
    return read.named_in(said) if said is not None and said.denied else ()


def _source(read: Read, hit: Hit) -> Doers:
    said = read.said_by(hit.start)
    return read.named_in(said) if said is not None else ()
