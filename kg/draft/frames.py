"""The rules that say what verbs and nouns tell of: read from `frames.yaml`, found in sentences."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any

GAP = ".."
_NOT_PREPOSITIONS = frozenset(
    {
        "rule",
        "type",
        "words",
        "subject",
        "object",
        "place",
        "noun",
        "again",
        "outcome",
        "date",
        "plain",
        "speaks",
        "own",
        "owner",
        "after",
    }
)
BE = frozenset({"is", "are", "was", "were", "be", "been", "being", "got"})


@dataclass(frozen=True)
class Frame:
    """One rule: the kind of content that its phrases tell of, and which words fill which role."""

    rule: str
    kind: str
    subject: str | None
    object: Mapping[str, str]
    prepositions: Mapping[str, str]
    places: tuple[str, ...]
    own: str | None
    owner: str | None
    after: str | None
    noun: bool
    plain: bool
    again: bool
    outcome: bool
    speaks: bool
    date: str | None


@dataclass(frozen=True)
class Phrase:
    """One phrase of a rule: the stems of its words, or gaps."""

    stems: tuple[str, ...]
    frame: Frame


@dataclass(frozen=True)
class Rules:
    """All rules: phrases by the stem of their first word, and what a content cannot be without."""

    phrases: Mapping[str, Sequence[Phrase]]
    irregular: Mapping[str, tuple[str, str]]
    needs: Mapping[str, Sequence[Sequence[str]]]
    several: Mapping[str, str]
    _stems: dict[str, str] = field(default_factory=dict)

    def stem(self, form: str) -> str:
        """What a word has in common with its inflections."""
        if form not in self._stems:
            base = self.irregular.get(form, (form, ""))[0]
            self._stems[form] = _stemmer().stemWord("be" if base in BE else base)
        return self._stems[form]

    def is_past(self, form: str) -> bool:
        """Whether the word can be a participle, or the past."""
        return form.endswith("ed") or form in self.irregular

    def is_participle(self, form: str) -> bool:
        """Whether the word can stand in the passive voice."""
        return form.endswith("ed") or self.irregular.get(form, ("", "past"))[1] != "past"


@cache
def _stemmer() -> Any:
    from snowballstemmer import stemmer

    return stemmer("english")


@cache
def load_rules() -> Rules:
    """The rules in `frames.yaml`; read once."""
    from ruamel.yaml import YAML

    path = Path(__file__).with_name("frames.yaml")
    data = YAML(typ="safe", pure=True).load(path.read_text("utf-8"))
    irregular = {form: (base, kind) for form, (base, kind) in data["irregular"].items()}
    rules = Rules({}, irregular, data["kinds"], data["several"])
    phrases: dict[str, list[Phrase]] = {}
    for entry in data["frames"]:
        frame = _frame(entry)
        for words in (phrase for spelled in entry["words"] for phrase in _spelled_out(spelled)):
            stems = tuple(w if w == GAP else rules.stem(w) for w in words.split())
            phrases.setdefault(stems[0], []).append(Phrase(stems, frame))
    for found in phrases.values():
        found.sort(key=lambda phrase: len(phrase.stems), reverse=True)
    return Rules(phrases, irregular, data["kinds"], data["several"])


def _spelled_out(words: str) -> Iterator[str]:
    """The phrases that "gain|win control" stands for; "carry+out" is two words."""
    for chosen in product(*(word.split("|") for word in words.split())):
        yield " ".join(chosen).replace("+", " ")


def _texts(value: str | Sequence[str] | None) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value or ())


def _frame(entry: Mapping[str, Any]) -> Frame:
    return Frame(
        rule=entry["rule"],
        kind=entry["type"],
        subject=entry.get("subject"),
        object=entry.get("object", {}),
        prepositions={key: role for key, role in entry.items() if key not in _NOT_PREPOSITIONS},
        places=_texts(entry.get("place")),
        own=entry.get("own"),
        owner=entry.get("owner"),
        after=entry.get("after"),
        noun=entry.get("noun", False),
        plain=entry.get("plain", False),
        again=entry.get("again", False),
        outcome=entry.get("outcome", False),
        speaks=entry.get("speaks", False),
        date=entry.get("date"),
    )
