"""`kg check --watch`: the line on each round, and how rounds stand apart."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.cli import watching
from kg.cli.watching import watch
from kg.findings import Finding
from kg.watch import Round

WRONG = Finding("bad-value", "wrong", "a.md", 1, 1)
ADVICE = Finding("no-claims", "the article has no claims", "a.md", 1, 1, "warning")


@pytest.mark.parametrize(
    ("done", "line"),
    [
        (Round(None, [], 3, 1.2344), "checked 3 files: 0 violations (1234 ms)"),
        (Round(Path("a.md"), [WRONG], 1, 0.1), "checked a.md: 1 violation (100 ms)"),
        (Round(Path("a.md"), [ADVICE], 1, 0.1), "checked a.md: 0 violations, 1 other (100 ms)"),
        (
            Round(Path("a.md"), [WRONG] * 2 + [ADVICE] * 2, 1, 0),
            "checked a.md: 2 violations, 2 others (0 ms)",
        ),
        (Round(Path("a.md"), [], 1, 0.1, gone=True), "a.md is gone"),
    ],
)
def test_what_is_said_of_a_round(done: Round, line: str) -> None:
    assert watching._summary(done) == line


@pytest.mark.parametrize(("terminal", "between"), [(True, "\n"), (False, "")])
def test_rounds_stand_apart_on_a_terminal_alone(
    terminal: bool,
    between: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def rounds(self: object) -> object:
        yield Round(None, [WRONG], 1, 0)
        yield Round(Path("a.md"), [], 1, 0)
        raise KeyboardInterrupt

    monkeypatch.setattr("kg.watch.Watcher.rounds", rounds)
    monkeypatch.setattr("sys.stdout.isatty", lambda: terminal)
    shown: list[list[Finding]] = []
    assert watch(None, [], shown.append) == 130
    said = capsys.readouterr()
    assert shown == [[WRONG], []]
    assert said.out == between * 2
    assert said.err.splitlines() == [
        "kg: checked 1 file: 1 violation (0 ms)",
        "kg: checked a.md: 0 violations (0 ms)",
        "kg: no longer watching",
    ]
