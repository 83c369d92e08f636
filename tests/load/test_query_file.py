"""SPARQL files with a header."""

from pathlib import Path

import pytest

from kg.findings import UnreadableError
from kg.load.query_file import read_query_file


def test_header_and_query_are_told_apart(tmp_path: Path) -> None:
    path = tmp_path / "x.rq"
    path.write_text("#+ title: A question\n#+ sample: who\n# a comment\nASK { }\n", "utf-8")
    header, query = read_query_file(path)
    assert header.text("title") == "A question"
    assert query == "# a comment\nASK { }\n"


@pytest.mark.parametrize(
    "content", [b"ASK {}", b"#+ [x", b"#+ - a", b"#+ a: b\n#+ a: c", b"#+ a: \xff", b""]
)
def test_a_file_without_a_header_names_itself(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.rq"
    path.write_bytes(content)
    with pytest.raises(UnreadableError, match=r"x\.rq"):
        read_query_file(path)


def test_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match=r"no\.rq"):
        read_query_file(tmp_path / "no.rq")
