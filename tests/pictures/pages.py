"""Every page of the program that is painted: a line here is a page there."""

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit

from tests.pictures.stage import NotShown, Stage, open_menu_of
from workbench.domain.secret import Secret
from workbench.presenters.setting_rows import groups
from workbench.ui.panels.keys_panel import KeysPanel
from workbench.ui.panels.settings_page import SettingsPage
from workbench.ui.widgets.json_editor import JsonEditor


class Page(NamedTuple):
    """A picture's name, and what brings the window there from wherever it is."""

    name: str
    show: Callable[[Stage], None]


def first_start(stage: Stage) -> None:
    """Show what a newcomer sees: the first answer, Welcome beside it."""
    stage.answered("hello")


def command(name: str, stage: Stage, *, over: str = "") -> None:
    """Choose a command, with an answered example at the front where one is named."""
    if over:
        stage.answered(over)
    stage.run(name)


def nothing_open(stage: Stage) -> None:
    """Close every tab."""
    for tab in stage.window.tabs.all:
        stage.window.tabs.ask_to_close(tab)


def not_sent(stage: Stage) -> None:
    """Show a request before its first run."""
    stage.run("newRequest")
    stage.wait(lambda: stage.page.is_ready, "a new request")


def streaming(stage: Stage) -> None:
    """Show an answer that is half there."""
    page = stage.example("retry-guide")
    response = page.request_page.response
    stage.run("viewMerged")
    stage.send(page)
    stage.wait(lambda: bool(response.figure("Elapsed")), "the stream")
    stage.wait(lambda: _number(response.figure("Chunks")) >= HALF_OF_IT, "half of the stream")


HALF_OF_IT = 80
"""Chunks of 145: the thoughts are over, the text has begun."""


def stopped(stage: Stage) -> None:
    """Show a run that the user stopped."""
    streaming(stage)
    stage.run("stop")
    stage.wait(lambda: not stage.page.run_control.is_running, "the stop")


def answered_again(stage: Stage) -> None:
    """Show the whole answer after one that was stopped."""
    stage.send(stage.example("retry-guide"))
    stage.wait(lambda: not stage.page.run_control.is_running, "the answer")


def older_run(stage: Stage) -> None:
    """Show the run before the last one."""
    for _ in range(2):
        stage.send(stage.example("hello"))
        stage.wait(lambda: not stage.page.run_control.is_running, "the answer")
    stage.run("olderRun")


def _number(figure: str) -> int:
    digits = "".join(character for character in figure if character.isdigit())
    return int(digits or 0)


def answer(stem: str, view: str, stage: Stage) -> None:
    """Show one view of an answer."""
    stage.answered(stem)
    stage.run(view)


def composer(stem: str, number: int, stage: Stage) -> None:
    """Show one tab of the composer."""
    stage.example(stem)
    stage.run(f"composerTab{number}")


def layout(name: str, stage: Stage) -> None:
    """Show composer and response in another layout."""
    stage.answered("weather-call")
    stage.run(name)


def usual_layout(stage: Stage) -> None:
    """Go back to the usual layout."""
    stage.answered("weather-call")
    stage.run("layoutSideBySide")


def body_find(stage: Stage) -> None:
    """Show the find bar over the body."""
    composer("retry-guide", 5, stage)
    stage.find(JsonEditor, "bodyEditor").setFocus()
    stage.run("find")
    QTest.keyClicks(stage.find(QLineEdit, "findEdit"), "role")


def broken_json(stage: Stage) -> None:
    """Show a body that is no JSON."""
    stage.run("newRequest")
    stage.wait(lambda: stage.page.is_ready, "a new request")
    stage.run("composerTab5")
    editor = stage.find(JsonEditor, "bodyEditor")
    editor.setPlainText('{\n  "contents": [\n    {"parts": [{"text": "Hi"}}\n  ]\n}')
    stage.settle()


def key_popover(stage: Stage) -> None:
    """Show the question at the key button: a request that goes to Google without a key."""
    page = stage.example("weather-call")
    stage.window.session.use_mock(wanted=False)
    stage.window.desk.send(page)


def press(name: str, stage: Stage, *, over: str = "") -> None:
    """Press a button that is in view."""
    if over:
        stage.answered(over)
    button = stage.find(QAbstractButton, name)
    button.setFocus(Qt.FocusReason.TabFocusReason)
    button.click()


def palette_with(typed: str, stage: Stage) -> None:
    """Show the palette with something typed."""
    stage.answered("hello")
    stage.run("palette")
    QTest.keyClicks(stage.find(QLineEdit, "paletteEdit"), typed)


def settings(group: str, stage: Stage) -> None:
    """Show one page of the settings."""
    stage.window.settings.open_at(group)
    page = stage.find(SettingsPage, "settingsPage")
    if page.group != group:
        raise NotShown(f"the settings have no page {group}")


def side_panel(name: str, stage: Stage) -> None:
    """Show a side panel beside an answer."""
    stage.answered("hello")
    stage.frame.open_panel(name)


