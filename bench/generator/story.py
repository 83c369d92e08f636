"""A story: what happened at one place on one day, and who reports about it."""

from __future__ import annotations

import random
from bisect import bisect_right
from dataclasses import dataclass
from datetime import date, timedelta

from bench.generator.world import DAYS, Actor, Change, Place, World, day_of

ARTICLES = 4
"""A story is told by an agency, by an outlet that copies it, by another, and by a rival's."""


@dataclass(slots=True)
class Story:
    """One day at one place. `lead` is what is told first: capture, withdrawal, attack or hold."""

    number: int
    lead: str
    place: Place
    district: Place
    province: Place
    day: date
    holder: Actor
    """Who holds the place that day, or until then."""
    taker: Actor
    """Who takes it that day, or attacks."""
    ally: Actor
    third: Actor
    earlier: tuple[Change, ...]
    """How the place changed hands before."""
    agency: Actor
    witness: Actor
    coder: Actor

    def told_on(self, delay: int) -> date:
        """The day of publication that is `delay` days after."""
        return self.day + timedelta(days=delay)


def make_story(world: World, seed: int, number: int) -> Story:
    """Story `number` of the world: always the same, however many there are."""
    rng = random.Random(f"story {seed} {number}")
    place = world.settled[bisect_right(world.weights, rng.random() * world.weights[-1])]
    province = world.province_of(place)
    fighters = world.fighters[province.slug]
    changes = world.changes[place.slug]
    chance = rng.random()
    change = changes[int(rng.random() * len(changes))]
    day = change.day
    if chance < 0.75:
        holder, taker = change.lost_by, change.gained_by
        lead = "capture" if chance < 0.6 else "withdrawal"
    else:
        day = rng.randrange(30, DAYS)
        holder = _holder(changes, day)
        taker = rng.choice([actor for actor in fighters if actor.side != holder.side])
        lead = "attack" if chance < 0.9 else "hold"
    ally = _other(fighters, taker, (holder, taker), rng)
    rest = [actor for actor in fighters if actor not in (holder, taker, ally)]
    return Story(
        number=number,
        lead=lead,
        place=place,
        district=world.district_of(place),
        province=province,
        day=day_of(day),
        holder=holder,
        taker=taker,
        ally=ally,
        third=rng.choice(rest),
        earlier=tuple(change for change in changes if change.day < day - 60),
        agency=rng.choice(world.agencies),
        witness=_witness(world, rng),
        coder=rng.choice(world.coders),
    )


def _holder(changes: list[Change], day: int) -> Actor:
    """Who holds the place on `day`."""
    past = [change for change in changes if change.day <= day]
    return past[-1].gained_by if past else changes[0].lost_by


def _other(
    fighters: list[Actor], actor: Actor, without: tuple[Actor, ...], rng: random.Random
) -> Actor:
    """Another fighter, of the same side as `actor` if there is one."""
    others = [other for other in fighters if other not in without]
    friends = [other for other in others if other.side == actor.side]
    return rng.choice(friends or others)


def _witness(world: World, rng: random.Random) -> Actor:
    side = rng.randrange(len(world.unnamed))
    return rng.choice(world.unnamed[side])
