"""The report of a bug names places in the program, and nothing of the user's."""

from typing import Any

import pytest

from workbench.domain.errors import CannotRead
from workbench.presenters.bug_report import MOST_FRAMES, bug_report, crash_report


def raised(error: BaseException) -> BaseException:
    """Return an error that has been through here."""
    typed = "what the user typed"
    try:
        raise error
    except type(error) as caught:
        assert typed
        return caught


def deep(depth: int) -> None:
    if depth == 0:
        raise IndexError("list index out of range")
    deep(depth - 1)


@pytest.mark.parametrize(
    ("error", "title"),
    [
        (AttributeError("'NoneType' object has no attribute 'x'"), "AttributeError: 'NoneType' object has no attribute 'x'"),
        (RuntimeError("Internal C++ object (QLabel) already deleted."), "RuntimeError: Internal C++ object (QLabel) already deleted."),
        (FileNotFoundError(2, "No such file", "/home/anna/secret.yaml"), "FileNotFoundError (errno 2)"),
        (OSError(), "OSError"),
        (KeyError(), "KeyError"),
        (TypeError("a\n b" + "c" * 500), "TypeError: a b" + "c" * 197),
    ],
)  # fmt: skip
def test_that_words_that_speak_of_code_are_told(error: Exception, title: str) -> None:
    assert bug_report(error, "in the window", ()).title == title


@pytest.mark.parametrize(
    "error",
    [
        KeyError("Say hello to Anna"),
        ValueError("Say hello to Anna"),
        RuntimeError("Say hello to Anna"),
        UnicodeDecodeError("utf-8", b"Say hello to Anna", 0, 1, "Anna"),
        CannotRead("/home/anna/Say hello.yaml", "Anna"),
    ],
)
def test_that_words_that_may_quote_a_body_are_left_out(error: Exception) -> None:
    report = bug_report(raised(error), "in the window", ("Gemini Workbench 1",))
    assert "Anna" not in report.text
    assert "anna" not in report.text
    assert type(error).__qualname__ in report.title


def test_that_a_report_has_places_and_neither_locals_nor_source_nor_folders() -> None:
    report = bug_report(raised(TypeError("x")), "in the window", ("Gemini Workbench 1", "Linux"))
    lines = report.text.splitlines()
    assert lines[:3] == ["TypeError: x, in the window", "Gemini Workbench 1", "Linux"]
    assert lines[3].startswith("  test_bug_report.py:")
    assert lines[3].endswith(" raised")
    for hidden in ("typed", "raise error", "/home", __file__.rpartition("/")[0]):
        assert hidden not in report.text


def test_that_files_are_named_from_their_package_on() -> None:
    code = compile("def f(): [][1]", "/home/anna/dev/workbench/ui/panels/desk.py", "exec")
    names: dict[str, Any] = {}
    exec(code, names)
    with pytest.raises(IndexError) as caught:
        names["f"]()
    text = bug_report(caught.value, "", ()).text
    assert text.endswith("  workbench/ui/panels/desk.py:1 f\n")


def test_that_what_led_to_an_error_is_told() -> None:
    first, then = raised(IndexError("list index out of range")), TypeError("then")
    then.__cause__ = first
    assert "after IndexError: list index out of range\n" in bug_report(raised(then), "", ()).text


def test_that_a_long_way_is_cut() -> None:
    with pytest.raises(IndexError) as caught:
        deep(500)
    lines = bug_report(caught.value, "", ()).text.splitlines()
    assert len(lines) == MOST_FRAMES + 2
    assert "more" in lines[1]


def test_that_the_same_fault_at_the_same_place_has_one_signature() -> None:
    first, second = (bug_report(raised(KeyError(word)), "", ()) for word in "ab")
    other = bug_report(raised(ValueError("a")), "", ())
    assert first.signature == second.signature != other.signature


def test_that_a_crash_is_told_by_its_places_alone() -> None:
    text = """Fatal Python error: Segmentation fault

Current thread 0x00007f0000001000 (most recent call first):
  File "/home/anna/dev/workbench/ui/panels/desk.py", line 12 in open
  File "/home/anna/x/notes.py", line 3 in <module>

Thread 0x00007f0000002000 (most recent call first):
  <no Python frame>

Extension modules: anna (total: 1)
what the user typed
"""
    report = crash_report(text, ("Gemini Workbench 1",))
    assert report.title == "Fatal Python error: Segmentation fault"
    assert report.text.splitlines() == [
        "Fatal Python error: Segmentation fault",
        "Gemini Workbench 1",
        "Current thread 0x00007f0000001000 (most recent call first):",
        "  workbench/ui/panels/desk.py:12 open",
        "  notes.py:3 <module>",
        "Thread 0x00007f0000002000 (most recent call first):",
    ]


def test_that_a_crash_without_words_is_still_one() -> None:
    assert crash_report("junk", ()).text == "Fatal Python error\n"
