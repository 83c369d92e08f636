"""Which news organisation of the gazetteer published a page: by its name, else by its host."""

from __future__ import annotations

from urllib.parse import urlsplit

from kg.capture.guess import Guess, Guesses
from kg.load.names import NameIndex, Thing, normalise
from kg.load.vocabulary import load_vocabulary

_ALIKE = 88
"""Likeness (0 to 100) of a host's name and an outlet's from which the outlet is guessed."""
_LEAST = 5
"""Letters of a host's name below which it must be the outlet's exactly."""


def publisher_of(names: NameIndex, guesses: Guesses) -> Guess | None:
    """The slug of the publisher with the reason for the guess; None where nobody fits, or several.

    A name counts more than a host, which outlets of one house may share.
    """
    site, url = guesses.get("site"), guesses.get("url")
    if site:
        named = _only([thing for thing in names.find(site.value, places=False) if _is_news(thing)])
        if named:
            return Guess(named.slug, f"{site.origin}, {site.value}" if site.origin else "its name")
    host = host_of(url.value) if url else None
    found = _only(_by_host(names, host)) if host else None
    return Guess(found.slug, f"the host {host}") if found else None


def host_of(address: str) -> str | None:
    """The host of an address, without a leading www."""
    host = urlsplit(address).hostname
    return host.removeprefix("www.") if host else None


def _by_host(names: NameIndex, host: str) -> list[Thing]:
    """The news organisations one of whose names is a part of the host's name, or nearly."""
    from rapidfuzz import fuzz

    parts = [_squeezed(part) for part in host.split(".")[:-1]]
    scores: dict[Thing, float] = {}
    for form, _, things in names.names():
        likeness = max((fuzz.ratio(_squeezed(form), part) for part in parts if part), default=0.0)
        if likeness >= (100 if len(form) < _LEAST else _ALIKE):
            for thing in filter(_is_news, things):
                scores[thing] = max(likeness, scores.get(thing, 0.0))
    best = max(scores.values(), default=0.0)
    return [thing for thing, score in scores.items() if score == best]


def _squeezed(name: str) -> str:
    return normalise(name).replace(" ", "")


def _is_news(thing: Thing) -> bool:
    return load_vocabulary().is_a(thing.kind, "NewsOrganisation")


def _only(things: list[Thing]) -> Thing | None:
    return things[0] if len(things) == 1 else None
