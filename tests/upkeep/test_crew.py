"""Workers: one that dies is replaced, its article tried once more and then set aside."""

import contextlib
import os
import signal
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.findings import KgError
from kg.project import open_project
from kg.store import open_snapshot
from kg.upkeep.build import How
from kg.upkeep.crew import Crew
from kg.upkeep.fingerprint import context_key, program_key
from kg.upkeep.gazetteer import GRAPHS
from kg.upkeep.making import Made
from kg.upkeep.worker import Order, Task
from tests.upkeep import poison
from tests.upkeep.desk import article, articles, build, file, make, place, stored


def order(root: Path, folder: Path, program: str | None = None) -> Order:
    """What a worker is told that makes articles of the project `root`, which is built first."""
    build(root)
    project = open_project(root)
    with contextlib.closing(open_snapshot(place(root))) as snapshot:
        quads = [quad for graph in GRAPHS for quad in snapshot.quads(graph)]
    file = folder / "gazetteer.nq"
    ox.serialize(quads, str(file), format=ox.RdfFormat.N_QUADS)
    return Order(project, context_key(project), program or program_key(), file)


def test_workers_make_the_same_store(root: Path) -> None:
    build(root, how=How(jobs=2))
    by_workers = stored(root)
    build(root, from_scratch=True)
    assert stored(root) == by_workers


def test_an_article_that_kills_its_worker_twice_is_set_aside(tmp_path: Path) -> None:
    root = make(tmp_path / "desk", "one two poison three four")
    done = build(root, how=How(jobs=2, program=poison.PROGRAM))
    assert articles(root) == {"one", "two", "three", "four"}
    assert [Path(path).stem for path in done.left_out] == ["poison"]
    (aside,) = [found for found in done.findings if found.code == "set-aside"]
    assert aside.path == str(file(root, "poison"))
    assert "its worker died, 2 times" in aside.message
    assert aside.severity == "violation"


def test_it_is_tried_again_by_the_next_build(tmp_path: Path) -> None:
    root = make(tmp_path / "desk", "one poison")
    build(root, how=How(jobs=1, program=poison.PROGRAM))
    assert articles(root) == {"one"}
    assert [path.stem for path in build(root).made] == ["poison"]
    assert articles(root) == {"one", "poison"}


def test_an_article_that_kills_its_worker_once_is_tried_again(tmp_path: Path) -> None:
    root = make(tmp_path / "desk", "one once two")
    done = build(root, how=How(jobs=1, program=poison.PROGRAM))
    assert done.left_out == []
    assert articles(root) == {"one", "once", "two"}
    assert (root / "seen").exists()  # so that it did die


def test_an_article_that_takes_too_long_is_set_aside(tmp_path: Path) -> None:
    root = make(tmp_path / "desk", "one slow")
    done = build(root, how=How(jobs=2, program=poison.PROGRAM, limit=3))
    assert [Path(path).stem for path in done.left_out] == ["slow"]
    assert articles(root) == {"one"}
    assert any("more than 3 s" in found.message for found in done.findings)


def test_a_worker_killed_from_outside_is_replaced(root: Path, tmp_path: Path) -> None:
    with Crew(order(root, tmp_path), 1) as crew:
        crew.give(Task(file(root, "one")))
        assert isinstance(crew.take()[1], Made)
        (first,) = crew.pids
        os.kill(first, signal.SIGKILL)
        crew.give(Task(file(root, "two")))
        task, made = crew.take()
        assert isinstance(made, Made)
        assert task.file.stem == "two"
        assert crew.pids != [first]
        (last,) = crew.pids
    with pytest.raises(ProcessLookupError):
        os.kill(last, 0)


def test_a_program_that_changes_meanwhile_ends_the_build(root: Path, tmp_path: Path) -> None:
    with Crew(order(root, tmp_path, "another program"), 1) as crew:
        crew.give(Task(file(root, "one")))
        with pytest.raises(KgError, match="changed meanwhile"):
            crew.take()


def test_workers_settle_who_has_an_id(root: Path) -> None:
    file(root, "a").write_text(article("two"))
    done = build(root, how=How(jobs=2))
    assert [Path(path).stem for path in done.left_out] == ["two"]
    by_workers = stored(root)
    build(root, from_scratch=True)
    assert stored(root) == by_workers
