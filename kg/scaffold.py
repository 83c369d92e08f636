"""A new project: the folders and files that an analyst fills."""

from __future__ import annotations

from pathlib import Path

from kg.findings import UsageError
from kg.project import DEFAULT_FIGHTING_DAYS, DEFAULT_HORIZON_DAYS, MARKER

SETTINGS = f"""\
# This file makes the folder a project of conflict-kg; `kg` finds it from any folder inside.

[answers]
# How many days control is taken to last after its newest evidence.
horizon_days = {DEFAULT_HORIZON_DAYS}
# For how many days after the newest fighting claimed in it a place counts as fought over.
fighting_days = {DEFAULT_FIGHTING_DAYS}
"""

ACTORS = """\
# Actors that your articles name and the built-in gazetteer lacks (`kg show NAME` tells).
#
# actors:
#   - id: example-brigade
#     type: Militia          # StateForce, Militia, ArmedGroup, Coalition, Government, Side,
#                            # NewsOrganisation, UnnamedSource, Coder
#     prefLabel: {en: Example Brigade, ar: لواء المثال}
#     altLabel: {en: [the Example militia]}
actors: []
"""

PLACES = """\
# Places that your articles name and the built-in gazetteer lacks (`kg show NAME` tells).
#
# places:
#   - id: example-town
#     type: Town             # Country, Province, District, Town, Village, Area, BorderZone,
#                            # River, Desert
#     prefLabel: {en: Example Town, ar: بلدة المثال}
#     within: deir-ezzor-province
#     latitude: 35.0
#     longitude: 40.0
places: []
"""

GUIDE = """\
# Articles

One Markdown file in articles/ for each article: keys and claims between two lines `---`, then the
article's text. The built-in article shows every key: `kg show zaman-al-wasl-31666` says where its
file lies. `kg check` says what is wrong, with line and column; `kg ask` answers from what passes
the checks. Names that the gazetteer lacks go into gazetteer/.
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
    }
    if folder.exists() and not folder.is_dir():
        raise UsageError(f"{folder} is a file: name a folder")
    present = [path for path in files if path.exists()]
    if present:
        raise UsageError(f"{present[0]} is there already: nothing was written")
    (folder / "articles").mkdir(parents=True, exist_ok=True)
    for path, text in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return list(files)
