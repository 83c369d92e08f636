"""An invented article and the invented annotations of it in `samples/`. Nothing in it happened."""

from __future__ import annotations

from pathlib import Path

from kg.annotations.model import Document
from kg.load.front_matter import split_front_matter
from kg.load.yaml_tree import Mapping, Scalar, Sequence, Tree, read_yaml
from tests.projects import make

SAMPLES = Path(__file__).parent / "samples"
TEXT = (SAMPLES / "invented.txt").read_text("utf-8").rstrip("\n")
FORMATS = {
    "brat": "invented.ann",
    "doccano": "invented.jsonl",
    "inception": "invented.json",
    "webannotation": "invented.jsonld",
}
ARTICLE = f"""\
---
id: live
publisher: mock-courier
url: https://courier.example/invented
language: en
published: 2031-05-06
coder: mock-desk
coded: 2031-05-07
review: reviewed
claims:
  - id: C1   # the only one until the import
    quote: The Hill Guard asked its neighbours for bread
    source: [mock-courier]
    stance: own-voice
    interest: unknown
    content: {{type: Intent, intendedBy: hill-guard, goal: get bread}}
---

{TEXT}
"""


def project(folder: Path, article: str = ARTICLE) -> Path:
    """A project in `folder` whose one article is `article`."""
    return make(folder, {"live.md": article})


def claims_in(file: Path) -> dict[str, object]:
    """The claims of an article file, by id, as plain maps, lists and texts."""
    parts = split_front_matter(file.read_text("utf-8"))
    assert parts is not None
    tree, problems = read_yaml(parts[0], str(file))
    assert isinstance(tree, Mapping)
    assert problems == []
    claims = plain(tree.entries["claims"])
    assert isinstance(claims, list)
    return {claim["id"]: claim for claim in claims}


def plain(tree: Tree) -> object:
    """`tree` as plain maps, lists and texts."""
    if isinstance(tree, Scalar):
        return tree.text
    if isinstance(tree, Sequence):
        return [plain(item) for item in tree.items]
    return {key: plain(item) for key, item in tree.entries.items()}


def write(folder: Path, name: str, text: str) -> Path:
    """The file `name` in `folder`, with `text` in it."""
    file = folder / name
    file.write_text(text, "utf-8", newline="")
    return file


def messages(document: Document) -> list[str]:
    """What is wrong with the annotations of `document`."""
    return [problem.message for problem in document.problems]
