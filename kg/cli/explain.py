"""The command that says what a finding's code means."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

import click

from kg.cli.shared import JSON, print_json

if TYPE_CHECKING:
    from kg.explain.codes_file import Code

EXAMPLES = {
    "claim": "keys of a claim",
    "claims": "the claims of an article",
    "content": "keys of a content",
    "article": "keys of an article",
    "place": "keys of a place in the gazetteer",
    "gazetteer": "a gazetteer file",
    "file": "a file",
    "path": "files",
    "turtle": "Turtle",
    "jsonld": "JSON-LD",
}
"""What an example shows, by its kind."""


@click.command("explain")
@click.argument("code", required=False)
@JSON
def explain_code(code: str | None, as_json: bool) -> None:
    """Say why there is a finding CODE, with a bad and a good example; without CODE, list all."""
    from dataclasses import asdict

    from kg.explain.catalogue import all_codes, explain

    if code is None:
        found = all_codes()
        if as_json:
            print_json([asdict(each) for each in found.values()])
            return
        for each in found.values():
            click.echo(f"{each.code}  ({each.severity})  {each.title}")
        return
    about = explain(code)
    if as_json:
        print_json(asdict(about))
    else:
        _print(about)


def _print(about: Code) -> None:
    from kg.explain.codes_file import EXAMPLE_TEXT, QUOTING

    click.secho(f"{about.code} ({about.severity}): {about.title}", bold=True)
    for text in (about.reason, about.fix and f"What to do: {about.fix}"):
        if text:
            click.echo("\n" + textwrap.fill(text, 100))
    if about.example_kind in QUOTING:
        said = f"In the examples the text is: {EXAMPLE_TEXT}"
        click.echo("\n" + textwrap.fill(said, 100))
    kind = EXAMPLES.get(about.example_kind, "an example")
    for heading, example in (("Bad", about.bad), ("Good", about.good)):
        click.secho(f"\n{heading} ({kind}):", bold=True)
        click.echo(textwrap.indent(_visible(example), "    "))
    if about.shape:
        click.secho("\nThe shape:", bold=True)
        click.echo(textwrap.indent(about.shape, "    "))


def _visible(example: str) -> str:
    """`example` with characters that cannot be seen spelt out."""
    return "".join(
        char if char.isprintable() or char == "\n" else char.encode("unicode_escape").decode()
        for char in example
    )


ALL = (explain_code,)
