"""What the rules read in one or two sentences; expected by hand, by docs/articles.md."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from kg.findings import UsageError
from tests.draft.drafting import claims, drafted

WEEK = {
    "words": "last week",
    "rule": "iso-week-before",
    "rivalReading": [{"rule": "sunday-week-before"}, {"rule": "saturday-week-before"}],
}


def one(folder: Path, text: str, **keys: str) -> dict[str, Any]:
    (claim,) = claims(folder, text, **keys)
    return claim


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            "The Kestrian Army took Tarnholm from the Free Marsh Brigades on Monday.",
            {
                "type": "TerritorialChange",
                "gainedBy": "kestrian-army",
                "lostBy": "marsh-brigades",
                "place": "tarnholm",
                "date": {"words": "on Monday", "rule": "weekday-before"},
            },
        ),
        (
            "Tarnholm was seized by the FMB last week.",
            {
                "type": "TerritorialChange",
                "gainedBy": "marsh-brigades",
                "place": "tarnholm",
                "date": WEEK,
            },
        ),
        (
            "The Free Marsh Brigades withdrew from Sandry on 5 June.",
            {
                "type": "TerritorialChange",
                "lostBy": "marsh-brigades",
                "place": "sandry",
                "date": {"edtf": "2031-06-05", "words": "on 5 June"},
            },
        ),
        (
            "The Kestrian Army controls most of Ostrel province.",
            {
                "type": "Control",
                "holder": "kestrian-army",
                "place": "ostrel-province",
                "extent": "most",
                "extentWords": "most of",
                "date": {"words": "controls", "rule": "ongoing"},
            },
        ),
        (
            "The Highland Council attacked the Kestrian Army near Wexmoor yesterday.",
            {
                "type": "Attack",
                "attacker": "highland-council",
                "target": "kestrian-army",
                "near": "wexmoor",
                "date": {"edtf": "2031-06-10", "words": "yesterday"},
            },
        ),
        (
            "The Highland Council met with the Kestrian government in Tarnholm on Sunday.",
            {
                "type": "Meeting",
                "participant": ["highland-council", "kestrian-government"],
                "place": "tarnholm",
                "date": {"words": "on Sunday", "rule": "weekday-before"},
            },
        ),
        (
            "The Highland Council vowed to capture Tarnholm.",
            {
                "type": "Intent",
                "intendedBy": "highland-council",
                "goal": "capture Tarnholm",
                "place": "tarnholm",
                "date": {"words": "vowed to capture", "rule": "not-after"},
            },
        ),
        (
            "Tarnholm fell to the Free Marsh Brigades three years ago.",
            {
                "type": "TerritorialChange",
                "gainedBy": "marsh-brigades",
                "place": "tarnholm",
                "date": {"words": "three years ago", "rule": "years-before"},
            },
        ),
    ],
)
def test_what_is_told(tmp_path: Path, text: str, content: dict[str, Any]) -> None:
    claim = one(tmp_path, text)
    assert claim["content"] == content
    assert claim["review"] == "draft"
    assert claim["quote"] == text.removesuffix(".")
    assert (claim["source"], claim["stance"]) == (["kestria-today"], "own-voice")


def test_casualties_keep_their_operators(tmp_path: Path) -> None:
    text = "At least 12 FMB fighters were killed and up to 20 others wounded, Delta Wire said."
    claim = one(tmp_path, text)
    assert claim["content"]["sufferedBy"] == "marsh-brigades"
    assert claim["content"]["quantity"] == [
        {"kind": "killed", "minimum": 12, "words": "At least 12"},
        {"kind": "wounded", "maximum": 20, "words": "up to 20 others"},
    ]


@pytest.mark.parametrize(
    ("said", "chain", "stance", "interest"),
    [
        ("{}, Delta Wire reported.", ["delta-wire"], "reported", "neutral"),
        ("According to Rights Ledger, {}.", ["rights-ledger"], "reported", "neutral"),
        ("{}, Marsh Voice claimed.", ["marsh-voice"], "claimed", "for"),
        ("The Kestrian Army said that {}.", ["kestrian-army"], "claimed", "against"),
        ("“{},” a spokesman of the group said.", ["marsh-brigades"], "directly-quoted", "for"),
        (
            "{}, the Kestrian government told Delta Wire.",
            ["delta-wire", "kestrian-government"],
            "claimed",
            "against",
        ),
        (
            "{}, Delta Wire reported, citing the Kestrian Army.",
            ["delta-wire", "kestrian-army"],
            "claimed",
            "against",
        ),
    ],
)
def test_who_says_so(
    tmp_path: Path, said: str, chain: list[str], stance: str, interest: str
) -> None:
    claim = one(tmp_path, said.format("the Free Marsh Brigades took Tarnholm"))
    assert claim["source"] == ["kestria-today", *chain]
    assert (claim["stance"], claim["interest"]) == (stance, interest)
    assert claim["quote"] == "the Free Marsh Brigades took Tarnholm"


def test_the_day_of_saying_is_not_the_day_of_the_event(tmp_path: Path) -> None:
    text = "The Free Marsh Brigades took Tarnholm, the group said in a statement on Monday."
    claim = one(tmp_path, text)
    assert claim["said"] == {"words": "on Monday", "rule": "weekday-before"}
    assert claim["content"]["date"] == {"words": "took", "rule": "not-after"}


@pytest.mark.parametrize(
    "text",
    [
        "The Kestrian Army denied that the Free Marsh Brigades had captured Wexmoor.",
        "The Free Marsh Brigades did not capture Wexmoor, the Kestrian Army said.",
    ],
)
def test_a_denial_is_denied(tmp_path: Path, text: str) -> None:
    claim = one(tmp_path, text)
    assert claim["content"]["polarity"] == "denied"
    assert claim["content"]["gainedBy"] == "marsh-brigades"
    assert (claim["source"][-1], claim["interest"]) == ("kestrian-army", "for")


def test_recaptured_presupposes_an_earlier_hold(tmp_path: Path) -> None:
    taken, held = claims(tmp_path, "The Kestrian Army recaptured Tarnholm on Monday.")
    assert taken["content"]["type"] == "TerritorialChange"
    assert held["stance"] == "presupposed"
    assert held["content"] == {
        "type": "Control",
        "holder": "kestrian-army",
        "place": "tarnholm",
        "precedes": "D1",
        "date": {"words": "recaptured", "rule": "until"},
    }


def test_pronouns_and_common_nouns_are_read_from_what_stands_before(tmp_path: Path) -> None:
    text = (
        "The Kestrian Army attacked the Free Marsh Brigades in Tarnholm. "
        "It captured the town. The brigades withdrew from Sandry."
    )
    _, captured, withdrew = claims(tmp_path, text)
    assert captured["content"]["gainedBy"] == "kestrian-army"
    assert captured["content"]["place"] == "tarnholm"
    assert withdrew["content"]["lostBy"] == "marsh-brigades"


def test_places_that_are_counted_make_a_group(tmp_path: Path) -> None:
    made = drafted(tmp_path, "The Kestrian Army seized six villages near Tarnholm.")
    assert made.proposals[0].entry["content"]["place"] == "6-villages"
    (group,) = made.places
    assert (group["cardinality"], group["near"], group["within"]) == (
        6,
        "tarnholm",
        "ostrel-province",
    )


@pytest.mark.parametrize(
    "text",
    [
        "The Free Marsh Brigades failed to capture Tarnholm.",
        "The Free Marsh Brigades may attack Tarnholm.",
        "The Free Marsh Brigades took part in talks about Tarnholm.",
        "The Free Marsh Brigades seized the airport of Tarnholm.",
        "It is a fine day in Tarnholm.",
        "A car bomb killed nine people in Tarnholm.",
    ],
)
def test_what_is_not_told_is_not_drafted(tmp_path: Path, text: str) -> None:
    assert claims(tmp_path, text) == []


def test_words_that_stand_twice_are_told_apart(tmp_path: Path) -> None:
    text = "The Kestrian Army took Tarnholm.\n\nThe Kestrian Army took Tarnholm."
    first, second = claims(tmp_path, text)
    assert first["quote"] == {"exact": "The Kestrian Army took Tarnholm", "occurrence": 1}
    assert second["quote"] == {"exact": "The Kestrian Army took Tarnholm", "occurrence": 2}


def test_without_a_day_of_publication_there_are_no_dates(tmp_path: Path) -> None:
    made = drafted(tmp_path, "The Kestrian Army took Tarnholm on Monday.", published="")
    assert "date" not in made.proposals[0].entry["content"]
    assert any("no day of publication" in remark for remark in made.remarks)


def test_in_another_language_names_alone_are_looked_for(tmp_path: Path) -> None:
    made = drafted(tmp_path, "سيطر جيش كستريا على تارنهولم", language="ar")
    assert made.proposals == ()
    assert "Kestrian Army (kestrian-army)" in made.remarks[1]
    assert "Tarnholm (tarnholm)" in made.remarks[1]


def test_unknown_names_are_candidates(tmp_path: Path) -> None:
    text = (
        "The Kestrian Army withdrew from Tarnholm to Dunwick. Shelling was heard in Dunwick. "
        "A spokesman for the Redwater Legion was silent. Redwater Legion fighters left."
    )
    found = {c.name: c for c in drafted(tmp_path, text).candidates}
    assert (found["Dunwick"].kind, found["Dunwick"].count) == ("place", 2)
    assert found["Dunwick"].command == "kg new place Dunwick"
    assert found["Redwater Legion"].kind == "actor"
    assert found["Redwater Legion"].command == "kg new actor 'Redwater Legion'"
    assert found["Redwater Legion"].sentence.startswith("A spokesman")


@pytest.mark.parametrize("text", ["…", "12 34", "a" * 100_000, "word " * 30_000, "“((--,,;;"])
def test_texts_without_sentences_give_nothing(tmp_path: Path, text: str) -> None:
    assert drafted(tmp_path, text).proposals == ()


def test_a_long_text_is_read_as_far_as_a_report_goes(tmp_path: Path) -> None:
    made = drafted(tmp_path, "Nothing happened that day.\n\n" * 200_000)
    assert any("too long for one report" in remark for remark in made.remarks)


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("no front matter", "no front matter"),
        ("---\nid: [\n---\n\ntext\n", "mend it before drafting"),
        ("---\nid: x\npublisher: nobody\n---\n\ntext\n", "the publisher 'nobody'"),
        ("---\nid: x\npublisher: kestria-today\n---\n", "no text"),
    ],
)
def test_a_file_that_cannot_be_drafted_from_says_why(
    tmp_path: Path, source: str, said: str
) -> None:
    from kg.draft.article import read_article
    from tests.draft.drafting import gazetteer

    path = tmp_path / "report.md"
    path.write_text(source, "utf-8")
    with pytest.raises(UsageError, match=said):
        read_article(path, gazetteer().names)
