"""Whether the answer in a bundle still holds: the question is asked again, twice."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from typing import Any

import pyoxigraph as ox

from kg import __version__
from kg.ask.answers import Answer
from kg.ask.session import Session
from kg.bundle.archive import unpack
from kg.bundle.compare import differences
from kg.bundle.manifest import (
    ANSWER,
    MANIFEST,
    MEMBERS,
    PAGE,
    QUERY,
    TRIPLES,
    Manifest,
    as_json,
    read_json,
    read_manifest,
    sha256,
)
from kg.bundle.page import bundle_page
from kg.bundle.triples import FROM_OUTSIDE, articles_of, asked_again, comparable, with_conclusions
from kg.bundle.versions import versions
from kg.bundle.write import records, without_files
from kg.findings import KgError, UnreadableError
from kg.load.strict import parse_rdf

_NO_ANSWER = (ArithmeticError, AttributeError, LookupError, TypeError, ValueError, RecursionError)
"""What asking raises of triples that never passed the checks."""


@dataclass(frozen=True)
class Verification:
    """What came out when a bundle was checked.

    `damage` are the ways in which its files are not as they were written. `by_itself` is what
    differs when the question is asked of its own triples, `now` what differs in the present graph;
    both are empty when the answer holds. `notes` are changes that leave the answer as it is.
    `sentence` is the answer as the present graph gives it, None where it gives none.
    """

    question: str
    as_of: str | None
    known_on: str | None
    damage: tuple[str, ...] = ()
    by_itself: tuple[str, ...] = ()
    now: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    sentence: str | None = None

    @property
    def holds(self) -> bool:
        """Whether the bundle is whole and the answer is the same, by itself and now."""
        return not (self.damage or self.by_itself or self.now)

    def to_dict(self) -> dict[str, Any]:
        """The outcome as JSON-ready data."""
        return {"holds": self.holds, **asdict(self)}


def verify_bundle(data: bytes, session: Session) -> Verification:
    """Whether the answer in the bundle `data` holds, by its own triples and in `session`'s graph.

    UnreadableError when it is no bundle.
    """
    return verification(read_bundle(data), lambda: session)


@dataclass(frozen=True)
class Bundle:
    """A bundle that was read: its manifest, and its answer and triples unless it is damaged."""

    manifest: Manifest
    damage: tuple[str, ...] = ()
    answer: dict[str, Any] = field(default_factory=dict)
    quads: tuple[ox.Quad, ...] = ()


def read_bundle(data: bytes) -> Bundle:
    """The bundle in `data`, with what shows that it is not as it was written.

    Nothing in it is unpacked to disk. UnreadableError when it is no bundle.
    """
    members = unpack(data)
    if MANIFEST not in members:
        raise UnreadableError(f"no bundle: it has no {MANIFEST}")
    manifest, unbroken = read_manifest(members[MANIFEST])
    damage = _damage(members, manifest, unbroken)
    if damage:
        return Bundle(manifest, tuple(damage))
    answer = read_json(members[ANSWER], ANSWER)
    damage = _contradictions(members, manifest, answer)
    quads, findings = parse_rdf(members[TRIPLES], "trig", TRIPLES)
    if findings:
        raise UnreadableError(str(findings[0]).splitlines()[0])
    return Bundle(manifest, tuple(damage), answer, tuple(quads))


def verification(bundle: Bundle, present: Callable[[], Session]) -> Verification:
    """Whether the answer in `bundle` holds, by its own triples and in the graph of `present`.

    `present` is called only for a bundle that is as it was written. What is run is this program's
    own query, never the one in the bundle.
    """
    manifest = bundle.manifest
    asked = (manifest.question, manifest.as_of, manifest.known_on)
    if bundle.damage:
        return Verification(*asked, damage=bundle.damage)
    session = present()
    again = Session(session.store, session.files, manifest.answer_settings())
    now, changed = _compared(lambda: again.ask(*asked), bundle.answer, ["where"])
    return Verification(
        *asked,
        by_itself=_by_itself(bundle),
        now=changed,
        notes=tuple(_notes(session, manifest, bundle.answer, now)),
        sentence=None if now is None else now.get("sentence") or now.get("note"),
    )


def _damage(members: dict[str, bytes], manifest: Manifest, unbroken: bool) -> list[str]:
    """How the files of a bundle differ from what its manifest says of them."""
    expected = {*MEMBERS, MANIFEST}
    missing = [f"{name} is missing" for name in sorted(expected - members.keys())]
    strange = [f"{name!r} is no part of a bundle" for name in sorted(members.keys() - expected)]
    changed = [
        f"{name} has been changed: its SHA-256 is another"
        for name in MEMBERS
        if name in members and sha256(members[name]) != manifest.members.get(name)
    ]
    broken = [] if unbroken else [f"{MANIFEST} has been changed: its seal is broken"]
    return [*broken, *missing, *strange, *changed]


def _contradictions(
    members: dict[str, bytes], manifest: Manifest, answer: dict[str, Any]
) -> list[str]:
    """Where whole members of a bundle do not say the same; the page, by the same program only."""
    try:
        page = bundle_page(answer, manifest).encode()
        query = str(answer["sparql"]).encode()
        comparable(answer)
    except _NO_ANSWER:
        return [f"{ANSWER} is no answer as this program knows it"]
    found = [] if query == members[QUERY] else [f"{QUERY} is not the query of {ANSWER}"]
    if manifest.program == __version__ and page != members[PAGE]:
        found.append(f"{PAGE} does not show what {ANSWER} says")
    return found


def _by_itself(bundle: Bundle) -> tuple[str, ...]:
    """How the answer from the bundle's own triples, with conclusions drawn anew, differs."""
    manifest = bundle.manifest

    def ask() -> Answer:
        asked = (manifest.question, manifest.as_of, manifest.known_on)
        return asked_again(with_conclusions(bundle.quads), *asked, manifest.answer_settings())

    return _compared(ask, bundle.answer, FROM_OUTSIDE)[1]


