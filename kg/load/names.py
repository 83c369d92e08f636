"""Names to things: slug, label or alias, in any case, with or without diacritics, in any script.

A near miss is only ever a suggestion: two names that look alike may be two towns.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Protocol

_ARABIC_FORMS = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي", "ة": "ه", "ـ": None})
_SEPARATORS = re.compile(r"[\W_ʼʿʾ]+")
_ARTICLE = re.compile(r"^the ")


def normalise(name: str) -> str:
    """The form of `name` under which names are compared.

    Compatibility forms, case, diacritics, Arabic letter variants and punctuation do not
    distinguish names; letters and their order do.
    """
    decomposed = unicodedata.normalize("NFKD", name.casefold())
    letters = "".join(char for char in decomposed if not unicodedata.combining(char))
    spaced = _SEPARATORS.sub(" ", letters.translate(_ARABIC_FORMS)).strip()
    return _ARTICLE.sub("", spaced)


@dataclass(frozen=True)
class Thing:
    """An actor or a place that a name can mean; `kind` is the local name of its class."""

    iri: str
    slug: str
    label: str
    kind: str
    is_place: bool


class Names(Protocol):
    """Looking things up by name."""

    def add(self, thing: Thing, names: Iterable[str]) -> None:
        """Make `thing` known under its slug, its label and `names`."""

    def named(self, form: str) -> list[Thing]:
        """The things that are called by the normalised name `form`, sorted."""

    def by_slug(self, slug: str, *, places: bool | None = None) -> Thing | None:
        """The thing whose slug is exactly `slug`."""

    def find(self, name: str, *, places: bool | None = None) -> list[Thing]:
        """The things called `name`: none, one, or the candidates between which to choose."""

    def hint(self, name: str, *, places: bool | None = None) -> str:
        """What to add to the message that nothing of the wanted kind is called `name`."""


class GazetteerNames(Protocol):
    """The names of a gazetteer, which articles look up and never add to."""

    def named(self, form: str) -> list[Thing]:
        """The things that are called by the normalised name `form`, sorted."""

    def by_slug(self, slug: str, *, places: bool | None = None) -> Thing | None:
        """The thing whose slug is exactly `slug`."""

    def has(self, iri: str) -> bool:
        """Whether `iri` is an actor or a place of the gazetteer."""

    def with_things(self, things: Iterable[tuple[Thing, Iterable[str]]]) -> NameIndex:
        """All names and those of `things`, for suggestions; this one does not change."""


@dataclass
class NameIndex:
    """Every name of the gazetteer, for looking things up."""

    things: dict[str, Thing] = field(default_factory=dict)
    _by_name: dict[str, set[str]] = field(default_factory=dict)
    _spelling: dict[str, str] = field(default_factory=dict)

    def add(self, thing: Thing, names: Iterable[str]) -> None:
        """Make `thing` known under its slug, its label and `names`."""
        self.things[thing.iri] = thing
        for name in dict.fromkeys((thing.slug, thing.label, *names)):
            form = normalise(name)
            if not form:
                continue
            self._by_name.setdefault(form, set()).add(thing.iri)
            if form not in self._spelling or self._spelling[form] == thing.slug:
                self._spelling[form] = name

    def copy(self) -> NameIndex:
        """A copy that can be added to without changing this one."""
        by_name = {form: set(iris) for form, iris in self._by_name.items()}
        return NameIndex(dict(self.things), by_name, dict(self._spelling))

    def with_things(self, things: Iterable[tuple[Thing, Iterable[str]]]) -> NameIndex:
        """All names and those of `things`, for suggestions; this one does not change."""
        index = self.copy()
        for thing, names in things:
            index.add(thing, names)
        return index

    def has(self, iri: str) -> bool:
        """Whether `iri` is known by a name."""
        return iri in self.things

    def names(self) -> Iterator[tuple[str, str, list[Thing]]]:
        """Every name: its normalised form, a way in which it is written, the things called so."""
        for form, iris in self._by_name.items():
            yield form, self._spelling[form], [self.things[iri] for iri in sorted(iris)]

    def named(self, form: str) -> list[Thing]:
        """The things that are called by the normalised name `form`, sorted."""
        return [self.things[iri] for iri in sorted(self._by_name.get(form, ()))]

    def by_slug(self, slug: str, *, places: bool | None = None) -> Thing | None:
        """The thing whose slug is exactly `slug`."""
        fitting = (t for t in self.things.values() if t.slug == slug)
        return next((t for t in fitting if places is None or t.is_place == places), None)

    def find(self, name: str, *, places: bool | None = None) -> list[Thing]:
        """The things called `name`: none, one, or the candidates between which to choose.

        `places` True looks among places only, False among actors only. A slug is exact and
        wins over aliases.
        """
        exact = self.by_slug(name, places=places)
        if exact is not None:
            return [exact]
        found = [self.things[iri] for iri in self._by_name.get(normalise(name), ())]
        fitting = [t for t in found if places is None or t.is_place == places]
        return sorted(fitting, key=lambda thing: thing.iri)

    def near(self, name: str, *, places: bool | None = None, limit: int = 3) -> list[str]:
        """Known names that look like `name`, best first; for suggestions only."""
        from rapidfuzz import fuzz, process

        choices = sorted(
            form
            for form, iris in self._by_name.items()
            if places is None or any(self.things[iri].is_place == places for iri in iris)
        )
        scored = process.extract(
            normalise(name), choices, scorer=fuzz.ratio, limit=limit, score_cutoff=60
        )
        return [self._spelling[form] for form, _, _ in scored]

    def hint(self, name: str, *, places: bool | None = None) -> str:
        """What to add to the message that nothing of the wanted kind is called `name`."""
        others = self.find(name) if places is not None else []
        if others:
            kinds = " or ".join(sorted({thing.kind for thing in others}))
            return f"; it names something else ({kinds})"
        return did_you_mean(self.near(name, places=places))


class ArticleNames:
    """The names of a gazetteer, and those of the places that only one article knows.

    `asked` are the normalised names that were looked up: what an article means may change when one
    of them comes to name something else.
    """

    def __init__(self, gazetteer: GazetteerNames) -> None:
        self._gazetteer = gazetteer
        self._own = NameIndex()
        self._named: list[tuple[Thing, list[str]]] = []
        self.asked: set[str] = set()

    def add(self, thing: Thing, names: Iterable[str]) -> None:
        """Make `thing`, a place of the article, known under its slug, its label and `names`."""
        self._named.append((thing, list(names)))
        self._own.add(*self._named[-1])

    def named(self, form: str) -> list[Thing]:
        """The things that are called by the normalised name `form`, sorted."""
        self.asked.add(form)
        found = [*self._own.named(form), *self._gazetteer.named(form)]
        return sorted(found, key=lambda thing: thing.iri)

    def by_slug(self, slug: str, *, places: bool | None = None) -> Thing | None:
        """The thing whose slug is exactly `slug`."""
        self.asked.add(normalise(slug))
        exact = self._gazetteer.by_slug(slug, places=places)
        return exact or self._own.by_slug(slug, places=places)

    def find(self, name: str, *, places: bool | None = None) -> list[Thing]:
        """The things called `name`; see `NameIndex.find`."""
        exact = self.by_slug(name, places=places)
        if exact is not None:
            return [exact]
        found = self.named(normalise(name))
        return [thing for thing in found if places is None or thing.is_place == places]

    def hint(self, name: str, *, places: bool | None = None) -> str:
        """What to add to the message that nothing of the wanted kind is called `name`."""
        return self._gazetteer.with_things(self._named).hint(name, places=places)


def near_words(word: str, known: Iterable[str], limit: int = 1) -> list[str]:
    """Members of `known` spelt like `word`, best first, for "did you mean"."""
    from rapidfuzz import fuzz, process

    scored = process.extract(word, list(known), scorer=fuzz.ratio, limit=limit, score_cutoff=60)
    return [name for name, _, _ in scored]


def did_you_mean(suggestions: list[str]) -> str:
    """The sentence that offers `suggestions`, or nothing when there are none."""
    if not suggestions:
        return ""
    return f"; did you mean {' or '.join(repr(name) for name in suggestions)}?"
