"""The command that proposes claims."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.shared import JSON, PROJECT, print_json, project_in, tell

if TYPE_CHECKING:
    from kg.draft.draft import Draft


@click.command()
@click.argument("article", type=click.Path(path_type=Path))
@click.option("--print", "only_print", is_flag=True, help="Print the claims; write nothing.")
@click.option("--again", is_flag=True, help="Add what is not there yet beside earlier drafts.")
@JSON
@PROJECT
def draft(article: Path, only_print: bool, again: bool, as_json: bool, folder: Path | None) -> int:
    """Propose claims for ARTICLE from its text, each marked as a draft."""
    from kg.draft.draft import draft_article, has_drafts
    from kg.findings import UsageError
    from kg.load.gazetteer_file import load_gazetteer

    project = project_in(folder)
    made = draft_article(article, load_gazetteer(list(project.gazetteer_files)))
    writes = not (only_print or as_json)
    if writes and not again and has_drafts(made.article):
        raise UsageError(
            f"{article} has drafts already: review them, or add --again for what is not there yet"
        )
    if as_json:
        print_json(made.as_json())
    elif only_print:
        click.echo(made.place_entries + made.entries, nl=False)
    else:
        _write(article, made)
    _tell_rest(made, as_json)
    return 0


def _write(path: Path, made: Draft) -> None:
    from kg.export import write_whole

    text = made.written()
    if made.proposals:
        write_whole(path, text.encode())
    ids = [proposal.entry["id"] for proposal in made.proposals]
    if ids:
        span = ids[0] if len(ids) == 1 else f"{ids[0]} to {ids[-1]}"
        click.echo(f"{len(ids)} draft claims added: {span}")
    else:
        click.echo("no draft claims added")


def _tell_rest(made: Draft, as_json: bool) -> None:
    for remark in made.remarks:
        tell(remark)
    if as_json:
        return
    for candidate in made.candidates:
        known = f"; like {' or '.join(candidate.near)}" if candidate.near else ""
        tell(
            f"not in the gazetteer: {candidate.name} ({candidate.kind}, {candidate.count}x{known})"
        )
        tell(f"    {candidate.sentence[:160]}")
        tell(f"    {candidate.command}")


ALL = (draft,)
