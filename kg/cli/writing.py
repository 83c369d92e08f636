"""The commands that begin new articles and gazetteer entries."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg.cli.shared import PROJECT, project_in, tell

if TYPE_CHECKING:
    from kg.adding.article import Written
    from kg.capture.captured import Captured
    from kg.capture.source import Wanted

KINDS = ("Article", "Post", "Image", "Video", "SatelliteImage")
_SHOWN = 20
"""Cut lines that are printed of either end; the rest is counted."""


class _WithDefault(click.Group):
    """A group that takes what is none of its commands for the arguments of `article`."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if args and args[0] not in self.commands and args[0] not in ctx.help_option_names:
            args = ["article", *args]
        return super().parse_args(ctx, args)


@click.group(cls=_WithDefault)
def new() -> None:
    """Begin an article (kg new URL-or-FILE), or add a place or an actor to the gazetteer."""


@new.command()
@click.argument("source", metavar="URL|FILE|-")
@click.option("--id", "identifier", help="Its id, and the name of its file.")
@click.option("--type", "kind", type=click.Choice(KINDS), default="Article", show_default=True)
@click.option("--publisher", metavar="NAME", help="A name or slug of the gazetteer.")
@click.option("--published", metavar="DAY", help="The day of publication, YYYY-MM-DD.")
@click.option("--language", metavar="TAG", help="Its language, such as en or ar.")
@click.option("--title", help="Its title.")
@click.option("--coder", metavar="NAME", help="Who encodes it.")
@click.option("--url", help="Where it was published, when SOURCE is a file.")
@click.option("--archive", metavar="URL", help="The address of an archived copy.")
@click.option("--charset", help="The character encoding, when it is not told rightly.")
@click.option("--keep-all", is_flag=True, help="Cut no page furniture.")
@click.option("--excerpts", is_flag=True, help="The text may not be kept: leave room for excerpts.")
@click.option("-o", "--output", "file", type=click.Path(path_type=Path), help="Write to FILE.")
@PROJECT
def article(
    source: str,
    identifier: str | None,
    kind: str,
    url: str | None,
    charset: str | None,
    keep_all: bool,
    excerpts: bool,
    file: Path | None,
    folder: Path | None,
    **keys: str | None,
) -> None:
    """Write an article file, ready to fill, from a web page, a saved page or a text.

    Prints the file's name. `article` may be left out: kg new URL.
    """
    from kg.adding.article import add_article
    from kg.authoring.new_article import MEDIA_KINDS, Given
    from kg.capture.source import Wanted

    said = {"id": identifier} | keys
    given = Given(kind, excerpts, {key: value for key, value in said.items() if value})
    _check(given.keys | ({"url": url} if url else {}))
    wanted = Wanted(charset, keep_all, kind in MEDIA_KINDS, url)
    project = project_in(folder)
    if project.root is None and file is None:
        from kg.findings import UsageError

        raise UsageError("no project here: `kg init FOLDER` makes one; or write elsewhere: -o FILE")
    captured = _captured(source, wanted)
    _report(add_article(project, captured, given, datetime.now().date(), file), captured)


def _check(keys: dict[str, str]) -> None:
    """UsageError for a day or an address that is none."""
    from kg.findings import UsageError
    from kg.load.dates import day_or_none
    from kg.load.literals import literal_problem
    from kg.namespaces import XSD

    if "published" in keys and day_or_none(keys["published"]) is None:
        raise UsageError(f"--published: {keys['published']!r} is no day: YYYY-MM-DD")
    for name in keys.keys() & {"archive", "url"}:
        if literal_problem(XSD["anyURI"], keys[name]):
            raise UsageError(f"--{name}: {keys[name]!r} is no http or https address")


def _captured(source: str, wanted: Wanted) -> Captured:
    from kg.capture.fetch import is_address
    from kg.capture.source import capture_address, capture_bytes, capture_file
    from kg.findings import UnreadableError

    now = datetime.now(UTC)
    if source == "-":
        if sys.stdin is None:
            raise UnreadableError("there is no standard input")
        return capture_bytes(sys.stdin.buffer.read(), "standard input", wanted, now)
    if is_address(source):
        return capture_address(source, wanted, now)
    return capture_file(Path(source), wanted)


