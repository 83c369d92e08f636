"""Names of a text that the gazetteer does not have: who or where may be added."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from kg.draft.frames import load_rules
from kg.draft.mentions import Mention
from kg.draft.moments import MONTHS
from kg.draft.text import Sentence
from kg.load.dates import WEEKDAYS
from kg.load.names import NameIndex, normalise

_PLACE_BEFORE = frozenset(
    {"in", "near", "of", "at", "around", "outside", "from", "to", "into", "toward", "towards"}
    | {"town", "city", "village", "district", "province", "inside"}
)
_CERTAINLY_PLACE_BEFORE = frozenset({"in", "near", "at", "around", "outside", "inside", "into"})
_ACTOR_BEFORE = frozenset({"by", "against", "with", "between", "forces", "fighters", "militia"})
_SAYING = frozenset({"said", "says", "reported", "announced", "claimed", "told", "denied", "added"})
_FORCES = frozenset({"fighters", "forces", "troops", "militia", "army", "soldiers", "commanders"})
_JOINTS = frozenset({"of", "al", "el", "de", "the"})
_PLAIN = frozenset({*WEEKDAYS, *MONTHS, "i", "mr", "mrs", "ms", "dr", "gen", "col", "lt", "maj"})
_PRONOUNS = frozenset({"we", "us", "they", "them", "he", "she", "it", "its", "our", "their", "you"})
_ALIKE = 88
"""Likeness, of 100, from which a known name is offered as the one that may be meant."""


@dataclass(frozen=True)
class Candidate:
    """A name that the gazetteer lacks; `kind` is place, actor or unclear.

    `sentence` is the first in which it stands, `near` the known names that look like it, `command`
    the line that adds it.
    """

    name: str
    count: int
    kind: str
    sentence: str
    near: tuple[str, ...]
    command: str


@dataclass(frozen=True)
class _Seen:
    name: str
    kind: str
    sentence: str
    at_begin: bool


def candidates_in(
    sentences: Iterable[tuple[Sentence, Sequence[Mention]]], text: str, index: NameIndex
) -> list[Candidate]:
    """The names of `sentences` that the gazetteer does not have, the most frequent first."""
    seen: dict[str, list[_Seen]] = {}
    for sentence, mentions in sentences:
        for found in _names(sentence, mentions, text):
            seen.setdefault(normalise(found.name), []).append(found)
    made = [
        _candidate(group, index)
        for form, group in seen.items()
        if form and not all(found.at_begin and " " not in found.name for found in group)
    ]
    return sorted(made, key=lambda candidate: (-candidate.count, candidate.name))


def _names(sentence: Sentence, mentions: Sequence[Mention], text: str) -> Iterator[_Seen]:
    covered = {index for mention in mentions for index in range(mention.first, mention.end)}
    index = 0
    while index < len(sentence.tokens):
        end = _name_end(sentence, index, covered)
        if end is None:
            index += 1
            continue
        span = text[sentence.tokens[index].start : sentence.tokens[end - 1].end]
        whole = " ".join(text[sentence.start : sentence.end].split())
        yield _Seen(span, _kind(sentence, index, end), whole, index == 0)
        index = end


def _name_end(sentence: Sentence, first: int, covered: set[int]) -> int | None:
    """Where the name ends that begins at `first`; None where none does."""
    if not _is_capital(sentence, first, covered):
        return None
    end = first + 1
    while end < len(sentence.tokens) and end not in covered:
        if _is_capital(sentence, end, covered):
            end += 1
        elif sentence.tokens[end].form in _JOINTS and _is_capital(sentence, end + 1, covered):
            end += 2
        else:
            break
    return end


def _is_capital(sentence: Sentence, index: int, covered: set[int]) -> bool:
    if index >= len(sentence.tokens) or index in covered:
        return False
    token = sentence.tokens[index]
    plain = token.form in _PLAIN or token.form in _PRONOUNS
    return token.text[:1].isupper() and len(token.text) > 1 and not plain


def _kind(sentence: Sentence, first: int, end: int) -> str:
    before = set(sentence.forms(first - 1, first))
    after = sentence.forms(end, end + 1)
    verbs = load_rules().phrases
    tells = any(form and load_rules().stem(form) in verbs for form in after)
    if before & _CERTAINLY_PLACE_BEFORE:
        return "place"
    if set(after) & (_SAYING | _FORCES) or before & _ACTOR_BEFORE or tells:
        return "actor"
    return "place" if before & _PLACE_BEFORE else "unclear"


def _candidate(group: Sequence[_Seen], index: NameIndex) -> Candidate:
    kinds = [found.kind for found in group if found.kind != "unclear"]
    kind = max(sorted(set(kinds), reverse=True), key=kinds.count, default="unclear")
    name = re.sub(r"^[Tt]he ", "", group[0].name)
    what = "place" if kind == "place" else "actor"
    return Candidate(
        name=name,
        count=len(group),
        kind=kind,
        sentence=group[0].sentence,
        near=_alike(name, index),
        command=f"kg new {what} {shlex.quote(name)}",
    )


def _alike(name: str, index: NameIndex) -> tuple[str, ...]:
    from rapidfuzz import fuzz

    form = normalise(name)
    return tuple(
        known for known in index.near(name) if fuzz.ratio(form, normalise(known)) >= _ALIKE
    )
