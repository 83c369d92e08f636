"""A change is on disk before it is acknowledged: shown by the system calls of a writer."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

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
CALLS = "open,openat,write,pwrite64,writev,fsync,fdatasync,rename,renameat,renameat2"
_WRITTEN = re.compile(r"^\d+\s+(?:p?write(?:64|v)?)\(\d+<([^>]*/data/[^>]*)>")
_SYNCED = re.compile(r"^\d+\s+f(?:data)?sync\(\d+<([^>]*/data/[^>]*)>")
_RESULT = re.compile(r"= 0$")


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
    return log.read_text(errors="replace").splitlines()


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


def tables_and_journals(names: list[str]) -> set[str]:
    return {name for name in names if name.endswith(".sst") or "/MANIFEST-" in name}


def test_each_change_is_synced_before_it_is_acknowledged(trace: list[str]) -> None:
    assert len(changes(trace)) == 6
    for calls in changes(trace):
        synced = tables_and_journals([m[1] for line in calls if (m := _SYNCED.match(line))])
        assert any(name.endswith(".sst") for name in synced)
        assert any("/MANIFEST-" in name for name in synced)


def test_nothing_is_written_to_a_file_of_the_change_after_its_last_sync(trace: list[str]) -> None:
    for calls in changes(trace):
        waiting = set()
        for line in calls:
            if written := _WRITTEN.match(line):
                waiting |= tables_and_journals([written[1]])
            elif synced := _SYNCED.match(line):
                waiting.discard(synced[1])
        assert waiting == set()
