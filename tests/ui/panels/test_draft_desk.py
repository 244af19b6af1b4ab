"""Edits on disk: written as they are made, back at the next start, gone once saved."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLabel, QPushButton

from tests.builders import a_request
from tests.fakes import MemoryDrafts
from tests.ui.hands import child, click
from tests.ui.windows import HELLO, ROOT, OpenWindow, World
from workbench.domain.draft import Draft
from workbench.presenters.open_documents import Place
from workbench.ui.widgets.banner import Banner

Open = Callable[[World], OpenWindow]
EDITED = a_request(body='{"edited": true}')


def a_draft(root: str = ROOT, path: str = "hello.yaml") -> Draft:
    return Draft(root, path, EDITED, a_request() if root else None)


def begun(bare_window: Open, *drafts: Draft, world: World | None = None) -> OpenWindow:
    """Open a window that finds these drafts."""
    window = bare_window(world or World(drafts=MemoryDrafts(*drafts)))
    told: list[Any] = []
    window.main.drafts.loaded.connect(_Told(told))
    window.main.drafts.begin()
    window.wait(lambda: bool(told))
    return window.begin()


class _Told:
    def __init__(self, into: list[Any]) -> None:
        self._into = into

    def __call__(self, *what: object) -> None:
        self._into.append(what)


def test_that_an_edit_is_on_disk_soon(window: OpenWindow) -> None:
    window.open()
    window.edit("{}")
    window.wait(lambda: (ROOT, "hello.yaml") in window.world.drafts.kept)
    draft = window.world.drafts.kept[ROOT, "hello.yaml"]
    assert draft.request.body == "{}"
    assert draft.base == a_request()


def test_that_an_edit_while_keys_keep_coming_is_on_disk_soon(window: OpenWindow) -> None:
    page = window.open()
    body = page.request_page.composer.body

    def typed_on() -> bool:
        body.insertPlainText("x")
        return bool(window.world.drafts.kept)

    window.wait(typed_on)


def test_that_saving_takes_the_draft_off_the_disk(window: OpenWindow) -> None:
    window.open()
    window.edit("{}")
    window.wait(lambda: bool(window.world.drafts.kept))
    window.run("save")
    window.wait(lambda: not window.world.drafts.kept)


def test_that_undoing_every_edit_takes_the_draft_off_the_disk(window: OpenWindow) -> None:
    window.open()
    window.edit("{}")
    window.wait(lambda: bool(window.world.drafts.kept))
    window.page.request_page.show_request(a_request())
    window.page.request_page.edited.emit()
    window.wait(lambda: not window.world.drafts.kept)


def test_that_edits_of_the_last_time_come_back(bare_window: Open) -> None:
    window = begun(bare_window, a_draft())
    assert window.main.library.documents.is_dirty(HELLO)
    page = window.open()
    assert page.request().body == EDITED.body
    assert not child(page, Banner, "banner").isVisible()


def test_that_a_request_without_a_file_comes_back(bare_window: Open) -> None:
    window = begun(bare_window, a_draft("", "untitled-3"))
    place = Place("", "untitled-3")
    assert [row.text for row in window.main.library.rows[0].children] == [EDITED.name]
    assert window.open(place).request().body == EDITED.body
    window.run("newRequest")
    window.wait(lambda: window.page.place == Place("", "untitled-4"))


def test_that_a_file_changed_meanwhile_is_said(bare_window: Open) -> None:
    world = World(drafts=MemoryDrafts(a_draft()))
    world.collections.requests[ROOT, "hello.yaml"] = a_request(body="other")
    window = begun(bare_window, world=world)
    page = window.open()
    banner = child(page, Banner, "banner")
    window.wait(banner.isVisible)
    assert "This request changed on disk" in [label.text() for label in banner.findChildren(QLabel)]
    assert page.request().body == EDITED.body


def test_that_a_draft_that_says_what_the_file_says_is_none(bare_window: Open) -> None:
    world = World(drafts=MemoryDrafts(a_draft()))
    world.collections.requests[ROOT, "hello.yaml"] = EDITED
    window = begun(bare_window, world=world)
    window.open()
    assert not window.main.library.documents.is_dirty(HELLO)
    window.wait(lambda: not world.drafts.kept)


def test_that_an_edit_that_cannot_be_kept_is_said_in_its_tab_until_it_is(
    bare_window: Open,
) -> None:
    window = begun(bare_window, world=World(drafts=MemoryDrafts(trouble="the disk is full")))
    page = window.open()
    window.edit("{}")
    window.wait(lambda: page.banner.text == "This edit lasts until you quit: the disk is full.")
    window.world.drafts.trouble = ""
    window.edit("[]")
    window.wait(lambda: bool(window.world.drafts.kept))
    assert window.world.drafts.kept[ROOT, "hello.yaml"].request.body == "[]"
    window.wait(lambda: page.banner.text == "")


def test_that_it_is_said_once_and_again_when_the_tab_is_opened_again(bare_window: Open) -> None:
    window = begun(bare_window, world=World(drafts=MemoryDrafts(trouble="the disk is full")))
    page = window.open()
    window.edit("{}")
    window.wait(lambda: bool(page.banner.text))
    click(child(page.banner, QPushButton, "dismissButton"))
    lost: list[Any] = []
    window.main.drafts.lost.connect(_Told(lost))
    window.edit("[]")
    window.wait(lambda: bool(lost))
    assert page.banner.text == ""
    window.run("closeTab")
    assert window.open().banner.text == "This edit lasts until you quit: the disk is full."


def test_that_a_refused_edit_is_written_again_without_another_key(bare_window: Open) -> None:
    window = begun(bare_window, world=World(drafts=MemoryDrafts(trouble="the disk is full")))
    page = window.open()
    window.edit("{}")
    window.wait(lambda: bool(page.banner.text))
    window.world.drafts.trouble = ""
    timer = window.main.drafts.findChild(QTimer)
    assert isinstance(timer, QTimer)
    assert timer.isActive()
    timer.timeout.emit()
    window.wait(lambda: bool(window.world.drafts.kept))


def test_that_a_new_request_that_was_not_touched_leaves_nothing(window: OpenWindow) -> None:
    window.run("newRequest")
    window.wait(lambda: bool(window.world.drafts.kept))
    window.run("closeTab")
    window.wait(lambda: not window.world.drafts.kept)
