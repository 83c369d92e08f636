"""What an answer is made of; `to_dict` of each is its JSON."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any, ClassVar, Literal

from kg.ask.shown import Shown
from kg.wording.facts import chain_in_words
from kg.wording.history import HEADINGS, history_rows
from kg.wording.seen import seen_in_words

Verdict = Literal["known", "contested", "unknown"]
Basis = Literal["stated", "claimed", "inferred"]
Reason = Literal[
    "no-claims",
    "only-context",
    "only-denied",
    "holder-not-named",
    "nobody-left",
    "date-unclear",
    "too-old",
]

NoRows = Literal[
    "no-article",
    "other-date",
    "not-in-force",
    "not-mentioned",
    "other-claims",
    "no-claims",
]


@dataclass(frozen=True)
class Named:
    """A thing with its English label."""

    iri: str
    label: str


@dataclass(frozen=True)
class Value:
    """What was given for a parameter that is no thing: a day (ISO 8601), a number, a code."""

    value: str
    label: str


@dataclass(frozen=True)
class Link:
    """One source of a chain and whether the article names it for the claim."""

    actor: str
    label: str
    credit: str


@dataclass(frozen=True)
class Span:
    """Exact words and their offsets in the article's text, in code points, end exclusive."""

    quote: str
    start: int
    end: int


@dataclass(frozen=True)
class Seen:
    """What an image or video shows, in the words of the coder, and where in it.

    `medium` is image, satellite image or video; `region` and `time` are media fragments, None for
    all of it. `description` is None where words said in a video are quoted instead. `address` is
    where it can be looked at: an archived copy, or else where it was published.
    """

    medium: str
    description: str | None
    region: str | None
    time: str | None
    coder: Named
    address: str | None


@dataclass(frozen=True)
class Evidence:
    """A claim with its words and its source chain, outlet first, root last.

    `role` is what it is evidence of: holder, premise (of an inference), loss, denial or context;
    row where a row of a table rests on it.
    `quote` is empty, with no spans, for a claim that is only seen in an image or video: what is
    `seen` there is then in the coder's words. `coverage` is whole or excerpts, None for an article
    without a text.
    `where` is `file:line` of the first words, None when the article's file is not at hand.
    `polarity` says whether the claim affirms or denies; `attribution` are the words that name its
    source. `passages` are the sentences of the text in which the words stand, none where the graph
    does not hold the text.
    """

    role: str
    claim: str
    quote: str
    start: int | None
    end: int | None
    spans: tuple[Span, ...]
    article: str
    publisher: Named
    published: str
    source_chain: tuple[Link, ...]
    stance: str
    interest: str
    where: str | None = None
    polarity: str = "affirmed"
    attribution: str | None = None
    passages: tuple[Span, ...] = ()
    seen: Seen | None = None
    coverage: str | None = "whole"

    @property
    def root(self) -> Link:
        """The source at the root of the chain."""
        return self.source_chain[-1]


EVIDENCE_COLUMNS = (
    *("role", "claim", "quote", "publisher", "published", "source chain", "root", "stance"),
    *("interest", "polarity", "attribution", "article", "start", "end", "where"),
    *("seen", "coverage"),
)


def evidence_row(evidence: Evidence) -> list[Any]:
    """`evidence` as a row of a table with the headings `EVIDENCE_COLUMNS`."""
    seen = seen_in_words(asdict(evidence.seen)) if evidence.seen else None
    chain = chain_in_words([asdict(link) for link in evidence.source_chain])
    return [
        *(evidence.role, evidence.claim, evidence.quote, evidence.publisher.label),
        *(evidence.published, chain, evidence.root.label, evidence.stance, evidence.interest),
        *(evidence.polarity, evidence.attribution, evidence.article, evidence.start),
        *(evidence.end, evidence.where, seen, evidence.coverage),
    ]


@dataclass(frozen=True)
class Holder:
    """Who holds the place, since when (EDTF), on what basis; `rule` names an inference's rule."""

    iri: str
    label: str
    since: str | None
    basis: Basis
    rule: str | None = None


@dataclass(frozen=True)
class Loss:
    """Who lost the place, and when (EDTF)."""

    iri: str
    label: str
    date: str | None


@dataclass(frozen=True)
class CitedRelation:
    """A relation that an answer rests on, with where it can be looked up.

    A membership of the gazetteer; or a coder's statement that a place is one of a group of places,
    whose words are then the `reference`.
    """

    iri: str
    member: Named
    whole: Named
    reference: str


@dataclass(frozen=True)
class Compared:
    """Two claims (IRIs) that could exclude each other: whether they conflict, and what decided it.

    `decisive` is overlap for a conflict; otherwise content, same side, order, time, place or
    extent, whichever keeps them apart.
    """

    one: str
    other: str
    conflict: bool
    decisive: str
    sentence: str


@dataclass(frozen=True)
class Newest:
    """The newest evidence: its date, the claim, and its age in days on the day asked about."""

    date: str
    claim: str
    age_days: int