def _report(written: Written, captured: Captured) -> None:
    """Say what was cut, guessed and left to fill in, and print the file's name."""
    from hashlib import sha256

    from kg.cli.paths import near

    for sentence in captured.told:
        tell(sentence)
    if written.captured is not None:
        _show_cut(captured.cut(), near(str(written.captured)))
        digest = sha256(captured.text.encode()).hexdigest()
        size = f"{len(captured.text)} characters"
        tell(f"the text, without what was cut, has {size}; its SHA-256 is {digest}")
    article = written.article
    if article.guessed:
        tell(f"guessed, to be checked: {', '.join(article.guessed)}")
    if article.missing:
        tell(f"to be filled in: {', '.join(article.missing)}")
    click.echo(near(str(written.file)))


def _show_cut(cut: list[tuple[int, str]], file: str) -> None:
    """Print the lines that were cut: the first and the last where they are many."""
    if not cut:
        return
    tell(f"{len(cut)} lines of {file} are not the article's and were cut (--keep-all keeps them):")
    ends = len(cut) > 2 * _SHOWN
    for number, line in cut[:_SHOWN] + cut[-_SHOWN:] if ends else cut:
        seen = "".join(c if c.isprintable() else " " for c in line)
        click.echo(f"{number:>6} | {seen if len(seen) <= 90 else seen[:89] + '…'}", err=True)
    if ends:
        tell(f"{len(cut) - 2 * _SHOWN} lines between these were cut as well")


# -- entries of the gazetteer --------------------------------------------------------------

_Command = Callable[..., Any]


def _entry_options(command: _Command) -> _Command:
    options = (
        click.option("--id", "identifier", help="Its id; needed for names without Latin letters."),
        click.option("--type", "kind", help="Its kind, such as Town or Militia."),
        click.option("--en", metavar="NAME", help="Its name in English."),
        click.option("--ar", metavar="NAME", help="Its name in Arabic script."),
        click.option(
            *("--alias", "aliases"), multiple=True, metavar="LANGUAGE:NAME", help="Another name."
        ),
        click.option("--exact-match", "matches", multiple=True, metavar="IRI", help="The same."),
        click.option("--anyway", is_flag=True, help="Accept names close to others."),
        PROJECT,
    )
    for option in reversed(options):
        command = option(command)
    return command


@new.command()
@click.argument("name")
@click.option("--within", multiple=True, metavar="PLACE", help="What it lies in.")
@click.option("--spans", multiple=True, metavar="COUNTRY", help="Countries that it spans.")
@click.option("--lat", type=click.FloatRange(-90, 90), help="Latitude, in degrees north.")
@click.option("--lon", type=click.FloatRange(-180, 180), help="Longitude, in degrees east.")
@_entry_options
def place(
    name: str,
    within: tuple[str, ...],
    spans: tuple[str, ...],
    lat: float | None,
    lon: float | None,
    **common: Any,
) -> None:
    """Add the place NAME to the project's gazetteer."""
    rest = {"within": list(within), "spans": list(spans), "latitude": lat, "longitude": lon}
    _add("places", name, rest, **common)


@new.command()
@click.argument("name")
@_entry_options
def actor(name: str, **common: Any) -> None:
    """Add the actor NAME to the project's gazetteer."""
    _add("actors", name, {}, **common)


def _add(
    section: str,
    name: str,
    rest: dict[str, Any],
    anyway: bool,
    folder: Path | None,
    **labels: Any,
) -> None:
    from kg.adding.entry import add_entry
    from kg.authoring.new_entry import Asked, new_entry
    from kg.cli.paths import near

    asked = Asked(section, name, rest=rest, **labels)
    for option, question in asked.missing() if _can_be_asked() else ():
        asked = asked.answered(option, click.prompt(question, err=True))
    added = add_entry(project_in(folder), section, new_entry(asked), anyway)
    tell(f"added {added.id}")
    click.echo(near(str(added.file)))


def _can_be_asked() -> bool:
    """Whether a person sits at standard input."""
    return sys.stdin is not None and sys.stdin.isatty()


ALL = (new,)
