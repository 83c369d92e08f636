"""How large a graph is and what its SHA-256 is, kept beside it: so damage can be told later.

    <G> void:triples 2 ; spdx:checksum <G.sha256> .
    <G.sha256> spdx:algorithm spdx:checksumAlgorithm_sha256 ;
        spdx:checksumValue "…"^^xsd:hexBinary .

The SHA-256 is that of the graph's N-Triples lines in the order of their bytes, each triple once.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

import pyoxigraph as ox

from kg.findings import Finding
from kg.namespaces import SPDX, VOID, XSD, checksum_of, is_manifest
from kg.store.interface import Graphs, Store

_TRIPLES = ox.NamedNode(VOID["triples"])
_CHECKSUM = ox.NamedNode(SPDX["checksum"])
_VALUE = ox.NamedNode(SPDX["checksumValue"])
_ALGORITHM = ox.NamedNode(SPDX["algorithm"])
_SHA256 = ox.NamedNode(SPDX["checksumAlgorithm_sha256"])
_WHOLE_NUMBER = ox.NamedNode(XSD["integer"])
_HEX = ox.NamedNode(XSD["hexBinary"])
_TYPED = f'"^^<{XSD.base}'.encode()


@dataclass(frozen=True)
class Sum:
    """How many triples a graph has, and the SHA-256 of its sorted lines, as hexadecimal digits."""

    triples: int
    sha256: str


def manifest_of(graphs: Graphs, extra: bytes = b"") -> bytes:
    """The manifest of `graphs`, N-Triples for their manifest graph, with the triples `extra`.

    Use it with what goes into `Store.replace`, in the same call. The N-Triples are those that
    pyoxigraph writes: one blank between terms, none but needed escapes.
    """
    lines = [_described(name, sum_of(triples.split(b"\n"))) for name, triples in graphs.items()]
    return b"".join([*lines, extra])


def sum_of(lines: Iterable[bytes]) -> Sum:
    """Count and SHA-256 of the triples on `lines`, as a store gives them back."""
    kept = sorted({line if _TYPED not in line else _as_kept(line) for line in lines if line})
    digest = hashlib.sha256(b"\n".join([*kept, b""]) if kept else b"")
    return Sum(len(kept), digest.hexdigest())


def _as_kept(line: bytes) -> bytes:
    """A line with a datatype as Oxigraph gives it back: it keeps numbers and times by value."""
    subject, predicate, value = line.split(b" ", 2)
    return b"%b %b %b ." % (subject, predicate, _literal_as_kept(value[:-2]))


@lru_cache(maxsize=20_000)
def _literal_as_kept(literal: bytes) -> bytes:
    store = ox.Store()
    store.load(b"<x:s> <x:p> %b ." % literal, format=ox.RdfFormat.N_TRIPLES)
    return next(str(quad.object).encode() for quad in store)


def _described(name: str, found: Sum) -> bytes:
    graph, checksum = ox.NamedNode(name), ox.NamedNode(checksum_of(name))
    count = ox.Literal(str(found.triples), datatype=_WHOLE_NUMBER)
    value = ox.Literal(found.sha256, datatype=_HEX)
    return (
        f"{graph} {_TRIPLES} {count} .\n{graph} {_CHECKSUM} {checksum} .\n"
        f"{checksum} {_ALGORITHM} {_SHA256} .\n{checksum} {_VALUE} {value} .\n"
    ).encode()


def manifests(store: Store) -> dict[str, Sum]:
    """What the manifests in `store` say of each graph; a value that makes no sense fits none."""
    found = {}
    for quad in store.matching(None, _TRIPLES, None):
        if isinstance(quad.graph_name, ox.NamedNode) and is_manifest(quad.graph_name.value):
            name = _text(quad.subject)
            found[name] = Sum(_count(_text(quad.object)), _sha256(store, name, quad.graph_name))
    return found


def _sha256(store: Store, name: str, manifest: ox.NamedNode) -> str:
    checksum = ox.NamedNode(checksum_of(name))
    quads = store.matching(checksum, _VALUE, None, manifest.value)
    return next((_text(quad.object) for quad in quads), "")


def _text(term: object) -> str:
    assert isinstance(term, ox.NamedNode | ox.BlankNode | ox.Literal)
    return term.value


def _count(text: str) -> int:
    return int(text) if text.isdigit() else -1


def verify(store: Store) -> Iterator[Finding]:
    """Where graphs and their manifests differ, one graph at a time.

    UnreadableError when the database itself cannot be read.
    """
    expected = manifests(store)
    for name in store.graphs():
        if is_manifest(name):
            continue
        said = expected.pop(name, None)
        if said is None:
            yield _finding("graph-without-manifest", name, "nothing says what should be in it")
        else:
            yield from _differences(store, name, said)
    for name, said in expected.items():
        if said.triples:
            message = f"it should have {said.triples:,} triples, and is not there"
            yield _finding("manifest-without-graph", name, message)


def _differences(store: Store, name: str, said: Sum) -> Iterator[Finding]:
    found = sum_of(f"{quad.triple} .".encode() for quad in store.quads(name))
    if found.triples != said.triples:
        message = f"it should have {said.triples:,} triples, and has {found.triples:,}"
        yield _finding("graph-differs", name, message)
    elif found.sha256 != said.sha256:
        yield _finding("graph-differs", name, "it is not what was written: its SHA-256 differs")


def _finding(code: str, graph: str, message: str) -> Finding:
    advice = "`kg build --from-scratch` makes the store anew from its files"
    return Finding(code, f"{graph}: {message}", focus=graph, advice=advice)
