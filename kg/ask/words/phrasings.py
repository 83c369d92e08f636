"""The phrasings of all questions as stems, and how much each stem tells which question is meant."""

from __future__ import annotations

import json
import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
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


class Phrasings:
    """The phrasings of a collection of questions; of each question they are read when needed."""

    def __init__(self, questions: Sequence[Question]) -> None:
        self.questions = tuple(questions)
        self._learnt: dict[str, str] = {}
        self._keys: dict[str, str] = {}
        self._of: dict[str, list[Phrasing]] = {}
        of_package = self.questions == load_questions()
        data = kept("phrasings.json", _files(), self._as_data) if of_package else self._as_data()
        try:
            self._take(data)
        except (AttributeError, LookupError, TypeError, ValueError):  # not kept by this program
            self._take(self._as_data())

    def _take(self, data: dict[str, Any]) -> None:
        """Fill this object with what `_as_data` made."""
        self.words = {q.name: frozenset(data["words"][q.name].split()) for q in self.questions}
        self._openings = {q.name: frozenset(data["openings"][q.name]) for q in self.questions}
        self.denying = frozenset(data["denying"])
        self._learnt = dict(data["learnt"])
        self._keys = dict(data["keys"])
        self._texts: dict[str, str] = data["of"]
        self._counts = Counter(word for words in self.words.values() for word in words)
        self._weights = {word: self._weight(word) for word in self._counts}
        self.most = math.log1p(len(self.questions))

    def _as_data(self) -> dict[str, Any]:
        """What the phrasings are made into, as JSON data; those of a question as JSON text."""
        self._learnt = {}
        of = self._read_all()
        forms = {form for found in of.values() for p in found for form in p.wording.split()}
        return {
            "of": {name: json.dumps([_fields(p) for p in found]) for name, found in of.items()},
            "words": {
                name: " ".join(sorted({w for p in of[name] for w in p.content})) for name in of
            },
            "openings": {name: sorted({_opening(p.sequence) for p in of[name]}) for name in of},
            "denying": [name for name, found in of.items() if any(p.denies for p in found)],
            "learnt": self._learnt,
            "keys": {form: self._key(form) for form in sorted(forms)},
        }

    def of(self, name: str) -> list[Phrasing]:
        """The phrasings of the question `name`."""
        if name not in self._of:
            question = next(question for question in self.questions if question.name == name)
            self._of[name] = [
                Phrasing(question, *_values(e)) for e in json.loads(self._texts[name])
            ]
        return self._of[name]

    def may_be(self, name: str, sequence: tuple[str, ...]) -> bool:
        """Whether a phrasing of the question may be these very words, in their order."""
        return _opening(sequence) in self._openings[name]

    def may_begin(self, name: str, length: int | None, first: str, second: str) -> bool:
        """Whether a phrasing of the question, of `length` where told, begins with these stems."""
        if length is not None:
            return f"{length} {first} {second}" in self._openings[name]
        return any(opening.endswith(f" {first} {second}") for opening in self._openings[name])

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
        known = self._weights.get(word)
        return self._weight(word) if known is None else known

    def _weight(self, word: str) -> float:
        if word in small_words():
            return 0.0
        return math.log1p(len(self.questions) / self._counts.get(word, 1))

    def key(self, token: Token) -> str:
        """The form under which a word is compared; of a misspelt word, that of a known one."""
        form = token.form
        if form in self._keys:
            return self._keys[form]
        found = self._key(form)
        if found in small_words() or self.knows(found) or len(form) < _SHORTEST_MISSPELT:
            return found
        return self._misspelt(form) or found

    def _key(self, form: str) -> str:
        """A small word, or the stem of a word and its synonyms, as the phrasings have it."""
        small = small_word(form)
        if small is not None:
            return small
        for known in (synonyms(), self._learnt):
            for stem in stems(form):
                if stem in known:
                    return known[stem]
        return stems(form)[0]

    def _learn(self, form: str) -> str:
        """The key of a word of a phrasing, known from now on in its inflections."""
        found = self._key(form)
        self._learnt |= {stem: found for stem in stems(form) if stem not in self._learnt}
        return found

    def _misspelt(self, form: str) -> str | None:
        from rapidfuzz import fuzz, process

        if form.startswith(_FUTURE):
            return None
        near = process.extractOne(form, self._forms, scorer=fuzz.ratio, score_cutoff=_MISSPELT)
        return self._key(near[0]) if near is not None and near[0][0] == form[0] else None

    @cached_property
    def _forms(self) -> list[str]:
        return sorted(form for form in self._keys if form and form not in small_words())

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
            f"{{{types[next(names)]}}}" if token.written == _MARK else self._learn(token.form)
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


def _fields(phrasing: Phrasing) -> list[Any]:
    fields = {key: value for key, value in vars(phrasing).items() if key != "question"}
    return list((fields | {"content": sorted(phrasing.content)}).values())


def _values(fields: list[Any]) -> Iterator[Any]:
    """The fields of a phrasing from JSON, whose lists they are not."""
    text, sequence, slots, content, *others = fields
    yield from (text, tuple(sequence), tuple(slots), frozenset(content), *others)


def _opening(sequence: tuple[str, ...]) -> str:
    """The length of a sequence, and its first two words."""
    return " ".join([str(len(sequence)), *sequence[:2]])
