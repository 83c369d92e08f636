"""Articles that are wrong in known ways, and what the checks must find in each."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import timedelta

from bench.generator.records import Article, Claim, Content, Link
from bench.generator.story import ARTICLES
from bench.generator.world import Actor

Change = Callable[[Article], None]
Spoil = Callable[[str], str]


def _nothing(article: Article) -> None:
    """Leave the article as it is."""


@dataclass(frozen=True)
class Breakage:
    """One way to be wrong: in what the article says, or in how one form of it is written.

    `expected` has for each form that can be wrong so the codes of the violations to be found.
    """

    name: str
    expected: dict[str, tuple[str, ...]]
    change: Change = _nothing
    spoiling: dict[str, Spoil] = field(default_factory=dict)
    fits: Callable[[Article], bool] = lambda article: True

    def codes(self, form: str) -> tuple[str, ...]:
        """The codes that the checks must find in `form`."""
        return tuple(sorted(self.expected[form]))

    def spoils(self, form: str) -> bool:
        """Whether the written text is changed in `form`."""
        return form in self.spoiling

    def spoil(self, form: str, text: str) -> str:
        """The written text with its fault."""
        return self.spoiling[form](text) if form in self.spoiling else text


def breakage_of(
    article: Article, seed: int, number: int, form: str, share: float
) -> Breakage | None:
    """What is to be wrong with article `number`, if anything; the share `share` of all is.

    An agency's report is always right: other articles refer to its claims.
    """
    rng = random.Random(f"breakage {seed} {number}")
    if number % ARTICLES == 0 or rng.random() >= share * ARTICLES / (ARTICLES - 1):
        return None
    return rng.choice([b for b in BREAKAGES if form in b.expected and b.fits(article)])


def _both(*codes: str) -> dict[str, tuple[str, ...]]:
    return {"markdown": codes, "turtle": codes}


def _once(old: str, new: str) -> Spoil:
    return lambda text: text.replace(old, new, 1)


# -- what the article says ---------------------------------------------------------------------


def _first(article: Article, kind: str) -> Claim:
    return next(claim for claim in article.claims if claim.content.kind == kind)


def _has(kind: str) -> Callable[[Article], bool]:
    return lambda article: any(claim.content.kind == kind for claim in article.claims)


def _taken(article: Article) -> list[Content]:
    contents = [claim.content for claim in article.claims]
    return [c for c in contents if "gainedBy" in c.roles and "lostBy" in c.roles]


def _loses_to_himself(article: Article) -> None:
    content = _taken(article)[0]
    content.roles["lostBy"] = content.roles["gainedBy"]


def _attacks_himself(article: Article) -> None:
    roles = _first(article, "Attack").content.roles
    roles["target"] = roles["attacker"]


def _nobody_told(article: Article) -> None:
    claim = next(c for c in article.claims if not c.attribution and c.stance == "own-voice")
    claim.stance = "reported"
    claim.sources = claim.sources[:1]


def _told_in_own_voice(article: Article) -> bool:
    return any(not c.attribution and c.stance == "own-voice" for c in article.claims)


def _chain_without_outlet(article: Article) -> None:
    claim = article.claims[0]
    other = article.coder_claims[0].reference and article.claims[-1].sources[0].actor
    stranger = replace(other or claim.sources[0].actor)
    claim.sources = [Link(_another(article, stranger)), *claim.sources[1:]]


def _another(article: Article, publisher: Actor) -> Actor:
    """An actor of the article who is not its publisher."""
    actors = (actor for claim in article.claims for actor in claim.labels.values())
    return next(actor for actor in actors if actor.slug != publisher.slug)


def _near_and_at(article: Article) -> None:
    content = _first(article, "Presence").content
    where = content.roles.get("near") or content.roles["place"]
    content.roles |= {"near": where, "place": where}


def _without_extent(article: Article) -> None:
    claim = next(claim for claim in article.claims if claim.content.extent_words)
    claim.content.extent_words = ""
    del claim.content.codes["extent"]


def _has_extent(article: Article) -> bool:
    return any(claim.content.extent_words for claim in article.claims)


def _withdrawn_too_early(article: Article) -> None:
    claim = article.claims[-1]
    claim.status = "retracted"
    claim.status_since = article.published - timedelta(days=3)


def _corrected_by_nobody(article: Article) -> None:
    claim = article.claims[-1]
    claim.status = "corrected"
    claim.status_since = article.published + timedelta(days=3)


def _without_reference(article: Article) -> None:
    for claim in article.coder_claims:
        claim.reference = ""


def _copied(article: Article) -> bool:
    return any(claim.reference for claim in article.coder_claims)


def _one_ally(article: Article) -> None:
    roles = _first(article, "Alliance").content.roles
    roles["member"] = roles["member"][:1]


BREAKAGES: tuple[Breakage, ...] = (
    Breakage(
        "a place is lost to the one who lost it",
        _both("TerritorialChange-loser-is-another"),
        _loses_to_himself,
        fits=lambda article: bool(_taken(article)),
    ),
    Breakage(
        "somebody attacks himself",
        _both("Fighting-two-sides"),
        _attacks_himself,
        fits=_has("Attack"),
    ),
    Breakage(
        "reported, and nobody is said to have told it",
        _both("Claim-passed-on-names-source"),
        _nobody_told,
        fits=_told_in_own_voice,
    ),
    Breakage(
        "something is near a place and at it",
        _both("Content-near-is-not-at"),
        _near_and_at,
        fits=_has("Presence"),
    ),
    Breakage(
        "how much of an area is held is not said",
        _both("Extent-stated-for-areas"),
        _without_extent,
        fits=_has_extent,
    ),
    Breakage(
        "withdrawn before it was published",
        _both("Claim-since-of-withdrawn"),
        _withdrawn_too_early,
    ),
    Breakage(
        "corrected, and nothing replaces it",
        _both("Claim-corrected-is-replaced"),
        _corrected_by_nobody,
    ),
    Breakage(
        "known from outside, without a reference",
        _both("CoderClaim-outside-has-reference"),
        _without_reference,
        fits=_copied,
    ),
    Breakage(
        "an alliance of one",
        _both("Alliance-members"),
        _one_ally,
        fits=_has("Alliance"),
    ),
)
"""All ways to be wrong that are known."""
