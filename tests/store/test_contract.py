"""What every store does, in memory or on disk; a snapshot passes the half that only reads."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.findings import KgError, UsageError
from kg.store import EmbeddedStore, MemoryStore, Store

ONE = b'<x:a> <x:p> <x:b> .\n<x:a> <x:p> "1" .\n'
TWO = b'<x:b> <x:p> "two"@en .\n'
THREE = b"<x:c> <x:p> <x:a> .\n"

Make = Callable[[], Store]


@pytest.fixture(params=["memory", "embedded"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """A store that can be changed."""
    made = MemoryStore() if request.param == "memory" else EmbeddedStore(tmp_path / "store")
    yield made
    made.close()


@pytest.fixture(params=["itself", "snapshot"])
def filled(store: Store, request: pytest.FixtureRequest) -> Iterator[Store]:
    """A store with two graphs, or a snapshot of it."""
    store.replace({"x:one": ONE, "x:two": TWO})
    asked = store if request.param == "itself" else store.snapshot()
    yield asked
    asked.close()


def held(store: Store) -> dict[str, set[str]]:
    return {name: {f"{quad.triple} .\n" for quad in store.quads(name)} for name in store.graphs()}


def lines(*graphs: bytes) -> set[str]:
    return {line for graph in graphs for line in graph.decode().splitlines(keepends=True)}


# -- changing ------------------------------------------------------------------------------------


def test_replacing_takes_away_what_a_graph_had(store: Store) -> None:
    store.replace({"x:one": ONE, "x:two": TWO})
    store.replace({"x:one": THREE})
    assert held(store) == {"x:one": lines(THREE), "x:two": lines(TWO)}


def test_replacing_and_dropping_at_once(store: Store) -> None:
    store.replace({"x:one": ONE, "x:two": TWO})
    store.replace({"x:three": THREE}, ["x:one", "x:never"])
    assert held(store) == {"x:two": lines(TWO), "x:three": lines(THREE)}


def test_a_graph_that_is_given_and_dropped_is_there(store: Store) -> None:
    store.replace({"x:one": ONE}, ["x:one"])
    assert held(store) == {"x:one": lines(ONE)}


def test_an_empty_graph_is_none(store: Store) -> None:
    store.replace({"x:one": ONE})
    store.replace({"x:one": b""})
    assert held(store) == {}


def test_a_triple_that_is_given_twice_is_there_once(store: Store) -> None:
    store.replace({"x:one": TWO + TWO})
    assert len(store) == 1


@pytest.mark.parametrize(
    "wrong",
    [
        b"<x:a> <x:p> .\n",
        b"<x:a> <x:p> <x:b>\n",
        b"<x:a> <x:p> <x:b> .",
        b"<x:a> <x:p> <x:b> . # as written by hand\n",
        b"_:b <x:p> <x:b> .\n",
        b"<x:a> <x:p> _:b .\n",
        b'"a" <x:p> <x:b> .\n',
        b"<a> <x:p> <x:b> .\n",
        b'<x:a> <x:p> "a"@ .\n',
        b'<x:a> <x:p> "\xff" .\n',
        b'<x:a> <x:p> "a\nb" .\n',
        b"<x:a> <x:p> <x:b> . } } ; DROP ALL ; INSERT DATA { GRAPH <x:g> { <x:a> <x:p> <x:b> .\n",
        b"<x:a> <x:p> <x:b> .\n} } ; DROP ALL ; INSERT DATA { GRAPH <x:g> {\n",
    ],
)
@pytest.mark.parametrize("repeated", [0, 20_000], ids=["few", "many"])
def test_graphs_that_are_no_ntriples_change_nothing(
    store: Store, wrong: bytes, repeated: int
) -> None:
    store.replace({"x:one": ONE})
    many = b"".join(b"<x:s%d> <x:p> <x:o> .\n" % number for number in range(repeated))
    with pytest.raises(UsageError):
        store.replace({"x:two": TWO, "x:new": many + wrong}, ["x:three"])
    with pytest.raises(UsageError):
        store.replace({"x:one": many + wrong})
    assert held(store) == {"x:one": lines(ONE)}


@pytest.mark.parametrize("name", ["no iri", "x:a> { } } ; DROP ALL ; #", ""])
def test_a_name_that_is_no_iri_changes_nothing(store: Store, name: str) -> None:
    store.replace({"x:one": ONE})
    with pytest.raises(UsageError):
        store.replace({name: TWO})
    with pytest.raises(UsageError):
        store.drop(["x:one", name])
    assert held(store) == {"x:one": lines(ONE)}


def test_words_that_are_sparql_stay_words(store: Store) -> None:
    text = ox.Literal('" . } } ; DROP ALL ; INSERT DATA { GRAPH <x:g> { <x:a> <x:p> "\\ \\u0022')
    graph = f"<x:a> <x:p> {text} .\n".encode()
    escaped = b'<x:b> <x:p> "\\u0022 . } } ; DROP ALL #" .\n'
    store.replace({"x:one": ONE, "x:words": graph + escaped})
    assert {quad.object for quad in store.quads("x:words")} == {
        text,
        ox.Literal('" . } } ; DROP ALL #'),
    }
    assert store.graphs() == ["x:one", "x:words"]


def test_many_new_graphs_at_once(store: Store) -> None:
    graphs = {
        f"x:g{number}": b"".join(b'<x:s%d> <x:p> "%d" .\n' % (n, number) for n in range(500))
        for number in range(40)
    }
    store.replace({"x:one": ONE})
    store.replace(graphs)
    assert len(store) == 2 + 40 * 500
    assert held(store)["x:g39"] == lines(graphs["x:g39"])


def test_scratch_is_seen_by_itself_only(store: Store) -> None:
    store.replace({"x:one": ONE})
    asked = store.snapshot()
    quad = ox.Quad(*(ox.NamedNode(f"x:{name}") for name in "spog"))
    with asked.scratch({"x:g": [quad]}):
        assert asked.graphs() == ["x:g", "x:one"]
        assert asked.select("SELECT ?o { <x:s> ?p ?o }") == [{"o": "x:o"}]
        assert store.graphs() == ["x:one"]
    assert asked.graphs() == ["x:one"]
    asked.close()


def test_scratch_is_gone_after_an_error(store: Store) -> None:
    store.replace({"x:one": ONE})
    asked = store.snapshot()
    quad = ox.Quad(*(ox.NamedNode(f"x:{name}") for name in "spog"))
    with pytest.raises(ZeroDivisionError), asked.scratch({"x:g": [quad]}):
        _ = 1 / 0
    assert held(asked) == {"x:one": lines(ONE)}
    asked.close()


def test_a_snapshot_does_not_change(store: Store) -> None:
    store.replace({"x:one": ONE})
    before = store.snapshot()
    store.replace({"x:one": TWO, "x:three": THREE})
    after = store.snapshot()
    store.drop(["x:one", "x:three"])
    assert held(before) == {"x:one": lines(ONE)}
    assert held(after) == {"x:one": lines(TWO), "x:three": lines(THREE)}
    assert held(store) == {}
    before.close()
    after.close()


# -- asking --------------------------------------------------------------------------------------


def test_every_graph_is_seen_without_naming_it(filled: Store) -> None:
    rows = filled.select("SELECT ?s ?v { ?s <x:p> ?v FILTER(isLiteral(?v)) } ORDER BY ?s")
    assert rows == [{"s": "x:a", "v": "1"}, {"s": "x:b", "v": "two"}]


def test_graphs_can_be_chosen(filled: Store) -> None:
    query = "SELECT ?s { ?s <x:p> ?v }"
    assert filled.select(query, graphs=["x:two"]) == [{"s": "x:b"}]
    assert filled.select(query, graphs=[]) == []


def test_bindings_are_terms_and_no_text(filled: Store) -> None:
    query = "SELECT ?s ?v { ?s <x:p> ?v }"
    assert filled.select(query, {"s": ox.NamedNode("x:b")}) == [{"s": "x:b", "v": "two"}]
    assert filled.select(query, {"v": ox.Literal('two" } #')}) == []
    with pytest.raises(UsageError):
        filled.select("SELECT ?v { ?s <x:p> ?v }", {"s": ox.NamedNode("x:b")})


def test_what_is_no_sparql(filled: Store) -> None:
    for ask in (filled.select, filled.construct, filled.query):
        with pytest.raises(UsageError):
            ask("SELECT WHERE")


def test_constructing(filled: Store) -> None:
    found = filled.construct("CONSTRUCT { ?v <x:of> ?s } { ?s <x:p> ?v FILTER(isIRI(?v)) }")
    assert [str(triple) for triple in found] == ["<x:b> <x:of> <x:a>"]


def test_quads_by_their_terms(filled: Store) -> None:
    a, b, p = (ox.NamedNode(f"x:{name}") for name in "abp")
    assert {str(quad.object) for quad in filled.matching(a, p, None)} == {"<x:b>", '"1"'}
    assert [quad.subject for quad in filled.matching(None, None, b)] == [a]
    assert list(filled.matching(a, None, None, "x:two")) == []


def test_sizes_and_names(filled: Store) -> None:
    assert (len(filled), filled.graphs()) == (3, ["x:one", "x:two"])
    assert "x:b" in filled
    assert "x:two" in filled
    assert "x:z" not in filled


def test_closing_twice_is_closing(filled: Store) -> None:
    filled.close()
    filled.close()


def test_after_closing_everything_says_so(filled: Store) -> None:
    filled.close()
    asking: list[Callable[[], object]] = [
        lambda: filled.select("SELECT * { ?s ?p ?o }"),
        lambda: filled.construct("CONSTRUCT WHERE { ?s ?p ?o }"),
        lambda: list(filled.quads()),
        lambda: "x:a" in filled,
        lambda: len(filled),
        filled.graphs,
        lambda: filled.scratch({}).__enter__(),
    ]
    for ask in asking:
        with pytest.raises(KgError, match="closed"):
            ask()


def test_after_closing_nothing_is_changed(store: Store) -> None:
    store.close()
    for change in (lambda: store.replace({"x:one": ONE}), lambda: store.drop(["x:one"])):
        with pytest.raises(KgError, match="closed"):
            change()


# -- against a model -----------------------------------------------------------------------------

GRAPHS = st.sampled_from([f"x:g{number}" for number in range(4)])
TRIPLES = st.sets(st.sampled_from([f"<x:s{s}> <x:p> <x:o{o}> .\n" for s in "01" for o in "01"]))
CHANGES = st.lists(st.tuples(st.dictionaries(GRAPHS, TRIPLES), st.sets(GRAPHS)), max_size=6)


@pytest.fixture(params=["memory", "embedded"], scope="module")
def make(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Make:
    """Makes an empty store."""
    if request.param == "memory":
        return MemoryStore
    return lambda: EmbeddedStore(tmp_path_factory.mktemp("model") / "store")


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(changes=CHANGES)
def test_any_changes_leave_what_a_dictionary_would_hold(
    make: Make, changes: list[tuple[dict[str, set[str]], set[str]]]
) -> None:
    store, model = make(), {}
    snapshots = []
    for graphs, drop in changes:
        store.replace({name: "".join(lines).encode() for name, lines in graphs.items()}, drop)
        model = {name: lines for name, lines in model.items() if name not in drop} | graphs
        model = {name: lines for name, lines in model.items() if lines}
        assert held(store) == model
        snapshots.append((store.snapshot(), model))
    for snapshot, then in snapshots:
        assert held(snapshot) == then
        snapshot.close()
    store.close()
