"""Article, gazetteer and RDF texts in canonical form.

Nothing is trusted to be right by construction: what was written is read again, and where it would
mean something else, or a comment is missing, the text is left as it was and a finding says so.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

from kg.findings import Finding, UsageError
from kg.formatting.rdf import format_rdf
from kg.formatting.yaml_comments import attach_comments, comments_of
from kg.formatting.yaml_lines import yaml_lines
from kg.formatting.yaml_nodes import read_source
from kg.load.front_matter import no_front_matter, split_front_matter
from kg.load.gazetteer_file import SECTIONS
from kg.load.yaml_tree import Mapping, Tree, plain_lines, plain_values, read_yaml


@dataclass(frozen=True)
class Formatted:
    """A text before and after; `findings` say why it was left alone, and then both are the same."""

    before: str
    after: str
    findings: list[Finding] = field(default_factory=list)

    @property
    def changed(self) -> bool:
        """Whether the canonical form is another text."""
        return self.before != self.after


SUFFIXES = (".md", ".yaml", ".yml", ".ttl", ".trig", ".nt", ".nq")
"""How the files end that have a canonical form."""


def format_text(text: str, path: Path) -> Formatted:
    """`text` in the canonical form of files that end as `path` does.

    Use it on what `kg.load.strict.read_text` returned; `path` is not read. A text that cannot be
    read comes back as it was, with findings. UsageError for a file without a canonical form.
    """
    suffix = path.suffix.lower()
    if suffix not in SUFFIXES:
        kind = "JSON-LD keeps its own context" if suffix == ".jsonld" else "unknown kind of file"
        raise UsageError(f"{path}: {kind}: `kg fmt` takes files that end in {', '.join(SUFFIXES)}")
    if suffix == ".md":
        return _checked(text, path, _article)
    if suffix in (".yaml", ".yml"):
        return _checked(text, path, _gazetteer)
    made, findings = format_rdf(text, path)
    return Formatted(text, text if made is None else made, findings)


def _checked(
    text: str, path: Path, write: Callable[[str, Path], tuple[str | None, list[Finding]]]
) -> Formatted:
    made, findings = write(plain_lines(text), path)
    return Formatted(text, text if made is None else made, findings)


def _article(text: str, path: Path) -> tuple[str | None, list[Finding]]:
    parts = split_front_matter(text)
    if parts is None:
        finding = no_front_matter(path, text)
        is_other = not text.startswith("---")  # some other Markdown file, such as a README
        return None, [replace(finding, severity="warning") if is_other else finding]
    front, body, _ = parts
    made, findings = _yaml(front, path, "Article", line_offset=1)
    if made is None:
        return None, findings
    whole = f"---\n{made}---\n" + (f"\n{body}\n" if body else "")
    again = split_front_matter(whole)
    if again is None or again[1] != body:
        return None, [_not_formatted(path)]
    return whole, []


def _gazetteer(text: str, path: Path) -> tuple[str | None, list[Finding]]:
    tree, _ = read_yaml(text, str(path))
    if isinstance(tree, Mapping) and not SECTIONS.keys() & tree.entries.keys():
        message = f"no gazetteer: it has none of {', '.join(SECTIONS)}"
        return None, [Finding("not-a-gazetteer", message, str(path), 1, 1, "warning")]
    return _yaml(text, path, "Gazetteer")


def _yaml(
    text: str, path: Path, kind: str, line_offset: int = 0
) -> tuple[str | None, list[Finding]]:
    tree, findings = read_yaml(text, str(path), line_offset)
    if findings:
        return None, findings
    source = read_source(text)
    if source.root is None:
        return None, [_no_keys(path, kind)]
    head = attach_comments(source, source.root)
    made = "\n".join([*yaml_lines(source.root, head, kind), ""])
    if not _same(tree, comments_of(source), made):
        return None, [_not_formatted(path)]
    return made, []


def _same(tree: Tree | None, comments: list[str], made: str) -> bool:
    """Whether the YAML text `made` has the values of `tree` and the same comments."""
    again, problems = read_yaml(made, "")
    if problems or again is None or tree is None:
        return False
    return plain_values(again) == plain_values(tree) and comments == comments_of(read_source(made))


def _no_keys(path: Path, kind: str) -> Finding:
    message = "no keys in it: write `key: value` lines"
    if kind == "Article":
        return Finding("no-front-matter", message, str(path), 1, 1)
    return Finding("not-a-gazetteer", message, str(path), 1, 1, "warning")


def _not_formatted(path: Path) -> Finding:
    message = "its layout is unusual: the canonical form would not read the same; left as it is"
    return Finding("not-formatted", message, str(path), severity="warning")
