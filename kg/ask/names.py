"""Finding things and claims by name, however many there are.

A store that keeps normalised names is asked for the one at hand. Of another, all names are read.
Names that are only near are looked for among all names in either case.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from itertools import islice

import pyoxigraph as ox

from kg.ask.labels import Labels
from kg.load.name_forms import FORM
from kg.load.names import Thing, normalise
from kg.namespaces import ACTOR, CKG, CLAIM, DCTERMS, GAZETTEER_GRAPH, PLACE, RDF, names_graph
from kg.store import Store

_TYPE = ox.NamedNode(RDF["type"])
_CLAIM = ox.NamedNode(CKG["Claim"])
_ID = ox.NamedNode(DCTERMS["identifier"])
_MOST = 100
"""Things of one name, or claims of one id, that are looked at."""


def keeps_names(store: Store) -> bool:
    """Whether `store` keeps normalised names."""
    kept = store.matching(None, FORM, None, names_graph(GAZETTEER_GRAPH))
    return next(kept, None) is not None


class Names:
    """The names of the actors and places of a store; see `kg.load.names.NameIndex`."""

    def __init__(self, store: Store, labels: Labels) -> None:
        self._store = store
        self._labels = labels
        self._are_kept = keeps_names(store)

    def named(self, form: str) -> list[Thing]:
        """The things that are called by the normalised name `form`, sorted."""
        if not self._are_kept:
            return self._labels.index.named(form)
        quads = islice(self._store.matching(None, FORM, ox.Literal(form)), _MOST)
        iris = sorted({iri for quad in quads if (iri := _iri(quad.subject))})
        return [thing for iri in iris if (thing := self._labels.thing(iri)) is not None]

    def find(self, name: str, *, places: bool | None = None) -> list[Thing]:
        """The things called `name`: none, one, or the candidates between which to choose."""
        if not self._are_kept:
            return self._labels.index.find(name, places=places)
        fitting = [t for t in self._by_slug(name) if places is None or t.is_place == places]
        if fitting:
            return fitting[:1]
        found = self.named(normalise(name))
        return [thing for thing in found if places is None or thing.is_place == places]

    def _by_slug(self, slug: str) -> Iterator[Thing]:
        for iri in (ACTOR[slug], PLACE[slug]):
            thing = self._labels.thing(iri)
            if thing is not None and thing.slug == slug:
                yield thing

    def hint(self, name: str, *, places: bool | None = None) -> str:
        """What to add to the message that nothing of the wanted kind is called `name`."""
        return self._labels.index.hint(name, places=places)

    def names(self) -> Iterator[tuple[str, str, list[Thing]]]:
        """Every name: its normalised form, a way in which it is written, the things called so."""
        return self._labels.index.names()


class ClaimNames:
    """The ids of the claims of a store, short and with their article."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._are_kept = keeps_names(store)

    @cached_property
    def _all(self) -> dict[str, str]:
        """Every claim's id with its article, and its short one."""
        found = {}
        for quad in self._store.matching(None, _TYPE, _CLAIM):
            claim = _iri(quad.subject)
            for named in self._store.matching(ox.NamedNode(claim), _ID, None) if claim else ():
                found[CLAIM.local(claim)] = str(getattr(named.object, "value", ""))
        return found

    @cached_property
    def _written(self) -> dict[str, str]:
        return {normalise(name): name for name in (*self._all, *self._all.values())}

    def written(self, form: str, words: str) -> str | None:
        """How the claim's id is written that `form` (normalised) is, for `words`; None for none."""
        if not self._are_kept:
            return self._written.get(form)
        if any(letter.isspace() for letter in words):
            return None  # no id has any
        spellings = _spellings(form, words)
        known = (name for name in spellings if self._is_claim(name) or self._short(name))
        return next(known, None)

    def find(self, words: str) -> list[str]:
        """The claims, each by its id with its article, that `words` may be."""
        wanted = normalise(words)
        if not self._are_kept:
            full = [name for name in self._all if normalise(name) == wanted]
            return sorted(full or [n for n, s in self._all.items() if normalise(s) == wanted])
        spellings = _spellings(wanted, words)
        full = [name for name in spellings if self._is_claim(name)]
        return sorted(full or {found for name in spellings for found in self._short(name)})

    def near(self) -> list[str]:
        """The ids among which one that is misspelt is looked for."""
        names = dict.fromkeys(
            name
            for full, short in islice(self._all.items(), _MOST * _MOST)
            for name in (full, short)
        )
        return list(names)

    def _is_claim(self, name: str) -> bool:
        try:
            node = ox.NamedNode(CLAIM[name])
        except ValueError:  # words that are no id
            return False
        return next(self._store.matching(node, _TYPE, _CLAIM), None) is not None

    def _short(self, name: str) -> list[str]:
        """The claims whose short id is `name`."""
        quads = islice(self._store.matching(None, _ID, ox.Literal(name)), _MOST)
        found = [CLAIM.local(iri) for q in quads if (iri := _iri(q.subject)) in CLAIM]
        return [local for local in found if self._is_claim(local)]


def _iri(subject: object) -> str:
    return subject.value if isinstance(subject, ox.NamedNode) else ""


def _spellings(form: str, words: str) -> list[str]:
    """The ways in which an id is written that are looked up: C5a, c5a, C5A."""
    given = words.strip()
    return list(dict.fromkeys((given, form, form.capitalize(), form.upper())))
