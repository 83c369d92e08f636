"""From a question in words to a question of the collection and what its parameters are given."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kg.ask.questions import Question
from kg.ask.words.match import Matcher, Reading
from kg.ask.words.mentions import ClaimSource, Mention, MentionFinder, NameSource
from kg.ask.words.phrasings import PLACEHOLDER, Phrasings
from kg.findings import NotFoundError, UsageError

_NEAREST = 3
"""How many questions are offered where none is understood."""
_PLAIN = 0.9
"""The score up to which an answer says which question it answers."""


@dataclass(frozen=True)
class Understood:
    """A question of the collection, the words for its parameters, and the days that were named.

    `readings` say how doubtful words were read.
    """

    question: Question
    words: dict[str, str]
    as_of: date | None
    known_on: date | None
    readings: tuple[str, ...]


class Understanding:
    """Understands questions in words about one graph."""

    def __init__(
        self, questions: Sequence[Question], names: NameSource, claims: ClaimSource
    ) -> None:
        self._matcher = Matcher(Phrasings(questions), MentionFinder(names, claims))

    def understand(self, text: str) -> Understood | None:
        """What `text` asks; None when it is no question of the collection, or not clearly one.

        UsageError for a date that does not exist or can be read in two ways; NotFoundError for a
        name that comes close to several.
        """
        try:
            reading = self._matcher.read(text)
        except UsageError as error:
            raise UsageError(f"the question: {error}") from error
        if reading is None or reading.dated is None:
            return None
        types = {parameter.name: parameter.type for parameter in reading.question.parameters}
        words = dict(reading.dated.words)
        readings = [] if reading.score > _PLAIN else [f"Reading it as: {reading.question.title}"]
        for name, mention in reading.names.items():
            words[name], sentence = _given(mention, types[name])
            readings += [sentence] if sentence else []
        readings += [
            f"The answer tells who it is: {mention.words!r} or another."
            for mention in reading.supposed
        ]
        return Understood(
            reading.question,
            words,
            reading.dated.as_of,
            reading.dated.known_on,
            (*readings, *reading.dated.readings),
        )

    def nearest(self, text: str) -> list[str]:
        """The three questions that come nearest to `text`, with the names in it, best first."""
        try:
            readings = self._matcher.readings(text)
        except UsageError:
            readings = []
        return [_as_asked(reading) for reading in readings[:_NEAREST]]


def _given(mention: Mention, type_: str) -> tuple[str, str | None]:
    """The words for a parameter, and how they were read where they are no name."""
    fitting = mention.fitting(type_)
    if len(fitting) > 1 and mention.close_to:
        listed = "\n".join(f"  {t.slug}  ({t.label}, {t.kind})" for t in fitting)
        raise NotFoundError(
            f"{mention.words!r} is close to names of any of these; write which:\n{listed}"
        )
    if len(fitting) != 1:
        return mention.value, None
    thing = fitting[0]
    alias = mention.close_to.get(thing.iri)
    if alias is None:
        return thing.slug, None
    known = "its name" if alias == thing.label else f"its alias {alias!r}"
    return thing.slug, f"Reading {mention.words!r} as {thing.label}, close to {known}."


def _as_asked(reading: Reading) -> str:
    """The phrasing that came nearest, with what was named; else the question's sample."""
    wanted = PLACEHOLDER.findall(reading.phrasing.text)
    if any(name not in reading.names for name in wanted):
        return reading.question.sample
    return PLACEHOLDER.sub(lambda m: reading.names[m[1]].words, reading.phrasing.text)
