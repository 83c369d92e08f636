"""A disk that is full: one clear error, nothing acknowledged is lost, and opening again works."""

import subprocess
import sys
from pathlib import Path

import pytest

from kg.store import open_snapshot

WRITER = """
import os, sys
from pathlib import Path
from kg.findings import KgError
from kg.store import EmbeddedStore, StoreWriteError
store = EmbeddedStore(Path(sys.argv[1]))
if len(sys.argv) > 2:
    import resource, signal
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]),) * 2)
try:
    for number in range(10_000):
        text = f"{number} " * 400
        lines = b"".join(b'<x:s%d> <x:p> "%d %s" .\\n' % (n, n, text.encode()) for n in range(40))
        store.replace({f"x:g{number}": lines})
        print("written", number, flush=True)
except StoreWriteError as error:
    print("error", error, flush=True)
try:
    store.replace({"x:after": b"<x:a> <x:p> <x:b> .\\n"})
except KgError as error:
    print("after", error, flush=True)
try:
    store.close()
except OSError:
    pass
"""


def written_until_full(output: str) -> int:
    """How many graphs were acknowledged, after which one clear error came, and then another."""
    lines = output.splitlines()
    said = [line.split(" ", 1) for line in lines]
    assert [word for word, _ in said[-2:]] == ["error", "after"], output[-1000:]
    assert "cannot be written" in said[-2][1]
    assert "open it again" in said[-2][1]
    assert "open it again" in said[-1][1]
    assert all(word == "written" for word, _ in said[:-2])
    return len(lines) - 2


def check(path: Path, count: int) -> None:
    """Assert that everything acknowledged is in the store, and each graph whole or not there."""
    snapshot = open_snapshot(path)
    graphs = set(snapshot.graphs())
    sizes = {name: sum(1 for _ in snapshot.quads(name)) for name in graphs}
    snapshot.close()
    assert {f"x:g{number}" for number in range(count)} <= graphs
    assert len(graphs) <= count + 1
    assert set(sizes.values()) == {40}


def run(command: list[str]) -> str:
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert "Traceback" not in done.stderr, done.stderr
    return done.stdout


def test_files_that_may_not_grow(tmp_path: Path) -> None:
    path = tmp_path / "store"
    count = written_until_full(run([sys.executable, "-c", WRITER, str(path), "400000"]))
    check(path, count)


@pytest.fixture
def small_disk(tmp_path: Path) -> str:
    """A shell command that mounts a disk of 12 MB at $1, for whom it starts."""
    command = ["unshare", "-rm", "mount", "-t", "tmpfs", "-o", "size=12m", "none", str(tmp_path)]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    except FileNotFoundError:
        pytest.skip("unshare is not installed")
    if done.returncode:
        pytest.skip(f"no disk can be mounted here: {done.stderr.strip()}")
    return "mount -t tmpfs -o size=12m none $1"


def test_a_disk_that_is_full(tmp_path: Path, small_disk: str) -> None:
    path, kept = tmp_path / "disk", tmp_path / "kept"
    path.mkdir()
    script = f'{small_disk}; "$2" -c "$3" "$1/store"; cp -r "$1/store" "$4"'
    shell = ["sh", "-c", script, "sh", str(path), sys.executable, WRITER, str(kept)]
    count = written_until_full(run(["unshare", "-rm", *shell]))
    assert count > 0
    check(kept, count)
    assert not any(path.iterdir())
