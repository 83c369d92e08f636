"""The commands of `python -m bench`."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

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


def _counts(_: object, __: object, value: str) -> tuple[int, ...]:
    try:
        return tuple(int(part) for part in value.split(","))
    except ValueError as error:
        raise click.BadParameter("whole numbers with commas between them") from error


def _sized(default: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """The option for how many articles."""
    return click.option(
        "--articles", "counts", default=default, show_default=True, callback=_counts
    )


SEED = click.option("--seed", default=1, show_default=True, help="Which war is invented.")
JSON = click.option("--json", "json_path", type=click.Path(path_type=Path), help="Write JSON, too.")


def _show(rows: list[dict[str, Any]], json_path: Path | None) -> None:
    from bench.measure import noise, table

    click.echo(table(rows))
    click.echo(f"the same work twenty times, ms: {noise()} (median, least to nine in ten)")
    if json_path is not None:
        json_path.write_text(json.dumps(rows, indent=1) + "\n", "utf-8")


@main.command()
@_sized("10,100")
@SEED
@JSON
def obvious(counts: tuple[int, ...], seed: int, json_path: Path | None) -> None:
    """The obvious script: rdflib, owlrl over everything, pySHACL over everything.

    1,000 articles take about 20 minutes. It grows faster than its data: what is said about more
    articles than were measured is an extrapolation.
    """
    from bench.building import obvious as measure

    _show(measure(counts, seed), json_path)


@main.command()
@_sized("1000")
@click.option(
    "--obvious",
    "slow",
    default="10,100",
    show_default=True,
    callback=_counts,
    help="How many articles the obvious script gets: two numbers or more.",
)
@click.option("--jobs", default="1,2", show_default=True, callback=_counts)
@SEED
@JSON
def build(
    counts: tuple[int, ...],
    slow: tuple[int, ...],
    jobs: tuple[int, ...],
    seed: int,
    json_path: Path | None,
) -> None:
    """`kg build`, beside the obvious script and beside loading without checks."""
    from bench.building import build as measure

    if len(slow) < 2:
        raise click.UsageError("--obvious takes two numbers or more: a line is drawn through them")
    _show(measure(counts, seed, slow, jobs), json_path)


@main.command()
@click.option("--articles", "count", default=100, show_default=True)
@click.option("--broken", default=0.2, show_default=True, help="The share that is wrong.")
@SEED
@JSON
def peers(count: int, broken: float, seed: int, json_path: Path | None) -> None:
    """Other engines on the same data: `pip install -e ".[bench]"` installs them."""
    from bench.peers import peers as measure

    _show(measure(count, seed, broken), json_path)


@main.command()
@_sized("1,1000")
@SEED
@JSON
def add(counts: tuple[int, ...], seed: int, json_path: Path | None) -> None:
    """Add one article, from the shell and in a running process, to stores of these sizes."""
    from bench.living import add as measure

    _show(measure(counts, seed), json_path)


@main.command()
@_sized("1,1000")
@click.option("--questions", default=200, show_default=True, help="How many are asked in Python.")
@SEED
@JSON
def ask(counts: tuple[int, ...], questions: int, seed: int, json_path: Path | None) -> None:
    """Ask who controls a place, from the shell and in a running process."""
    from bench.living import ask as measure

    _show(measure(counts, seed, questions), json_path)


@main.command()
@_sized("1000")
@SEED
@JSON
def disk(counts: tuple[int, ...], seed: int, json_path: Path | None) -> None:
    """What a store takes on disk, before and after `kg compact`, and how soon it is open."""
    from bench.living import disk as measure

    _show(measure(counts, seed), json_path)


@main.command()
@click.argument("folder", type=click.Path(path_type=Path, exists=True, file_okay=False))
@SEED
@JSON
def questions(folder: Path, seed: int, json_path: Path | None) -> None:
    """Ask every question of the generated project in FOLDER, and list the slowest first.

    Its store should be built already; SEED is that of its war.
    """
    from bench.questions import questions as measure

    _show(measure(folder, seed), json_path)


@main.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--articles", "count", default=100_000, show_default=True)
@SEED
@JSON
def whole(folder: Path, count: int, seed: int, json_path: Path | None) -> None:
    """The life of a large store in FOLDER, a new one: built, killed, gone on with, asked, changed.

    Then backed up, compacted, restored elsewhere and compared. 100,000 articles take about an
    hour and 60 GB.
    """
    from bench.whole import COLUMNS, Life

    if folder.exists():
        raise click.UsageError(f"{folder}: is there already")
    folder.mkdir(parents=True)
    rows = Life(folder, count, seed, lambda row: click.echo(str(row))).live()
    _show([dict.fromkeys(COLUMNS) | row for row in rows], json_path)
