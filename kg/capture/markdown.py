"""The keys of a Markdown file that another program wrote, such as a web clipper, as guesses."""

from __future__ import annotations

from kg.capture.guess import Guesses
from kg.load.yaml_tree import Mapping, Scalar, items_of, read_yaml

_NAMES = {
    "site": ("site", "site_name", "publisher"),
    "title": ("title", "headline"),
    "published": ("published", "date", "datePublished", "created"),
    "language": ("language", "lang"),
    "url": ("url", "source", "link", "canonical"),
    "author": ("author", "authors", "byline"),
}


def front_keys(front_matter: str, guesses: Guesses) -> None:
    """Add to `guesses` what the keys of `front_matter` (YAML) say; anything else is passed over."""
    tree, _ = read_yaml(front_matter, "")
    if not isinstance(tree, Mapping):
        return
    for key, names in _NAMES.items():
        for name in names:
            value = tree.get(name)
            first = items_of(value)[0] if value is not None and items_of(value) else None
            if isinstance(first, Scalar):
                guesses.add(key, first.text, f"the file's key {name!r}")
