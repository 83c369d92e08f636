"""The words of an answer about control: the answer in one sentence."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from kg.ask.answers import Basis, Link, Named, Reason
from kg.ask.control.logic import Assessment, ControlLogic
from kg.ask.control.statements import Statement
from kg.derive import Rule
from kg.namespaces import CKG
from kg.wording.facts import day_in_words

EXTENTS = {CKG["MostExtent"]: "most", CKG["PartExtent"]: "part", CKG["UnstatedExtent"]: "some"}
"""How much of a place is held, where it is not all, in words."""


def listed(names: Iterable[str], conjunction: str = "and") -> str:
    """Names as a list in a sentence, each once, in their order."""
    unique = list(dict.fromkeys(names))
    if len(unique) < 2:
        return "".join(unique)
    return f"{', '.join(unique[:-1])} {conjunction} {unique[-1]}"


def since_edtf(bounds: tuple[date | None, date | None]) -> str | None:
    """A begin as EDTF: a day, one day of several, or some day up to the latest."""
    earliest, latest = bounds
    if earliest is None and latest is None:
        return None
    if earliest == latest:
        return str(latest)
    return f"[{earliest or ''}..{latest or ''}]"


@dataclass(frozen=True)
class ControlWords:
    """Puts an assessment into words: see also `kg.ask.control.gaps`.

    `place` has the label under which the place stands in a sentence; `label` gives that of an
    actor. Sentences are made so that no verb depends on whether a name is singular or plural.
    """

    assessment: Assessment
    logic: ControlLogic
    place: Named
    label: Callable[[str], str]
    rules: dict[str, Rule]
    as_of_given: bool = False
    known_on: date | None = None

    # -- the sentence ----------------------------------------------------------------------

    def sentence(self) -> str:
        """The answer in one sentence."""
        found = self.assessment
        if found.verdict == "known":
            return self._known()
        if found.verdict == "contested":
            return f"Contested: {self._contested()}"
        return f"Unknown: {self._unknown()}"

    def _known(self) -> str:
        if self.assessment.basis == "inferred":
            who = self._actors(self.assessment.live)
            return f"Most likely {who}: inferred; no source in the graph says so."
        clauses = [self._by_basis("stated"), self._by_basis("claimed")]
        return f"{_capital('; '.join(clause for clause in clauses if clause))}."

    def _by_basis(self, basis: Basis) -> str:
        """Who holds the place on this basis and no better one, and who says so."""
        best: dict[str, list[Statement]] = {}
        for statement in self.assessment.live:
            best.setdefault(statement.actor, []).append(statement)
        chosen = [
            statement
            for statements in best.values()
            if self.logic.basis_of(min(statements, key=self._rank)) == basis
            for statement in statements
            if self.logic.basis_of(statement) == basis
        ]
        if not chosen:
            return ""
        who, roots = self._actors(chosen), self._roots(chosen)
        if basis == "stated":
            seen = all(self._only_seen(claim) for s in chosen for claim in s.claims)
            return f"{who}: {'shown' if seen else 'stated'} by {listed(roots)}"
        many = len(roots) > 1
        if {self.logic.evidence(c).interest for s in chosen for c in s.claims} == {"against"}:
            how = f"admitted by {listed(roots)}, against {'their' if many else 'its'} own interest"
        else:
            party = "interested parties" if many else "an interested party"
            how = f"claimed by {listed(roots)}, {party}"
        return f"{who}: {how}; no uninvolved source says so"

    def _rank(self, statement: Statement) -> int:
        return ("stated", "claimed", "inferred").index(self.logic.basis_of(statement))

    def _contested(self) -> str:
        found = self.assessment
        who = self._actors(found.live)
        if any(conflict.other in found.live for conflict in found.conflicts):
            return f"{who} are each said to hold {self.place.label}."
        roles = {conflict.other.role for conflict in found.conflicts}
        if "denied" in roles:
            return f"{self.place.label} in the hands of {who} by one account, denied by another."
        return f"{self.place.label} in the hands of {who} by one account, lost again by another."

    def _unknown(self) -> str:
        by_reason: dict[Reason, Callable[[], str]] = {
            "holder-not-named": self._holder_not_named,
            "too-old": self._too_old,
            "date-unclear": self._date_unclear,
            "nobody-left": self._nobody_left,
            "only-denied": self._only_denied,
            "only-context": self._only_context,
            "no-claims": self._no_claims,
        }
        return by_reason[self.assessment.reason or "no-claims"]()

    def _holder_not_named(self) -> str:
        losers = self._actors(self.assessment.losses)
        return f"{losers} lost {self.place.label}, and no source names the new holder."

    def _too_old(self) -> str:
        found = self.assessment
        newest = max(s.newest() for s in found.stale)
        return (
            f"the last evidence on a holder, for {self._actors(found.stale)}, is of "
            f"{day_in_words(newest)}, {(found.as_of - newest).days} days before; control is taken "
            f"to last {self.logic.settings.horizon_days} days."
        )

    def _date_unclear(self) -> str:
        found = self.assessment
        place, day = self.place.label, day_in_words(found.as_of)
        if found.unclear:
            who = self._actors(found.unclear, "or")
            return f"{who} may have held {place} on {day}; no claim dates it well enough."
        losers = self._actors(found.losses)
        return f"{losers} lost {place}, perhaps only after {day}, and no source names a holder."

    def _nobody_left(self) -> str:
        before = self._actors(self.assessment.ended)
        return f"{before} no longer held {self.place.label}, and no source names a later holder."

    def _only_denied(self) -> str:
        denied = self._actors(s for s in self.assessment.context if s.role == "denied")
        return f"a source denies that {denied} held {self.place.label}, and none says who did."

    def _no_claims(self) -> str:
        limit = f"published by {day_in_words(self.known_on)}" if self.known_on else "in the graph"
        day = f" up to {day_in_words(self.assessment.as_of)}" if self.as_of_given else ""
        return f"no claim {limit} tells of {self.place.label}{day}."

    def _only_context(self) -> str:
        areas = self._areas()
        if areas and not any(
            s.about_place or s.at == self.place.iri for s in self.assessment.context
        ):
            return (
                f"no claim says who holds {self.place.label}; what is said of {areas} does not "
                "settle it."
            )
        held = [self._held_in_part(extent) for extent in EXTENTS]
        if any(held):
            parts = ", ".join(filter(None, held))
            return f"no claim says who holds all of {self.place.label}; {parts}."
        return f"claims mention {self.place.label}, but none says who holds it."

    def _held_in_part(self, extent: str) -> str:
        """Who is said to hold so much of the place, and no more, on that day."""
        as_of = self.assessment.as_of
        found = [
            s
            for s in self.assessment.context
            if (s.role, s.at, s.extent) == ("holds", self.place.iri, extent)
            and s.begun_by(as_of)
            and not s.ended_before(as_of)
        ]
        how_much = EXTENTS[extent]
        return f"{how_much} of it is said to be in the hands of {self._actors(found)}" * bool(found)

    # -- names -----------------------------------------------------------------------------

    def _areas(self) -> str:
        """The larger places of which claims tell something that does not cover the place."""
        found = (
            s for s in self.assessment.context if s.role in ("holds", "lost") and not s.about_place
        )
        return listed(self.label(s.at) for s in found if s.at != self.place.iri)

    def _actors(self, statements: Iterable[Statement], conjunction: str = "and") -> str:
        return listed([self.label(s.actor) for s in statements], conjunction)

    def _roots(self, statements: Iterable[Statement]) -> list[str]:
        claims = [claim for s in statements for claim in s.claims]
        told = (
            self._root(self.logic.evidence(c).source_chain) + self._only_seen(c) for c in claims
        )
        return list(dict.fromkeys(told))

    def _only_seen(self, claim: str) -> str:
        """In which image or video a claim is only seen, and who describes it; or nothing."""
        evidence = self.logic.evidence(claim)
        if evidence.spans or evidence.seen is None:
            return ""
        medium = evidence.seen.medium
        article = "an" if medium[0] in "aeiou" else "a"
        return f" (in {article} {medium}, as {evidence.seen.coder.label} describes it)"

    def _root(self, chain: tuple[Link, ...]) -> str:
        """The root source; where the article does not name it, who does say it, and from whom."""
        root = self.label(chain[-1].actor)
        credited = [self.label(link.actor) for link in chain if link.credit == "credited"]
        if chain[-1].credit == "credited" or not credited:
            return root
        if chain[-1].credit == "unclear":
            return f"{credited[-1]} or {root}"
        return f"{credited[-1]} (copying {root} without credit)"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
