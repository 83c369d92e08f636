"""Three hundred invented articles, forty of them broken, each in its own way.

The good ones are made at random from a seed. The broken ones are the invented article of
`tests.projects` with one fault each, and with the code and the line that the fault must be reported
with: written by hand, in the order in which a line is counted there (the claim begins in line 10,
its content in line 16, the text in line 23).
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from pathlib import Path

from tests.projects import ARTICLE, TEXT, changed, make

GOOD = 260
SEED = 20310506

FORCES = {"hill-guard": "Hill Guard", "river-column": "River Column"}
PLACES = {"mocktown": "Mocktown", "twin-ford": "Twin Ford"}
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

GOOD_ARTICLE = """\
---
id: {slug}
publisher: mock-courier
language: en
published: 2031-05-{day:02}
coder: mock-desk
coded: 2031-06-01
review: reviewed
claims:
  - id: C1
    quote: the {name} took {place_name} on {weekday}
    source: [mock-courier, {force}]
    stance: claimed
    interest: for
    content:
      type: TerritorialChange
      gainedBy: {force}
      place: {place}
      date: {{words: on {weekday}, rule: weekday-before}}
  - id: C2
    quote: at least {number} fighters were killed
    source: [mock-courier]
    stance: own-voice
    interest: unknown
    content:
      type: CasualtyEstimate
      sufferedBy: {force}
      quantity: {{kind: killed, minimum: {number}, words: at least {number}}}
      date: {{words: were killed, rule: not-after}}
---

{dateline} – A speaker said the {name} took {place_name} on {weekday}.
By night at least {number} fighters were killed.
"""


@dataclass(frozen=True)
class Fault:
    """What stands in a file, and the code and line of the finding about it."""

    content: str
    code: str
    line: int | None
    suffix: str = ".md"


def _fault(code: str, line: int, *changes: tuple[str, str]) -> Fault:
    return Fault(changed(*changes), code, line)


PREFIXES = """\
PREFIX ckg: <https://w3id.org/conflict-kg/ontology#>
PREFIX article: <https://w3id.org/conflict-kg/id/article/>
PREFIX place: <https://w3id.org/conflict-kg/id/place/>
"""
DATE = "{words: on Monday, rule: weekday-before}"
CONTENT = ARTICLE[ARTICLE.index("    content:") : ARTICLE.index("---\n\n")]
ESTIMATE = """\
    content:
      type: CasualtyEstimate
      sufferedBy: hill-guard
      quantity:
        kind: killed
        minimum: 9
        maximum: 7
