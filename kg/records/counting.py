"""Which records count at a moment, by the rules of `kg.force`."""

from __future__ import annotations

from datetime import date

from kg.force import ClaimInForce
from kg.records.record import Record


def in_force(record: Record, as_of: date | None, known_on: date | None) -> ClaimInForce | None:
    """The claim of `record` as it counts at one moment; None when it does not.

    The same as `kg.force.Claims.in_force` for all claims of a store.
    """
    if record.draft or (known_on is not None and record.published > known_on):
        return None
    if record.withdrawn and not (known_on and record.since and known_on < record.since):
        return None
    readings = [r for r in record.readings if as_of is None or r[0] is None or r[0] <= as_of]
    if record.readings and not readings:
        return None
    days = [latest or record.published for _, latest in readings]
    return ClaimInForce(record.claim, max(days, default=record.published))
