"""Drafting: from an article file to proposed claims, and into the file."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import rdflib

from kg.authoring.entry_text import entry_text
from kg.authoring.sections import add_to_article
from kg.draft.article import ArticleFile, read_article
from kg.draft.candidates import Candidate, candidates_in
from kg.draft.compose import Composer, Proposal, without_doubles
from kg.draft.interest import Parties
from kg.draft.mentions import Mention, Names
from kg.draft.place_groups import PlaceGroups
from kg.draft.tell import Reader
from kg.draft.text import Sentence, sentences_of
from kg.load.gazetteer_file import Gazetteer
from kg.load.names import Thing
from kg.load.vocabulary import load_vocabulary
from kg.load.yaml_tree import Mapping as Tree

_DRAFT_ID = re.compile(r"D[0-9]+")


@dataclass(frozen=True)
class Draft:
    """What was proposed for an article: claims, names that the gazetteer lacks, and remarks."""

    article: ArticleFile
    proposals: tuple[Proposal, ...]
    places: tuple[dict[str, Any], ...]
    candidates: tuple[Candidate, ...]
    remarks: tuple[str, ...]

    @property
    def entries(self) -> str:
        """The proposals as lines of an article file."""
        return "".join(entry_text(p.entry, comment=p.comment) for p in self.proposals)

    @property
    def place_entries(self) -> str:
        """The groups of unnamed places that the proposals need, as lines of an article file."""
        return "".join(
            entry_text(place, comment="draft", section="places") for place in self.places
        )

    def written(self) -> str:
        """The article file with the proposals at the end of its claims; else as it was.

        UsageError where its claims cannot be added to.
        """
        if not self.proposals:
            return self.article.source
        text = self.article.source
        if self.places:
            text = add_to_article(text, "places", self.place_entries)
        return add_to_article(text, "claims", self.entries)

    def as_json(self) -> dict[str, Any]:
        """The draft for programs."""
        return {
            "claims": [{"rule": p.comment, **p.entry} for p in self.proposals],
            "places": list(self.places),
            "candidates": [vars(candidate) for candidate in self.candidates],
            "remarks": list(self.remarks),
        }


def draft_article(path: Path, gazetteer: Gazetteer) -> Draft:
    """The claims that the rules propose for the article in the file `path`.

    What the file claims already, word for word, is not proposed again. Errors as `read_article`.
    """
    article = read_article(path, gazetteer.names)
    names = Names(article.names)
    if not article.language.casefold().startswith("en"):
        return _names_only(article, names)
    groups = _place_groups(article, gazetteer)
    parties = Parties.of(gazetteer.graph)
    outlets = parties.outlets(article.names.things.values())
    reader = Reader(article.text, names, article.published, article.publisher, groups, outlets)
    composer = Composer(
        text=article.text,
        publisher=article.publisher,
        parties=parties,
        ids=set(article.ids),
        dated=article.published is not None,
    )
    made = [proposal for told in reader.told() for proposal in composer.compose(told)]
    known = {_key(_plain(claim)) for claim in article.claims}
    proposals = [p for p in without_doubles(made) if _key(_plain(p.entry)) not in known]
    candidates = candidates_in(reader.sentences, article.text, article.names)
    used = {p.entry["content"].get("place") for p in proposals}
    places = tuple(place for place in groups.drafted if place["id"] in used)
    remarks = tuple(_remarks(article, proposals))
    return Draft(article, tuple(proposals), places, tuple(candidates), remarks)


def _place_groups(article: ArticleFile, gazetteer: Gazetteer) -> PlaceGroups:
    """The groups of unnamed places that the article has, ready to be added to."""
    known = {}
    for entry in article.places:
        number, thing = entry.text("cardinality") or "", article.own_place(entry.text("id") or "")
        if number.isdecimal() and thing is not None:
            known[int(number)] = thing
    within = rdflib.URIRef(load_vocabulary().keys["within"].iri)

    def around(place: Thing) -> str | None:
        found = sorted(
            str(iri) for iri in gazetteer.graph.objects(rdflib.URIRef(place.iri), within)
        )
        return article.names.things[found[0]].slug if found else None

    return PlaceGroups(known, article.own_iri, around)


def has_drafts(article: ArticleFile) -> bool:
    """Whether the file has claims that were drafted before and are still drafts."""
    return any(
        claim.text("review") == "draft" and _DRAFT_ID.fullmatch(claim.text("id") or "")
        for claim in article.claims
    )


def _names_only(article: ArticleFile, names: Names) -> Draft:
    """The draft of a text in another language: the names that are found in it."""
    found: list[tuple[Sentence, list[Mention]]] = []
    known: dict[str, str] = {}
    for sentence in sentences_of(article.text):
        mentions = names.mentions(sentence)
        found.append((sentence, mentions))
        for mention in mentions:
            for thing in mention.things:
                known.setdefault(thing.slug, thing.label)
    language = article.language or "no language"
    told = ", ".join(f"{label} ({slug})" for slug, label in known.items()) or "none"
    remarks = (
        f"the article's language is {language}: claims are drafted from English alone, so only "
        "names are looked for",
        f"names of the gazetteer in it: {told}",
    )
    return Draft(article, (), (), tuple(candidates_in(found, article.text, article.names)), remarks)


def _remarks(article: ArticleFile, proposals: list[Proposal]) -> list[str]:
    remarks = []
    if article.published is None:
        remarks.append("the article has no day of publication: the drafts have no dates")
    if article.cut:
        remarks.append(
            f"the text is too long for one report: its last {article.cut} characters were not read"
        )
    missing = [key for key in ("coder", "coded") if article.tree.get(key) is None]
    if missing and proposals:
        remarks.append(f"the article says no {' and no '.join(missing)}: each claim needs them")
    if not proposals:
        remarks.append("no rule found a claim that is not there yet")
    return remarks


def _key(entry: Mapping[str, Any]) -> tuple[str, ...]:
    """What tells one claim from another: its words, its kind, its place and its roles."""
    content = entry.get("content")
    content = content if isinstance(content, Mapping) else {}
    roles = sorted(
        f"{key}={value}"
        for key, value in content.items()
        if key not in ("date", "note", "precedes", "quantity")
    )
    return (str(entry.get("quote")), *roles)


def _plain(value: Any) -> Any:
    """An entry, or its tree, as texts, lists and maps."""
    if isinstance(value, Tree):
        return {key: _plain(item) for key, item in value.entries.items()}
    if isinstance(value, Mapping):
        return {key: _plain(item) for key, item in value.items()}
    if hasattr(value, "items") or isinstance(value, list):
        return [_plain(item) for item in getattr(value, "items", value)]
    return getattr(value, "text", None) or str(value)
