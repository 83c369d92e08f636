"""Backup, restore and compaction, and the commands for them."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from kg.cli import run
from kg.findings import UnreadableError, UsageError
from kg.namespaces import GRAPH, manifest_graph
from kg.store import EmbeddedStore, Store, open_snapshot
from kg.store.care import StoreDiffersError, backup, compact, restore
from kg.store.manifest import manifest_of
from tests.store.test_directory import everything, flip, largest

ONE, TWO = b"<x:a> <x:p> <x:b> .\n", b"<x:b> <x:p> <x:c> .\n"


def put(store: Store, name: str, triples: bytes) -> None:
    graphs = {name: triples}
    store.replace({**graphs, manifest_graph(name): manifest_of(graphs)})


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """The directory of a store with one graph."""
    store = EmbeddedStore(tmp_path / "store")
    put(store, "x:one", ONE)
    store.close()
    return tmp_path / "store"


def graphs_in(path: Path) -> dict[str, list[str]]:
    snapshot = open_snapshot(path)
    try:
        return {
            name: sorted(f"{quad.triple} .\n" for quad in snapshot.quads(name))
            for name in snapshot.graphs()
            if not name.endswith(".manifest")
        }
    finally:
        snapshot.close()


HOLDS_ONE = {"x:one": [ONE.decode()]}
HOLDS_BOTH = {"x:one": [ONE.decode()], "x:two": [TWO.decode()]}


# -- backup and restore --------------------------------------------------------------------------


def test_a_backup_is_a_store_of_its_own(path: Path, tmp_path: Path) -> None:
    size = backup(path, tmp_path / "backup")
    assert size > 0
    assert graphs_in(tmp_path / "backup") == HOLDS_ONE
    inodes = {file.stat().st_ino for file in (path / "data").iterdir()}
    assert not inodes & {file.stat().st_ino for file in (tmp_path / "backup").rglob("*")}


def test_a_backup_beside_a_writer_has_what_was_published(path: Path, tmp_path: Path) -> None:
    writer = EmbeddedStore(path)
    writer.publish()
    put(writer, "x:two", TWO)
    backup(path, tmp_path / "backup")
    writer.close()
    assert graphs_in(tmp_path / "backup") == HOLDS_ONE
    assert graphs_in(path) == HOLDS_BOTH


def test_a_backup_overwrites_nothing(path: Path, tmp_path: Path) -> None:
    (tmp_path / "backup").mkdir()
    with pytest.raises(UsageError, match="there already"):
        backup(path, tmp_path / "backup")
    assert everything(tmp_path / "backup") == {}


def test_a_backup_that_fails_leaves_nothing(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("kg.store.snapshot.sync", full)
    with pytest.raises(Exception, match="No space left"):
        backup(path, tmp_path / "backup")
    assert [file.name for file in tmp_path.iterdir()] == ["store"]


def test_restoring_where_nothing_is(path: Path, tmp_path: Path) -> None:
    backup(path, tmp_path / "backup")
    assert restore(tmp_path / "backup", tmp_path / "new" / "store")
    assert graphs_in(tmp_path / "new" / "store") == HOLDS_ONE


def test_restoring_what_is_there_already_does_nothing(path: Path, tmp_path: Path) -> None:
    backup(path, tmp_path / "backup")
    before = everything(path / "data")
    assert not restore(tmp_path / "backup", path)
    assert everything(path / "data") == before


def test_a_store_that_differs_is_replaced_only_by_force(path: Path, tmp_path: Path) -> None:
    backup(path, tmp_path / "backup")
    store = EmbeddedStore(path)
    put(store, "x:two", TWO)
    store.close()
    with pytest.raises(StoreDiffersError, match="--force"):
        restore(tmp_path / "backup", path)
    assert graphs_in(path) == HOLDS_BOTH
    assert restore(tmp_path / "backup", path, force=True)
    assert graphs_in(path) == HOLDS_ONE


def test_a_damaged_store_is_replaced_only_by_force(path: Path, tmp_path: Path) -> None:
    backup(path, tmp_path / "backup")
    largest(path, "MANIFEST-*").unlink()
    with pytest.raises(UnreadableError, match="damaged"):
        restore(tmp_path / "backup", path)
    assert restore(tmp_path / "backup", path, force=True)
    assert graphs_in(path) == HOLDS_ONE


HARM: dict[str, Callable[[Path], object]] = {
    "a table less": lambda path: largest(path, "*.sst").unlink(),
    "a changed journal": lambda path: flip(largest(path, "MANIFEST-*"), 0.5),
    "no mark": lambda path: (path / "kg-store.json").unlink(),
}


@pytest.mark.parametrize("harm", HARM)
def test_a_damaged_backup_replaces_nothing(path: Path, tmp_path: Path, harm: str) -> None:
    backup(path, tmp_path / "backup")
    HARM[harm](tmp_path / "backup")
    store = EmbeddedStore(path)
    put(store, "x:two", TWO)
    store.close()
    with pytest.raises(UnreadableError):
        restore(tmp_path / "backup", path, force=True)
    assert graphs_in(path) == HOLDS_BOTH


def test_a_backup_that_is_not_what_was_written_replaces_nothing(path: Path, tmp_path: Path) -> None:
    backup(path, tmp_path / "backup")
    tampered = EmbeddedStore(tmp_path / "backup")
    tampered.replace({"x:one": TWO})
    tampered.close()
    with pytest.raises(UnreadableError, match="this backup is damaged"):
        restore(tmp_path / "backup", path, force=True)
    assert graphs_in(path) == HOLDS_ONE


def test_no_store_is_put_where_something_else_lies(path: Path, tmp_path: Path) -> None:
    backup(path, tmp_path / "backup")
    other = tmp_path / "other"
    other.mkdir()
    (other / "letters.txt").write_text("of somebody else")
    before = everything(other)
    for force in (False, True):
        with pytest.raises(UnreadableError, match="not a store"):
            restore(tmp_path / "backup", other, force)
    assert everything(other) == before


# -- compaction ----------------------------------------------------------------------------------


def test_compaction_gives_back_what_texts_took_that_are_gone(path: Path) -> None:
    store = EmbeddedStore(path)
    for turn in range(3):
        long = b"".join(
            b'<x:s%d> <x:p> "%s %d %d" .\n' % (n, b"long text " * 20, n, turn) for n in range(5_000)
        )
        store.replace({"x:long": long})
    store.replace({"x:two": TWO}, ["x:long"])
    store.close()
    sizes = compact(path)
    assert sizes.after * 10 < sizes.before
    assert graphs_in(path) == HOLDS_BOTH
    assert {file.name for file in path.iterdir()} <= {"kg-store.json", "lock", "data", "readers"}


def test_a_reader_goes_on_while_the_store_is_compacted(path: Path) -> None:
    reader = open_snapshot(path)
    compact(path)
    assert reader.graphs() == ["x:one", "x:one.manifest"]
    reader.close()
    assert graphs_in(path) == HOLDS_ONE


# -- the commands --------------------------------------------------------------------------------


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with a store of one graph."""
    monkeypatch.delenv("CONFLICT_KG_CACHE", raising=False)
    root = tmp_path / "desk"
    root.mkdir()
    (root / "kg.toml").touch()
    store = EmbeddedStore(root / ".kg" / "store")
    put(store, GRAPH["one"], ONE)
    store.close()
    return root


