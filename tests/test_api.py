"""The graph from Python: the same answers as on the command line, as objects."""

from __future__ import annotations

import json
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest

import kg
from kg.api import Graph
from kg.ask.answers import ControlAnswer, TableAnswer
from kg.cache import Opened
from kg.project import built_in_project
from tests.invented import session as invented
from tests.projects import changed, make
from tests.running import kg as command

ASKED = "who controls Albu Kamal"


@pytest.fixture
def graph(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, opened: object) -> Graph:
    """The built-in graph, opened from a folder outside any project."""
    monkeypatch.chdir(tmp_path)
    return kg.open()


def test_the_answer_is_that_of_the_command_line(graph: Graph, tmp_path: Path) -> None:
    answer = graph.ask(ASKED, as_of="2017-12-12")
    assert isinstance(answer, ControlAnswer)
    assert (answer.verdict, answer.basis, answer.as_of_given) == ("known", "inferred", True)
    assert [holder.label for holder in answer.holders] == ["Syrian government side"]
    ran = command("ask", ASKED, "--as-of", "2017-12-12", "--json", cwd=tmp_path)
    assert json.loads(ran.out) == json.loads(json.dumps(answer.to_dict()))


def test_evidence_is_the_claims_with_their_words(graph: Graph) -> None:
    (premise, loss, *_) = graph.ask(ASKED).evidence
    assert (premise.role, premise.claim.rpartition(".")[2]) == ("premise", "C2")
    assert [link.label for link in premise.source_chain] == ["Zaman Al Wasl", "Amaq News Agency"]
    # line 2 of the article is one sentence, code points 185 to 306
    (passage,) = premise.passages
    assert (passage.start, passage.end) == (185, 306)
    assert passage.quote.endswith("near Albu Kamal town, Amaq reported.")
    assert loss.passages[0].quote.startswith("The borders of ISIS has shrinked")


def test_the_query_of_an_answer_can_be_run(graph: Graph) -> None:
    answer = graph.ask("what does Amaq claim")
    assert isinstance(answer, TableAnswer)
    result = graph.query(answer.sparql)
    assert set(answer.columns) <= set(result.columns)
    assert len(result.rows) == len(answer.rows)


def test_a_day_is_a_text_or_a_date(graph: Graph) -> None:
    assert graph.ask(ASKED, as_of=date(2017, 12, 12)) == graph.ask(ASKED, as_of="2017-12-12")
    assert graph.ask(ASKED, known_on=date(2017, 12, 11)) != graph.ask(ASKED)


def test_a_question_is_answered_by_its_name(graph: Graph) -> None:
    named = graph.answer("who-controls", place="Albu Kamal", as_of=date(2017, 12, 12))
    assert isinstance(named, ControlAnswer)
    assert named.sentence == graph.ask(ASKED, as_of="2017-12-12").to_dict()["sentence"]
    assert "who-controls" in {question.name for question in graph.questions}


def test_a_thing_is_shown_and_the_graph_exported(graph: Graph) -> None:
    assert graph.show("البوكمال").label == "Albu Kamal"
    assert graph.export("nquads") == graph.export("nquads") != graph.export("nquads", inferred=True)
    assert repr(graph) == "<kg.Graph of 1 article>"


def test_the_horizon_is_a_number_of_days(graph: Graph) -> None:
    # the newest evidence is of 12 December; 19 days later is one more than 18
    answer = kg.open(horizon=18).ask(ASKED, as_of="2017-12-31")
    assert isinstance(answer, ControlAnswer)
    assert (answer.verdict, answer.horizon_days) == ("unknown", 18)
    for horizon in (-1, 10**9):
        with pytest.raises(kg.UsageError, match="horizon"):
            kg.open(horizon=horizon)


def test_errors_are_those_of_the_package(graph: Graph, tmp_path: Path) -> None:
    for error in (kg.UsageError, kg.NotFoundError, kg.UnreadableError):
        assert issubclass(error, kg.KgError)
    with pytest.raises(kg.NotFoundError, match="The nearest questions are"):
        graph.ask("flurb the wub")
    with pytest.raises(kg.NotFoundError, match="no question is called"):
        graph.answer("who-controlz", place="Albu Kamal")
    with pytest.raises(kg.UsageError, match="has no parameter 'town'"):
        graph.answer("who-controls", town="Albu Kamal")
    with pytest.raises(kg.UsageError, match="2017-13-01"):
        graph.ask(ASKED, as_of="2017-13-01")
    with pytest.raises(kg.UnreadableError, match="not SPARQL"):
        graph.query("SELEKT")
    with pytest.raises(kg.UsageError, match="no project here"):
        kg.open(tmp_path / "nowhere")


