"""The settings file: what is kept, and what happens to a broken one."""

from pathlib import Path

import pytest

from workbench.adapters.settings_file import SettingsFile
from workbench.domain.errors import CannotWrite
from workbench.domain.settings import RETRIES, THEME, Settings


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "config" / "settings.json"


def test_that_no_file_means_the_defaults(place: Path) -> None:
    assert SettingsFile(place).load() == Settings({})


def test_that_settings_are_read_back(place: Path) -> None:
    settings = Settings({}).changed(THEME, "dark").changed(RETRIES, 0)
    SettingsFile(place).save(settings)
    assert SettingsFile(place).load() == settings


def test_that_what_a_newer_version_wrote_is_kept(place: Path) -> None:
    place.parent.mkdir()
    place.write_text('{"theme": "dark", "colour": [1, 2]}')
    store = SettingsFile(place)
    store.save(store.load().changed(THEME, "light"))
    assert place.read_text() == '{\n  "colour": [\n    1,\n    2\n  ],\n  "theme": "light"\n}\n'


@pytest.mark.parametrize("text", ["", "{", "[1]", '{"theme": NaN}', "\udcff"])
def test_that_a_broken_file_counts_as_none_and_is_set_aside(place: Path, text: str) -> None:
    place.parent.mkdir()
    broken = text.encode("utf-8", "surrogateescape")
    place.write_bytes(broken)
    store = SettingsFile(place)
    assert store.load().values == {}
    assert str(place) in store.load().refused[0]
    store.save(Settings({"theme": "dark"}))
    assert store.load().get(THEME) == "dark"
    assert place.with_suffix(".unreadable.json").read_bytes() == broken


def test_that_a_folder_in_its_place_is_told(tmp_path: Path) -> None:
    (tmp_path / "config").write_text("a file, not a folder")
    with pytest.raises(CannotWrite):
        SettingsFile(tmp_path / "config" / "settings.json").save(Settings({}))
