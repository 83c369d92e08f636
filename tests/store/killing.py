"""A process that writes to a store until it is killed, and what must hold afterwards.

The store has four articles of three graphs each. A version is one number, which stands in every
triple of an article's graphs; how many triples there are follows from it. So a graph that is half
there, or of another version than its neighbours, shows. The writer prints what it is about to write
and, when `replace` has returned, that it is written: exactly one of the two is in the store then.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

from kg.namespaces import manifest_graph
from kg.store import EmbeddedStore, Store, open_snapshot, steps
from kg.store.care import compact
from kg.store.embedded import BULK
from kg.store.manifest import manifest_of, verify

ROOT = Path(__file__).parents[2]
ARTICLES = 4
GRAPHS = ("", ".inferred", ".concluded")


def size_of(version: int) -> int:
    """How many triples a graph of this version has."""
    return 20 + version % 7


def article(number: int, version: int) -> dict[str, bytes]:
    """The graphs of an article at one version, with their manifest."""
    lines = b"".join(b'<x:s%d> <x:p> "%d" .\n' % (n, version) for n in range(size_of(version)))
    graphs = {f"x:a{number}{part}": lines for part in GRAPHS}
    return {**graphs, manifest_graph(f"x:a{number}"): manifest_of(graphs)}


def fresh_articles(version: int) -> dict[str, bytes]:
    """Graphs that are new and so large that they are loaded as tables of their own."""
    number = BULK // 20_000
    lines = b"".join(b'<x:s%d> <x:q> "%d" .\n' % (n, version) for n in range(1_200))
    graphs = {f"x:new{version}.{n}": lines for n in range(number)}
    return {**graphs, manifest_graph(f"x:new{version}"): manifest_of(graphs)}


# -- the one that is killed ----------------------------------------------------------------------


def write(path: Path, first: int, step: str, after: int) -> None:
    """Write versions from `first` on, and die in the step `step` when it comes after so many."""
    steps.listener = _dying_in(step, after)
    _say(0, "opening")
    store = EmbeddedStore(path)
    for version in range(first, first + 1_000):
        number = version % ARTICLES
        _say(version, "writing")
        store.replace(article(number, version))
        _say(version, "written")
        if version % 5 == 0:
            _say(version, "loading")
            store.replace(fresh_articles(version))
            _say(version, "loaded")
        if version % 3 == 0:
            store.publish()
            store.snapshot().close()
        if version % 8 == 0:
            store.close()
            open_snapshot(path).close()
            compact(path)
            store = EmbeddedStore(path)


def _say(version: int, what: str) -> None:
    os.write(1, f"{what} {version}\n".encode())


def _dying_in(step: str, after: int) -> steps.Listener:
    left = [after]

    def listen(name: str) -> None:
        if name == step:
            left[0] -= 1
            if left[0] < 0:
                os.kill(os.getpid(), signal.SIGKILL)

    return listen


# -- the one that looks --------------------------------------------------------------------------


@dataclass
class Told:
    """What the writers have said so far: what is written, and what may be."""

    written: dict[int, int] = field(default_factory=dict)
    writing: tuple[int, int] | None = None
    loaded: set[int] = field(default_factory=set)
    loading: int | None = None
    last: int = 0

    def hear(self, output: str) -> None:
        """Take in what one writer has said until it died."""
        self.writing = self.loading = None
        for line in output.splitlines():
            what, version = line.split()
            self._hear(what, int(version))

    def _hear(self, what: str, version: int) -> None:
        self.last = max(self.last, version)
        if what == "writing":
            self.writing = (version % ARTICLES, version)
        elif what == "written":
            self.written[version % ARTICLES] = version
            self.writing = None
        elif what == "loading":
            self.loading = version
        elif what == "loaded":
            self.loaded.add(version)
            self.loading = None

    def check(self, store: Store) -> None:
        """Assert that `store` holds what was written, and what was being written whole or not."""
        assert list(verify(store)) == []
        for number in range(ARTICLES):
            self._check_article(store, number)
        self._check_loaded(store)

    def _check_article(self, store: Store, number: int) -> None:
        found = {_version(store, f"x:a{number}{part}") for part in GRAPHS}
        assert len(found) == 1, f"article {number} is of several versions: {found}"
        [version] = found
        before = self.written.get(number)
        allowed = {before}
        if self.writing is not None and self.writing[0] == number:
            allowed.add(self.writing[1])
        assert version in allowed, f"article {number} is at {version}, not {allowed}"
        if version is not None:
            self.written[number] = version

    def _check_loaded(self, store: Store) -> None:
        names = [name for name in store.graphs() if name.startswith("x:new")]
        found = {int(name.removeprefix("x:new").split(".")[0]) for name in names}
        allowed = self.loaded | ({self.loading} if self.loading is not None else set())
        assert self.loaded <= found <= allowed, f"loaded: {found}, not {self.loaded} to {allowed}"
        for version in found:
            assert sum(name.startswith(f"x:new{version}.") for name in names) == len(
                fresh_articles(version)
            )
        self.loaded = found


def _version(store: Store, graph: str) -> int | None:
    """The version of a graph that is whole; None where there is no such graph."""
    values = [str(getattr(quad.object, "value", "")) for quad in store.quads(graph)]
    if not values:
        return None
    [version] = {int(value) for value in values}
    assert len(values) == size_of(version), f"{graph} is there in part: {len(values)} triples"
    return version


class Trial:
    """One store, whose writer is killed again and again."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.told = Told()

    def kill_in(self, step: str, after: int = 0) -> None:
        """Let a writer die in the `after`th time of a step, and look."""
        with self._writer(step, after) as writer:
            output, _ = writer.communicate(timeout=60)
        assert writer.returncode == -signal.SIGKILL, f"the step {step!r} was never reached"
        self._look(output)

    def kill_after(self, seconds: float) -> None:
        """Let a writer be killed after so many seconds of writing, and look."""
        with self._writer("", 0) as writer:
            assert writer.stdout is not None
            first = writer.stdout.readline()
            try:
                writer.wait(seconds)
            except subprocess.TimeoutExpired:
                writer.kill()
            output = first + writer.stdout.read()
        assert writer.returncode == -signal.SIGKILL, f"the writer ended by itself: {output[-300:]}"
        self._look(output)

    def _writer(self, step: str, after: int) -> subprocess.Popen[str]:
        arguments = [str(self.path), str(self.told.last + 1), step, str(after)]
        command = [sys.executable, "-m", "tests.store.killing", *arguments]
        return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT)

    def _look(self, output: str) -> None:
        """See that a reader finds a whole store, the next writer the same, and nothing is left."""
        self.told.hear(output)
        if not self.told.written and not (self.path / "kg-store.json").exists():
            return
        store = EmbeddedStore(self.path)
        try:
            snapshot = store.snapshot()
            self.told.check(snapshot)
            snapshot.close()
            assert not list((self.path / "data").glob("bulk-*.sst"))
            assert list((self.path / "readers").iterdir()) == []
            assert not (self.path / "published").exists()
            assert not (self.path / "data.old").exists()
        finally:
            store.close()
        reader = open_snapshot(self.path)
        self.told.check(reader)
        reader.close()


def random_seconds(seed: int, count: int, most: float) -> list[float]:
    """So many lengths of time, the same for the same seed."""
    chance = random.Random(seed)
    return [chance.uniform(0, most) for _ in range(count)]


def main() -> None:
    """Write, as the arguments say: the store, the first version, the step, after how many."""
    path, first, step, after = sys.argv[1:]
    write(Path(path), int(first), step, int(after))


if __name__ == "__main__":
    main()
