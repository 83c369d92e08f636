"""Manifests: what they say was counted and hashed by hand; every difference is found."""

import hashlib

import pyoxigraph as ox
import pytest

from kg.namespaces import SPDX, VOID
from kg.store import MemoryStore
from kg.store.manifest import Sum, manifest_of, manifests, sum_of, verify

G = "x:article"
TWO = b'<x:b> <x:p> "2" .\n<x:a> <x:p> <x:b> .\n'
SORTED = b'<x:a> <x:p> <x:b> .\n<x:b> <x:p> "2" .\n'


def kept(graphs: dict[str, bytes]) -> MemoryStore:
    store = MemoryStore()
    store.replace({**graphs, f"{G}.manifest": manifest_of(graphs)})
    return store


def codes(store: MemoryStore) -> list[tuple[str, str | None]]:
    return [(finding.code, finding.focus) for finding in verify(store)]


def test_the_sum_is_that_of_the_sorted_lines() -> None:
    assert sum_of(TWO.split(b"\n")) == Sum(2, hashlib.sha256(SORTED).hexdigest())


def test_a_line_that_stands_twice_is_one_triple() -> None:
    assert sum_of((TWO + TWO).split(b"\n")) == sum_of(TWO.split(b"\n"))


def test_the_manifest_says_it_in_words_of_void_and_spdx() -> None:
    store = kept({G: TWO})
    query = (
        f"SELECT ?n ?hex {{ ?g <{VOID['triples']}> ?n ; "
        f"<{SPDX['checksum']}>/<{SPDX['checksumValue']}> ?hex }}"
    )
    assert store.select(query) == [{"n": "2", "hex": hashlib.sha256(SORTED).hexdigest()}]


def test_the_manifest_is_read_back() -> None:
    assert manifests(kept({G: TWO})) == {G: Sum(2, hashlib.sha256(SORTED).hexdigest())}


def test_other_triples_stand_beside() -> None:
    assert manifest_of({G: TWO}, b"<x:a> <x:p> <x:c> .\n").endswith(b"<x:a> <x:p> <x:c> .\n")


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("01", "integer"),
        ("1.50", "decimal"),
        ("1", "boolean"),
        ("7", "nonNegativeInteger"),
        ("2017-12-10T00:00:00.000Z", "dateTime"),
        ("2017-12-10", "date"),
        ("2017-13", "gYearMonth"),
        ("x", "string"),
    ],
)
def test_what_the_store_writes_otherwise_is_no_difference(written: str, value: str) -> None:
    literal = f'"{written}"^^<http://www.w3.org/2001/XMLSchema#{value}>'
    assert codes(kept({G: f"<x:a> <x:p> {literal} .\n".encode()})) == []


def test_a_good_store_has_no_findings() -> None:
    awkward = 'é\t"\\ "^^<http://www.w3.org/2001/XMLSchema#integer> .\n\u200f\u0007'
    line = f"<x:a> <x:p> {ox.Literal(awkward, language='ar')} .\n".encode()
    assert codes(kept({G: TWO, f"{G}.inferred": line, f"{G}.concluded": b""})) == []


def test_what_was_changed_taken_or_added_is_found() -> None:
    store = kept({G: TWO, "x:changed": SORTED, "x:gone": SORTED})
    store.replace({G: TWO.splitlines(keepends=True)[0]})
    store.replace({"x:changed": SORTED.replace(b'"2"', b'"3"')}, ["x:gone"])
    store.replace({"x:stranger": SORTED})
    assert codes(store) == [
        ("graph-differs", G),
        ("graph-differs", "x:changed"),
        ("graph-without-manifest", "x:stranger"),
        ("manifest-without-graph", "x:gone"),
    ]


@pytest.mark.parametrize("count", ['"many"', '"-2"', "<x:two>"])
def test_a_manifest_that_makes_no_sense_fits_no_graph(count: str) -> None:
    store = kept({G: TWO})
    store.replace({f"{G}.manifest": f"<{G}> <{VOID['triples']}> {count} .\n".encode()})
    assert codes(store) == [("graph-differs", G)]
