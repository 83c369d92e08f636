"""A new project: the folders and files that an analyst fills."""

from __future__ import annotations

from pathlib import Path

from kg.findings import UsageError
from kg.project import DEFAULT_FIGHTING_DAYS, DEFAULT_HORIZON_DAYS, MARKER
from kg.schemas.project import GAZETTEER_LINE, SCHEMA_FOLDER, schema_files

SETTINGS = f"""\
# This file makes the folder a project of conflict-kg; `kg` finds it from any folder inside.

[answers]
# How many days control is taken to last after its newest evidence.
horizon_days = {DEFAULT_HORIZON_DAYS}
# For how many days after the newest fighting claimed in it a place counts as fought over.
fighting_days = {DEFAULT_FIGHTING_DAYS}
"""

ACTORS = f"""\
{GAZETTEER_LINE}
# Actors that your articles name and the built-in gazetteer lacks (`kg show NAME` tells).
#
# actors:
#   - id: example-brigade
#     type: Militia          # StateForce, Militia, ArmedGroup, Coalition, Government, Side,
#                            # NewsOrganisation, UnnamedSource, Coder
#     prefLabel: {{en: Example Brigade, ar: لواء المثال}}
#     altLabel: {{en: [the Example militia]}}
actors: []
"""

PLACES = f"""\
{GAZETTEER_LINE}
# Places that your articles name and the built-in gazetteer lacks (`kg show NAME` tells).
#
# places:
#   - id: example-town
#     type: Town             # Country, Province, District, Town, Village, Area, BorderZone,
#                            # River, Desert
#     prefLabel: {{en: Example Town, ar: بلدة المثال}}
#     within: deir-ezzor-province
#     latitude: 35.0
#     longitude: 40.0
places: []
"""

GUIDE = """\
# Articles

One Markdown file in articles/ for each article: keys and claims between two lines `---`, then the
article's text. The built-in article is an example of every key: `kg show zaman-al-wasl-31666`, in
a folder outside this one, says where its file lies. `kg check` says what is wrong, with line and
column; `kg ask` answers from what passes the checks. Names that the gazetteer lacks go into
gazetteer/.
"""


def make_project(folder: Path) -> list[Path]:
    """Make `folder` a project and return the files written.

    UsageError, and nothing written, when it is a file, a project already, or holds such files.
    """
    files = {
        folder / MARKER: SETTINGS,
        folder / "gazetteer" / "actors.yaml": ACTORS,
        folder / "gazetteer" / "places.yaml": PLACES,
        folder / "README.md": GUIDE,
        **schema_files(folder),
    }
    own = [folder / name for name in ("articles", "gazetteer", ".kg", SCHEMA_FOLDER)]
    for path in (folder, *own, *folder.parents):
        if path.exists() and not path.is_dir():
            raise UsageError(f"{path} is a file where a folder is meant: nothing was written")
    present = [path for path in files if path.exists()]
    if present:
        raise UsageError(f"{present[0]} is there already: nothing was written")
    made: list[Path] = []
    try:
        _write(folder, files, made)
    except OSError as error:
        for path in reversed(made):
            path.rmdir() if path.is_dir() else path.unlink(missing_ok=True)
        raise UsageError(f"{folder}: cannot be made a project: {error.strerror}") from error
    return list(files)


def _write(folder: Path, files: dict[Path, str], made: list[Path]) -> None:
    """Make the folders and write the files, noting in `made` what was not there before."""
    inner = [folder / "articles", folder / "gazetteer", folder / ".kg", folder / SCHEMA_FOLDER]
    for path in (*reversed(folder.parents), folder, *inner):
        if not path.exists():
            path.mkdir()
            made.append(path)
    for path, text in files.items():
        made.append(path)
        path.write_text(text, "utf-8")
