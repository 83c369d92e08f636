"""Verdicts worked out by comparing each statement with each, to compare with."""

from __future__ import annotations

from datetime import date, timedelta

from kg.ask.answers import Basis, Reason, Verdict
from kg.ask.control.logic import Assessment, Conflict, ControlLogic
from kg.ask.control.statements import Statement


class NaiveLogic(ControlLogic):
    def assess(self, as_of: date) -> Assessment:
        return _Day(self, as_of).assessment()


class _Day:
    """The state of a place at the end of one day."""

    def __init__(self, logic: ControlLogic, as_of: date) -> None:
        self.logic = logic
        self.relations = logic.relations
        self.as_of = as_of
        self.holds = self._about_place("holds")
        self.begun = [s for s in self.holds if s.begun_by(as_of)]
        self.losses = self._about_place("lost")
        self.denials = [s for s in self._about_place("denied") if s.begun_by(as_of)]

    def _about_place(self, role: str) -> list[Statement]:
        statements = self.logic.statements
        found = [s for s in statements if s.role == role and s.about_place]
        return [s for s in found if s.may_have_begun_by(self.as_of)]

    def assessment(self) -> Assessment:
        certain = [s for s in self.holds if s.certain_on(self.as_of)]
        current = [s for s in certain if not self._superseded(s)]
        stale = [s for s in current if self._too_old(s)]
        doubtful = [s for s in current if s not in stale and self._perhaps_over(s)]
        live = self._outright_first([s for s in current if s not in stale and s not in doubtful])
        conflicts = self._conflicts(live)
        open_ = [s for s in self.holds if s not in certain and not s.ended_before(self.as_of)]
        unclear = doubtful + [s for s in open_ if not self._superseded(s)]
        lost = [s for s in self.losses if not self._regained(s, current) and self._shown(s, live)]
        over = [s for s in self.holds if s not in (*current, *unclear)]
        ended = [s for s in over if self.logic.outright(s)]
        verdict: Verdict = "contested" if conflicts else "known" if live else "unknown"
        used = (*live, *lost, *stale, *unclear)
        return Assessment(
            as_of=self.as_of,
            verdict=verdict,
            basis=self._basis(live) if verdict == "known" else None,
            reason=None if live else self._reason(stale, unclear, ended),
            live=tuple(live),
            losses=tuple(lost),
            conflicts=tuple(conflicts),
            context=tuple(s for s in self.logic.statements if s not in used),
            stale=tuple(stale),
            ended=tuple(ended),
            unclear=tuple(unclear),
            fought_over=self._fighting("fights-in"),
            surroundings_fought_over=self._fighting("fights-near"),
        )

    # -- what became of a hold -------------------------------------------------------------

    def _superseded(self, hold: Statement) -> bool:
        """Whether a later loss by the holder, or a later hold by somebody else, ended `hold`."""
        return any(e.begun_by(self.as_of) for e in self._enders(hold))

    def _perhaps_over(self, hold: Statement) -> bool:
        """Whether something of uncertain date that ends `hold` may have happened by then."""
        return bool(self._enders(hold))

    def _enders(self, hold: Statement) -> list[Statement]:
        """What comes after `hold` and ends it, though perhaps only after the day asked about."""
        losses = [s for s in self.losses if self._touches(s, hold)]
        rivals = [s for s in self.holds if self._rival(s, hold) and not self._denied(s)]
        return [
            s for s in (*losses, *rivals) if hold.told_as_over() or self.relations.earlier(hold, s)
        ]

    def _touches(self, other: Statement, hold: Statement) -> bool:
        """Whether a loss or denial is about the holder, and not about a handover to it."""
        handover = other.role == "lost" and set(other.contents) & set(hold.contents)
        return not handover and self.relations.contained(other.actor, hold.actor)

    def _rival(self, other: Statement, hold: Statement) -> bool:
        """Whether `other` names outright a holder who cannot hold the place beside `hold`'s."""
        return self.logic.outright(other) and self._exclude(other, hold)

    def _exclude(self, one: Statement, other: Statement) -> bool:
        """Whether two holders are of different sides and no claim says that they hold together."""
        if self.relations.compatible(one.actor, other.actor):
            return False
        return not any(
            {s.actor for s in self.holds if content in s.contents} >= {one.actor, other.actor}
            for content in (*one.contents, *other.contents)
        )

    def _denied(self, hold: Statement) -> bool:
        return any(self._opposes(denial, hold) for denial in self.denials)

    def _too_old(self, hold: Statement) -> bool:
        return self.as_of - hold.newest() > timedelta(days=self.logic.settings.horizon_days)

    # -- conflicts -------------------------------------------------------------------------

    def _conflicts(self, live: list[Statement]) -> list[Conflict]:
        rivals = [
            Conflict(one, other)
            for index, one in enumerate(live)
            for other in live[index + 1 :]
            if self._exclude(other, one)
        ]
        against = [*(s for s in self.losses if s.begun_by(self.as_of)), *self.denials]
        opposed = [Conflict(one, s) for one in live for s in against if self._opposes(s, one)]
        return rivals + opposed

    def _opposes(self, other: Statement, hold: Statement) -> bool:
        """Whether a loss or a denial is about the outright holder and not known to be older."""
        return (
            self.logic.outright(hold)
            and self._touches(other, hold)
            and not self._regained(other, self.begun)
        )

    def _regained(self, loss: Statement, holds: list[Statement]) -> bool:
        """Whether the same actor is later said to hold the place after all."""
        return any(
            self._touches(loss, hold) and self.relations.earlier(loss, hold) for hold in holds
        )

    # -- words for the result --------------------------------------------------------------

    def _outright_first(self, holds: list[Statement]) -> list[Statement]:
        """Statements that a claim makes outright; those that a rule infers where there are none."""
        return [s for s in holds if self.logic.outright(s)] or holds

    def _shown(self, loss: Statement, live: list[Statement]) -> bool:
        """A loss that may have come later than the day is told only where nobody holds."""
        return loss.begun_by(self.as_of) or not live

    def _basis(self, live: list[Statement]) -> Basis:
        found = {self.logic.basis_of(statement) for statement in live}
        order: tuple[Basis, ...] = ("stated", "claimed", "inferred")
        return next(basis for basis in order if basis in found)

    def _reason(
        self, stale: list[Statement], unclear: list[Statement], ended: list[Statement]
    ) -> Reason:
        lost = [s for s in self.losses if s.begun_by(self.as_of)]
        newest_loss = max(map(Statement.newest, lost), default=date.min)
        reasons: tuple[tuple[bool, Reason], ...] = (
            (any(s.newest() >= newest_loss for s in stale), "too-old"),
            (bool(unclear), "date-unclear"),
            (bool(lost), "holder-not-named"),
            (bool(self.losses), "date-unclear"),
            (bool(ended), "nobody-left"),
            (bool(self.denials), "only-denied"),
            (any(s.role != "took-nearby" for s in self.logic.statements), "only-context"),
        )
        return next((reason for fits, reason in reasons if fits), "no-claims")

    def _fighting(self, role: str) -> bool:
        window = timedelta(days=self.logic.settings.fighting_days)
        return any(
            s.role == role
            and (s.begun_by(self.as_of) or (s.begin[0] is not None and s.begin[0] <= self.as_of))
            and self.as_of - s.newest() <= window
            for s in self.logic.statements
        )
