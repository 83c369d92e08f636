"""Why a question whose rows are the answer has none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

import pyoxigraph as ox

from kg.ask.answers import Answer, Named, NoRows, TableAnswer, Value
from kg.ask.control.text import listed
from kg.ask.empty.days import ClaimDays, days_of
from kg.ask.interpreter import Asked
from kg.ask.labels import Labels
from kg.ask.moment import Moment
from kg.namespaces import CLAIM
from kg.store import Store
from kg.wording.facts import day_in_words

_ARTICLES = "SELECT ?article WHERE { ?article a ckg:Article } LIMIT 1"
_IN_FORCE = "SELECT DISTINCT ?claim WHERE { ?claim a ckg:ClaimInForce }"
_STATES = """
SELECT ?claim ?review ?status ?since WHERE {
  ?claim a ckg:Claim ; ckg:hasReviewState/skos:notation ?review .
  OPTIONAL { ?claim ckg:hasStatus/skos:notation ?status }
  OPTIONAL { ?claim ckg:statusSince ?since }
}
"""
_SPEAKS = """
SELECT DISTINCT ?thing ?claim ?kind WHERE {
  ?claim a ckg:ClaimInForce ; ckg:hasContent ?content .
  { ?content ?role ?thing . GRAPH ?graph { ?content a ?class } ?class rdfs:label ?kind .
    FILTER(LANG(?kind) = "en" && !STRENDS(STR(?graph), ".inferred")) }
  UNION { ?claim ckg:hasSource/ckg:namesSource ?thing . BIND("as a source" AS ?kind) }
}
"""
_MOST_KINDS = 5
_TRIES = 6


@dataclass(frozen=True)
class EmptyTable:
    """A question that got no rows; `ask` answers it anew, for other days or with other claims."""

    asked: Asked
    ask: Callable[[Asked], Answer]
    store: Store
    labels: Labels

    def why(self) -> tuple[NoRows, str]:
        """The reason that there are no rows, and the sentences that say it."""
        if not self.store.select(_ARTICLES):
            return "no-article", "The graph holds no article: `kg check` says why."
        return (
            self._other_date()
            or self._not_in_force()
            or self._things()
            or ("no-claims", self._how_many())
        )

    # -- without the limits of time --------------------------------------------------------

    def _other_date(self) -> tuple[NoRows, str] | None:
        """What there would be without a limit of time that was asked for."""
        moment = self.asked.moment
        for told, limited in (
            (self._by_publication, replace(self.asked, moment=Moment(moment.as_of))),
            (self._by_day, replace(self.asked, moment=Moment(None, moment.known_on))),
            (self._by_period, self._whenever(self.asked)),
            (self._by_all, self._whenever(replace(self.asked, moment=Moment()))),
        ):
            if limited != self.asked:
                found = self._claims(limited)
                if found:
                    return "other-date", told(found)
        return None

    def _whenever(self, asked: Asked) -> Asked:
        """The same without parameters that are days, but for those that it cannot do without."""
        days = {p.name for p in asked.question.parameters if p.type == "date" and not p.required}
        kept = {name: given for name, given in asked.parameters.items() if name not in days}
        return replace(asked, parameters=kept)

    def _claims(self, asked: Asked) -> dict[str, ClaimDays]:
        """The claims in the rows that `asked` gets, with their days."""
        found = self.ask(asked)
        if not isinstance(found, TableAnswer) or not found.rows:
            return {}
        return days_of(self.store, {evidence.claim for evidence in found.evidence})

    def _by_publication(self, claims: dict[str, ClaimDays]) -> str:
        first = min(known.published for known in claims.values())
        limit = self.asked.moment.known_on or date.max
        return (
            f"Nothing published by {day_in_words(limit)} answers this; "
            f"the first that does was published on {day_in_words(first)}."
        )

    def _by_day(self, claims: dict[str, ClaimDays]) -> str:
        as_of, known_on = self.asked.moment.as_of or date.max, self.asked.moment.known_on
        days = {day for known in claims.values() for day in known.spoken() if day > as_of}
        said = f"No claim answers this as of {day_in_words(as_of)}"
        for day in sorted(days)[:_TRIES]:
            if self._claims(replace(self.asked, moment=Moment(day, known_on))):
                return f"{said}; the nearest day for which one does is {day_in_words(day)}."
        return f"{said}; without that limit, {_claims_many(len(claims))}."

    def _by_period(self, claims: dict[str, ClaimDays]) -> str:
        given = self._days_given()
        first, last = min(given.values()), max(given.values())
        before = [k.latest for k in claims.values() if k.latest and k.latest < first]
        after = [k.earliest for k in claims.values() if k.earliest and k.earliest > last]
        near = [f"{day_in_words(max(before))} before"] if before else []
        near += [f"{day_in_words(min(after))} after"] if after else []
        limits = (f"{_limit(name)} {day_in_words(day)}" for name, day in given.items())
        said = f"No claim answers this {' '.join(limits)}"
        if not near:
            return f"{said}; without that limit, {_claims_many(len(claims))}."
        return f"{said}; the nearest in time is {listed(near)}."

    def _days_given(self) -> dict[str, date]:
        types = {p.name: p.type for p in self.asked.question.parameters}
        return {
            name: date.fromisoformat(given.value)
            for name, given in self.asked.parameters.items()
            if isinstance(given, Value) and types[name] == "date"
        }

    def _by_all(self, claims: dict[str, ClaimDays]) -> str:
        return f"Nothing fits all these limits of time; without them, {_claims_many(len(claims))}."

    # -- with the claims that do not count -------------------------------------------------

    def _not_in_force(self) -> tuple[NoRows, str] | None:
        """Claims that would answer, were they no drafts and not withdrawn."""
        every = replace(self._whenever(self.asked), moment=Moment(every_claim=True))
        claims = self._claims(every).keys() - self._in_force()
        if not claims:
            return None
        states = {row["claim"]: row for row in self.store.select(_STATES)}
        told = [
            f"{CLAIM.local(claim)} is {_state(states[claim])}"
            for claim in sorted(claims)
            if claim in states
        ]
        return "not-in-force", f"Claims that do not count would answer this: {listed(told)}."

    def _in_force(self) -> set[str]:
        return {row["claim"] or "" for row in self.store.select(_IN_FORCE)}

    def _how_many(self) -> str:
        count = len(self._in_force())
        return f"The graph has {count} claim{'s' * (count != 1)}."

    # -- what is said of the things asked about --------------------------------------------

    def _things(self) -> tuple[NoRows, str] | None:
        """What claims say of the places and actors that were asked about."""
        things = [
            given
            for given in self.asked.parameters.values()
            if isinstance(given, Named) and self.labels.thing(given.iri) is not None
        ]
        if not things:
            return None
        kinds = {thing.iri: self._kinds(thing) for thing in things}
        unheard = [thing for thing in things if not kinds[thing.iri]]
        if unheard:
            names = listed(self.labels.phrase(thing.iri) for thing in unheard)
            it = "it" if len(unheard) == 1 else "them"
            return "not-mentioned", f"The gazetteer knows {names}, but no claim speaks of {it}."
        told = (self._other_claims(thing, kinds[thing.iri]) for thing in things)
        return "other-claims", " ".join(told)

    def _kinds(self, thing: Named) -> dict[str, set[str]]:
        """The claims that speak of `thing`, by the kind of what they tell."""
        rows = self.store.select(_SPEAKS, {"thing": ox.NamedNode(thing.iri)})
        kinds: dict[str, set[str]] = {}
        for row in rows:
            kinds.setdefault(row["kind"] or "", set()).add(row["claim"] or "")
        return kinds

    def _other_claims(self, thing: Named, kinds: dict[str, set[str]]) -> str:
        counts = Counter({kind: len(claims) for kind, claims in kinds.items()})
        many = len(set().union(*kinds.values()))
        ordered = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
        named = ", ".join(f"{kind} {count}" for kind, count in ordered[:_MOST_KINDS])
        more = ", …" if len(ordered) > _MOST_KINDS else ""
        known = self.labels.thing(thing.iri)
        slug = known.slug if known else thing.iri
        subject = "1 claim speaks" if many == 1 else f"{many} claims speak"
        return (
            f"{subject} of {self.labels.phrase(thing.iri)} ({named}{more}); "
            f"`kg show {slug}` lists them."
        )


def _limit(name: str) -> str:
    return name if name in ("from", "to") else "on"


def _claims_many(count: int) -> str:
    return "1 claim does" if count == 1 else f"{count} claims do"


def _state(row: dict[str, str | None]) -> str:
    if row["review"] == "draft":
        return "a draft"
    since = f" since {day_in_words(date.fromisoformat(row['since'][:10]))}" if row["since"] else ""
    return f"{row['status'] or 'withdrawn'}{since}"
