"""An article while it is told: who says a sentence, and the claims that it makes."""

from __future__ import annotations

import random
from dataclasses import dataclass, field, replace

from bench.generator.records import Article, Claim, Content, Group, Link
from bench.generator.story import Story
from bench.generator.world import Actor, World


@dataclass(slots=True)
class Voice:
    """How a sentence is told: by whom in the end, in which stance, and the words that say so."""

    stance: str
    interest: str
    speakers: tuple[Actor, ...] = ()
    attribution: str = ""


@dataclass
class Draft:
    """An article that is being told.

    `rng` decides what is told; two drafts of one story with equal generators tell the same.
    `through` are the links between the outlet and whoever speaks, as in a copy of a wire report.
    """

    world: World
    story: Story
    article: Article
    rng: random.Random
    through: tuple[Link, ...] = ()
    relayed: bool = False
    """Whether sources may be credited through the agency."""
    told: set[object] = field(default_factory=set)
    """What has been told, so that nothing is told twice."""

    def named(self, actor: Actor) -> str:
        """What the article calls `actor`: an outlet of another side may use a nickname."""
        publisher = self.article.publisher
        hostile = publisher.side is not None and actor.side not in (None, publisher.side)
        return actor.nickname if hostile and actor.nickname else actor.en

    def tell(
        self,
        quote: str,
        content: Content,
        *presupposed: tuple[str, Content],
        favours: Actor | None = None,
        harms: Actor | None = None,
        mentions: tuple[Actor, ...] = (),
        plain: bool = False,
    ) -> Claim:
        """Add a sentence with what it says and what it presupposes; `plain` if nobody is credited.

        The claim for `content` is returned. The sentence is told in the interest of `favours`.
        """
        voice = self._voice(favours, harms, plain)
        self.article.lines.append(_line(quote, voice))
        labels = {self.named(actor): actor for actor in mentions if self.named(actor) in quote}
        if voice.speakers:
            labels |= {actor.en: actor for actor in voice.speakers if actor.en in voice.attribution}
        claim = self._claim(quote, content, voice, labels)
        for words, other in presupposed:
            stance = "presupposed"
            taken = replace(voice, stance=stance, interest="neutral" if plain else "unknown")
            self._claim(words, other, taken, {k: v for k, v in labels.items() if k in words})
        return claim

    def _claim(self, quote: str, content: Content, voice: Voice, labels: dict[str, Actor]) -> Claim:
        publisher = self.article.publisher
        chain = [Link(publisher), *self.through, *map(Link, voice.speakers)]
        claim = Claim(
            f"C{len(self.article.claims) + 1}",
            quote,
            chain,
            voice.stance,
            voice.interest,
            content,
            voice.attribution,
            dict(labels),
        )
        self.article.claims.append(claim)
        return claim

    def group(self) -> Group:
        """Some unnamed villages of the story's district."""
        number = self.rng.randint(2, 9)
        group = Group(f"{number}-villages", self.article.id, number, self.story.district)
        self.article.groups.append(group)
        return group

    def _voice(self, favours: Actor | None, harms: Actor | None, plain: bool) -> Voice:
        chance = self.rng.random()
        publisher = self.article.publisher
        if plain or chance < 0.55:
            friend = favours is not None and publisher.side == favours.side
            interest = "for" if friend else "neutral" if plain or self.through else "unknown"
            return Voice("own-voice", interest)
        if chance < 0.70 or favours is None:
            witness = self.story.witness
            return Voice("reported", "neutral", (witness,), f"{witness.en} said")
        admits = harms is not None and chance > 0.94
        speaker = harms if admits and harms is not None else favours
        interest = "against" if admits else "for"
        if chance < 0.85 and self.relayed:
            agency = self.story.agency
            words = f"{speaker.en} said, according to {agency.en}"
            return Voice("claimed", interest, (agency, speaker), words)
        if chance < 0.85:
            return Voice("claimed", interest, (speaker,), f"{speaker.en} said")
        return Voice("directly-quoted", interest, (speaker,), f"{speaker.en} said in a statement")


def _line(quote: str, voice: Voice) -> str:
    if voice.stance == "directly-quoted":
        return f"“{quote},” {voice.attribution}."
    return f"{quote}, {voice.attribution}." if voice.attribution else f"{quote}."
