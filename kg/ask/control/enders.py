"""What ends a hold: a later loss by the holder, or a later hold by somebody who cannot share it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from kg.ask.control.order import InOrder
from kg.ask.control.statements import Relations, Statement

_Fits = Callable[[Statement], bool]


def _always(_: Statement) -> bool:
    return True


class Enders:
    """Finds, among the statements about a place, what ends, opposes or renews another.

    `outright` tells whether a claim itself names the holder; `begun` are those of the `holds` that
    had certainly begun on the day asked about.
    """

    def __init__(
        self,
        relations: Relations,
        outright: _Fits,
        holds: list[Statement],
        losses: Iterable[Statement],
        denials: Iterable[Statement],
        begun: Iterable[Statement],
    ) -> None:
        self._relations = relations
        self._outright = outright
        self._losses = InOrder(losses, relations)
        self._rivals = InOrder(filter(outright, holds), relations)
        self._denials = list(denials)
        self._renewed = self.regaining(begun)
        self._holders: dict[str, set[str]] = {}
        for hold in holds:
            for content in hold.contents:
                self._holders.setdefault(content, set()).add(hold.actor)

    def any_of(self, hold: Statement, fits: _Fits = _always) -> bool:
        """Whether something that fits comes after `hold` and ends it.

        Perhaps only after the day asked about.
        """
        return any(fits(s) for s in self._losses_of(hold)) or any(
            fits(s) and self.exclude(s, hold) and not self._denied(s) for s in self._rivals_of(hold)
        )

    def _losses_of(self, hold: Statement) -> Iterator[Statement]:
        def same(actor: str) -> bool:
            return self._relations.contained(actor, hold.actor)

        found = self._losses.of(same) if hold.told_as_over() else self._losses.after(hold, same)
        return (loss for loss in found if self._touches(loss, hold))

    def _rivals_of(self, hold: Statement) -> Iterator[Statement]:
        def other(actor: str) -> bool:
            return not self._relations.compatible(actor, hold.actor)

        return self._rivals.of(other) if hold.told_as_over() else self._rivals.after(hold, other)

    def exclude(self, one: Statement, other: Statement) -> bool:
        """Whether two holders are of different sides and no claim says that they hold together."""
        if self._relations.compatible(one.actor, other.actor):
            return False
        both = {one.actor, other.actor}
        return not any(
            self._holders.get(content, set()) >= both
            for content in (*one.contents, *other.contents)
        )

    def opposes(self, other: Statement, hold: Statement) -> bool:
        """Whether a loss or a denial is about the outright holder and not known to be older."""
        return self._outright(hold) and self._touches(other, hold) and not self._renewed(other)

    def regaining(self, holds: Iterable[Statement]) -> _Fits:
        """Whether, after a loss or denial, the same actor is said to hold the place after all."""
        later = InOrder(holds, self._relations)
        known: dict[int, bool] = {}

        def regained(loss: Statement) -> bool:
            if id(loss) not in known:
                found = later.after(loss, lambda a: self._relations.contained(loss.actor, a))
                known[id(loss)] = any(self._touches(loss, hold) for hold in found)
            return known[id(loss)]

        return regained

    def _denied(self, hold: Statement) -> bool:
        return any(self.opposes(denial, hold) for denial in self._denials)

    def _touches(self, other: Statement, hold: Statement) -> bool:
        """Whether a loss or denial is about the holder, and not about a handover to it."""
        handover = other.role == "lost" and not set(other.contents).isdisjoint(hold.contents)
        return not handover and self._relations.contained(other.actor, hold.actor)
