"""What a picture shows is nobody's: no home, key, keyring or display of whoever has it painted."""

import json
from pathlib import Path

import pytest
from dev_screenshots import FOLDER, asked_for, newcomer
from dev_steps import StepFailed


def test_that_pictures_go_into_the_build_folder_unless_another_is_named(tmp_path: Path) -> None:
    assert asked_for([]) == (FOLDER, ())
    assert asked_for([str(tmp_path)]) == (tmp_path, ())


def test_that_pages_can_be_chosen(tmp_path: Path) -> None:
    pages = ("--page", "welcome", "--page", "palette")
    assert asked_for([str(tmp_path), *pages]) == (tmp_path, pages)
    assert asked_for(pages) == (FOLDER, pages)


@pytest.mark.parametrize("words", [["--fast"], ["--page"], ["here", "there"]])
def test_that_other_words_are_refused(words: list[str]) -> None:
    with pytest.raises(StepFailed, match="screenshots takes a folder"):
        asked_for(words)


def test_that_pictures_show_a_newcomer(tmp_path: Path) -> None:
    mine = {"HOME": "/home/me", "GEMINI_API_KEY": "key", "DISPLAY": ":0", "PATH": "/bin"}
    environment = newcomer(tmp_path / "200", 200, mine)
    assert environment["HOME"] == str(tmp_path / "200")
    assert environment["PATH"] == "/bin"
    assert environment["QT_SCALE_FACTOR"] == "2.0"
    assert environment.keys().isdisjoint({"GEMINI_API_KEY", "DISPLAY"})
    assert "null" in environment["PYTHON_KEYRING_BACKEND"]


def test_that_the_screen_has_room_for_the_largest_window(tmp_path: Path) -> None:
    environment = newcomer(tmp_path / "100", 100, {})
    (screen,) = json.loads(Path(environment["QT_QPA_PLATFORM"].partition("=")[2]).read_text())[
        "screens"
    ]
    assert (screen["width"], screen["height"]) >= (2880, 1800)
