"""Who controls a place: the verdict, worked out from statements in time.

The steps: keep the statements that hold on the day asked about; let later ones supersede earlier
ones; look for statements that exclude each other; name the verdict and its basis. Nothing here
knows a place or an actor.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from kg.ask.answers import Basis, Evidence, Verdict
from kg.ask.timeline import Relations, Statement
from kg.project import Settings

INTERESTED = ("for", "against")


@dataclass(frozen=True)
class Conflict:
    """Two statements that cannot both be so, and that overlap in place and time."""

    one: Statement
    other: Statement


@dataclass(frozen=True)
class Assessment:
    """What follows from the statements about a place on a day.

    `live` are the statements by which somebody holds it; `losses` those by which somebody lost
    it; `conflicts` pairs that exclude each other; `context` everything else that was looked at.
    `reason` says why the verdict is unknown.
    """

    as_of: date
    verdict: Verdict
    basis: Basis | None
    reason: str | None
    live: tuple[Statement, ...]
    losses: tuple[Statement, ...]
    conflicts: tuple[Conflict, ...]
    context: tuple[Statement, ...]
    stale: tuple[Statement, ...]
    unclear: tuple[Statement, ...]
    fought_over: bool
    surroundings_fought_over: bool


@dataclass
class ControlLogic:
    """Assesses statements about one place.

    `names_holder` are the rules (IRIs) whose conclusions a claim states outright; `evidence` gives
    a claim's words and chain.
    """

    relations: Relations
    settings: Settings
    names_holder: frozenset[str]
    evidence: Callable[[str], Evidence]
    statements: list[Statement] = field(default_factory=list)

    def assess(self, as_of: date) -> Assessment:
        """The assessment of the statements on the day `as_of`."""
        holds = self._about_place("holds")
        losses = [s for s in self._about_place("lost") if s.begin[0] is None or s.begin[0] <= as_of]
        begun = [s for s in holds if s.certain_on(as_of)]
        current = [s for s in begun if not self._superseded(s, begun, losses)]
        stale = [s for s in current if self._too_old(s, as_of)]
        live = self._outright([s for s in current if s not in stale])
        conflicts = self._conflicts(live, losses)
        unclear = [s for s in holds if s not in begun and not s.ended_before(as_of)]
        remaining = [s for s in losses if not self._regained(s, live)]
        verdict: Verdict = "contested" if conflicts else "known" if live else "unknown"
        shown = [*live, *remaining, *stale, *unclear]
        return Assessment(
            as_of=as_of,
            verdict=verdict,
            basis=self._basis(live) if verdict == "known" else None,
            reason=None if live else self._reason(holds, losses, stale, unclear),
            live=tuple(live),
            losses=tuple(remaining),
            conflicts=tuple(conflicts),
            context=tuple(s for s in self.statements if s not in shown),
            stale=tuple(stale),
            unclear=tuple(unclear),
            fought_over=self._fighting("fights-in", as_of),
            surroundings_fought_over=self._fighting("fights-near", as_of),
        )

    def basis_of(self, statement: Statement) -> Basis:
        """On what a statement that somebody holds the place rests."""
        if statement.rule not in self.names_holder:
            return "inferred"
        if any(not self.interested(claim, statement.actor) for claim in statement.claims):
            return "stated"
        return "claimed"

    def interested(self, claim: str, holder: str) -> bool:
        """Whether the root source of `claim` has a stake: by its interest, or because it belongs
        to the holder."""
        evidence = self.evidence(claim)
        if evidence.interest in INTERESTED:
            return True
        return self.relations.compatible(evidence.root.actor, holder)

    # -- parts of the assessment -----------------------------------------------------------

    def _about_place(self, role: str) -> list[Statement]:
        return [s for s in self.statements if s.role == role and s.about_place]

    def _superseded(self, hold: Statement, holds: list[Statement], losses: list[Statement]) -> bool:
        """Whether a later loss by the holder, or a later hold by somebody else, ended `hold`."""
        for loss in losses:
            if self.relations.compatible(loss.actor, hold.actor) and self.relations.earlier(
                hold, loss
            ):
                return True
        return any(
            not self.relations.compatible(other.actor, hold.actor)
            and other.rule in self.names_holder
            and self.relations.earlier(hold, other)
            for other in holds
        )

    def _too_old(self, hold: Statement, as_of: date) -> bool:
        return as_of - hold.newest() > timedelta(days=self.settings.horizon_days)

    def _outright(self, holds: list[Statement]) -> list[Statement]:
        """Statements that a claim makes outright; those that a rule infers where there are none."""
        outright = [s for s in holds if s.rule in self.names_holder]
        return outright or holds

    def _conflicts(self, live: list[Statement], losses: list[Statement]) -> list[Conflict]:
        rivals = [
            Conflict(one, other)
            for index, one in enumerate(live)
            for other in live[index + 1 :]
            if not self.relations.compatible(one.actor, other.actor)
        ]
        against = [*losses, *self._about_place("denied")]
        opposed = [
            Conflict(hold, other)
            for hold in live
            for other in against
            if self._opposes(other, hold) and not self._regained(other, live)
        ]
        return rivals + opposed

    def _opposes(self, other: Statement, hold: Statement) -> bool:
        """Whether a loss or a denial is about the holder that `hold` names outright."""
        outright = hold.rule in self.names_holder
        return outright and self.relations.compatible(other.actor, hold.actor)

    def _regained(self, loss: Statement, live: list[Statement]) -> bool:
        """Whether the same actor is later said to hold the place after all."""
        return any(
            self.relations.compatible(hold.actor, loss.actor) and self.relations.earlier(loss, hold)
            for hold in live
        )

    def _basis(self, live: list[Statement]) -> Basis:
        found = {self.basis_of(statement) for statement in live}
        order: tuple[Basis, ...] = ("stated", "claimed", "inferred")
        return next(basis for basis in order if basis in found)

    def _reason(
        self,
        holds: list[Statement],
        losses: list[Statement],
        stale: list[Statement],
        unclear: list[Statement],
    ) -> str:
        if stale:
            return "too-old"
        if losses:
            return "holder-not-named"
        if unclear:
            return "date-unclear"
        if holds:
            return "nobody-left"
        return "only-context" if self.statements else "no-claims"

    def _fighting(self, role: str, as_of: date) -> bool:
        window = timedelta(days=self.settings.fighting_days)
        return any(
            s.role == role
            and (s.begin[0] is None or s.begin[0] <= as_of)
            and as_of - s.newest() <= window
            for s in self.statements
        )


def newest_of(statements: Iterable[Statement]) -> Statement | None:
    """The statement that speaks of the latest day; None when there is none."""
    found = sorted(statements, key=lambda s: (s.newest(), s.claims), reverse=True)
    return found[0] if found else None
