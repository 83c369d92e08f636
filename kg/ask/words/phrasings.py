"""The phrasings of all questions as stems, and how much each stem tells which question is meant."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from kg.ask.questions import Question, load_questions
from kg.ask.words.dates import read_periods
from kg.ask.words.tokens import (
    Token,
    is_denied,
    small_word,
    small_words,
    stems,
    synonyms,
    tokens_of,
)
from kg.kept import kept
from kg.resources import PACKAGE, QUESTIONS_DIR

PLACEHOLDER = re.compile(r"\{(\w+)\}")
_MARK = "placeholderof"
_DAYS = ("2017-01-01", "2017-01-02")
"""What is read in place of the days of a phrasing."""
_MISSPELT = 88
"""Likeness (0 to 100) from which an unknown word is read as a known one."""
_SHORTEST_MISSPELT = 5
_FUTURE = "س"
"""The letter that puts an Arabic verb in the future, of which the graph knows nothing."""


@dataclass(frozen=True)
class Phrasing:
    """One way to ask a question: stems in their order, with `{type}` in place of a parameter.

    `slots` are these parameters in their order; `content` are the stems that tell something;
    `wording` are the words themselves.
    Dates stand in none of them; `is_dated` says whether the phrasing has one; `denies` whether it
    has a word such as "not".
    """

    question: Question
    text: str
    sequence: tuple[str, ...]
    slots: tuple[str, ...]
    content: frozenset[str]
    wording: str
    is_dated: bool = False
    denies: bool = False


def _files() -> list[Path]:
    """What the phrasings that are kept are made of."""
    here = Path(__file__).parent
    code = [*here.glob("*.py"), *here.glob("*.txt"), PACKAGE / "load" / "names.py"]
    return [*code, PACKAGE / "ask" / "questions.py", *QUESTIONS_DIR.glob("*.rq")]


def _from_data(question: Question, data: dict[str, Any]) -> Phrasing:
    lists = {name: tuple(data[name]) for name in ("sequence", "slots")}
    return Phrasing(question, **{**data, **lists, "content": frozenset(data["content"])})


class Phrasings:
    """The phrasings of a collection of questions."""

    def __init__(self, questions: Sequence[Question]) -> None:
        self.questions = tuple(questions)
        self._words: dict[str, str] = {}
        self.of = self._kept() if self.questions == load_questions() else self._read_all()
        self.words: dict[str, frozenset[str]] = {
            name: frozenset[str]().union(*(phrasing.content for phrasing in phrasings))
            for name, phrasings in self.of.items()
        }
        self.denying = frozenset(
            name
            for name, phrasings in self.of.items()
            if any(phrasing.denies for phrasing in phrasings)
        )
        self._counts = Counter(word for words in self.words.values() for word in words)

    def _kept(self) -> dict[str, list[Phrasing]]:
        """The phrasings of the package's questions, read anew only when a file has changed."""
        data = kept("phrasings.json", _files(), lambda: self._as_data(self._read_all()))
        try:
            of = {
                question.name: [_from_data(question, each) for each in data["of"][question.name]]
                for question in self.questions
            }
            self._words = dict(data["words"])
        except (LookupError, TypeError, ValueError):  # whoever kept that, not this program
            return self._read_all()
        return of

    def _as_data(self, of: dict[str, list[Phrasing]]) -> dict[str, Any]:
        told = {
            name: [{k: v for k, v in vars(p).items() if k != "question"} for p in phrasings]
            for name, phrasings in of.items()
        }
        for each in (phrasing for phrasings in told.values() for phrasing in phrasings):
            each["content"] = sorted(each["content"])
        return {"of": told, "words": self._words}

    def _read_all(self) -> dict[str, list[Phrasing]]:
        return {
            question.name: [
                self._read(question, phrasing)
                for phrasings in question.phrasings.values()
                for phrasing in phrasings
            ]
            for question in self.questions
        }

    def knows(self, word: str) -> bool:
        """Whether a stem stands in any phrasing."""
        return word in self._counts

    def weight(self, word: str) -> float:
        """How much a stem tells: the fewer questions have it, the more; unknown ones the most."""
        if word in small_words():
            return 0.0
        return math.log1p(len(self.questions) / self._counts.get(word, 1))

    def key(self, token: Token) -> str:
        """The form under which a word is compared; of a misspelt word, that of a known one."""
        form = token.form
        found = self._key(form)
        if found in small_words() or self.knows(found) or len(form) < _SHORTEST_MISSPELT:
            return found
        return self._misspelt(form) or found

    def _key(self, form: str) -> str:
        """A small word, or the stem of a word and its synonyms, as the phrasings have it."""
        small = small_word(form)
        if small is not None:
            return small
        for known in (synonyms(), self._words):
            for stem in stems(form):
                if stem in known:
                    return known[stem]
        return stems(form)[0]

    def _learnt(self, form: str) -> str:
        """The key of a word of a phrasing, known from now on in its inflections."""
        found = self._key(form)
        self._words |= {stem: found for stem in stems(form) if stem not in self._words}
        return found

    def _misspelt(self, form: str) -> str | None:
        from rapidfuzz import fuzz, process

        if form.startswith(_FUTURE):
            return None
        near = process.extractOne(form, self._forms, scorer=fuzz.ratio, score_cutoff=_MISSPELT)
        return self._key(near[0]) if near is not None and near[0][0] == form[0] else None

    @cached_property
    def _forms(self) -> list[str]:
        wordings = (phrasing.wording for phrasings in self.of.values() for phrasing in phrasings)
        forms = {form for wording in wordings for form in wording.split(" ")}
        return sorted(form for form in forms if form and form not in small_words())

    def _read(self, question: Question, phrasing: str) -> Phrasing:
        types = {parameter.name: parameter.type for parameter in question.parameters}
        days = iter(_DAYS)
        text = PLACEHOLDER.sub(
            lambda match: next(days) if types[match[1]] == "date" else f" {_MARK} ", phrasing
        )
        slots = [name for name in PLACEHOLDER.findall(phrasing) if types[name] != "date"]
        tokens = tokens_of(text)
        periods = read_periods(text, tokens)
        dates = {i for p in periods for i in range(p.first_token, p.end_token)}
        names = iter(slots)
        sequence = tuple(
            f"{{{types[next(names)]}}}" if token.written == _MARK else self._learnt(token.form)
            for index, token in enumerate(tokens)
            if index not in dates
        )
        content = {word for word in sequence if not word.startswith("{")} - small_words()
        named = any(not period.is_latest for period in periods)
        own = (t.form for i, t in enumerate(tokens) if i not in dates and t.written != _MARK)
        return Phrasing(
            question,
            phrasing,
            sequence,
            tuple(slots),
            frozenset(content),
            " ".join(own),
            named,
            is_denied(tokens),
        )
