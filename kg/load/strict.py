"""Strict reading of text and RDF files from anywhere: exact characters, positions, no network.

RDF is parsed by pyoxigraph, which follows the grammars to the letter and fetches nothing.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from kg.findings import Finding, UnreadableError, UsageError
from kg.load.characters import BYTE_ORDER_MARK, check_text, finding_at
from kg.load.dropped import dropped_from_jsonld, remote_context

SYNTAXES: dict[str, ox.RdfFormat] = {
    "turtle": ox.RdfFormat.TURTLE,
    "trig": ox.RdfFormat.TRIG,
    "ntriples": ox.RdfFormat.N_TRIPLES,
    "nquads": ox.RdfFormat.N_QUADS,
    "jsonld": ox.RdfFormat.JSON_LD,
}
SUFFIXES: dict[str, str] = {
    ".ttl": "turtle",
    ".trig": "trig",
    ".nt": "ntriples",
    ".nq": "nquads",
    ".jsonld": "jsonld",
}
"""The suffix of an RDF file to the name of its syntax."""

DEEPEST = 200
"""Brackets within brackets that are still read; pyoxigraph's JSON-LD breaks the process at
some thousands."""

MOST_SAID = 1_000
"""Characters of a parser's message that are kept."""


def read_text(path: Path) -> str:
    """The characters of the file at `path`, exactly: no line end is changed, no mark removed.

    Use it for every text file; `check_text` then says what is wrong with the characters.
    UnreadableError when there is no such file, it is a folder, may not be read or is not UTF-8.
    """
    return decoded(_read(path), str(path))


def parse_rdf(
    source: Path | bytes,
    format: str | None = None,  # noqa: A002
    name: str | None = None,
) -> tuple[list[ox.Quad], list[Finding]]:
    """The quads of an RDF file, and what is wrong with it; no quads when it cannot be parsed.

    `source` is a path, or the bytes themselves; `format` is a key of `SYNTAXES` and comes from the
    suffix when it is left out; `name` stands in messages for a source that has no path.
    UnreadableError as for `read_text`, and for a suffix that is none of `SUFFIXES`; UsageError for
    an unknown `format`, or bytes without one.
    """
    path = name or (str(source) if isinstance(source, Path) else None)
    syntax = _syntax(source, format)
    data = _read(source) if isinstance(source, Path) else source
    text = decoded(data, path or "the input")
    findings = check_text(text, path)
    text = text.removeprefix(BYTE_ORDER_MARK)
    if not text.strip():
        return [], findings
    return _parsed(text, syntax, path, findings)


def _parsed(
    text: str, syntax: str, path: str | None, findings: list[Finding]
) -> tuple[list[ox.Quad], list[Finding]]:
    too_deep = _too_deep(text, syntax, path)
    if too_deep:
        return [], [*findings, too_deep]
    quads, errors = _quads_and_errors(text, syntax)
    if errors:
        lines = _LINE_END.split(text)
        found = (_syntax_finding(error, text, lines, syntax, path) for error in errors.values())
        return [], [*findings, *found]
    if syntax == "jsonld":
        findings += dropped_from_jsonld(text, path)
    if not quads:
        findings.append(Finding("empty-file", "the file states nothing: no triple in it", path))
    if syntax == "jsonld" or _NEWER.search(text):
        findings += _beyond_our_rdf(quads, path)
        quads = [quad for quad in quads if not isinstance(quad.object, ox.Triple)]
    if "\r" in text or "\\r" in text:
        findings += _carriage_returns_within(quads, text, path)
    return quads, [*findings, *_blank_nodes(quads, text, syntax, path)]


