"""The house: imports point one way, IRIs stand in one module, starting up imports little."""

import ast
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from graphlib import TopologicalSorter
from importlib import import_module
from pathlib import Path

import pytest

import kg
from kg.cli import MODULES

PACKAGE = Path(kg.__file__).parent

LAYERS: tuple[tuple[str, ...], ...] = (
    ("namespaces", "findings"),
    ("resources", "wording", "statements", "lexical"),
    ("terms",),
    ("html",),
    ("project", "kept", "results"),
    ("serialise",),  # needs terms only, and whoever keeps a file needs it
    ("store",),
    ("load",),
    ("formatting", "capture"),
    ("schemas",),
    ("authoring", "entailment"),
    ("reason", "validate", "force", "export", "scaffold", "across", "locate"),
    ("engine",),
    ("derive", "compiled", "articles"),
    ("records",),
    ("build", "exported"),
    ("upkeep",),
    ("cache", "check", "agreement", "annotations", "explain", "diff", "draft", "adding"),
    ("report",),
    ("ask", "watch"),
    ("bundle",),
    ("api",),
    ("cli",),
    ("__main__",),
)
"""The modules and folders of `kg`, lowest first: each may import what stands above it here.

Modules of one layer do not import each other; those of one folder may, in no circle.
"""

LEVEL = {room: level for level, layer in enumerate(LAYERS) for room in layer}


def module_name(path: Path) -> str:
    parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


FILES = {module_name(path): path for path in sorted(PACKAGE.rglob("*.py"))}


def room(module: str) -> str:
    return module.split(".")[1]


def imported_names(tree: ast.Module, package: str) -> Iterator[str]:
    """What a module imports, also inside functions and through import_module."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            parents = package.split(".")[: 1 - node.level or None] if node.level else []
            base = ".".join([*parents, *([node.module] if node.module else [])])
            yield from (f"{base}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Call) and ast.unparse(node.func).endswith("import_module"):
            yield from (arg.value for arg in node.args if isinstance(arg, ast.Constant))


def imports(module: str) -> set[str]:
    """The modules of this package that `module` imports."""
    path = FILES[module]
    package = module if path.name == "__init__.py" else module.rpartition(".")[0]
    found = set()
    for name in imported_names(ast.parse(path.read_text(encoding="utf-8")), package):
        parts = name.split(".")
        prefixes = (".".join(parts[:length]) for length in range(len(parts), 0, -1))
        found.add(next((prefix for prefix in prefixes if prefix in FILES), ""))
    return found - {"", module}


def test_every_module_has_its_layer() -> None:
    rooms = {room(module) for module in FILES if module != "kg"}
    assert rooms <= LEVEL.keys(), "say in LAYERS where the new module belongs"


@pytest.mark.parametrize("module", FILES)
def test_imports_point_one_way(module: str) -> None:
    if module == "kg":
        assert imports(module) == {"kg.findings", "kg.api"}
        return
    for other in imports(module) - {"kg"}:
        assert room(other) == room(module) or LEVEL[room(other)] < LEVEL[room(module)], (
            f"{module} imports {other}, which lies above it"
        )


def test_no_module_imports_itself_by_a_detour() -> None:
    # `kg` itself is left out: everything stands in it, and it imports kg.api only when called
    TopologicalSorter({module: imports(module) - {"kg"} for module in FILES}).prepare()


def test_the_package_itself_imports_the_graph_only_when_it_is_opened() -> None:
    tree = ast.parse(FILES["kg"].read_text(encoding="utf-8"))
    at_once = [node for node in tree.body if isinstance(node, ast.Import | ast.ImportFrom)]
    names = set(imported_names(ast.Module(at_once, []), "kg"))
    assert {name for name in names if name.startswith("kg.")} == {
        f"kg.findings.{error}"
        for error in ("KgError", "NotFoundError", "UnreadableError", "UsageError")
    }


def test_this_test_sees_imports_of_every_kind() -> None:
    tree = ast.parse(
        "import a.b\n"
        "from c import d\n"
        "def f():\n"
        "    from . import e\n"
        "    from ..g import h\n"
        "    importlib.import_module('i.j')\n"
    )
    assert set(imported_names(tree, "kg.room")) == {"a.b", "c.d", "kg.room.e", "kg.g.h", "i.j"}


def strings(tree: ast.Module) -> Iterator[ast.Constant]:
    """The string literals of a module but for its docstrings."""
    alone = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in alone:
            yield node


@pytest.mark.parametrize("module", [name for name in FILES if name != "kg.namespaces"])
def test_no_iri_outside_the_namespace_module(module: str) -> None:
    tree = ast.parse(FILES[module].read_text(encoding="utf-8"))
    spelt_out = [
        f"line {node.lineno}: {node.value}"
        for node in strings(tree)
        if re.search(r"https?://\w", node.value)
    ]
    assert spelt_out == []


def test_strings_are_seen_and_docstrings_are_not() -> None:
    tree = ast.parse(
        '"""http://a"""\nx = "http://b"\ndef f():\n    """http://c"""\n    g(f"http://d{x}")'
    )
    assert [node.value for node in strings(tree)] == ["http://b", "http://d"]


@pytest.mark.parametrize("module", ["kg", "kg.namespaces", "kg.findings", "kg.resources"])
def test_starting_up_imports_no_graph_library(module: str) -> None:
    script = (
        f"import sys, {module}\n"
        "heavy = {'rdflib', 'owlrl', 'pyshacl', 'pyoxigraph', 'ruamel.yaml'} & sys.modules.keys()\n"
        "sys.exit(', '.join(heavy) or 0)"
    )
    env = {**os.environ, "PYTHONPATH": str(PACKAGE.parent)}
    command = [sys.executable, "-c", script]
    run = subprocess.run(command, env=env, capture_output=True, text=True, check=False)
    assert run.returncode == 0, f"{module} imports {run.stderr}"


SLOW = (
    *("rdflib", "owlrl", "pyshacl", "edtf", "ruamel", "rapidfuzz", "snowballstemmer", "rich"),
    *("pandas", "jinja2", "httpx", "tomllib", "kg.build", "kg.html", "kg.ask.empty"),
    *("kg.load.yaml_tree", "kg.cli.writing", "kg.cli.checks"),
)
"""What a question that is understood at once, and has an answer, does without."""


def test_a_question_about_a_built_graph_imports_little(tmp_path: Path) -> None:
    script = (
        "import sys, kg.cli\n"
        "code = kg.cli.run(['ask', 'who controls Albu Kamal'])\n"
        f"slow = {set(SLOW)!r} & sys.modules.keys()\n"
        "sys.exit(', '.join(sorted(slow)) or code)"
    )
    env = {
        **os.environ,
        "PYTHONPATH": str(PACKAGE.parent),
        "CONFLICT_KG_CACHE": str(tmp_path / "kept"),
    }
    command = [sys.executable, "-c", script]
    runs = [
        subprocess.run(command, env=env, cwd=tmp_path, capture_output=True, text=True, check=False)
        for _ in range(2)  # the first one builds the graph, and keeps what the second one reads
    ]
    assert runs[1].stdout == runs[0].stdout != ""
    assert runs[1].returncode == 0, f"asking imports {runs[1].stderr}"


def test_every_command_is_where_the_command_line_looks_for_it() -> None:
    found = {}
    for name in (path.stem for path in sorted((PACKAGE / "cli").glob("*.py"))):
        module = import_module(f"kg.cli.{name}")
        if hasattr(module, "ALL"):
            found[name] = " ".join(command.name for command in module.ALL)
    assert found == MODULES
