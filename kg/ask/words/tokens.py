"""The words of a question, and the stems under which words are compared."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from kg.kept import kept
from kg.load.names import normalise
from kg.resources import PACKAGE

_MARKS = "\u0300-\u036f\u0610-\u061a\u0640\u064b-\u065f\u0670"
_TOKEN = re.compile(
    rf"""
    \d{{4}}[-/.]\d{{1,2}}[-/.]\d{{1,2}}(?!\d) | \d{{1,2}}[-/.]\d{{1,2}}[-/.]\d{{4}}(?!\d)
    | \d{{1,2}}/\d{{4}}(?!\d) | \d{{4}}[-/]\d{{2}}(?![-\d])
    | (?<=\d)\s*(?P<dash>[-–—])\s*(?=[^\W_]) | \d+ | [\u0621-\u064a]{{1,4}}(?=[\da-zA-Z])
    | (?:[^\W\d_]|[{_MARKS}])(?:[^\W_]|[{_MARKS}])*
    """,
    re.VERBOSE,
)
_DIGITS = {ord(d): str(i) for digits in ("٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹") for i, d in enumerate(digits)}
_ARABIC = re.compile("[\u0621-\u064a]")
_JOINED = ("وال", "فال", "بال", "كال", "عال", "ولل", "لل", "ال")
_CLITICS = ("ب", "ل", "ك")
_PERSONS = ("ي", "ت", "ن")
_ENDINGS = (
    *("هما", "تها", "تهم", "تان", "تين", "ها", "هم", "ات", "ون", "ين", "ان", "وا", "نا", "تم"),
    *("ته", "كم"),
    *("ه", "ي", "ت", "ا"),
)
_LISTS = ("small_words", "beyond_words", "negations")
_SHORTEST = 3
"""Letters that an Arabic stem keeps."""
_LONG = 4
"""Letters of an Arabic word up to which a first ب or ل belongs to it."""


@dataclass(frozen=True)
class Token:
    """A word, a number or a date in figures; `form` is its normalised form.

    `start` and `end` are its offsets in the question, in code points, end exclusive.
    """

    written: str
    form: str
    start: int
    end: int


def tokens_of(text: str) -> list[Token]:
    """The words of `text`, in their order; Arabic-Indic digits are read as digits."""
    plain = text.translate(_DIGITS)
    found = []
    for match in _TOKEN.finditer(plain):
        form = "–" if match["dash"] else _form(match[0])
        if form:
            found.append(Token(match[0], form, *match.span()))
    return found


def _form(written: str) -> str:
    # in mid-sentence, so that a leading "the" is kept
    return written if written[0].isdigit() else normalise(f"x {written}")[2:]


@cache
def stems(form: str) -> tuple[str, ...]:
    """What `form` may have in common with its inflections, the most likely first.

    `controlled` and `controls` are `control`. An Arabic word may begin with particles or with the
    person of a verb, and only other words tell whether it does.
    """
    return _arabic_stems(form) if _ARABIC.search(form) else (_english().stemWord(form),)


@cache
def _english() -> Any:
    from snowballstemmer import stemmer

    return stemmer("english")


def bare_forms(form: str) -> list[str]:
    """An Arabic word without the particles that are written as part of it, and with its article.

    للرقه (to Raqqa) gives الرقه; بالرقه (in Raqqa) gives الرقه. Empty for other words.
    """
    if not _ARABIC.match(form):
        return []
    found = []
    rest = form
    for clitic in ("و", "ف"):
        if form.startswith(clitic):
            rest = form[1:]
            found.append(rest)
    for base in dict.fromkeys((form, rest)):
        if base.startswith("لل"):
            found.append("ال" + base[2:])
        elif base[:1] in ("ب", "ل", "ك") or base.startswith("عال"):
            found.append(base[1:])
    return [bare for bare in found if len(bare) >= _SHORTEST]


def _arabic_stems(form: str) -> tuple[str, ...]:
    word = _without_prefix(form, _JOINED)
    found = [word]
    if word == form:
        word = _without_prefix(form, ("و",))
        prefixes = (*_PERSONS, *(_CLITICS if len(word) > _LONG else ()))
        found += [word, *(_without_prefix(word, (prefix,)) for prefix in prefixes)]
    return tuple(dict.fromkeys(_without_endings(word) for word in found))


def _without_prefix(word: str, prefixes: tuple[str, ...]) -> str:
    for prefix in prefixes:
        if word.startswith(prefix) and len(word) - len(prefix) >= _SHORTEST:
            return word[len(prefix) :]
    return word


def _without_endings(word: str) -> str:
    """The word without its pronoun or number, and without the ending that stood before it."""
    return _without_ending(_without_ending(word))


def _without_ending(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            return word[: -len(ending)]
    return word


@cache
def small_words() -> frozenset[str]:
    """Words that say nothing about which question is meant, from the list beside this file."""
    return frozenset(_lists()["small_words"])


@cache
def beyond_words() -> frozenset[str]:
    """Words that ask for what no report can tell: reasons, wishes, opinions, what will be."""
    return frozenset(_lists()["beyond_words"])


@cache
def negations() -> frozenset[str]:
    """Words that deny, from the list beside this file."""
    return frozenset(_lists()["negations"])


def is_denied(tokens: Iterable[Token]) -> bool:
    """Whether a word of a question, or of a phrasing, denies."""
    return any(
        form in negations() for token in tokens for form in (token.form, *bare_forms(token.form))
    )


@cache
def small_word(form: str) -> str | None:
    """The small word that `form` is, also with the particles that are written as part of it."""
    return next((word for word in (form, *bare_forms(form)) if word in small_words()), None)


@cache
def synonyms() -> dict[str, str]:
    """The stems of synonyms, from the list beside this file, to one for each group."""
    return dict(_lists()["synonyms"])


@cache
def _lists() -> dict[str, Any]:
    """The words of the lists beside this file, read anew only when one has changed."""
    here = Path(__file__)
    lists = [here.with_name(f"{name}.txt") for name in (*_LISTS, "synonyms")]
    found = kept("words.json", [here, *lists, PACKAGE / "load" / "names.py"], _read_lists)
    whole = isinstance(found, dict) and {*_LISTS, "synonyms"} <= found.keys()
    return found if whole else _read_lists()


def _read_lists() -> dict[str, Any]:
    found: dict[str, Any] = {
        name: sorted({normalise(word) for line in _lines(name) for word in line.split()})
        for name in _LISTS
    }
    return found | {"synonyms": _read_synonyms()}


def _read_synonyms() -> dict[str, str]:
    found: dict[str, str] = {}
    for line in _lines("synonyms"):
        group = [stems(normalise(word)) for word in line.split()]
        found |= {word: group[0][0] for words in group for word in words}
    return found


def _lines(name: str) -> list[str]:
    lines = Path(__file__).with_name(f"{name}.txt").read_text("utf-8").splitlines()
    return [plain for line in lines if (plain := line.partition("#")[0].strip())]