def _quads_and_errors(text: str, syntax: str) -> tuple[list[ox.Quad], dict[int, Exception]]:
    """All quads, and the first error of each line: pyoxigraph goes on after a broken statement,
    but the rest of its line often makes no sense to it."""
    # The same label in two files is two nodes, also where their quads come together.
    data = text.encode()
    try:
        return list(ox.parse(data, format=SYNTAXES[syntax], rename_blank_nodes=True)), {}
    except (SyntaxError, ValueError, OSError, MemoryError):
        pass  # read once more, one by one
    parser = ox.parse(data, format=SYNTAXES[syntax], rename_blank_nodes=True)
    quads: list[ox.Quad] = []
    errors: dict[int, Exception] = {}
    while True:
        try:
            quads.append(next(parser))
        except StopIteration:
            return quads, errors
        except (SyntaxError, ValueError, OSError, MemoryError) as error:  # a text of 16 MiB
            line = getattr(error, "lineno", None)
            errors.setdefault(line or 0, error)
            if line is None:
                return quads, errors


def _syntax(source: Path | bytes, given: str | None) -> str:
    if given is not None:
        if given not in SYNTAXES:
            raise UsageError(f"unknown format {given!r}: choose one of {', '.join(SYNTAXES)}")
        return given
    if not isinstance(source, Path):
        raise UsageError(f"say which format the bytes are in: one of {', '.join(SYNTAXES)}")
    if source.suffix.lower() not in SUFFIXES and not source.is_dir():
        raise UnreadableError(
            f"{source}: unknown kind of file {source.suffix!r}; RDF is read from "
            f"{', '.join(SUFFIXES)}"
        )
    return syntax_of(source)


def syntax_of(path: Path) -> str:
    """The key of `SYNTAXES` that the suffix of `path` stands for; Turtle where it stands for none.

    Use it for a file that `parse_rdf` has read.
    """
    return SUFFIXES.get(path.suffix.lower(), "turtle")


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise UnreadableError(f"{path}: there is no such file") from None
    except IsADirectoryError:
        raise UnreadableError(f"{path}: this is a folder; name a file in it") from None
    except PermissionError:
        raise UnreadableError(f"{path}: no permission to read this file") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise UnreadableError(f"{path}: cannot be read: {reason}") from None


def decoded(data: bytes, path: str) -> str:
    """The characters that `data` encodes; UnreadableError, naming `path`, when it is not UTF-8."""
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        utf16 = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
        raise UnreadableError(
            f"{path}:{line}: not UTF-8: byte 0x{data[error.start]:02x} at byte offset "
            f"{error.start} (counted from 0){'; it looks like UTF-16' if utf16 else ''}; "
            "save the file as UTF-8"
        ) from None


_NEWER = re.compile(r"<<|--|\{\||~")
"""Without one of these a text in any syntax but JSON-LD holds nothing of RDF 1.2."""
_LINE_END = re.compile(r"\r\n?|\n")
_POSITION = re.compile(r"^Parser error .*?column \d+: |^Parser error .*? \d+: ", re.DOTALL)


def _syntax_finding(
    error: Exception, text: str, lines: list[str], syntax: str, path: str | None
) -> Finding:
    said = str(getattr(error, "msg", None) or error)[:MOST_SAID]  # it may repeat the whole file
    message = _visible(_POSITION.sub("", said))
    context = remote_context(text, message) if syntax == "jsonld" else None
    if context is not None:
        said = f"the context {context!r} lies elsewhere and nothing is fetched; write it out here"
        return finding_at(text, max(text.find(f'"{context}"'), 0), "remote-context", said, path)
    line, column = getattr(error, "lineno", None), getattr(error, "offset", None)
    if line is not None and syntax != "jsonld":
        message += _surroundings(lines, line, column or 1, "dot" in message)
    return Finding("syntax-error", message, path, line, column)


def _surroundings(lines: list[str], line: int, column: int, missing_stop: bool) -> str:
    """The line of an error and the one before it, on which a missing full stop is missing."""
    earlier = range(min(line - 1, len(lines)), 0, -1)
    before = next((number for number in earlier if lines[number - 1].strip()), None)
    content = lines[line - 1] if line <= len(lines) else ""
    at_start = before is not None and not content[: column - 1].strip()
    hint = f"; it is probably missing at the end of line {before}" if at_start else ""
    shown = [] if before is None else [_excerpt(before, lines[before - 1])]
    return "".join([hint if missing_stop else "", *shown, _excerpt(line, content)])


def _excerpt(number: int, content: str) -> str:
    content = _visible(content[:121])
    return f"\n    {number} | {content[:117] + '...' if len(content) > 120 else content}"


