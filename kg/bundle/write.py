"""Making a bundle: the answer, the page, the query, the triples used, and the manifest."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from kg import __version__
from kg.ask.session import Session
from kg.bundle.archive import pack
from kg.bundle.manifest import (
    ANSWER,
    LONGEST_QUESTION,
    MANIFEST,
    PAGE,
    QUERY,
    TRIPLES,
    ArticleRecord,
    Manifest,
    as_json,
    sha256,
)
from kg.bundle.page import bundle_page
from kg.bundle.triples import articles_of, asked_again, comparable, triples_for, without_records
from kg.bundle.versions import versions
from kg.findings import KgError, UsageError
from kg.serialise import serialise
from kg.wording.facts import Data

_ABOUT = """
SELECT ?article ?label ?published ?address ?hash WHERE {
  ?article a ckg:Article ; ckg:publishedBy ?publisher ; ckg:publishedOn ?published .
  ?publisher skos:prefLabel ?label . FILTER(LANG(?label) = "en")
  OPTIONAL { ?article ckg:address ?address }
  OPTIONAL { ?article ckg:textSha256 ?hash }
}
ORDER BY ?article
"""


def make_bundle(
    session: Session,
    text: str,
    as_of: str | None = None,
    known_on: str | None = None,
    with_texts: bool = False,
) -> bytes:
    """The bytes of a bundle of the answer to the question `text`; see `kg.bundle.verify`.

    The same graph and program give the same bytes. Whole texts of articles are left out unless
    `with_texts`. Errors are those of asking; UsageError when the question or the bundle is too
    long.
    """
    if len(text) > LONGEST_QUESTION:
        raise UsageError(f"a question of {len(text)} characters: at most {LONGEST_QUESTION}")
    answer = without_files(session.ask(text, as_of, known_on).to_dict())
    scope, articles, quads = _used(session, answer, (text, as_of, known_on), with_texts)
    manifest = Manifest(
        question=text,
        as_of=as_of,
        known_on=known_on,
        settings=asdict(session.settings),
        program=__version__,
        versions=versions(),
        scope=scope,
        with_texts=with_texts,
        articles=tuple(records(session, articles)),
        counts={
            "articles": len(articles),
            "articles_in_graph": len(articles_of(session.store)),
            "claims_as_evidence": len(answer["evidence"]),
            "triples": len(without_records(quads)),
        },
    )
    return _packed(manifest, answer, quads)


def _packed(manifest: Manifest, answer: Data, quads: list[ox.Quad]) -> bytes:
    members = {
        PAGE: bundle_page(answer, manifest).encode(),
        ANSWER: as_json(answer),
        QUERY: answer["sparql"].encode(),
        TRIPLES: serialise(without_records(quads), "trig"),
    }
    hashes = {name: sha256(data) for name, data in members.items()}
    sealed = Manifest(**{**vars(manifest), "members": hashes})
    return pack({**members, MANIFEST: sealed.to_json()})


def without_files(answer: dict[str, Any]) -> dict[str, Any]:
    """The JSON of an answer without the paths of files, which mean nothing elsewhere."""
    return answer | {"evidence": [claim | {"where": None} for claim in answer["evidence"]]}


def _used(
    session: Session,
    answer: dict[str, Any],
    asked: tuple[str, str | None, str | None],
    with_texts: bool,
) -> tuple[str, list[str], list[ox.Quad]]:
    """The smaller scope from which the same answer comes out, with its articles and its quads.

    An answer without evidence rests on what no article says, and so on all of them.
    """
    evidence = sorted({claim["article"] for claim in answer["evidence"]})
    scopes = {"evidence": evidence, "all": articles_of(session.store)}
    for scope, articles in scopes.items():
        if scope == "evidence" and not evidence:
            continue
        quads = triples_for(session.store, articles, with_texts)
        try:
            again = asked_again(quads, *asked, session.settings).to_dict()
        except KgError:  # without the other articles the question cannot even be asked
            continue
        if comparable(again) == comparable(answer):
            return scope, articles, quads
    raise KgError("the answer does not come out again from the graph's own triples: run `kg check`")


def records(session: Session, articles: Iterable[str]) -> list[ArticleRecord]:
    """What can be told of `articles` (IRIs) and of their files as they are now."""
    wanted = set(articles)
    return [
        ArticleRecord(
            article=row["article"] or "",
            publisher=row["label"] or "",
            published=row["published"] or "",
            address=row["address"],
            text_sha256=row["hash"],
            **_file(session.files.get(row["article"] or "")),
        )
        for row in session.store.select(_ABOUT)
        if row["article"] in wanted
    ]


def _file(place: tuple[str, int | None] | None) -> dict[str, str | None]:
    if place is None:
        return {"file": None, "file_sha256": None}
    path = Path(place[0])
    try:
        return {"file": path.name, "file_sha256": sha256(path.read_bytes())}
    except OSError:  # it was there when the graph was built
        return {"file": path.name, "file_sha256": None}
