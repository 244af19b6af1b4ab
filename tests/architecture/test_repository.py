"""What is in the repository: nothing at the top but what belongs there, no traces of a machine."""

import re
import subprocess
import tomllib
from functools import cache

import pytest

from tests.architecture.sources import ROOT

AT_THE_TOP = {
    *("pyproject.toml", "workbench", "resources", "tests", "packaging"),
    *("README.md", "LICENSE", "CHANGELOG.md", "CONTRIBUTING.md"),
    *(".gitignore", ".gitattributes", ".pre-commit-hooks.yaml", ".ci"),
}
A_PIN = re.compile(
    r"[A-Za-z0-9][A-Za-z0-9._-]*==[A-Za-z0-9.+!]+( ; [a-z_]+ [<>=]+ \"[a-z0-9.]+\")?"
)
# Written so that no expression finds itself.
TRACES = {
    "a path of one machine": r"/(?:root|work)/[a-z]",
    "a package index": r"--(?:extra-)?index[-]url|--find[-]links|//(?:pypi|registry|files)\.[a-z]",
    "a key": r"AIza[0-9A-Za-z_-]{35}|AQ\.[A-Za-z0-9_-]{30,}|-----BEGIN [A-Z ]*PRIVATE[ ]KEY",
}


@cache
def tracked() -> tuple[str, ...]:
    """Return the paths that git knows. Skips the test where this is no checkout."""
    command = ["git", "ls-files", "-z"]
    try:
        said = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("needs git and a checkout")
    return tuple(path for path in said.split("\0") if (ROOT / path).is_file())


def text_of(path: str) -> str:
    """Return the text of a file, or nothing where it is none."""
    try:
        return (ROOT / path).read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return ""


def pins() -> list[str]:
    """Return the lines of constraints.txt that are not comments."""
    lines = text_of("packaging/constraints.txt").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def normal(name: str) -> str:
    """Return a package's name as indexes compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def test_that_the_top_level_holds_only_what_belongs_there() -> None:
    assert {path.split("/")[0] for path in tracked()} <= AT_THE_TOP


def test_that_continuous_integration_runs_the_command_of_the_readme() -> None:
    assert "python3 packaging/dev.py test\n" in text_of(".ci/run")
    assert "python3 packaging/dev.py test\n" in text_of("README.md")
    assert "python3 packaging/dev.py run\n" in text_of("README.md")


@pytest.mark.parametrize("what", TRACES)
def test_that_no_file_holds_traces_of(what: str) -> None:
    trace = re.compile(TRACES[what])
    assert not [path for path in tracked() if trace.search(text_of(path))]


def test_that_constraints_are_exact_pins_and_nothing_else() -> None:
    assert not [line for line in pins() if not A_PIN.fullmatch(line)]


def test_that_every_dependency_has_its_pin() -> None:
    project = tomllib.loads(text_of("pyproject.toml"))
    wanted = [*project["project"]["dependencies"], *project["dependency-groups"]["test"]]
    names = {normal(re.split(r"[<>=~!\[; ]", line)[0]) for line in wanted}
    assert names <= {normal(line.split("==")[0]) for line in pins()}


def test_that_packaging_is_a_folder_and_no_package() -> None:
    assert not (ROOT / "packaging" / "__init__.py").exists()
