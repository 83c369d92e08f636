"""The commands for answers that leave the house: their schema, bundles, and checking these."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.shared import HORIZON, JSON, PROJECT, print_json, session_in, tell

if TYPE_CHECKING:
    from kg.bundle.verify import Verification

_STEERING = re.compile(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


@click.command()
@click.argument("question", nargs=-1, required=True)
@click.option("-o", "--output", "file", type=click.Path(path_type=Path), required=True)
@click.option("--as-of", metavar="DAY", help="What was true on that day (YYYY-MM-DD).")
@click.option("--known-on", metavar="DAY", help="Using only what was published by that day.")
@HORIZON
@click.option("--with-texts", is_flag=True, help="Put the whole texts of articles in.")
@PROJECT
def bundle(
    question: tuple[str, ...],
    file: Path,
    as_of: str | None,
    known_on: str | None,
    horizon: int | None,
    with_texts: bool,
    folder: Path | None,
) -> None:
    """Write the answer to QUESTION, with everything it rests on, into one ZIP file."""
    from kg.bundle.write import make_bundle
    from kg.export import write_whole

    session = session_in(folder, horizon)
    data = make_bundle(session, " ".join(question), as_of, known_on, with_texts)
    write_whole(file, data)
    tell(f"{file} written: `kg verify {file}` asks again whether the answer holds")


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@JSON
@PROJECT
def verify(file: Path, as_json: bool, folder: Path | None) -> int:
    """Ask the question of a bundle again, and say whether its answer still holds."""
    from kg.bundle.archive import read_file
    from kg.bundle.verify import read_bundle, verification
    from kg.findings import UnreadableError

    data = read_file(file)
    try:
        read = read_bundle(data)
    except UnreadableError as error:
        raise UnreadableError(f"{file}: {error}") from error
    found = verification(read, lambda: session_in(folder))
    if as_json:
        print_json(found.to_dict())
    else:
        _print_verification(found)
    return 0 if found.holds else 1


@click.command()
@click.argument("of", default="answer", type=click.Choice(["answer", "article", "gazetteer"]))
def schema(of: str) -> None:
    """Print a JSON Schema: of answers, as `kg ask --json` gives them, or of a kind of file.

    `article` is the front matter of article files; editors complete keys and underline mistakes by
    it, and by that of `gazetteer` files.
    """
    from kg.resources import ANSWER_SCHEMA
    from kg.schemas.project import schema_text

    text = ANSWER_SCHEMA.read_text("utf-8") if of == "answer" else schema_text(of)
    click.echo(text, nl=False)


def _print_verification(found: Verification) -> None:
    """Print whether the answer holds, then why not, then what else has changed."""
    held = "The answer still holds." if found.holds else "The answer does not hold any more."
    click.echo("The bundle has been changed." if found.damage else held)
    click.echo(_plain(f"  question  {found.question}"))
    if found.sentence is not None:
        click.echo(_plain(f"  answer    {found.sentence}"))
    for heading, sentences in (
        ("What is wrong with the bundle", found.damage),
        ("Asked of its own triples, it answers otherwise", found.by_itself),
        ("Asked of the present graph, it answers otherwise", found.now),
        ("What else has changed", found.notes),
    ):
        if sentences:
            click.echo(f"\n{heading}")
        for sentence in sentences:
            click.echo(_plain(f"  - {sentence}"))


def _plain(text: str) -> str:
    """`text` from anywhere, with the characters spelt out that would steer a terminal."""
    return _STEERING.sub(lambda match: match[0].encode("unicode_escape").decode(), text)


ALL = (bundle, verify, schema)
