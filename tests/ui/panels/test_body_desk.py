"""Settings of the editor, in every tab at once."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction

from tests.ui.hands import child, press
from tests.ui.windows import OpenWindow
from workbench.domain.settings import TAB_INSERTS_SPACES, WRAP_LINES
from workbench.ui.widgets.json_editor import JsonEditor


def body_of(window: OpenWindow) -> JsonEditor:
    return window.open().request_page.composer.body


def test_that_tab_indents_where_the_settings_say_so(window: OpenWindow) -> None:
    body = body_of(window)
    window.main.preferences.change(TAB_INSERTS_SPACES, value=True)
    body.setFocus()
    press(body, Qt.Key.Key_Tab)
    assert body.text().startswith("  ")


def test_that_wrapping_is_chosen_in_the_menu_and_kept(window: OpenWindow) -> None:
    body = body_of(window)
    action = child(window.frame, QAction, "actWrapLines")
    assert action.isChecked()
    action.trigger()
    assert body.lineWrapMode() == JsonEditor.LineWrapMode.NoWrap
    assert not window.main.preferences.get(WRAP_LINES)
    window.main.preferences.reset(WRAP_LINES)
    assert action.isChecked()
    assert body.lineWrapMode() == JsonEditor.LineWrapMode.WidgetWidth


def test_that_a_document_opened_later_follows_the_settings(window: OpenWindow) -> None:
    window.main.preferences.change(WRAP_LINES, value=False)
    assert body_of(window).lineWrapMode() == JsonEditor.LineWrapMode.NoWrap
