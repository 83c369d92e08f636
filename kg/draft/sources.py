"""The source that words name: who is meant, through whom, and where the words for it end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from kg.draft.context import the_actors
from kg.draft.mentions import Mention
from kg.draft.moments import MONTHS
from kg.draft.text import Sentence
from kg.draft.words import words
from kg.load.names import Thing

_TAIL = words("of-the-saying")
_LINKING = frozenset({"the", "a", "its", "their", "of", "by", "with"})
_FARTHEST_QUOTED = 12
"""Words between "quoted" and "as saying"."""
_AS_SAYING = words("as-saying")
_CITING = words("cite")
_MONTHS = frozenset(MONTHS)


@dataclass(frozen=True)
class Attribution:
    """Who said it: the words from `first` up to `end` say so, `chain` from near to far.

    `unnamed` are the words for a source that the gazetteer does not have. `denied`: the source
    denies what the sentence tells.
    """

    first: int
    end: int
    chain: tuple[Thing, ...]
    denied: bool = False
    unnamed: str | None = None

    @property
    def tokens(self) -> frozenset[int]:
        """The tokens that say who said it."""
        return frozenset(range(self.first, self.end))


def made_of(
    sentence: Sentence,
    mentions: Sequence[Mention],
    first: int,
    end: int,
    named: tuple[int, int],
    denied: bool = False,
) -> Attribution:
    """The attribution in the tokens from `first` up to `end` to who is named between `named`."""
    inside = [m for m in mentions if named[0] <= m.first and m.end <= named[1]]
    actors = the_actors([m for m in inside if not _leads_in(sentence, m)])
    if named[0] < named[1] and not actors:
        words = sentence.tokens[named[0] : named[1]]
        return Attribution(first, end, (), denied, " ".join(token.text for token in words))
    return Attribution(first, end, tuple(actors[-1:]), denied)


def _leads_in(sentence: Sentence, mention: Mention) -> bool:
    """Whether a name only says where it was said: "in its statement the charity said"."""
    return mention.pronoun and sentence.forms(mention.first - 1, mention.first) == ["in"]


def continued(
    made: Attribution | None,
    sentence: Sentence,
    mentions: Sequence[Mention],
    found: Sequence[Attribution],
) -> Attribution | None:
    """The attribution with the source of the one before, or who did it: ", denying that"."""
    if made is None or made.chain or made.unnamed:
        return made
    if found:
        return replace(made, chain=found[-1].chain, unnamed=found[-1].unnamed)
    acting = [m for m in mentions if m.is_actor and m.end <= made.first]
    return replace(made, chain=tuple(the_actors(acting[:1])))


def as_saying(sentence: Sentence, index: int) -> int | None:
    """Where "as saying" ends after the word "quoted" at `index`."""
    for at in range(index + 1, min(index + _FARTHEST_QUOTED, len(sentence.tokens) - 1)):
        if sentence.tokens[at].form == "as" and sentence.tokens[at + 1].form in _AS_SAYING:
            return at + 2
    return None


def tail_ends(sentence: Sentence, end: int, mentions: Sequence[Mention]) -> int:
    """Where what belongs to the saying ends: "in a statement on Monday that"."""
    names = {index for m in mentions for index in range(m.first, m.end)}
    while end < len(sentence.tokens):
        form = sentence.tokens[end].form
        if form == "that":
            return end + 1
        figure = form.isdigit() and (
            bool(set(sentence.forms(end - 1, end) + sentence.forms(end + 1, end + 2)) & _MONTHS)
        )
        carried = end in names and "by" in sentence.forms(end - 3, end)
        if form not in _TAIL and not figure and not carried:
            break
        end += 1
    if end < len(sentence.tokens) and sentence.tokens[end].form in ("", "that"):
        return end
    while end > 0 and sentence.tokens[end - 1].form in _LINKING:
        end -= 1
    return end


def with_more(
    sentence: Sentence, mentions: Sequence[Mention], made: Attribution, index: int, form: str
) -> Attribution:
    """The attribution with those through whom the source spoke: "told Y", "citing Y"."""
    after = next((m for m in mentions if m.first >= index + 1 and m.is_actor), None)
    if form in ("told", "tells") and after is not None and after.first <= index + 2:
        end = tail_ends(sentence, after.end, mentions)
        return Attribution(
            made.first, end, (*the_actors([after]), *made.chain), made.denied, made.unnamed
        )
    cited = cited_at(sentence, mentions, made.end)
    if cited is not None:
        chain = (*made.chain, *the_actors([cited]))
        return Attribution(made.first, cited.end, chain, made.denied, made.unnamed)
    inside = [m for m in mentions if index < m.first and m.end <= made.end and m.is_actor]
    if inside and "by" in sentence.forms(index, inside[0].first):
        chain = (*the_actors(inside[:1]), *made.chain)
        return Attribution(made.first, made.end, chain, made.denied, made.unnamed)
    return made


def cited_at(sentence: Sentence, mentions: Sequence[Mention], end: int) -> Mention | None:
    """Who is cited just after an attribution: ", citing the Northern Guard"."""
    index = end + 1 if end < len(sentence.tokens) and sentence.tokens[end].text == "," else end
    if not set(sentence.forms(index, index + 1)) & _CITING:
        return None
    return next((m for m in mentions if m.is_actor and index < m.first <= index + 5), None)
