"""A new article file: what it says, what it leaves open, and that it misleads nobody."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from kg.authoring.new_article import KINDS, Given, NewArticle, Surroundings, new_article
from kg.authoring.publisher import publisher_of
from kg.authoring.schema_line import schema_line
from kg.authoring.slugs import article_id, slug_of
from kg.capture.guess import Guesses
from kg.capture.source import Wanted, capture_bytes
from kg.cli.writing import KINDS as OFFERED
from kg.findings import Finding
from kg.load.article_file import load_article_file
from kg.load.gazetteer_file import Gazetteer, load_gazetteer
from kg.load.vocabulary import load_vocabulary
from tests.capture import pages

NOW = datetime(2031, 5, 7, 10, 11, 12, tzinfo=UTC)
TODAY = date(2031, 5, 8)
GAZETTEER = """\
actors:
  - id: example-herald
    type: NewsOrganisation
    prefLabel: {en: Example Herald, ar: صحيفة المثال}
    altLabel: {en: [EH]}
  - {id: river-post, type: NewsOrganisation, prefLabel: {en: River Post, ar: بريد النهر}}
  - {id: northern-guard, type: Militia, prefLabel: {en: Northern Guard, ar: حرس الشمال}}
  - {id: example-desk, type: Coder, prefLabel: {en: Example desk, ar: مكتب المثال}}
places:
  - {id: examplia, type: Country, prefLabel: {en: Examplia, ar: مثالستان}}
