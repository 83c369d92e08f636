"""What conflicts, and what was later confirmed or denied, in the invented corpus."""

from __future__ import annotations

from kg.ask.answers import TableAnswer
from kg.ask.session import Session
from tests.invented import Claim
from tests.invented import session as invented

IN_SELWICK = {
    # the claims on Selwick in the order of their publication, by their days: year-old, announced,
    # recaptured, taken, confirmed, seen, looked back on
    "telegraph-2030.C1": "Front",
    "daily-selwick-announced.C1": "Army",
    "voice-selwick-recaptured.C1": "Front",
    "daily-selwick-taken.C1": "Army",
    "monitor-selwick-confirmed.C1": "Army",
    "monitor-selwick-confirmed.C2": "Army",
    "courier-looks-back.C1": "Front",
}
DENIAL = "monitor-selwick-denied.C1"
MOST = "telegraph-summary.C2"


def rows(asked: Session, text: str, **moment: str) -> list[dict[str, str | None]]:
    answer = asked.ask(text, **moment)
    assert isinstance(answer, TableAnswer)
    return [{k: v and v.rpartition("/")[2] for k, v in row.items()} for row in answer.rows]


def pairs(asked: Session, conflict: str, decisive: str) -> set[frozenset[str | None]]:
    return {
        frozenset((row["one"], row["other"]))
        for row in rows(asked, "which claims conflict")
        if (row["conflict"], row["decisive"]) == (conflict, decisive)
    }


def test_only_what_is_denied_of_the_same_day_and_place_conflicts(corpus: Session) -> None:
    conflicts = pairs(corpus, "yes", "overlap")
    assert conflicts == {
        frozenset(("daily-selwick-announced.C1", DENIAL)),
        frozenset(("courier-dunmere.C2", "monitor-selwick-confirmed.C4")),
    }


def test_rivals_of_different_days_do_not_conflict(corpus: Session) -> None:
    rivals = {
        frozenset((one, other))
        for one, holder in IN_SELWICK.items()
        for other, rival in IN_SELWICK.items()
        if holder != rival
    }
    held_later = [claim for claim in list(IN_SELWICK)[3:] if IN_SELWICK[claim] == "Army"]
    later = {frozenset((DENIAL, claim)) for claim in held_later}
    assert pairs(corpus, "no", "time") == rivals | later


def test_most_of_a_province_conflicts_with_no_place_in_it(corpus: Session) -> None:
    front = [claim for claim, holder in IN_SELWICK.items() if holder == "Front"]
    expected = {frozenset((MOST, each)) for each in (*front, DENIAL, "voice-three-villages.C1")}
    assert pairs(corpus, "no", "extent") == expected


def test_the_sentence_says_which_days_and_which_place(corpus: Session) -> None:
    found = rows(corpus, "which claims conflict")
    (sentence,) = [row["sentence"] for row in found if row["other"] == DENIAL]
    assert sentence == (
        "One denies what the other says. Both speak of Selwick, and both of 3 March 2031."
    )


def test_what_was_later_confirmed_or_denied(corpus: Session) -> None:
    found = rows(corpus, "which claims were later confirmed or denied")
    monitor = {"source": "Plainsight Monitor", "independent": "yes"}
    assert found == [
        {
            "claim": "daily-selwick-announced.C1",
            "how": "denied",
            "by": DENIAL,
            "published": "2031-03-03",
        }
        | monitor,
        {
            "claim": "courier-dunmere.C2",
            "how": "denied",
            "by": "monitor-selwick-confirmed.C4",
            "published": "2031-03-16",
        }
        | monitor,
        {
            "claim": "daily-selwick-taken.C1",
            "how": "confirmed",
            "by": "monitor-selwick-confirmed.C1",
            "published": "2031-03-16",
        }
        | monitor,
    ]


def test_before_it_was_published_nothing_was_confirmed(corpus: Session) -> None:
    asked = "which claims were later confirmed or denied"
    assert [row["how"] for row in rows(corpus, asked, known_on="2031-03-15")] == ["denied"]


CAPTURE = {
    "type": "TerritorialChange",
    "gainedBy": "northern-army",
    "place": "sampleton",
    "date": "2017-12-01",
}


def told(publisher: str, published: str, **more: object) -> Claim:
    return CAPTURE | {"publisher": publisher, "published": published} | more


def judged(*claims: Claim) -> list[tuple[str | None, str | None]]:
    found = rows(invented(*claims), "what was later confirmed")
    return [(row["how"], row["independent"]) for row in found]


def test_a_later_report_by_another_source_confirms() -> None:
    later = told("invented-monitor", "2017-12-03")
    assert judged(told("invented-times", "2017-12-02"), later) == [("confirmed", "yes")]


def test_a_report_of_the_same_day_confirms_nothing() -> None:
    same_day = told("invented-monitor", "2017-12-02")
    assert judged(told("invented-times", "2017-12-02"), same_day) == []


def test_a_copy_confirms_nothing() -> None:
    wire = {"actor": "invented-wire", "credit": "credited"}
    first = told("invented-times", "2017-12-02", source=["invented-times", wire], stance="reported")
    copy = told("invented-post", "2017-12-03", source=["invented-post", wire], stance="reported")
    assert judged(first, copy) == []


def test_the_own_radio_confirms_nothing_and_can_deny() -> None:
    front = told("southern-radio", "2017-12-02")
    again = told("invented-times", "2017-12-03", source=["invented-times", "southern-front"])
    said = again | {"stance": "claimed", "interest": "for"}
    assert judged(front, said) == []
    assert judged(front, said | {"polarity": "denied"}) == [("denied", "no")]


def test_another_day_confirms_nothing() -> None:
    other = told("invented-monitor", "2017-12-06", date="2017-12-05")
    assert judged(told("invented-times", "2017-12-02"), other) == []
