"""From the words given for a parameter to a thing of the graph or a value."""

from __future__ import annotations

import re

from kg.ask.answers import Named, Value
from kg.ask.names import ClaimNames, Names
from kg.ask.questions import THINGS, Parameter
from kg.findings import NotFoundError, UsageError
from kg.load.dates import NUMBER_WORDS, DateError, read_day
from kg.load.names import did_you_mean, near_words, normalise
from kg.namespaces import CLAIM
from kg.wording.facts import day_in_words

SCHEMES = ("acled", "ucdp", "plover", "cameo")
REVIEW_STATES = ("draft", "reviewed", "disputed")
_LONGEST_NUMBER = 6
_ADD = "A name that is missing can be added to gazetteer/*.yaml: docs/articles.md says how."


class ParameterReader:
    """Reads what is given for the parameters of questions about one graph."""

    def __init__(self, names: Names, claims: ClaimNames) -> None:
        self._names = names
        self._claims = claims

    def read(self, parameter: Parameter, words: str) -> Named | Value:
        """What `words` mean for `parameter`.

        NotFoundError, with candidates, when they do not name one thing; UsageError when they are
        no day, number, review state or scheme.
        """
        if parameter.type in THINGS:
            return self.thing(parameter, words)
        return _VALUES[parameter.type](words)

    def thing(self, parameter: Parameter, words: str) -> Named:
        """The thing that `words` name; NotFoundError, with candidates, when there is not one."""
        if parameter.type == "claim":
            return self._claim(words)
        places = parameter.type == "place"
        found = self._names.find(words, places=places)
        if len(found) == 1:
            return Named(found[0].iri, found[0].label)
        if found:
            candidates = "\n".join(f"  {t.slug}  ({t.label}, {t.kind})" for t in found)
            raise NotFoundError(f"{words!r} may be any of these; write which:\n{candidates}")
        offers = self._names.hint(words, places=places)
        message = f"no {parameter.type} in the gazetteer is called {words!r}{offers}"
        raise NotFoundError(message if self._names.find(words) else f"{message}\n{_ADD}")

    def _claim(self, words: str) -> Named:
        found = self._claims.find(words)
        if len(found) == 1:
            return Named(CLAIM[found[0]], found[0])
        if found:
            listed = "\n".join(f"  {name}" for name in found)
            raise NotFoundError(f"several articles have a claim {words!r}; write which:\n{listed}")
        hint = did_you_mean(near_words(words, self._claims.near()))
        raise NotFoundError(f"no claim is called {words!r}{hint or ': write ARTICLE.ID or ID'}")


def _day(words: str) -> Value:
    try:
        day = read_day(words.strip())
    except DateError as error:
        raise UsageError(str(error)) from error
    return Value(day.isoformat(), day_in_words(day))


def _number(words: str) -> Value:
    word = words.strip().casefold()
    if word in NUMBER_WORDS:
        word = str(NUMBER_WORDS.index(word))
    if not re.fullmatch(r"\d+", word) or len(word) > _LONGEST_NUMBER:
        raise UsageError(f"{words!r} is not a number of at most {_LONGEST_NUMBER} digits")
    return Value(str(int(word)), str(int(word)))


def _review(words: str) -> Value:
    state = normalise(words)
    if state not in REVIEW_STATES:
        raise UsageError(f"{words!r} is none of the review states {', '.join(REVIEW_STATES)}")
    return Value(state, state)


def _scheme(words: str) -> Value:
    scheme = normalise(words)
    if scheme not in SCHEMES:
        raise UsageError(f"{words!r} is none of the schemes {', '.join(SCHEMES)}")
    return Value(scheme, scheme.upper())


_VALUES = {"date": _day, "number": _number, "review": _review, "scheme": _scheme}
"""Type of a parameter that is no thing, to what reads it."""
