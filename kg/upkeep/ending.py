"""The end of a build: what only the whole store can tell, and the record that it is complete."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox

from kg.across import place_in_rdf, unknown_claim
from kg.findings import Finding
from kg.load.strict import SUFFIXES
from kg.namespaces import ARTICLE, BUILD_GRAPH, CKG, CLAIM, RDF
from kg.store import Store
from kg.upkeep.done import Done
from kg.upkeep.fingerprint import article_hash, content_of
from kg.upkeep.record import BuildRecord, Record, kept_finding, kept_findings, records

MOST_JOINED = 200
"""Of more articles only a build tells what joins them, since that takes reading all records."""
_TYPE = ox.NamedNode(RDF["type"])
_CLAIM = ox.NamedNode(CKG["Claim"])


def finish(
    store: Store,
    before: BuildRecord | None,
    new: BuildRecord,
    base: Path,
    done: Done,
) -> None:
    """Write what ends a build into `store`, and what it found into `done`."""
    known = sorted(records(store), key=lambda record: record.path)
    left_out = [record.path for record in known if not record.passes]
    done.left_out = [str(base / path) for path in left_out]
    joining = _unknown_claims(store, known, base)
    of_files = [found for record in known for found in record.found(base)]
    done.findings = [*kept_findings(new.findings), *of_files, *joining]
    new = replace(
        new,
        left_out=left_out,
        joining=[kept_finding(found, base) for found in joining],
    )
    if new != before:
        store.replace({BUILD_GRAPH: new.triples()})


def _unknown_claims(store: Store, known: list[Record], base: Path) -> list[Finding]:
    """A warning for each claim of another article that one names and nobody has.

    Of an article that is left out nobody can tell here which claims it has.
    """
    passing = {record.article for record in known if record.passes}
    left_out = {record.article for record in known if not record.passes} - passing
    found = []
    for record in known:
        for claim, *place in record.named:
            article = ARTICLE[CLAIM.local(claim).partition(".")[0]]
            if article in left_out or _is_claim(store, claim):
                continue
            path = base / record.path
            at = place if None not in place else _place_in(path, claim, record)
            found.append(unknown_claim(claim, article in passing, str(path), *at))
    return found


def _place_in(path: Path, claim: str, record: Record) -> tuple[int, ...]:
    """Where the RDF file `path` names `claim`, if it is still the one that `record` is about."""
    if path.suffix.lower() not in SUFFIXES:
        return ()
    if article_hash(content_of(path), path, record.article) != record.content:
        return ()
    return place_in_rdf(path, claim) or ()


def _is_claim(store: Store, iri: str) -> bool:
    return next(iter(store.matching(ox.NamedNode(iri), _TYPE, _CLAIM)), None) is not None
