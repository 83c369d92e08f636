"""Who a sentence says it has from whom: "Amaq reported", "X told Y", "according to", "denied"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from kg.draft.context import the_actors
from kg.draft.mentions import Mention
from kg.draft.moments import MONTHS
from kg.draft.text import Sentence
from kg.draft.words import words
from kg.load.names import Thing

_SAY = words("say")
_DENY = words("deny")
_PLAIN = words("say-or-noun")
"""Forms that are nouns, or follow "to", unless a name in the plural or "they" stands before."""
_PARTICIPLES = words("saying")
_REJECTS = _DENY - {"denied", "denies", "deny", "denying"}
_CLAIMED = words("what-is-claimed")
"""What is rejected when it is a claim, and no offer."""
_AS_SAYING = words("as-saying")
_QUOTES = words("quote")
_ACCUSES = words("accuse")
_HAILS = words("say-only-that")
"""Verbs that say something only before "that"."""
_FARTHEST_QUOTED = 12
"""Words between "quoted" and "as saying"."""
_DOUBLE_NOUN = words("say-or-do")
"""Verbs after which a noun may stand: they are told of by rules of their own, unless a clause or
what happened follows."""
_CITING = words("cite")
_TAIL = words("of-the-saying")
_MONTHS = frozenset(MONTHS)
_NOT_SAYING = words("no-saying-after")
_LONGEST_SOURCE = 14
"""Words up to which "…, the group's official news agency said" is read as naming a source."""


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


def attributions_in(
    sentence: Sentence, mentions: Sequence[Mention], events: frozenset[int]
) -> list[Attribution]:
    """The attributions of `sentence`, in their order; they do not overlap.

    `events` are the tokens of verbs and nouns that tell what happened.
    """
    found: list[Attribution] = []
    done = 0
    for index, token in enumerate(sentence.tokens):
        if index < done:
            continue
        made = None
        if token.form == "according" and sentence.forms(index + 1, index + 2) == ["to"]:
            made = _according(sentence, mentions, index)
        elif _says(sentence, mentions, index):
            made = _saying(sentence, mentions, index, events)
            made = _continued(made, sentence, mentions, found)
        if made is not None and made.first >= done:
            found.append(made)
            done = made.end
    return found


def _says(sentence: Sentence, mentions: Sequence[Mention], index: int) -> bool:
    """Whether the word at `index` says something: no noun, and nobody claims responsibility."""
    form = sentence.tokens[index].form
    after = sentence.forms(index + 1, index + 2)
    if form not in _SAY or after == ["responsibility"]:
        return False
    if form in _PLAIN:
        return any(m.end == index and m.is_actor for m in mentions) or (
            sentence.forms(index - 1, index)
            in (["they"], ["officials"], ["sources"], ["residents"])
        )
    if form in _QUOTES:
        return _as_saying(sentence, index) is not None
    if form in _ACCUSES:
        return bool({"of", "for"} & set(sentence.forms(index + 1, index + _FARTHEST_QUOTED)))
    if form in _REJECTS:
        return bool(_CLAIMED & set(sentence.forms(index + 1, index + 4)))
    return form not in _HAILS or after == ["that"]


def _as_saying(sentence: Sentence, index: int) -> int | None:
    """Where "as saying" ends after the word "quoted" at `index`."""
    for at in range(index + 1, min(index + _FARTHEST_QUOTED, len(sentence.tokens) - 1)):
        if sentence.tokens[at].form == "as" and sentence.tokens[at + 1].form in _AS_SAYING:
            return at + 2
    return None


def _continued(
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


def _according(sentence: Sentence, mentions: Sequence[Mention], index: int) -> Attribution:
    end = index + 2
    while end < len(sentence.tokens) and sentence.tokens[end].is_word:
        if sentence.tokens[end].form in ("and", "but", "while", "that", "which"):
            break
        end += 1
    made = _made(sentence, mentions, index, end, (index + 2, end))
    if sentence.forms(end, end + 1) in (["that"], ["which"]) and (
        cited := _cited(sentence, mentions, end + 1)
    ):
        return replace(made, end=cited.end, chain=(*made.chain, *the_actors([cited])))
    return made


def _made(
    sentence: Sentence,
    mentions: Sequence[Mention],
    first: int,
    end: int,
    named: tuple[int, int],
    denied: bool = False,
) -> Attribution:
    inside = [m for m in mentions if named[0] <= m.first and m.end <= named[1]]
    actors = the_actors([m for m in inside if not _leads_in(sentence, m)])
    if named[0] < named[1] and not actors:
        words = sentence.tokens[named[0] : named[1]]
        return Attribution(first, end, (), denied, " ".join(token.text for token in words))
    return Attribution(first, end, tuple(actors[-1:]), denied)


def _said_by(sentence: Sentence, mentions: Sequence[Mention], index: int) -> Attribution | None:
    """The attribution of "the raid was reported by the Northern Guard"."""
    source = next((m for m in mentions if index + 2 <= m.first <= index + 4 and m.is_actor), None)
    if source is None:
        return None
    return _made(sentence, mentions, index - 1, source.end, (index + 2, source.end))


def _leads_in(sentence: Sentence, mention: Mention) -> bool:
    """Whether a name only says where it was said: "in its statement the charity said"."""
    return mention.pronoun and sentence.forms(mention.first - 1, mention.first) == ["in"]


def _saying(
    sentence: Sentence, mentions: Sequence[Mention], index: int, events: frozenset[int]
) -> Attribution | None:
    """The attribution around the verb at `index`; None where it names no source."""
    form = sentence.tokens[index].form
    if sentence.forms(index - 1, index + 2) in (["was", form, "by"], ["were", form, "by"]):
        return _said_by(sentence, mentions, index)
    if sentence.forms(index - 1, index) and sentence.forms(index - 1, index)[0] in _NOT_SAYING - {
        "has",
        "have",
        "had",
    }:
        return None
    first = _source_begins(sentence, index, events)
    if first is None:
        return None
    quoting = _as_saying(sentence, index) if form in _QUOTES else None
    if quoting is not None:
        named = [m for m in mentions if index < m.first and m.end <= quoting and m.is_actor]
        made = _made(sentence, mentions, first, quoting, (first, index))
        return replace(made, chain=(*made.chain, *the_actors(named[-1:])))
    if form in _ACCUSES and first < index:
        return _made(sentence, mentions, first, index + 1, (first, index))
    if first == index:
        return _inverted(sentence, mentions, index, events)
    leading = not any(sentence.tokens[i].is_word for i in range(first))
    end = _tail_ends(sentence, index + 1, mentions)
    if not leading and end < len(sentence.tokens) and not _closes(sentence, end):
        leading = True
    if leading and form in _DOUBLE_NOUN and not _tells(sentence, end, form, events):
        return None
    made = _made(sentence, mentions, first, end, (first, index), form in _DENY)
    return _with_more(sentence, mentions, made, index, form)


def _source_begins(sentence: Sentence, index: int, events: frozenset[int]) -> int | None:
    """Where the words for the source begin that stand before the verb at `index`."""
    first = _before_apposition(sentence, index)
    while first > 0 and index - first <= _LONGEST_SOURCE:
        before = sentence.tokens[first - 1]
        if first - 1 in events:
            return None
        if not before.is_word and before.text not in ("-", "'", "’", "."):
            break
        if before.form in ("and", "but", "while", "which", "who", "that", "as") and first < index:
            break
        first -= 1
    return first if index - first <= _LONGEST_SOURCE else None


def _before_apposition(sentence: Sentence, index: int) -> int:
    """Where the name between two commas before a verb begins: "its radio, Example FM, said"."""
    if index < 3 or sentence.tokens[index - 1].text != ",":
        return index
    rest = [t for t in sentence.tokens[index + 1 :] if t.is_word]
    if any(t.form not in _TAIL and not t.form.isdigit() for t in rest):
        return index
    first = index - 1
    while first > 0 and sentence.tokens[first - 1].text != ",":
        first -= 1
    return first - 1 if first > 1 and index - first < _LONGEST_SOURCE else index


def _closes(sentence: Sentence, end: int) -> bool:
    """Whether what is said stands before: a mark follows the words for the source."""
    return not sentence.tokens[end].is_word


def _tail_ends(sentence: Sentence, end: int, mentions: Sequence[Mention]) -> int:
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
    while end > 0 and sentence.tokens[end - 1].form in (
        "the",
        "a",
        "its",
        "their",
        "of",
        "by",
        "with",
    ):
        end -= 1
    return end


def _tells(sentence: Sentence, end: int, form: str, events: frozenset[int]) -> bool:
    """Whether what follows tells what happened, and is no declaration of itself."""
    if sentence.forms(end - 1, end) == ["that"]:
        return True
    if form in ("declared", "declares"):
        return False
    return any(index in events for index in range(end, len(sentence.tokens)))


def _inverted(
    sentence: Sentence, mentions: Sequence[Mention], index: int, events: frozenset[int]
) -> Attribution | None:
    """ "…," said the spokesman of the Northern Guard."""
    if index == 0 or sentence.tokens[index - 1].is_word:
        return None
    aside = _around_aside(sentence, mentions, index, events)
    if aside is not None:
        return aside
    end = index + 1
    while end < len(sentence.tokens) and sentence.tokens[end].is_word:
        end += 1
    form = sentence.tokens[index].form
    if form in _PARTICIPLES:
        tail = _tail_ends(sentence, index + 1, mentions)
        return Attribution(index, tail, (), form in _DENY)
    return _made(sentence, mentions, index, end, (index + 1, end), form in _DENY)


def _around_aside(
    sentence: Sentence, mentions: Sequence[Mention], index: int, events: frozenset[int]
) -> Attribution | None:
    """The attribution of "Its mayor, who fled, said the Northern Guard had entered the town"."""
    form = sentence.tokens[index].form
    commas = [i for i in range(index) if sentence.tokens[i].text == ","]
    end = _tail_ends(sentence, index + 1, mentions)
    told = any(i in events for i in range(end, len(sentence.tokens)))
    if form in _PARTICIPLES or len(commas) != 2 or commas[1] != index - 1 or not told:
        return None
    if any(i in events for i in range(commas[0])) or commas[0] > _LONGEST_SOURCE:
        return None
    return _made(sentence, mentions, 0, end, (0, commas[0]), form in _DENY)


def _with_more(
    sentence: Sentence, mentions: Sequence[Mention], made: Attribution, index: int, form: str
) -> Attribution:
    """The attribution with those through whom the source spoke: "told Y", "citing Y"."""
    after = next((m for m in mentions if m.first >= index + 1 and m.is_actor), None)
    if form in ("told", "tells") and after is not None and after.first <= index + 2:
        end = _tail_ends(sentence, after.end, mentions)
        return Attribution(
            made.first, end, (*the_actors([after]), *made.chain), made.denied, made.unnamed
        )
    cited = _cited(sentence, mentions, made.end)
    if cited is not None:
        chain = (*made.chain, *the_actors([cited]))
        return Attribution(made.first, cited.end, chain, made.denied, made.unnamed)
    inside = [m for m in mentions if index < m.first and m.end <= made.end and m.is_actor]
    if inside and "by" in sentence.forms(index, inside[0].first):
        chain = (*the_actors(inside[:1]), *made.chain)
        return Attribution(made.first, made.end, chain, made.denied, made.unnamed)
    return made


def _cited(sentence: Sentence, mentions: Sequence[Mention], end: int) -> Mention | None:
    """Who is cited just after an attribution: ", citing the Northern Guard"."""
    index = end + 1 if end < len(sentence.tokens) and sentence.tokens[end].text == "," else end
    if not set(sentence.forms(index, index + 1)) & _CITING:
        return None
    return next((m for m in mentions if m.is_actor and index < m.first <= index + 5), None)
