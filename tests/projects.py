"""An invented project: invented town, invented forces, invented outlet. Nothing in it happened."""

from __future__ import annotations

from pathlib import Path

from kg.project import MARKER

ACTORS = """\
actors:
  - {id: mock-courier, type: NewsOrganisation, prefLabel: {en: Mock Courier, ar: بريد المثال}}
  - {id: mock-desk, type: Coder, prefLabel: {en: Mock desk, ar: مكتب المثال}}
  - {id: hill-guard, type: Militia, prefLabel: {en: Hill Guard, ar: حرس التل}}
  - {id: river-column, type: ArmedGroup, prefLabel: {en: River Column, ar: رتل النهر}}
"""

PLACES = """\
places:
  - {id: mockland, type: Country, prefLabel: {en: Mockland, ar: مثالستان}}
  - id: mocktown
    type: Town
    within: mockland
    prefLabel: {en: Mocktown, ar: بلدة المثال}
    altLabel: {en: [Mock Town, Twinford]}
  - id: twin-ford
    type: Village
    within: mockland
    prefLabel: {en: Twin Ford, ar: مخاضة التوأم}
    altLabel: {en: [Twinford]}
"""

TEXT = """\
The Hill Guard took Mocktown on Monday, its speaker said. The speaker gave no numbers.
At least 3 fighters were killed, and the Hill Guard left the bridge.\
"""

ARTICLE = f"""\
---
id: mock
publisher: mock-courier
language: en
published: 2031-05-06
coder: mock-desk
coded: 2031-05-07
review: reviewed
claims:
  - id: C1
    quote: The Hill Guard took Mocktown on Monday
    attribution: its speaker said
    source: [mock-courier, hill-guard]
    stance: claimed
    interest: for
    content:
      type: TerritorialChange
      gainedBy: hill-guard
      place: mocktown
      date: {{words: on Monday, rule: weekday-before}}
---

{TEXT}
"""


def changed(*changes: tuple[str, str], article: str = ARTICLE) -> str:
    """`article` with each old text, which must stand in it once, replaced by the new one."""
    for old, new in changes:
        assert article.count(old) == 1, f"{old!r} stands {article.count(old)} times"
        article = article.replace(old, new)
    return article


def make(folder: Path, articles: dict[str, str | bytes] | None = None) -> Path:
    """The folder, as a project with `articles`: name of the file to what stands in it."""
    (folder / "articles").mkdir(parents=True)
    (folder / "gazetteer").mkdir()
    (folder / MARKER).write_text("[answers]\n", "utf-8")
    (folder / "gazetteer" / "actors.yaml").write_text(ACTORS, "utf-8")
    (folder / "gazetteer" / "places.yaml").write_text(PLACES, "utf-8")
    for name, content in (articles or {}).items():
        data = content if isinstance(content, bytes) else content.encode()
        (folder / "articles" / name).write_bytes(data)
    return folder


def listing(folder: Path) -> dict[str, bytes]:
    """Every file in `folder` with what stands in it, to see that nothing was written."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}
