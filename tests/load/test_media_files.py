"""Article files of excerpts, posts, images and videos, and the mistakes that are made in them."""

from __future__ import annotations

from pathlib import Path

import pytest
from rdflib import Literal, URIRef

from kg.check import check_project
from kg.load.article_file import load_article_file
from kg.load.gazetteer_file import Gazetteer
from kg.load.loaded import LoadedArticle
from kg.namespaces import ARTICLE, CKG, CLAIM, RDF, XSD
from kg.project import open_project
from tests import projects

SHA = "0123456789abcdef" * 4
CODED = "coder: mock-desk\ncoded: 2031-05-07\nreview: reviewed\n"
HELD = f"url: https://mock.example/1\narchive: https://archive.example/1\ncapturedSha256: {SHA}\n"
PRESENCE = "{type: Presence, force: hill-guard, place: mocktown, date: 2031-05-05}"

EXCERPTS = f"""\
---
id: cut
publisher: mock-courier
language: en
published: 2031-05-06
coverage: excerpts
{HELD}{CODED}claims:
  - id: C1
    quote: The Hill Guard took Mocktown
    source: [mock-courier]
    stance: own-voice
    interest: unknown
    content: {{type: TerritorialChange, gainedBy: hill-guard, place: mocktown, date: 2031-05-05}}
---

The Hill Guard took Mocktown.
[…]
The bridge was left.
"""

VIDEO = f"""\
---
id: clip
type: Video
publisher: hill-guard
published: 2031-05-06
captured: 2031-05-06T21:00:00+03:00
{HELD}{CODED}claims:
  - id: C1
    description: Men of the Hill Guard stand on the bridge
    time: t=1,2
    region: xywh=0,0,640,360
    source: [hill-guard]
    stance: own-voice
    interest: for
    content: {PRESENCE}
---
"""


def image(text: str = VIDEO) -> str:
    return projects.changed(("type: Video", "type: Image"), ("    time: t=1,2\n", ""), article=text)


def load(folder: Path, gazetteer: Gazetteer, text: str) -> LoadedArticle:
    path = folder / "clip.md"
    path.write_text(text, "utf-8")
    return load_article_file(path, gazetteer.names)


def codes(folder: Path, text: str) -> dict[str, int | None]:
    """The codes of all findings about an article, each with its line."""
    root = projects.make(folder / "desk", {"one.md": text})
    return {f.code: f.line for f in check_project(open_project(root), []).findings}


@pytest.mark.parametrize("text", [EXCERPTS, VIDEO, image()], ids=["excerpts", "video", "image"])
def test_well_formed(tmp_path: Path, text: str) -> None:
    assert codes(tmp_path, text) == {}


def test_a_video_without_transcript_has_no_text(tmp_path: Path, mock_gazetteer: Gazetteer) -> None:
    graph = load(tmp_path, mock_gazetteer, VIDEO).graph
    article, claim = URIRef(ARTICLE["clip"]), URIRef(CLAIM["clip.C1"])
    assert list(graph.objects(article, URIRef(RDF["type"]))) == [URIRef(CKG["Video"])]
    assert list(graph.objects(article, URIRef(CKG["text"]))) == []
    assert list(graph.objects(article, URIRef(CKG["textSha256"]))) == []
    moment = Literal("2031-05-06T21:00:00+03:00", datatype=URIRef(XSD["dateTime"]))
    assert list(graph.objects(article, URIRef(CKG["capturedAt"]))) == [moment]
    assert str(graph.value(claim, URIRef(CKG["timeRange"]))) == "t=1,2"
    assert str(graph.value(claim, URIRef(CKG["region"]))) == "xywh=0,0,640,360"


WITHOUT_CAPTURED = ("captured: 2031-05-06T21:00:00+03:00\n", "")
WITHOUT_WORDS = ("    description: Men of the Hill Guard stand on the bridge\n", "")
A_DAY = ("captured: 2031-05-06T21:00:00+03:00", "captured: 2031-05-06")
THE_LINE = ("quote: The Hill Guard took Mocktown", 'quote: "[…]"')


@pytest.mark.parametrize(
    ("text", "change", "code", "line"),
    [
        (EXCERPTS, (f"capturedSha256: {SHA}\n", ""), "Article-excerpts-have-sha256", 2),
        (EXCERPTS, ("url: https://mock.example/1\n", ""), "Article-excerpts-have-address", 2),
        (EXCERPTS, ("archive: https://archive.example/1\n", ""), "ArticleAdvice-archived", 2),
        (EXCERPTS, ("coverage: excerpts\n", ""), "ArticleAdvice-excerpts-marked", 2),
        (EXCERPTS, ("coverage: excerpts", "coverage: some"), "unknown-code", 6),
        (EXCERPTS, THE_LINE, "Quote-within-one-excerpt", 15),
        (EXCERPTS, ("The bridge was left.", "word " * 101), "ArticleAdvice-excerpts-short", 2),
        (VIDEO, A_DAY, "bad-value", 6),
        (VIDEO, WITHOUT_CAPTURED, "Article-media-says-when-captured", 2),
        (VIDEO, WITHOUT_WORDS, "missing-key", 14),
        (VIDEO, ("t=1,2", "t=2,1"), "Claim-time-forward", 16),
        (VIDEO, ("    time: t=1,2\n", "    quote: We are here\n"), "quote-not-found", 16),
        (VIDEO, ("type: Video", "type: Film"), "unknown-type", 3),
        (image(), ("    source", "    time: t=1,2\n    source"), "Claim-time-of-video", 17),
    ],
    ids=lambda value: value if isinstance(value, str) and len(value) < 60 else "",
)
def test_a_mistake_is_found_at_its_line(
    tmp_path: Path, text: str, change: tuple[str, str], code: str, line: int
) -> None:
    found = codes(tmp_path, projects.changed(change, article=text))
    assert found == {code: line}


def test_an_image_with_a_text_is_refused(tmp_path: Path) -> None:
    text = projects.changed(("published:", "language: en\npublished:"), article=image())
    found = codes(tmp_path, f"{text}\nThe bridge at noon.\n")
    assert found["Article-image-without-text"] == 24


def test_a_report_by_an_armed_group_is_a_post(tmp_path: Path) -> None:
    text = projects.changed(
        ("publisher: mock-courier", "publisher: hill-guard"),
        ("source: [mock-courier, hill-guard]", "source: [hill-guard]"),
        ("    attribution: its speaker said\n", ""),
        ("stance: claimed", "stance: own-voice"),
    )
    assert codes(tmp_path, text) == {"Article-publisher-of-text": 3}
    post = projects.changed(("id: mock\n", "id: mock\ntype: Post\n"), article=text)
    assert codes(tmp_path / "post", post) == {}
