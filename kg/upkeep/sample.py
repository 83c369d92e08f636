"""What was built, compared for a few articles with what the reference engines make of them."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from kg.articles import load_article
from kg.engine.part import part_of_gazetteer
from kg.project import Project
from kg.store import Store
from kg.upkeep.checks import ReferenceChecks
from kg.upkeep.fingerprint import context_key
from kg.upkeep.gazetteer import GazetteerInStore
from kg.upkeep.making import Maker
from kg.upkeep.place import base_of
from kg.upkeep.record import Record, named_from, record_of

ONE_IN = 1_000
"""Of so many articles that were made, one is compared, and at least one."""
MOST = 20
"""No more are compared: by the reference engines an article takes seconds."""
LEAST = 1_000
"""A build of fewer articles compares none: the reference engines take seconds to begin."""


def chosen(store: Store, project: Project, made: Iterable[Path]) -> list[Path]:
    """The files to compare: chosen by the hash of their content, so always the same ones."""
    base = base_of(project)
    known = [(file, record_of(store, named_from(base, file))) for file in made]
    usable = [(record.content, file) for file, record in known if record and record.key]
    if len(usable) < LEAST:
        return []
    usable.sort(key=lambda pair: pair[0])
    return [file for _, file in usable[: min(MOST, len(usable) // ONE_IN)]]


def differences(store: Store, project: Project, files: Iterable[Path]) -> list[str]:
    """Sentences about the `files` of which owlrl and pySHACL make something else than the store.

    They get what these articles need of the gazetteer: with all of it they take minutes.
    """
    files = list(files)
    gazetteer = GazetteerInStore(store)
    stated = {one for file in files for one in load_article(file, gazetteer).stated}
    part = part_of_gazetteer(stated, gazetteer)
    maker = Maker(project, store, context_key(project), ReferenceChecks(project, part.stated))
    base = base_of(project)
    found = []
    for file in files:
        record = record_of(store, named_from(base, file))
        if record is None:
            continue
        taken_by = base / record.taken_by if record.taken_by else None
        made = maker.make(file, taken_by)
        if not _same(store, record, made.record, dict(made.graphs)):
            found.append(f"{file}: the reference engines make something else of this article")
    return found


def _same(store: Store, kept: Record, made: Record, graphs: dict[str, bytes]) -> bool:
    if _faults(kept) != _faults(made) or kept.passes != made.passes:
        return False
    return all(set(data.splitlines()) == _lines(store, name) for name, data in graphs.items())


def _faults(record: Record) -> set[tuple[str | None, ...]]:
    keys = ("code", "focus", "property", "severity")
    return {tuple(found.get(key) for key in keys) for found in record.findings}


def _lines(store: Store, graph: str) -> set[bytes]:
    return {f"{quad.triple} .".encode() for quad in store.quads(graph)}
