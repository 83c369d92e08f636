"""Which article a file is, without reading the rest of it."""

from __future__ import annotations

import re
from pathlib import Path

import pyoxigraph as ox

from kg.findings import KgError
from kg.load.strict import parse_rdf, read_text
from kg.load.yaml_tree import plain_lines
from kg.namespaces import ARTICLE, CKG, RDF

_ID = re.compile(r"""id[ \t]*:[ \t]+(?:"([^"]*)"|'([^']*)'|([A-Za-z0-9-]+))[ \t]*(?:#.*)?""")


def article_id(file: Path) -> str | None:
    """The id of the article in `file`; None where none is to be found.

    Use it to see which ids are taken: of a Markdown file only the keys at the left edge of the
    front matter are looked at. Nothing is raised for what cannot be read.
    """
    try:
        return _in_markdown(file) if file.suffix.lower() == ".md" else _in_rdf(file)
    except (KgError, OSError):
        return None


def _in_markdown(file: Path) -> str | None:
    lines = iter(plain_lines(read_text(file)).split("\n"))
    if next(lines).rstrip() != "---":
        return None
    for line in lines:
        if line.rstrip() == "---":
            return None
        found = _ID.fullmatch(line.rstrip())
        if found:
            return next(filter(None, found.groups()), None)
    return None


def _in_rdf(file: Path) -> str | None:
    quads, _ = parse_rdf(file)
    kind, article = ox.NamedNode(RDF["type"]), ox.NamedNode(CKG["Article"])
    for quad in quads:
        if quad.predicate == kind and quad.object == article:
            iri = getattr(quad.subject, "value", "")
            return ARTICLE.local(iri) if iri in ARTICLE else None
    return None
