"""The commands of `python -m bench`."""

from __future__ import annotations

from pathlib import Path

import click


@click.group(context_settings={"max_content_width": 100})
def main() -> None:
    """Measure how fast articles are checked, stored and asked, beside other ways to do it."""


@main.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--articles", default=1000, show_default=True, help="How many articles.")
@click.option("--seed", default=1, show_default=True, help="Which war is invented.")
@click.option("--turtle", "form", flag_value="turtle", default=True, help="As Turtle (default).")
@click.option("--markdown", "form", flag_value="markdown", help="In the form that people write.")
@click.option("--both", "form", flag_value="both", help="Both: in FOLDER/turtle, FOLDER/markdown.")
@click.option("--broken", default=0.0, show_default=True, help="The share that is wrong.")
def generate(folder: Path, articles: int, seed: int, form: str, broken: float) -> None:
    """Write a project of invented articles into FOLDER.

    `expected.json` in it says what the checks must find: file to codes of violations.
    """
    from bench.generator.project import FORMS, write_project

    forms = tuple(FORMS) if form == "both" else (form,)
    for one in forms:
        target = folder / one if form == "both" else folder
        if (target / "kg.toml").exists():
            raise click.UsageError(f"{target}: there is a project already: name a new folder")
        expected = write_project(target, seed, articles, one, broken)
        click.echo(f"{target}: {articles} articles, {len(expected)} of them wrong")
