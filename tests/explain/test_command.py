"""`kg explain` as people use it."""

import json
from pathlib import Path

from tests.running import kg


def test_a_code_is_explained(tmp_path: Path) -> None:
    shown = kg("explain", "quote-ambiguous", cwd=tmp_path)
    assert shown.code == 0
    assert "once" in shown.out and "occurrence: 2" in shown.out
    assert shown.out.index("Bad (keys of a claim)") < shown.out.index("Good (keys of a claim)")


def test_a_shape_is_shown_with_its_code(tmp_path: Path) -> None:
    shown = kg("explain", "SourceLink-position", cwd=tmp_path)
    assert "ckg:position 0 ;" in shown.out
    assert 'sh:pattern "^[1-9][0-9]*$"' in shown.out


def test_what_cannot_be_seen_is_spelt_out(tmp_path: Path) -> None:
    assert "\\ufeff(an article)" in kg("explain", "byte-order-mark", cwd=tmp_path).out


def test_an_unknown_code_is_near_one(tmp_path: Path) -> None:
    wrong = kg("explain", "quote-notfound", cwd=tmp_path)
    assert wrong.code == 1
    assert "did you mean 'quote-not-found'" in wrong.err


def test_all_codes_are_listed(tmp_path: Path) -> None:
    lines = kg("explain", cwd=tmp_path).out.splitlines()
    assert any(line.startswith("Claim-content  (violation)  ") for line in lines)
    assert len(json.loads(kg("explain", "--json", cwd=tmp_path).out)) == len(lines) > 250
