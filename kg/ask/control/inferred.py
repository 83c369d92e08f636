"""Statements of what rules infer about a place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import pyoxigraph as ox

from kg.ask.control.statements import Statement, read_statements
from kg.namespaces import CKG
from kg.records.record import Record
from kg.store import MemoryStore, Row

_OF_CONCLUSION = """
SELECT ?conclusion ?rule ?claim ?actor ?at ?relation
  ?earliestBegin ?latestBegin ?earliestEnd ?latestEnd
WHERE {
  ?conclusion ckg:concludedBy ?rule ; ckg:derivedFrom ?claim ; ckg:hasHolder ?actor ;
    ckg:atPlace ?at .
  OPTIONAL { ?conclusion ckg:restsOnRelation ?relation }
  OPTIONAL { ?conclusion ckg:earliestBegin ?earliestBegin }
  OPTIONAL { ?conclusion ckg:latestBegin ?latestBegin }
  OPTIONAL { ?conclusion ckg:earliestEnd ?earliestEnd }
  OPTIONAL { ?conclusion ckg:latestEnd ?latestEnd }
}
ORDER BY ?claim ?actor ?conclusion ?relation
"""


def inferred_statements(
    triples: Iterable[ox.Triple], records: Mapping[str, Record], place: str
) -> list[Statement]:
    """Statements about `place` of the triples of conclusions; `records` are those by claim."""
    store = MemoryStore(ox.Quad(t.subject, t.predicate, t.object) for t in triples)
    rows = [full for row in store.select(_OF_CONCLUSION) for full in _rows(row, records)]
    return read_statements(rows, place)


def _rows(row: Row, records: Mapping[str, Record]) -> Iterator[Row]:
    """Rows of the question who-controls, one for each reading of the claim's date."""
    record = records[row["claim"] or ""]
    lasting = CKG["Situation"] in record.facts.get("type", ())
    full = row | {
        "role": "holds",
        "content": record.content,
        "published": record.published.isoformat(),
        "edtf": next(iter(record.date.get("edtf", ())), None),
        "lasting": str(lasting).lower(),
        **dict.fromkeys(("extent", "naming", "link")),
    }
    return (full | rival for rival in record.rivals or ({},))
