"""Who controls a place: the verdict, worked out from statements in time.

The steps: keep the statements that hold on the day asked about; let later ones supersede earlier
ones; look for statements that exclude each other; name the verdict and its basis. Nothing here
knows a place or an actor.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property

from kg.ask.answers import Basis, Evidence, Reason, Verdict
from kg.ask.control.enders import Enders
from kg.ask.control.statements import Relations, Statement
from kg.project import Settings

INTERESTED = ("for", "against")


@dataclass(frozen=True)
class Conflict:
    """Two statements that cannot both be so, and that overlap in place and time.

    `one` says that somebody holds the place; `other` names a rival holder, or says that this
    holder lost it, or denies it.
    """

    one: Statement
    other: Statement


@dataclass(frozen=True)
class Assessment:
    """What follows from the statements about a place on a day.

    `live` are the statements by which somebody holds it; `losses` those by which somebody lost
    it; `conflicts` pairs that exclude each other; `context` everything else that was looked at.
    `stale` would hold but are too old; `ended` held before; of `unclear` it is not known whether
    they held on that day. `reason` says why the verdict is unknown.
    """

    as_of: date
    verdict: Verdict
    basis: Basis | None
    reason: Reason | None
    live: tuple[Statement, ...]
    losses: tuple[Statement, ...]
    conflicts: tuple[Conflict, ...]
    context: tuple[Statement, ...]
    stale: tuple[Statement, ...]
    ended: tuple[Statement, ...]
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
        return _Day(self, as_of).assessment()

    def outright(self, statement: Statement) -> bool:
        """Whether a claim itself says that the actor holds the place; else a rule infers it."""
        return statement.rule in self.names_holder

    def basis_of(self, statement: Statement) -> Basis:
        """On what a statement that somebody holds the place rests."""
        if not self.outright(statement):
            return "inferred"
        said, named = statement.claims, statement.naming
        if all(map(self.interested, said)) or (named and all(map(self.interested, named))):
            return "claimed"
        return "stated"

    def interested(self, claim: str) -> bool:
        """Whether the root source of `claim` has a stake in it.

        It has one when the claim says so, by its interest or as what a party claims, and when the
        source is, or belongs with, somebody who holds, lost or fights for the place.
        """
        evidence = self.evidence(claim)
        if evidence.interest in INTERESTED or evidence.stance == "claimed":
            return True
        root = evidence.root.actor
        return any(self.relations.compatible(root, actor) for actor in self._involved)

    @cached_property
    def _involved(self) -> frozenset[str]:
        return frozenset(s.actor for s in self.statements if s.about_place)

    def independent_roots(self, statements: Iterable[Statement]) -> int:
        """How many independent root sources speak for `statements`.

        Copies of one report count once, and so do sources that belong together or are unnamed.
        """
        roots = {self.evidence(claim).root.actor for s in statements for claim in s.claims}
        return len(self.relations.apart(roots))


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
        self.enders = Enders(
            self.relations, logic.outright, self.holds, self.losses, self.denials, self.begun
        )

    def _about_place(self, role: str) -> list[Statement]:
        statements = self.logic.statements
        found = [s for s in statements if s.role == role and s.about_place]
        return [s for s in found if s.may_have_begun_by(self.as_of)]

    def assessment(self) -> Assessment:
        certain, open_ = _parted(self.holds, lambda s: s.certain_on(self.as_of))
        current = [s for s in certain if not self._superseded(s)]
        stale, fresh = _parted(current, self._too_old)
        doubtful, firm = _parted(fresh, self.enders.any_of)
        live = self._outright_first(firm)
        conflicts = self._conflicts(live)
        open_ = [s for s in open_ if not s.ended_before(self.as_of)]
        unclear = doubtful + [s for s in open_ if not self._superseded(s)]
        regained = self.enders.regaining(current)
        lost = [s for s in self.losses if not regained(s) and self._shown(s, live)]
        over = _without(self.holds, (*current, *unclear))
        ended = [s for s in over if self.logic.outright(s)]
        verdict: Verdict = "contested" if conflicts else "known" if live else "unknown"
        return Assessment(
            as_of=self.as_of,
            verdict=verdict,
            basis=self._basis(live) if verdict == "known" else None,
            reason=None if live else self._reason(stale, unclear, ended),
            live=tuple(live),
            losses=tuple(lost),
            conflicts=tuple(conflicts),
            context=tuple(_without(self.logic.statements, (*live, *lost, *stale, *unclear))),
            stale=tuple(stale),
            ended=tuple(ended),
            unclear=tuple(unclear),
            fought_over=self._fighting("fights-in"),
            surroundings_fought_over=self._fighting("fights-near"),
        )

    def _superseded(self, hold: Statement) -> bool:
        """Whether a later loss by the holder, or a later hold by somebody else, ended `hold`."""
        return self.enders.any_of(hold, lambda s: s.begun_by(self.as_of))

    def _too_old(self, hold: Statement) -> bool:
        return self.as_of - hold.newest() > timedelta(days=self.logic.settings.horizon_days)

    def _conflicts(self, live: list[Statement]) -> list[Conflict]:
        rivals = [
            Conflict(one, other)
            for index, one in enumerate(live)
            for other in live[index + 1 :]
            if self.enders.exclude(other, one)
        ]
        against = [*(s for s in self.losses if s.begun_by(self.as_of)), *self.denials]
        opposed = [Conflict(one, s) for one in live for s in against if self.enders.opposes(s, one)]
        return rivals + opposed

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


def _parted(
    statements: Iterable[Statement], fits: Callable[[Statement], bool]
) -> tuple[list[Statement], list[Statement]]:
    """The statements that fit, and the others."""
    fitting: list[Statement] = []
    others: list[Statement] = []
    for statement in statements:
        (fitting if fits(statement) else others).append(statement)
    return fitting, others


def _without(statements: Iterable[Statement], left_out: Iterable[Statement]) -> list[Statement]:
    """The statements but for those; they are told apart as objects, which is quick."""
    known = set(map(id, left_out))
    return [statement for statement in statements if id(statement) not in known]
