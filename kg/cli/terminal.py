"""Pages as rich draws them: with colour and broken into lines on a terminal; tables anywhere."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Collection, Iterable, Sequence

from rich import box
from rich.console import Console
from rich.padding import Padding
from rich.table import Column, Table
from rich.text import Text

from kg.cli.page import Page, Part

UNBROKEN = 100_000
"""Columns of an output that is no terminal."""
_WIDEST = 110


class _Console(Console):
    def on_broken_pipe(self) -> None:
        raise BrokenPipeError  # rich would end the process with 1


def new_console() -> Console:
    """A console for standard output: plain and unbroken where that is no terminal."""
    if not sys.stdout.isatty():
        # another program reads it: nothing is broken into lines
        return _Console(highlight=False, markup=False, width=UNBROKEN, color_system=None)
    width = shutil.get_terminal_size((100, 24)).columns
    return _Console(highlight=False, markup=False, width=min(width, _WIDEST), soft_wrap=False)


class RichPage(Page):
    """A page that rich draws."""

    def __init__(self) -> None:
        self._console = new_console()

    def line(self, *parts: Part | str, indent: int = 0) -> None:
        """Write a line of `parts`, broken where the terminal ends."""
        text = Text.assemble(*parts)
        padded = Padding(text, (0, 0, 0, indent), expand=False)
        self._console.print(padded if indent else text)  # padding would swallow an empty line

    def aligned(self, rows: Iterable[tuple[Part, str]], gap: int) -> None:
        """Write rows of a short word and a text."""
        grid = Table.grid("", Column(overflow="fold"), padding=(0, gap, 0, 0))
        for (word, style), text in rows:
            grid.add_row(Text(word, style=style), Text(text))
        self._console.print(grid)

    def table(
        self, headings: Sequence[str], rows: Sequence[Sequence[str]], whole: Collection[str] = ()
    ) -> None:
        """Write a table."""
        table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
        for heading in headings:
            table.add_column(Text(heading), overflow="fold", no_wrap=heading in whole)
        for row in rows:
            table.add_row(*(Text(cell) for cell in row))
        self._console.print(table)
