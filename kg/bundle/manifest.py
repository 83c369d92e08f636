"""What a bundle says of itself: what was asked, of which graph, by which program."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass, field, fields
from typing import Any

from kg.findings import UnreadableError
from kg.project import MOST_DAYS, Settings

FORMAT = "conflict-kg bundle 1"
MANIFEST = "manifest.json"
PAGE, ANSWER, QUERY, TRIPLES = "answer.html", "answer.json", "question.rq", "graph.trig"
MEMBERS = (PAGE, ANSWER, QUERY, TRIPLES)
"""The members of a bundle beside its manifest."""

LONGEST_QUESTION = 1000


@dataclass(frozen=True)
class ArticleRecord:
    """An article whose triples are in a bundle; hashes are SHA-256, None where there is nothing.

    `file` is the name of the file in which it was coded.
    """

    article: str
    publisher: str
    published: str
    address: str | None
    text_sha256: str | None
    file: str | None
    file_sha256: str | None


@dataclass(frozen=True)
class Manifest:
    """What was asked and what the answer was made of.

    `as_of` and `known_on` are the days given beside the question. `program` is the version of the
    program, `versions` the SHA-256 of the ontology, shapes, rules and questions that came with it.
    `scope` is which articles' triples are in the bundle: of the evidence, or all. `members` maps
    the other members to their SHA-256.
    """

    question: str
    as_of: str | None
    known_on: str | None
    settings: dict[str, int]
    program: str
    versions: dict[str, str]
    scope: str
    with_texts: bool
    articles: tuple[ArticleRecord, ...]
    counts: dict[str, int]
    members: dict[str, str] = field(default_factory=dict)

    def to_json(self) -> bytes:
        """The bytes of `manifest.json`, sealed with a SHA-256 of what they say."""
        data = {"format": FORMAT, **asdict(self)}
        return as_json({**data, "sha256": _seal(data)})

    def answer_settings(self) -> Settings:
        """The settings under which the question was asked."""
        return Settings(**self.settings)


def as_json(data: Any) -> bytes:
    """`data` as the JSON of a bundle."""
    return (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode()


def sha256(data: bytes) -> str:
    """The SHA-256 of `data` in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def _seal(data: dict[str, Any]) -> str:
    return sha256(as_json(data))


def read_json(data: bytes, name: str) -> dict[str, Any]:
    """The JSON object in the member `name`; UnreadableError when it is none."""
    try:
        found = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise UnreadableError(f"{name} is not JSON: {error}") from error
    if not isinstance(found, dict):
        raise UnreadableError(f"{name} is no JSON object")
    return found


def read_manifest(data: bytes) -> tuple[Manifest, bool]:
    """The manifest in `data`, and whether its seal is unbroken.

    UnreadableError when it is not the manifest of a bundle.
    """
    found = read_json(data, MANIFEST)
    if found.get("format") != FORMAT:
        raise UnreadableError(f"{MANIFEST} does not say {FORMAT!r}: no bundle, or of another time")
    sealed = found.pop("sha256", None)
    unbroken = sealed == _seal(found)
    del found["format"]
    return _manifest(found), unbroken


def _manifest(data: dict[str, Any]) -> Manifest:
    wanted = {each.name for each in fields(Manifest)}
    if data.keys() != wanted or not isinstance(data["articles"], list):
        raise UnreadableError(f"{MANIFEST} lacks something or says too much")
    try:
        articles = tuple(_record(**record) for record in data["articles"])
    except TypeError as error:
        raise UnreadableError(f"{MANIFEST}: an article is not described as it should be") from error
    manifest = Manifest(**{**data, "articles": articles})
    wrong = next((name for name, right in _checks(manifest).items() if not right), None)
    if wrong is not None:
        raise UnreadableError(f"{MANIFEST}: {wrong!r} is not what it should be")
    return manifest


def _record(**given: Any) -> ArticleRecord:
    record = ArticleRecord(**given)
    optional = (record.address, record.text_sha256, record.file, record.file_sha256)
    if not (_texts(record.article, record.publisher, record.published) and _optional(*optional)):
        raise TypeError("a text is meant")
    return record


def _checks(manifest: Manifest) -> dict[str, bool]:
    """What is checked of a manifest from anywhere, by the key that it is about."""
    settings = {each.name for each in fields(Settings)}
    question = manifest.question
    return {
        "question": _texts(question) and 0 < len(question) <= LONGEST_QUESTION,
        "as_of": _optional(manifest.as_of),
        "known_on": _optional(manifest.known_on),
        "settings": _numbers(manifest.settings)
        and manifest.settings.keys() == settings
        and all(days <= MOST_DAYS for days in manifest.settings.values()),
        "program": _texts(manifest.program),
        "versions": isinstance(manifest.versions, dict) and _texts(*manifest.versions.values()),
        "scope": _texts(manifest.scope),
        "with_texts": isinstance(manifest.with_texts, bool),
        "counts": _numbers(manifest.counts),
        "members": isinstance(manifest.members, dict) and _texts(*manifest.members.values()),
    }


def _texts(*values: object) -> bool:
    return all(isinstance(value, str) for value in values)


def _optional(*values: object) -> bool:
    return all(value is None or isinstance(value, str) for value in values)


def _numbers(values: object) -> bool:
    return isinstance(values, dict) and all(
        isinstance(value, int) and not isinstance(value, bool) and value >= 0
        for value in values.values()
    )
