"""YAML is read as text with positions: nothing is guessed, nothing is executed, nothing is lost."""

import pytest

from kg.findings import Finding
from kg.load.yaml_tree import MAX_DEPTH, Mapping, Scalar, Sequence, Tree, plain_lines, read_yaml


def tree_of(text: str) -> Tree:
    tree, findings = read_yaml(text, "x.yaml")
    assert findings == []
    assert tree is not None
    return tree


def findings_of(text: str) -> list[Finding]:
    return read_yaml(text, "x.yaml")[1]


@pytest.mark.parametrize(
    "written", ["NO", "12:30", "2017-12-12", "0777", "1e3", "null", "~", "true", "=", "<<", ".inf"]
)
def test_a_scalar_is_the_text_that_it_was(written: str) -> None:
    tree = tree_of(f"key: {written}")
    assert isinstance(tree, Mapping)
    assert tree.text("key") == written


def test_positions_count_from_one_and_from_the_beginning_of_the_file() -> None:
    tree, _ = read_yaml("a: x\nb:\n  - y\n  - {c: z}\n", "x.md", line_offset=10)
    assert isinstance(tree, Mapping)
    assert (tree.line, tree.column) == (11, 1)
    listed = tree.get("b")
    assert isinstance(listed, Sequence)
    assert listed.items[0] == Scalar("y", 13, 5)
    inner = listed.items[1]
    assert isinstance(inner, Mapping)
    assert inner.get("c") == Scalar("z", 14, 9)
    assert inner.keys["c"] == Scalar("c", 14, 6)


def test_a_value_that_was_left_out_stands_where_its_key_stands() -> None:
    tree = tree_of("a:\n\n\nb: x")
    assert isinstance(tree, Mapping)
    assert tree.get("a") == Scalar("", 1, 1)


def test_line_ends_that_only_yaml_knows_do_not_shift_positions() -> None:
    tree = tree_of('a: "x\u2028y"\nb: z')
    assert isinstance(tree, Mapping)
    assert tree.get("b") == Scalar("z", 2, 4)


def test_arabic_text_and_wide_characters_count_as_code_points() -> None:
    tree = tree_of("الاسم: البوكمال\n😀: [😀, x]")
    assert isinstance(tree, Mapping)
    assert tree.text("الاسم") == "البوكمال"
    listed = tree.get("😀")
    assert isinstance(listed, Sequence)
    assert listed.items[1] == Scalar("x", 2, 8)


@pytest.mark.parametrize(
    ("text", "code", "line", "column"),
    [
        ("a: 1\na: 2", "duplicate-key", 2, 1),
        ("a: &x b\nc: *x", "yaml-anchor", 1, 4),
        ("? [a]\n: b", "yaml-key", 1, 3),
        ("a: !mine b", "yaml-tag", 1, 4),
        ("a: !!python/object:os.system b", "yaml-tag", 1, 4),
        ("a: [b", "yaml-syntax", 1, 6),
        ("a:\n\tb: c", "yaml-syntax", 2, 1),
        ("a: b: c", "yaml-syntax", 1, 5),
        ("a: 'b", "yaml-syntax", 1, 6),
        ("--- a\n--- b", "yaml-syntax", 2, 1),
        ("a: \x07", "control-character", 1, 4),
        ('a: "\\x07"', "control-character", 1, 4),
        ('a: "\\ud800"', "control-character", 1, 4),
    ],
)
def test_what_is_refused_has_its_place(text: str, code: str, line: int, column: int) -> None:
    first = findings_of(text)[0]
    assert (first.code, first.line, first.column) == (code, line, column)
    assert first.path == "x.yaml"


@pytest.mark.parametrize(
    "text", ['a: "\\UFFFFFFFF"', "a: >99999999999999999999\n b", "a: *b", "@", "a: \ufffe"]
)
def test_broken_yaml_is_a_finding_and_no_tree(text: str) -> None:
    tree, findings = read_yaml(text, "x.yaml")
    assert tree is None
    assert len(findings) == 1


def test_an_alias_cannot_multiply() -> None:
    layers = "\n".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, 40))
    assert {f.code for f in findings_of(f"a0: &a0 x\n{layers}")} == {"yaml-anchor"}


@pytest.mark.parametrize("text", ["a: " + "[" * 500 + "]" * 500, "a: " + "{b: " * 400 + "}" * 400])
def test_huge_nesting_is_a_finding(text: str) -> None:
    assert "yaml-too-deep" in {f.code for f in findings_of(text)}


def test_nesting_up_to_the_limit_is_read() -> None:
    depth = MAX_DEPTH - 1
    assert findings_of("a: " + "[" * depth + "x" + "]" * depth) == []
    assert findings_of("a: " + "[" * (depth + 2) + "x" + "]" * (depth + 2)) != []


@pytest.mark.parametrize("text", ["", "   \n", "# only a comment\n"])
def test_nothing_is_no_tree_and_no_finding(text: str) -> None:
    assert read_yaml(text, "x.yaml") == (None, [])


def test_plain_lines_takes_away_mark_and_carriage_returns() -> None:
    assert plain_lines("\ufeffa\r\nb\rc\n") == "a\nb\nc\n"
