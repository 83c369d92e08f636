"""The directory of a store: what is not one is left alone, damage is told in one clear line."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from kg.findings import KgError, UnreadableError
from kg.store import EmbeddedStore, StoreBusyError, open_snapshot
from kg.store.locks import held

GRAPHS = {
    f"x:g{number}": b"".join(b'<x:s%d> <x:p> "text %d" .\n' % (n, n) for n in range(200))
    for number in range(20)
}
TRIPLES = 4_000


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """The directory of a closed store with two flushes behind it."""
    path = tmp_path / "store"
    store = EmbeddedStore(path)
    for name, triples in GRAPHS.items():
        store.replace({name: triples})
    store.close()
    return path


def everything(path: Path) -> dict[str, bytes | None]:
    return {
        str(file.relative_to(path)): file.read_bytes() if file.is_file() else None
        for file in path.rglob("*")
    }


def read(path: Path) -> int:
    """How many triples a reader finds, who looks at each of them."""
    snapshot = open_snapshot(path)
    try:
        return sum(1 for _ in snapshot.quads())
    finally:
        snapshot.close()


def is_one_clear_line(error: KgError, path: Path) -> bool:
    return str(path) in str(error) and "\n" not in str(error) and len(str(error)) < 600


# -- what is no store ----------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["letters.txt", "lock", "CURRENT", "data/CURRENT"])
@pytest.mark.parametrize("opening", [EmbeddedStore, open_snapshot])
def test_a_foreign_directory_is_left_as_it_is(
    tmp_path: Path, name: str, opening: Callable[[Path], object]
) -> None:
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_text("of somebody else")
    before = everything(tmp_path)
    with pytest.raises(UnreadableError, match="not a store") as caught:
        opening(tmp_path)
    assert is_one_clear_line(caught.value, tmp_path)
    assert everything(tmp_path) == before


@pytest.mark.parametrize("opening", [EmbeddedStore, open_snapshot])
def test_a_file_is_no_store(tmp_path: Path, opening: Callable[[Path], object]) -> None:
    file = tmp_path / "store"
    file.write_text("of somebody else")
    with pytest.raises(UnreadableError, match="not a directory"):
        opening(file)
    assert file.read_text() == "of somebody else"


def test_an_empty_directory_becomes_a_store(tmp_path: Path) -> None:
    EmbeddedStore(tmp_path).close()
    assert read(tmp_path) == 0


def test_a_reader_makes_no_store(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match="kg build"):
        open_snapshot(tmp_path / "none")
    with pytest.raises(UnreadableError, match="kg build"):
        open_snapshot(tmp_path)
    assert everything(tmp_path) == {}


# -- another version, a damaged mark -------------------------------------------------------------


@pytest.mark.parametrize(
    ("mark", "message"),
    [
        ('{"format": 2}', "layout 2, and this program reads 1"),
        ('{"format": "1"}', "layout '1'"),
        ("{", "damaged"),
        ("[]", "damaged"),
        ("", "damaged"),
        ("{}", "damaged"),
    ],
)
def test_a_mark_that_says_something_else(path: Path, mark: str, message: str) -> None:
    (path / "kg-store.json").write_text(mark)
    before = everything(path / "data")
    for opening in (EmbeddedStore, open_snapshot):
        with pytest.raises(UnreadableError, match=message) as caught:
            opening(path)
        assert is_one_clear_line(caught.value, path)
        assert "kg build --from-scratch" in str(caught.value)
    assert everything(path / "data") == before


# -- damaged files -------------------------------------------------------------------------------


def largest(path: Path, kind: str) -> Path:
    return max((path / "data").glob(kind), key=lambda file: file.stat().st_size)


def flip(file: Path, at: float) -> None:
    data = bytearray(file.read_bytes())
    data[int(len(data) * at)] ^= 0xFF
    file.write_bytes(data)


HARM: dict[str, Callable[[Path], object]] = {
    "no database": lambda path: shutil.rmtree(path / "data"),
    "an empty database": lambda path: [file.unlink() for file in (path / "data").iterdir()],
    "no CURRENT": lambda path: (path / "data" / "CURRENT").unlink(),
    "an empty CURRENT": lambda path: (path / "data" / "CURRENT").write_bytes(b""),
    "a changed CURRENT": lambda path: flip(path / "data" / "CURRENT", 0.3),
    "no journal": lambda path: largest(path, "MANIFEST-*").unlink(),
    "a changed journal": lambda path: flip(largest(path, "MANIFEST-*"), 0.5),
    "an empty journal": lambda path: os.truncate(largest(path, "MANIFEST-*"), 0),
    "a table less": lambda path: largest(path, "*.sst").unlink(),
    "a table cut short": lambda path: os.truncate(largest(path, "*.sst"), 500),
    "an empty table": lambda path: os.truncate(largest(path, "*.sst"), 0),
    "a table of something else": lambda path: largest(path, "*.sst").write_bytes(b"x" * 5_000),
}


@pytest.mark.parametrize("harm", HARM)
def test_damage_is_told_and_never_an_empty_store(path: Path, harm: str) -> None:
    HARM[harm](path)
    for opening in (read, EmbeddedStore):
        with pytest.raises(UnreadableError) as caught:
            opening(path)
        assert is_one_clear_line(caught.value, path)
        assert "kg build --from-scratch" in str(caught.value)


def test_a_journal_cut_anywhere_is_never_an_older_state_in_silence(path: Path) -> None:
    journal = largest(path, "MANIFEST-*")
    whole = journal.read_bytes()
    refused = 0
    for length in range(0, len(whole), 97):
        journal.write_bytes(whole[:length])
        try:
            assert read(path) == TRIPLES  # what a merge in the background added was cut off
        except UnreadableError:
            refused += 1
    assert refused > 2
    journal.write_bytes(whole)
    assert read(path) == TRIPLES


def test_a_flipped_byte_of_any_table_is_found_or_of_no_consequence(path: Path) -> None:
    for table in sorted((path / "data").glob("*.sst"))[-8:]:
        whole = table.read_bytes()
        for place in (0.05, 0.4, 0.8, 0.99):
            flip(table, place)
            try:
                assert read(path) == TRIPLES  # another order of the same quads was damaged
            except UnreadableError as error:
                assert is_one_clear_line(error, path)
            table.write_bytes(whole)


def test_a_store_that_was_only_begun_is_begun_anew(tmp_path: Path) -> None:
    path = tmp_path / "store"
    EmbeddedStore(path).close()
    (path / "kg-store.json").write_text('{"format": 1, "begun": true}')
    (path / "data" / "CURRENT").unlink()
    for file in (path / "data").iterdir():
        file.unlink()
    store = EmbeddedStore(path)
    store.replace(GRAPHS)
    store.close()
    assert read(path) == TRIPLES


def test_the_old_database_is_back_where_an_exchange_was_interrupted(path: Path) -> None:
    (path / "data").rename(path / "data.old")
    assert read(path) == TRIPLES


# -- one writer ----------------------------------------------------------------------------------


def test_a_second_writer_is_told_who_writes(path: Path) -> None:
    first = EmbeddedStore(path)
    with pytest.raises(StoreBusyError, match=f"process {os.getpid()}"):
        EmbeddedStore(path, patience=0.05)
    first.close()
    EmbeddedStore(path, patience=0).close()


def test_a_reader_without_a_published_copy_is_told_who_writes(path: Path) -> None:
    with held(path / "lock"), pytest.raises(StoreBusyError, match=f"process {os.getpid()}"):
        open_snapshot(path, patience=0.05)


def test_a_failed_opening_lets_go_of_the_lock(path: Path) -> None:
    table = largest(path, "*.sst")
    whole = table.read_bytes()
    table.unlink()
    with pytest.raises(UnreadableError):
        EmbeddedStore(path)
    table.write_bytes(whole)
    EmbeddedStore(path, patience=0).close()
    assert read(path) == TRIPLES


# -- left-overs ----------------------------------------------------------------------------------


def test_the_next_writer_removes_what_a_dead_one_left(path: Path) -> None:
    (path / "data" / "bulk-0123456789.sst").write_bytes(b"half a table")
    (path / "published" / "7").mkdir(parents=True)
    (path / "readers" / "dead" / "data").mkdir(parents=True)
    (path / "readers" / "dead.lock").touch()
    (path / "readers" / "dying").mkdir()
    dead = {path / "readers" / name for name in ("dead", "dead.lock", "dying")}
    living = open_snapshot(path)
    clones = set((path / "readers").iterdir())
    EmbeddedStore(path).close()
    assert not list((path / "data").glob("bulk-*.sst"))
    assert not (path / "published").exists()
    assert set((path / "readers").iterdir()) == clones - dead
    assert sum(1 for _ in living.quads()) == TRIPLES
    living.close()


def test_a_reader_leaves_nothing_behind(path: Path) -> None:
    read(path)
    assert list((path / "readers").iterdir()) == []


def test_where_nothing_can_be_linked_the_reader_copies(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError("this file system knows no links")

    monkeypatch.setattr(os, "link", refuse)
    assert read(path) == TRIPLES
    monkeypatch.setattr("kg.store.cloning.MOST_COPIED", 1_000)
    with pytest.raises(UnreadableError, match="copy the store to a disk"):
        read(path)
