"""What a bundle holds: enough to ask again, no more of a text than was quoted."""

from __future__ import annotations

import hashlib
import json
from html.parser import HTMLParser
from pathlib import Path

import pytest
import rdflib

from kg.ask.questions import Question, load_questions
from kg.ask.session import Session
from kg.bundle.manifest import MANIFEST, MEMBERS
from kg.bundle.triples import articles_of, comparable, triples_for
from kg.bundle.verify import verify_bundle
from kg.bundle.write import make_bundle
from kg.cache import open_graph
from kg.findings import NotFoundError, UsageError
from kg.project import open_project
from kg.store import MemoryStore
from tests.ask.test_control import ARMY, CAPTURED, CASES, FRONT, LEAGUE, all_sessions, by
from tests.bundle import members
from tests.invented import session as invented
from tests.projects import ARTICLE, TEXT

ASKED = "who controls Mocktown"
UNQUOTED = "The speaker gave no numbers."
"""A sentence of the invented article that no claim quotes and that holds no quoted words."""


@pytest.fixture(scope="module")
def mock(mock_project: Path) -> Session:
    opened = open_graph(open_project(mock_project))
    return Session(opened.store, opened.files)


@pytest.fixture(scope="module")
def bundle(mock: Session) -> dict[str, bytes]:
    return members(make_bundle(mock, ASKED))


def test_the_members(bundle: dict[str, bytes]) -> None:
    assert set(bundle) == {*MEMBERS, MANIFEST}
    manifest = json.loads(bundle[MANIFEST])
    assert manifest["members"] == {
        name: hashlib.sha256(bundle[name]).hexdigest() for name in MEMBERS
    }
    assert (manifest["question"], manifest["as_of"], manifest["known_on"]) == (ASKED, None, None)
    assert manifest["settings"] == {"horizon_days": 180, "fighting_days": 7}


def test_articles_are_told_by_their_hashes(bundle: dict[str, bytes]) -> None:
    (article,) = json.loads(bundle[MANIFEST])["articles"]
    assert article["text_sha256"] == hashlib.sha256(TEXT.encode()).hexdigest()
    assert article["file_sha256"] == hashlib.sha256(ARTICLE.encode()).hexdigest()
    assert (article["file"], article["publisher"]) == ("mock.md", "Mock Courier")


def test_the_answer_is_that_of_asking_but_for_paths(
    bundle: dict[str, bytes], mock: Session
) -> None:
    answer = json.loads(json.dumps(mock.ask(ASKED).to_dict()))
    for claim in answer["evidence"]:
        assert claim["where"].endswith("mock.md:23")
        claim["where"] = None
    assert json.loads(bundle["answer.json"]) == answer
    assert bundle["question.rq"].decode() == answer["sparql"]


def test_no_member_holds_more_of_a_text_than_its_quoted_sentences(
    bundle: dict[str, bytes], mock: Session
) -> None:
    assert UNQUOTED in TEXT
    assert not any(UNQUOTED.encode() in data for data in bundle.values())
    assert b"The Hill Guard took Mocktown on Monday, its speaker said." in bundle["answer.json"]
    whole = members(make_bundle(mock, ASKED, with_texts=True))
    assert UNQUOTED.encode() in whole["graph.trig"]
    assert json.loads(whole[MANIFEST])["with_texts"] is True


def test_no_member_tells_where_the_files_lie(bundle: dict[str, bytes], mock_project: Path) -> None:
    assert not any(str(mock_project).encode() in data for data in bundle.values())


def test_the_same_graph_gives_the_same_bytes(mock: Session, mock_project: Path) -> None:
    anew = open_graph(open_project(mock_project), fresh=True)
    again = make_bundle(Session(anew.store, anew.files), ASKED)
    assert again == make_bundle(mock, ASKED)


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # rdflib of its own classes
def test_another_engine_gives_the_same_rows(session: Session) -> None:
    asked = "what does Amaq claim"
    bundle = members(make_bundle(session, asked))
    dataset = rdflib.Dataset(default_union=True)
    dataset.parse(data=bundle["graph.trig"], format="trig")
    rows = dataset.query(bundle["question.rq"].decode(), initNs=dict(prefixes(bundle)))
    # the claims that Amaq is the source of, by the list of claims: C1 with what its word
    # "recaptured" presupposes, C2, and the alliance that C2 presupposes
    found = {str(row["claim"]).rpartition(".")[2] for row in rows}  # type: ignore[index]
    assert found == {"C1", "C1pa", "C1pb", "C1pc", "C2", "C2p"}


def prefixes(bundle: dict[str, bytes]) -> list[tuple[str, str]]:
    lines = bundle["graph.trig"].decode().splitlines()
    parts = [line.split() for line in lines if line.startswith("PREFIX ")]
    return [(part[1].rstrip(":"), part[2].strip("<>")) for part in parts]


