"""What is in a project's store, in numbers, and whether it is in line with the files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from kg.namespaces import article_graph, manifest_graph
from kg.project import Project
from kg.store import Store
from kg.upkeep.changes import changes
from kg.upkeep.context import context_in, still_good
from kg.upkeep.fingerprint import context_key
from kg.upkeep.place import base_of
from kg.upkeep.record import Record, build_record, records


@dataclass(frozen=True)
class Status:
    """A store in numbers.

    `triples` are those of articles: stated, and added by reasoning. `changed`: files that are new
    or were changed since; `gone`: articles whose file is no longer there. `complete`: the last
    build came to its end. `same_context`: program, ontology, shapes, rules and gazetteer are those
    that the articles were checked against. `missing`: graphs of articles that should be there.
    """

    store: str
    articles: int
    claims: int
    triples: int
    inferred: int
    left_out: list[str]
    changed: list[str]
    gone: list[str]
    version: str | None
    complete: bool
    same_context: bool
    left_out_why: dict[str, list[str]] = field(default_factory=dict)
    missing: list[str] = field(default_factory=list)

    @property
    def in_line(self) -> bool:
        """Whether there is nothing for `kg build` to do."""
        out_of_line = self.changed or self.gone or self.missing
        return self.complete and self.same_context and not out_of_line

    def to_dict(self) -> dict[str, Any]:
        """The status as JSON data."""
        return asdict(self) | {"in_line": self.in_line}


def status_of(project: Project, store: Store, path: Path | None) -> Status:
    """The status of `store`, which lies in the directory `path`; all files are looked at."""
    base = base_of(project)
    known = list(records(store))
    last = build_record(store)
    key = context_key(project)
    context = context_in(store)
    is_good = _never if context is None else still_good(store, context)
    found = changes(project.article_files, known, is_good, base)
    inside = [record for record in known if record.passes]
    return Status(
        store=str(path) if path is not None else "memory",
        articles=len(inside),
        claims=sum(record.claims for record in inside),
        triples=sum(record.asserted for record in inside),
        inferred=sum(record.inferred for record in inside),
        left_out=sorted(str(base / record.path) for record in known if not record.passes),
        changed=[str(file) for file in found.todo],
        gone=[record.article or record.path for record in found.gone],
        version=last.version if last is not None else None,
        complete=last is not None,
        same_context=context is not None and context.key == key,
        left_out_why={r.path: _codes(r) for r in known if not r.passes},
        missing=sorted(_missing(store, inside)),
    )


def _missing(store: Store, inside: Iterable[Record]) -> Iterator[str]:
    """The graphs that are not there of what articles of these records state, or their manifests."""
    there = set(store.graphs())
    for record in inside:
        own = article_graph(record.article or "")
        yield from {own, manifest_graph(own)} - there


def _never(record: Record) -> bool:
    return False


def _codes(record: Record) -> list[str]:
    codes = {str(f["code"]) for f in record.findings if f.get("severity") == "violation"}
    return sorted(codes)
