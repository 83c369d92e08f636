"""Articles held in excerpts, posts, images and videos: the README says what is expected and why."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from kg.agreement.compare import compare_files
from kg.ask.answers import ControlAnswer, HistoryAnswer, TableAnswer
from kg.ask.questions import Question, load_questions
from kg.ask.session import Session
from kg.ask.show import describe
from kg.bundle.verify import verify_bundle
from kg.bundle.write import make_bundle
from kg.cache import Opened, open_graph
from kg.check import check_project
from kg.html.answer import answer_html
from kg.namespaces import CLAIM
from kg.project import open_project
from kg.resources import ANSWER_SCHEMA
from tests.running import kg

MEDIA = Path(__file__).parent
VALIDATOR = Draft202012Validator(json.loads(ANSWER_SCHEMA.read_text("utf-8")))
GIVEN = {
    "actor": "Northern Guard",
    "place": "Hillford",
    "claim": "guard-video.C2",
    "date": "2031-05-06",
    "number": "7",
    "review": "reviewed",
    "scheme": "ACLED",
}
"""What is given for a parameter of each type."""
REST = (
    "Only excerpts are held here of herald-hillford (Example Herald, 6 May 2031): the rest cannot "
    "be verified"
)
UNSAID = f"{REST}, and what nobody is found to say may stand there."


@pytest.fixture(scope="module")
def opened(cache_folder: Path) -> Opened:
    return open_graph(open_project(MEDIA))


@pytest.fixture(scope="module")
def media(opened: Opened) -> Session:
    return Session(opened.store, opened.files, open_project(MEDIA).settings)


def control(media: Session, place: str, **moment: str) -> ControlAnswer:
    answer = media.ask(f"who controls {place}", **moment)
    assert isinstance(answer, ControlAnswer)
    return answer


def table(media: Session, name: str, **given: str) -> TableAnswer:
    answer = media.answer(name, given)
    assert isinstance(answer, TableAnswer)
    return answer


def test_the_project_passes_the_checks() -> None:
    assert check_project(open_project(MEDIA), []).findings == []


@pytest.mark.parametrize(
    ("place", "verdict", "basis", "holders", "sources"),
    [
        ("Hillford", "known", "stated", ["River Army"], (2, 1)),
        ("Lowmill", "known", "inferred", ["Northern Guard"], (0, 0)),
        ("Brackwater", "known", "claimed", ["Northern Guard"], (1, 0)),
        ("Millbridge", "known", "stated", ["Northern Guard"], (1, 0)),
        ("Stonepass", "unknown", None, [], (0, 0)),
    ],
)
def test_who_controls(
    media: Session,
    place: str,
    verdict: str,
    basis: str | None,
    holders: list[str],
    sources: tuple[int, int],
) -> None:
    found = control(media, place)
    assert (found.verdict, found.basis) == (verdict, basis)
    assert [holder.label for holder in found.holders] == holders
    counted = found.independent_sources
    assert (counted["holder"], counted["loss"]) == sources


# -- excerpts -------------------------------------------------------------------------------------


def test_evidence_says_of_which_articles_only_excerpts_are_held(media: Session) -> None:
    held = {e.claim: e.coverage for e in control(media, "Hillford").evidence}
    assert held == {
        CLAIM["courier-hillford.C1"]: "whole",
        CLAIM["herald-hillford.C1"]: "excerpts",
        CLAIM["herald-hillford.C2"]: "excerpts",
        CLAIM["guard-post.C1"]: "whole",
    }


@pytest.mark.parametrize("place", ["Hillford", "Lowmill", "Stonepass"])
def test_what_nobody_says_may_stand_in_the_rest(media: Session, place: str) -> None:
    """Not only where the answer rests on it: what the Herald says of Stonepass nobody can see."""
    assert UNSAID in control(media, place).not_known


def test_what_was_not_yet_published_hides_nothing(media: Session) -> None:
    assert not any(
        "excerpts" in s for s in control(media, "Stonepass", known_on="2031-05-05").not_known
    )


def test_an_answer_that_rests_on_excerpts_says_so(media: Session) -> None:
    assert f"{REST}." in table(media, "words-behind-claim", claim="herald-hillford.C1").not_known
    assert table(media, "words-behind-claim", claim="courier-hillford.C1").not_known == ()


def test_a_history_says_so_too(media: Session) -> None:
    answer = media.ask("who controls Hillford", timeline=True)
    assert isinstance(answer, HistoryAnswer)
    assert answer.not_known == (UNSAID,)


def test_what_is_left_out_of_excerpts_is_not_left_out(media: Session) -> None:
    names = {"source_a": "Example Courier", "source_b": "Example Herald"}
    found = table(media, "said-and-left-out", **names)
    assert [(row["claim"], row["spokeOf"]) for row in found.rows] == [
        ("courier-photograph.C1", "nothing in the excerpts"),
        (
            "courier-hillford.C2",
            "herald-hillford.C1, herald-hillford.C2 (only excerpts are held)",
        ),
    ]
    assert found.not_known == (UNSAID,)


def test_what_is_left_out_of_a_whole_text_is_left_out(media: Session) -> None:
    names = {"source_a": "Example Herald", "source_b": "Example Courier"}
    found = table(media, "said-and-left-out", **names)
    assert [row["claim"] for row in found.rows] == ["herald-hillford.C2"]
    assert "excerpts" not in (found.rows[0]["spokeOf"] or "")
    assert found.not_known == (f"{REST}.",)  # it is the Herald's claim that stands in the row


def test_silence_on_losses_is_not_certain(media: Session) -> None:
    found = table(media, "no-own-losses")
    assert [row["actorName"] for row in found.rows] == ["Northern Guard"]
    assert found.not_known == (UNSAID,)


# -- images and videos ----------------------------------------------------------------------------


def test_what_is_seen_is_in_the_words_of_the_coder(media: Session) -> None:
    (premise,) = control(media, "Lowmill").evidence
    assert (premise.role, premise.quote, premise.spans, premise.start) == ("premise", "", (), None)
    assert premise.coverage is None
    seen = premise.seen
    assert seen is not None
    assert (seen.medium, seen.region, seen.time) == (
        "satellite image",
        "xywh=percent:40,35,10,10",
        None,
    )
    assert seen.coder.label == "Example desk"
    assert seen.address == "https://archive.example/20310508/https://skyline.example/lowmill"
    assert (seen.description or "").startswith("Six vehicles")


def test_words_said_in_a_video_are_quoted_with_their_time(media: Session) -> None:
    said = {e.claim: e for e in control(media, "Brackwater").evidence}[CLAIM["guard-video.C1"]]
    assert said.quote == "We hold Brackwater, all of it"
    assert said.seen is not None
    assert (said.seen.medium, said.seen.description, said.seen.time) == ("video", None, "t=3,6.5")


def test_the_publisher_of_a_picture_shows_and_does_not_state(media: Session) -> None:
    assert control(media, "Millbridge").sentence == (
        "Northern Guard: shown by Example Courier (in an image, as Example desk describes it)."
    )


def test_the_words_behind_what_is_seen(media: Session) -> None:
    found = table(media, "words-behind-claim", claim="guard-video.C2")
    (row,) = found.rows
    assert row["quote"] == (
        "described by Example desk at t=12,15.5&xywh=percent:10,20,30,40: Men in the uniform of "
        "the Northern Guard walk through the gate of the town hall"
    )
    assert (row["start"], row["end"]) == (None, None)


def test_nothing_lacks_a_quote_and_nothing_is_quoted_directly(media: Session) -> None:
    assert table(media, "incomplete-claims").rows == ()
    assert table(media, "direct-quotes", actor="Northern Guard").rows == ()


def test_own_voice_has_the_words_and_the_descriptions(media: Session) -> None:
    rows = table(media, "own-voice").rows
    assert len(rows) == 9  # every claim of the project
    described = {row["claim"] for row in rows if (row["quote"] or "").startswith("described by")}
    assert described == {"skyline-lowmill.C1", "guard-video.C2", "courier-photograph.C1"}


# -- every question, in every form ----------------------------------------------------------------


def answered(media: Session, question: Question) -> Any:
    given = {p.name: GIVEN[p.type] for p in question.parameters if p.required}
    return media.answer(question.name, given)


@pytest.mark.parametrize("question", load_questions(), ids=lambda question: question.name)
def test_every_question_has_an_answer(media: Session, question: Question) -> None:
    answer = json.loads(json.dumps(answered(media, question).to_dict()))
    VALIDATOR.validate(answer)
    quoted = re.findall(r"“([^”]*)”|<mark>([^<]*)</mark>", answer_html(answer))
    assert not any("vehicles" in "".join(words) for words in quoted)
    assert len(answered(media, question).table()[0]) > 0


def test_the_terminal_shows_who_describes_it() -> None:
    shown = kg("ask", "who controls Lowmill", cwd=MEDIA).out
    assert (
        "seen in the satellite image (region percent:40,35,10,10), described by Example desk: Six "
        "vehicles" in shown
    )
    assert "“Six" not in shown
    assert UNSAID in shown


def test_the_page_shows_who_describes_it(media: Session) -> None:
    page = answer_html(control(media, "Lowmill").to_dict())
    assert "Seen in the satellite image (region percent:40,35,10,10), described by Example" in page
    assert "<blockquote" not in page
    assert "https://archive.example/20310508/https://skyline.example/lowmill" in page


def test_show_tells_words_from_descriptions(media: Session, opened: Opened) -> None:
    found = describe(opened.store, media.labels, "Brackwater", opened.files)
    assert dict(found.mentions) == {
        CLAIM["guard-video.C1"]: "“We hold Brackwater, all of it”",
        CLAIM["guard-video.C2"]: "described by the coder: Men in the uniform of the Northern Guard "
        "walk through the gate of the town hall",
    }


@pytest.mark.parametrize("question", ["who controls Lowmill", "who controls Hillford"])
def test_a_bundle_holds(media: Session, question: str) -> None:
    assert verify_bundle(make_bundle(media, question), media).holds


def test_two_coders_of_a_picture_are_not_compared_by_span() -> None:
    image = MEDIA / "articles" / "courier-photograph.md"
    found = compare_files(open_project(MEDIA), image, image)
    assert (found.claims, found.only_in_one, found.pairs) == ((0, 0), (), ())
    assert any("2 claims without words left out" in warning for warning in found.warnings)
