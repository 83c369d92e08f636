"""The formats of annotations, and which one a file is in."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from kg.annotations.brat import read_brat
from kg.annotations.doccano import TEXT_KEYS, read_doccano
from kg.annotations.inception import STRUCTURES, read_inception
from kg.annotations.json_text import JsonText
from kg.annotations.model import Document
from kg.annotations.web_annotation import read_web_annotations
from kg.findings import UnreadableError
from kg.load.strict import read_text

READERS: dict[str, Callable[[Path], list[Document]]] = {
    "webannotation": read_web_annotations,
    "brat": read_brat,
    "doccano": read_doccano,
    "inception": read_inception,
}
"""The name of a format, and what reads it."""

_WEB_KEYS = {"target", "items", "first"}


def read_documents(path: Path, format_name: str | None = None) -> list[Document]:
    """The annotated texts in the file `path`.

    `format_name` is a key of `READERS`; without it the format is told from the file itself.
    UnreadableError when the file cannot be read, or is in none of the formats.
    """
    return READERS[format_name or detect(path)](path)


def detect(path: Path) -> str:
    """The name of the format that the file `path` is in; UnreadableError when it is in none."""
    if path.suffix.lower() in (".ann", ".txt"):
        return "brat"
    json_text = JsonText(read_text(path), str(path))
    first = json_text.first()
    if isinstance(first, list):
        first = first[0] if first else {}
    keys = set(first) if isinstance(first, dict) else set()
    if STRUCTURES in keys:
        return "inception"
    if any(isinstance(first.get(key), str) for key in TEXT_KEYS if key in keys):
        return "doccano"
    if keys & _WEB_KEYS:
        return "webannotation"
    if "_referenced_fss" in keys:
        message = "an older JSON of INCEpTION: export it as UIMA CAS JSON 0.4.0"
        raise UnreadableError(f"{path}: {message}")
    names = ", ".join(READERS)
    raise UnreadableError(f"{path}: in no format of annotations that is known: {names}")
