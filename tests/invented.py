"""An invented country at war, for tests: nothing here happened, and nobody here exists.

Two towns and two villages in one province; a northern side (army and militia), a southern front
with its own radio, a western league, and fighters on no side; outlets, a wire service, a monitor.
Articles are written as Markdown files like real ones, loaded, reasoned over and put in a store;
shapes are not run, so that many cases are quick.

A claim is a dict of the keys of its content, with these besides, all optional: `id`, `publisher`,
`published`, `source`, `stance`, `interest`, `review`, `status`, `statusSince`. Claims of one
publisher and day stand in one article.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import rdflib

from kg.ask.session import Session
from kg.build import crosswalk_quads, load_ontology, without_blank_nodes
from kg.derive import rule_labels
from kg.engine.closure import reasoner_for
from kg.entailment import OwlReasoner
from kg.load.article_file import load_article_file
from kg.load.gazetteer_file import Gazetteer, load_gazetteer
from kg.load.loaded import LoadedArticle
from kg.namespaces import (
    ARTICLE,
    CONCLUSIONS_GRAPH,
    GAZETTEER_GRAPH,
    ID,
    ONTOLOGY_GRAPH,
    article_graph,
    inferred_graph,
)
from kg.project import Settings
from kg.records.write import conclusions_of_articles
from kg.store import MemoryStore
from kg.terms import new_graph, quads_from

Claim = Mapping[str, Any]

CLAIM_KEYS = ("source", "stance", "interest", "review", "status", "statusSince")
DEFAULTS = {"publisher": "invented-times", "published": "2017-12-10"}

PLACES = {
    "testland": ("Country", "Testland", "بلاد الاختبار", None),
    "invented-province": ("Province", "Invented province", "المحافظة المخترعة", "testland"),
    "invented-district": ("District", "Invented district", "المنطقة المخترعة", "invented-province"),
    "invented-plain": ("Area", "Invented plain", "السهل المخترع", "invented-province"),
    "sampleton": ("Town", "Sampleton", "سامبلتون", "invented-district"),
    "old-market": ("Area", "old market of Sampleton", "السوق القديم في سامبلتون", "sampleton"),
    "otherby": ("Town", "Otherby", "أذربي", "invented-district"),
    "minorham": ("Village", "Minorham", "مينورهام", "invented-district"),
    "quietville": ("Village", "Quietville", "كوايتفيل", "testland"),
}
"""Slug: kind, English and Arabic label, the place that it lies in."""

HAMLETS = {
    "id": "three-hamlets",
    "type": "PlaceGroup",
    "prefLabel": {"en": "three hamlets near Sampleton", "ar": "ثلاث قرى قرب سامبلتون"},
    "cardinality": 3,
    "groupOf": "Village",
    "within": "invented-district",
    "near": "sampleton",
}
ACTORS = {
    "northern-side": ("Side", "Northern side", "الطرف الشمالي"),
    "northern-government": ("Government", "Northern government", "الحكومة الشمالية"),
    "northern-army": ("StateForce", "Northern Army", "الجيش الشمالي"),
    "northern-militia": ("Militia", "Northern Militia", "الميليشيا الشمالية"),
    "northern-news": ("NewsOrganisation", "Northern News", "أخبار الشمال"),
    "southern-front": ("ArmedGroup", "Southern Front", "الجبهة الجنوبية"),
    "southern-vanguard": ("ArmedGroup", "Southern Vanguard", "الطليعة الجنوبية"),
    "southern-radio": ("NewsOrganisation", "Southern Radio", "إذاعة الجنوب"),
    "western-side": ("Side", "Western side", "الطرف الغربي"),
    "western-league": ("ArmedGroup", "Western League", "الرابطة الغربية"),
    "turncoats": ("Militia", "Turncoats", "المنشقون"),
    "loners": ("ArmedGroup", "Loners", "المنفردون"),
    "invented-times": ("NewsOrganisation", "Invented Times", "التايمز المخترعة"),
    "invented-post": ("NewsOrganisation", "Invented Post", "البوست المخترعة"),
    "invented-herald": ("NewsOrganisation", "Invented Herald", "الهيرالد المخترعة"),
    "invented-wire": ("NewsOrganisation", "Invented Wire", "الوكالة المخترعة"),
    "invented-monitor": ("NewsOrganisation", "Invented Monitor", "المرصد المخترع"),
    "invented-coder": ("Coder", "invented coder", "مرمّز مخترع"),
}
MEMBERS = (
    ("northern-government", "northern-side"),
    ("northern-army", "northern-government"),
    ("northern-militia", "northern-side"),
    ("northern-news", "northern-government"),
    ("southern-vanguard", "southern-front"),
    ("southern-radio", "southern-front"),
    ("western-league", "western-side"),
    ("turncoats", "northern-side"),
    ("turncoats", "western-side"),
)


def gazetteer_yaml() -> str:
    """The invented gazetteer as a gazetteer file; JSON is YAML."""
    places = []
    for slug, (kind, english, arabic, within) in PLACES.items():
        entry: dict[str, Any] = {"id": slug, "type": kind}
        entry["prefLabel"] = {"en": english, "ar": arabic}
        places.append(entry | ({"within": within} if within else {}))
    places.append(HAMLETS)
    actors = [
        {"id": slug, "type": kind, "prefLabel": {"en": english, "ar": arabic}}
        for slug, (kind, english, arabic) in ACTORS.items()
    ]
    relations = [
        {
            "id": f"{member}-of-{whole}",
            "type": "Membership",
            "member": member,
            "whole": whole,
            "reference": "Invented for tests",
        }
        for member, whole in MEMBERS
    ]
    sections = {"coder": "invented-coder", "coded": "2026-11-22", "places": places}
    return json.dumps(sections | {"actors": actors, "relations": relations}, ensure_ascii=False)


def article_markdown(slug: str, claims: Iterable[Claim], **metadata: Any) -> str:
    """An article file that makes `claims`, each by a sentence of its own."""
    written, sentences = [], []
    for number, claim in enumerate(claims, start=1):
        sentence = f"Invented sentence {number} of {slug} stands here."
        sentences.append(sentence)
        written.append(_claim(claim, number, sentence, metadata["publisher"]))
    front = {"id": slug, "language": "en", "coder": "invented-coder", "coded": "2026-11-22"}
    matter = front | {"review": "reviewed"} | metadata | {"claims": written}
    return f"---\n{json.dumps(matter, ensure_ascii=False)}\n---\n\n" + "\n".join(sentences) + "\n"


def _claim(claim: Claim, number: int, sentence: str, publisher: str) -> dict[str, Any]:
    outside = {*CLAIM_KEYS, *DEFAULTS, "id"}
    written = {"id": claim.get("id", f"C{number}"), "quote": sentence, "source": [publisher]}
    written |= {"stance": "own-voice", "interest": "unknown"}
    written |= {key: claim[key] for key in CLAIM_KEYS if key in claim}
    return written | {"content": {k: v for k, v in claim.items() if k not in outside}}


@dataclass(frozen=True)
class World:
    """A gazetteer with the ontology, reasoned over once and used by many stores."""

    gazetteer: Gazetteer
    reasoner: OwlReasoner
    quads: tuple[ox.Quad, ...]

    @classmethod
    def of(cls, files: Iterable[Path]) -> World:
        """The world of these gazetteer files; AssertionError when one has a mistake."""
        gazetteer, ontology = load_gazetteer(list(files)), load_ontology()
        assert gazetteer.findings == []
        reasoner = reasoner_for(ontology, gazetteer.graph)
        quads = [
            *quads_from(without_blank_nodes(ontology), ONTOLOGY_GRAPH),
            *crosswalk_quads(),
            *quads_from(gazetteer.graph, GAZETTEER_GRAPH),
            *quads_from(reasoner.context_inferred, inferred_graph(GAZETTEER_GRAPH)),
        ]
        return cls(gazetteer, reasoner, tuple(quads))

    def article(
        self, folder: Path, slug: str, claims: Iterable[Claim], **metadata: Any
    ) -> LoadedArticle:
        """The article `slug` that makes `claims`, loaded; AssertionError when it has a mistake."""
        path = folder / f"{slug}.md"
        path.write_text(article_markdown(slug, claims, **metadata), "utf-8")
        return self.load(path)

    def load(self, path: Path) -> LoadedArticle:
        """The article in the file `path`; AssertionError when it has a mistake."""
        loaded = load_article_file(path, self.gazetteer.names)
        assert loaded.findings == [], [str(finding) for finding in loaded.findings]
        return loaded

    def infer(self, articles: Iterable[LoadedArticle]) -> dict[str, rdflib.Graph]:
        """What follows from all `articles` together, by the article that it is about."""
        everything = new_graph()
        for article in articles:
            everything += article.graph
        return _by_article(self.reasoner.close(everything).inferred)

    def session(
        self,
        articles: list[LoadedArticle],
        inferred: Mapping[str, rdflib.Graph] | None = None,
        settings: Settings | None = None,
    ) -> Session:
        """A session over `articles`, with what was inferred from them if that is known already."""
        if inferred is None:
            inferred = self.infer(articles)
        store = MemoryStore(self.quads)
        for article in articles:
            assert article.iri is not None
            graph, slug = article_graph(article.iri), ARTICLE.local(article.iri)
            store.add(quads_from(article.graph, graph))
            store.add(quads_from(inferred.get(slug, new_graph()), inferred_graph(graph)))
        store.add(conclusions_of_articles(store))
        store.add(rule_labels(CONCLUSIONS_GRAPH))
        files = {str(article.iri): (article.path, article.text_line) for article in articles}
        return Session(store, files, settings)


@cache
def invented_world() -> World:
    """The world of the invented gazetteer."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "invented.yaml"
        file.write_text(gazetteer_yaml(), "utf-8")
        return World.of([file])


