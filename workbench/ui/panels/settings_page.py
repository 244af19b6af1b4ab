"""The settings: pages at the left, the settings of one at the right, a search over all of them (ui.md 23)."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from workbench.domain.settings import Setting, SettingValue
from workbench.presenters.setting_rows import groups, row_of, settings_of
from workbench.ui.icons import icon
from workbench.ui.panels.tool_page import ToolPage
from workbench.ui.preferences import Preferences
from workbench.ui.theme import Appearance, size
from workbench.ui.widgets.banner import Banner
from workbench.ui.widgets.empty_state import EmptyState
from workbench.ui.widgets.found_row import FoundRow
from workbench.ui.widgets.setting_field import SettingField

LIST_WIDTH, LIST_MARGIN, WIDEST = 160, 40, 640
NARROW = 34
"""Widths of a letter below which rows are narrow."""

NOTHING = "No setting matches “{text}”."
REFUSED = "Some values in the settings file may not stand; the defaults are used. {troubles}"
NO_ROWS: Mapping[str, FoundRow] = {}
NO_PAGES: Mapping[str, Sequence[FoundRow]] = {}


class Section(QWidget):
    """One page: a heading and what stands under it."""

    def __init__(self, title: str, rows: Sequence[FoundRow], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = title
        self.rows = tuple(rows)
        self._heading = QLabel(title)
        self._heading.setProperty("role", "title")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 16)
        layout.setSpacing(4)
        layout.addWidget(self._heading)
        for row in rows:
            layout.addWidget(row)

    def show_found(self, text: str) -> bool:
        """Show what a search finds; tell whether that is anything."""
        found = [row for row in self.rows if row.is_found(text)]
        for row in self.rows:
            row.setVisible(row in found)
        return bool(found)


class SettingsPage(ToolPage):
    """Every setting, applied at once: the page only calls the preferences.

    `below` are rows that stand below a setting, by its key; `more` are pages that hold no setting.
    """

    KEY, TITLE, ICON = "settings", "Settings", "settings"

    def __init__(
        self,
        appearance: Appearance,
        preferences: Preferences,
        below: Mapping[str, FoundRow] = NO_ROWS,
        more: Mapping[str, Sequence[FoundRow]] = NO_PAGES,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._preferences = preferences
        self.setObjectName("settingsPage")
        self.banner = Banner(appearance)
        self.filter = _filter(appearance)
        self.list = QListWidget()
        self._fields = {
            setting.key: SettingField(setting, appearance)
            for group in groups()
            for setting in settings_of(group)
        }
        self._below = below
        self._sections = (
            *(Section(group, self._rows(group)) for group in groups()),
            *(Section(title, rows) for title, rows in more.items()),
        )
        self._nothing = EmptyState("", "Clear search", name="noSetting")
        self._area = QScrollArea()
        self._fill_list()
        self._lay_out()
        self._bind()
        self._fit_list()
        self._show_all()
        self._show_refused()
        self.list.setCurrentRow(0)
        self.begin_at(self.filter)

    @property
    def group(self) -> str:
        """The page in sight."""
        item = self.list.currentItem()
        return item.text()

    def open_at(self, group: str) -> None:
        """Show one page, from its top."""
        self.filter.clear()
        for item in self.list.findItems(group, Qt.MatchFlag.MatchExactly):
            self.list.setCurrentItem(item)
        self.list.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Find):
            self.filter.setFocus()
            self.filter.selectAll()
        elif event.key() == Qt.Key.Key_Escape and self.filter.text():
            self._clear()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_rows()

    def _fit_rows(self) -> None:
        """Put controls below their words where there is little room for both."""
        room = self.width() - self.list.width()
        narrow = room < NARROW * self._appearance.base_pixels
        side = 12 if narrow else 28
        self._column.setContentsMargins(side, 20, side, 8)
        for section in self._sections:
            for row in section.rows:
                row.show_narrow(narrow=narrow)

    def _rows(self, group: str) -> list[FoundRow]:
        """Return what stands on a page, in its order."""
        rows: list[FoundRow] = []
        for setting in settings_of(group):
            rows.append(self._fields[setting.key])
            if setting.key in self._below:
                rows.append(self._below[setting.key])
        return rows

    def _fill_list(self) -> None:
        self.list.setObjectName("settingsGroups")
        self.list.setAccessibleName("Settings pages")
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        for section in self._sections:
            QListWidgetItem(section.title, self.list)

    def _fit_list(self) -> None:
        """Make the list as wide, and its entries as high, as their words need."""
        widest = self.list.sizeHintForColumn(0) + LIST_MARGIN
        self.list.setFixedWidth(max(LIST_WIDTH, widest))
        height = max(size("control"), self.list.fontMetrics().height() + 8)
        for row in range(self.list.count()):
            self.list.item(row).setSizeHint(QSize(0, height))
        self._fit_rows()

    def _lay_out(self) -> None:
        content = QWidget()
        content.setObjectName("scrollContent")
        self._column = column = QVBoxLayout(content)
        column.setSpacing(0)
        for section in self._sections:
            section.setMaximumWidth(WIDEST)
            column.addWidget(section)
        column.addWidget(self._nothing)
        column.addStretch(1)
        self._area.setObjectName("settingsArea")
        self._area.setWidget(content)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        halves = QHBoxLayout()
        halves.setSpacing(0)
        halves.addWidget(self.list)
        halves.addWidget(self._area, 1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self.banner)
        rows.addWidget(_framed(self.filter))
        rows.addLayout(halves, 1)

    def _bind(self) -> None:
        self.filter.textChanged.connect(self._show_found)
        self.list.currentRowChanged.connect(self._on_row)
        self.list.itemClicked.connect(self._on_row)  # also the page before the search
        self._nothing.acted.connect(self._clear)
        self.banner.chosen.connect(self.banner.hide)
        self._preferences.changed.connect(self._show_all)
        self._appearance.theme_changed.connect(self._fit_list)
        self._preferences.failed.connect(self._show_failed)
        for field in self._fields.values():
            field.entered.connect(self._on_entered)
            field.reset.connect(self._preferences.reset)

    def _on_entered(self, setting: Setting, value: SettingValue) -> None:
        self._preferences.change(setting, value)

    def _show_all(self) -> None:
        """Show every value: what one has to say may hang on another."""
        for field in self._fields.values():
            field.show_row(row_of(field.setting, self._preferences.settings))

    def _show_refused(self) -> None:
        troubles = " ".join(self._preferences.settings.refused)
        if troubles:
            self.banner.say(REFUSED.format(troubles=troubles), "warning", (("dismiss", "Close"),))

    def _show_failed(self, sentence: str) -> None:
        self.banner.say(sentence, "error", (("dismiss", "Close"),))

    def _on_row(self) -> None:
        if self.filter.text():
            self.filter.clear()  # a page was chosen among what was found
        self._show_found()

    def _show_found(self) -> None:
        """Show the chosen page, or what a search finds on all of them."""
        text = self.filter.text().strip()
        found = 0
        for section in self._sections:
            shown = section.show_found(text) if text else section.title == self.group
            if not text:
                section.show_found("")
            section.setVisible(shown)
            found += shown
        self._show_searching(bool(text))
        self._nothing.say(NOTHING.format(text=text), "Clear search")
        self._nothing.setVisible(not found)
        self._area.verticalScrollBar().setValue(0)

    def _show_searching(self, searching: bool) -> None:
        """No page is the chosen one while a search shows parts of several."""
        if self.list.property("searching") != searching:
            self.list.setProperty("searching", searching)
            self.list.style().unpolish(self.list)
            self.list.style().polish(self.list)

    def _clear(self) -> None:
        self.filter.clear()
        self.filter.setFocus()


def _filter(appearance: Appearance) -> QLineEdit:
    field = QLineEdit()
    field.setObjectName("settingsFilter")
    field.setAccessibleName("Search settings")
    field.setPlaceholderText("Search settings")
    field.setClearButtonEnabled(True)
    field.addAction(icon(appearance, "search"), QLineEdit.ActionPosition.LeadingPosition)
    return field


def _framed(field: QWidget) -> QFrame:
    frame = QFrame()
    frame.setObjectName("settingsHead")
    row = QHBoxLayout(frame)
    row.setContentsMargins(12, 8, 28, 8)
    field.setMaximumWidth(LIST_WIDTH + WIDEST)
    row.addWidget(field)
    row.addStretch(0)
    return frame
