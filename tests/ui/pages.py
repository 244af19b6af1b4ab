"""Every page, panel and dialog of the window once, for the walks over all of them (ui.md 29)."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QWidget

from tests.builders import a_script, a_stream
from tests.fakes import FakeTransport, MemorySecrets
from tests.ui.windows import OpenWindow, World
from workbench.presenters.open_documents import Mark
from workbench.ui.dialogs.add_key import AddKeyDialog
from workbench.ui.dialogs.bind_hosts import BindHostsDialog
from workbench.ui.dialogs.change_key import RenameKeyDialog, ReplaceKeyDialog
from workbench.ui.dialogs.open_link import OpenLinkQuestion
from workbench.ui.dialogs.palette import Palette
from workbench.ui.dialogs.unsaved import UnsavedQuestion
from workbench.ui.panels.composer_pages import TABS
from workbench.ui.panels.response_views import VIEWS
from workbench.ui.panels.settings_page import SettingsPage

LONG = "Explain in one paragraph why the sky is blue, and list **three** sources.\n\n- one\n- two\n"
ERROR = (
    b'{"error": {"code": 429, "message": "You exceeded your current quota", '
    b'"status": "RESOURCE_EXHAUSTED"}}'
)


def walked_world() -> World:
    """Return a world whose first answer is a long stream and whose second is an error."""
    answers = (a_script(a_stream(LONG, "world")), a_script(ERROR, status=429))
    return World(
        transport=FakeTransport(*answers),
        secrets=MemorySecrets({"A key with a long name for staging": "AIza" + "y" * 35}),
    )


@dataclass(frozen=True)
class Page:
    """Something to look at: what it is called, and the widget that shows it."""

    name: str
    root: QWidget


def pages(window: OpenWindow, *, panels: bool = True) -> Iterator[Page]:
    """Bring everything there is into sight, one after the other; the side panel only where it is wanted."""
    yield Page("before a run", opened(window))
    yield from request_views(window)
    yield Page("error", failed(window))
    if panels:
        yield from side_panels(window)
    yield from tool_pages(window)
    yield from dialogs(window)


def opened(window: OpenWindow) -> QWidget:
    window.session.use_mock(wanted=True)
    window.open()
    return window.frame


def request_views(window: OpenWindow) -> Iterator[Page]:
    page = window.page
    window.run("send")
    window.wait(lambda: window.main.library.documents.mark_of(page.place) is Mark.PASSED)
    shown = page.request_page
    for tabs, entries in ((shown.composer.tabs, TABS), (shown.response.tabs, VIEWS)):
        for key, label in entries:
            tabs.show_tab(key)
            window.run("find")
            yield Page(f"{label}, with the find bar", window.frame)
    shown.response.tabs.show_tab(VIEWS[0][0])


def failed(window: OpenWindow) -> QWidget:
    window.run("send")
    place = window.page.place
    window.wait(lambda: window.main.library.documents.mark_of(place) is Mark.FAILED)
    window.main.toast.say(
        "Copied as curl. A sentence of usual length.", "Undo", window.main.toast.close_now
    )
    return window.frame


def side_panels(window: OpenWindow) -> Iterator[Page]:
    for key in ("keys", "collections"):
        window.frame.open_panel(key)
        yield Page(f"side panel {key}", window.frame)


def tool_pages(window: OpenWindow) -> Iterator[Page]:
    for command in ("gettingStarted", "checkKeys", "settings"):
        window.run(command)
        window.wait(lambda: not blank_labels(window.main.tabs.front_tool))
        yield Page(command, window.frame)
    settings = window.main.tabs.front_tool
    assert isinstance(settings, SettingsPage)
    for group in [settings.list.item(row).text() for row in range(settings.list.count())]:
        settings.open_at(group)
        yield Page(f"settings, {group}", window.frame)


def blank_labels(page: QWidget | None) -> list[QLabel]:
    """Return the texts to read that are not there yet."""
    labels = [] if page is None else page.findChildren(QLabel)
    takes = Qt.FocusPolicy.NoFocus
    return [
        one for one in labels if one.isVisible() and not one.text() and one.focusPolicy() != takes
    ]


def dialogs(window: OpenWindow) -> Iterator[Page]:
    for make in MAKERS:
        dialog = make(window)
        dialog.show()
        yield Page(dialog.windowTitle(), dialog)
        dialog.reject()
    for command in ("palette", "shortcuts", "whatIsSent"):
        window.open()
        window.run(command)
        window.wait(lambda: bool(open_dialogs()))
        opened_by_command = open_dialogs()[0]
        yield Page(command, opened_by_command)
        opened_by_command.close()
        window.wait(lambda: not open_dialogs())


def open_dialogs() -> list[QWidget]:
    tops = QApplication.topLevelWidgets()
    return [one for one in tops if isinstance(one, QDialog | Palette) and one.isVisible()]


MAKERS: tuple[Callable[[OpenWindow], QDialog], ...] = (
    lambda on: AddKeyDialog(on.appearance, "Secret Service", (), on.frame),
    lambda on: BindHostsDialog("Work", ("api.example.com", "localhost:8080"), "", on.frame),
    lambda on: RenameKeyDialog("Work", ("Home",), on.frame),
    lambda on: ReplaceKeyDialog(on.appearance, "Work", "Secret Service", on.frame),
    lambda on: UnsavedQuestion(("Say hello",), on.frame),
    lambda on: OpenLinkQuestion("https://example.com/a/long/path", on.frame),
)
