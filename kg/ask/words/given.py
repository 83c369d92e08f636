"""A question in words taken apart, and what a question of the collection is given by it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import overload

from kg.ask.questions import MOMENT, Parameter, Question
from kg.ask.words.dates import Period
from kg.ask.words.mentions import Mention
from kg.ask.words.phrasings import Phrasing
from kg.ask.words.tokens import Token

_YES_OR_NO = ("is", "are", "was", "were", "do", "does", "did", "has", "have", "هل")
"""Words with which a question begins that is answered by yes or no."""


class Stems(Sequence[str]):
    """The stems of tokens, each worked out when first asked for: those of names rarely are."""

    def __init__(self, tokens: Sequence[Token], key: Callable[[Token], str]) -> None:
        self._tokens = tokens
        self._key = key
        self._known: dict[int, str] = {}

    def __len__(self) -> int:
        return len(self._tokens)

    @overload
    def __getitem__(self, index: int) -> str: ...
    @overload
    def __getitem__(self, index: slice) -> list[str]: ...
    def __getitem__(self, index: int | slice) -> str | list[str]:
        if isinstance(index, slice):
            return [self[place] for place in range(*index.indices(len(self)))]
        if index >= len(self):
            raise IndexError(index)
        if index not in self._known:
            self._known[index] = self._key(self._tokens[index])
        return self._known[index]


@dataclass(frozen=True)
class Taken:
    """A question in words, taken apart; `stems` are those of `tokens`."""

    text: str
    tokens: list[Token]
    stems: Stems
    periods: list[Period]
    mentions: list[Mention]


def assigned(question: Question, mentions: Iterable[Mention]) -> list[Mention]:
    """The mentions for which the question has parameters, in the order of the words."""
    free = [p.type for p in question.parameters if p.name not in MOMENT and p.type != "date"]
    found = []
    for mention in mentions:
        fitting = next((type_ for type_ in free if mention.fits(type_)), None)
        if fitting is not None:
            free.remove(fitting)
            found.append(mention)
    return found


def supposed(question: Question, given: Sequence[Mention], asked: Taken) -> list[Mention]:
    """What a question that is answered by yes or no supposes the answer to be, where it can be.

    "Is Raqqa held by IS" asks who holds Raqqa and supposes that it is IS.
    """
    if question.tells is None or not asked.tokens or asked.tokens[0].form not in _YES_OR_NO:
        return []
    others = (mention for mention in asked.mentions if mention not in given)
    found = [mention for mention in others if mention.fits(question.tells)]
    return found if len(found) == 1 else []


def tokens_of_mentions(mentions: Iterable[Mention]) -> set[int]:
    """The tokens that `mentions` cover."""
    return {index for m in mentions for index in range(m.start, m.end)}


def tokens_of_dates(asked: Taken) -> set[int]:
    """The tokens that dates cover."""
    return {i for p in asked.periods for i in range(p.first_token, p.end_token)}


def sequence_of(
    question: Question,
    given: Sequence[Mention],
    told: Sequence[Mention],
    asked: Taken,
    words: frozenset[str],
) -> tuple[str, ...]:
    """The stems of what is asked, with `{type}` for what is given and nothing for dates.

    Nor for what is `told`, which the answer is supposed to be. Of the words that only say what a
    date is about, those that are in the question's `words`.
    """
    slots = {mention.start: mention for mention in given}
    skipped = (
        tokens_of_dates(asked)
        | tokens_of_mentions([*given, *told])
        | {
            index
            for period in asked.periods
            for index in period.loose
            if asked.stems[index] not in words
        }
    )
    found = []
    for index in range(len(asked.tokens)):
        if index in slots:
            found.append(f"{{{_type_of(question, slots[index])}}}")
        elif index not in skipped:
            found.append(asked.stems[index])
    return tuple(found)


def wording_of(given: Iterable[Mention], asked: Taken) -> str:
    """The words of what is asked as they are written, without what is given and without dates."""
    skipped = tokens_of_dates(asked) | tokens_of_mentions(given)
    return " ".join(t.form for index, t in enumerate(asked.tokens) if index not in skipped)


def _type_of(question: Question, mention: Mention) -> str:
    types = [p.type for p in question.parameters if p.name not in MOMENT]
    return next((type_ for type_ in types if mention.fits(type_)), mention.kind)


def by_parameter(
    question: Question, given: Sequence[Mention], phrasing: Phrasing
) -> dict[str, Mention]:
    """What each parameter is given: in the order of the phrasing, else of the header."""
    parameters = {p.name: p for p in question.parameters if p.name not in MOMENT}
    order = [*(parameters[name] for name in phrasing.slots if name in parameters)]
    order += [parameter for parameter in parameters.values() if parameter not in order]
    found: dict[str, Mention] = {}
    for mention in given:
        free = (p for p in order if p.name not in found and mention.fits(p.type))
        parameter: Parameter | None = next(free, None)
        if parameter is not None:
            found[parameter.name] = mention
    return found
