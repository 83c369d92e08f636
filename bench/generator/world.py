"""Where the invented war is fought and by whom: 2,000 places and 300 actors."""

from __future__ import annotations

import itertools
import random
from dataclasses import dataclass, field
from datetime import date, timedelta

from bench.generator.names import Name, Names

FIRST_DAY = date(2031, 1, 1)
DAYS = 3650
"""The war lasts ten years."""
SIDES = 6
ARMED = {"StateForce": 30, "Militia": 92, "ArmedGroup": 66}
PLACES = {"Country": 3, "Province": 24, "District": 120, "Town": 400, "River": 12, "Area": 24}
"""How many places there are of each kind; the rest are villages."""
ALL_PLACES = 2000


@dataclass(frozen=True, slots=True)
class Place:
    """A place of the gazetteer: `within` is the next larger one, a river `spans` countries."""

    slug: str
    en: str
    ar: str
    kind: str
    within: str = ""
    spans: tuple[str, ...] = ()
    borders: tuple[str, ...] = ()
    at: tuple[float, float] | None = None
    alias: Name | None = None

    @property
    def node(self) -> str:
        """The place's prefixed name in Turtle."""
        return f"place:{self.slug}"


@dataclass(frozen=True, slots=True)
class Actor:
    """An actor of the gazetteer; `nickname` is what its enemies call it."""

    slug: str
    en: str
    ar: str
    kind: str
    side: int | None = None
    nickname: str = ""

    @property
    def node(self) -> str:
        """The actor's prefixed name in Turtle."""
        return f"actor:{self.slug}"


@dataclass(frozen=True, slots=True)
class Change:
    """A place changes hands on `day` of the war."""

    day: int
    lost_by: Actor
    gained_by: Actor


@dataclass
class World:
    """All places and actors, who fights where, and how each place changed hands."""

    places: list[Place] = field(default_factory=list)
    actors: list[Actor] = field(default_factory=list)
    memberships: list[tuple[str, str]] = field(default_factory=list)
    by_slug: dict[str, Place] = field(default_factory=dict)
    settled: list[Place] = field(default_factory=list)
    """Towns and villages, the most reported first."""
    weights: list[float] = field(default_factory=list)
    """How often each of `settled` is reported about, added up from the first on."""
    fighters: dict[str, list[Actor]] = field(default_factory=dict)
    """Province to the armed actors there."""
    changes: dict[str, list[Change]] = field(default_factory=dict)
    outlets: list[Actor] = field(default_factory=list)
    agencies: list[Actor] = field(default_factory=list)
    partisan: dict[int, list[Actor]] = field(default_factory=dict)
    """Side to the outlets that belong to one of its forces."""
    unnamed: dict[int, list[Actor]] = field(default_factory=dict)
    coders: list[Actor] = field(default_factory=list)
    larger: dict[str, list[Place]] = field(default_factory=dict)
    """Province to its districts and areas, of which parts are held."""
    near: dict[str, list[Place]] = field(default_factory=dict)
    """Province to its towns and villages."""
    rivers: dict[str, Place] = field(default_factory=dict)
    """Province to the river that is said to cross it."""

    def province_of(self, place: Place) -> Place:
        """The province that `place` lies in."""
        while place.kind != "Province":
            place = self.by_slug[place.within]
        return place

    def district_of(self, place: Place) -> Place:
        """The district that the town or village `place` lies in."""
        return self.by_slug[place.within]


def make_world(seed: int) -> World:
    """The world that belongs to `seed`."""
    rng = random.Random(f"world {seed}")
    world, names = World(), Names(rng)
    _add_actors(world, names, rng)
    _add_places(world, names, rng)
    _add_fighters(world, rng)
    for place in world.settled:
        fighters = world.fighters[world.province_of(place).slug]
        world.changes[place.slug] = _history(fighters, rng)
    return world


def day_of(number: int) -> date:
    """The date of day `number` of the war."""
    return FIRST_DAY + timedelta(days=number)


# -- places ------------------------------------------------------------------------------------


