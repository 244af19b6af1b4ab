"""The pictures of the window's pages are painted from the program itself."""

import sys
from pathlib import Path

import dev_screenshots
import pytest
from PySide6.QtGui import QImage

from tests.pictures.pages import PAGES


def test_that_every_page_has_a_name_of_its_own() -> None:
    names = [page.name for page in PAGES]
    assert len(set(names)) == len(names)


@pytest.mark.slow
def test_that_a_page_is_painted_in_both_themes_and_both_sizes(tmp_path: Path, home: Path) -> None:
    options = ["--page", "error-429", "--page", "palette"]
    process = dev_screenshots.start(Path(sys.executable), tmp_path, options, home / "painting", 100)
    assert process.wait(timeout=50) == 0
    pictures = {
        file.relative_to(tmp_path).as_posix(): QImage(str(file)) for file in tmp_path.rglob("*.png")
    }
    assert len(pictures) == 2 * 2 * 2
    assert pictures["light-1440x900-100/error-429.png"].width() == 1440
    dark, light = (pictures[f"{theme}-960x600-100/palette.png"] for theme in ("dark", "light"))
    assert dark.pixelColor(5, 300).lightness() < 60
    assert light.pixelColor(5, 300).lightness() > 200


@pytest.mark.slow
def test_that_a_page_that_cannot_be_shown_is_a_failure(tmp_path: Path, home: Path) -> None:
    nowhere = tmp_path / "file"
    nowhere.write_text("no folder")
    process = dev_screenshots.start(
        Path(sys.executable), nowhere / "below", ["--page", "welcome"], home / "painting", 100
    )
    assert process.wait(timeout=50) != 0
