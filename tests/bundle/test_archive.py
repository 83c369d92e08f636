"""Files from anywhere: each that is no bundle is refused in one clear line."""

from __future__ import annotations

import io
import json
import random
import struct
import zipfile
from pathlib import Path

import pytest

from kg.ask.session import Session
from kg.bundle import archive
from kg.bundle.archive import pack, read_file, unpack
from kg.bundle.manifest import MANIFEST
from kg.bundle.verify import verify_bundle
from kg.bundle.write import make_bundle
from kg.findings import KgError, UnreadableError, UsageError
from tests.bundle import forged, members, tampered


@pytest.fixture(scope="module")
def bundle(session: Session) -> bytes:
    return make_bundle(session, "who controls Albu Kamal")


def test_what_was_packed_is_unpacked() -> None:
    held = {"b": b"x" * 1000, "a": b"", "dir/c": bytes(range(256))}
    assert unpack(pack(held)) == held
    assert pack(held) == pack(dict(held))
    assert b"x" * 20 not in pack(held), "it is compressed"


def written(*names: str, content: bytes = b"x", compression: int = zipfile.ZIP_STORED) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", compression) as file:
        for name in names:
            file.writestr(name, content)
    return stream.getvalue()


def bomb() -> bytes:
    """A member that says it is small and unpacks to more."""
    data = written("a", content=b"\0" * 1_000_000, compression=zipfile.ZIP_DEFLATED)
    size = struct.pack("<L", 1_000_000)
    assert data.count(size) == 2
    return data.replace(size, struct.pack("<L", 100))


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "not a ZIP file"),
        (b"PK", "not a ZIP file"),
        (b"no ZIP file at all, but a longer text", "not a ZIP file"),
        (written("a") + b"comment", "not a ZIP file"),
        (written("a")[:-30] + written("a")[-22:], "damaged"),
        (written("a").replace(b"x", b"y"), "damaged"),
        (written(*map(str, range(200))), "more files than any bundle"),
        (bomb(), "damaged"),
    ],
    ids=["empty", "short", "text", "comment", "cut", "bytes", "many", "bomb"],
)
def test_what_is_no_bundle_is_refused(data: bytes, said: str) -> None:
    with pytest.raises(UnreadableError, match=said):
        unpack(data)


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_name_stands_once() -> None:
    with pytest.raises(UnreadableError, match="it holds 'a' twice"):
        unpack(written("a", "a"))


def test_what_would_be_too_large_is_not_even_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "LARGEST_MEMBER", 1000)
    with pytest.raises(UnreadableError, match="'a' would unpack to 1001 bytes"):
        unpack(written("a", content=b"\0" * 1001))
    assert unpack(written("a", content=b"\0" * 1000)) == {"a": b"\0" * 1000}
    with pytest.raises(UsageError, match="too large"):
        pack({"a": b"\0" * 1001})
    monkeypatch.setattr(archive, "LARGEST_FILE", 100)
    with pytest.raises(UnreadableError, match="no bundle is"):
        unpack(b"x" * 101)


def test_of_a_file_no_more_is_read_than_a_bundle_has(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "large").write_bytes(b"x" * 1000)
    monkeypatch.setattr(archive, "LARGEST_FILE", 100)
    assert len(read_file(tmp_path / "large")) == 101
    with pytest.raises(UnreadableError, match="there is no such file"):
        read_file(tmp_path / "none")
    with pytest.raises(UnreadableError, match="cannot be read"):
        read_file(tmp_path)
    with pytest.raises(UnreadableError, match="a pipe or a device"):
        read_file(Path("/dev/null"))


@pytest.mark.parametrize("seed", range(40))
def test_a_bundle_damaged_anywhere_is_never_said_to_hold(
    seed: int, bundle: bytes, session: Session
) -> None:
    chosen = random.Random(seed)
    data = bytearray(bundle)
    place = chosen.randrange(len(data))
    data[place] ^= 1 << chosen.randrange(8)
    try:
        found = verify_bundle(bytes(data), session)
    except KgError as error:
        assert "\n" not in str(error)
        return
    # a bit of the ZIP file's own, such as a date, may change nothing that is read
    assert not found.holds or members(bytes(data)) == members(bundle)


@pytest.mark.parametrize(
    ("manifest", "said"),
    [
        (b"", "is not JSON"),
        (b"\xff\xfe", "is not JSON"),
        (b"[" * 100_000, "is not JSON"),
        (b"[]", "is no JSON object"),
        (b"{}", "does not say"),
        (b'{"format": "conflict-kg bundle 1"}', "lacks something or says too much"),
    ],
)
def test_a_manifest_that_is_none(
    manifest: bytes, said: str, bundle: bytes, session: Session
) -> None:
    with pytest.raises(UnreadableError, match=said):
        verify_bundle(tampered(bundle, {MANIFEST: manifest}), session)


def test_no_manifest_at_all(session: Session) -> None:
    with pytest.raises(UnreadableError, match="no bundle: it has no manifest"):
        verify_bundle(written("a"), session)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("question", 3),
        ("question", ""),
        ("question", "x" * 1001),
        ("as_of", 20171212),
        ("settings", {}),
        ("settings", {"horizon_days": 10**9, "fighting_days": 7}),
        ("settings", {"horizon_days": True, "fighting_days": 7}),
        ("versions", ["x"]),
        ("articles", {}),
        ("articles", [{"article": "x"}]),
        ("articles", [3]),
        ("counts", {"articles": "one"}),
        ("scope", None),
        ("with_texts", "yes"),
        ("surprise", 1),
    ],
    ids=str,
)
def test_a_manifest_with_something_else_in_it(
    key: str, value: object, bundle: bytes, session: Session
) -> None:
    with pytest.raises(UnreadableError, match=r"manifest\.json"):
        verify_bundle(forged(bundle, {}, **{key: value}), session)


@pytest.mark.parametrize(
    "triples",
    [b"not TriG", b"\xff", b"", b"<a> <b> " + b"(" * 100_000, b"<https://e.org/a> a _:b ."],
    ids=["text", "bytes", "empty", "deep", "blank node"],
)
def test_triples_that_cannot_be_read(triples: bytes, bundle: bytes, session: Session) -> None:
    with pytest.raises(UnreadableError) as caught:
        verify_bundle(forged(bundle, {"graph.trig": triples}), session)
    assert str(caught.value).startswith("graph.trig")


def test_json_that_breaks_off(bundle: bytes, session: Session) -> None:
    answer = members(bundle)["answer.json"]
    with pytest.raises(UnreadableError, match=r"answer\.json is not JSON"):
        verify_bundle(forged(bundle, {"answer.json": answer[:-10]}), session)
    assert json.loads(answer)
