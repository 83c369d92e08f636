"""Sentences about fighting, talks, losses and meanings. Each function adds one to a draft."""

from __future__ import annotations

from bench.generator.draft import Draft
from bench.generator.records import Claim, Content, Dated, Quantity
from bench.generator.territory import lately, on_weekday
from bench.generator.world import Actor


def _next(draft: Draft, steps: int = 1) -> str:
    """The id that the claim `steps` further on will have."""
    return f"C{len(draft.article.claims) + steps}"


def attack(draft: Draft) -> Claim:
    """The taker attacks the holder near the place; often it presupposes whose ally helps."""
    story = draft.story
    dated = on_weekday(draft)
    attackers = f"{draft.named(story.taker)} and allied {draft.named(story.ally)}"
    target = draft.named(story.holder)
    quote = f"{attackers} attacked {target} near {story.place.en} {dated.words}"
    content = Content(
        "Attack",
        {"attacker": (story.taker,), "target": (story.holder,), "near": (story.place,)},
        dated,
    )
    allied = Content(
        "Alliance", {"member": (story.taker, story.ally)}, Dated("ongoing", story.day, "allied")
    )
    return draft.tell(
        quote,
        content,
        (quote, allied),
        favours=story.taker,
        mentions=(story.taker, story.ally, story.holder),
    )


def battle(draft: Draft) -> Claim:
    """Two forces fight in the place, at some day of the week before."""
    story = draft.story
    rivals = ("sunday-week-before", "saturday-week-before")
    dated = Dated("iso-week-before", draft.article.published, "last week", rivals=rivals)
    sides = (story.third, story.holder)
    one, other = map(draft.named, sides)
    quote = f"{one} and {other} clashed in {story.place.en} last week"
    content = Content("Battle", {"participant": sides, "place": (story.place,)}, dated)
    return draft.tell(quote, content, favours=story.third, mentions=sides)


def siege(draft: Draft) -> Claim:
    """The place has been under siege."""
    story = draft.story
    dated = Dated("ongoing", draft.article.published, "has besieged")
    quote = f"{draft.named(story.taker)} has besieged {story.place.en} for weeks"
    content = Content("Siege", {"attacker": (story.taker,), "place": (story.place,)}, dated)
    return draft.tell(quote, content, favours=story.taker, mentions=(story.taker,))


def campaign(draft: Draft) -> Claim:
    """A long fight, and who gave air support in it."""
    story = draft.story
    attacker, target = draft.named(story.taker), draft.named(story.third)
    quote = f"{attacker} has battled {target} for months"
    dated = Dated("ongoing", draft.article.published, "for months")
    content = Content("Campaign", {"attacker": (story.taker,), "target": (story.third,)}, dated)
    return draft.tell(
        quote, content, favours=story.taker, mentions=(story.taker, story.third), plain=True
    )


def air_support(draft: Draft) -> Claim:
    """An ally's jets help."""
    return _support(draft, "AirSupport", "sent jets to help")


def military_support(draft: Draft) -> Claim:
    """An ally's instructors help."""
    return _support(draft, "MilitarySupport", "sent instructors to")


def _support(draft: Draft, kind: str, verb: str) -> Claim:
    story = draft.story
    roles = {"supporter": (story.ally,), "beneficiary": (story.third,)}
    quote = f"{draft.named(story.ally)} {verb} {draft.named(story.third)} in its fight"
    content = Content(kind, roles, lately(draft, verb), part_of=_next(draft, 2))
    dated = Dated("ongoing", draft.article.published, "its fight")
    fight = Content("Campaign", {"attacker": (story.third,)}, dated)
    mentions = (story.ally, story.third)
    return draft.tell(quote, content, (quote, fight), mentions=mentions, plain=True)


def casualties(draft: Draft) -> Claim:
    """Killed and wounded of one force, the numbers with their operators."""
    story, rng = draft.story, draft.rng
    least, hurt = rng.randint(2, 60), rng.randint(2, 90)
    killed = rng.choice(
        (
            Quantity("killed", f"At least {least}", least),
            Quantity("killed", f"Up to {least}", maximum=least),
            Quantity("killed", f"Between {least} and {least + 5}", least, least + 5),
        )
    )
    wounded = Quantity("wounded", f"{hurt} wounded", hurt, hurt)
    sufferer = draft.named(story.holder)
    quote = f"{killed.words} fighters of {sufferer} were killed and {wounded.words}"
    content = Content(
        "CasualtyEstimate",
        {"sufferedBy": (story.holder,)},
        lately(draft, "were killed"),
        quantities=(killed, wounded),
    )
    return draft.tell(
        quote, content, favours=story.taker, harms=story.holder, mentions=(story.holder,)
    )