"""


@pytest.fixture(scope="module")
def gazetteer(tmp_path_factory: pytest.TempPathFactory) -> Gazetteer:
    file = tmp_path_factory.mktemp("gazetteer") / "all.yaml"
    file.write_text(GAZETTEER, "utf-8")
    loaded = load_gazetteer([file])
    assert loaded.findings == []
    return loaded


def made(
    gazetteer: Gazetteer, page: str, given: Given | None = None, **wanted: object
) -> NewArticle:
    captured = capture_bytes(page.encode(), "x", Wanted(**wanted), NOW)  # type: ignore[arg-type]
    return new_article(captured, given or Given(), Surroundings(gazetteer.names, [], TODAY))


def findings(article: str, gazetteer: Gazetteer, folder: Path) -> list[Finding]:
    path = folder / "x.md"
    path.write_text(article, "utf-8")
    return load_article_file(path, gazetteer.names).findings


def test_what_a_page_says_is_written_with_its_origin(gazetteer: Gazetteer) -> None:
    article = made(gazetteer, pages.WORDPRESS)
    lines = article.text.split("\n")
    assert article.id == "example-herald-2031-05-06-northern-guard-takes-exampletown"
    assert lines[:3] == [
        "---",
        f"id: {article.id}",
        "publisher: example-herald  "
        '# guessed from <meta property="og:site_name">, Example Herald; check it',
    ]
    assert (
        'published: 2031-05-06  # guessed from <meta property="article:published_time">, '
        "2031-05-06T23:30:00+03:00; check it"
    ) in lines
    assert '# author, by <meta name="author">: A. Writer' in lines
    assert "coded: 2031-05-08" in lines
    assert article.text.endswith("---\n\n" + "\n".join(pages.TEXT) + "\n")
    assert article.guessed == ["publisher", "url", "captured", "language", "title", "published"]
    assert article.missing == ["coder"]


def test_the_checks_name_what_is_left_to_fill_and_nothing_else(
    gazetteer: Gazetteer, tmp_path: Path
) -> None:
    article = made(gazetteer, pages.NO_DATE)
    assert article.missing == ["publisher", "language", "published", "coder"]
    found = findings(article.text, gazetteer, tmp_path)
    lines = article.text.split("\n")
    empty = [finding for finding in found if finding.code == "no-value"]
    assert [lines[finding.line - 1].partition(":")[0] for finding in empty if finding.line] == [
        *("publisher", "language", "published")
    ]
    assert {finding.code for finding in found} == {"no-value", "no-claims"}


def test_what_a_person_says_counts_more_and_is_no_guess(
    gazetteer: Gazetteer, tmp_path: Path
) -> None:
    keys = {"id": "a-1", "publisher": "river post", "published": "2031-05-05", "language": "no"}
    keys |= {"title": "NO: ---", "coder": "example-desk", "archive": "https://a.example/x"}
    article = made(gazetteer, pages.WORDPRESS, Given(keys=keys))
    assert (article.id, article.guessed, article.missing) == ("a-1", ["url", "captured"], [])
    assert "publisher: river-post\n" in article.text
    assert "published: 2031-05-05\n" in article.text
    found = findings(article.text, gazetteer, tmp_path)
    assert [finding.code for finding in found] == ["no-claims"]


def test_the_example_is_a_claim_once_it_is_no_comment(gazetteer: Gazetteer, tmp_path: Path) -> None:
    article = made(gazetteer, pages.WORDPRESS)
    begin = article.text.index("#   - id: C1")
    before, after = article.text[:begin], article.text[begin:]
    example, after = after.split("claims: []\n")
    bare = re.sub(r"^# ", "", example, flags=re.MULTILINE)
    found = findings(f"{before}claims:\n{bare}{after}", gazetteer, tmp_path)
    # all that is left are the words in capitals and the empty coder
    assert {(finding.code, finding.message.split("'")[1]) for finding in found} == {
        ("no-value", "coder"),
        ("unknown-actor", "ACTOR"),
        ("unknown-place", "PLACE"),
        ("quote-not-found", "WORDS"),
        ("bad-date", "WORDS"),
    }
    assert (
        "#     quote: The Northern Guard took Exampletown on Monday, its spokesman said" in example
    )


@pytest.mark.parametrize("kind", KINDS)
def test_the_examples_keys_are_those_of_the_kind(gazetteer: Gazetteer, kind: str) -> None:
    vocabulary = load_vocabulary()
    article = made(gazetteer, "abc", Given(kind, keys={"id": "a"}), media=kind not in KINDS[:2])
    example = article.text.partition("#   - id: C1\n")[2].partition("claims: []")[0]
    keys = re.findall(r"^#     (\w+):", example, re.MULTILINE)
    assert {"source", "stance", "interest", "content"} < set(keys)
    assert set(keys) <= set(vocabulary.keys_of("Claim"))
    content = re.findall(r"^#       (\w+):", example, re.MULTILINE)
    assert set(content) - {"type"} <= set(vocabulary.keys_of("Attack"))


def test_excerpts_leave_room_and_keep_nothing(gazetteer: Gazetteer) -> None:
    article = made(gazetteer, pages.WORDPRESS, Given(excerpts=True))
    assert "\ncoverage: excerpts  # " in article.text
    assert article.text.endswith("claims: []\n---\n")
    assert re.search(r"^capturedSha256: [0-9a-f]{64}$", article.text, re.MULTILINE)


def test_a_picture_has_a_hash_and_no_text(gazetteer: Gazetteer) -> None:
    given = Given("SatelliteImage", keys={"id": "a"})
    article = made(gazetteer, "abc", given, media=True, address="https://p.example/1")
    known = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    assert f"capturedSha256: {known}\n" in article.text
    assert "\ntype: SatelliteImage\n" in article.text
    assert article.text.endswith("claims: []\n---\n")
    assert article.missing == ["publisher", "published", "coder"]


def test_a_text_with_a_line_of_hyphens_is_whole(gazetteer: Gazetteer, tmp_path: Path) -> None:
    text = "One sentence of the report.\n---\nclaims: no\n---\nThe last sentence."
    article = made(gazetteer, text, Given(keys={"id": "a"}))
    path = tmp_path / "a.md"
    path.write_text(article.text, "utf-8")
    graph = load_article_file(path, gazetteer.names).graph
    assert text in {str(value) for value in graph.objects()}


@pytest.mark.parametrize("awkward", ["\u2028", "\u0085", "\u200f", "\ufeff", '"', "'", ": #", "\\"])
def test_awkward_characters_break_nothing(
    gazetteer: Gazetteer, tmp_path: Path, awkward: str
) -> None:
    words = f"The guard{awkward}took the town on Monday after two days of shelling."
    page = f'<html><head><meta name="author" content="{awkward}x"></head><body><h1>{words}</h1>'
    article = made(gazetteer, page, Given(keys={"id": "a", "publisher": "river-post"}))
    codes = {finding.code for finding in findings(article.text, gazetteer, tmp_path)}
    assert codes <= {"no-value", "no-claims", "control-character"}
    if awkward != "\u0085":
        assert "control-character" not in codes


def test_the_kinds_offered_are_the_kinds_there_are() -> None:
    assert OFFERED == KINDS
    assert set(KINDS) <= set(load_vocabulary().kinds("Article"))


# -- publisher, ids, schema ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("site", "url", "slug"),
    [
        ("Example Herald", None, "example-herald"),
        ("EH", None, "example-herald"),
        (None, "https://www.exampleherald.example/1", "example-herald"),
        (None, "https://en.example-herald.example/1", "example-herald"),
        (None, "https://exampleherld.example/1", "example-herald"),
        ("Nobody's News", "https://riverpost.example/1", "river-post"),
        (None, "https://eh.example/1", "example-herald"),
        (None, "https://ehx.example/1", None),
        ("Northern Guard", "https://northernguard.example/1", None),
        (None, "https://herald.example/1", None),
        (None, None, None),
    ],
)
def test_publishers(
    gazetteer: Gazetteer, site: str | None, url: str | None, slug: str | None
) -> None:
    guesses = Guesses()
    guesses.add("site", site, "there")
    guesses.add("url", url, "")
    found = publisher_of(gazetteer.names, guesses)
    assert (found.value if found else None) == slug


def test_a_publisher_that_nobody_knows_is_named(gazetteer: Gazetteer) -> None:
    article = made(gazetteer, pages.JSON_LD)
    assert (
        "publisher:  # fill in: a news organisation of the gazetteer; the page calls itself "
        "'Example Wire': kg new actor 'Example Wire' --type NewsOrganisation\n"
    ) in article.text


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Exampletown", "exampletown"),
        ("Dayr Ḥāfir", "dayr-hafir"),
        ("Al-Qa'im (town)", "al-qaim-town"),
        ("Stra\u00dfe 7", "strasse-7"),
        ("بلدة المثال", None),
        ("Town بلدة", None),
        ("2031", None),
        ("---", None),
        ("", None),
    ],
)
def test_slugs(name: str, slug: str | None) -> None:
    assert slug_of(name) == slug


def test_ids_of_articles() -> None:
    title = "Guard takes the town after two days of shelling"
    assert article_id("a", "2031-05-06", title) == "a-2031-05-06-guard-takes-the-town-after-two"
    assert article_id("a", "2031-05-06", "حرس الشمال") == "a-2031-05-06"
    assert article_id(None, None, None) is None
    assert len(article_id("a", None, "x" * 500) or "") <= 70


def test_the_schema_is_named_as_seen_from_the_file() -> None:
    line = schema_line(Path("/desk/articles/may"), Path("/desk"))
    assert line == "# yaml-language-server: $schema=../../.kg/schemas/article.schema.json"