def test_a_good_store_is_verified(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["verify-store", "--project", str(project)]) == 0
    assert capsys.readouterr() == ("", "kg: 2 graphs read, 0 differ from what was written\n")


def test_what_differs_is_named(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    store = EmbeddedStore(project / ".kg" / "store")
    store.replace({GRAPH["one"]: TWO})
    store.close()
    assert run(["verify-store", "--project", str(project)]) == 1
    out = capsys.readouterr().out
    assert GRAPH["one"] in out
    assert "SHA-256" in out
    assert "kg build --from-scratch" in out
    assert run(["verify-store", "--json", "--project", str(project)]) == 1
    [finding] = json.loads(capsys.readouterr().out)["findings"]
    assert (finding["code"], finding["graph"]) == ("graph-differs", GRAPH["one"])


def test_backup_and_restore(project: Path, tmp_path: Path) -> None:
    target = str(tmp_path / "backup")
    assert run(["backup", target, "--project", str(project)]) == 0
    store = EmbeddedStore(project / ".kg" / "store")
    put(store, "x:two", TWO)
    store.close()
    assert run(["restore", target, "--project", str(project)]) == 1
    assert run(["restore", target, "--force", "--project", str(project)]) == 0
    assert graphs_in(project / ".kg" / "store") == {GRAPH["one"]: [ONE.decode()]}


def test_compaction_tells_sizes(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["compact", "--json", "--project", str(project)]) == 0
    sizes = json.loads(capsys.readouterr().out)
    assert sizes["bytes_before"] > 0
    assert sizes["bytes_after"] > 0
    assert run(["compact", "--project", str(project)]) == 0
    assert "MB before" in capsys.readouterr().err


@pytest.mark.parametrize("command", [["verify-store"], ["compact"], ["backup", "new"]])
def test_without_a_store_it_says_what_to_do(
    command: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "kg.toml").touch()
    assert run([*command, "--project", str(tmp_path)]) == 3
    assert "`kg build` makes one" in capsys.readouterr().err
