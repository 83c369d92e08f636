"""Article files: Markdown with YAML front matter (metadata, claims), then the article's text.

The text is what follows the front matter, without blank lines at its two ends. Offsets count its
code points; the first line of the text is line `text_line` of the file.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace
from pathlib import Path

from kg.findings import Finding
from kg.load.captured_file import check_captured
from kg.load.characters import check_text, control_characters
from kg.load.compile import Compiler, Scope
from kg.load.dates import day_or_none
from kg.load.front_matter import ARTICLE_BEGINS, no_front_matter, split_front_matter
from kg.load.gazetteer_file import add_names
from kg.load.loaded import LoadedArticle
from kg.load.names import ArticleNames, GazetteerNames
from kg.load.parts import new_compiler, quote_spans
from kg.load.quotes import Span
from kg.load.strict import decoded, read_text
from kg.load.yaml_pieces import read_by_pieces
from kg.load.yaml_tree import Mapping, Scalar, Tree, items_of, plain_lines
from kg.namespaces import (
    ARTICLE,
    CKG,
    CLAIM,
    DCTERMS,
    PLACE,
    RESERVED_GRAPHS,
    article_graph,
)
from kg.statements import literal, term

SECTIONS = frozenset({"places", "claims", "coderClaims"})
CLAIM_DEFAULTS = ("coder", "coded", "review")
"""Keys that an article may set once for all its claims."""
WITHOUT_TEXT = ("Image", "Video")
"""Kinds of article that need no text."""
WORDS = ("hasQuote", "description", "region", "timeRange")
"""What a claim may rest on, each in some kinds of article."""
_UNNAMED = "unnamed"


def load_article_file(
    path: Path, names: GazetteerNames, data: bytes | None = None
) -> LoadedArticle:
    """The article in the Markdown file `path`, compiled against the gazetteer's `names`.

    Every mistake becomes a finding; nothing is raised for what stands in the file. `data` is read
    in place of the file, where it is given.
    UnreadableError when the file cannot be opened at all.
    """
    loaded = LoadedArticle(str(path))
    text = read_text(path) if data is None else decoded(data, str(path))
    loaded.findings = check_text(text, str(path))
    text = plain_lines(text)
    if not text.strip():
        return loaded
    parts = split_front_matter(text)
    if parts is None:
        loaded.findings.append(no_front_matter(path, text))
        return loaded
    front_matter, body, loaded.text_line = parts
    for finding in control_characters(body, str(path)):
        line = loaded.text_line + (finding.line or 1) - 1
        loaded.findings.append(replace(finding, line=line))
    tree, problems = read_by_pieces(front_matter, str(path), line_offset=1)
    loaded.findings += problems
    if not isinstance(tree, Mapping):
        if not problems:
            message = f"the front matter holds no keys: {ARTICLE_BEGINS}"
            loaded.findings.append(Finding("no-front-matter", message, str(path), 1, 1))
        return loaded
    loaded.stated, own_names = set(), ArticleNames(names)
    loaded.asked = own_names.asked
    compiler = new_compiler(str(path), own_names, loaded.stated)
    article = _Article(compiler, tree, body, loaded.text_line)
    loaded.iri = article.compile()
    if not body and not article.may_lack_text:
        line = front_matter.count("\n") + 3
        message = "the article has no text: it follows the line --- that ends the front matter"
        loaded.findings.append(Finding("no-text", message, str(path), line, 1))
    loaded.findings += compiler.findings
    loaded.rejected = compiler.rejected
    loaded.positions = {node: (str(path), *at) for node, at in compiler.positions.items()}
    loaded.values = {triple: (str(path), *at) for triple, at in compiler.values.items()}
    loaded.ends = {(str(path), *at): end for at, end in compiler.ends.items()}
    if body and loaded.iri is not None:
        loaded.positions[loaded.iri, CKG["text"]] = (str(path), loaded.text_line, 1)
    return loaded


@dataclass
class _Article:
    """One article on its way from tree to triples."""

    compiler: Compiler
    tree: Mapping
    text: str
    text_line: int
    slug: str = ""
    iri: str = ""
    kind: str = "Article"
    kind_known: bool = True
    claims: dict[str, Mapping] = field(default_factory=dict)
    coder_claims: dict[str, Mapping] = field(default_factory=dict)
    unusable: list[tuple[str, Mapping]] = field(default_factory=list)
    """Section and entry of claims whose id is missing, wrong or taken: checked all the same."""

    def compile(self) -> str | None:
        """The article's IRI, or None when its id is none; the rest is compiled in any case."""
        slug = self._slug()
        self.slug = slug or _UNNAMED
        self.iri = ARTICLE[self.slug]
        kind = self.compiler.kind_of(self.tree, "Article", default="Article")
        self.kind, self.kind_known = kind or "Article", kind is not None
        self._places()
        self._collect("claims", self.claims)
        self._collect("coderClaims", self.coder_claims)
        scope = self._scope()
        self._metadata(scope)
        for identifier, mapping in self.claims.items():
            self._claim(identifier, mapping, scope)
        for identifier, mapping in self.coder_claims.items():
            self._coder_claim(identifier, mapping, scope)
        self._check_unusable(scope)
        return self.iri if slug else None

    @property
    def may_lack_text(self) -> bool:
        """Whether it is, or may be, an image or a video, whose claims the coder may describe."""
        return not self.kind_known or any(
            self.compiler.vocabulary.is_a(self.kind, kind) for kind in WITHOUT_TEXT
        )

    def _slug(self) -> str | None:
        slug = self.compiler.slug(self.tree)
        if slug is None or article_graph(ARTICLE[slug]) not in RESERVED_GRAPHS:
            return slug
        message = f"{slug!r} is the name of a graph of our own: choose another id"
        self.compiler.report("bad-id", message, self.tree.get("id"))
        return None

    def _check_unusable(self, scope: Scope) -> None:
        own, self.compiler = self.compiler, self.compiler.aside()
        for section, mapping in self.unusable:
            check = self._claim if section == "claims" else self._coder_claim
            check(_UNNAMED, mapping, scope)
        self.compiler = own

    def _scope(self) -> Scope:
        identifiers = {*self.claims, *self.coder_claims}
        published = self.tree.text("published")
        return Scope(
            text=self.text,
            article=self.iri,
            published=day_or_none(published),
            claims={identifier: self._claim_iri(identifier) for identifier in identifiers},
        )

    def _claim_iri(self, identifier: str) -> str:
        return CLAIM[f"{self.slug}.{identifier}"]

    def _metadata(self, scope: Scope) -> None:
        skip = SECTIONS | {"id", "type", *CLAIM_DEFAULTS}
        self.compiler.node(self.iri, self.tree, self.kind, scope, skip)
        literals = {DCTERMS["identifier"]: self.slug}
        if self.text:
            literals[CKG["text"]] = self.text
            literals[CKG["textSha256"]] = hashlib.sha256(self.text.encode()).hexdigest()
        for predicate, value in literals.items():
            self.compiler.add(self.iri, predicate, literal(value), self.tree.get("id"))
        if not self.text:
            self.compiler.rejected.add((self.iri, CKG["text"]))
        if not self.kind_known:
            self.compiler.rejected.add((self.iri, CKG["publishedBy"]))
        self.compiler.require(self.iri, self.tree, "publisher", "published")
        if self.text or not self.may_lack_text:
            self.compiler.require(self.iri, self.tree, "language")
        check_captured(self.compiler, self.tree, self.slug, self.text, self.text_line)
        if not self.claims and not self.unusable:
            at = self.tree.get("claims") or self.tree
            self.compiler.report("no-claims", "the article has no claims", at, "warning")

    def _places(self) -> None:
        """The places that only this article knows, such as a group of unnamed villages."""
        entries = []
        for item in self._section("places"):
            slug = self.compiler.slug(item)
            kind = self.compiler.kind_of(item, "Place")
            if slug is None or kind is None:
                continue
            iri = PLACE[f"{self.slug}.{slug}"]
            if self.compiler.names.by_slug(slug, places=True) is not None:
                message = f"there is a place {slug!r} already, here or in the gazetteer"
                self.compiler.report("duplicate-id", message, item.get("id"))
                continue
            add_names(self.compiler.names, iri, slug, kind, item)
            entries.append((iri, item, kind))
        for iri, item, kind in entries:
            self.compiler.node(iri, item, kind, Scope(), frozenset({"id", "type"}))

    def _section(self, name: str) -> list[Mapping]:
        value = self.tree.get(name)
        found = []
        for item in items_of(value) if value is not None else []:
            if isinstance(item, Mapping):
                found.append(item)
            elif not (isinstance(item, Scalar) and not item.text):
                self.compiler.report("not-a-map", f"an entry of {name} is a map with id", item)
        return found

    def _collect(self, section: str, into: dict[str, Mapping]) -> None:
        for item in self._section(section):
            identifier = self._identifier(item)
            if identifier is None:
                self.unusable.append((section, item))
            else:
                into[identifier] = item

    def _identifier(self, item: Mapping) -> str | None:
        identifier = self.compiler.slug(item)
        first = self.claims.get(identifier or "") or self.coder_claims.get(identifier or "")
        if first is not None:
            message = (
                f"the claim id {identifier!r} is used twice (first in line {first.line}): "
                "ids are unique"
            )
            self.compiler.report("duplicate-claim-id", message, item.get("id"))
            return None
        if identifier == "article":
            message = "'article' is the word for the article itself: choose another id"
            self.compiler.report("bad-id", message, item.get("id"))
            return None
        return identifier

    def _claim(self, identifier: str, mapping: Mapping, scope: Scope) -> None:
        iri = self._claim_iri(identifier)
        here = replace(scope, quotes=self._spans(mapping, scope), speaker=self._speaker(mapping))
        self.compiler.node(iri, mapping, "Claim", here, frozenset({"id", "content", "quote"}))
        quote = mapping.get("quote")
        if quote is not None:
            self.compiler.value(iri, self.compiler.vocabulary.keys["quote"], quote, scope)
        self.compiler.add(iri, CKG["inArticle"], term(self.iri))
        self._common(iri, identifier, mapping)
        self.compiler.require(iri, mapping, "source", "stance", "interest", "content")
        self._require_words(iri, mapping)
        self._content(iri, mapping, here)

    def _require_words(self, iri: str, mapping: Mapping) -> None:
        """Report a claim without a quote; in an image or video a description will do as well."""
        if not self.kind_known:  # what it may rest on depends on the kind, which is reported
            self.compiler.rejected |= {(iri, CKG[name]) for name in WORDS}
        if mapping.get("quote") is not None:
            return
        self.compiler.require(iri, mapping, "description" if self.may_lack_text else "quote")
        if not self.may_lack_text or mapping.get("description") is None:
            self.compiler.rejected.add((iri, CKG["hasQuote"]))

    def _spans(self, mapping: Mapping, scope: Scope) -> tuple[Span, ...]:
        quote = mapping.get("quote")
        if quote is None:
            return ()
        silent = new_compiler(self.compiler.path, self.compiler.names)
        spans = quote_spans(silent, items_of(quote), scope)
        return tuple(span for span, _ in spans if span is not None)

    def _speaker(self, mapping: Mapping) -> str | None:
        """Whose words a claim's labels are: the root source's when directly quoted."""
        chain = mapping.get("source")
        sources = items_of(chain) if chain is not None else []
        publisher = self.tree.get("publisher")
        said_by: Tree | None = publisher
        if mapping.text("stance") == "directly-quoted" and sources:
            said_by = sources[-1]
        if isinstance(said_by, Mapping):
            said_by = said_by.get("actor")
        if not isinstance(said_by, Scalar):
            return None
        found = self.compiler.names.find(said_by.text, places=False)
        return found[0].iri if len(found) == 1 else None

    def _common(self, iri: str, identifier: str, mapping: Mapping) -> None:
        self.compiler.add(iri, DCTERMS["identifier"], literal(identifier))
        for key in CLAIM_DEFAULTS:
            default = self.tree.get(key)
            if mapping.get(key) is None and default is not None:
                self.compiler.value(iri, self.compiler.vocabulary.keys[key], default, Scope())

    def _content(self, iri: str, claim: Mapping, scope: Scope) -> None:
        content = claim.get("content")
        if content is None:
            return
        if not isinstance(content, Mapping):
            self.compiler.report("not-a-map", "a content is a map with type", content)
        kind = isinstance(content, Mapping) and self.compiler.kind_of(content, "Content")
        if not isinstance(content, Mapping) or not kind:
            self.compiler.rejected.add((iri, CKG["hasContent"]))
            return
        content_iri = f"{iri}.content"
        self.compiler.add(iri, CKG["hasContent"], term(content_iri), content)
        self.compiler.node(content_iri, content, kind, scope, frozenset({"type"}))
        modality = "HappenedModality"
        if kind == "Intent":
            modality = "PlannedModality"
        elif claim.text("stance") == "presupposed":
            modality = "PresupposedModality"
        self.compiler.add_default(content_iri, CKG["hasPolarity"], CKG["AffirmedPolarity"])
        self.compiler.add_default(content_iri, CKG["hasModality"], CKG[modality])

    def _coder_claim(self, identifier: str, mapping: Mapping, scope: Scope) -> None:
        iri = self._claim_iri(identifier)
        kind = self.compiler.kind_of(mapping, "CoderClaim", default="CoderClaim")
        if kind is None:
            return
        self.compiler.node(iri, mapping, kind, scope, frozenset({"id", "type"}))
        self._common(iri, identifier, mapping)