def _visible(text: str) -> str:
    """`text` with control characters spelt out, so that a file cannot steer the terminal."""
    return "".join(
        char if char.isprintable() else char.encode("unicode_escape").decode() for char in text
    )


_TURTLE_TOKENS = re.compile(
    r'''
      """[^"\\]*+(?:(?:\\.|"(?!""))[^"\\]*+)*""" | "[^"\\\n]*+(?:\\.[^"\\\n]*+)*"
    | \'\'\'[^'\\]*+(?:(?:\\.|'(?!''))[^'\\]*+)*\'\'\' | '[^'\\\n]*+(?:\\.[^'\\\n]*+)*'
    | <[^<>"{}|^`\\\s]*> | \#[^\n]*+ | \\.
    | (?P<blank> (?<![\w:.-])_: | \[ | \((?!\s*\)) )
    | (?P<open> << | \( | \{ )
    | (?P<close> >> | [\])}] )
    ''',
    re.VERBOSE | re.DOTALL,
)
_OF_BLANK_NODES = ("_:", "[", "(")
"""Without one of these a text in any syntax but JSON-LD has no blank nodes."""
_JSON_TOKENS = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*"|(?P<open>[\[{])|(?P<close>[\]}])', re.DOTALL)


def _too_deep(text: str, syntax: str, path: str | None) -> Finding | None:
    if sum(map(text.count, ("(", "[", "{", "<<"))) <= DEEPEST:
        return None
    depth = 0
    for token in (_JSON_TOKENS if syntax == "jsonld" else _TURTLE_TOKENS).finditer(text):
        if token.lastgroup == "close":
            depth = max(depth - 1, 0)
        elif token.lastgroup is not None and token[0] != "_:":
            depth += 1
        if depth > DEEPEST:
            said = f"more than {DEEPEST} brackets within brackets; such a file is not read"
            return finding_at(text, token.start(), "too-deep", said, path)
    return None


def _blank_nodes(
    quads: list[ox.Quad], text: str, syntax: str, path: str | None
) -> Iterator[Finding]:
    if syntax != "jsonld" and not any(sign in text for sign in _OF_BLANK_NODES):
        return
    nodes = {node for quad in quads for node in _nodes(quad) if isinstance(node, ox.BlankNode)}
    if not nodes:
        return
    message = f"blank nodes: {len(nodes)}; give each an IRI, so that it can be cited"
    if syntax == "jsonld":
        yield Finding("blank-node", message, path)
        return
    tokens = (token for token in _TURTLE_TOKENS.finditer(text) if token.lastgroup == "blank")
    yield finding_at(text, next(tokens).start(), "blank-node", message, path)


def _carriage_returns_within(quads: list[ox.Quad], text: str, path: str | None) -> list[Finding]:
    """The finding that a text value holds carriage returns, if one does: they shift offsets."""
    if not any("\r" in quad.object.value for quad in quads if isinstance(quad.object, ox.Literal)):
        return []
    strings = (token for token in _TURTLE_TOKENS.finditer(text) if token[0][:1] in ("'", '"'))
    at = next((token.start() + token[0].index("\r") for token in strings if "\r" in token[0]), None)
    message = "a carriage return within a text shifts its offsets; end its lines with a line feed"
    if at is None:  # put there by an escape
        return [Finding("carriage-return-in-text", message, path)]
    return [finding_at(text, at, "carriage-return-in-text", message, path)]


def _beyond_our_rdf(quads: list[ox.Quad], path: str | None) -> Iterator[Finding]:
    """Findings about RDF 1.2 (triple terms, text direction), which rdflib cannot hold."""
    for quad in quads:
        direction = getattr(quad.object, "direction", None)
        if isinstance(quad.object, ox.Triple) or direction is not None:
            message = f"{quad.object} is RDF 1.2; write RDF 1.1"
            yield Finding("not-rdf-1.1", message, path, focus=str(quad.subject))


def _nodes(quad: ox.Quad) -> tuple[Any, ...]:
    return quad.graph_name, quad.subject, quad.object