def _compared(
    ask: Callable[[], Answer], before: dict[str, Any], leave_out: list[str] | frozenset[str]
) -> tuple[dict[str, Any] | None, tuple[str, ...]]:
    """The answer that `ask` gives, as JSON, and how it differs from `before`."""
    try:
        after = json.loads(as_json(without_files(ask().to_dict())))
    except KgError as error:
        return None, (f"the question cannot be asked: {str(error).splitlines()[0]}",)
    except _NO_ANSWER as error:
        return None, (f"the triples are not such as pass the checks: {error!r}",)
    return after, differences(comparable(before, leave_out), comparable(after, leave_out))


def _notes(
    session: Session, manifest: Manifest, answer: dict[str, Any], now: dict[str, Any] | None
) -> list[str]:
    """What has changed since, whether or not the answer has."""
    notes = []
    if manifest.program != __version__:
        notes.append(f"made by conflict-kg {manifest.program}; this is {__version__}")
    for name, digest in versions().items():
        if manifest.versions.get(name) != digest:
            notes.append(f"the {name} of this program are not those of the bundle")
    if now is not None and now["sparql"] != answer["sparql"]:
        notes.append("the question's query is written in another way now")
    notes += _articles(session, manifest)
    before, after = manifest.counts.get("articles_in_graph"), len(articles_of(session.store))
    if before != after:
        notes.append(f"articles in the graph: {before} → {after}")
    return notes


def _articles(session: Session, manifest: Manifest) -> list[str]:
    """Which articles are gone, have another text or are coded in another way."""
    wanted = [record.article for record in manifest.articles]
    present = {record.article: record for record in records(session, wanted)}
    notes = []
    for record in manifest.articles:
        name, found = record.article.rpartition("/")[2], present.get(record.article)
        if found is None:
            notes.append(f"the article {name} is not in the graph any more")
        elif found.text_sha256 != record.text_sha256:
            notes.append(f"the text of the article {name} is another now")
        elif found.file_sha256 != record.file_sha256:
            notes.append(f"the text of the article {name} is the same, its file is another now")
    return notes
