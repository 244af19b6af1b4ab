"""What the settings page shows of a setting."""

import pytest

from workbench.domain.settings import (
    APPEARANCE,
    CONNECT_TIMEOUT,
    GROUPS,
    SETTINGS,
    THEME,
    TOTAL_TIMEOUT,
    Choice,
    Setting,
    Settings,
)
from workbench.presenters.setting_rows import (
    groups,
    is_found,
    object_name,
    row_of,
    settings_of,
    value_words,
)

NOTHING = Settings({})
FLAG = Setting("flag", default=False, group="", label="Flag", help="A flag.")
NAME = Setting("name", default="", group="", label="Name", help="A name.")


def test_that_pages_come_in_order_and_none_is_empty() -> None:
    shown = groups()
    assert shown == tuple(group for group in GROUPS if group in shown)
    assert all(settings_of(group) for group in shown)


def test_that_every_setting_with_a_page_is_on_it_once() -> None:
    shown = [setting for group in groups() for setting in settings_of(group)]
    assert sorted(one.key for one in shown) == sorted(one.key for one in SETTINGS if one.group)


def test_that_a_control_is_named_after_its_setting() -> None:
    assert object_name(CONNECT_TIMEOUT) == "setting_connectTimeout"
    assert object_name(THEME) == "setting_theme"


def test_that_a_default_is_not_marked_as_changed() -> None:
    assert not row_of(THEME, NOTHING).is_changed
    assert row_of(THEME, NOTHING).description == THEME.help


def test_that_a_change_is_marked_and_says_from_what() -> None:
    row = row_of(CONNECT_TIMEOUT, NOTHING.changed(CONNECT_TIMEOUT, 5.0))
    assert row.is_changed
    assert row.description.endswith("Changed from 10 s.")


@pytest.mark.parametrize(
    ("setting", "value", "words"),
    [
        (THEME, "dark", "Dark"),
        (CONNECT_TIMEOUT, 2.5, "2.5 s"),
        (TOTAL_TIMEOUT, None, "No limit"),
        (FLAG, True, "On"),
        (FLAG, False, "Off"),
        (NAME, "", "nothing"),
        (NAME, "me", "“me”"),
    ],
)
def test_that_values_are_named_as_on_the_page(setting: Setting, value: object, words: str) -> None:
    assert value_words(setting, value) == words


@pytest.mark.parametrize("text", ["theme", "DESKTOP", "dark theme", APPEARANCE, ""])
def test_that_a_search_looks_at_label_help_page_and_choices(text: str) -> None:
    assert is_found(THEME, text)


def test_that_a_search_wants_every_word() -> None:
    assert not is_found(THEME, "theme timeout")


def test_that_a_setting_without_effect_says_what_it_waits_for() -> None:
    needy = Setting("x", "", "", "X", "An x.", needs=(THEME.key, "dark"))
    assert row_of(needy, NOTHING).waits == "Has an effect only while Theme is Dark."
    assert row_of(needy, NOTHING.changed(THEME, "dark")).waits == ""


def test_that_a_number_among_choices_is_named_by_its_label() -> None:
    size = Setting("s", 100, "", "Size", "A size.", choices=(Choice(100, "100 %"),))
    assert value_words(size, 100) == "100 %"