def session(*claims: Claim, settings: Settings | None = None) -> Session:
    """A session over articles that make `claims`."""
    return sessions({"case": claims}, settings)["case"]


def sessions(
    cases: Mapping[str, Iterable[Claim]], settings: Settings | None = None
) -> dict[str, Session]:
    """A session for each case, all reasoned over at once, which is quicker and infers the same."""
    world = invented_world()
    with tempfile.TemporaryDirectory() as folder:
        loaded = {
            name: _articles(world, Path(folder), f"case{number}", claims)
            for number, (name, claims) in enumerate(cases.items(), start=1)
        }
    inferred = world.infer(article for articles in loaded.values() for article in articles)
    return {name: world.session(given, inferred, settings) for name, given in loaded.items()}


def _articles(
    world: World, folder: Path, prefix: str, claims: Iterable[Claim]
) -> list[LoadedArticle]:
    by_article: dict[tuple[str, str], list[Claim]] = {}
    for claim in claims:
        full = DEFAULTS | dict(claim)
        by_article.setdefault((full["publisher"], full["published"]), []).append(claim)
    return [
        world.article(folder, f"{prefix}-{number}", given, publisher=publisher, published=published)
        for number, ((publisher, published), given) in enumerate(by_article.items(), start=1)
    ]


def _by_article(inferred: rdflib.Graph) -> dict[str, rdflib.Graph]:
    """Inferred triples by the article to which their subject belongs."""
    found: dict[str, rdflib.Graph] = {}
    for triple in inferred:
        local = ID.local(str(triple[0])).partition("/")[2]
        found.setdefault(local.partition(".")[0], new_graph()).add(triple)
    return found
