"""INCEpTION: UIMA CAS JSON 0.4, one file for each text.

See https://github.com/apache/uima-uimaj-io-jsoncas/blob/main/SPECIFICATION.adoc. The format
leaves open what offsets count; INCEpTION, written in Java, counts UTF-16 code units.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from kg.annotations.json_text import JsonText
from kg.annotations.model import FROM, TO, Document, Mention, Piece, Relation
from kg.annotations.offsets import Utf16Offsets
from kg.load.strict import read_text

STRUCTURES = "%FEATURE_STRUCTURES"
_SOFA = "uima.cas.Sofa"
_LAYOUT = ("uima.", ".segmentation.", ".metadata.", ".syntax.", ".lexmorph.")
"""What a type has in its name that every text has, and that nobody annotated."""
_LABELS = ("value", "label", "category", "type", "name")
"""Features that hold a label, the first one that does; else the name of the type is the label."""

Structure = dict[str, Any]


def read_inception(path: Path) -> list[Document]:
    """The documents of the file `path`, one for each text (sofa) in it.

    UnreadableError when it is not JSON.
    """
    parts = JsonText(read_text(path), str(path)).elements_of(STRUCTURES)
    found = [(part.line, part.value) for part in parts if isinstance(part.value, dict)]
    by_id = {value["%ID"]: value for _, value in found if isinstance(value.get("%ID"), int)}
    documents = []
    for line, sofa in found:
        if sofa.get("%TYPE") == _SOFA:
            document = Document(str(path), line, sofa.get("sofaString"))
            documents.append(document)
            _read(document, sofa, found, by_id)
    if not documents:
        documents = [Document(str(path))]
        documents[0].complain(None, f"no text: none of the structures is a {_SOFA}")
    return documents


def _read(
    document: Document,
    sofa: Structure,
    found: list[tuple[int, Structure]],
    by_id: dict[Any, Structure],
) -> None:
    if not isinstance(document.text, str):
        document.text = None
        document.complain(document.line, "the text lies elsewhere (no sofaString): export it too")
        return
    offsets = Utf16Offsets(document.text)
    for line, structure in found:
        kind = str(structure.get("%TYPE", ""))
        if structure.get("@sofa") != sofa.get("%ID") or any(word in kind for word in _LAYOUT):
            continue
        if "@Governor" in structure and "@Dependent" in structure:
            ends = ((FROM, str(structure["@Governor"])), (TO, str(structure["@Dependent"])))
            _relate(document, line, structure, None, ends)
        else:
            _mention(document, line, structure, offsets)
            links = tuple(_links(structure, by_id))
            if links:
                _relate(document, line, structure, str(structure.get("%ID")), links)


def _mention(document: Document, line: int, structure: Structure, offsets: Utf16Offsets) -> None:
    given = [structure.get(name, structure.get(f"^{name}")) for name in ("begin", "end")]
    start, end = (offsets.code_points(at) if type(at) is int else None for at in given)
    if start is None or end is None or start >= end:
        message = f"{given[0]} to {given[1]} is no span of the text, in UTF-16 code units"
        document.complain(line, message)
        return
    identifier, target = str(structure.get("%ID")), structure.get("identifier")
    name = target.rstrip("/").replace("#", "/").split("/")[-1] if isinstance(target, str) else None
    pieces = (Piece(start, end),)
    mention = Mention(identifier, _label(structure), pieces, document.at(line), name)
    document.mentions[identifier] = mention


def _relate(
    document: Document,
    line: int,
    structure: Structure,
    trigger: str | None,
    arguments: tuple[tuple[str, str], ...],
) -> None:
    identifier = str(structure.get("%ID"))
    relation = Relation(identifier, _label(structure), trigger, arguments, document.at(line))
    document.relations.append(relation)


def _label(structure: Structure) -> str:
    given = (structure.get(name) for name in _LABELS)
    label = next((value for value in given if isinstance(value, str) and value), None)
    return label or str(structure.get("%TYPE", "")).rpartition(".")[2]


def _links(structure: Structure, by_id: dict[Any, Structure]) -> list[tuple[str, str]]:
    """The roles of an event, and who plays them: features that lead to an array of links."""
    found = []
    for feature, reference in structure.items():
        if not feature.startswith("@") or not isinstance(reference, int):
            continue
        elements = by_id.get(reference, {}).get("%ELEMENTS")
        for element in elements if isinstance(elements, list) else ():
            link = by_id.get(element, {}) if isinstance(element, int) else {}
            if "@target" in link:
                found.append((str(link.get("role") or feature[1:]), str(link["@target"])))
    return found
