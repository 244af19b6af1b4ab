"""Settings: defaults, bounds, and what a file may say."""

import pytest

from workbench.domain.settings import (
    RETRIES,
    SETTINGS,
    THEME,
    TOTAL_TIMEOUT,
    Setting,
    Settings,
    settings_from,
)


@pytest.mark.parametrize("setting", SETTINGS)
def test_that_every_setting_accepts_its_default(setting: Setting) -> None:
    assert setting.accepts(setting.default)
    assert setting.label
    assert setting.help.endswith(".")


def test_that_a_default_is_left_out() -> None:
    changed = Settings({}).changed(THEME, "dark")
    assert changed.get(THEME) == "dark"
    assert changed.changed(THEME, "system").values == {}


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("theme", "pink"),
        ("theme", 1),
        ("retries", -1),
        ("retries", True),
        ("retries", "3"),
        ("x", 1),
    ],
)
def test_that_what_no_setting_accepts_is_left_at_its_default(key: str, value: object) -> None:
    assert settings_from({key: value, "total_timeout": 5}).values == {"total_timeout": 5}


def test_that_no_limit_can_be_said() -> None:
    assert settings_from({"total_timeout": None}).get(TOTAL_TIMEOUT) is None
    assert settings_from({"retries": 0}).get(RETRIES) == 0
