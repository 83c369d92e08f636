"""Front matter: the lines between two lines `---` with which an article file begins."""

from __future__ import annotations

from pathlib import Path

from kg.findings import Finding

_ENDS = ("---", "...")
ARTICLE_BEGINS = (
    "an article begins with a line ---, then its keys (id, publisher, published, language, "
    "claims), then a line ---, then the text"
)


def no_front_matter(path: Path, text: str) -> Finding:
    """The finding that the article `text` of the file `path` does not begin as articles do."""
    message = f"no front matter: {ARTICLE_BEGINS}"
    if text.startswith("---"):
        message = "the front matter is not closed: it ends with a line ---"
    return Finding("no-front-matter", message, str(path), 1, 1)


def split_front_matter(text: str) -> tuple[str, str, int] | None:
    """Front matter, article text and the file's line on which that text begins.

    None when the file does not begin with a line `---` that a second such line, or the line `...`
    with which YAML ends a document, answers.
    """
    lines = text.split("\n")
    if lines[0].rstrip() != "---":
        return None
    closing = next((i for i, line in enumerate(lines[1:], 1) if line.rstrip() in _ENDS), None)
    if closing is None:
        return None
    body = lines[closing + 1 :]
    while body and not body[0].strip():
        body.pop(0)
    first_line = len(lines) - len(body) + 1
    while body and not body[-1].strip():
        body.pop()
    return "\n".join(lines[1:closing]), "\n".join(body), first_line
