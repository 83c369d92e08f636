"""From a question in words to a question of the collection and its parameters."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from kg.ask.questions import Question
from kg.load.names import normalise

_PLACEHOLDER = re.compile(r"\{(\w+)\}")
_DAY = re.compile(r"\s+(?:as of|on)\s+(\d{4}-\d{2}-\d{2})\s*[?.؟]*\s*$", re.IGNORECASE)


@dataclass(frozen=True)
class Match:
    """A question, the words given for its parameters, and a day that the words named."""

    question: Question
    words: dict[str, str]
    day: str | None


def find_question(text: str, questions: Iterable[Question]) -> Match | None:
    """The question that `text` asks, by its phrasings; None when it is none of them.

    Of several phrasings that fit, the one with the most fixed words wins. A day at the end
    ("on 2017-12-11") is read as the day asked about.
    """
    dated = _DAY.search(text)
    found = _fits(text[: dated.start()], text, dated[1], questions) if dated else None
    return found or _fits(text, text, None, questions)


def _fits(undated: str, text: str, day: str | None, questions: Iterable[Question]) -> Match | None:
    asked = normalise(undated)
    found: list[tuple[int, Match]] = []
    for question in questions:
        for phrasing in (p for texts in question.phrasings.values() for p in texts):
            fit = _pattern(phrasing).fullmatch(asked)
            if fit:
                fixed = len(_PLACEHOLDER.sub("", phrasing))
                words = {name: _as_written(form, text) for name, form in fit.groupdict().items()}
                found.append((fixed, Match(question, words, day)))
    return max(found, key=lambda pair: pair[0])[1] if found else None


def _as_written(form: str, text: str) -> str:
    """The words of `text` whose normalised form, in mid-sentence, is `form`."""
    words = text.split()
    for first in range(len(words)):
        for last in range(len(words), first, -1):
            written = " ".join(words[first:last])
            if normalise(f"x {written}") == f"x {form}":  # a leading "the" is kept
                return written.strip("?.!؟ ")
    return form


@cache
def _pattern(phrasing: str) -> re.Pattern[str]:
    parts = _PLACEHOLDER.split(phrasing)
    pattern = ""
    for index, part in enumerate(parts):
        if index % 2:
            pattern += f"(?P<{part}>.+?)"
        elif part.strip():
            before = " " if index else ""
            after = " " if index + 1 < len(parts) else ""
            pattern += before + re.escape(normalise(part)) + after
    return re.compile(pattern)


def nearest_questions(text: str, questions: Iterable[Question], limit: int = 3) -> list[Question]:
    """The questions whose phrasings look most like `text`, best first."""
    from rapidfuzz import fuzz

    asked = normalise(text)

    def likeness(question: Question) -> float:
        phrasings = [p for texts in question.phrasings.values() for p in texts]
        plain = (normalise(_PLACEHOLDER.sub(" ", phrasing)) for phrasing in phrasings)
        return max((fuzz.token_set_ratio(asked, phrasing) for phrasing in plain), default=0.0)

    return sorted(questions, key=lambda q: (-likeness(q), q.name))[:limit]
