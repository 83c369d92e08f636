"""What only a real process shows: pipes that close, disks that are full, streams that are gone."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.projects import ARTICLE, changed, make

ROOT = Path(__file__).parent.parent.parent


def start(cwd: Path, *arguments: str, **streams: int | None) -> subprocess.Popen[bytes]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    streams = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "stdin": None} | streams
    command = [sys.executable, "-m", "kg", *arguments]
    return subprocess.Popen(command, cwd=cwd, env=environment, **streams)  # type: ignore[call-overload, no-any-return]


@pytest.mark.usefixtures("opened")  # so that the graph is at hand
@pytest.mark.parametrize(
    "arguments", [("questions",), ("export",), ("ask", "who fights whom"), ("show", "C2")]
)
def test_a_reader_that_goes_away_is_no_error(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    reader, writer = os.pipe()
    process = start(tmp_path, *arguments, stdout=writer)
    os.close(writer)
    os.close(reader)
    _, err = process.communicate(timeout=60)
    assert process.returncode == 0
    assert all(line.startswith(b"kg: building") for line in err.splitlines())


@pytest.mark.parametrize("output", ["text", "sarif", "html"])
def test_nobody_reads_what_the_checks_found(tmp_path: Path, output: str) -> None:
    (tmp_path / "wrong.md").write_text("no front matter\n" * 10_000)
    reader, writer = os.pipe()
    process = start(tmp_path, "check", "wrong.md", "--format", output, stdout=writer)
    os.close(writer)
    os.close(reader)
    _, err = process.communicate(timeout=60)
    assert b"Traceback" not in err
    assert process.returncode in (0, 1)


@pytest.mark.usefixtures("opened")
@pytest.mark.parametrize("arguments", [("questions",), ("export",), ("show", "reuters", "--json")])
def test_a_full_disk_is_said(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("this system has no /dev/full")
    with full.open("wb") as disk:
        process = start(tmp_path, *arguments, stdout=disk.fileno())
        _, err = process.communicate(timeout=60)
    assert process.returncode == 3
    assert b"No space left on device" in err
    assert b"Traceback" not in err
    assert b"Exception ignored" not in err


def test_interrupted(tmp_path: Path) -> None:
    process = start(tmp_path, "query", "-", stdin=subprocess.PIPE)
    assert process.stdin is not None
    # wait until it reads: what it has not read yet fills the pipe
    process.stdin.write(b"#" * 200_000)
    process.stdin.flush()
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=60)
    assert process.returncode == 130
    assert (out, err) == (b"", b"kg: interrupted\n")


@pytest.mark.parametrize("arguments", ["query -", "check -"])
def test_no_standard_input(tmp_path: Path, arguments: str) -> None:
    command = f'exec "{sys.executable}" -m kg {arguments} <&-'
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    run = subprocess.run(
        ["sh", "-c", command], cwd=tmp_path, env=environment, capture_output=True, check=False
    )
    assert run.returncode == 3
    assert b"Traceback" not in run.stderr


def test_a_terminal_without_unicode(tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "ascii"}
    command = [sys.executable, "-m", "kg", "ask", "who controls البوكمال"]
    run = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, check=False)
    assert b"Traceback" not in run.stderr
    assert run.returncode in (0, 3)


def test_watching_tells_what_is_saved_until_it_is_interrupted(tmp_path: Path) -> None:
    root = make(tmp_path / "desk", {"mock.md": ARTICLE})
    file = root / "articles" / "mock.md"
    process = start(root, "check", "--watch", str(file))
    assert process.stderr is not None
    assert process.stdout is not None
    assert re.fullmatch(
        rb"kg: checked 1 file: 0 violations \(\d+ ms\)\n", process.stderr.readline()
    )
    beside = file.with_suffix(".saving")
    beside.write_text(changed(("interest: for", "interest: fro")), "utf-8")
    beside.replace(file)
    line = b"articles/mock.md:15:15: violation: interest: 'fro' is none of "
    assert process.stdout.readline().startswith(line)
    summary = rb"kg: checked articles/mock\.md: 1 violation \(\d+ ms\)\n"
    assert re.fullmatch(summary, process.stderr.readline())
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=60)
    assert process.returncode == 130
    assert (out, err) == (b"", b"kg: no longer watching\n")
