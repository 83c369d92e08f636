"""A store built anew beside the old one, and put in its place when it is complete."""

from __future__ import annotations

import shutil
from pathlib import Path

from kg.project import Project
from kg.store import EmbeddedStore
from kg.store.directory import StoreDirectory
from kg.store.locks import held
from kg.upkeep.build import How, bring_in_line
from kg.upkeep.done import Done

_BESIDE = ".new"


def build_from_scratch(project: Project, path: Path, how: How | None = None) -> Done:
    """What was done to build the store in the directory `path` anew.

    The old one answers until the new one is complete, and stays when building fails. Use it for a
    store that is damaged, or of another version. UnreadableError when something else lies there;
    StoreBusyError when somebody else writes.
    """
    live = StoreDirectory(path)
    _refuse_what_is_no_store(live)
    live.path.mkdir(parents=True, exist_ok=True)
    with held(live.lock):
        fresh = StoreDirectory(path.with_name(path.name + _BESIDE))
        shutil.rmtree(fresh.path, ignore_errors=True)
        store = EmbeddedStore(fresh.path)
        try:
            done = bring_in_line(project, store, how)
        finally:
            store.close()
        _exchange(live, fresh)
    return done


def _refuse_what_is_no_store(live: StoreDirectory) -> None:
    from kg.findings import UnreadableError

    left_by_us = {"lock", "readers", live.aside.name}
    try:
        live.exists()
    except UnreadableError:
        mark = live.path / "kg-store.json"
        if mark.is_file():
            return
        if live.path.is_dir() and {p.name for p in live.path.iterdir()} <= left_by_us:
            return
        raise


def _exchange(live: StoreDirectory, fresh: StoreDirectory) -> None:
    """Put the database of `fresh` in the place of that of `live`; readers keep their clones."""
    live.put(fresh.data)
    live.make()
    for old in (live.published, fresh.path):
        shutil.rmtree(old, ignore_errors=True)
