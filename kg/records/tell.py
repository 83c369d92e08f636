"""From an article's triples to records of its claims."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from kg.namespaces import CKG
from kg.records.follow import followed
from kg.records.record import Record, Told
from kg.records.times import BOUNDS, Bounds, read_day, times_of
from kg.records.triples import ArticleTriples
from kg.store import Row

ACTORS = (
    *("hasHolder", "gainedBy", "lostBy", "hasForce", "oustedBy", "hasBeneficiary", "sufferedBy"),
    *("hasAttacker", "hasTarget"),
)
"""Properties that name somebody who holds, gains, loses, fights for or is at a place."""
FACTS = (
    *ACTORS,
    *("hasParticipant", "atPlace", "nearPlace", "hasExtent", "hasPolarity", "hasModality"),
    *("precedes", "type"),
)
"""The properties of a content that rules read."""
DATE = (*BOUNDS, "edtf", "hasDateRule")
"""The properties of its date that rules read."""
KINDS = ("Attack", "Control", "Fighting", "Presence", "Siege", "Situation", "TerritorialChange")
"""The kinds of content that matter."""
PROPERTIES = (
    *FACTS,
    *DATE,
    *("hasContent", "inArticle", "publishedOn", "hasReviewState", "hasStatus", "statusSince"),
    *("hasDate", "rivalReading", "concerns", "proposesDate", "within"),
    *("linksFrom", "linksTo", "hasLinkKind"),
)
"""The properties of an article's triples that records are made of."""
_KINDS = frozenset(CKG[kind] for kind in KINDS)
_NO_ROW: Row = dict.fromkeys(("conclusion", "rule", "edtf", *BOUNDS))


@dataclass(frozen=True)
class Concluded:
    """One conclusion from a claim alone: see `Told`."""

    iri: str
    role: str
    rule: str
    actor: str
    place: str
    extent: str | None
    bounds: Mapping[str, str]


