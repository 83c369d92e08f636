"""Reading the table of the built-in article, and the graph that it is compared with."""

import pyoxigraph as ox
from rdflib import URIRef
from rdflib.term import Node

from kg.load.article_file import load_article_file
from kg.load.gazetteer_file import load_gazetteer
from kg.load.vocabulary import load_vocabulary
from kg.namespaces import ACTOR, ARTICLE, CKG, CLAIM, PLACE, RDF, SKOS
from kg.project import built_in_project
from kg.resources import BUILT_IN, ONTOLOGY_FILE
from kg.terms import graph_from
from tests import article_table as table

NAME = "zaman-al-wasl-31666"
FILE = BUILT_IN / "articles" / f"{NAME}.md"

GAZETTEER = load_gazetteer(list(built_in_project().gazetteer_files))
LOADED = load_article_file(FILE, GAZETTEER.names)
GRAPH = LOADED.graph
ONTOLOGY = graph_from(ox.parse(path=str(ONTOLOGY_FILE)))
KEYS = load_vocabulary().keys
TYPE = URIRef(RDF["type"])
THE_ARTICLE = URIRef(ARTICLE[NAME])
TEXT = str(GRAPH.value(THE_ARTICLE, URIRef(CKG["text"])))


# -- the table ---------------------------------------------------------------------------


def rows(text: str, first_is_head: bool = True) -> list[list[str]]:
    """The cells of a table whose columns `|` divides."""
    lines = text.strip("\n").split("\n")[first_is_head:]
    width = max(line.count("|") for line in lines)
    return [
        [c.strip() for c in (line + "|" * (width - line.count("|"))).split("|")] for line in lines
    ]


WORDS = {row[0]: row[1:] for row in rows(table.WORDS)}
CODER = {row[0]: row[1:] for row in rows(table.CODER)}
CLAIMS = list(WORDS)


def grouped(lines: list[str], indent: str) -> dict[str, list[str]]:
    """Lines by the claim that begins them; what begins with `indent` belongs to the one before."""
    found: dict[str, list[str]] = {}
    for line in lines:
        if not line.startswith(indent):
            found[line.split()[0]] = []
        found[list(found)[-1]].append(line)
    return found


CONTENTS = grouped(table.CONTENTS.strip("\n").split("\n"), " ")
DATES = grouped(table.DATES.strip("\n").split("\n")[1:], " or")
SAID = {claim: row[1:] for row in rows(table.SAID) for claim in row[0].split()}


# -- the graph ---------------------------------------------------------------------------


def claim(identifier: str) -> URIRef:
    return URIRef(CLAIM[f"{NAME}.{identifier}"])


def values(subject: Node | None, *path: str) -> set[Node]:
    """What the terms of `path`, one after the other, lead to."""
    found = {subject} if subject is not None else set()
    for term in path:
        found = {v for node in found for v in GRAPH.objects(node, URIRef(CKG[term]))}
    return {node for node in found if node is not None}


def value(subject: Node | None, *path: str) -> Node | None:
    """The one such value, or None."""
    found = values(subject, *path)
    assert len(found) <= 1, (subject, path, found)
    return next(iter(found), None)


def short(node: Node | None) -> str:
    """A node as the table writes it: a code word, a slug, a claim's id, or the text itself."""
    if node is None:
        return ""
    notation = ONTOLOGY.value(node, URIRef(SKOS["notation"]))
    if notation is not None:
        return str(notation)
    for base in (CLAIM[f"{NAME}."], PLACE[f"{NAME}."], ACTOR.base, PLACE.base, CKG.base):
        if isinstance(node, URIRef) and node.startswith(base):
            return node.removeprefix(base).removesuffix(".content")
    return "article" if node == THE_ARTICLE else str(node)


def span(quote: Node | None) -> str:
    return "" if quote is None else f"{value(quote, 'start')}-{value(quote, 'end')}"


def line_of(quote: Node) -> int:
    return TEXT.count("\n", 0, int(short(value(quote, "start"))))


def whose(node: Node) -> str:
    """The coder's claim that a link, a date or a label rests on, with a space before it."""
    basis = short(value(node, "accordingTo"))
    return f" {basis}" if basis else ""


def bounds(node: Node | None) -> tuple[str, ...]:
    edges = ("earliestBegin", "latestBegin", "earliestEnd", "latestEnd")
    return tuple(short(value(node, edge)) for edge in edges)


def chain_of(node: Node) -> list[str]:
    links = sorted(values(node, "hasSource"), key=lambda link: int(short(value(link, "position"))))
    assert [short(value(link, "position")) for link in links] == [
        str(position) for position in range(1, len(links) + 1)
    ]
    return [link_words(link) for link in links]


def link_words(link: Node) -> str:
    credit = short(value(link, "hasCredit"))
    seen = credit == "credited" and not whose(link)
    return short(value(link, "namesSource")) + ("" if seen else f" {credit}{whose(link)}")


def label_of(node: Node) -> tuple[str, str, str]:
    denotes = short(value(node, "denotes")) + whose(node)
    return short(value(node, "labelText")), denotes, short(value(node, "usedBy"))
