"""Care for a store on disk: a backup, the way back, and room that is no longer needed."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from kg.findings import KgError, UnreadableError, UsageError
from kg.store import seal
from kg.store.cloning import clone, remove_orphans
from kg.store.directory import StoreDirectory, sync
from kg.store.errors import writing
from kg.store.interface import Store
from kg.store.locks import held
from kg.store.manifest import manifests, sum_of, verify
from kg.store.snapshot import SnapshotStore, open_snapshot
from kg.store.steps import step


class StoreDiffersError(KgError):
    """There is another store where one was to be restored."""

    exit_code = 1


@dataclass(frozen=True)
class Sizes:
    """Bytes on disk before and after."""

    before: int
    after: int


def backup(path: Path, target: Path) -> int:
    """How many bytes a backup of the store in `path` has: `target`, a store of its own.

    It holds what a reader sees at that moment, while others may write. Nothing is linked: damage to
    one does not reach the other. It is there whole or not at all. UsageError when `target` exists.
    """
    if target.exists():
        raise UsageError(f"{target}: this is there already; name a new directory")
    snapshot = open_snapshot(path)
    try:
        return _copied(snapshot, target)
    finally:
        snapshot.close()


def _copied(snapshot: SnapshotStore, target: Path) -> int:
    fresh = target.with_name(f".{target.name}.new")
    with writing(target):
        shutil.rmtree(fresh, ignore_errors=True)
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            fresh.mkdir()
            snapshot.copy(fresh / "data")
            StoreDirectory(fresh).make()
            sync(fresh)
            fresh.rename(target)
        except BaseException:
            shutil.rmtree(fresh, ignore_errors=True)
            raise
        sync(target.parent)
    return size_of(target)


def restore(source: Path, path: Path, force: bool = False) -> bool:
    """Whether the store in `path` was changed to what the backup `source` holds.

    Nothing is done where it holds the same already. It is changed whole or not at all; readers go
    on with what they have. StoreDiffersError when another store is there, but for `force`;
    UnreadableError when `source` is no store, or damaged.
    """
    directory = StoreDirectory(path)
    snapshot = open_snapshot(source)
    try:
        _refuse_damage(source, snapshot)
        if _holds(directory, snapshot, force):
            return False
        if not directory.is_ours():
            directory.make(begun=True)
        with held(directory.lock), writing(path):
            fresh = directory.path / "restored"
            shutil.rmtree(fresh, ignore_errors=True)
            snapshot.copy(fresh)
            directory.put(fresh)
            directory.make()
    finally:
        snapshot.close()
    return True


def _refuse_damage(source: Path, snapshot: Store) -> None:
    """Return when nothing in the backup differs from its manifest."""
    for finding in verify(snapshot):
        if finding.code != "graph-without-manifest":
            raise UnreadableError(f"{source}: this backup is damaged: {finding.message}")


def _holds(directory: StoreDirectory, wanted: Store, force: bool) -> bool:
    """Whether the store in `directory` holds what `wanted` does."""
    try:
        if not directory.exists():
            return False
        present = open_snapshot(directory.path)
    except UnreadableError:
        if force and directory.is_ours():
            return False
        raise
    try:
        if len(present.graphs()) == 0:
            return False
        if same(present, wanted):
            return True
    finally:
        present.close()
    if not force:
        message = "another store is here, which would be lost; --force replaces it"
        raise StoreDiffersError(f"{directory.path}: {message}")
    return False


def same(one: Store, other: Store) -> bool:
    """Whether two stores hold the same graphs: by their sums, without manifests read in full."""
    if one.graphs() != other.graphs():
        return False
    sums = manifests(one), manifests(other)
    if sums[0] != sums[1]:
        return False
    return all(_sum(one, name) == _sum(other, name) for name in one.graphs() if name not in sums[0])


def _sum(store: Store, name: str) -> object:
    return sum_of(f"{quad.triple} .".encode() for quad in store.quads(name))


def compact(path: Path) -> Sizes:
    """The bytes that the store in `path` has before and after it was written anew.

    Oxigraph keeps each long text once and never forgets one, whatever is removed; so everything
    that is still needed is written to a new database, which takes the place of the old one when it
    is complete. Meanwhile both lie on the disk, others wait to write, and readers go on.
    """
    directory = StoreDirectory(path)
    if not directory.exists():
        raise UnreadableError(f"{path}: no store here: `kg build` makes one")
    with held(directory.lock), writing(path):
        remove_orphans(directory)
        before = size_of(directory.data)
        _publish(directory)
        fresh = directory.path / "compacted"
        _rewrite(directory, fresh)
        directory.put(fresh)
        shutil.rmtree(directory.published, ignore_errors=True)
    return Sizes(before, size_of(directory.data))


def _publish(directory: StoreDirectory) -> None:
    """Let readers see what is there now, while a new database is written."""
    unnamed = directory.published / "new-1"
    clone(directory.data, unnamed)
    unnamed.rename(directory.published / "1")


def _rewrite(directory: StoreDirectory, target: Path) -> None:
    """Write all that the store holds to a new database in `target`."""
    step("before compaction")
    snapshot = SnapshotStore(directory, lambda place: clone(directory.data, place))
    try:
        store = ox.Store(str(target))
        store.bulk_extend(snapshot.quads())
        store.flush()
    finally:
        snapshot.close()
    seal.write(target)
    step("after compaction")


def size_of(folder: Path) -> int:
    """How many bytes the files in `folder` have."""
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())