class ClaimReader:
    """Reads the claims of one article; `concluded` are conclusions by claim (IRI)."""

    def __init__(self, known: ArticleTriples, concluded: Mapping[str, list[Concluded]]) -> None:
        self._known = known
        self._concluded = concluded
        self._redated = _redated(known)
        self._names = _names(known)
        self._later = _later(known)

    def records(self) -> Iterator[Record]:
        """A record for each claim of a dated article about a place."""
        for claim, contents in self._known.having("hasContent"):
            for content in sorted(contents):
                record = self._record(claim, content)
                if record is not None:
                    yield record

    def _record(self, claim: str, content: str) -> Record | None:
        known = self._known
        facts = self._facts(content)
        published = published_of(known, claim)
        places = {*facts.get("atPlace", ()), *facts.get("nearPlace", ())}
        if published is None or not places or not self._reviewed(claim):
            return None
        dates = known.all(content, "hasDate")
        rivals = self._rivals(claim, dates)
        return Record(
            claim=claim,
            content=content,
            published=published,
            draft=is_draft(known, claim),
            withdrawn=is_withdrawn(known, claim),
            since=read_day(known.one(claim, "statusSince")),
            readings=tuple(self._bounds(each) for each in self._readings(dates)),
            facts=facts,
            later=self._later.get(content, frozenset()),
            date={
                name: v for name in DATE if (v := [x for d in dates for x in known.all(d, name)])
            },
            told=tuple(
                self._told(claim, content, self._row(claim, content, dates, published), rivals)
            ),
            inside={place: v for place in sorted(places) if (v := known.all(place, "within"))},
            around={place: v for place in sorted(places) if (v := known.all(place, "nearPlace"))},
            rivals=tuple(rivals),
            names=tuple(self._names.get(claim, ())),
        )

    def _facts(self, content: str) -> dict[str, list[str]]:
        facts = {name: values for name in FACTS if (values := self._known.all(content, name))}
        kinds = [kind for kind in facts.pop("type", ()) if kind in _KINDS]
        if CKG["Fighting"] not in kinds:  # else nothing depends on who else took part
            facts.pop("hasParticipant", None)
        return facts | ({"type": kinds} if kinds else {})

    def _reviewed(self, claim: str) -> bool:
        return bool(self._known.all(claim, "hasReviewState"))

    # -- its date --------------------------------------------------------------------------

    def _readings(self, dates: list[str]) -> list[str]:
        """The nodes of all readings of a content's date."""
        return [*dates, *(r for each in dates for r in self._known.all(each, "rivalReading"))]

    def _bounds(self, reading: str) -> Bounds:
        one = self._known.one
        return read_day(one(reading, "earliestBegin")), read_day(one(reading, "latestEnd"))

    def _row(self, claim: str, content: str, dates: list[str], published: date) -> Row:
        """What is common to all that the claim tells, as a row of the question who-controls."""
        date_ = dates[0] if dates else ""
        row = {name: self._known.one(date_, name) for name in ("edtf", *BOUNDS)}
        lasting = CKG["Situation"] in self._known.all(content, "type")
        return (
            _NO_ROW
            | row
            | {
                "claim": claim,
                "content": content,
                "published": published.isoformat(),
                "lasting": str(lasting).lower(),
            }
        )

    def _rivals(self, claim: str, dates: list[str]) -> list[Row]:
        """Other readings of the date, where no coder proposes one."""
        if claim in self._redated:
            return []
        return [
            {"rival": reading, "rivalEdtf": self._known.one(reading, "edtf")}
            | {f"rival{n[0].upper()}{n[1:]}": self._known.one(reading, n) for n in BOUNDS}
            for each in dates
            for reading in self._known.all(each, "rivalReading")
        ]

    # -- what is told ----------------------------------------------------------------------

    def _told(self, claim: str, content: str, row: Row, rivals: list[Row]) -> Iterator[Told]:
        own = times_of([row | rival for rival in rivals or [{}]])
        for role, actor in self._roles(content):
            yield Told(role, actor, own)
        for each in self._concluded.get(claim, ()):
            bounds = {name: each.bounds.get(name) for name in BOUNDS}
            concluded = row | bounds | {"conclusion": each.iri, "rule": each.rule}
            times = times_of([concluded | rival for rival in rivals or [{}]])
            yield Told(each.role, each.actor, times, each.rule, each.iri, each.place, each.extent)

    def _roles(self, content: str) -> Iterator[tuple[str, str]]:
        """Roles and actors that the content itself tells of, as the question who-controls does."""
        all_of = self._known.all
        kinds, polarity = all_of(content, "type"), all_of(content, "hasPolarity")
        planned = CKG["PlannedModality"] in all_of(content, "hasModality")
        roles: list[tuple[str, str]] = []
        if CKG["DeniedPolarity"] in polarity and not planned:
            roles += [("denied", "hasHolder"), ("denied", "gainedBy")]
        if CKG["AffirmedPolarity"] in polarity:
            if not planned:
                roles += [("gained", "gainedBy")]
                roles += [("fights", "hasParticipant")] * (CKG["Fighting"] in kinds)
                roles += [("present", "hasForce")] * (CKG["Presence"] in kinds)
            if planned or self._goes_on(content, kinds):
                roles += [("not-yet", "hasParticipant")]
        told = ((role, actor) for role, name in roles for actor in all_of(content, name))
        yield from dict.fromkeys(told)

    def _goes_on(self, content: str, kinds: list[str]) -> bool:
        dates = self._known.all(content, "hasDate")
        rules = {rule for each in dates for rule in self._known.all(each, "hasDateRule")}
        return CKG["TerritorialChange"] in kinds and CKG["OngoingDateRule"] in rules


def published_of(known: ArticleTriples, claim: str) -> date | None:
    """The day on which the article of `claim` was published; None for none."""
    days = [
        read_day(known.one(article, "publishedOn")) for article in known.all(claim, "inArticle")
    ]
    return next((day for day in days if day), None)


def is_draft(known: ArticleTriples, claim: str) -> bool:
    """Whether nobody has reviewed `claim`."""
    return CKG["DraftState"] in known.all(claim, "hasReviewState")


def is_withdrawn(known: ArticleTriples, claim: str) -> bool:
    """Whether `claim` was corrected or retracted, whenever that was."""
    return bool(set(known.all(claim, "hasStatus")) - {CKG["StandingStatus"]})


def _redated(known: ArticleTriples) -> set[str]:
    """The claims for which a coder proposes a date."""
    choices = (choice for choice, _ in known.having("proposesDate"))
    return {claim for choice in choices for claim in known.all(choice, "concerns")}


def _names(known: ArticleTriples) -> dict[str, list[tuple[str, str]]]:
    """By claim, the links by which it names a member of a group, with the group's claim."""
    found: dict[str, list[tuple[str, str]]] = {}
    for link, kinds in known.having("hasLinkKind"):
        linked = CKG["Link"] in known.all(link, "type") and not is_draft(known, link)
        if linked and CKG["NamesMemberLink"] in kinds:
            for claim in known.all(link, "linksFrom"):
                pairs = ((link, other) for other in known.all(link, "linksTo"))
                found.setdefault(claim, []).extend(pairs)
    return found


def _later(known: ArticleTriples) -> dict[str, frozenset[str]]:
    """By content, the contents of which the article says that they came later."""
    told = known.having("precedes")
    return followed((one, other) for one, others in told for other in others)
