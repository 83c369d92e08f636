"""Which articles are wrong, and in which of the known ways."""

from __future__ import annotations

import random

from bench.generator.breakage import Breakage
from bench.generator.faults_told import TOLD
from bench.generator.faults_written import WRITTEN
from bench.generator.records import Article
from bench.generator.story import ARTICLES

BREAKAGES = (*TOLD, *WRITTEN)


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
