"""One article of the invented war, by its number: always the same, however many there are."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date, timedelta

from bench.generator import events, territory
from bench.generator.draft import Draft
from bench.generator.records import Article, Claim, CoderClaim, Link
from bench.generator.story import ARTICLES, Story, make_story
from bench.generator.world import Actor, World

Teller = Callable[[Draft], Claim | None]

LEADS: dict[str, Teller] = {
    "capture": territory.capture,
    "withdrawal": territory.withdrawal,
    "attack": events.attack,
    "hold": territory.hold,
}
FURTHER: dict[Teller, float] = {
    territory.earlier_change: 3.0,
    territory.area: 3.4,
    territory.fall: 4.0,
    territory.villages: 2.0,
    territory.pockets: 0.7,
    territory.hold: 0.5,
    territory.presence: 1.0,
    events.attack: 0.6,
    events.battle: 1.0,
    events.siege: 0.3,
    events.campaign: 0.5,
    events.air_support: 1.6,
    events.military_support: 0.8,
    events.casualties: 0.7,
    events.meeting: 0.8,
    events.agreement: 0.8,
    events.intent: 1.4,
    events.declaration: 0.9,
    events.membership: 0.6,
    events.definition: 1.6,
    events.description: 2.2,
    events.geography: 1.6,
}
"""What else is told, with weights that give the kinds of claims as often as a coded article has."""

CODED = date(2045, 1, 1)
EVENT_LEADS = ("capture", "withdrawal", "attack")


def make_article(world: World, seed: int, number: int) -> Article:
    """Article `number` of the war that belongs to `seed`."""
    story = make_story(world, seed, number // ARTICLES)
    rng = random.Random(f"article {seed} {number}")
    tell = (_wire, _copy, _report, _rival)[number % ARTICLES]
    return tell(world, seed, number, story, rng)


def wire_id(story: Story) -> str:
    """The id of the agency's report of `story`, which the other articles may refer to."""
    return _article_id(story.number * ARTICLES, story.agency)


def _article_id(number: int, publisher: Actor) -> str:
    return f"{number:06d}-{publisher.slug}"


def _start(world: World, story: Story, number: int, publisher: Actor, rng: random.Random) -> Draft:
    published = story.told_on(number % ARTICLES + rng.choice((0, 0, 1)))
    identifier = _article_id(number, publisher)
    return Draft(world, story, Article(identifier, publisher, published, story.coder, CODED), rng)


def _wire(world: World, seed: int, number: int, story: Story, rng: random.Random) -> Article:
    """The agency's own report."""
    draft = _start(world, story, number, story.agency, rng)
    _tell_wire(draft, seed)
    _assume_casualties(draft)
    return draft.article


def _copy(world: World, seed: int, number: int, story: Story, rng: random.Random) -> Article:
    """An outlet that repeats the agency's report without saying so, with a line of its own."""
    draft = _start(world, story, number, rng.choice(world.outlets), rng)
    draft.through = (_uncredited(story),)
    _tell_wire(draft, seed)
    _say_copied(draft, 0)
    return draft.article


def _report(world: World, seed: int, number: int, story: Story, rng: random.Random) -> Article:
    """An outlet with reporting of its own, which is corrected or withdrawn now and then."""
    own = world.partisan[story.taker.side or 0]
    publisher = rng.choice(own if rng.random() < 0.3 else world.outlets)
    draft = _start(world, story, number, publisher, rng)
    draft.relayed = True
    LEADS[story.lead](draft)
    _tell_further(draft, 4)
    _copy_further(draft, rng.choice((8, 9, 9, 10)))
    if story.lead in EVENT_LEADS and rng.random() < 0.6:
        statement = f"Both tell of the same event at {story.place.en}."
        _link(draft, "C1", f"{wire_id(story)}.C1", "same-event", statement, "text")
    _assume_casualties(draft)
    chance = rng.random()
    if chance < 0.12:
        _correct(draft, rng)
    elif chance < 0.2:
        _withdraw(draft.article, rng)
    return draft.article


