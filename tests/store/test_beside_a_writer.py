"""Readers beside a writer that goes on for long: whole versions only, each no older than before."""

import subprocess
import sys
import time
from pathlib import Path

import pytest

from kg.store import EmbeddedStore, Store, StoreBusyError, open_snapshot

WRITER = """
import sys, time
from pathlib import Path
from kg.store import EmbeddedStore
store = EmbeddedStore(Path(sys.argv[1]))
store.publish()
print("open", flush=True)
for version in range(1, 61):
    lines = b"".join(b'<x:s%d> <x:p> "%d" .\\n' % (n, version) for n in range(50))
    store.replace({f"x:g{number}": lines for number in range(4)})
    store.publish()
store.close()
"""


def version_in(store: Store) -> int:
    """The one version that all four graphs are of, each whole; 0 in an empty store."""
    counted = {
        name: {quad.object.value for quad in store.quads(name)}  # type: ignore[union-attr]
        for name in store.graphs()
    }
    if not counted:
        return 0
    assert len(counted) == 4
    assert len(store) == 200
    [version] = set.union(*counted.values())
    return int(version)


def test_readers_see_whole_versions_and_never_an_older_one(tmp_path: Path) -> None:
    path = tmp_path / "store"
    command = [sys.executable, "-c", WRITER, str(path)]
    seen, waited = [], 0.0
    with subprocess.Popen(command, stdout=subprocess.PIPE) as writer:
        assert writer.stdout is not None
        writer.stdout.readline()
        while writer.poll() is None:
            start = time.monotonic()
            snapshot = open_snapshot(path)
            waited = max(waited, time.monotonic() - start)
            seen.append(version_in(snapshot))
            snapshot.close()
    assert writer.returncode == 0
    snapshot = open_snapshot(path)
    assert version_in(snapshot) == 60
    snapshot.close()
    assert seen == sorted(seen)
    assert len(set(seen)) > 10
    assert waited < 5


def test_what_is_not_published_is_not_seen(tmp_path: Path) -> None:
    store = EmbeddedStore(tmp_path)
    store.replace({"x:one": b"<x:a> <x:p> <x:b> .\n"})
    store.publish()
    store.replace({"x:two": b"<x:a> <x:p> <x:b> .\n"})
    snapshot = open_snapshot(tmp_path, patience=0)
    assert snapshot.graphs() == ["x:one"]
    store.publish()
    assert snapshot.graphs() == ["x:one"]
    snapshot.close()
    store.close()
    snapshot = open_snapshot(tmp_path, patience=0)
    assert snapshot.graphs() == ["x:one", "x:two"]
    snapshot.close()


def test_one_published_copy_is_kept(tmp_path: Path) -> None:
    store = EmbeddedStore(tmp_path)
    for _ in range(12):
        store.publish()
    assert [copy.name for copy in (tmp_path / "published").iterdir()] == ["12"]
    store.close()
    assert not (tmp_path / "published").exists()


def test_a_copy_that_has_no_name_yet_is_not_read(tmp_path: Path) -> None:
    store = EmbeddedStore(tmp_path)
    (tmp_path / "published" / "new-1").mkdir(parents=True)
    with pytest.raises(StoreBusyError):
        open_snapshot(tmp_path, patience=0)
    store.close()