@dataclass(frozen=True)
class ControlAnswer(Shown):
    """Who controls a place: verdict, basis, evidence, and what the graph does not know.

    `as_of` is the day that the answer is about: the one asked for, else that of the newest
    evidence. `reason` says why an unknown answer is unknown, None otherwise: no claim speaks of
    the place (no-claims) or of its holder (only-context); somebody is only said not to hold it
    (only-denied), lost it (holder-not-named), held it until some day (nobody-left), or held or
    lost it at a time that is too vague (date-unclear) or too long ago (too-old). `horizon_days` is
    how long control is taken to last after its newest evidence.
    """

    kind: ClassVar[str] = "control"

    question: str
    place: Named
    as_of: str
    as_of_given: bool
    known_on: str | None
    verdict: Verdict
    basis: Basis | None
    reason: Reason | None
    sentence: str
    fought_over: bool
    surroundings_fought_over: bool
    holders: tuple[Holder, ...]
    lost_by: tuple[Loss, ...]
    evidence: tuple[Evidence, ...]
    relations: tuple[CitedRelation, ...]
    rivals: tuple[Compared, ...]
    independent_sources: dict[str, int]
    newest_evidence: Newest | None
    interested_premises: tuple[str, ...]
    not_known: tuple[str, ...]
    would_settle: tuple[str, ...]
    horizon_days: int
    sparql: str
    readings: tuple[str, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """The answer as JSON-ready data; absent rules are left out."""
        data = {"kind": self.kind} | asdict(self)
        data["holders"] = [_without_absent_rule(holder) for holder in data["holders"]]
        return data

    def table(self) -> tuple[list[str], list[list[Any]]]:
        """The evidence as headings and rows, a row for each claim."""
        return list(EVIDENCE_COLUMNS), [evidence_row(evidence) for evidence in self.evidence]


@dataclass(frozen=True)
class TableAnswer(Shown):
    """The rows of a question whose rows are the answer.

    `columns` maps variables to headings. `evidence` are the claims in the rows, in their order.
    `sparql` has the parameters in it and can be run elsewhere. `note` says why there are no rows,
    and `reason` in one word: the graph has no article (no-article), or claims for other days only
    (other-date), or claims that do not count (not-in-force); no claim speaks of the thing asked
    about (not-mentioned), or only other claims do (other-claims); else no-claims.
    `sentence` sums the rows up; `not_known` says what they leave open.
    """

    kind: ClassVar[str] = "table"

    question: str
    name: str
    title: str
    parameters: dict[str, Named | Value]
    columns: dict[str, str]
    rows: tuple[dict[str, str | None], ...]
    evidence: tuple[Evidence, ...]
    sparql: str
    note: str | None = None
    readings: tuple[str, ...] = field(default=())
    sentence: str | None = None
    not_known: tuple[str, ...] = ()
    reason: NoRows | None = None

    def to_dict(self) -> dict[str, Any]:
        """The answer as JSON-ready data."""
        return {"kind": self.kind} | asdict(self)

    def table(self) -> tuple[list[str], list[list[Any]]]:
        """The headings and the rows."""
        rows = [[row[name] for name in self.columns] for row in self.rows]
        return list(self.columns.values()), rows


@dataclass(frozen=True)
class Interval:
    """Days with one verdict: from `begin` to `end` (ISO 8601), None where it is open.

    The days are those of the verdict; when its holder came and who lost the place is as uncertain
    as `since` and `date` say. `claims` are those on which it rests.
    """

    begin: str | None
    end: str | None
    verdict: Verdict
    basis: Basis | None
    reason: Reason | None
    holders: tuple[Holder, ...]
    lost_by: tuple[Loss, ...]
    fought_over: bool
    surroundings_fought_over: bool
    independent_sources: dict[str, int]
    claims: tuple[str, ...]


@dataclass(frozen=True)
class State:
    """What a history says of some days, in short."""

    verdict: Verdict
    basis: Basis | None
    reason: Reason | None
    holders: tuple[Named, ...]


@dataclass(frozen=True)
class Change:
    """From `begin` to `end` the history says something else than it did before."""

    begin: str | None
    end: str | None
    before: State
    after: State


@dataclass(frozen=True)
class Learned:
    """What became known on a day of publication or withdrawal, and how it changed the history.

    `published` and `withdrawn` are claims.
    """

    day: str
    published: tuple[str, ...]
    withdrawn: tuple[str, ...]
    changes: tuple[Change, ...]


@dataclass(frozen=True)
class HistoryAnswer(Shown):
    """Who controlled a place over time, on both time axes.

    `intervals` are the days that the history is about, in order and without a gap; `learned` the
    days on which it became what it is. `as_of` and `known_on` are None for no limit. `not_known`
    says what cannot be verified.
    """

    kind: ClassVar[str] = "history"

    question: str
    place: Named
    as_of: str | None
    known_on: str | None
    intervals: tuple[Interval, ...]
    learned: tuple[Learned, ...]
    evidence: tuple[Evidence, ...]
    horizon_days: int
    sparql: str
    readings: tuple[str, ...] = ()
    not_known: tuple[str, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """The answer as JSON-ready data; absent rules are left out."""
        data = {"kind": self.kind} | asdict(self)
        for interval in data["intervals"]:
            interval["holders"] = [_without_absent_rule(h) for h in interval["holders"]]
        return data

    def table(self) -> tuple[list[str], list[list[Any]]]:
        """The intervals as headings and rows."""
        return list(HEADINGS), [list(row) for row in history_rows(self.to_dict())]


def _without_absent_rule(holder: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in holder.items() if key != "rule" or value is not None}


Answer = ControlAnswer | TableAnswer | HistoryAnswer