"""
END = f"---\n\n{TEXT}"
FAULTS: dict[str, Fault] = {
    # the file
    "no-front-matter": Fault("Only text.\n", "no-front-matter", 1),
    "unclosed": Fault("---\nid: unclosed\n", "no-front-matter", 1),
    "empty": Fault("", "empty-file", None),
    "no-text": Fault(ARTICLE[: ARTICLE.index(TEXT)], "no-text", 21),
    "nul": _fault("nul-character", 23, ("no numbers", "no\0numbers")),
    "broken-turtle": Fault(
        f"{PREFIXES}article:x a ckg:Article\narticle:x ckg:note 1 .", "syntax-error", 5, ".ttl"
    ),
    "broken-json": Fault('{\n  "@id": \n', "syntax-error", 3, ".jsonld"),
    "nothing-in-it": Fault(PREFIXES, "empty-file", None, ".ttl"),
    "blank-node": Fault(
        f"{PREFIXES}article:blank-node a ckg:Article ;\n  ckg:text [] .", "blank-node", 5, ".ttl"
    ),
    # the form
    "broken-yaml": _fault("yaml-syntax", 14, ("[mock-courier, hill-guard]", "[mock")),
    "anchor": _fault("yaml-anchor", 14, ("stance: claimed", "stance: &one claimed")),
    "tag": _fault("yaml-tag", 14, ("stance: claimed", "stance: !one claimed")),
    "key-twice": _fault("duplicate-key", 15, ("    interest", "    stance: claimed\n    interest")),
    "escape": _fault(
        "control-character", 15, ("    interest", '    note: "a\\u0007"\n    interest')
    ),
    "bad-id": _fault("bad-id", 2, ("id: mock\n", "id: mock courier\n")),
    "graph-id": _fault("bad-id", 2, ("id: mock\n", "id: conclusions\n")),
    "unknown-key": _fault("unknown-key", 14, ("stance:", "stanse:")),
    "no-stance": _fault("missing-key", 10, ("    stance: claimed\n", "")),
    "no-publisher": _fault("missing-key", 2, ("publisher: mock-courier\n", "")),
    "computed-key": _fault("computed-key", 3, ("publisher: m", "textSha256: abc\npublisher: m")),
    "bad-address": _fault("bad-value", 3, ("publisher: m", "url: herald example\npublisher: m")),
    # names and words
    "unknown-actor": _fault("unknown-actor", 18, ("gainedBy: hill-guard", "gainedBy: Hill Gard")),
    "unknown-place": _fault("unknown-place", 19, ("place: mocktown", "place: Moktown")),
    "ambiguous": _fault("ambiguous-name", 19, ("place: mocktown", "place: Twinford")),
    "unknown-type": _fault("unknown-type", 17, ("TerritorialChange", "TerritorialChanges")),
    "unknown-stance": _fault("unknown-code", 14, ("stance: claimed", "stance: claim")),
    "quote-missing": _fault("quote-not-found", 11, ("Monday\n    attr", "Tuesday\n    attr")),
    "quote-twice": _fault(
        "quote-ambiguous", 11,
        ("quote: The Hill Guard took Mocktown on Monday", "quote: Hill Guard")
    ),
    "label": _fault(
        "label-not-in-text", 13, ("    source", "    labels: {nobody: mocktown}\n    source")
    ),
    "claim-twice": _fault("duplicate-claim-id", 21, (END, f"  - {{id: C1, quote: no}}\n{END}")),
    "unknown-claim": _fault(
        "unknown-claim", 22, (END, "coderClaims:\n  - {id: K1, concerns: C9, statement: x, "
        f"basis: text}}\n{END}")
    ),
    # dates and numbers
    "no-month": _fault("bad-date", 20, (DATE, "2031-13-01")),
    "backward": _fault("bad-date", 20, (DATE, "2031-05-06/2031-05-01")),
    "no-weekday": _fault("bad-date", 20, ("words: on Monday", "words: the bridge")),
    "future": _fault("Content-past-before-publication", 20, (DATE, "2031-06-01")),
    "above-maximum": _fault("minimum-above-maximum", 21, (CONTENT, ESTIMATE)),
    # what shapes find
    "empty-chain": _fault("empty-source-chain", 13, ("[mock-courier, hill-guard]", "[]")),
    "other-outlet": _fault(
        "Claim-chain-begins-with-publisher", 13, ("[mock-courier, hill-guard]", "[hill-guard]")
    ),
    "loses-to-himself": _fault(
        "TerritorialChange-loser-is-another", 18,
        ("      place:", "      lostBy: hill-guard\n      place:")
    ),
    "near-is-at": _fault(
        "Content-near-is-not-at", 19, ("place: mocktown", "place: mocktown\n      near: mocktown")
    ),
}  # fmt: skip
"""Name of the fault, which is the file's and mostly the article's too, to the fault."""


def article(number: int, chance: random.Random) -> str:
    """A good article, different for every number."""
    force, place = chance.choice(sorted(FORCES)), chance.choice(sorted(PLACES))
    return GOOD_ARTICLE.format(
        slug=f"good-{number}",
        day=chance.randint(8, 28),
        weekday=chance.choice(DAYS),
        force=force,
        name=FORCES[force],
        place=place,
        place_name=PLACES[place],
        number=chance.randint(2, 99),
        dateline=chance.choice(("MOCKTOWN", "مدينة المثال", "北村", "Ça-et-Là")),
    )


def broken(name: str) -> str:
    """What stands in the file of a fault, under an id of its own unless the id is the fault."""
    return FAULTS[name].content.replace("id: mock\n", f"id: {name}\n", 1)


def make_bulk(folder: Path) -> Path:
    """The folder, as a project of the good articles and one for each fault."""
    chance = random.Random(SEED)
    files = {f"good-{number}.md": article(number, chance) for number in range(GOOD)}
    files |= {f"{name}{fault.suffix}": broken(name) for name, fault in FAULTS.items()}
    return make(folder, dict(files))
