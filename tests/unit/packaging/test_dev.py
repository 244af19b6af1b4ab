"""The entry of the developer's commands."""

import dev
import dev_commands
import pytest
from dev_steps import ROOT


def test_that_an_old_python_is_told_which_one_is_needed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(dev, "OLDEST", (99, 0))
    assert dev.main(["run"]) == 2
    assert "needs Python 3.11 or newer" in capsys.readouterr().err


def test_that_a_failed_step_is_told_without_a_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert dev.main(["lint", "everything"]) == 2
    told = capsys.readouterr().err
    assert told.startswith("lint takes no arguments")
    assert "Traceback" not in told


def test_that_an_unknown_command_shows_the_known_ones(capsys: pytest.CaptureFixture[str]) -> None:
    assert dev.main(["fly"]) == 2
    told = capsys.readouterr().err
    assert all(f"\n  {name}" in told for name in dev_commands.COMMANDS)


def test_that_a_full_disk_is_told_without_a_traceback(capsys: pytest.CaptureFixture[str]) -> None:
    def fill(arguments: object) -> int:
        raise OSError(28, "No space left on device")

    assert dev_commands.guarded("run", fill, []) == 1
    assert "No space left on device" in capsys.readouterr().err


def test_that_an_interrupt_ends_with_its_own_code(capsys: pytest.CaptureFixture[str]) -> None:
    def interrupt(arguments: object) -> int:
        raise KeyboardInterrupt

    assert dev_commands.guarded("test", interrupt, []) == 130
    assert "interrupted" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("environment", "platform", "shown"),
    [
        ({}, "linux", False),
        ({"DISPLAY": ""}, "linux", False),
        ({"DISPLAY": ":0"}, "linux", True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "linux", True),
        ({}, "darwin", True),
        ({}, "win32", True),
    ],
)
def test_that_a_window_is_opened_only_where_there_is_a_display(
    environment: dict[str, str], platform: str, shown: bool
) -> None:
    assert dev_commands.has_display(environment, platform) is shown


def test_that_the_arguments_after_two_dashes_are_the_programs() -> None:
    assert dev_commands.passed_on(["--", "send", "a.yaml", "--", "b"]) == [
        "send",
        "a.yaml",
        "--",
        "b",
    ]
    assert dev_commands.passed_on(["send", "a.yaml"]) == ["send", "a.yaml"]
    assert dev_commands.passed_on(["--"]) == []


@pytest.mark.parametrize(
    ("arguments", "window"),
    [
        (["--screenshot", "a.png"], True),
        (["--new-window"], True),
        ([str(ROOT)], True),
        (["send", "a.yaml", "--mock"], False),
        (["--help"], False),
        (["--version"], False),
    ],
)
def test_that_qt_is_looked_after_only_for_the_window(arguments: list[str], window: bool) -> None:
    assert dev_commands.opens_window(arguments) is window
