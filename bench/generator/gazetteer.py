"""The world as gazetteer files: actors, places, and who belongs to whom."""

from __future__ import annotations

import json
from collections.abc import Iterator

from bench.generator.world import Actor, Place, World

INVENTED = "# Invented for measurements: nobody here exists, and nothing happened.\n"
CODED = "2045-01-01"


def actors_yaml(world: World) -> str:
    """The text of `gazetteer/actors.yaml`."""
    return INVENTED + "actors:\n" + "".join(_entry(_actor(a)) for a in world.actors)


def places_yaml(world: World) -> str:
    """The text of `gazetteer/places.yaml`."""
    return INVENTED + "places:\n" + "".join(_entry(_place(p)) for p in world.places)


def relations_yaml(world: World) -> str:
    """The text of `gazetteer/relations.yaml`."""
    head = f"coder: {world.coders[0].slug}\ncoded: {CODED}\nrelations:\n"
    return INVENTED + head + "".join(_entry(_relation(*pair)) for pair in world.memberships)


def _entry(pairs: Iterator[tuple[str, object]]) -> str:
    """An entry on one line; what is written as JSON is YAML, too."""
    shown = ", ".join(f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in pairs)
    return f"  - {{{shown}}}\n"


def _actor(actor: Actor) -> Iterator[tuple[str, object]]:
    yield from (("id", actor.slug), ("type", actor.kind))
    yield "prefLabel", {"en": actor.en, "ar": actor.ar}
    if actor.nickname:
        yield "hiddenLabel", {"en": [actor.nickname]}


def _place(place: Place) -> Iterator[tuple[str, object]]:
    yield from (("id", place.slug), ("type", place.kind))
    yield "prefLabel", {"en": place.en, "ar": place.ar}
    if place.alias is not None:
        yield "altLabel", {"en": [place.alias.en], "ar": [place.alias.ar]}
    if place.within:
        yield "within", place.within
    if place.spans:
        yield "spans", list(place.spans)
    if place.borders:
        yield "borders", list(place.borders)
    if place.at is not None:
        yield from (("latitude", place.at[0]), ("longitude", place.at[1]))


def _relation(member: str, whole: str) -> Iterator[tuple[str, object]]:
    yield from (("id", f"{member}-of-{whole}"), ("type", "Membership"))
    yield from (("member", member), ("whole", whole))
    yield "reference", "Invented for measurements"
