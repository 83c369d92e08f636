"""The ZIP file of a bundle: the same members give the same bytes; nothing is ever unpacked."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path

from kg.findings import UnreadableError, UsageError

LARGEST_FILE = 32 * 1024 * 1024
LARGEST_MEMBER = 128 * 1024 * 1024
"""Bytes of a bundle, and of one member once it is unpacked, that are still read."""

_DIRECTORY_END = struct.Struct("<4s4H2LH")
_LARGEST_DIRECTORY = 4096
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError)


def pack(members: Mapping[str, bytes]) -> bytes:
    """A ZIP file of `members`, in their order, with no time in it.

    UsageError when it would be larger than `unpack` reads.
    """
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, data in members.items():
            entry = zipfile.ZipInfo(name)  # dated 1980, the first year that ZIP knows
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, data, compresslevel=9)
    packed = stream.getvalue()
    if len(packed) > LARGEST_FILE or max(map(len, members.values())) > LARGEST_MEMBER:
        raise UsageError("the bundle would be too large to be read again: ask about fewer articles")
    return packed


def read_file(path: Path) -> bytes:
    """The bytes of the bundle at `path`; UnreadableError when it cannot be one."""
    try:
        if path.exists() and not path.is_file() and not path.is_dir():
            raise UnreadableError(f"{path}: a pipe or a device, where a file is meant")
        with path.open("rb") as stream:
            return stream.read(LARGEST_FILE + 1)  # one byte too many is enough to refuse it
    except FileNotFoundError:
        raise UnreadableError(f"{path}: there is no such file") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise UnreadableError(f"{path}: cannot be read: {reason}") from error


def unpack(data: bytes) -> dict[str, bytes]:
    """The members of the ZIP file `data` by their names.

    UnreadableError when it is no ZIP file, is damaged, or is larger than any bundle.
    """
    if len(data) > LARGEST_FILE:
        raise UnreadableError(f"larger than {LARGEST_FILE >> 20} MiB: no bundle is")
    _check_directory(data)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return {entry.filename: _member(archive, entry) for entry in _once(archive)}
    except _BROKEN as error:
        raise UnreadableError(f"the ZIP file is damaged: {error}") from error


def _check_directory(data: bytes) -> None:
    """Refuse a list of members that is too long before anything reads it."""
    end = data[-_DIRECTORY_END.size :]
    if len(end) < _DIRECTORY_END.size or not end.startswith(b"PK\5\6"):
        raise UnreadableError("not a ZIP file as `kg bundle` writes it")
    size = _DIRECTORY_END.unpack(end)[5]
    if size > _LARGEST_DIRECTORY or data[-42:-38] == b"PK\6\7":  # the latter: ZIP64
        raise UnreadableError("it holds more files than any bundle")


def _once(archive: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    names = archive.namelist()
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise UnreadableError(f"it holds {twice[0]!r} twice")
    return archive.infolist()


def _member(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    """The bytes of a member, at most as many as it says, and never more than are read."""
    if entry.file_size > LARGEST_MEMBER:
        raise UnreadableError(f"{entry.filename!r} would unpack to {entry.file_size} bytes")
    with archive.open(entry) as stream:
        return stream.read(LARGEST_MEMBER)
