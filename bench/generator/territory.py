"""Sentences about who holds, takes and loses ground. Each function adds one to a draft."""

from __future__ import annotations

import random
from datetime import date, timedelta

from bench.generator.draft import Draft
from bench.generator.records import Claim, Content, Dated, Named
from bench.generator.world import Actor, Place, day_of

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)


def on_weekday(draft: Draft) -> Dated:
    """The story's day as the words of a report of the same week."""
    day = draft.story.day
    return Dated("weekday-before", day, f"on {WEEKDAYS[day.weekday()]}")


def lately(draft: Draft, words: str) -> Dated:
    """Told as past by `words`, without a date."""
    return Dated("not-after", draft.article.published, words)


def change(
    place: Named, dated: Dated, gained_by: Actor | None = None, lost_by: Actor | None = None
) -> Content:
    """A place changes hands; one of both sides may stay unnamed."""
    roles: dict[str, tuple[Named, ...]] = {}
    if gained_by is not None:
        roles["gainedBy"] = (gained_by,)
    if lost_by is not None:
        roles["lostBy"] = (lost_by,)
    return Content("TerritorialChange", roles | {"place": (place,)}, dated)


def control(place: Named, holder: Actor, dated: Dated) -> Content:
    """`holder` holds `place`."""
    return Content("Control", {"holder": (holder,), "place": (place,)}, dated)


def capture(draft: Draft) -> Claim:
    """The story's place is taken; it presupposes who held it until then."""
    story = draft.story
    verb = draft.rng.choice(("captured", "seized", "recaptured", "drove into"))
    taker, loser, place = draft.named(story.taker), draft.named(story.holder), story.place
    dated = on_weekday(draft)
    quote = f"{taker} {verb} {place.en} from {loser} {dated.words}"
    until = Dated("until", draft.article.published, verb)
    held = control(place, story.holder, until)
    held.precedes = f"C{len(draft.article.claims) + 1}"
    return draft.tell(
        quote,
        change(place, dated, story.taker, story.holder),
        (quote, held),
        favours=story.taker,
        harms=story.holder,
        mentions=(story.taker, story.holder),
    )


def withdrawal(draft: Draft) -> Claim:
    """The holder leaves the story's place; who took it is not said."""
    story = draft.story
    dated = on_weekday(draft)
    quote = f"{draft.named(story.holder)} left {story.place.en} {dated.words}"
    content = change(story.place, dated, lost_by=story.holder)
    return draft.tell(
        quote, content, favours=story.taker, harms=story.holder, mentions=(story.holder,)
    )


def hold(draft: Draft) -> Claim:
    """The holder is said to hold the story's place still."""
    story = draft.story
    words = draft.rng.choice(("remains in control of", "still holds", "has kept"))
    quote = f"{draft.named(story.holder)} {words} {story.place.en}"
    content = control(story.place, story.holder, Dated("ongoing", draft.article.published, words))
    return draft.tell(quote, content, favours=story.holder, mentions=(story.holder,))


def denial(draft: Draft) -> Claim:
    """The loser denies that the story's place was taken."""
    story = draft.story
    quote = f"it was untrue that {draft.named(story.taker)} had taken {story.place.en}"
    content = change(story.place, lately(draft, "had taken"), story.taker)
    content.codes["polarity"] = "denied"
    return draft.tell(quote, content, favours=story.holder, mentions=(story.taker,))


def counter_claim(draft: Draft) -> Claim:
    """A third force is said to have taken the place: a contradiction to the other reports."""
    story = draft.story
    dated = on_weekday(draft)
    quote = f"{draft.named(story.third)} and no other entered {story.place.en} {dated.words}"
    content = change(story.place, dated, story.third)
    return draft.tell(quote, content, favours=story.third, mentions=(story.third,))


def earlier_change(draft: Draft) -> Claim | None:
    """How the place changed hands before, with the month; None where it never did."""
    if not draft.story.earlier:
        return None
    past = draft.rng.choice(draft.story.earlier)
    place, loser = draft.story.place, draft.named(past.lost_by)
    first, last = _month(day_of(past.day))
    dated = Dated("stated", first, f"in {MONTHS[first.month - 1]} {first.year}", until=last)
    quote = f"{draft.named(past.gained_by)} had taken {place.en} from {loser} {dated.words}"
    content = change(place, dated, past.gained_by, past.lost_by)
    held = control(place, past.lost_by, Dated("until", last, "had taken"))
    both = (past.gained_by, past.lost_by)
    return draft.tell(quote, content, (quote, held), favours=past.gained_by, mentions=both)


def _month(day: date) -> tuple[date, date]:
    first = day.replace(day=1)
    return first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)


def villages(draft: Draft) -> Claim:
    """Some unnamed villages are taken."""
    story = draft.story
    group = draft.group()
    where = f"{group.cardinality} villages in {story.district.en}"
    quote = f"{draft.named(story.ally)} swept through {where}"
    content = change(group, lately(draft, "swept through"), story.ally)
    return draft.tell(quote, content, favours=story.ally, mentions=(story.ally,))


def area(draft: Draft) -> Claim:
    """Most or a part of an area is taken."""
    story, rng = draft.story, draft.rng
    where = rng.choice(draft.world.larger[story.province.slug])
    extent, words = rng.choice((("most", "most of"), ("part", "parts of"), ("part", "much of")))
    loser = draft.named(story.holder)
    quote = f"{draft.named(story.taker)} pushed {loser} out of {words} {where.en}"
    content = change(where, lately(draft, "pushed"), story.taker, story.holder)
    content.codes["extent"], content.extent_words = extent, words
    both = (story.taker, story.holder)
    return draft.tell(quote, content, favours=story.taker, harms=story.holder, mentions=both)


def fall(draft: Draft) -> Claim:
    """A neighbouring place is taken for lost; the new holder is not named."""
    story = draft.story
    near = _elsewhere(draft.rng, draft)
    holder = draft.named(story.holder)
    quote = f"Markets stayed shut after the fall of {near.en}, long a base of {holder}"
    content = change(near, lately(draft, "after the fall of"), lost_by=story.holder)
    claim = draft.tell(quote, content, mentions=(story.holder,), plain=True)
    claim.stance = "presupposed"
    return claim


def pockets(draft: Draft) -> Claim:
    """A force is left with a part of the province."""
    story = draft.story
    quote = f"{draft.named(story.third)} is left with small pockets in {story.province.en}"
    content = control(
        story.province, story.third, Dated("ongoing", draft.article.published, "is left with")
    )
    content.codes["extent"], content.extent_words = "part", "small pockets"
    return draft.tell(quote, content, favours=story.third, mentions=(story.third,))


def presence(draft: Draft) -> Claim:
    """Fighters of an ally are seen in or near the place."""
    story, rng = draft.story, draft.rng
    near = rng.random() < 0.5
    where = "near" if near else "in"
    quote = f"Fighters of {draft.named(story.ally)} were seen {where} {story.place.en}"
    roles: dict[str, tuple[Named, ...]] = {"force": (story.ally,)}
    roles["near" if near else "place"] = (story.place,)
    content = Content("Presence", roles, lately(draft, "were seen"))
    return draft.tell(quote, content, favours=story.ally, mentions=(story.ally,))


def _elsewhere(rng: random.Random, draft: Draft) -> Place:
    """Another place of the province that is often reported about."""
    story = draft.story
    while True:
        place = rng.choice(draft.world.near[story.province.slug])
        if place is not story.place:
            return place
