"""brat standoff: annotations in NAME.ann about the text in NAME.txt, one to a line.

See https://brat.nlplab.org/standoff.html. Offsets count code points.
"""

from __future__ import annotations

import re
from pathlib import Path

from kg.annotations.model import FROM, TO, Document, Mention, Piece, Relation
from kg.findings import UnreadableError
from kg.load.strict import read_text

_SPAN = re.compile(r"([0-9]+) ([0-9]+)")
_DENIALS = re.compile(r"negat|denied|denial", re.IGNORECASE)
_YES = ("", "true", "yes", "1")


def read_brat(path: Path) -> list[Document]:
    """The document of the file `path`, NAME.ann or NAME.txt.

    UnreadableError when one of the two is missing or cannot be read; lines that make no sense
    become problems of the document.
    """
    notes, plain = path.with_suffix(".ann"), path.with_suffix(".txt")
    if not plain.is_file():
        raise UnreadableError(f"{notes}: brat keeps the text beside it: there is no {plain.name}")
    document = Document(str(notes), text=read_text(plain))
    for number, line in enumerate(read_text(notes).split("\n"), start=1):
        if line.strip():
            _read_line(document, number, line.rstrip("\r"))
    return [document]


def _read_line(document: Document, number: int, line: str) -> None:
    identifier, _, rest = line.partition("\t")
    kind = identifier[:1]
    if kind == "T":
        _text_bound(document, number, identifier, rest)
    elif kind == "E":
        _event(document, number, identifier, rest)
    elif kind == "R":
        _relation(document, number, identifier, rest)
    elif kind in ("A", "M"):
        _attribute(document, rest)
    elif kind == "*":
        label, *members = rest.split()
        if label == "Equiv":
            document.same.append(members)
    elif kind == "N":
        _reference(document, rest)
    elif kind == "#":
        about, _, words = rest.partition("\t")
        document.notes.setdefault(about.split(" ")[-1], []).append(words.strip())
    else:
        document.complain(number, f"{identifier!r} is no id of brat: T1, E1, R1, A1, N1, #1 or *")


def _text_bound(document: Document, number: int, identifier: str, rest: str) -> None:
    head, _, words = rest.partition("\t")
    label, _, spans = head.partition(" ")
    found = [_SPAN.fullmatch(span) for span in spans.split(";")]
    if not label or not all(found):
        document.complain(number, f"{identifier}: a label and offsets such as `Attack 0 5;10 15`")
        return
    text = document.text or ""
    pieces = tuple(Piece(int(match[1]), int(match[2])) for match in found if match)
    if any(piece.start >= piece.end or piece.end > len(text) for piece in pieces):  # type: ignore[operator]
        document.complain(
            number, f"{identifier}: {spans} is no span of a text of {len(text)} characters"
        )
        return
    marked = " ".join(text[piece.start : piece.end] for piece in pieces)
    if words and " ".join(words.split()) != " ".join(marked.split()):
        document.complain(number, f"{identifier}: at {spans} stands {marked!r}, not {words!r}")
        return
    document.mentions[identifier] = Mention(identifier, label, pieces, document.at(number))


def _event(document: Document, number: int, identifier: str, rest: str) -> None:
    pairs = [part.partition(":") for part in rest.split()]
    if not pairs or not all(role and argument for role, _, argument in pairs):
        document.complain(number, f"{identifier}: an event is `Attack:T1 Attacker:T2`")
        return
    (label, _, trigger), *others = pairs
    arguments = tuple((role, argument) for role, _, argument in others)
    document.relations.append(Relation(identifier, label, trigger, arguments, document.at(number)))


def _relation(document: Document, number: int, identifier: str, rest: str) -> None:
    label, *others = rest.split()[:3] or [""]
    ends = [other.partition(":")[2] for other in others]
    if len(ends) != 2 or not all(ends):
        document.complain(number, f"{identifier}: a relation is `attacks Arg1:T1 Arg2:T2`")
        return
    arguments = ((FROM, ends[0]), (TO, ends[1]))
    document.relations.append(Relation(identifier, label, None, arguments, document.at(number)))


def _attribute(document: Document, rest: str) -> None:
    name, about, *value = [*rest.split(), "", ""][:3]
    word = "".join(value)
    if (_DENIALS.search(name) and word.casefold() in _YES) or _DENIALS.search(word):
        document.denied.add(about)
    elif about:
        document.notes.setdefault(about, []).append(f"{name} {word}".strip())


def _reference(document: Document, rest: str) -> None:
    _, about, target = [*rest.split("\t", maxsplit=1)[0].split(), "", "", ""][:3]
    mention = document.mentions.get(about)
    if mention is not None:
        name = re.split(r"[:/]", target)[-1]
        document.mentions[about] = Mention(
            mention.id, mention.label, mention.pieces, mention.where, name
        )
