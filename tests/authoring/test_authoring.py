"""Entries as people write them, added without changing anything else."""

from pathlib import Path

import pytest

from kg.authoring.entry_text import entry_text
from kg.authoring.sections import add_to_article, add_to_yaml
from kg.findings import UsageError
from kg.formatting.texts import format_text
from kg.load.yaml_tree import Mapping, Scalar, Sequence, Tree, read_yaml

CLAIM = {
    "id": "D1",
    "quote": "the Northern Guard took Exampletown on Monday: all of it, " + "and more, " * 12,
    "source": ["example-herald", "northern-guard"],
    "review": "draft",
    "content": {
        "type": "TerritorialChange",
        "place": "exampletown",
        "date": {"words": "on Monday", "rule": "weekday-before"},
        "quantity": [{"kind": "killed", "minimum": 7, "words": "At least 7"}],
    },
}


def plain(tree: Tree | None) -> object:
    if isinstance(tree, Mapping):
        return {key: plain(value) for key, value in tree.entries.items()}
    if isinstance(tree, Sequence):
        return [plain(item) for item in tree.items]
    return tree.text if isinstance(tree, Scalar) else None


def as_texts(value: object) -> object:
    if isinstance(value, dict):
        return {key: as_texts(item) for key, item in value.items()}
    return [as_texts(item) for item in value] if isinstance(value, list) else str(value)


def test_an_entry_reads_back_as_it_was() -> None:
    text = "claims:\n" + entry_text(CLAIM)
    assert plain(read_yaml(text, "x")[0]) == {"claims": [as_texts(CLAIM)]}


def test_an_entry_is_written_as_a_person_would() -> None:
    lines = entry_text(CLAIM, comment="proposed").splitlines()
    assert lines[:2] == ["  # proposed", "  - id: D1"]
    assert "    source: [example-herald, northern-guard]" in lines
    assert "    content:" in lines
    assert "      date: {words: on Monday, rule: weekday-before}" in lines
    assert any(line.startswith("    quote: ") and line.count("and more") == 12 for line in lines)


@pytest.mark.parametrize("words", ["NO", "12:30", "- a", "a: b", "#x", "'", '"', "ا: ب", "a\nb"])
def test_any_words_read_back(words: str) -> None:
    tree, problems = read_yaml("claims:\n" + entry_text({"id": "D1", "quote": words}), "x")
    assert problems == []
    assert plain(tree) == {"claims": [{"id": "D1", "quote": words}]}


ENTRY = entry_text({"id": "b"})


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("x: 1\n", "x: 1\n\nclaims:\n  - id: b\n"),
        ("claims: []\nx: 1\n", "claims:\n  - id: b\nx: 1\n"),
        ("claims:\nx: 1\n", "claims:\n  - id: b\nx: 1\n"),
        (
            "claims:\n  - id: a # one\n\n# about x\nx: 1",
            "claims:\n  - id: a # one\n  - id: b\n\n# about x\nx: 1",
        ),
        ("x: 1\nclaims:\n  - id: a\n", "x: 1\nclaims:\n  - id: a\n  - id: b\n"),
        ("claims:\n    - id: a\n", "claims:\n    - id: a\n    - id: b\n"),
        ("claims:\n- id: a\nx: 1\n", "claims:\n- id: a\n- id: b\nx: 1\n"),
    ],
)
def test_nothing_else_changes(before: str, after: str) -> None:
    assert add_to_yaml(before, "claims", ENTRY) == after


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("claims: [{id: a}]\n", "in brackets"),
        ("claims: yes\n", "not a list"),
        ("claims: {a: b\n", "line"),
        ("a\n", "no keys"),
    ],
)
def test_what_cannot_be_added_to_is_said(text: str, why: str) -> None:
    with pytest.raises(UsageError, match=why):
        add_to_yaml(text, "claims", ENTRY)


def test_an_article_keeps_its_text() -> None:
    text = "---\nid: a\nclaims:\n  - id: a\n---\n\nThe text.\n---\nid: not a key\n"
    expected = "---\nid: a\nclaims:\n  - id: a\n  - id: b\n---\n\nThe text.\n---\nid: not a key\n"
    assert add_to_article(text, "claims", ENTRY) == expected


def test_a_text_without_front_matter_is_refused() -> None:
    with pytest.raises(UsageError, match="no front matter"):
        add_to_article("The text.", "claims", ENTRY)


def test_kg_fmt_has_nothing_to_change() -> None:
    text = f"---\nid: a\nclaims:\n{entry_text(CLAIM, comment='proposed')}---\n\nThe text.\n"
    made = format_text(text, Path("a.md"))
    assert (made.findings, made.after) == ([], text)