def _rival(world: World, seed: int, number: int, story: Story, rng: random.Random) -> Article:
    """Another side's account, which often contradicts the agency's."""
    own = world.partisan[story.holder.side or 0]
    publisher = rng.choice(own if rng.random() < 0.5 else world.outlets)
    draft = _start(world, story, number, publisher, rng)
    draft.relayed = True
    lead = rng.choice((territory.denial, territory.counter_claim, territory.hold))
    if story.lead in EVENT_LEADS:
        lead(draft)
        statement = f"The two do not go together: who is in {story.place.en} cannot be both."
        _link(draft, "C1", f"{wire_id(story)}.C1", "tension", statement, "text")
    else:
        LEADS[story.lead](draft)
    _tell_further(draft, rng.choice((8, 9, 9, 10)), without=(territory.hold,))
    return draft.article


def _copy_further(draft: Draft, claims: int) -> None:
    """Tell more, up to `claims`, in words that are the agency's without saying so."""
    told = len(draft.article.claims)
    draft.through, draft.relayed = (_uncredited(draft.story),), False
    _tell_further(draft, claims)
    draft.through = ()
    _say_copied(draft, told)


def _uncredited(story: Story) -> Link:
    return Link(story.agency, "uncredited", "K1")


def _say_copied(draft: Draft, told: int) -> None:
    """The coder's claim K1: what comes after the first `told` claims is the agency's."""
    story = draft.story
    copied = tuple(claim.id for claim in draft.article.claims[told:])
    statement = f"What it says repeats, word for word, a report of {story.agency.en}."
    reference = f"{story.agency.en}, {story.day}, report on {story.place.en}"
    draft.article.coder_claims.append(
        CoderClaim("K1", ("article", *copied), statement, "outside", reference)
    )


def _tell_wire(draft: Draft, seed: int) -> None:
    """What the agency reports: the same in its own report and in a copy of it."""
    own, draft.rng = draft.rng, random.Random(f"wire {seed} {draft.story.number}")
    LEADS[draft.story.lead](draft)
    _tell_further(draft, draft.rng.choice((8, 9, 9, 10)))
    draft.rng = own


def _tell_further(draft: Draft, claims: int, without: tuple[Teller, ...] = ()) -> None:
    """Tell more, nothing twice, until the article has as many `claims`."""
    draft.told |= {LEADS[draft.story.lead], *without}
    while len(draft.article.claims) < claims:
        teller = draft.rng.choices(_TELLERS, cum_weights=_WEIGHTS)[0]
        if teller not in draft.told:
            draft.told.add(teller)
            teller(draft)


_TELLERS = tuple(FURTHER)
_WEIGHTS = [sum(list(FURTHER.values())[: n + 1]) for n in range(len(FURTHER))]


def _link(draft: Draft, from_: str, to: str, kind: str, statement: str, basis: str) -> None:
    coder_claims = draft.article.coder_claims
    identifier = f"K{len(coder_claims) + 1}"
    coder_claims.append(
        CoderClaim(identifier, (from_,), statement, basis, from_=from_, to=to, link_kind=kind)
    )


def _assume_casualties(draft: Draft) -> None:
    """Link a count of casualties to the event that the article begins with."""
    counts = [c.id for c in draft.article.claims if c.content.kind == "CasualtyEstimate"]
    if counts and draft.story.lead in EVENT_LEADS:
        statement = "The casualties are assumed to be those of the event told first."
        _link(draft, counts[0], "C1", "casualties-of", statement, "assumed")


def _correct(draft: Draft, rng: random.Random) -> None:
    """The outlet corrects its first claim: another force did it."""
    first = draft.article.claims[0]
    corrected = territory.counter_claim(draft)
    first.status, first.replaced_by = "corrected", corrected.id
    first.status_since = draft.article.published + timedelta(days=rng.randint(1, 9))


def _withdraw(article: Article, rng: random.Random) -> None:
    """The outlet withdraws its first claim."""
    article.claims[0].status = "retracted"
    article.claims[0].status_since = article.published + timedelta(days=rng.randint(1, 9))
