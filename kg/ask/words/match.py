"""Which question is asked, and with what: the phrasings that explain the most of its words."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from kg.ask.questions import Question
from kg.ask.words.dates import read_periods
from kg.ask.words.given import (
    Stems,
    Taken,
    assigned,
    by_parameter,
    sequence_of,
    supposed,
    tokens_of_dates,
    tokens_of_mentions,
    wording_of,
)
from kg.ask.words.mentions import NAMED, Mention, MentionFinder
from kg.ask.words.moments import Dated, dated
from kg.ask.words.phrasings import Phrasing, Phrasings
from kg.ask.words.scores import alike, highest, in_order, score
from kg.ask.words.tokens import Token, beyond_words, is_denied, small_words, tokens_of
from kg.records.remembered import Remembered

UNDERSTOOD = 0.5
"""The score below which a question is not understood."""
_PARTLY = 0.22
"""The score from which a question is understood whose words are all known."""
_FAR_AHEAD = 1.5
"""How many times the score of the second best question it must have then."""
MARGIN = 0.04
"""By how much the second best question must score less."""
MOST_WORDS = 80
"""Words of the longest question that is read."""
_EQUAL = 1e-9
"""Within which two scores are the same."""
_DENIED = 0.8
"""The least score where "not" is asked, and only other phrasings of the question have it."""
_LONGEST_NAME = 6
"""Words of the longest name that nobody knows."""
_UNKNOWN_NAME = 0.95
"""What the score is multiplied with where a name is none that the question can be given."""
_MOST_SCORES = 10_000
"""Scores of phrasings that are remembered."""
_SURE = 0.9
"""The score above which a name that nobody knows is told from words that nobody knows."""


@dataclass(frozen=True)
class Reading:
    """How a question in words may be read: a question of the collection and what it is given.

    `names` are the words for its parameters; `score` tells how well it explains what was asked;
    `supposed` is what the answer is supposed to be.
    """

    question: Question
    names: dict[str, Mention]
    dated: Dated | None
    score: float
    phrasing: Phrasing
    complete: bool
    is_all_known: bool
    supposed: tuple[Mention, ...] = ()


@dataclass(frozen=True)
class Outline:
    """What a question of the collection is given by what is asked, and the stems it must explain.

    `told` is what the answer is supposed to be.
    """

    question: Question
    given: list[Mention]
    told: list[Mention]
    sequence: tuple[str, ...]


class Matcher:
    """Finds which question of `phrasings` is asked, with the names that `mentions` finds."""

    def __init__(self, phrasings: Phrasings, mentions: MentionFinder) -> None:
        self._phrasings = phrasings
        self._mentions = mentions
        self._scores: Remembered[tuple[str, tuple[str, ...], bool], list[float]] = Remembered(
            _MOST_SCORES
        )

    def read(self, text: str) -> Reading | None:
        """How `text` is read; None where no question explains it well, or two do equally well.

        UsageError for a date that does not exist or can be read in two ways.
        """
        asked = self._asked(text)
        found = self._foremost(asked) if asked else []
        readings = [reading for reading in found if reading.complete]
        if asked is None or not readings or readings[0].score < UNDERSTOOD:
            found = self.readings(text)
            readings = [reading for reading in found if reading.complete]
        if not readings:
            return None
        best, *others = readings
        if best.score < UNDERSTOOD:
            return best if is_far_ahead(best, found) else None
        if others and best.score < 1 and best.score - others[0].score < MARGIN:
            return None
        return best

    def readings(self, text: str) -> list[Reading]:
        """Every question as far as it explains `text`, best first."""
        asked = self._asked(text)
        if asked is None:
            return []
        outlines = (self._outline(question, asked) for question in self._phrasings.questions)
        return _sorted(self._reading(outline, asked) for outline in outlines)

    def _foremost(self, asked: Taken) -> list[Reading]:
        """The questions that explain what is asked best, best first, and all that come near them.

        What a question can explain at most is quickly told; where that is less than what another
        explains, it is not looked at.
        """
        found: list[Reading | None] = []
        best = 0.0
        for group in self._by_names(asked):  # the stems of names take longest, and rarely count
            possible = (q for q in group if best < 1 or self._may_be_the_words(q, asked))
            outlines = [self._outline(question, asked) for question in possible]
            highest = [(self._highest(outline), outline) for outline in outlines]
            for most, outline in sorted(highest, key=lambda pair: -pair[0]):
                if most < (best if best == 1 else best - MARGIN - _EQUAL):
                    break
                reading = self._reading(outline, asked)
                found.append(reading)
                if reading is not None and reading.complete:
                    best = max(best, reading.score)
        return _sorted(found)

    def _by_names(self, asked: Taken) -> tuple[list[Question], list[Question]]:
        """The questions that are given every name that is mentioned, and the others."""
        whole: list[Question] = []
        others: list[Question] = []
        for question in self._phrasings.questions:
            named = len(assigned(question, asked.mentions)) == len(asked.mentions)
            (whole if named else others).append(question)
        return whole, others

    def _may_be_the_words(self, question: Question, asked: Taken) -> bool:
        """Whether a phrasing of the question may be the very words asked, by the first two.

        A question that takes none of the names has as many words as are asked.
        """
        others = tokens_of_mentions(asked.mentions) | tokens_of_dates(asked)
        if asked.periods or len(asked.tokens) < 2 or not others.isdisjoint((0, 1)):
            return True
        takes = any(p.type in NAMED for p in question.parameters) or question.tells is not None
        length = None if takes or assigned(question, asked.mentions) else len(asked.tokens)
        return self._phrasings.may_begin(question.name, length, asked.stems[0], asked.stems[1])

    def _asked(self, text: str) -> Taken | None:
        """The question taken apart; None where it is too long."""
        tokens = tokens_of(text)
        if len(tokens) > MOST_WORDS:
            return None
        periods = read_periods(text, tokens)
        taken = {i for p in periods for i in range(p.first_token, p.end_token)}
        stems = Stems(tokens, self._phrasings.key)
        at = {token: index for index, token in enumerate(tokens)}
        mentions = self._mentions.find(
            text, tokens, taken, lambda token: self._is_word(token, stems[at[token]])
        )
        return Taken(text, tokens, stems, periods, mentions)

    def _is_word(self, token: Token, stem: str) -> bool:
        """Whether questions have the word, so that it is no misspelt name."""
        return token.form[0].isdigit() or self._is_known(stem)

    def _outline(self, question: Question, asked: Taken) -> Outline:
        given = assigned(question, asked.mentions)
        given = self._with_unknown_name(question, given, asked)
        told = supposed(question, given, asked)
        words = self._phrasings.words[question.name]
        return Outline(question, given, told, sequence_of(question, given, told, asked, words))

    def _highest(self, outline: Outline) -> float:
        """What the question can explain at most."""
        name, sequence = outline.question.name, outline.sequence
        if self._phrasings.may_be(name, sequence):
            return 1.0
        own = self._phrasings.words[name]
        words = [word for word in sequence if not word.startswith("{")]
        weights = [(word, self._phrasings.weight(word)) for word in words]
        asked = sum(weight for _, weight in weights)
        explained = sum(weight for word, weight in weights if word in own)
        return highest(asked, explained, len(sequence) - len(words))

    def _reading(self, outline: Outline, asked: Taken) -> Reading | None:
        question, given, told = outline.question, outline.given, outline.told
        is_dated = any(not period.is_latest for period in asked.periods)
        wording = wording_of([*given, *told], asked)
        found = self._best(question, outline.sequence, is_dated, wording)
        if found is None:
            return None
        score, phrasing = found
        unknown = any(mention.kind in NAMED for mention in given)
        score *= _UNKNOWN_NAME if unknown else 1.0
        when = dated(question, asked.periods)
        names = by_parameter(question, given, phrasing)
        complete = (
            when is not None
            and (score > _SURE or not unknown)
            and not self._goes_beyond(question, asked)
            and not self._ignores_denial(phrasing, score, asked)
            and not self._leaves_a_name([*given, *told], asked)
            and self._nothing_left_out(question, [*given, *told], asked)
            and _nothing_missing(question, {**names, **when.words})
        )
        all_known = not self._unknown(asked)
        return Reading(question, names, when, score, phrasing, complete, all_known, tuple(told))

    def _best(
        self, question: Question, sequence: tuple[str, ...], is_dated: bool, wording: str
    ) -> tuple[float, Phrasing] | None:
        """The best score of the question's phrasings, and the one that tells the names' roles.

        Of two names it is told by the order of the words, else by their endings.
        """
        phrasings = self._phrasings.of(question.name)
        scores = self._scores.of(  # of other names in the same words they are the same
            (question.name, sequence, is_dated),
            lambda: [score(self._phrasings, p, sequence, is_dated) for p in phrasings],
        )
        if not scores:
            return None
        best = max(scores)
        equal = [p for p, found in zip(phrasings, scores, strict=True) if found > best - _EQUAL]
        if sum(word.startswith("{") for word in sequence) > 1:
            equal = [p for p in phrasings if len(p.slots) > 1] or equal
            orders = [in_order(sequence, p.sequence) for p in equal]
            equal = [p for p, order in zip(equal, orders, strict=True) if order == max(orders)]
        return best, max(equal, key=lambda phrasing: alike(wording, phrasing))

    def _with_unknown_name(
        self, question: Question, given: list[Mention], asked: Taken
    ) -> list[Mention]:
        """What is given, with the words that nobody knows where a thing must be named."""
        wanted = [p for p in question.parameters if p.required and p.type in NAMED]
        if any(mention.fits(p.type) for p in wanted for mention in given) or not wanted:
            return given
        says_something = any(self._phrasings.knows(word) for word in asked.stems)
        others = [m for m in asked.mentions if m.things and m not in given]
        if len(others) == 1 and says_something:  # a name, but of another kind of thing
            return [*given, replace(others[0], kind=wanted[0].type)]
        unknown = self._unknown(asked)
        if not unknown or not says_something or unknown[-1] - unknown[0] >= _LONGEST_NAME:
            return given
        start, end = unknown[0], unknown[-1] + 1
        words = asked.text[asked.tokens[start].start : asked.tokens[end - 1].end]
        return [*given, Mention(wanted[0].type, words, words, start, end)]

    def _unknown(self, asked: Taken) -> list[int]:
        """The tokens that are no names or dates, and that no phrasing knows."""
        covered = tokens_of_mentions(asked.mentions) | tokens_of_dates(asked)
        others = (index for index in range(len(asked.tokens)) if index not in covered)
        return [index for index in others if not self._is_known(asked.stems[index])]

    def _is_known(self, word: str) -> bool:
        return word in small_words() or self._phrasings.knows(word)

    def _nothing_left_out(self, question: Question, given: Sequence[Mention], asked: Taken) -> bool:
        """Whether each thing that is named is a parameter, or words of the question's own."""
        words = self._phrasings.words[question.name]
        return all(
            any(mention.start == known.start for known in given)
            or mention.kind in ("number", "review")
            or any(word in words for word in asked.stems[mention.start : mention.end])
            for mention in asked.mentions
        )

    def _leaves_a_name(self, given: Sequence[Mention], asked: Taken) -> bool:
        """Whether a word that nobody knows is written as a name, in capitals within a sentence."""
        if asked.text.isupper():
            return False
        named = tokens_of_mentions(given)
        unknown = [asked.tokens[i] for i in self._unknown(asked) if i and i not in named]
        others = (token for i, token in enumerate(asked.tokens) if i not in named)
        small = (token for token in others if token.form in small_words())
        abbreviated = any(len(t.written) > 1 and t.written.isupper() for t in small)  # US, not us
        return abbreviated or any(token.written[0].isupper() for token in unknown)

    def _ignores_denial(self, phrasing: Phrasing, found: float, asked: Taken) -> bool:
        """Whether it is asked what is not so, and the question only tells what is."""
        named = tokens_of_mentions(asked.mentions)  # "not yet reviewed" is a name of a state
        words = [token for i, token in enumerate(asked.tokens) if i not in named]
        if phrasing.denies or not is_denied(words):
            return False
        return phrasing.question.name not in self._phrasings.denying or found < _DENIED

    def _goes_beyond(self, question: Question, asked: Taken) -> bool:
        """Whether a word asks for what no report can tell, and is none of the question's own."""
        words = self._phrasings.words[question.name]
        beyond = (i for i, token in enumerate(asked.tokens) if token.form in beyond_words())
        return any(asked.stems[index] not in words for index in beyond)


def _sorted(readings: Iterable[Reading | None]) -> list[Reading]:
    known = [reading for reading in readings if reading is not None]
    return sorted(known, key=lambda reading: (-reading.score, reading.question.name))


def is_far_ahead(best: Reading, found: Sequence[Reading]) -> bool:
    """Whether a question explains all words partly, and no other one nearly as well.

    A question about something else nearly always has a word that no phrasing knows.
    """
    second = max((r.score for r in found if r.question is not best.question), default=0.0)
    return best.is_all_known and best.score > max(_PARTLY, _FAR_AHEAD * second)


def _nothing_missing(question: Question, given: Collection[str]) -> bool:
    """Whether all parameters that must be given are."""
    needed = (p for p in question.parameters if p.required and p.default is None)
    return all(parameter.name in given for parameter in needed)
