"""The page of a bundle: the answer, what it was made of, and how to check it. It opens offline."""

from __future__ import annotations

from kg.bundle.manifest import ArticleRecord, Manifest
from kg.html.answer import answer_html
from kg.html.markup import element, link, text, words
from kg.html.page import page
from kg.wording.facts import Data, iso_in_words

_SCOPES = {
    "evidence": "the articles behind the answer, from which the same answer comes out",
    "all": "all articles, since the answer depends on more than those behind it",
}
_CHECK = (
    "This page is a copy of an answer. With the program conflict-kg, <code>kg verify "
    "answer.zip</code> asks the question again: of the triples beside this page "
    "(<code>graph.trig</code>), and of a graph as it is now. It says whether the answer still "
    "holds, and what has changed."
)


def bundle_page(answer: Data, manifest: Manifest) -> str:
    """The page of the answer whose JSON is `answer`; `manifest` may lack the hashes of members."""
    body = [
        element("main", answer_html(answer)),
        _part("Check it", element("p", _CHECK)),
        _part("Articles", "".join(map(_article, manifest.articles))),
        _part("What was asked, and of what", _facts(_about(manifest))),
        _folded("The query (SPARQL)", element("pre", text(answer["sparql"]))),
        _folded("Versions", _facts(_versions(manifest))),
    ]
    return page(manifest.question, "".join(body))


def _part(heading: str, content: str) -> str:
    return element("section", words("h2", heading) + content) if content else ""


def _folded(heading: str, content: str) -> str:
    return element("details", words("summary", heading) + content)


def _article(record: ArticleRecord) -> str:
    published = f"{record.publisher}, {iso_in_words(record.published)}"
    where = element("p", link(record.address), class_="small") if record.address else ""
    hashes = {
        "text": record.text_sha256 or "not in the graph",
        f"file {record.file}": record.file_sha256 if record.file else None,
    }
    known = {f"SHA-256 of the {name}": value for name, value in hashes.items() if value}
    return words("p", published) + where + _facts(known)


def _about(manifest: Manifest) -> dict[str, str]:
    counts = manifest.counts
    days = {"as of": manifest.as_of, "known on": manifest.known_on}
    articles = f"{counts['articles']} of {counts['articles_in_graph']} articles in the graph"
    scope = _SCOPES.get(manifest.scope, manifest.scope)
    lasts, counts_for = (manifest.settings[name] for name in ("horizon_days", "fighting_days"))
    return {
        "question": manifest.question,
        **{name: iso_in_words(day) for name, day in days.items() if day},
        "settings": f"control lasts {lasts} days, fighting counts for {counts_for} days",
        "articles": articles,
        "triples": f"{counts['triples']}: ontology, crosswalk, gazetteer, and {scope}",
        "texts": "whole" if manifest.with_texts else "not in the bundle, but for the words quoted",
    }


def _versions(manifest: Manifest) -> dict[str, str]:
    hashes = {f"SHA-256 of {name}": value for name, value in manifest.versions.items()}
    return {"conflict-kg": manifest.program} | hashes


def _facts(facts: dict[str, str]) -> str:
    pairs = "".join(words("dt", name) + words("dd", fact) for name, fact in facts.items())
    return element("dl", pairs)
