"""How cells of a table are shown to people; the forms are those of EDTF (ISO 8601-2)."""

import pytest

from kg.wording.cells import in_words, one_article


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        ("2017-12-09", "9 Dec 2017"),
        ("[..2017-12-12]", "on or before 12 Dec 2017"),
        ("[2017-12-01..]", "on or after 1 Dec 2017"),
        ("[2017-12-04..2017-12-10]", "between 4 Dec 2017 and 10 Dec 2017"),
        ("2017-12-04/2017-12-10", "from 4 Dec 2017 to 10 Dec 2017"),
        ("2017-12-04/..", "since 4 Dec 2017"),
        ("/2017-12-12", "up to 12 Dec 2017"),
        ("2014~", "about 2014"),
        ("2014-06~", "about 2014-06"),
        ("2014", "2014"),
        ("2017-02-30", "2017-02-30"),
        ("/", "/"),
        ("[..]", "[..]"),
        ("on 2017-12-09", "on 2017-12-09"),
        ("", ""),
    ],
)
def test_dates_are_told_in_words(cell: str, words: str) -> None:
    assert in_words(cell) == words


def test_claims_of_one_article() -> None:
    assert one_article(["some-paper-1.C2", "attack", "some-paper-1.C3, some-paper-1.C4a"]) == (
        "some-paper-1"
    )


def test_claims_of_two_articles_keep_theirs() -> None:
    assert one_article(["some-paper-1.C2", "other-paper.C2"]) is None


def test_words_are_no_claims() -> None:
    assert one_article(["U.S.-led coalition", "C2", "Dr.No claims", "6.5", ""]) is None
