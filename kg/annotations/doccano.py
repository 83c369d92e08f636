"""doccano: one annotated text in each line of a JSONL file, or in each element of an array.

Spans stand under `entities` (with `relations`), or under `label` or `labels` as
`[start, end, label]`. Offsets count code points.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from kg.annotations.json_text import JsonText, Part
from kg.annotations.model import FROM, TO, Document, Mention, Piece, Relation
from kg.load.strict import read_text

SPAN_KEYS = ("entities", "label", "labels", "annotations")
TEXT_KEYS = ("text", "data")


def read_doccano(path: Path) -> list[Document]:
    """The documents of the file `path`; UnreadableError when it is not JSON."""
    return [_document(str(path), part) for part in JsonText(read_text(path), str(path)).values()]


def _document(path: str, part: Part) -> Document:
    document = Document(path, part.line)
    record = part.value if isinstance(part.value, dict) else {}
    text = next((record[key] for key in TEXT_KEYS if isinstance(record.get(key), str)), None)
    if text is None:
        document.complain(part.line, "no text: a document of doccano has the key `text`")
        return document
    document.text = text
    for key in SPAN_KEYS:
        for number, entry in enumerate(_list(record.get(key))):
            _span(document, f"{key}[{number}]", entry)
    for number, entry in enumerate(_list(record.get("relations"))):
        _relation(document, f"relations[{number}]", entry)
    return document


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _span(document: Document, name: str, entry: Any) -> None:
    if isinstance(entry, dict):
        start, end = entry.get("start_offset"), entry.get("end_offset")
        label, identifier = entry.get("label"), entry.get("id", name)
    else:
        start, end, label = entry if isinstance(entry, list) and len(entry) == 3 else (None,) * 3
        identifier = name
    if type(start) is not int or type(end) is not int or not isinstance(label, str):
        message = f"{name}: a span has start_offset, end_offset and label, a word"
        document.complain(document.line, message)
        return
    length = len(document.text or "")
    if not 0 <= start < end <= length:
        message = f"{name}: {start} to {end} is no span of a text of {length} characters"
        document.complain(document.line, message)
        return
    mention = Mention(str(identifier), label, (Piece(start, end),), document.where)
    document.mentions[mention.id] = mention


def _relation(document: Document, name: str, entry: Any) -> None:
    record = entry if isinstance(entry, dict) else {}
    ends = (record.get("from_id"), record.get("to_id"))
    label = record.get("type", record.get("label"))
    if None in ends or not isinstance(label, str):
        message = f"{name}: a relation has from_id, to_id and type, a word"
        document.complain(document.line, message)
        return
    arguments = ((FROM, str(ends[0])), (TO, str(ends[1])))
    identifier = str(record.get("id", name))
    document.relations.append(Relation(identifier, label, None, arguments, document.where))
