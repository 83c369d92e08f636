"""What a question names: things of the gazetteer, claims, numbers, schemes."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Protocol

from kg.ask.parameters import SCHEMES
from kg.ask.words.calendar_words import DUALS, NUMBERS, is_word
from kg.ask.words.review_words import review_state
from kg.ask.words.tokens import Token, bare_forms, small_word, small_words
from kg.load.names import Thing, normalise

if TYPE_CHECKING:
    from kg.load.near_names import NearNames

NAMED = ("place", "actor")
"""Types of parameters whose names may be unknown words."""
_LONGEST = 9
"""Words of the longest name that is looked for."""
_CLAIM_ID = re.compile(r"c\d+[a-z]*")
_BEFORE_NAMES = ("by", "against", "does", "did")
"""Words after which no verb stands, so that "is" is a name there."""
_PRIME = ("'", "′", "’", "‘")
_KINDS = {
    normalise(word): kind
    for kind, words in {
        "Town": "town city مدينة بلدة",
        "Province": "province governorate محافظة",
        "District": "district منطقة قضاء",
        "River": "river نهر",
        "Desert": "desert صحراء",
        "Country": "country دولة",
    }.items()
    for word in words.split()
}
"""Words beside a name that say which kind of place is meant."""


@dataclass(frozen=True)
class Mention:
    """Something that the tokens from `start` up to `end` name.

    `kind` is thing, claim, number, review or scheme; place or actor for a name that nobody knows.
    `value` is what a parameter is given. `things` are those that the words may mean, with the alias
    that they are close to where they are no name.
    """

    kind: str
    words: str
    value: str
    start: int
    end: int
    things: dict[str, Thing] = field(default_factory=dict)
    close_to: dict[str, str] = field(default_factory=dict)

    def fitting(self, type_: str) -> list[Thing]:
        """The things that a parameter of the type place or actor may be given."""
        return [t for t in self.things.values() if t.is_place == (type_ == "place")]

    def fits(self, type_: str) -> bool:
        """Whether it can be given for a parameter of this type."""
        return self.kind == type_ or (type_ in NAMED and bool(self.fitting(type_)))


class NameSource(Protocol):
    """Where things are found by name: all names of a gazetteer, or a store that keeps them."""

    def named(self, form: str) -> list[Thing]:
        """The things that are called by the normalised name `form`."""

    def find(self, name: str, *, places: bool | None = None) -> list[Thing]:
        """The things called `name`."""

    def names(self) -> Iterator[tuple[str, str, list[Thing]]]:
        """Every name: its normalised form, a way in which it is written, the things called so."""


class ClaimSource(Protocol):
    """Where claims are found by their ids."""

    def written(self, form: str, words: str) -> str | None:
        """How the claim's id is written that `form` (normalised) is, for `words`."""