def test_a_project_is_opened_by_its_folder_or_from_inside(
    mock_project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer = kg.open(str(mock_project)).ask("who controls Mocktown")
    assert isinstance(answer, ControlAnswer)
    assert [holder.label for holder in answer.holders] == ["Hill Guard"]
    monkeypatch.chdir(mock_project / "articles")
    assert kg.open().ask("who controls Mocktown") == answer


def test_articles_that_are_left_out_are_told_of(tmp_path: Path) -> None:
    broken = changed(("quote: The Hill Guard took Mocktown on Monday", "quote: not in the text"))
    folder = make(tmp_path / "desk", {"mock.md": broken})
    with pytest.warns(UserWarning, match="1 article does not pass the checks"):
        graph = kg.open(folder)
    assert [Path(path).name for path in graph.left_out] == ["mock.md"]
    assert "quote-not-found" in {finding.code for finding in graph.findings}


@pytest.mark.filterwarnings("error")  # also what only the garbage collector would tell
def test_one_graph_is_asked_from_many_threads() -> None:
    def took(who: str, day: str) -> dict[str, str]:
        place = {"type": "TerritorialChange", "place": "sampleton"}
        return place | {"gainedBy": who, "date": day}

    front, army = "southern-front", "northern-army"
    session = invented(
        took(front, "2017-12-01"), took(army, "2017-12-03"), took(front, "2017-12-05")
    )
    graph = Graph(session, Opened(session.store, Path()), built_in_project())
    expected = {"2017-12-02": front, "2017-12-03": army, "2017-12-04": army, "2017-12-05": front}
    marked = "SELECT ?claim { GRAPH graph:slice { ?claim a ckg:ClaimInForce } }"

    def holder(day: str) -> str:
        answer = graph.ask("who controls Sampleton", as_of=day)
        assert isinstance(answer, ControlAnswer)
        assert graph.query(marked).rows == (), "a query sees nothing of other questions"
        return answer.holders[0].iri.rpartition("/")[2]

    days = list(expected) * 8
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(holder, days)) == [expected[day] for day in days]


# -- tables for pandas ---------------------------------------------------------------------


def test_the_rows_of_a_table_as_a_dataframe(graph: Graph) -> None:
    answer = graph.ask("what does Amaq claim")
    assert isinstance(answer, TableAnswer)
    frame = answer.to_dataframe()
    assert list(frame.columns) == list(answer.columns.values())
    assert len(frame) == len(answer.rows)
    assert frame["Claim"][0] == answer.rows[0]["claim"]


def test_the_evidence_of_an_answer_about_control_as_a_dataframe(graph: Graph) -> None:
    frame = graph.ask(ASKED).to_dataframe()
    premise = frame.iloc[0]
    assert premise["source chain"] == "Zaman Al Wasl ← Amaq News Agency"
    assert premise["root"] == "Amaq News Agency"
    assert (premise["role"], premise["start"], premise["end"]) == ("premise", 185, 290)


def test_without_rows_the_dataframe_keeps_its_columns(graph: Graph) -> None:
    answer = graph.ask("which places have rival claimants")
    assert isinstance(answer, TableAnswer)
    frame = answer.to_dataframe()
    assert (len(frame), list(frame.columns)) == (0, list(answer.columns.values()))


def test_without_pandas_the_message_says_what_to_install(
    graph: Graph, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(kg.UsageError, match=r"pip install \"conflict-kg\[pandas\]\""):
        graph.ask(ASKED).to_dataframe()


@pytest.mark.parametrize("text", [None, 5, ["who controls Raqqa"]])
def test_what_is_no_text_is_no_question(graph: Graph, text: object) -> None:
    with pytest.raises(kg.UsageError, match="is no question"):
        graph.ask(text)  # type: ignore[arg-type]


def test_a_number_is_no_day(graph: Graph) -> None:
    with pytest.raises(kg.UsageError, match="20171212 is no day"):
        graph.ask("who controls Raqqa", as_of=20171212)  # type: ignore[arg-type]


def test_a_word_is_no_horizon() -> None:
    with pytest.raises(kg.UsageError, match="horizon = 'x' is not a number of days"):
        kg.open(horizon="x")  # type: ignore[arg-type]
