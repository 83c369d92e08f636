"""What leaves the graph, and writing it whole or not at all."""

import os
import stat
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.cache import Opened
from kg.export import write_whole
from kg.exported import exported_quads
from kg.namespaces import CONCLUSIONS_GRAPH, GAZETTEER_GRAPH, GRAPH, TERM_GRAPHS
from kg.serialise import serialise
from kg.store import MemoryStore

ARTICLE = GRAPH["zaman-al-wasl-31666"]


def graphs(quads: list[ox.Quad]) -> set[str]:
    return {str(getattr(quad.graph_name, "value", "")) for quad in quads}


def test_what_is_asserted_is_exported(opened: Opened) -> None:
    assert graphs(exported_quads(opened.store, inferred=False)) == {GAZETTEER_GRAPH, ARTICLE}


def test_what_was_added_only_when_asked_for(opened: Opened) -> None:
    everything = graphs(exported_quads(opened.store, inferred=True))
    added = {f"{ARTICLE}.inferred", f"{GAZETTEER_GRAPH}.inferred", CONCLUSIONS_GRAPH}
    assert everything == {GAZETTEER_GRAPH, ARTICLE} | added
    assert not TERM_GRAPHS & everything
    assert set(opened.store.graphs()) >= TERM_GRAPHS


def test_no_blank_node_leaves(opened: Opened) -> None:
    quads = exported_quads(opened.store, inferred=True)
    assert not any(isinstance(term, ox.BlankNode) for q in quads for term in (q.subject, q.object))


@pytest.mark.parametrize(
    ("name", "format_"),
    [
        ("nquads", ox.RdfFormat.N_QUADS),
        ("trig", ox.RdfFormat.TRIG),
        ("jsonld", ox.RdfFormat.JSON_LD),
    ],
)
def test_an_export_is_the_graph_when_it_is_read_again(
    opened: Opened, name: str, format_: ox.RdfFormat
) -> None:
    quads = exported_quads(opened.store, inferred=False)
    again = MemoryStore(ox.parse(serialise(quads, name), format=format_))
    assert set(again.quads()) == set(quads)


def test_a_file_is_written_with_the_rights_of_any_new_file(tmp_path: Path) -> None:
    mask = os.umask(0o027)
    try:
        write_whole(tmp_path / "x.ttl", b"data")
    finally:
        os.umask(mask)
    assert (tmp_path / "x.ttl").read_bytes() == b"data"
    assert stat.S_IMODE((tmp_path / "x.ttl").stat().st_mode) == 0o640


def test_an_older_file_is_replaced_and_a_link_is_followed(tmp_path: Path) -> None:
    (tmp_path / "real.ttl").write_bytes(b"old")
    (tmp_path / "link.ttl").symlink_to("real.ttl")
    write_whole(tmp_path / "link.ttl", b"new")
    assert (tmp_path / "real.ttl").read_bytes() == b"new"
    assert (tmp_path / "link.ttl").is_symlink()


def test_nothing_is_left_when_writing_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "x.ttl").write_bytes(b"old")

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match=r"No space left.*x\.ttl"):
        write_whole(tmp_path / "x.ttl", b"new")
    assert [(p.name, p.read_bytes()) for p in tmp_path.iterdir()] == [("x.ttl", b"old")]


def test_a_folder_or_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(IsADirectoryError, match="name a file"):
        write_whole(tmp_path, b"x")
    with pytest.raises(OSError, match=r"No such file.*none/x\.ttl"):
        write_whole(tmp_path / "none" / "x.ttl", b"x")
    with pytest.raises(OSError, match=r"file/x\.ttl"):
        (tmp_path / "file").touch()
        write_whole(tmp_path / "file" / "x.ttl", b"x")


def test_links_in_a_circle(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to("b")
    (tmp_path / "b").symlink_to("a")
    with pytest.raises(OSError, match="cannot be written"):
        write_whole(tmp_path / "a", b"x")


def test_a_device_takes_the_bytes_and_stays_a_device() -> None:
    write_whole(Path(os.devnull), b"x")
    assert stat.S_ISCHR(Path(os.devnull).stat().st_mode)


def test_a_long_name_is_no_obstacle(tmp_path: Path) -> None:
    path = tmp_path / ("x" * 250)
    write_whole(path, b"data")
    assert path.read_bytes() == b"data"
