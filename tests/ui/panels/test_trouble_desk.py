"""What was broken at the start, above the documents."""

from collections.abc import Callable

from PySide6.QtWidgets import QPushButton

from tests.fakes import MemoryDrafts, MemorySecrets, MemorySettings
from tests.ui.hands import child, click
from tests.ui.windows import OpenWindow, World
from workbench.domain.errors import CannotRead, KeyringKind
from workbench.domain.settings import Settings

Open = Callable[[World], OpenWindow]


def test_that_settings_that_may_not_stand_lead_to_their_page(open_window: Open) -> None:
    refused = ("theme: It must be one of system, light, dark.",)
    window = open_window(World(settings=MemorySettings(Settings({}, refused))))
    window.main.troubles.look_at(window.main.preferences)
    assert window.main.notices.texts[0] == f"Defaults stand in for some settings. {refused[0]}"
    click(child(window.main.notices, QPushButton, "openSettingsButton"))
    assert not window.main.notices.texts
    assert window.main.tabs.front_tool is not None
    assert window.main.tabs.front_tool.KEY == "settings"


def test_that_good_settings_are_no_news(window: OpenWindow) -> None:
    window.main.troubles.look_at(window.main.preferences)
    assert not window.main.notices.texts


def test_that_a_store_of_keys_that_refuses_is_told_until_it_is_mended(open_window: Open) -> None:
    secrets = MemorySecrets(trouble=KeyringKind.REFUSED)
    window = open_window(World(secrets=secrets))
    window.session.look_for_keyring()
    window.wait(lambda: bool(window.main.notices.texts))
    assert window.main.notices.texts[0].startswith("Keys cannot be used.")
    secrets.trouble = None
    window.session.look_for_keyring()
    window.wait(lambda: not window.main.notices.texts)


def test_that_a_lost_edit_is_told(bare_window: Open) -> None:
    drafts = MemoryDrafts()
    drafts.unreadable = ("/data/a.json", "/data/b.json")
    window = bare_window(World(drafts=drafts))
    window.main.drafts.begin()
    window.wait(lambda: bool(window.main.notices.texts))
    said = "2 edits of the last time cannot be read. Look into /data/a.json and others."
    assert window.main.notices.texts == (said,)


def test_that_a_folder_and_examples_that_are_gone_stand_side_by_side(window: OpenWindow) -> None:
    troubles, notices = window.main.troubles, window.main.notices
    troubles.tell_of_folder("/home/me/Gone", CannotRead("/home/me/Gone", "there is none"))
    troubles.tell_of_examples(CannotRead("/data/Examples", "the disk is full"))
    assert [text.partition(".")[0] for text in notices.texts] == [
        "Gone cannot be opened",
        "The examples are missing",
    ]
    click(child(notices, QPushButton, "closeFoldersButton"))
    assert len(notices.texts) == 1
