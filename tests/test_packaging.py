"""The wheel: it carries the graph's own data, and answers the question in an empty environment."""

import os
import re
import subprocess
import tarfile
import venv
import zipfile
from pathlib import Path

import pytest

from kg import __version__

ROOT = Path(__file__).parent.parent
CARRIED = ("ontology", "shapes", "gazetteer", "articles", "questions", "rules", "schemas")
QUESTION = "who controls Albu Kamal"


def run(*command: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    # what the caller's environment says about packages does not count
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    return subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )


def done(*command: str | Path, cwd: Path) -> str:
    """Standard output of a command that must succeed."""
    result = run(*command, cwd=cwd)
    assert result.returncode == 0, f"{command}\n{result.stdout}\n{result.stderr}"
    return result.stdout


@pytest.fixture(scope="module")
def tools(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Python of an environment with the build tools, where packages can be installed."""
    folder = tmp_path_factory.mktemp("tools")
    venv.create(folder, with_pip=True)
    python = folder / "bin" / "python"
    install = (python, "-m", "pip", "install", "-q", "--retries", "2")
    pip = run(*install, "build", "hatchling>=1.27", cwd=folder)
    if pip.returncode != 0:
        pytest.skip(f"packages cannot be installed here: {pip.stderr.strip().splitlines()[-1]}")
    return python


@pytest.fixture(scope="module")
def built(tools: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the source distribution, and the wheel built from it."""
    out = tmp_path_factory.mktemp("dist")
    done(tools, "-m", "build", "--no-isolation", "--outdir", out, ROOT, cwd=out)
    return out


def only(folder: Path, pattern: str) -> Path:
    (path,) = folder.glob(pattern)
    return path


def names_in(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


def test_the_wheel_carries_the_graphs_own_data(built: Path) -> None:
    names = names_in(only(built, "*.whl"))
    for folder in CARRIED:
        assert any(name.startswith(f"kg/{folder}/") for name in names), f"kg/{folder} is missing"
    for name in ("ontology/conflict.ttl", "ontology/context.jsonld", "py.typed"):
        assert f"kg/{name}" in names
    assert not any(name.startswith("tests/") or "__pycache__" in name for name in names)


def test_the_wheel_has_every_file_of_the_package(built: Path) -> None:
    kept = {path.relative_to(ROOT) for path in (ROOT / "kg").rglob("*") if path.is_file()}
    kept = {path for path in kept if "__pycache__" not in path.parts}
    assert {path.as_posix() for path in kept} <= names_in(only(built, "*.whl"))


def test_the_wheel_from_the_source_distribution_is_the_wheel_from_the_tree(
    tools: Path, built: Path, tmp_path: Path
) -> None:
    done(
        tools, "-m", "build", "--no-isolation", "--wheel", "--outdir", tmp_path, ROOT, cwd=tmp_path
    )
    assert names_in(only(tmp_path, "*.whl")) == names_in(only(built, "*.whl"))


def test_the_source_distribution_has_tests_and_licences(built: Path) -> None:
    with tarfile.open(only(built, "*.tar.gz")) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    for name in ("README.md", "LICENSE", "LICENSE-DATA.md", "tests/test_packaging.py"):
        assert name in names


@pytest.fixture(scope="module")
def installed(tools: Path, built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An environment that holds the wheel and what it depends on, and nothing else."""
    folder = tmp_path_factory.mktemp("empty")
    venv.create(folder, with_pip=True)
    done(folder / "bin" / "python", "-m", "pip", "install", "-q", only(built, "*.whl"), cwd=folder)
    return folder


def test_the_installed_command_answers_the_question(installed: Path, tmp_path: Path) -> None:
    answer = done(installed / "bin" / "kg", "ask", QUESTION, cwd=tmp_path)
    first = answer.strip().splitlines()[0]
    assert re.search(r"Albu Kamal|Syrian government", first), answer
    assert "inferred" in answer
    assert list(tmp_path.iterdir()) == [], "asking leaves nothing behind"


def test_the_installed_command_explains_a_shape_by_its_proof(
    installed: Path, tmp_path: Path
) -> None:
    shown = done(installed / "bin" / "kg", "explain", "SourceLink-position", cwd=tmp_path)
    assert "ckg:position 0 ;" in shown


def test_the_installed_command_gives_its_version(installed: Path, tmp_path: Path) -> None:
    assert __version__ in done(installed / "bin" / "kg", "--version", cwd=tmp_path)


def test_the_installed_package_is_not_the_source_tree(installed: Path, tmp_path: Path) -> None:
    python = installed / "bin" / "python"
    where = done(python, "-c", "import kg; print(kg.__file__)", cwd=tmp_path).strip()
    assert Path(where).is_relative_to(installed.resolve())
