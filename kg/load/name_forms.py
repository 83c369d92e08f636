"""What a store keeps so that things are found by name without reading all names."""

from __future__ import annotations

from functools import lru_cache

import pyoxigraph as ox

from kg.load.names import normalise
from kg.namespaces import SKOS
from kg.statements import is_iri, is_literal, lines, read_lines, term, value

_NAMES = frozenset(term(SKOS[name]) for name in ("prefLabel", "altLabel", "hiddenLabel"))
FORM = ox.NamedNode(SKOS["hiddenLabel"])
"""The property of normalised names: SKOS has it for words that are searched for and never shown."""
_FORM = str(FORM)
_SPACE = SKOS.base.encode()


def name_forms(triples: bytes) -> bytes:
    """The normalised names of the things that `triples` (N-Triples) name, as N-Triples.

    They belong into the graph `kg.namespaces.names_graph`, beside that of the triples. Besides its
    labels a thing is called by its slug, and a place of one article by the slug without that.
    """
    likely = b"\n".join(line for line in triples.split(b"\n") if _SPACE in line)
    named = (one for one in read_lines(likely) if one[1] in _NAMES)
    return lines(
        (subject, _FORM, str(ox.Literal(form)))
        for subject, _, label in named
        if is_iri(subject) and is_literal(label)
        for form in _forms(value(subject).rpartition("/")[2], value(label))
    )


@lru_cache(maxsize=10_000)
def _forms(slug: str, label: str) -> frozenset[str]:
    names = (label, slug, slug.partition(".")[2])
    return frozenset(form for name in names if (form := normalise(name)))
