"""The README's two commands, and that `.ci/run` runs them as they are printed."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
FIRST = (
    "python3 -m venv .venv && .venv/bin/pip install -e . "
    '&& .venv/bin/kg ask "who controls Albu Kamal"'
)
SECOND = '.venv/bin/pip install -e ".[test]" && .venv/bin/pytest -n auto --dist loadfile'
STUB = '#!/bin/sh\necho "$(basename "$0")" "$@" >> "$LOG"\ntest "$(basename "$0")" != "$BROKEN"\n'

CALLS = [
    "python3 -m venv .venv",
    "pip install -e .",
    "kg ask who controls Albu Kamal",
    "pip install -e .[test]",
    "ruff format --check",
    "ruff check",
    "mypy --strict kg",
    "pip install -e .[test]",
    "pytest -n auto --dist loadfile",
]


@pytest.mark.parametrize("command", [FIRST, SECOND])
def test_the_readme_prints_each_command_once(command: str) -> None:
    lines = (ROOT / "README.md").read_text(encoding="utf-8").splitlines()
    start = command.partition(" && ")[0] + " && "
    assert [line for line in lines if line.startswith(start)] == [command]


def ci_run(folder: Path, readme: str, broken: str = "") -> tuple[int, list[str], str]:
    """Exit code, calls and messages of `.ci/run` where every tool only writes down its call."""
    (folder / "README.md").write_text(readme, encoding="utf-8")
    (folder / ".ci").mkdir()
    shutil.copy(ROOT / ".ci" / "run", folder / ".ci" / "run")
    for stub in (
        "bin/python3",
        *(f".venv/bin/{tool}" for tool in ["pip", "kg", "ruff", "mypy", "pytest"]),
    ):
        path = folder / stub
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(STUB)
        path.chmod(0o755)
    log = folder / "calls"
    log.touch()
    path = f"{folder / 'bin'}{os.pathsep}{os.environ['PATH']}"
    run = subprocess.run(
        [folder / ".ci" / "run"],
        env={**os.environ, "PATH": path, "LOG": str(log), "BROKEN": broken},
        capture_output=True,
        text=True,
        check=False,
    )
    return run.returncode, log.read_text().splitlines(), run.stderr


def readme_with(*lines: str) -> str:
    return "\n".join(["# Title", "", "```sh", *lines, "```", ""])


def test_ci_runs_the_readmes_commands_and_the_linters_before_the_tests(tmp_path: Path) -> None:
    assert ci_run(tmp_path, readme_with(FIRST, SECOND))[:2] == (0, CALLS)


def test_ci_runs_what_the_readme_prints_and_not_a_copy(tmp_path: Path) -> None:
    _, calls, _ = ci_run(tmp_path, readme_with(FIRST, f"{SECOND} -x"))
    assert calls[-1] == "pytest -n auto --dist loadfile -x"


@pytest.mark.parametrize("broken", ["kg", "ruff", "mypy", "pytest"])
def test_ci_stops_at_the_first_failure(tmp_path: Path, broken: str) -> None:
    code, calls, _ = ci_run(tmp_path, readme_with(FIRST, SECOND), broken)
    assert code != 0
    assert calls[-1].split()[0] == broken


def test_ci_says_which_command_the_readme_lacks(tmp_path: Path) -> None:
    code, calls, message = ci_run(tmp_path, readme_with(FIRST))
    assert (code, calls) == (1, [])
    assert 'expected one line that begins with: .venv/bin/pip install -e ".[test]"' in message


def test_no_placeholder_is_left_in_a_document() -> None:
    documents = [*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")]
    assert [path.name for path in documents if "@@" in path.read_text("utf-8")] == []
