"""Every Python file of the project, read and parsed once for all tests over the syntax trees."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PURE = (
    *("domain", "gemini", "assertions", "importers", "codegen", "mock", "schemas"),
    "presenters",
)

Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True, slots=True)
class Source:
    """One file: its path below the checkout, its lines and its syntax tree."""

    path: str
    lines: int
    tree: ast.Module
    nodes: tuple[ast.AST, ...]

    @property
    def module(self) -> str:
        """The dotted name under which it is imported."""
        return self.path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")

    def at(self, node: ast.AST, what: str) -> str:
        """Return a finding as an editor understands it: path, line, what is wrong."""
        return f"{self.path}:{getattr(node, 'lineno', 1)}: {what}"


@cache
def sources(folder: str) -> tuple[Source, ...]:
    """Return the Python files below a folder of the checkout."""
    return tuple(parse(path) for path in sorted((ROOT / folder).rglob("*.py")))


def parse(path: Path) -> Source:
    """Return one file with its tree."""
    text = path.read_text(encoding="utf-8")
    tree = ast.parse(text)
    below = path.relative_to(ROOT).as_posix()
    return Source(below, text.count("\n"), tree, tuple(ast.walk(tree)))


def all_sources() -> tuple[Source, ...]:
    """Return every Python file that is ours."""
    return (*sources("workbench"), *sources("tests"), *sources("packaging"))


def pure_sources() -> tuple[Source, ...]:
    """Return the files of the layers that do no I/O and know no clock."""
    return tuple(source for name in PURE for source in sources(f"workbench/{name}"))


def functions(source: Source) -> Iterator[Function]:
    """Return every function and method of a file, inner ones too."""
    return (node for node in source.nodes if isinstance(node, Function))


def dotted(node: ast.AST) -> str:
    """Return the dotted name that an expression spells, or nothing where it is none."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        return f"{dotted(node.value)}.{node.attr}"
    return ""


def imported(node: ast.AST) -> list[str]:
    """Return the full dotted names that a statement imports; nothing for other nodes."""
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom):
        return [f"{node.module}.{alias.name}" for alias in node.names]
    return []
