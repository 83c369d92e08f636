"""Taking bundles apart and putting them together again, as somebody with ill will might."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Mapping

from kg.bundle.archive import pack, unpack
from kg.bundle.manifest import MANIFEST, as_json, sha256


def members(data: bytes) -> dict[str, bytes]:
    """The members of a bundle, read by the standard library."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def tampered(data: bytes, changes: Mapping[str, bytes | None]) -> bytes:
    """The bundle with other members, or without those that are None; the manifest as it was."""
    changed = unpack(data) | changes
    return pack({name: content for name, content in changed.items() if content is not None})


def forged(data: bytes, changes: Mapping[str, bytes], **claims: object) -> bytes:
    """The bundle with other members, and a manifest with `claims` that fits them."""
    changed = unpack(data) | changes
    manifest = json.loads(changed[MANIFEST]) | claims
    manifest["members"] = {n: sha256(changed[n]) for n in manifest["members"]}
    del manifest["sha256"]
    manifest["sha256"] = sha256(as_json(manifest))
    return pack({**changed, MANIFEST: as_json(manifest)})
