"""Measuring: a process's figures, tables, and that the commands do what they say."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from bench.building import _drawn
from bench.cli import main
from bench.measure import run, spread, table


def test_a_run_has_its_output_its_code_and_its_own_memory() -> None:
    small = run("-c", "print('{\"a\": 1}')")
    large = run("-c", "data = bytearray(200_000_000); print(len(data))")
    assert small.figures() == {"a": 1}
    assert large.peak_mb > small.peak_mb + 150
    assert run("-c", "raise SystemExit(3)").code == 3


def test_a_failed_part_says_what_it_printed() -> None:
    with pytest.raises(SystemExit, match="out of order"):
        run("-c", "raise RuntimeError('out of order')").figures()


def test_a_spread_is_not_moved_by_one_slow_run() -> None:
    found = spread([1.0] * 9 + [1000.0])
    assert (found.least, found.median, found.most) == (1.0, 1.0, 1.0)


def test_a_table_has_a_column_for_each_key_and_a_mark_for_nothing() -> None:
    shown = table([{"what": "one", "ms": 1.234}, {"what": "another", "ms": None}])
    assert [line.split() for line in shown.splitlines()] == [
        ["what", "ms"],
        ["one", "1.23"],
        ["another", "-"],
    ]


def test_help_lists_the_commands() -> None:
    shown = CliRunner().invoke(main, ["--help"]).output
    for name in ("generate", "obvious", "build", "peers", "add", "ask", "disk"):
        assert f"\n  {name} " in shown


def test_generate_writes_a_project_and_never_over_one(tmp_path: Path) -> None:
    command = ["generate", str(tmp_path / "war"), "--articles", "8", "--both", "--broken", "0.5"]
    assert CliRunner().invoke(main, command).exit_code == 0
    for form, suffix in (("turtle", ".ttl"), ("markdown", ".md")):
        folder = tmp_path / "war" / form
        assert len(list((folder / "articles").rglob(f"*{suffix}"))) == 8
        expected = json.loads((folder / "expected.json").read_text("utf-8"))
        assert all((folder / path).is_file() for path in expected)
    again = CliRunner().invoke(main, command)
    assert again.exit_code == 2
    assert "there is a project already" in again.output


def test_more_articles_are_drawn_on_a_line() -> None:
    """10 articles take 5 s, 20 take 7: each further one takes 0.2 s, so 100 take 23."""
    rows = [
        {"articles": 10, "s": 5.0, "cpu s": 4.0},
        {"articles": 20, "s": 7.0, "cpu s": 5.0},
    ]
    drawn = _drawn(rows, 100)
    assert (drawn["s"], drawn["cpu s"]) == (pytest.approx(23.0), pytest.approx(13.0))
    assert "extrapolated" in drawn["what"]
