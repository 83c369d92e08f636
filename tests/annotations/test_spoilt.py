"""Samples spoilt at random places: an error that says what is wrong, or annotations; no crash."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.annotations.claim_maker import Setting
from kg.annotations.claims import draft_claims
from kg.annotations.fit import fit
from kg.annotations.formats import READERS
from kg.annotations.labels import Labels
from kg.findings import KgError
from kg.load.names import NameIndex
from tests.annotations.invented import FORMATS, SAMPLES, TEXT

SETTING = Setting(TEXT, "mock-courier", NameIndex(), Labels())
PIECES = st.sampled_from(
    ["", "{", "}", "[", "]", ",", ":", '"', "null", "true", "-1", "1e9", "\t", "\n", "T1", "E1"]
)


@pytest.mark.parametrize(("name", "file"), FORMATS.items())
@given(data=st.data())
@settings(
    max_examples=150,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_no_spoilt_file_is_a_crash(
    name: str, file: str, data: st.DataObject, tmp_path: Path
) -> None:
    text = (SAMPLES / file).read_text("utf-8")
    for _ in range(data.draw(st.integers(1, 3))):
        start = data.draw(st.integers(0, len(text)))
        end = min(len(text), start + data.draw(st.integers(0, 30)))
        text = text[:start] + data.draw(PIECES) + text[end:]
    shutil.copy(SAMPLES / "invented.txt", tmp_path)
    spoilt = tmp_path / file
    spoilt.write_text(text, "utf-8")
    try:
        documents = READERS[name](spoilt)
    except KgError as error:
        assert str(tmp_path) in str(error)
        return
    for document in documents:
        fitted = fit(document, TEXT)
        for spans in fitted.spans.values():
            assert all(0 <= span.start < span.end <= len(TEXT) for span in spans)
        ids = [f"I{number}" for number in range(1000)]
        for draft in draft_claims(document, fitted, SETTING, ids).drafts:
            assert quoted(draft.entry["quote"])


def quoted(quote: object) -> bool:
    """Whether every piece of `quote` stands in the text."""
    pieces = quote if isinstance(quote, list) else [quote]
    words = [piece["exact"] if isinstance(piece, dict) else piece for piece in pieces]
    return bool(words) and all(isinstance(word, str) and word in TEXT for word in words)