def _add_places(world: World, names: Names, rng: random.Random) -> None:
    countries = [_place(names.new(), "Country") for _ in range(PLACES["Country"])]
    provinces = _provinces(countries, names)
    districts: list[Place] = []
    settled: list[Place] = []
    for number in range(PLACES["District"]):
        towns = [names.new() for _ in range(PLACES["Town"] // PLACES["District"] + (number < 40))]
        province = provinces[number % len(provinces)]
        district = _place(towns[0], "District", province.slug)
        districts.append(district)
        settled += [_point(name, "Town", district, number, rng, names) for name in towns]
    for number in range(ALL_PLACES - sum(PLACES.values())):
        where = number % len(districts)
        settled.append(_point(names.new(), "Village", districts[where], where, rng, names))
    rivers = [
        _place(names.new(), "River", spans=(countries[n % 3].slug, countries[(n + 1) % 3].slug))
        for n in range(PLACES["River"])
    ]
    areas = [_countryside(province) for province in provinces]
    world.places = [*countries, *provinces, *districts, *areas, *rivers, *settled]
    world.by_slug = {place.slug: place for place in world.places}
    world.settled = rng.sample(settled, len(settled))
    ranks = range(len(settled))
    world.weights = list(itertools.accumulate((rank + 10) ** -0.8 for rank in ranks))
    for place in world.settled:
        world.near.setdefault(world.province_of(place).slug, []).append(place)
    for number, province in enumerate(provinces):
        inside = [place for place in (*districts, *areas) if place.within == province.slug]
        world.larger[province.slug] = inside
        crossing = [river for river in rivers if province.within in river.spans]
        world.rivers[province.slug] = crossing[number % len(crossing)]


def _provinces(countries: list[Place], names: Names) -> list[Place]:
    given = [names.new() for _ in range(PLACES["Province"])]
    slugs = [f"{name.slug}-province" for name in given]
    return [
        _place(name, "Province", countries[n % 3].slug, borders=(slugs[n - 3],) if n > 2 else ())
        for n, name in enumerate(given)
    ]


_FORMS = {
    "Country": ("{}", "{}", "{}"),
    "Province": ("{} province", "محافظة {}", "{}-province"),
    "District": ("{} district", "منطقة {}", "{}-district"),
    "River": ("{} river", "نهر {}", "{}-river"),
}
"""Kind of place to its label in both languages and its id, for a name."""


def _place(
    name: Name,
    kind: str,
    within: str = "",
    spans: tuple[str, ...] = (),
    borders: tuple[str, ...] = (),
) -> Place:
    en, ar, slug = _FORMS[kind]
    labels = (slug.format(name.slug), en.format(name.en), ar.format(name.ar))
    return Place(*labels, kind, within, spans, borders)


def _countryside(province: Place) -> Place:
    name, _, _ = province.en.partition(" ")
    arabic = province.ar.partition(" ")[2]
    slug = f"{name.lower()}-eastern-countryside"
    return Place(
        slug, f"eastern countryside of {name}", f"ريف {arabic} الشرقي", "Area", province.slug
    )


def _point(
    name: Name, kind: str, district: Place, number: int, rng: random.Random, names: Names
) -> Place:
    """A town or village, some way from the middle of the district that is the `number`th."""
    north = 20 + 1.2 * (number % 12) + rng.uniform(-0.5, 0.5)
    east = 5 + 1.5 * (number // 12) + rng.uniform(-0.6, 0.6)
    word = "مدينة" if kind == "Town" else "قرية"
    alias = Name(names.new().en, f"{word} {name.ar}")
    point = (round(north, 4), round(east, 4))
    return Place(name.slug, name.en, name.ar, kind, district.slug, at=point, alias=alias)


# -- actors ------------------------------------------------------------------------------------


def _add_actors(world: World, names: Names, rng: random.Random) -> None:
    for side in range(SIDES):
        _add_side(world, names, side)
    armed: list[Actor] = []
    for kind, count in ARMED.items():
        for number in range(count):
            side = number % (3 if kind == "StateForce" else SIDES)
            armed.append(_armed(world, names.new(), kind, side, number))
    world.outlets = [_outlet(world, names.new(), n) for n in range(36)]
    world.agencies = [
        _actor(world, names.new(), "NewsOrganisation", "{} Wire", "وكالة {}") for _ in range(10)
    ]
    for side in range(SIDES):
        own = [actor for actor in armed if actor.side == side]
        voices = [_voice(world, names.new(), side, rng.choice(own)) for _ in range(4)]
        world.partisan[side] = voices
        forms = ("unnamed sources close to {}", "مصادر غير مسماة مقربة من {}")
        world.unnamed[side] = [
            _actor(world, Name(actor.en, actor.ar), "UnnamedSource", *forms, side=side)
            for actor in own[:4]
        ]
    world.coders = [_actor(world, names.new(), "Coder", "{} desk", "مكتب {}") for _ in range(3)]
    while len(world.actors) < 300:
        world.outlets.append(_outlet(world, names.new(), len(world.actors)))


def _add_side(world: World, names: Names, side: int) -> None:
    name = names.new()
    whole = _actor(world, name, "Side", "{} side", "طرف {}", side=side)
    if side < 3:
        kind, forms = "Government", ("government of {}", "حكومة {}")
    else:
        kind, forms = "Coalition", ("{} Alliance", "تحالف {}")
    leader = _actor(world, name, kind, *forms, side=side)
    world.memberships.append((leader.slug, whole.slug))


def _armed(world: World, name: Name, kind: str, side: int, number: int) -> Actor:
    forms = {
        "StateForce": (("{} Army", "جيش {}"), ("{} Guard", "حرس {}"), ("{} Police", "شرطة {}")),
        "Militia": (("{} Brigade", "لواء {}"), ("{} Column", "رتل {}"), ("{} Shield", "درع {}")),
        "ArmedGroup": (("{} Front", "جبهة {}"), ("{} Movement", "حركة {}"), ("{} Army", "جيش {}")),
    }[kind]
    en, ar = forms[number % 3]
    actor = _actor(world, name, kind, en, ar, side, nickname=f"{name.en} gangs")
    leader = world.actors[2 * side + 1]
    under = leader if kind in ("StateForce", "ArmedGroup") else world.actors[2 * side]
    world.memberships.append((actor.slug, under.slug))
    return actor


def _outlet(world: World, name: Name, number: int) -> Actor:
    forms = (("{} Herald", "صحيفة {}"), ("{} Courier", "بريد {}"), ("{} Daily", "يومية {}"))
    return _actor(world, name, "NewsOrganisation", *forms[number % 3])


def _voice(world: World, name: Name, side: int, owner: Actor) -> Actor:
    actor = _actor(world, name, "NewsOrganisation", "Voice of {}", "صوت {}", side=side)
    world.memberships.append((actor.slug, owner.slug))
    return actor


def _actor(
    world: World,
    name: Name,
    kind: str,
    en: str,
    ar: str,
    side: int | None = None,
    nickname: str = "",
) -> Actor:
    label = en.format(name.en)
    slug = label.lower().replace(" ", "-")
    actor = Actor(slug, label, ar.format(name.ar), kind, side, nickname)
    world.actors.append(actor)
    return actor


# -- the war -----------------------------------------------------------------------------------


def _add_fighters(world: World, rng: random.Random) -> None:
    armed = [actor for actor in world.actors if actor.kind in ARMED]
    for place in world.places:
        if place.kind != "Province":
            continue
        count = rng.choices((2, 3, 4, 5, 6), (35, 30, 20, 10, 5))[0]
        found: list[Actor] = []
        for side in rng.sample(range(SIDES), count):
            own = [actor for actor in armed if actor.side == side]
            found += rng.sample(own, rng.choice((2, 2, 3)))
        world.fighters[place.slug] = found


def _history(fighters: list[Actor], rng: random.Random) -> list[Change]:
    """How one place changed hands: up to eight times, each time to another side."""
    days = sorted(rng.sample(range(30, DAYS), rng.choice((1, 2, 2, 3, 3, 4, 5, 8))))
    holder = rng.choice(fighters)
    changes = []
    for day in days:
        taker = rng.choice([actor for actor in fighters if actor.side != holder.side])
        changes.append(Change(day, holder, taker))
        holder = taker
    return changes
