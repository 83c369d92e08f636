"""A change is on disk before it is acknowledged: shown by the system calls of a writer."""

import re
import shutil
import subprocess
import sys

import pytest

WRITER = """
import os, sys
from pathlib import Path
from kg.store import EmbeddedStore
store = EmbeddedStore(Path(sys.argv[1]))
small = b"<x:a> <x:p> <x:b> .\\n"
large = b"".join(b"<x:s%d> <x:p> <x:b> .\\n" % n for n in range(20_000))
for number in range(3):
    os.write(1, b"begin small\\n")
    store.replace({"x:small": small})
    os.write(1, b"acknowledged\\n")
    os.write(1, b"begin large\\n")
    store.replace({f"x:large{number}": large})
    os.write(1, b"acknowledged\\n")
"""
CALLS = "write,pwrite64,writev,pwritev,fsync,fdatasync,close"
_WRITTEN = re.compile(r"^\d+\s+(?:p?write(?:64|v)?)\(\d+<([^>]*/data/[^>]*)>")
_SYNCED = re.compile(r"^\d+\s+f(?:data)?sync\(\d+<([^>]*/data/[^>]*)>\)\s+= 0$")
_CLOSED = re.compile(r"^\d+\s+close\(\d+<([^>]*/data/[^>]*)>")
_RESUMED = re.compile(r"^(\d+)\s+<\.\.\. \w+ resumed>(.*)")


@pytest.fixture(scope="module")
def trace(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The system calls of a writer, in their order."""
    if shutil.which("strace") is None:
        pytest.skip("strace is not installed: apt-get install strace")
    folder = tmp_path_factory.mktemp("traced")
    log = folder / "trace"
    command = ["strace", "-f", "-y", "-s", "80", "-e", f"trace={CALLS}", "-o", str(log)]
    run = subprocess.run(
        [*command, sys.executable, "-c", WRITER, str(folder / "store")],
        capture_output=True,
        text=True,
        check=False,
    )
    if "PTRACE" in run.stderr or "ptrace" in run.stderr:
        pytest.skip(f"strace may not trace here: {run.stderr.splitlines()[0]}")
    assert run.returncode == 0, run.stderr
    return ended(log.read_text(errors="replace").splitlines())


def ended(lines: list[str]) -> list[str]:
    """The calls in the order in which they ended: those of other threads may come in between."""
    begun, found = {}, []
    for line in lines:
        if line.endswith(" <unfinished ...>"):
            begun[line.split()[0]] = line.removesuffix(" <unfinished ...>")
        elif resumed := _RESUMED.match(line):
            found.append(begun.pop(resumed[1]) + resumed[2])
        else:
            found.append(line)
    return found


def changes(trace: list[str]) -> list[list[str]]:
    """The calls between the beginning of each change and its acknowledgement."""
    found: list[list[str]] = []
    inside = False
    for line in trace:
        if '"begin ' in line:
            found.append([])
            inside = True
        elif '"acknowledged' in line:
            inside = False
        elif inside:
            found[-1].append(line)
    return found


def test_the_table_and_then_the_journal_are_synced_before_a_change_is_acknowledged(
    trace: list[str],
) -> None:
    assert len(changes(trace)) == 6
    for calls in changes(trace):
        synced = [m[1] for line in calls if (m := _SYNCED.match(line))]
        tables = [place for place, name in enumerate(synced) if name.endswith(".sst")]
        journals = [place for place, name in enumerate(synced) if "/MANIFEST-" in name]
        assert tables
        assert max(journals) > tables[0]


def test_no_finished_table_waits_to_be_synced(trace: list[str]) -> None:
    """A table that is still being written is one that RocksDB merges from others meanwhile.

    So may be what it adds to its journal: both can be lost without loss.
    """
    for calls in changes(trace):
        waiting, closed = set(), set()
        for line in calls:
            if (written := _WRITTEN.match(line)) and written[1].endswith(".sst"):
                waiting.add(written[1])
            elif synced := _SYNCED.match(line):
                waiting.discard(synced[1])
            elif ended_with := _CLOSED.match(line):
                closed.add(ended_with[1])
        assert waiting & closed == set()


def test_calls_that_are_interrupted_are_put_together() -> None:
    lines = ["7 fsync(3</data/a> <unfinished ...>", '8 write(1, "x")', "7 <... fsync resumed>) = 0"]
    assert ended(lines) == ['8 write(1, "x")', "7 fsync(3</data/a>) = 0"]