class MentionFinder:
    """Finds what questions name in one graph: by the names of its gazetteer and its claims' ids."""

    def __init__(self, names: NameSource, claims: ClaimSource) -> None:
        self._claims = claims
        self._names = names

    @cached_property
    def _near(self) -> NearNames:
        from kg.load.near_names import NearNames  # slow to import, for misspelt names alone

        return NearNames(self._names)

    def find(
        self,
        text: str,
        tokens: Sequence[Token],
        taken: Collection[int],
        is_known: Callable[[Token], bool],
    ) -> list[Mention]:
        """The mentions in `text`, longest first from left to right.

        `taken` are the tokens that belong to dates; `is_known` tells the words of questions, which
        are not looked at for misspelt names.
        """
        exact = self._each(tokens, taken, lambda a, b: self._exact(text, tokens, a, b))
        left = {*taken, *(i for mention in exact for i in range(mention.start, mention.end))}
        near = self._each(
            tokens, left, lambda a, b: self._spelt_otherwise(text, tokens, a, b, is_known)
        )
        left |= {i for mention in near for i in range(mention.start, mention.end)}
        numbers = self._each(tokens, left, lambda a, b: self._number(text, tokens, a, b))
        found = sorted([*exact, *near, *numbers], key=lambda mention: mention.start)
        return [self._of_kind(mention, tokens) for mention in found]

    def _each(
        self,
        tokens: Sequence[Token],
        taken: Collection[int],
        mention_at: Callable[[int, int], Mention | None],
    ) -> list[Mention]:
        """What `mention_at` finds among the tokens that are not `taken`, longest first."""
        found: list[Mention] = []
        start = 0
        while start < len(tokens):
            ends = range(min(len(tokens), start + _LONGEST), start, -1)
            free = (end for end in ends if not any(index in taken for index in range(start, end)))
            mention = next((m for end in free if (m := mention_at(start, end))), None)
            found += [mention] if mention else []
            start = mention.end if mention else start + 1
        return found

    def _exact(self, text: str, tokens: Sequence[Token], start: int, end: int) -> Mention | None:
        words = _written(text, tokens, start, end)
        form = " ".join(token.form for token in tokens[start:end])
        claim = self._claim(text, tokens, start, end, form)
        if claim is not None:
            return Mention("claim", words, claim, start, end)
        if end == start + 1 and form in SCHEMES:
            return Mention("scheme", words, form, start, end)
        state = review_state(form)
        if state is not None:
            return Mention("review", words, state, start, end)
        things = self._things(text, tokens, start, end)
        return Mention("thing", words, words, start, end, things) if things else None

    def _things(self, text: str, tokens: Sequence[Token], start: int, end: int) -> dict[str, Thing]:
        first, *rest = [token.form for token in tokens[start:end]]
        if end == start + 1 and first in small_words() and not _is_a_name(text, tokens, start):
            return {}
        for form in (first, *bare_forms(first)):
            things = self._names.named(" ".join([form, *rest]))
            if things:
                return {thing.iri: thing for thing in things}
        return {}

    def _claim(
        self, text: str, tokens: Sequence[Token], start: int, end: int, form: str
    ) -> str | None:
        last = tokens[end - 1]
        words = _written(text, tokens, start, end)
        known = self._claims.written(form, words)
        if known or (end == start + 1 and _CLAIM_ID.fullmatch(form)):
            quoted = text[tokens[start].start - 1 : tokens[start].start] in _PRIME
            primed = "p" if text[last.end : last.end + 1] in _PRIME and not quoted else ""
            longer = self._claims.written(form + primed, words + primed) if primed else None
            return longer or known or last.written + primed
        return None

    def _spelt_otherwise(
        self,
        text: str,
        tokens: Sequence[Token],
        start: int,
        end: int,
        is_known: Callable[[Token], bool],
    ) -> Mention | None:
        forms = [token.form for token in tokens[start:end]]
        if small_word(forms[0]) or small_word(forms[-1]):
            return None
        known = [token for token in tokens[start:end] if is_known(token)]
        parts = (self._near.is_part(token.form) for token in known)
        if len(known) == end - start or not all(parts):
            return None
        things = self._near.find(" ".join(forms))
        if not things:
            return None
        words = _written(text, tokens, start, end)
        meant = {thing.iri: thing for thing, _ in things}
        close_to = {thing.iri: alias for thing, alias in things}
        return Mention("thing", words, words, start, end, meant, close_to)

    def _number(self, text: str, tokens: Sequence[Token], start: int, end: int) -> Mention | None:
        if end != start + 1:
            return None
        form = tokens[start].form
        number = int(form) if form.isdecimal() and len(form) <= 6 else NUMBERS.get(form)
        number = 2 if form in DUALS else number
        if number is None:
            return None
        after = tokens[start + 1].form if start + 1 < len(tokens) else ""
        if number == 1 and not form.isdecimal() and not is_word("units", after):
            return None
        if is_word("weeks", form) or is_word("weeks", after):
            end = start + 1 + is_word("weeks", after)
            return Mention(
                "number", _written(text, tokens, start, end), str(7 * number), start, end
            )
        return Mention("number", tokens[start].written, str(number), start, start + 1)

    def _of_kind(self, mention: Mention, tokens: Sequence[Token]) -> Mention:
        """The mention with the words beside it that say which kind of place is meant."""
        before = mention.start - 1
        if before >= 1 and tokens[before].form == "of":
            before -= 1
        for beside in (mention.end, before):
            kind = self._kind(tokens[beside].form) if 0 <= beside < len(tokens) else None
            places = {i: t for i, t in mention.things.items() if kind and t.kind == kind}
            named = places or self._named(mention, tokens[beside].form if kind else "")
            if named:
                start, end = min(mention.start, beside), max(mention.end, beside + 1)
                one = next(iter(named.values())) if len(named) == 1 else None
                value = one.slug if one else mention.value
                return replace(mention, things=named, value=value, start=start, end=end)
        return mention

    def _kind(self, form: str) -> str | None:
        kinds = (_KINDS.get(bare) for bare in (form, *bare_forms(form)))
        return next((kind for kind in kinds if kind), None)

    def _named(self, mention: Mention, kind: str) -> dict[str, Thing]:
        if not kind or mention.kind != "thing":
            return {}
        names = (f"{mention.words} {kind}", f"{kind} {mention.words}")
        return {thing.iri: thing for name in names for thing in self._names.find(name)}


def _is_a_name(text: str, tokens: Sequence[Token], index: int) -> bool:
    """Whether a word such as IS is written in capitals in a text that is not, or can be no verb."""
    if tokens[index].written.isupper() and not text.isupper():
        return True
    return index > 0 and tokens[index - 1].form in _BEFORE_NAMES


def _written(text: str, tokens: Sequence[Token], start: int, end: int) -> str:
    return text[tokens[start].start : tokens[end - 1].end]
