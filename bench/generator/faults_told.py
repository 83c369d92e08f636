"""Articles that say what no article should: wrong in whatever form they are written."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from bench.generator.breakage import Breakage
from bench.generator.records import Article, Claim, Content, Dated, Link


def _both(*codes: str) -> dict[str, tuple[str, ...]]:
    return {"markdown": codes, "turtle": codes}


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


def _without_outlet(article: Article) -> None:
    claim = article.claims[0]
    claim.sources[0] = Link(next(iter(claim.labels.values())))


def _begins_with_name(article: Article) -> bool:
    first = article.claims[0]
    return bool(first.labels) and first.stance != "directly-quoted"


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


def _said_too_late(article: Article) -> None:
    claim = next(claim for claim in article.claims if claim.attribution)
    claim.said = Dated("stated", article.published + timedelta(days=2))


def _attributed(article: Article) -> bool:
    return any(claim.attribution for claim in article.claims)


def _at_least_more_than_at_most(article: Article) -> None:
    wounded = _first(article, "CasualtyEstimate").content.quantities[-1]
    wounded.minimum = (wounded.minimum or 0) + 5


def _same_id(article: Article) -> None:
    """Take the id of the agency's report, to which the article has a link."""
    article.id = next(c.to for c in article.coder_claims if "." in c.to).partition(".")[0]
    article.coder_claims = [claim for claim in article.coder_claims if "." not in claim.to]
    for group in article.groups:
        group.article = article.id


def _linked(article: Article) -> bool:
    return any("." in claim.to for claim in article.coder_claims)


def _one_ally(article: Article) -> None:
    roles = _first(article, "Alliance").content.roles
    roles["member"] = roles["member"][:1]


TOLD: tuple[Breakage, ...] = (
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
    Breakage(
        "a chain that does not begin with the outlet",
        _both("Claim-chain-begins-with-publisher"),
        _without_outlet,
        fits=_begins_with_name,
    ),
    Breakage(
        "said after it was published",
        _both("Claim-said-before-publication"),
        _said_too_late,
        fits=_attributed,
    ),
    Breakage(
        "at least more than at most",
        {
            "markdown": ("minimum-above-maximum",),
            "turtle": ("Quantity-minimum-not-above-maximum",),
        },
        _at_least_more_than_at_most,
        fits=_has("CasualtyEstimate"),
    ),
    Breakage(
        "the id of another article",
        _both("duplicate-article-id"),
        _same_id,
        fits=_linked,
    ),
)
"""What may be wrong with what an article says."""
