"""What a page says about itself, and from where it was taken."""

from datetime import UTC, datetime

import pytest

from kg.capture.archive import read_address, read_saved
from kg.capture.guess import Guesses, day_of
from kg.capture.source import Wanted, capture_bytes
from tests.capture import pages

NOW = datetime(2031, 5, 7, 10, 11, 12, tzinfo=UTC)


def guessed(page: str, address: str | None = None) -> dict[str, tuple[str, str]]:
    made = capture_bytes(page.encode(), "a page", Wanted(address=address), NOW)
    return {key: (guess.value, guess.origin) for key, guess in made.guesses.found.items()}


def test_meta_elements() -> None:
    found = guessed(pages.WORDPRESS)
    assert found["site"] == ("Example Herald", '<meta property="og:site_name">')
    # half past eleven at night by the outlet's own clock is still the sixth
    assert found["published"] == (
        "2031-05-06",
        '<meta property="article:published_time">, 2031-05-06T23:30:00+03:00',
    )
    assert found["language"] == ("en", "<html lang>, en-GB")
    assert found["title"] == (pages.TEXT[0], '<meta property="og:title">')
    assert found["author"] == ("A. Writer", '<meta name="author">')
    address = "https://herald.example/2031/05/06/guard-takes-town/"
    assert found["url"] == (address, '<link rel="canonical">')


def test_json_ld() -> None:
    found = guessed(pages.JSON_LD)
    assert found["site"] == ("Example Wire", "publisher in JSON-LD")
    assert found["published"] == ("2031-05-06", "datePublished in JSON-LD")
    assert found["author"] == ("B. Writer", "author in JSON-LD")
    assert found["language"] == ("en", "inLanguage in JSON-LD")


def test_a_page_that_does_not_say_is_not_made_to() -> None:
    assert set(guessed(pages.NO_DATE)) == {"title", "captured"}


def test_the_day_in_an_address_is_the_last_resort() -> None:
    assert guessed(pages.NO_DATE, "https://x.example/a/2031/5/6/b")["published"] == (
        "2031-05-06",
        "the address",
    )
    assert "published" not in guessed(pages.NO_DATE, "https://x.example/2031/13/45/b")


def test_the_address_asked_for_is_no_guess() -> None:
    assert guessed(pages.NO_DATE, "https://x.example/1")["url"] == ("https://x.example/1", "")


def test_an_address_is_written_as_the_checks_want_it() -> None:
    found = guessed(pages.NO_DATE, "https://x.example/a|b{1}")
    assert found["url"][0] == "https://x.example/a%7Cb%7B1%7D"


def test_another_hosts_canonical_address_does_not_count() -> None:
    asked = "https://copy.example/1"
    assert guessed(pages.WORDPRESS, asked)["url"] == (asked, "")
    same = "https://herald.example/?p=1"
    assert guessed(pages.WORDPRESS, same)["url"][1] == '<link rel="canonical">'


def test_what_steers_a_terminal_or_ends_a_line_is_left_out() -> None:
    page = (
        '<html><head><meta name="author" content="A&#10;B&#27;[31m&#8232;C"></head><body>x</body>'
    )
    assert guessed(page)["author"][0] == "A B[31m C"
    broken = (
        '<script type="application/ld+json">{"@type":"Article","headline":"a\\ud800b"}</script>'
    )
    assert guessed(f"<html><head>{broken}</head><body>x</body>")["title"][0] == "ab"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2031-05-06", "2031-05-06"),
        ("2031-05-06T00:10:00Z", "2031-05-06"),
        ("2031-05-06 10:00", "2031-05-06"),
        ("Tue, 06 May 2031 10:00:00 GMT", "2031-05-06"),
        ("2031-02-30", None),
        ("06/05/2031", None),
        ("yesterday", None),
        ("2031", None),
        ("", None),
    ],
)
def test_days(text: str, day: str | None) -> None:
    assert day_of(text) == day


@pytest.mark.parametrize(
    ("address", "url", "captured"),
    [
        (
            "https://web.archive.org/web/20310507101112/https://herald.example/1?a=b",
            "https://herald.example/1?a=b",
            "2031-05-07T10:11:12Z",
        ),
        (
            "https://web.archive.org/web/20310507101112id_/http://herald.example/1",
            "http://herald.example/1",
            "2031-05-07T10:11:12Z",
        ),
        ("https://web.archive.org/web/2031/herald.example/1", "http://herald.example/1", None),
        ("https://archive.ph/20310507101112/https://h.example/", "https://h.example/", NOW),
        ("https://archive.today/2031.05.07-101112/https://h.example/", "https://h.example/", NOW),
        ("https://archive.is/aBc12", None, None),
        (
            "https://web.archive.org/web/20319907101112/https://h.example/",
            "https://h.example/",
            None,
        ),
    ],
)
def test_addresses_of_archives(address: str, url: str | None, captured: object) -> None:
    guesses = Guesses()
    assert read_address(address, guesses)
    found = {key: guess.value for key, guess in guesses.found.items()}
    moment = "2031-05-07T10:11:12Z" if captured is NOW else captured
    expected = {"archive": address, "url": url, "captured": moment}
    assert found == {key: value for key, value in expected.items() if value}


def test_an_ordinary_address_is_no_archive() -> None:
    assert not read_address("https://herald.example/web/20310507101112/x", Guesses())


@pytest.mark.parametrize(
    "comment",
    [
        "<!-- saved from url=(0026)https://herald.example/1 -->",
        "<!--\n Page saved with SingleFile \n url: https://herald.example/1 \n"
        " saved date: Wed May 07 2031 13:11:12 GMT+0300 (Some Standard Time)\n-->",
        "<!-- Mirrored from https://herald.example/1 by something -->",
    ],
)
def test_comments_of_saved_pages(comment: str) -> None:
    guesses = Guesses()
    read_saved(f"<!DOCTYPE html>\n{comment}<html>", guesses)
    assert guesses.found["url"].value == "https://herald.example/1"
    if "saved date" in comment:
        assert guesses.found["captured"].value == "2031-05-07T10:11:12Z"
