"""The dependency rule where import-linter does not reach: calls in pure layers, a machine without Qt."""

import ast
import subprocess
import sys

from tests.architecture.sources import ROOT, Source, dotted, imported, pure_sources, sources

IMPORT_ALL_BUT_UI = """
import importlib, pkgutil, sys

class WithoutQt:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in ("PySide6", "shiboken6"):
            raise ImportError(f"{name} cannot be imported here")

sys.meta_path.insert(0, WithoutQt())
import workbench

def visit(package):
    for found in pkgutil.iter_modules(package.__path__, package.__name__ + "."):
        if found.name == "workbench.ui":
            continue
        module = importlib.import_module(found.name)
        if found.ispkg:
            visit(module)

visit(workbench)
"""

READS_THE_WORLD = {"open", "Path", "input", "print", "pathlib.Path"}
READS_THE_CLOCK = {
    f"{kind}.{method}"
    for kind in ("datetime", "date", "datetime.datetime", "datetime.date")
    for method in ("now", "utcnow", "today")
}
ROLLS_DICE = {"uuid.uuid1", "uuid.uuid4", "uuid1", "uuid4"}
WORLDLY_MODULES = (
    "urllib.request",
    "http.client",
    "http.server",
    "io.open",
    "pathlib.Path",
    "glob",
)
PACKAGES_WITH_A_LIST = ("assertions", "importers", "codegen", "gemini", "ui/panels")


def test_that_everything_but_the_window_imports_where_qt_cannot() -> None:
    command = [sys.executable, "-c", IMPORT_ALL_BUT_UI]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr


def test_that_the_pure_layers_call_neither_disk_nor_clock_nor_dice() -> None:
    forbidden = READS_THE_WORLD | READS_THE_CLOCK | ROLLS_DICE
    assert not [
        source.at(node, f"calls {dotted(node.func)}()")
        for source in pure_sources()
        for node in source.nodes
        if isinstance(node, ast.Call) and dotted(node.func) in forbidden
    ]


def test_that_the_pure_layers_import_nothing_that_reaches_the_world() -> None:
    assert not [
        source.at(node, f"imports {name}")
        for source in pure_sources()
        for node in source.nodes
        for name in imported(node)
        if name.startswith(WORLDLY_MODULES)
    ]


def test_that_the_pure_layers_wait_for_nothing() -> None:
    waiting = (ast.AsyncFunctionDef, ast.Await, ast.AsyncFor, ast.AsyncWith)
    assert not [
        source.at(node, "is asynchronous")
        for source in pure_sources()
        for node in source.nodes
        if isinstance(node, waiting)
    ]


def test_that_a_kind_never_imports_the_list_of_its_package() -> None:
    assert not [
        finding
        for package in PACKAGES_WITH_A_LIST
        for source in sources(f"workbench/{package}")
        if not source.path.endswith("__init__.py")
        for finding in imports_of_own_list(source)
    ]


def imports_of_own_list(source: Source) -> list[str]:
    """Return where a module imports its own package or a value of its ``__init__``."""
    package = source.module.rpartition(".")[0]
    folder = ROOT / package.replace(".", "/")
    siblings = {f"{package}.{path.stem}" for path in folder.iterdir()}
    return [
        source.at(node, f"imports {name}")
        for node in source.nodes
        for name in imported(node)
        if name == package or (name.rpartition(".")[0] == package and name not in siblings)
    ]
