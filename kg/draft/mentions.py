"""Where a sentence names actors and places: the longest name of the gazetteer that stands there.

A name in capitals ("IS") is found in capitals only, a name with a capital only with one. "el" is
read as "al", and a name that begins with "al" is also found without it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from kg.draft.text import Sentence, Token
from kg.load.names import NameIndex, Thing, normalise

_ARTICLES = frozenset({"al", "el", "ul"})
_NOT_NAMED = frozenset({"Coder"})
_LONGEST_ACRONYM = 6
_SHORTEST_BARE = 4
"""Letters that a name keeps without its "al"."""


@dataclass(frozen=True)
class Mention:
    """The tokens from `first` up to `end`, and the things that they can name.

    `pronoun` is set for "they" or "the town", whose things were found in what stands before.
    """

    things: tuple[Thing, ...]
    first: int
    end: int
    pronoun: bool = False

    @property
    def is_actor(self) -> bool:
        """Whether it can name an actor."""
        return any(not thing.is_place for thing in self.things)

    @property
    def is_place(self) -> bool:
        """Whether it can name a place."""
        return any(thing.is_place for thing in self.things)


@dataclass
class _Node:
    following: dict[str, _Node] = field(default_factory=dict)
    names: list[tuple[str, tuple[Thing, ...]]] = field(default_factory=list)


class Names:
    """The names of the gazetteer, to be found in sentences."""

    def __init__(self, index: NameIndex) -> None:
        self.index = index
        self._root = _Node()
        for form, spelling, things in index.names():
            meant = tuple(thing for thing in things if thing.kind not in _NOT_NAMED)
            if not meant:
                continue
            words = _plain(form.split())
            self._add(words, spelling, meant)
            if words[0] == "al" and len("".join(words[1:])) >= _SHORTEST_BARE:
                self._add(words[1:], spelling, meant)

    def _add(self, words: Sequence[str], spelling: str, things: tuple[Thing, ...]) -> None:
        node = self._root
        for word in words:
            node = node.following.setdefault(word, _Node())
        node.names.append((spelling, things))

    def add_alias(self, alias: str, thing: Thing) -> None:
        """Make `thing` known by an `alias` that the article itself gives it: "(NG)"."""
        self._add(_plain(normalise(alias).split()), alias, (thing,))

    def mentions(self, sentence: Sentence) -> list[Mention]:
        """The names in `sentence`, in their order; none overlaps another."""
        found: list[Mention] = []
        index = 0
        while index < len(sentence.tokens):
            mention = self._longest(sentence.tokens, index)
            if mention is not None and _is_gloss(sentence, found, mention):
                found[-1] = replace(found[-1], end=mention.end + 1)
            elif mention is not None:
                found.append(mention)
            index = mention.end if mention is not None else index + 1
        return found

    def _longest(self, tokens: Sequence[Token], first: int) -> Mention | None:
        node: _Node | None = self._root
        best = None
        for end in range(first, len(tokens)):
            words = _plain(tokens[end].form.split())
            if not words and tokens[end].text not in ("-", "'", "’", "‘"):
                break
            for word in words:
                node = node.following.get(word) if node is not None else None
            if node is None:
                break
            things = _written_so(node, tokens[first : end + 1])
            if things:
                best = Mention(things, first, end + 1)
        return best


def _is_gloss(sentence: Sentence, before: Sequence[Mention], mention: Mention) -> bool:
    """Whether a name in brackets only repeats the one before: "Northern Guard (NG)"."""
    marks = [t.text for t in sentence.tokens[mention.first - 1 : mention.first]]
    closing = [t.text for t in sentence.tokens[mention.end : mention.end + 1]]
    follows = bool(before) and before[-1].end == mention.first - 1
    return follows and marks == ["("] and closing == [")"] and before[-1].things == mention.things


def _plain(words: Sequence[str]) -> list[str]:
    return ["al" if word in _ARTICLES else word for word in words]


def _written_so(node: _Node, tokens: Sequence[Token]) -> tuple[Thing, ...]:
    """The things whose names are written like `tokens`, as far as capitals go."""
    written = "".join(token.text for token in tokens)
    found: dict[str, Thing] = {}
    for spelling, things in node.names:
        acronym = spelling.isupper() and len(spelling) <= _LONGEST_ACRONYM
        if acronym and not written.isupper():
            continue
        if spelling != spelling.lower() and written == written.lower():
            continue
        found |= {thing.iri: thing for thing in things}
    return tuple(found.values())


def groups(mentions: Sequence[Mention], sentence: Sentence) -> Iterator[list[Mention]]:
    """The mentions, those together that a list joins: "the Army, the Guard and the League"."""
    group: list[Mention] = []
    for mention in mentions:
        if group and not _joined(sentence, group[-1].end, mention.first):
            yield group
            group = []
        group.append(mention)
    if group:
        yield group


_JOINTS = frozenset(
    {"commanders", "officers", "fighters", "troops", "soldiers", "forces", "members", "leaders"}
    | {"representatives", "officials", "delegates", "negotiators", "units", "its", "their", "from"}
    | {"militiamen", "militants", "rebels", "gunmen", "delegations", "envoys", "commander"}
    | {"villages", "towns", "cities", "both", "nearby", "neighbouring", "neighboring", "nor"}
) | frozenset({"and", "or", "as", "well", "the", "allied", "town", "city", "village", "of"})


def _joined(sentence: Sentence, first: int, end: int) -> bool:
    """Whether only words that join a list stand between two mentions, a joint among them."""
    between = sentence.tokens[first:end]
    if is_aside(sentence, first, end):
        return True
    if any(token.is_word and token.form not in _JOINTS for token in between):
        return False
    marks = [token.text for token in between if not token.is_word]
    return marks in ([], [","]) and (
        bool(marks) or bool({"and", "or", "nor", "well"} & {token.form for token in between})
    )


_LONGEST_ASIDE = 7


def is_aside(sentence: Sentence, first: int, end: int) -> bool:
    """Whether two names are joined by a list that describes the first: "A, the old capital, B"."""
    tokens = sentence.tokens[first:end]
    marks = [index for index, token in enumerate(tokens) if not token.is_word]
    return (
        2 < len(tokens) <= _LONGEST_ASIDE
        and marks == [0, len(tokens) - 1]
        and all(tokens[index].text == "," for index in marks)
        and tokens[1].form in ("the", "a", "an")
    )