def key_menu(stage: Stage) -> None:
    """Show what can be done with a key."""
    keys(stage)
    press("keyActionsButton", stage)


def panel_closed(stage: Stage) -> None:
    """Show documents alone."""
    stage.answered("hello")
    stage.frame.show_panel()
    stage.frame.toggle_panel()


def menu(title: str, stage: Stage) -> None:
    """Show a menu of the menu bar."""
    stage.answered("hello")
    open_menu_of(stage, title)


KEYS = {"Personal": "AIza" + "x" * 31 + "7Q2c", "Work": "AQ." + "x" * 40 + "Kz91"}
"""Keys as users have them, by name; they stay in the memory of the program that paints."""


def keys(stage: Stage) -> None:
    """Show the panel of the keys, with two of them."""
    session = stage.window.session
    for name, value in KEYS.items():
        if name not in session.keys.names:
            session.add_key(name, Secret(value))
            stage.wait(partial(_has_key, stage, name), f"the key {name}")
    stage.answered("hello")
    stage.run("manageKeys")


def _has_key(stage: Stage, name: str) -> bool:
    return name in stage.window.session.keys.names


def key_dialog(what: str, stage: Stage) -> None:
    """Show one of the dialogs on a key."""
    keys(stage)
    panel = stage.find(KeysPanel, "keysPanel")
    panel.findChildren(QAction, f"{what}Key")[0].trigger()


def key_doctor(name: str, stage: Stage) -> None:
    """Show what the key doctor says of a key, of a pasted text where no key is named."""
    keys(stage)
    stage.run("checkKeys")
    stage.window.keys.doctor.check(name)
    if not name:
        stage.find(QLineEdit, "doctorTextEdit").setText(f'GEMINI_API_KEY="{KEYS["Work"]}"')
    stage.settle()


def no_keys(stage: Stage) -> None:
    """Show the panel of the keys without any."""
    for name in stage.window.session.keys.names:
        stage.window.keys.ring.remove(name)
    stage.wait(lambda: not stage.window.session.keys.names, "no key")
    stage.window.toast.close_now()
    stage.answered("hello")
    stage.run("manageKeys")


VIEWS = ("Merged", "Chunks", "Raw", "Json", "Headers", "Assertions", "Usage")
COMPOSER = {1: "params", 2: "headers", 3: "assertions", 4: "description", 5: "json"}
LAYOUTS = ("Stacked", "ComposerOnly", "ResponseOnly")
MORE = ("Privacy", "Shortcuts")
"""Pages of the settings that hold none."""

MENUS = ("File", "Edit", "View", "Request", "Run", "Tools", "Help")

PAGES: tuple[Page, ...] = (
    Page("first-start", first_start),
    Page("welcome", partial(command, "gettingStarted")),
    Page("request-new", not_sent),
    Page("streaming", streaming),
    Page("stopped", stopped),
    Page("done", answered_again),
    *(
        Page(f"view-{view.lower()}", partial(answer, "retry-guide", f"view{view}"))
        for view in VIEWS
    ),
    Page("answer-json", partial(answer, "chart-to-json", "viewMerged")),
    Page("answer-call", partial(answer, "weather-call", "viewMerged")),
    Page("answer-cut-off", partial(answer, "broken-stream", "viewMerged")),
    Page("assertion-failed", partial(answer, "review-findings", "viewAssertions")),
    Page("error-429", partial(answer, "daily-quota", "viewMerged")),
    *(
        Page(f"composer-{name}", partial(composer, "chart-to-json", n))
        for n, name in COMPOSER.items()
    ),
    Page("body-find", body_find),
    Page("body-broken", broken_json),
    *(Page(f"layout-{name}", partial(layout, f"layout{name}")) for name in LAYOUTS),
    Page("layout-usual", usual_layout),
    Page("key-missing", key_popover),
    Page("key-add", partial(command, "addKey", over="hello")),
    Page("what-is-sent", partial(command, "whatIsSent", over="chart-to-json")),
    Page("send-menu", partial(press, "sendMenuButton", over="hello")),
    Page("palette", partial(palette_with, "")),
    Page("palette-found", partial(palette_with, "json")),
    Page("shortcuts", partial(command, "shortcuts", over="hello")),
    Page("licences", partial(command, "licences", over="hello")),
    Page("about", partial(command, "about", over="hello")),
    *(Page(f"menu-{title.lower()}", partial(menu, title)) for title in MENUS),
    *(Page(f"settings-{group.lower()}", partial(settings, group)) for group in (*groups(), *MORE)),
    Page("panel-collections", partial(side_panel, "collections")),
    Page("panel-keys", keys),
    *(Page(f"key-{what}", partial(key_dialog, what)) for what in ("rename", "replace", "bind")),
    Page("key-menu", key_menu),
    Page("key-removed", partial(key_dialog, "remove")),
    Page("key-doctor", partial(key_doctor, "Personal")),
    Page("key-doctor-text", partial(key_doctor, "")),
    Page("panel-keys-none", no_keys),
    Page("older-run", older_run),
    Page("panel-closed", panel_closed),
    Page("nothing-open", nothing_open),
)
