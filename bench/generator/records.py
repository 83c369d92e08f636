"""What an invented article says, before it is written in one form or another."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from bench.generator.world import Actor, Place


@dataclass(slots=True)
class Group:
    """Some unnamed villages of a district, which only one article knows."""

    slug: str
    article: str
    cardinality: int
    district: Place

    @property
    def node(self) -> str:
        """The group's prefixed name in Turtle."""
        return f"place:{self.article}.{self.slug}"


Named = Actor | Place | Group


@dataclass(slots=True)
class Link:
    """One link of a source chain; `according_to` is the coder's claim behind one not credited."""

    actor: Actor
    credit: str = "credited"
    according_to: str = ""


@dataclass(slots=True)
class Dated:
    """A date as words and a rule, or as EDTF where the rule is `stated`.

    `day` is the day meant, or the anchor of rules that read a bound from it; `until` ends a period
    that is stated. `rivals` are other rules for the same words.
    """

    rule: str
    day: date
    words: str = ""
    until: date | None = None
    rivals: tuple[str, ...] = ()


@dataclass(slots=True)
class Quantity:
    """A number of killed or wounded, as its words have it."""

    kind: str
    words: str
    minimum: int | None = None
    maximum: int | None = None


@dataclass(slots=True)
class Content:
    """What a claim is about. `topics`, `part_of` and `precedes` are ids of claims."""

    kind: str
    roles: dict[str, tuple[Named, ...]]
    date: Dated | None = None
    texts: dict[str, str] = field(default_factory=dict)
    codes: dict[str, str] = field(default_factory=dict)
    extent_words: str = ""
    quantities: tuple[Quantity, ...] = ()
    topics: tuple[str, ...] = ()
    part_of: str = ""
    precedes: str = ""


@dataclass(slots=True)
class Claim:
    """One claim of an article."""

    id: str
    quote: str
    sources: list[Link]
    stance: str
    interest: str
    content: Content
    attribution: str = ""
    labels: dict[str, Actor] = field(default_factory=dict)
    note: str = ""
    said: Dated | None = None
    status: str = ""
    status_since: date | None = None
    replaced_by: str = ""


@dataclass(slots=True)
class CoderClaim:
    """What the coder adds; a link when it leads `to` a claim from another."""

    id: str
    concerns: tuple[str, ...]
    statement: str
    basis: str
    reference: str = ""
    from_: str = ""
    to: str = ""
    link_kind: str = ""


@dataclass(slots=True)
class Article:
    """One invented article."""

    id: str
    publisher: Actor
    published: date
    coder: Actor
    coded: date
    lines: list[str] = field(default_factory=list)
    groups: list[Group] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    coder_claims: list[CoderClaim] = field(default_factory=list)
    note: str = "Invented for measurements; nothing in it happened."

    @property
    def url(self) -> str:
        """Where the article would have stood."""
        return f"https://{self.publisher.slug}.example/{self.id}"

    @property
    def text(self) -> str:
        """The article's text."""
        return "\n".join(self.lines)
