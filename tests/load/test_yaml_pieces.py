"""Reading entry by entry gives what reading the whole gives: tree, places and findings."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.load import yaml_pieces
from kg.load.front_matter import split_front_matter
from kg.load.yaml_pieces import read_by_pieces
from kg.load.yaml_tree import MAX_DEPTH, Mapping, Scalar, Sequence, read_yaml
from kg.project import built_in_project, open_project
from tests.conftest import CORPUS

FILES = [*built_in_project().article_files, *open_project(CORPUS).article_files]


def front_matter(file: Path) -> str:
    parts = split_front_matter(file.read_text("utf-8"))
    assert parts is not None
    return parts[0]


TEXTS = [front_matter(file) for file in FILES]


def assert_same(text: str) -> None:
    # as repr: fields that do not count for equality are compared as well
    assert repr(read_by_pieces(text, "x.md", 1)) == repr(read_yaml(text, "x.md", 1)), text


def by_pieces(text: str) -> bool:
    """Whether `text` is read entry by entry, and not as a whole."""
    return yaml_pieces._assembled(text, 0) is not None


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_articles_are_read_by_pieces_and_come_out_the_same(file: Path) -> None:
    assert by_pieces(front_matter(file))
    assert_same(front_matter(file))


def test_places_and_values_by_hand() -> None:
    text = "id: a\nclaims:\n\n  - id: C1\n    note: x\n      y\n  # of C2\n  - id: C2\ncoder: z"
    tree, findings = read_by_pieces(text, "x.md", line_offset=10)
    assert findings == []
    assert isinstance(tree, Mapping)
    assert (tree.line, list(tree.entries)) == (11, ["id", "claims", "coder"])
    assert tree.keys["coder"] == Scalar("coder", 19, 1)
    claims = tree.entries["claims"]
    assert isinstance(claims, Sequence)
    assert (claims.line, claims.column, len(claims.items)) == (14, 3, 2)
    first, second = claims.items
    assert isinstance(first, Mapping)
    assert isinstance(second, Mapping)
    assert first.entries["note"] == Scalar("x y", 15, 11)
    assert (second.line, second.column) == (18, 5)
    assert second.entries["id"] == Scalar("C2", 18, 9)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "# nothing",
        "a",
        "- a\n- b",
        "claims:\n  - a",
        "a: b\nclaims:\n  - a\nclaims:\n  - b",
        "a: 'b\nclaims:\n  - c'\nd: e",
        "a: [b,\nclaims:\n  - c]",
        "a: {b: c,\nclaims:\n  - d}",
        "a: |\n  b\n  - c\nclaims:\n  - d\n",
        "a: |1\n  b\nclaims:\n  - |\n    - d\n    - e\n  - >-\n   f\n",
        "a: b\nclaims:\n  - 'c\n  - d'\n  - e",
        "a: b\nclaims:\n  - c\n  - [d,\n  - e]",
        "a: b\nclaims:\n  - c\n d: e",
        "a: b\nclaims:\n    - c\n  - d",
        "a: b\nclaims:\n  - c\n   - d",
        "a: b\nclaims:\n- c\n- d\nf: g",
        "a: b\nclaims:\n  - c\n    d\n  -\n  - e: f\n  -\n    g: h",
        "a: b\nclaims:\n  - &x c\n  - *x",
        "a: b\nclaims:\n  - !t c",
        "a: b\nclaims:\n  - c\n...\nd: e",
        "a: b\n? c\nclaims:\n  - d\n: e",
        "a: b\nclaims:\n  - c\n\t- d",
        "a: b\nclaims:\n  - c\u2028  - d\n  - e",
        "a: b\nclaims: # all of them\n  - c\n  # one more\n  - d # and done\n\n\n# end",
        "a: b\nclaims:\n  - c: d\n    c: e",
        "a: b\nclaims:\n  - c: '\0'",
        "a: b\nclaims:\n  - c\n\ufeff  - d",
        "a: b\nclaims:\n  - - c\n    - d\n  - - e",
        "a: b\nclaims:\n  # nothing but this",
        "a: b\nclaims:\nd:\n  - e\n\n\nf:\n  - g\n",
        "# first\n\na: b\nclaims:\n  - c\n",
        "a: b\n" + "c:\n  - d\n" * 2,
        "a: b\nclaims:\n  - " + "[" * 17 + "c" + "]" * 17,
        "a: b\nclaims:\n  - " + "[" * MAX_DEPTH + "c" + "]" * MAX_DEPTH,
    ],
)
def test_odd_texts_come_out_the_same(text: str) -> None:
    assert_same(text)
    assert_same(text + "\n")


def test_depth_counts_from_the_top_of_the_file() -> None:
    # the map, its list and MAX_DEPTH - 2 lists more are as deep as may be
    for brackets, deep in ((MAX_DEPTH - 2, False), (MAX_DEPTH - 1, True)):
        text = f"a: b\nclaims:\n  - {'[' * brackets}c{']' * brackets}"
        found = {finding.code for finding in read_by_pieces(text, "x.md")[1]}
        assert found == ({"yaml-too-deep"} if deep else set())
        assert_same(text)


LINES = [
    "  - a",
    "  - a: b",
    "    c: d",
    "claims:",
    "e: f",
    "g:",
    "  - 'h",
    "i'",
    "",
    "# j",
    " k",
    "  l: |",
]


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(LINES), max_size=12))
def test_any_mixture_of_lines_comes_out_the_same(lines: list[str]) -> None:
    assert_same("a: b\n" + "\n".join(lines))


def mangled(text: str, seed: int) -> str:
    """`text` with some random changes: lines lost, doubled, swapped, moved, characters put in."""
    choose = random.Random(seed)
    lines = text.split("\n")
    for _ in range(choose.randint(1, 3)):
        at, other = choose.randrange(len(lines)), choose.randrange(len(lines))
        way = choose.randrange(5)
        if way == 0:
            del lines[at]
        elif way == 1:
            lines.insert(at, lines[other])
        elif way == 2:
            lines[at], lines[other] = lines[other], lines[at]
        elif way == 3:
            lines[at] = choose.choice([" ", "  ", "- ", "# ", ""]) + lines[at].lstrip()
        else:
            column = choose.randint(0, len(lines[at]))
            put = choose.choice("'\"[]{}:-#|>&*?!\t")
            lines[at] = lines[at][:column] + put + lines[at][column:]
        lines = lines or [""]
    return "\n".join(lines)


@pytest.mark.parametrize("seed", range(150))
def test_mangled_articles_come_out_the_same(seed: int) -> None:
    text = TEXTS[1 + seed % (len(TEXTS) - 1)]  # the first, the built-in one, is ten times as long
    assert_same(mangled(text, seed))


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(150, 3000))
def test_thousands_of_mangled_articles_come_out_the_same(seed: int) -> None:
    assert_same(mangled(TEXTS[seed % len(TEXTS)], seed))


def test_only_the_changed_entry_is_parsed_again(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "id: once\nclaims:\n  - id: once-1\n  - id: once-2\n  - id: once-3\n"
    read_by_pieces(text, "x.md")
    parsed: list[str] = []

    def noting(text: str, *rest: object, **options: int) -> object:
        parsed.append(text)
        return read_yaml(text, *rest, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(yaml_pieces, "read_yaml", noting)
    read_by_pieces(text.replace("once-2", "twice\n    note: a line more"), "x.md")
    assert parsed == ["  - id: twice\n    note: a line more\n"]
