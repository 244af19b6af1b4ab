"""The window's state in a file: back as it was, and the usual state where the file is no good."""

from pathlib import Path

import pytest

from workbench.adapters.window_state_file import WindowStateFile
from workbench.domain.errors import CannotWrite
from workbench.domain.window_state import Rect, WindowState

LEFT = WindowState(place=Rect(1, 2, 1000, 700), roots=("/a",))


def test_that_the_state_comes_back(tmp_path: Path) -> None:
    WindowStateFile(tmp_path / "config" / "window.json").save(LEFT)
    assert WindowStateFile(tmp_path / "config" / "window.json").load() == LEFT


@pytest.mark.parametrize("data", [b"", b"{", b"\xff\xfe", b"[1]", b'{"version": 99}'])
def test_that_an_unreadable_file_counts_as_none(data: bytes, tmp_path: Path) -> None:
    (tmp_path / "window.json").write_bytes(data)
    assert WindowStateFile(tmp_path / "window.json").load() == WindowState()


def test_that_no_file_and_a_folder_in_its_place_count_as_none(tmp_path: Path) -> None:
    assert WindowStateFile(tmp_path / "none.json").load() == WindowState()
    assert WindowStateFile(tmp_path).load() == WindowState()


def test_that_a_disk_that_refuses_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(CannotWrite):
        WindowStateFile(tmp_path / "file" / "window.json").save(LEFT)