class Page(HTMLParser):
    """What a page would fetch or run, and its text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.fetched: list[str] = []
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag in {"script", "link", "img", "iframe", "object", "embed"} or "src" in given:
            self.fetched.append(tag)

    def handle_data(self, data: str) -> None:
        self.text += data


def test_the_page_opens_offline_and_shows_the_answer(session: Session) -> None:
    bundle = members(make_bundle(session, "who controls Albu Kamal"))
    html = bundle["answer.html"].decode()
    page = Page(html)
    assert page.fetched == []
    assert "url(" not in html
    assert "@import" not in html
    assert "default-src 'none'" in html
    manifest = json.loads(bundle[MANIFEST])
    for words in (
        "Most likely the Syrian government side: inferred; no source in the graph says so.",
        "What nobody said",
        "kg verify answer.zip",
        manifest["articles"][0]["text_sha256"],
        manifest["versions"]["rules"],
        "SELECT",
    ):
        assert words in page.text


# -- which triples -------------------------------------------------------------------------


def articles_in(bundle: bytes) -> tuple[str, int, int]:
    manifest = json.loads(members(bundle)[MANIFEST])
    counts = manifest["counts"]
    return manifest["scope"], counts["articles"], counts["articles_in_graph"]


def test_articles_that_do_not_matter_are_left_out() -> None:
    elsewhere = {"type": "Control", "holder": FRONT, "place": "otherby", "date": "2017-12-01"}
    asked = invented(*CAPTURED, elsewhere | by("invented-post"))
    bundle = make_bundle(asked, "who controls Sampleton")
    assert articles_in(bundle) == ("evidence", 1, 2)
    assert verify_bundle(bundle, asked).holds


def test_an_article_that_only_forbids_an_inference_is_kept() -> None:
    """Without the rival in town, who stands in another article, the army's side would be inferred.

    The front lost the town and attacks the army beside it; the league is told to be in the town.
    """
    lost = {"type": "TerritorialChange", "lostBy": FRONT, "place": "sampleton"}
    attack = {"type": "Attack", "attacker": FRONT, "target": ARMY, "near": "sampleton"}
    rival = {"type": "Presence", "force": LEAGUE, "place": "sampleton", "date": "2017-12-08"}
    claims = [
        lost | {"date": "2017-12-05"},
        attack | {"date": "2017-12-08"},
        rival | by("invented-post", "2017-12-09"),
    ]
    alone = invented(*claims[:2]).ask("who controls Sampleton").to_dict()
    assert alone["basis"] == "inferred"
    asked = invented(*claims)
    assert asked.ask("who controls Sampleton").to_dict()["basis"] != "inferred"
    bundle = make_bundle(asked, "who controls Sampleton")
    assert articles_in(bundle)[1:] == (2, 2)
    assert verify_bundle(bundle, asked).holds


def test_an_answer_without_evidence_rests_on_every_article() -> None:
    elsewhere = {"type": "Control", "holder": FRONT, "place": "otherby", "date": "2017-12-01"}
    asked = invented(*CAPTURED, elsewhere | by("invented-post"))
    bundle = make_bundle(asked, "who controls Quietville", "2017-12-10")
    assert articles_in(bundle) == ("all", 2, 2)
    assert verify_bundle(bundle, asked).holds


@pytest.mark.parametrize("number", range(0, len(CASES), 9), ids=lambda n: CASES[n].name)
def test_every_kind_of_answer_comes_out_of_its_own_bundle(number: int) -> None:
    case, asked = CASES[number], all_sessions()[str(number)]
    bundle = make_bundle(asked, case.question, case.as_of, case.known_on)
    found = verify_bundle(bundle, asked)
    assert found.holds, (found.by_itself, found.now)
    assert found.notes == ()


@pytest.mark.parametrize(
    "asked", ["history of Selwick", "who controls Dunmere on 2031-03-09", "who fights whom"]
)
def test_answers_from_many_articles_come_out_of_their_bundles(asked: str, corpus: Session) -> None:
    bundle = make_bundle(corpus, asked)
    found = verify_bundle(bundle, corpus)
    assert found.holds, (found.damage, found.by_itself, found.now)
    assert articles_in(bundle)[2] > 10


@pytest.fixture(scope="module")
def alone(session: Session) -> Session:
    """The triples that a bundle of any answer from the built-in article has, and nothing else."""
    return Session(
        MemoryStore(triples_for(session.store, articles_of(session.store), with_texts=False))
    )


@pytest.mark.parametrize("question", load_questions(), ids=lambda question: question.name)
def test_every_question_has_the_same_answer_from_the_triples_alone(
    question: Question, session: Session, alone: Session
) -> None:
    answer, again = (each.ask(question.sample).to_dict() for each in (session, alone))
    assert comparable(again) == comparable(answer)


# -- what cannot be bundled ----------------------------------------------------------------


def test_what_is_not_understood_gives_no_bundle(mock: Session) -> None:
    with pytest.raises(NotFoundError, match="The nearest questions are"):
        make_bundle(mock, "flurb the wub")
    with pytest.raises(UsageError, match="at most 1000"):
        make_bundle(mock, "who controls " + "x" * 1000)
