"""The parts of an answer about control: holders, losers, and what each claim is evidence of."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from kg.ask.answers import Holder, Loss
from kg.ask.control.logic import Assessment, ControlLogic
from kg.ask.control.statements import Statement
from kg.ask.control.text import since_edtf
from kg.ask.labels import Labels

MOST_LISTED = 60
"""How many statements that decide nothing an answer lists; of more, the newest."""
_BASES = ("stated", "claimed", "inferred")


def holders(found: Assessment, logic: ControlLogic, labels: Labels) -> tuple[Holder, ...]:
    """Each holder once: on its best basis, and of those by the statement that begins first."""
    best: dict[str, Statement] = {}
    for statement in sorted(found.live, key=lambda s: _rank(s, logic), reverse=True):
        best[statement.actor] = statement
    return tuple(_holder(best[actor], logic, labels) for actor in sorted(best))


def _rank(statement: Statement, logic: ControlLogic) -> tuple[int, date, tuple[str, ...]]:
    begun = statement.begin[1] or date.max
    return _BASES.index(logic.basis_of(statement)), begun, statement.claims


def _holder(statement: Statement, logic: ControlLogic, labels: Labels) -> Holder:
    basis = logic.basis_of(statement)
    rule = statement.rule.rpartition("/")[2] if statement.rule else None
    return Holder(
        iri=statement.actor,
        label=labels.label(statement.actor),
        since=since_edtf(statement.begin),
        basis=basis,
        rule=rule if basis == "inferred" else None,
    )


def losses(found: Assessment, labels: Labels) -> tuple[Loss, ...]:
    """Each loser once, by its latest loss."""
    latest: dict[str, Loss] = {}
    for statement in sorted(found.losses, key=Statement.newest):
        latest[statement.actor] = Loss(
            statement.actor, labels.label(statement.actor), since_edtf(statement.begin)
        )
    return tuple(latest[iri] for iri in sorted(latest))


def roles(found: Assessment, logic: ControlLogic) -> list[tuple[str, str]]:
    """Every claim that was looked at, with what it is evidence of; the first role counts."""
    pairs = deciding_roles(found, logic)
    beside = (*found.stale, *found.unclear, *found.context)
    others = sorted(newest_first(beside)[:MOST_LISTED], key=_claims)
    return pairs + [("context", claim) for s in others for claim in s.claims]


def unlisted(found: Assessment) -> int:
    """How many statements beside those that decide are not listed, because they are many."""
    return max(0, len(found.stale) + len(found.unclear) + len(found.context) - MOST_LISTED)


def newest_first(statements: Iterable[Statement]) -> list[Statement]:
    """The statements by the latest day of which they speak."""
    return sorted(statements, key=lambda s: (s.newest(), s.claims), reverse=True)


def deciding_roles(found: Assessment, logic: ControlLogic) -> list[tuple[str, str]]:
    """The claims on which the verdict rests, with what each is evidence of."""
    lost = {claim for s in found.losses for claim in s.claims}
    pairs = [("holder", c) for s in found.live if logic.outright(s) for c in s.claims]
    inferred = [c for s in found.live if not logic.outright(s) for c in s.claims]
    pairs += [("premise", claim) for claim in inferred if claim not in lost]
    pairs += [("loss", c) for s in found.losses for c in s.claims]
    pairs += [("premise", c) for s in (*found.live, *found.losses) for c in s.naming]
    opposing = {c.other for c in found.conflicts if c.other.role == "denied"}
    return pairs + [("denial", claim) for s in sorted(opposing, key=_claims) for claim in s.claims]


def _claims(statement: Statement) -> tuple[str, ...]:
    return statement.claims


def independent(found: Assessment, logic: ControlLogic) -> dict[str, int]:
    """Roots for the holder, as far as claims name one, and for the loss."""
    outright = [s for s in found.live if logic.outright(s)]
    return {
        "holder": logic.independent_roots(outright),
        "loss": logic.independent_roots(found.losses),
    }
