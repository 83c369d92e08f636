"""The IRIs that this project mints or uses, and the prefixes they are written with.

Plain strings, so that code which only asks a stored graph need not import rdflib.
No other module spells out an IRI.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Namespace:
    """The IRIs that begin with `base`; `CKG["Claim"]` is the IRI of the term Claim."""

    base: str

    def __getitem__(self, local: str) -> str:
        return self.base + local

    def __contains__(self, iri: str) -> bool:
        return iri.startswith(self.base)

    def local(self, iri: str) -> str:
        """The part of `iri` after the base; ValueError when it lies elsewhere."""
        if iri not in self:
            raise ValueError(f"{iri!r} is not in {self.base!r}")
        return iri[len(self.base) :]


ONTOLOGY = "https://w3id.org/conflict-kg/ontology"

CKG = Namespace("https://w3id.org/conflict-kg/ontology#")
SHAPE = Namespace("https://w3id.org/conflict-kg/shapes#")
ID = Namespace("https://w3id.org/conflict-kg/id/")
ACTOR = Namespace(ID["actor/"])
PLACE = Namespace(ID["place/"])
RELATION = Namespace(ID["relation/"])
ARTICLE = Namespace(ID["article/"])
CLAIM = Namespace(ID["claim/"])
RULE = Namespace(ID["rule/"])
CONCLUSION = Namespace(ID["conclusion/"])
CROSSWALK = Namespace(ID["crosswalk/"])
RECORD = Namespace(ID["record/"])
"""Nodes of places and times under which records of claims are kept: the store's own index."""
GRAPH = Namespace(ID["graph/"])

RDF = Namespace("http://www.w3.org/1999/02/22-rdf-syntax-ns#")
RDFS = Namespace("http://www.w3.org/2000/01/rdf-schema#")
OWL = Namespace("http://www.w3.org/2002/07/owl#")
XSD = Namespace("http://www.w3.org/2001/XMLSchema#")
SH = Namespace("http://www.w3.org/ns/shacl#")
SKOS = Namespace("http://www.w3.org/2004/02/skos/core#")
DCTERMS = Namespace("http://purl.org/dc/terms/")
SCHEMA = Namespace("https://schema.org/")
VANN = Namespace("http://purl.org/vocab/vann/")
VOID = Namespace("http://rdfs.org/ns/void#")
SPDX = Namespace("http://spdx.org/rdf/terms#")
EDTF_DATATYPE = "http://id.loc.gov/datatypes/edtf/EDTF"
JSON_SCHEMA = "http://json-schema.org/draft-07/schema#"
"""The draft of JSON Schema that editors know; yaml-language-server reads no later one in full."""
SARIF_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
"""Where the JSON Schema of SARIF, the format of reports, is published."""

PREFIXES: dict[str, str] = {
    "actor": ACTOR.base,
    "article": ARTICLE.base,
    "ckg": CKG.base,
    "claim": CLAIM.base,
    "conclusion": CONCLUSION.base,
    "dcterms": DCTERMS.base,
    "graph": GRAPH.base,
    "owl": OWL.base,
    "place": PLACE.base,
    "rdf": RDF.base,
    "rdfs": RDFS.base,
    "relation": RELATION.base,
    "rule": RULE.base,
    "schema": SCHEMA.base,
    "sh": SH.base,
    "shape": SHAPE.base,
    "skos": SKOS.base,
    "vann": VANN.base,
    "xsd": XSD.base,
}
"""Prefix to namespace, the same in every file and every export."""


def compact(iri: str) -> str:
    """`iri` as a prefixed name where one of our prefixes fits, for people to read."""
    fitting = [(base, prefix) for prefix, base in PREFIXES.items() if iri.startswith(base)]
    if not fitting:
        return iri
    base, prefix = max(fitting)
    return f"{prefix}:{iri[len(base) :]}"


def article_graph(article: str) -> str:
    """The named graph that holds what the article `article` (an IRI) states."""
    return GRAPH[ARTICLE.local(article)]


def inferred_graph(graph: str) -> str:
    """The named graph that holds what OWL RL adds to the named graph `graph`."""
    return f"{graph}.inferred"


def concluded_graph(graph: str) -> str:
    """The named graph that holds what rules conclude from the named graph `graph` alone."""
    return f"{graph}.concluded"


def names_graph(graph: str) -> str:
    """The named graph with the normalised names of what the named graph `graph` names."""
    return f"{graph}.names"


def is_concluded(graph: str) -> bool:
    """Whether the named graph `graph` holds what rules conclude."""
    return graph == CONCLUSIONS_GRAPH or graph.endswith(".concluded")


def manifest_graph(graph: str) -> str:
    """The named graph that says what the named graph `graph` was made of, and how large it is."""
    return f"{graph}.manifest"


def is_manifest(graph: str) -> bool:
    """Whether the named graph `graph` is a manifest, by its name."""
    return graph.endswith(".manifest")


def checksum_of(graph: str) -> str:
    """The node of the SHA-256 of the named graph `graph`."""
    return f"{graph}.sha256"


GAZETTEER_GRAPH = GRAPH["gazetteer"]
ONTOLOGY_GRAPH = GRAPH["ontology"]
CROSSWALK_GRAPH = GRAPH["crosswalk"]
"""How the codes of other schemes stand to our terms: for questions, never for the reasoner."""
CONCLUSIONS_GRAPH = GRAPH["conclusions"]
SLICE_GRAPH = GRAPH["slice"]
"""What is concluded for one question, while it is answered."""

BUILD_GRAPH = manifest_graph(GRAPH["build"])
"""What the last build of a store was made of, and what it found that no single article has."""

CONTEXT_GRAPH = manifest_graph(GRAPH["context"])
"""What the articles of a store are checked against, and what of it changed since some were."""

RESERVED_GRAPHS = frozenset(
    {
        GAZETTEER_GRAPH,
        ONTOLOGY_GRAPH,
        CROSSWALK_GRAPH,
        CONCLUSIONS_GRAPH,
        SLICE_GRAPH,
        GRAPH["build"],
        GRAPH["context"],
    }
)
"""Graphs of our own: no article may be called so that its graph would be one of them."""

TERM_GRAPHS = frozenset({ONTOLOGY_GRAPH, CROSSWALK_GRAPH})
"""Graphs of terms, which have files of their own: they are neither exported nor counted as data."""
