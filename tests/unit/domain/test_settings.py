"""Settings: defaults, bounds, and what a file may say."""

import pytest

from workbench.domain.settings import (
    GROUPS,
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
    assert setting.group in ("", *GROUPS)
    assert bool(setting.none) == (setting.default is None)


def test_that_keys_are_unique() -> None:
    keys = [setting.key for setting in SETTINGS]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("setting", SETTINGS)
def test_that_what_a_setting_needs_is_another_setting_with_that_value(setting: Setting) -> None:
    if setting.needs is not None:
        key, value = setting.needs
        needed = next(one for one in SETTINGS if one.key == key)
        assert needed.accepts(value)


@pytest.mark.parametrize("setting", SETTINGS)
def test_that_choices_are_named_once_each(setting: Setting) -> None:
    labels = [choice.label for choice in setting.choices]
    assert all(labels)
    assert len(labels) == len(set(labels))


@pytest.mark.parametrize("setting", [one for one in SETTINGS if one.low is not None])
def test_that_numbers_have_bounds_and_none_outside_may_stand(setting: Setting) -> None:
    assert setting.low is not None
    assert setting.high is not None
    assert setting.accepts(setting.low)
    assert setting.accepts(setting.high)
    assert not setting.accepts(setting.low - 0.01)
    assert not setting.accepts(setting.high + 1)


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
        ("retries", 1.5),
        ("theme", None),
        ("x", 1),
    ],
)
def test_that_what_no_setting_accepts_is_left_at_its_default(key: str, value: object) -> None:
    assert settings_from({key: value, "total_timeout": 5}).values == {"total_timeout": 5}


def test_that_no_limit_can_be_said() -> None:
    assert settings_from({"total_timeout": None}).get(TOTAL_TIMEOUT) is None
    assert settings_from({"retries": 0}).get(RETRIES) == 0


def test_that_what_may_not_stand_is_told_with_what_would_do() -> None:
    refused = settings_from({"theme": "pink", "silence_timeout": 0}).refused
    assert refused == (
        "theme: It must be one of system, light, dark.",
        "silence_timeout: It must be a number from 0.1 to 86,400.",
    )
