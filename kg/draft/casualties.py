"""Killed and wounded: how many, and whose people they were."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kg.draft.context import FIGHTERS, SOLDIERS, Context, the_actors
from kg.draft.mentions import Mention
from kg.draft.text import Sentence
from kg.load.names import Thing
from kg.load.numbers import Number, numbers_in

_KILLED = frozenset(
    {"killed", "killing", "kill", "dead", "died", "slain", "deaths", "kills"}
    | {"perished", "perish", "martyred", "eliminated", "neutralised", "neutralized", "fatalities"}
)
_WOUNDED = frozenset(
    {"wounded", "wounding", "injured", "injuring", "wounds", "injuries", "hurt", "maimed"}
)
_LOST = frozenset({"lost", "lose", "loses", "losing"})
_BE = frozenset({"was", "were", "been", "be", "being", "is", "are"})
_ONE = frozenset({"a", "an"})
_MORE = frozenset({"more", "others", "other", "another"})
_PEOPLE = SOLDIERS | FIGHTERS | frozenset({"people", "civilian", "civilians", "men", "members"})
_REACH = 16
"""Words between a number and the verb that it belongs to."""


@dataclass(frozen=True)
class Count:
    """One number of casualties: `first` and `end` are tokens, `words` offsets of the text."""

    kind: str
    number: Number
    words: tuple[int, int]
    first: int
    end: int
    sufferers: tuple[Thing, ...]
    verb: int


@dataclass(frozen=True)
class _Figure:
    number: Number
    words: tuple[int, int]
    first: int
    end: int


def counts_in(
    sentence: Sentence,
    text: str,
    mentions: Sequence[Mention],
    context: Context,
    blocked: frozenset[int],
    targets: tuple[Thing, ...] = (),
) -> list[Count]:
    """The numbers of killed and wounded in `sentence` whose people are known, in their order.

    `targets` are who the sentence says was attacked: theirs are those of "…, killing six".
    """
    figures = _figures(sentence, text, blocked)
    found: list[Count] = []
    used: set[int] = set()
    keys = [i for i in range(len(sentence.tokens)) if _is_key(sentence, i)]
    for place, index in enumerate(keys):
        if index in blocked:
            continue
        low = keys[place - 1] if place else 0
        high = keys[place + 1] if place + 1 < len(keys) else len(sentence.tokens)
        for figure, passive in _belonging(sentence, figures, index, (low, high)):
            if figure.first in used:
                continue
            kind = "wounded" if sentence.tokens[index].form in _WOUNDED else "killed"
            sufferers = _sufferers(sentence, figure, index, mentions, context, passive, found)
            if not sufferers and _is_bare(sentence, figure, index):
                sufferers = targets
            if sufferers:
                used.add(figure.first)
                found.append(
                    Count(
                        kind,
                        figure.number,
                        figure.words,
                        figure.first,
                        figure.end,
                        sufferers,
                        index,
                    )
                )
    return found


def _is_key(sentence: Sentence, index: int) -> bool:
    """Whether people are killed or wounded by the word at `index`; men are lost, towns are not."""
    form = sentence.tokens[index].form
    if form in _LOST:
        return bool(set(sentence.forms(index + 1, index + 6)) & _PEOPLE)
    if form == "fallen":
        return bool(set(sentence.forms(index - 5, index)) & _PEOPLE)
    return form in _KILLED | _WOUNDED


def _figures(sentence: Sentence, text: str, blocked: frozenset[int]) -> list[_Figure]:
    shown = text[sentence.start : sentence.end]
    found = []
    for number in numbers_in(shown):
        start, end = sentence.start + number.start, sentence.start + number.end
        tokens = [i for i, t in enumerate(sentence.tokens) if t.start < end and t.end > start]
        if tokens and tokens[0] not in blocked:
            more = sentence.forms(tokens[-1] + 1, tokens[-1] + 2)
            if more and more[0] in _MORE:
                end = sentence.tokens[tokens[-1] + 1].end
            found.append(_Figure(number, (start, end), tokens[0], tokens[-1] + 1))
    taken = {i for figure in found for i in range(figure.first, figure.end)}
    for index, token in enumerate(sentence.tokens):
        follows = set(sentence.forms(index + 1, index + 5)) & _PEOPLE
        if token.form in _ONE and index not in taken | blocked and follows:
            words = (token.start, sentence.tokens[index + 1].end)
            found.append(_Figure(Number(1, 1, 0, 1), words, index, index + 1))
    return sorted(found, key=lambda figure: figure.first)


def _belonging(
    sentence: Sentence, figures: Sequence[_Figure], index: int, limits: tuple[int, int]
) -> list[tuple[_Figure, bool]]:
    """The figures that the word at `index` counts, and whether it says so in the passive."""
    form = sentence.tokens[index].form
    before = sentence.forms(index - 3, index)
    passive = bool(_BE & set(before)) or form in ("died", "dead", "perished", "fallen")
    left = [
        f for f in figures if limits[0] <= f.first and f.end <= index and index - f.end < _REACH
    ]
    right = [f for f in figures if index < f.first < limits[1] and f.first - index <= 5]
    directly = [f for f in left if index - f.end <= 4]
    if form in ("deaths", "wounds", "injuries", "fatalities"):
        return [(f, False) for f in left[-1:] or right[:1]]
    if (
        not passive
        and right
        and right[0].first - index <= 3
        and not (directly and form != "killing")
    ):
        return [(right[0], False)]
    if passive:
        return [(f, True) for f in left]
    return [(f, True) for f in directly[-1:]] or [(f, False) for f in right[:1]]


def _sufferers(
    sentence: Sentence,
    figure: _Figure,
    verb: int,
    mentions: Sequence[Mention],
    context: Context,
    passive: bool,
    before: Sequence[Count],
) -> tuple[Thing, ...]:
    """Whose people the number counts: the actor named after it, or those of the number before."""
    end = verb if verb > figure.first else min(figure.end + 8, len(sentence.tokens))
    end = _phrase_end(sentence, figure.end, end, mentions)
    named = [m for m in mentions if m.is_actor and figure.end <= m.first and m.end <= end]
    named = named or [m for m in mentions if m.is_actor and m.end == figure.first]
    if named:
        return tuple(the_actors(named[:1]))
    words = sentence.forms(figure.end, end)
    if sentence.tokens[verb].form in _LOST:
        losers = [m for m in mentions if m.is_actor and m.end <= verb]
        return tuple(the_actors(losers[-1:]))
    for word in words:
        actor = context.fighters(word, () if passive else context.subject)
        if actor is not None:
            return (actor,)
    if sentence.tokens[verb].form in ("dead", "killed") and not words:
        among = [m for m in mentions if m.is_actor and verb < m.first <= verb + 3]
        led = {"on", "among"} & set(sentence.forms(verb + 1, verb + 2))
        if among and led:
            return tuple(the_actors(among[:1]))
    if before and not set(words) & (_PEOPLE - {"members", "men"}):
        return before[-1].sufferers
    return ()


def _is_bare(sentence: Sentence, figure: _Figure, verb: int) -> bool:
    """Whether nothing says who the dead are: "killing six"."""
    after = sentence.forms(figure.end, figure.end + 1)
    return sentence.tokens[verb].form.endswith("ing") and after in ([], [""], ["and"])


def _phrase_end(sentence: Sentence, start: int, end: int, mentions: Sequence[Mention]) -> int:
    """Where the words for whom a number counts end: at a verb, a mark, or "in" and "by"."""
    names = {index for m in mentions for index in range(m.first, m.end)}
    for index in range(start, end):
        token = sentence.tokens[index]
        if index in names:
            continue
        if not token.is_word and token.text not in ("-", "'", "’"):
            return index
        if token.form in _BE | {"by", "in", "near", "at", "when", "and", "after", "on", "during"}:
            return index
    return end
