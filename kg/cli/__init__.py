"""The command `kg`: data to standard output, messages to standard error.

Exit codes: 0 fine, 1 findings or something not known, 2 wrong usage, 3 unreadable input.
"""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Mapping
from importlib import import_module
from typing import ClassVar

import click

from kg import __version__
from kg.findings import KgError, UnreadableError, UsageError

MODULES = {
    "commands": "ask query questions export show agreement init",
    "stores": "build add remove status",
    "writing": "new",
    "checks": "check",
    "explain": "explain",
    "diffs": "diff",
    "drafts": "draft",
    "imports": "import",
    "formatting": "fmt",
    "bundles": "bundle verify schema",
    "store_care": "verify-store backup restore compact",
}
"""The modules beside this one, each with the names of the commands in its `ALL`."""


class LazyGroup(click.Group):
    """A group of commands, of which only the one that is called is imported."""

    places: ClassVar[Mapping[str, str]] = {
        name: module for module, names in MODULES.items() for name in names.split()
    }

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of all commands, sorted."""
        return sorted(self.places)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name; None when there is none."""
        if cmd_name not in self.commands:
            place = self.places.get(cmd_name)
            for name in [place] if place else MODULES:  # all of them, to offer those that are near
                for command in import_module(f"kg.cli.{name}").ALL:
                    self.add_command(command)
        return self.commands.get(cmd_name)


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="conflict-kg")
def kg() -> None:
    """A knowledge graph of conflict reporting: who said what, through whom, in which words.

    Without a project of your own (see `kg init`) every command works on the built-in graph.
    """


def main() -> None:
    """Run the command line and end the process with its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # what a terminal cannot show is spelt out
            stream.reconfigure(errors="backslashreplace")
    sys.exit(run(sys.argv[1:]))


def run(arguments: list[str]) -> int:
    """The exit code of the command line `arguments`; errors become one clear message."""
    try:
        return _invoke(arguments)
    except click.ClickException as error:
        error.show()
        return UsageError.exit_code
    except (KeyboardInterrupt, EOFError):
        click.echo("kg: interrupted", err=True)
        return 130
    except BrokenPipeError:
        # the reader went away; nothing more may be written, not even when Python ends
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except (KgError, OSError) as error:
        click.echo(f"kg: {_message(error)}", err=True)
        return error.exit_code if isinstance(error, KgError) else UnreadableError.exit_code


def _invoke(arguments: list[str]) -> int:
    """The exit code of a command that ends well.

    click's own `main` is left aside: it ends the process by itself when a reader goes away.
    """
    try:
        with kg.make_context("kg", arguments) as context:
            result = kg.invoke(context)
        _flush()
    except click.exceptions.Exit as done:
        return done.exit_code
    return result if isinstance(result, int) else 0


def _flush() -> None:
    """Write what is still held back, so that a full disk is noticed here."""
    if sys.stdout is not None:
        sys.stdout.flush()


def _message(error: KgError | OSError) -> str:
    if isinstance(error, OSError) and error.filename is not None and error.strerror is not None:
        return f"{error.filename}: {error.strerror}"
    return str(error)
