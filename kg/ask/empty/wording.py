"""How patterns and terms are written for people, and where in a query they stand."""

from __future__ import annotations

import re
from typing import Any

import pyoxigraph as ox
from rdflib.namespace import NamespaceManager
from rdflib.paths import Path
from rdflib.term import Identifier, Literal, URIRef, Variable

from kg.ask.empty.patterns import Part, Triple, is_blank
from kg.ask.sparql_text import prefixes
from kg.namespaces import PREFIXES, RDF, XSD, compact

_LONGEST = 60
_STRING = XSD["string"]


def shown(term: Identifier | Path | Any) -> str:
    """A term of a query or of the graph as people write it: `ckg:Town`, `"Raqqa"@en`, `?place`."""
    if isinstance(term, (ox.Literal, Literal)):
        return _literal(term)
    if isinstance(term, ox.NamedNode):
        return _iri(term.value)
    if isinstance(term, URIRef):
        return _iri(str(term))
    if isinstance(term, Path):
        return term.n3(_prefixed())
    return "[]" if isinstance(term, ox.BlankNode) or is_blank(term) else str(term.n3())


def _iri(iri: str) -> str:
    short = compact(iri)
    return short if short != iri else f"<{iri}>"


def _literal(term: ox.Literal | Literal) -> str:
    text = term.value if isinstance(term, ox.Literal) else str(term)
    cut = text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
    quoted = '"' + cut.replace('"', '\\"').replace("\n", "\\n") + '"'
    if term.language:
        return f"{quoted}@{term.language}"
    kind = datatype(term)
    if kind in (XSD["integer"], XSD["boolean"]):
        return text
    return quoted if kind == _STRING else f"{quoted}^^{compact(kind)}"


def datatype(term: ox.Literal | Literal) -> str:
    """The IRI of a literal's datatype; that of a plain literal is xsd:string."""
    if term.datatype is None:
        return _STRING
    return term.datatype.value if isinstance(term, ox.Literal) else str(term.datatype)


def _prefixed() -> NamespaceManager:
    from rdflib import Graph

    manager = NamespaceManager(Graph(), bind_namespaces="none")
    for prefix, base in PREFIXES.items():
        manager.bind(prefix, base)
    return manager


def written(triple: Triple) -> str:
    """A triple pattern on one line, with prefixes."""
    verb = "a" if str(triple.predicate) == RDF["type"] else shown(triple.predicate)
    return f"{shown(triple.subject)} {verb} {shown(triple.object)}"


def part_words(part: Part) -> str:
    """A part of a query as it stands in a sentence."""
    return "VALUES" if part.triple is None else f"`{written(part.triple)}`"


# -- where it stands -----------------------------------------------------------------------


def line_of(triple: Triple, text: str) -> int | None:
    """The line of the query `text` on which `triple` stands; None where more than one may be it.

    A subject may stand on an earlier line than its predicate and object.
    """
    lines = [re.sub(r"(^|\s)#.*", "", line) for line in text.splitlines()]
    forms = [_forms(term, text) for term in (triple.subject, triple.predicate, triple.object)]
    for wanted in (forms, forms[1:]):
        found = [
            number
            for number, line in enumerate(lines, start=1)
            if all(re.search(form, line) for form in wanted)
        ]
        if found:
            return found[0] if len(found) == 1 else None
    return None


def _forms(term: Identifier | Path | None, text: str) -> str:
    """A regular expression for the ways in which `term` may be written."""
    if isinstance(term, Path):
        iris = re.findall(r"<([^>]*)>", term.n3())
        return "".join(f"(?=.*{_forms(URIRef(iri), text)})" for iri in iris)
    if is_blank(term):
        return ""
    if isinstance(term, Variable):
        return rf"[?$]{re.escape(str(term))}(?!\w)"
    if isinstance(term, Literal):
        return re.escape(str(term))
    iri = str(term)
    names = [f"<{iri}>"] + [
        f"{prefix}:{iri[len(base) :]}"
        for prefix, base in prefixes(text).items()
        if iri.startswith(base)
    ]
    spelt = "|".join(rf"(?<![\w:-]){re.escape(name)}(?![\w-])" for name in names)
    return rf"(?:{spelt}|(?<!\S)a(?!\S))" if iri == RDF["type"] else f"(?:{spelt})"
