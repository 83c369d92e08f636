"""A build that is stopped goes on where it was, and ends as if nothing had happened."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import kg
from kg.store import EmbeddedStore, open_snapshot
from kg.store.locks import StoreBusyError
from kg.upkeep import batches
from kg.upkeep.record import build_record, records
from tests.running import kg as run
from tests.upkeep.desk import articles, build, file, make, place, stored

SEED = 20310506
NAMES = [f"a{number}" for number in range(12)]

SLOW = """
import sys
from kg.upkeep import batches
batches.ARTICLES = 2
from kg.cli import main
sys.argv = ["kg", "build", "--no-turtle"]
main()
"""
"""`kg build`, which writes to disk after every second article."""


def started(root: Path) -> subprocess.Popen[bytes]:
    """A build in a process of its own."""
    env = {k: v for k, v in os.environ.items() if k != "CONFLICT_KG_CACHE"}
    env["PYTHONPATH"] = str(Path(kg.__file__).parent.parent)
    return subprocess.Popen(
        [sys.executable, "-c", SLOW],
        cwd=root,
        env=env,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )


def wait_for_data(root: Path) -> None:
    """Return when the store of `root` has been made."""
    while not (place(root) / "data" / "CURRENT").exists():
        time.sleep(0.005)


def test_killed_at_any_moment_it_goes_on(tmp_path: Path) -> None:
    undisturbed = make(tmp_path / "undisturbed", " ".join(NAMES))
    build(undisturbed)
    expected = {
        name: triples for name, triples in stored(undisturbed).items() if "file." not in name
    }
    root = make(tmp_path / "desk", " ".join(NAMES))
    chance = random.Random(SEED)
    for _ in range(4):
        process = started(root)
        wait_for_data(root)
        time.sleep(chance.uniform(0, 0.8))
        process.kill()
        process.communicate()
        for name in articles(root):  # what is there is whole
            graph = next(g for g in expected if g.endswith(f"/{name}"))
            assert stored(root)[graph] == expected[graph]
    build(root)
    found = {name: triples for name, triples in stored(root).items() if "file." not in name}
    assert found.keys() == expected.keys()
    own = {name for name in found if name.endswith("build.manifest")}
    assert {n: t for n, t in found.items() if n not in own} == {
        n: t for n, t in expected.items() if n not in own
    }


def test_what_was_written_is_not_made_again(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batches, "ARTICLES", 1)
    write = EmbeddedStore.replace
    calls: list[int] = []

    def stop(store: EmbeddedStore, *given: object) -> None:
        calls.append(1)
        if len(calls) == 3:  # what all share, the first article, and now the second
            raise KeyboardInterrupt
        write(store, *given)  # type: ignore[arg-type]

    monkeypatch.setattr(EmbeddedStore, "replace", stop)
    with pytest.raises(KeyboardInterrupt):
        build(root)
    monkeypatch.setattr(EmbeddedStore, "replace", write)
    assert articles(root) == {"one"}
    snapshot = open_snapshot(place(root))
    assert build_record(snapshot) is None  # so that everybody knows that it is not complete
    assert len(list(records(snapshot))) == 1
    snapshot.close()
    assert [path.stem for path in build(root).made] == ["three", "two"]


def test_ctrl_c_ends_with_one_line(tmp_path: Path) -> None:
    root = make(tmp_path / "desk", " ".join(NAMES))
    process = started(root)
    wait_for_data(root)
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=60)
    assert process.returncode == 130
    assert b"Traceback" not in said
    assert b"interrupted" in said


def test_a_second_build_says_that_one_runs(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build(root)
    monkeypatch.setattr("kg.store.locks.PATIENCE", 0.1)
    store = EmbeddedStore(place(root))
    try:
        with pytest.raises(StoreBusyError, match=r"another kg .*store"):
            build(root)
    finally:
        store.close()


def test_a_reader_sees_the_old_store_while_a_new_one_is_built(root: Path) -> None:
    build(root)
    before = stored(root)
    snapshot = open_snapshot(place(root))
    file(root, "one").unlink()
    build(root, from_scratch=True)
    assert {str(q) for q in snapshot.quads()} == {
        f"{t[:-1] if t.endswith('.') else t} <{g}>" for g, ts in before.items() for t in ts
    }
    with snapshot.scratch({}):  # it may still be asked with something beside it
        assert len(snapshot) > 0
    snapshot.close()
    assert articles(root) == {"two", "three"}


def test_a_swap_that_was_cut_short_is_mended(root: Path) -> None:
    build(root)
    before = stored(root)
    path = place(root)
    (path / "data").rename(path / "data.old")
    assert build(root).made == []
    assert stored(root) == before


@pytest.mark.parametrize("at", ["before exchange", "in exchange", "after exchange"])
def test_a_reader_finds_a_whole_store_wherever_a_build_from_scratch_died(
    root: Path, at: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(root)
    file(root, "one").unlink()

    def die(step: str) -> None:
        if step == at:
            raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("kg.store.steps.listener", die)
        with pytest.raises(KeyboardInterrupt):
            build(root, from_scratch=True)
    assert articles(root) == {"two", "three"} | ({"one"} if at != "after exchange" else set())
    build(root, from_scratch=True)
    assert articles(root) == {"two", "three"}
    left = {path.name for path in place(root).iterdir()}
    assert left <= {"kg-store.json", "lock", "data", "readers"}
    assert not place(root).with_name("store.new").exists()


def test_a_damaged_store_is_built_anew(root: Path) -> None:
    build(root)
    before = stored(root)
    (place(root) / "data" / "CURRENT").unlink()
    assert len(build(root).made) == 3
    assert stored(root) == before


def test_something_else_in_its_place_is_left_alone(root: Path) -> None:
    path = place(root)
    path.mkdir(parents=True)
    (path / "mine.txt").write_text("mine")
    ran = run("build", cwd=root)
    assert ran.code == 3
    assert "left alone" in ran.err
    assert (path / "mine.txt").read_text() == "mine"
