"""What a store keeps so that things are found by name without reading all names."""

from __future__ import annotations

import pyoxigraph as ox

from kg.load.names import normalise
from kg.namespaces import SKOS

_NAMES = tuple(SKOS[name] for name in ("prefLabel", "altLabel", "hiddenLabel"))
FORM = ox.NamedNode(SKOS["hiddenLabel"])
"""The property of normalised names: SKOS has it for words that are searched for and never shown."""


def name_forms(triples: bytes) -> bytes:
    """The normalised names of the things that `triples` (N-Triples) name, as N-Triples.

    They belong into the graph `kg.namespaces.names_graph`, beside that of the triples. Besides its
    labels a thing is called by its slug, and a place of one article by the slug without that.
    """
    wanted = [f"<{name}>".encode() for name in _NAMES]
    lines = (line for line in triples.splitlines() if any(name in line for name in wanted))
    found: set[tuple[str, str]] = set()
    for quad in ox.parse(b"\n".join(lines), format=ox.RdfFormat.N_TRIPLES):
        if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.Literal):
            slug = quad.subject.value.rpartition("/")[2]
            names = (quad.object.value, slug, slug.partition(".")[2])
            found |= {(quad.subject.value, form) for name in names if (form := normalise(name))}
    return "".join(
        f"{ox.Triple(ox.NamedNode(iri), FORM, ox.Literal(form))} .\n" for iri, form in sorted(found)
    ).encode()
