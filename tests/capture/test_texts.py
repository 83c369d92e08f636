"""Plain texts, Markdown files and encodings."""

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kg.capture.captured import Captured
from kg.capture.decode import decoded
from kg.capture.furniture import article_part, is_furniture
from kg.capture.source import Wanted, capture_bytes, capture_file
from kg.findings import UnreadableError, UsageError
from kg.resources import BUILT_IN

NOW = datetime(2031, 5, 7, tzinfo=UTC)
REPORT = "The Northern Guard took Exampletown on Monday, its spokesman said in a statement."


def captured(text: str, **wanted: object) -> Captured:
    return capture_bytes(text.encode(), "a text", Wanted(**wanted), NOW)  # type: ignore[arg-type]


def test_the_text_is_kept_as_it_is() -> None:
    text = f"  Cafe\u0301 \t one \n\n---\n\n{REPORT}  \n[…]"
    made = captured(f"\n{text}\n\n")
    assert made.text == text
    assert made.cut() == []


def test_furniture_at_the_ends_is_cut_and_told() -> None:
    made = captured(f"Share\nAdvertisement\n{REPORT}\nShare\n{REPORT}\nComments (3)\nLog in\n")
    assert made.text == f"{REPORT}\nShare\n{REPORT}"
    assert made.cut() == [(1, "Share"), (2, "Advertisement"), (6, "Comments (3)"), (7, "Log in")]
    assert captured(f"Share\n{REPORT}", keep_all=True).text == f"Share\n{REPORT}"


def test_the_built_in_articles_page_furniture() -> None:
    lines = (BUILT_IN / "articles" / "captured" / "zaman-al-wasl-31666.txt").read_text("utf-8")
    begin, end = article_part(lines.split("\n"))
    # eleven sentences and the outlet's name, which nothing marks as furniture
    assert (begin, end) == (0, 12)


@pytest.mark.parametrize(
    "line",
    [
        *("Comments", "Share this on Chirper", "Read more:", "More from Example Herald"),
        *("التعليقات", "شارك هذا الخبر", "شارك على الموقع", "اقرأ أيضا: خبر آخر"),
    ],
)
def test_lines_of_furniture(line: str) -> None:
    assert is_furniture(line)


@pytest.mark.parametrize(
    "line",
    [
        *(REPORT, "Shares fell on Monday after the attack on the port.", "Search teams left."),
        *("More troops arrived.", "More here", "Share of the town", "Print shops were shut"),
        *("شارك مئة مقاتل في الهجوم", "إعلان الهدنة في البلدة", "بحث القادة حماية الحدود"),
        *("Home to 700 people", "No comment was given", "Comments by the army differ"),
    ],
)
def test_lines_of_reports(line: str) -> None:
    assert not is_furniture(line)


def test_a_text_of_nothing_but_furniture_is_left_whole() -> None:
    assert captured("Share\nComments").text == "Share\nComments"


def test_the_keys_of_a_markdown_file_are_guesses_and_not_text(tmp_path: Path) -> None:
    path = tmp_path / "clip.md"
    path.write_text(
        "---\ntitle: Guard takes town\nsource: https://herald.example/1\n"
        f"published: 2031-05-06\nauthor: [A. Writer]\n---\n# Head\n\n{REPORT}\n"
    )
    made = capture_file(path, Wanted())
    assert made.text == f"# Head\n\n{REPORT}"
    found = {key: guess.value for key, guess in made.guesses.found.items() if key != "captured"}
    assert found == {
        "title": "Guard takes town",
        "url": "https://herald.example/1",
        "published": "2031-05-06",
        "author": "A. Writer",
    }
    assert made.cut()[0] == (1, "---")
    assert made.guesses.found["title"].origin == "the file's key 'title'"


def test_a_file_was_captured_when_it_was_last_changed(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(REPORT)
    os.utime(path, (NOW.timestamp(), NOW.timestamp()))
    guess = capture_file(path, Wanted()).guesses.found["captured"]
    assert guess.value == "2031-05-07T00:00:00Z"
    assert "last changed" in guess.origin


def test_the_hash_is_of_the_stored_text() -> None:
    # SHA-256 of the two characters "a" and line feed
    known = "87428fc522803d31065e7bce3cf03fe475096631e5e07bbd7a0fde60c4cf25c7"
    assert captured("a").sha256 == known
    assert captured("a").whole == "a\n"


def test_the_hash_of_a_picture_is_of_its_bytes(tmp_path: Path) -> None:
    (tmp_path / "x.png").write_bytes(b"abc")
    known = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    assert capture_file(tmp_path / "x.png", Wanted(media=True)).sha256 == known
    assert capture_bytes(b"abc", "x", Wanted(media=True), NOW).sha256 == known


@pytest.mark.parametrize("content", [b"", b" \n \n"])
def test_nothing_is_no_text(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.txt").write_bytes(content)
    with pytest.raises(UnreadableError, match="no text"):
        capture_file(tmp_path / "a.txt", Wanted())


def test_an_empty_picture_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(b"")
    with pytest.raises(UnreadableError, match="empty"):
        capture_file(tmp_path / "a.png", Wanted(media=True))


@pytest.mark.parametrize("name", ["missing.txt", "", "a\0b"])
def test_a_file_that_cannot_be_read(tmp_path: Path, name: str) -> None:
    with pytest.raises(UnreadableError, match="cannot be read"):
        capture_file(tmp_path / name, Wanted())


# -- encodings -----------------------------------------------------------------------------

ARABIC = "حرس الشمال"


@pytest.mark.parametrize(
    ("data", "given", "sent_as"),
    [
        (ARABIC.encode(), None, None),
        (b"\xef\xbb\xbf" + ARABIC.encode(), None, None),
        (ARABIC.encode("utf-16"), None, None),
        (ARABIC.encode("windows-1256"), "windows-1256", "utf-8"),
        (ARABIC.encode("windows-1256"), None, "Windows-1256"),
        (ARABIC.encode(), None, "no-such-encoding"),
    ],
)
def test_encodings(data: bytes, given: str | None, sent_as: str | None) -> None:
    assert decoded(data, "x", given, sent_as) == ARABIC


def test_a_page_may_say_its_own_encoding() -> None:
    page = f'<meta charset="windows-1256"><p>{ARABIC}'
    assert decoded(page.encode("windows-1256"), "x") == page
    # what the server says counts more
    assert decoded(page.encode(), "x", None, "utf-8") == page


def test_latin_1_is_read_as_browsers_read_it() -> None:
    assert decoded(b"\x93quoted\x94", "x", None, "ISO-8859-1") == "“quoted”"


def test_line_ends_become_line_feeds() -> None:
    assert decoded(b"a\r\nb\rc\n", "x") == "a\nb\nc\n"


def test_what_does_not_fit_is_refused() -> None:
    with pytest.raises(UnreadableError, match=r"byte 0xcd at byte offset 0.*--charset"):
        decoded(ARABIC.encode("windows-1256"), "x")


@pytest.mark.parametrize("given", ["no-such", "rot13", "hex"])
def test_an_unknown_encoding_is_a_wrong_option(given: str) -> None:
    with pytest.raises(UsageError, match="--charset"):
        decoded(b"a", "x", given)
