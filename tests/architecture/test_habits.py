"""The habits of CONTRIBUTING.md that can be seen in the syntax trees."""

import ast
import re
from collections.abc import Iterator
from statistics import median

import pytest

from tests.architecture.sources import (
    PURE,
    ROOT,
    Function,
    Source,
    all_sources,
    dotted,
    functions,
    imported,
    pure_sources,
    sources,
)

LINES_OF_A_FILE = 400
LINES_OF_A_FUNCTION = 50
LINES_OF_THE_MEDIAN_FUNCTION = 6
EMPTY_NAMES = {"util", "utils", "helper", "helpers", "common", "manager", "managers", "misc"}
SLEEPS = {"time.sleep", "sleep", "qtbot.wait", "QTest.qWait", "QTest.qSleep", "QThread.sleep"}
PATCHES = {"patch", "mock.patch", "mock.patch.object", "patch.object", "mocker.patch"}


def size(function: Function) -> int:
    """Return the lines of a function without its decorators and its docstring."""
    whole = (function.end_lineno or function.lineno) - function.lineno + 1
    first = function.body[0]
    if ast.get_docstring(function) is None or first.end_lineno is None:
        return whole
    return whole - (first.end_lineno - first.lineno + 1)


def calls(source: Source) -> Iterator[ast.Call]:
    """Return every call in a file."""
    return (node for node in source.nodes if isinstance(node, ast.Call))


def test_that_no_file_is_longer_than_400_lines() -> None:
    assert not [f"{s.path}: {s.lines}" for s in all_sources() if s.lines > LINES_OF_A_FILE]


def test_that_no_function_is_longer_than_50_lines() -> None:
    assert not [
        source.at(function, f"{function.name} has {size(function)} lines")
        for source in all_sources()
        for function in functions(source)
        if size(function) > LINES_OF_A_FUNCTION
    ]


def test_that_the_median_function_has_at_most_six_lines() -> None:
    sizes = [size(function) for source in sources("workbench") for function in functions(source)]
    assert median(sizes or [0]) <= LINES_OF_THE_MEDIAN_FUNCTION


def test_that_every_module_opens_with_a_docstring() -> None:
    assert not [source.path for source in all_sources() if ast.get_docstring(source.tree) is None]


def test_that_names_of_modules_and_folders_mean_something() -> None:
    assert not [
        source.path
        for source in all_sources()
        if EMPTY_NAMES & set(re.split(r"[/_.]", source.path.lower()))
    ]


@pytest.mark.parametrize("package", PURE)
def test_that_each_pure_module_has_its_own_test_file(package: str) -> None:
    modules = [
        source.path.removeprefix("workbench/")
        for source in sources(f"workbench/{package}")
        if not source.path.endswith("__init__.py")
    ]
    expected = [re.sub(r"([^/]+)$", r"test_\1", f"tests/unit/{path}") for path in modules]
    assert not [path for path in expected if not (ROOT / path).is_file()]


def test_that_test_names_state_behaviour() -> None:
    assert not [
        source.at(function, function.name)
        for source in sources("tests")
        for function in functions(source)
        if function.name.startswith("test") and not function.name.startswith("test_that_")
    ]


def test_that_signals_go_to_bound_methods() -> None:
    assert not [
        source.at(call, "connects a lambda or partial, which PySide6 never lets go")
        for source in sources("workbench")
        for call in calls(source)
        if isinstance(call.func, ast.Attribute) and call.func.attr == "connect"
        for slot in call.args
        if isinstance(slot, ast.Lambda)
        or (isinstance(slot, ast.Call) and dotted(slot.func).endswith("partial"))
    ]


def test_that_tests_fake_ports_and_never_patch_our_code() -> None:
    assert not [
        source.at(node, "patches; pass a fake of the port instead")
        for source in sources("tests")
        for node in source.nodes
        if any(name.startswith("unittest.mock") for name in imported(node))
        or (isinstance(node, ast.Call) and patches_our_code(node))
    ]


def patches_our_code(call: ast.Call) -> bool:
    """Return whether a call replaces a name of the program by its dotted path."""
    name = dotted(call.func)
    by_path = name.endswith(".setattr") and isinstance(call.args[0], ast.Constant)
    return name in PATCHES or (by_path and "workbench" in ast.unparse(call.args[0]))


def test_that_tests_wait_for_signals_and_never_sleep() -> None:
    assert not [
        source.at(call, f"{dotted(call.func)} sleeps; wait for a signal or an event")
        for source in sources("tests")
        if "/benchmarks/" not in source.path
        for call in calls(source)
        if dotted(call.func) in SLEEPS or sleeps_in_asyncio(call)
    ]


def sleeps_in_asyncio(call: ast.Call) -> bool:
    """Return whether a call waits for a fixed time in a coroutine; zero only lets others run."""
    fixed = bool(call.args) and isinstance(call.args[0], ast.Constant) and call.args[0].value != 0
    return dotted(call.func) == "asyncio.sleep" and fixed


def test_that_unit_tests_know_no_qt() -> None:
    assert not [
        source.at(node, f"imports {name}")
        for source in sources("tests/unit")
        for node in source.nodes
        for name in imported(node)
        if name.partition(".")[0] in ("PySide6", "shiboken6", "pytestqt")
    ]


def test_that_the_pure_layers_are_there() -> None:
    assert {source.path.split("/")[1] for source in pure_sources()} == set(PURE)
