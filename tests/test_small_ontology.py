"""The ontology is small: a term that no claim, shape, question or rule uses is left out."""

import re

import pyoxigraph as ox

from kg.namespaces import CKG, RDF, RDFS
from kg.resources import ONTOLOGY_FILE, PACKAGE, QUESTIONS_DIR, RULES_DIR, SHAPES_DIR


def test_every_term_is_used() -> None:
    triples = list(ox.parse(path=str(ONTOLOGY_FILE), format=ox.RdfFormat.TURTLE))
    defined = {
        CKG.local(triple.subject.value)
        for triple in triples
        if triple.predicate.value == RDFS["isDefinedBy"]
    }
    lists = {  # a code list is used through its members
        CKG.local(triple.object.value)
        for triple in triples
        if triple.predicate.value == RDF["type"] and triple.object.value in CKG
    }
    users = [
        *(path for path in SHAPES_DIR.glob("*.ttl") if "-shapes" not in path.name),
        *QUESTIONS_DIR.glob("*.rq"),
        *RULES_DIR.glob("*.rq"),
        *(PACKAGE / "articles").glob("*.ttl"),
    ]
    gazetteer = [path.read_text("utf-8") for path in (PACKAGE / "gazetteer").glob("*.yaml")]
    used = {
        name for path in users for name in re.findall(r"ckg:(\w+)", path.read_text("utf-8"))
    } | {name for text in gazetteer for name in re.findall(r"type: (\w+)", text)}
    assert len(defined) > 100
    assert defined - used - lists == set()
