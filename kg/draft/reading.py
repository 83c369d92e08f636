"""One sentence as it was read: names, phrases, dates, and who says it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from kg.draft.hits import Hit
from kg.draft.mentions import Mention
from kg.draft.moments import DatePhrase
from kg.draft.sources import Attribution
from kg.draft.spans import span_of, tokens_at
from kg.draft.text import Sentence
from kg.load.names import Thing
from kg.load.quotes import Span

_OWN_TEXT = frozenset({"version", "article", "story", "post", "we", "item"})


def is_within(quotations: Iterable[tuple[int, int]], at: int) -> bool:
    """Whether the offset `at` stands between two quotation marks."""
    return any(start <= at < end for start, end in quotations)


@dataclass
class Read:
    """One sentence with what was found in it."""

    text: str
    quotations: list[tuple[int, int]]
    sentence: Sentence
    mentions: list[Mention]
    hits: list[Hit]
    attributions: list[Attribution]
    dates: list[DatePhrase]
    blocked: frozenset[int]
    last_said: Attribution | None = None
    subjects: dict[int, tuple[Mention, ...]] = field(default_factory=dict)

    def said_by(self, token: int) -> Attribution | None:
        """Who says what the token tells: the nearest attribution before it, else the next one.

        A quotation goes on in the next sentence, which then names nobody.
        """
        if not self.attributions:
            return self.last_said if self.is_quoted(self.sentence.tokens[token].start) else None
        before = [a for a in self.attributions if a.end <= token]
        return before[-1] if before else self._after()

    def _after(self) -> Attribution | None:
        """The first attribution, where it closes what it is about: ", the Northern Guard said."."""
        said = self.attributions[0]
        rest = self.sentence.tokens[said.end : said.end + 1]
        joined = not rest or not rest[0].is_word or rest[0].form in ("and", "but")
        return said if joined or not said.denied else None

    def is_withdrawn(self, token: int) -> bool:
        """Whether the outlet only says what it had wrongly told before."""
        said = self.said_by(token)
        if said is None or said not in self.attributions:
            return False
        words = set(self.sentence.forms(said.first, said.end))
        return "earlier" in words and bool(words & _OWN_TEXT)

    def is_quoted(self, at: int) -> bool:
        """Whether the text quotes somebody directly at the offset `at`."""
        return is_within(self.quotations, at)

    def is_said(self, phrase: DatePhrase) -> bool:
        """Whether a date says when something was said, not when it happened."""
        return bool(tokens_at(self.sentence, phrase.start, phrase.end) & self.blocked)

    def said_on(self, said_by: Attribution | None) -> DatePhrase | None:
        """When the source said it, where the words for the source tell."""
        if said_by is None or said_by not in self.attributions:
            return None
        return next(
            (d for d in self.dates if tokens_at(self.sentence, d.start, d.end) & said_by.tokens),
            None,
        )

    def attributed(self, said_by: Attribution | None) -> Span | None:
        """The words of this sentence that name the source."""
        if said_by is None or said_by not in self.attributions:
            return None
        span = span_of(self.sentence, said_by.first, said_by.end)
        return span if self.text[span.start : span.end].strip() else None

    def names(self, words: Span, said_by: Attribution | None) -> Iterable[tuple[str, Thing]]:
        """The names of actors in the words of the claim and of its attribution."""
        for mention in self.mentions:
            span = span_of(self.sentence, mention.first, mention.end)
            inside = words.start <= span.start and span.end <= words.end
            cited = said_by is not None and mention.first in said_by.tokens
            if mention.pronoun or not (inside or (cited and said_by in self.attributions)):
                continue
            if len(mention.things) == 1 and not mention.things[0].is_place:
                yield self.text[span.start : span.end], mention.things[0]

    def named_in(self, said: Attribution) -> tuple[Mention, ...]:
        """The actor whom the words for the source name."""
        inside = [m for m in self.mentions if said.first <= m.first and m.end <= said.end]
        return tuple(m for m in inside if m.is_actor)[:1]
