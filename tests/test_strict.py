"""Strict reading: every kind of bad input is a finding or an UnreadableError, never a traceback."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.findings import Finding, KgError, UnreadableError, UsageError
from kg.load.characters import check_text
from kg.load.strict import DEEPEST, SYNTAXES, parse_rdf, read_text

EX = "@prefix ex: <http://example.org/> .\n"


def findings(text: str, syntax: str = "turtle") -> list[Finding]:
    return parse_rdf(text.encode(), syntax, name="invented")[1]


def codes(text: str, syntax: str = "turtle") -> list[str]:
    return [finding.code for finding in findings(text, syntax)]


def only(text: str, syntax: str = "turtle") -> Finding:
    (finding,) = findings(text, syntax)
    return finding


# --- good files -------------------------------------------------------------------------------

GOOD = {
    "turtle": "<http://example.org/a> <http://example.org/p> 'x' .",
    "trig": "<http://example.org/g> { <http://example.org/a> <http://example.org/p> 'x' }",
    "ntriples": '<http://example.org/a> <http://example.org/p> "x" .\n',
    "nquads": '<http://example.org/a> <http://example.org/p> "x" <http://example.org/g> .\n',
    "jsonld": '{"@id": "http://example.org/a", "http://example.org/p": "x"}',
}


@pytest.mark.parametrize("syntax", SYNTAXES)
def test_a_good_file_gives_its_quads_and_no_finding(syntax: str) -> None:
    quads, found = parse_rdf(GOOD[syntax].encode(), syntax)
    assert found == []
    assert [(q.subject.value, q.object.value) for q in quads] == [("http://example.org/a", "x")]


def test_the_suffix_says_the_syntax(tmp_path: Path) -> None:
    for suffix, syntax in (
        (".ttl", "turtle"),
        (".trig", "trig"),
        (".nt", "ntriples"),
        (".nq", "nquads"),
        (".JSONLD", "jsonld"),
    ):
        path = tmp_path / f"file{suffix}"
        path.write_text(GOOD[syntax])
        assert len(parse_rdf(path)[0]) == 1


def test_read_text_keeps_every_character(tmp_path: Path) -> None:
    path = tmp_path / "text.md"
    path.write_bytes("\ufeffone\r\ntwo\rالبوكمال\n".encode())
    assert read_text(path) == "\ufeffone\r\ntwo\rالبوكمال\n"


# --- files that cannot be read ----------------------------------------------------------------


def test_missing_file(tmp_path: Path) -> None:
    for read in (read_text, parse_rdf):
        with pytest.raises(UnreadableError, match=r"nope\.ttl: there is no such file"):
            read(tmp_path / "nope.ttl")


def test_folder_where_a_file_is_meant(tmp_path: Path) -> None:
    for read in (read_text, parse_rdf):
        with pytest.raises(UnreadableError, match="this is a folder"):
            read(tmp_path)


def test_no_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "read_bytes", refuse)
    for read in (read_text, parse_rdf):
        with pytest.raises(UnreadableError, match="no permission to read"):
            read(tmp_path / "secret.ttl")


def test_other_failures_of_the_system_name_their_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(path: Path) -> bytes:
        raise OSError(5, "Input/output error", str(path))

    monkeypatch.setattr(Path, "read_bytes", fail)
    with pytest.raises(UnreadableError, match="cannot be read: Input/output error"):
        read_text(tmp_path / "broken-disk.ttl")


def test_unknown_suffix_names_the_known_ones(tmp_path: Path) -> None:
    path = tmp_path / "graph.docx"
    path.write_text("x")
    with pytest.raises(UnreadableError, match=r"'\.docx'; RDF is read from \.ttl, \.trig"):
        parse_rdf(path)


def test_unknown_format_and_bytes_without_one() -> None:
    with pytest.raises(UsageError, match="unknown format 'turtel'"):
        parse_rdf(b"", "turtel")
    with pytest.raises(UsageError, match="say which format"):
        parse_rdf(b"")


def test_wrong_encoding_names_byte_offset_and_line(tmp_path: Path) -> None:
    path = tmp_path / "latin1.ttl"
    path.write_bytes(b"# 7 bytes\n\n<http://example.org/caf\xe9>")
    # 10 bytes of the first line, 1 of the second, 23 of "<http://example.org/caf"
    with pytest.raises(UnreadableError, match=r"latin1\.ttl:3: .*0xe9 at byte offset 34 "):
        parse_rdf(path)


def test_utf16_is_recognised() -> None:
    with pytest.raises(UnreadableError, match="it looks like UTF-16"):
        parse_rdf("<a:b> <a:c> <a:d> .".encode("utf-16"), "turtle")


# --- characters -------------------------------------------------------------------------------


def test_byte_order_mark_is_reported_and_the_rest_is_read() -> None:
    quads, found = parse_rdf(b"\xef\xbb\xbf" + GOOD["turtle"].encode(), "turtle")
    assert [(f.code, f.line, f.column) for f in found] == [("byte-order-mark", 1, 1)]
    assert [f.severity for f in found] == ["warning"]
    assert len(quads) == 1


def test_carriage_returns_within_a_text_are_violations() -> None:
    text = EX + 'ex:a ex:p """one\r\ntwo""" .\r\n'
    quads, found = parse_rdf(text.encode(), "turtle")
    # line 2: `ex:a ex:p """one` is 16 characters, the first carriage return is the 17th
    assert [(f.code, f.severity, f.line, f.column) for f in found] == [
        ("carriage-return", "warning", 2, 17),
        ("carriage-return-in-text", "violation", 2, 17),
    ]
    assert "2 carriage returns" in found[0].message
    assert quads[0].object.value == "one\r\ntwo"


def test_carriage_returns_between_the_words_of_turtle_are_warnings() -> None:
    quads, found = parse_rdf(EX.encode() + b"ex:a ex:p\r\n  'x' . # it's\r\n", "turtle")
    assert [(f.code, f.severity, f.line, f.column) for f in found] == [
        ("carriage-return", "warning", 2, 10)
    ]
    assert len(quads) == 1


@pytest.mark.parametrize(
    ("syntax", "text"),
    [
        ("turtle", EX + 'ex:a ex:p "one\\rtwo" .'),
        ("jsonld", '{"@id": "http://example.org/a", "http://example.org/p": "one\\rtwo"}'),
    ],
)
def test_an_escape_puts_a_carriage_return_into_a_text(syntax: str, text: str) -> None:
    assert codes(text, syntax) == ["carriage-return-in-text"]


def test_check_text_of_a_plain_text() -> None:
    assert check_text("fine\n") == []
    assert [f.code for f in check_text("\ufeffa\r\nb\0", "t.md")] == [
        "byte-order-mark",
        "carriage-return",
        "nul-character",
    ]


def test_nul_character_with_its_place() -> None:
    finding = only('<a:b> <a:c> "x\0" .')
    assert (finding.code, finding.line, finding.column) == ("nul-character", 1, 15)


@pytest.mark.parametrize("syntax", SYNTAXES)
@pytest.mark.parametrize("text", ["", " \n\t\n", "\ufeff"])
def test_empty_file(text: str, syntax: str) -> None:
    assert codes(text, syntax)[-1] == "empty-file"


def test_a_file_that_states_nothing_is_empty_too() -> None:
    assert codes(EX + "# nothing follows\n") == ["empty-file"]
    assert codes("[]", "jsonld") == ["empty-file"]


# --- syntax -----------------------------------------------------------------------------------


def test_missing_full_stop_shows_the_line_before() -> None:
    finding = only(EX + 'ex:a ex:p "x"\n\nex:b ex:p "y" .\n')
    assert (finding.code, finding.path, finding.line, finding.column) == (
        "syntax-error",
        "invented",
        4,
        1,
    )
    assert "missing at the end of line 2" in finding.message
    assert '2 | ex:a ex:p "x"' in finding.message
    assert '4 | ex:b ex:p "y" .' in finding.message


def test_columns_count_characters_of_arabic_text() -> None:
    finding = only(EX + 'ex:a ex:p "البوكمال" , bad:x .')
    # `ex:a ex:p ` is 10 characters, the quoted name 10, ` , ` 3
    assert (finding.line, finding.column) == (2, 24)
    assert "The prefix bad: has not been declared" in finding.message


def test_all_errors_of_a_file_in_one_run() -> None:
    text = EX + "ex:a ex:p bad:x .\nex:b ex:p ex:c .\nex:d ex:p <relative> .\n"
    quads, found = parse_rdf(text.encode(), "turtle")
    assert quads == []
    assert [(f.line, f.column) for f in found] == [(2, 11), (4, 11)]


def test_a_missing_stop_at_the_end_of_the_file() -> None:
    assert only(EX + "ex:a ex:p ex:b").line == 2


def test_a_missing_stop_in_n_quads() -> None:
    finding = only("<a:b> <a:c> <a:d>\n<a:b> <a:c> <a:e> .\n", "nquads")
    assert "missing at the end of line 1" in finding.message


def test_what_is_shown_cannot_steer_the_terminal() -> None:
    finding = only('<a:b> <a:c> "\x1b[2J" bad .')
    assert "\x1b" not in finding.message
    assert r"\x1b[2J" in finding.message


def test_long_lines_are_cut() -> None:
    finding = only(f'<a:b> <a:c> "{"x" * 500}" bad .')
    assert max(len(line) for line in finding.message.splitlines()) < 140


@pytest.mark.parametrize("syntax", SYNTAXES)
def test_too_many_brackets_are_not_read(syntax: str) -> None:
    opening = '{"http://example.org/p":' if syntax == "jsonld" else "<< <a:b> <a:c> "
    assert codes(opening * (DEEPEST + 1), syntax) == ["too-deep"]


def test_as_many_brackets_as_allowed_are_read() -> None:
    nested = '{"http://example.org/p":' * DEEPEST + "1" + "}" * DEEPEST
    assert codes(nested, "jsonld") == ["blank-node"]


def test_brackets_in_strings_and_comments_do_not_count() -> None:
    many = "[" * (DEEPEST + 1)
    assert findings(f'<a:b> <a:c> "{many}" , """{many}""" . # {many}') == []
    assert findings(f'{{"@id": "a:b", "a:c": "{many}"}}', "jsonld") == []


# --- what the graph cannot hold ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("statement", "count", "column"),
    [
        ("ex:a ex:p [ ex:q ex:b ] .", 1, 11),
        ("_:x ex:p _:y .", 2, 1),
        ("ex:a ex:p (ex:b ex:c) .", 2, 11),
        ("""ex:a ex:p '_:no [', "(" ; ex:q [] . # _:x""", 1, 32),
    ],
)
def test_blank_nodes_are_counted_and_found(statement: str, count: int, column: int) -> None:
    finding = only(EX + statement)
    assert (finding.code, finding.line, finding.column) == ("blank-node", 2, column)
    assert finding.message.startswith(f"blank nodes: {count};")


def test_blank_nodes_of_two_files_are_never_one() -> None:
    ((one,), _), ((two,), _) = (parse_rdf(b"<a:b> <a:c> _:x .", "turtle") for _ in range(2))
    assert one.object != two.object


def test_the_empty_list_is_no_blank_node() -> None:
    assert findings(EX + "ex:a ex:p () .") == []


def test_blank_nodes_of_json_ld_have_no_line() -> None:
    finding = only('{"http://example.org/p": "x"}', "jsonld")
    assert (finding.code, finding.line) == ("blank-node", None)


def test_rdf_1_2_is_refused() -> None:
    assert codes("<a:b> <a:c> <<( <a:b> <a:c> <a:d> )>> .") == ["not-rdf-1.1"]
    assert codes('<a:b> <a:c> "x"@en--ltr .') == ["not-rdf-1.1"]


# --- JSON-LD ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "context",
    [
        '"https://example.org/c"',
        '["https://example.org/c"]',
        '{"@import": "https://example.org/c"}',
    ],
)
def test_remote_contexts_are_refused(context: str) -> None:
    finding = only(f'{{"@id": "a:b",\n "@context": {context}}}', "jsonld")
    assert (finding.code, finding.line) == ("remote-context", 2)
    assert "'https://example.org/c' lies elsewhere and nothing is fetched" in finding.message


def test_json_that_is_broken_has_line_and_column() -> None:
    finding = only('{"@id": "a:b",\n "a:c": }', "jsonld")
    assert (finding.code, finding.line) == ("syntax-error", 2)


CONTEXT = """{"@context": {
  "@version": 1.1,
  "stance": {
    "@id": "http://example.org/stance",
    "@type": "@vocab",
    "@context": {"claimed": "http://example.org/Claimed"}
  }
},
"@id": "http://example.org/a",
"""


def test_what_json_ld_would_drop_is_reported() -> None:
    found = findings(CONTEXT + '"stanse": "claimed",\n"stance": ["clamed", "claimed"]}', "jsonld")
    assert [(f.code, f.line) for f in found] == [("unknown-key", 10), ("unknown-key", 11)]
    assert "'stanse'; did you mean 'stance'?" in found[0].message
    assert "'clamed'; did you mean 'claimed'?" in found[1].message


def test_a_good_json_ld_file_with_scoped_terms_is_fine() -> None:
    assert findings(CONTEXT + '"stance": "claimed"}', "jsonld") == []


def test_relative_identifiers_and_repeated_keys_of_json_ld() -> None:
    found = findings('{"@id": "x", "http://example.org/p": 1, "http://example.org/p": 2}', "jsonld")
    assert [f.code for f in found] == ["repeated-key", "relative-iri", "empty-file"]


def test_a_prefix_that_the_context_does_not_declare() -> None:
    text = '{"@id": "http://example.org/a", "@type": "ckg:Claim"}'
    assert "'ckg:Claim'" in only(text, "jsonld").message


def test_huge_numbers_of_json_ld_do_no_harm() -> None:
    digits = "9" * 5000
    text = f'{{"@id": "a:b", "a:c": [{digits}, 1e999, -0.0]}}'
    assert codes(text, "jsonld") == []


# --- anything at all --------------------------------------------------------------------------

PIECES = st.sampled_from(
    [
        "<a:b>",
        "ex:p",
        "@prefix",
        "@id",
        '"@context":',
        '"@id"',
        "null",
        "true",
        "1e9",
        '"',
        "'''",
        "\\",
        "\\ud800",
        "#",
        "^^",
        "@en",
        "مكان",
        "[",
        "]",
        "(",
        ")",
        "{",
        "}",
        ".",
        ";",
        ":",
        ",",
        "_:x",
        "<<(",
        ")>>",
        "@prefix ex: <http://example.org/> .",
        "\n",
        "\r",
        "\x00",
        "\ufeff",
    ]
)
ANYTHING = st.binary(max_size=200) | st.lists(PIECES, max_size=30).map(
    lambda pieces: " ".join(pieces).encode()
)


KEYWORDS = ["context", "id", "type", "vocab", "base", "value", "language", "list", "graph"]
KEYWORDS += ["reverse", "container", "import", "none", "version"]
WORDS = st.sampled_from([f"@{word}" for word in KEYWORDS]) | st.sampled_from(
    ["term", "http://example.org/p", "ckg:Claim", "_:b", "", "a b", "مكان"]
)
JSON = st.recursive(
    WORDS | st.none() | st.booleans() | st.floats(allow_nan=False) | st.just(1.1),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(WORDS, inner, max_size=4),
    max_leaves=12,
)


@pytest.mark.parametrize("syntax", SYNTAXES)
@settings(deadline=None)
@given(data=ANYTHING)
def test_no_input_raises_anything_but_our_own_errors(syntax: str, data: bytes) -> None:
    try:
        quads, found = parse_rdf(data, syntax, name="anything")
    except KgError as error:
        assert str(error)
    else:
        assert quads or found
        assert all(str(finding) for finding in found)


@settings(deadline=None)
@given(document=st.dictionaries(WORDS, JSON, max_size=5))
def test_no_json_raises_anything_but_our_own_errors(document: dict[str, object]) -> None:
    quads, found = parse_rdf(json.dumps(document).encode(), "jsonld")
    assert quads or found
