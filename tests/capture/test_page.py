"""From a page to the article's lines: nothing lost, nothing changed, the rest cut and known."""

from datetime import UTC, datetime

import pytest

from kg.capture.captured import Captured
from kg.capture.page import page_lines, read_page
from kg.capture.source import Wanted, capture_bytes
from kg.findings import UnreadableError
from tests.capture import pages

NOW = datetime(2031, 5, 7, 10, 11, 12, tzinfo=UTC)


def captured(page: str | bytes, **wanted: object) -> Captured:
    data = page if isinstance(page, bytes) else page.encode()
    return capture_bytes(data, "a page", Wanted(**wanted), NOW)  # type: ignore[arg-type]


@pytest.mark.parametrize("page", [pages.WORDPRESS, pages.JSON_LD, pages.NO_DATE])
def test_the_article_is_kept_and_nothing_else(page: str) -> None:
    assert captured(page).text.split("\n") == pages.TEXT


def test_what_was_cut_is_known_by_its_line() -> None:
    made = captured(pages.WORDPRESS)
    assert [line for _, line in made.cut()] == pages.FURNITURE
    whole = made.whole.split("\n")
    assert all(whole[number - 1] == line for number, line in made.cut())
    # four lines of furniture stand before the article's four
    assert [number for number, _ in made.cut()] == [1, 2, 3, 4, 9, 10, 11, 12, 13, 14]


def test_nothing_is_cut_when_all_is_kept() -> None:
    made = captured(pages.WORDPRESS, keep_all=True)
    assert made.cut() == []
    assert set(made.text.split("\n")) == {*pages.TEXT, *pages.FURNITURE}


def test_an_arabic_page_in_its_own_encoding() -> None:
    made = captured(pages.RIGHT_TO_LEFT.encode("windows-1256"))
    assert made.text.split("\n") == pages.ARABIC
    assert made.guesses.found["language"].value == "ar"
    assert made.guesses.found["published"].value == "2031-05-06"


def test_where_no_article_can_be_told_nothing_is_cut() -> None:
    made = captured("<html><body><footer>Example Herald</footer></body></html>")
    assert made.text == "Example Herald"
    assert "nothing was cut" in made.told[0]


@pytest.mark.parametrize("page", ["<html></html>", "<html><body><script>x</script></body></html>"])
def test_a_page_without_text_is_refused(page: str) -> None:
    with pytest.raises(UnreadableError, match="no text"):
        captured(page)


def lines(body: str) -> list[str]:
    return page_lines(read_page(f"<html><body>{body}</body></html>", "x"))


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<p>a <b>b</b>,\n  c</p><p>d</p>", ["a b, c", "d"]),
        ("a<br>b<br/>c", ["a", "b", "c"]),
        ("<p>a</p>\n tail\n<p>b</p>", ["a", "tail", "b"]),
        ("<ul><li>a</li><li>b</li></ul>", ["a", "b"]),
        ("<table><tr><td>a</td><td>b</td></tr></table>", ["a", "b"]),
        ("a<!-- not said --><script>no</script>b", ["ab"]),
        ("Cafe\u0301 \u200fاسم\u00a0x", ["Cafe\u0301 \u200fاسم\u00a0x"]),
        ("a &#1; &amp; &lt;b&gt;", ["a & <b>"]),
    ],
)
def test_lines_are_blocks_with_their_own_characters(body: str, expected: list[str]) -> None:
    assert lines(body) == expected


def test_an_old_page_laid_out_as_a_table() -> None:
    page = f"""<html><body bgcolor=white><table><tr><td><a href=1>Home</a><br>Sports</td>
    <td>{pages.TEXT[1]}<br><br>{pages.TEXT[2]}<br>{pages.TEXT[3]}
    <br>Comments About This Article<br>Please fill the fields below.<form><input></form></td></tr>
    </table></body></html>"""
    made = captured(page)
    assert made.text.split("\n") == pages.TEXT[1:]
    assert [line for _, line in made.cut()] == [
        *("Home", "Sports", "Comments About This Article", "Please fill the fields below.")
    ]


def test_what_stands_inside_an_article_without_being_it() -> None:
    page = f"""<html><body><article><h1>{pages.TEXT[0]}</h1><p>{pages.TEXT[1]}</p>
    <div class="ad">Advertisement</div><table><tr><th>Village</th><th>Holder</th></tr>
    <tr><td>Minorham</td><td>nobody</td></tr></table><p>{pages.TEXT[2]}</p></article></body></html>"""
    table = ["Village", "Holder", "Minorham", "nobody"]
    assert captured(page).text.split("\n") == [*pages.TEXT[:2], *table, pages.TEXT[2]]
    assert captured(page).cut() == [(3, "Advertisement")]


def test_a_page_of_many_levels_is_read() -> None:
    deep = "<div>" * 5000 + "x" + "</div>" * 5000
    assert lines(f"<p>a</p>{deep}")[0] == "a"


def test_a_declaration_of_xml_is_no_obstacle() -> None:
    page = '<?xml version="1.0" encoding="utf-8"?>\n' + pages.NO_DATE
    assert captured(page).text.split("\n") == pages.TEXT