def meeting(draft: Draft) -> Claim:
    """Two forces meet, and what they are said to have talked about."""
    story = draft.story
    both = (story.ally, story.third)
    dated = on_weekday(draft)
    one, other = map(draft.named, both)
    talk = f"discussed how to reopen the road to {story.district.en}"
    quote = f"{one} met {other} {dated.words} and {talk}"
    topic = Content("Discussion", {"participant": both}, dated, topics=(_next(draft, 3),))
    aim = Content(
        "Intent",
        {"intendedBy": both, "place": (story.district,)},
        lately(draft, "discussed"),
        texts={"goal": f"reopen the road to {story.district.en}"},
    )
    claim = draft.tell(
        quote,
        Content("Meeting", {"participant": both}, dated),
        (quote, topic),
        (quote, aim),
        favours=story.ally,
        mentions=both,
    )
    for other_claim in draft.article.claims[-2:]:
        other_claim.stance, other_claim.interest = claim.stance, claim.interest
    return claim


def agreement(draft: Draft) -> Claim:
    """Two forces agree on a truce."""
    story = draft.story
    both = (story.holder, story.third)
    one, other = map(draft.named, both)
    quote = f"{one} agreed with {other} to guard the border together"
    content = Content(
        "Agreement",
        {"participant": both},
        lately(draft, "agreed with"),
        topics=(_next(draft, 2),),
    )
    goal = Content(
        "Intent", {"intendedBy": both}, lately(draft, "agreed with"), {"goal": "guard the border"}
    )
    claim = draft.tell(quote, content, (quote, goal), favours=story.holder, mentions=both)
    draft.article.claims[-1].stance = claim.stance
    draft.article.claims[-1].interest = claim.interest
    return claim


def intent(draft: Draft) -> Claim:
    """A force is said to plan something."""
    story = draft.story
    quote = f"{draft.named(story.third)} planned to march on {story.district.en}"
    content = Content(
        "Intent",
        {"intendedBy": (story.third,), "place": (story.district,)},
        lately(draft, "planned to"),
        {"goal": f"march on {story.district.en}"},
    )
    return draft.tell(quote, content, favours=story.third, mentions=(story.third,))


def declaration(draft: Draft) -> Claim:
    """A force declares victory; it presupposes an offensive."""
    story = draft.story
    who = draft.named(story.taker)
    quote = f"{who} declared victory in its offensive in {story.province.en}"
    content = Content(
        "Declaration",
        {"declaredBy": (story.taker,)},
        lately(draft, "declared victory"),
        {"outcome": "victory"},
        topics=(_next(draft, 2),),
    )
    offensive = Content(
        "Offensive",
        {"attacker": (story.taker,), "place": (story.province,)},
        lately(draft, "its offensive"),
    )
    mentions = (story.taker,)
    return draft.tell(quote, content, (quote, offensive), favours=story.taker, mentions=mentions)


def membership(draft: Draft) -> Claim:
    """One force is said to belong to the other's ranks."""
    story = draft.story
    quote = f"{draft.named(story.ally)} fights in the ranks of {draft.named(story.taker)}"
    dated = Dated("ongoing", draft.article.published, "fights in the ranks of")
    content = Content("Membership", {"member": (story.ally,), "whole": (story.taker,)}, dated)
    return draft.tell(quote, content, mentions=(story.ally, story.taker), plain=True)


def definition(draft: Draft) -> Claim:
    """What a force is, in the outlet's words."""
    who: Actor = draft.rng.choice((draft.story.third, draft.story.ally))
    words = draft.rng.choice(
        ("a force of former conscripts", "a loose band of farmers", "a well armed formation")
    )
    quote = f"{draft.named(who)} is {words}"
    content = Content("Definition", {"defines": (who,)}, texts={"definition": words})
    return draft.tell(quote, content, mentions=(who,), plain=True)


def description(draft: Draft) -> Claim:
    """What the place is, taken for granted."""
    place = draft.story.place
    quote = f"Nothing moved in {place.en}, a market town on the old road"
    words = "a market town on the old road"
    content = Content("Definition", {"defines": (place,)}, texts={"definition": words})
    claim = draft.tell(quote, content, plain=True)
    claim.stance = "presupposed"
    return claim


def geography(draft: Draft) -> Claim:
    """A river that bisects the province."""
    story = draft.story
    river = draft.world.rivers[story.province.slug]
    quote = f"The {river.en} bisects {story.province.en}"
    content = Content(
        "GeographicFact",
        {"subject": (river,), "object": (story.province,)},
        codes={"relation": "bisects"},
    )
    return draft.tell(quote, content, plain=True)
