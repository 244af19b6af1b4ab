"""The program's own window off screen, and what leads it to the page of a picture."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QElapsedTimer, QEventLoop, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from workbench.presenters.layouts import LayoutChoice
from workbench.presenters.open_documents import Mark, Place
from workbench.ui.frame import Frame
from workbench.ui.main_window import MainWindow
from workbench.ui.panels.document_page import DocumentPage

Found = TypeVar("Found", bound=QWidget)
LONGEST_MS = 20_000
"""How long a page may take to be shown."""

EDGE = QColor("gray")
"""Around a window over ours, where a desktop draws its frame."""

SETTLE_MS = 120
"""How long what is shown may take to be laid out and painted."""


class NotShown(Exception):
    """A page that did not come to be shown."""


class Stage:
    """Leads the window as a user would: by its commands, its requests and its widgets' names."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window
        self._examples = ""
        self._answered: dict[str, DocumentPage] = {}

    @property
    def frame(self) -> Frame:
        """The window itself."""
        return self.window.frame

    @property
    def page(self) -> DocumentPage:
        """The document at the front. Errors: NotShown where there is none."""
        if self.window.desk.front is None:
            raise NotShown("no document is at the front")
        return self.window.desk.front

    def wait(self, condition: Callable[[], bool], what: str) -> None:
        """Let the window work until something holds. Errors: NotShown."""
        clock = QElapsedTimer()
        clock.start()
        while not condition():
            if clock.hasExpired(LONGEST_MS):
                raise NotShown(f"{what}: not after {LONGEST_MS // 1000} s")
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 50)

    def settle(self) -> None:
        """Let what is shown be laid out and painted."""
        clock = QElapsedTimer()
        clock.start()
        while not clock.hasExpired(SETTLE_MS):
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)

    def wait_for_start(self) -> None:
        """Wait until the very first start has sent its first request."""
        documents = self.window.library.documents
        self.wait(lambda: bool(self.window.library.roots), "the examples")
        self._examples = self.window.library.roots[0]
        hello = Place(self._examples, "hello.yaml")
        self.wait(lambda: documents.mark_of(hello) is Mark.PASSED, "the first answer")

    def run(self, command: str) -> None:
        """Choose a command. Errors: NotShown where it cannot be chosen."""
        action = self.frame.menus.actions_by_id.get(command)
        if action is None or not action.isEnabled():
            raise NotShown(f"the command {command} cannot be chosen")
        action.trigger()

    def find(self, kind: type[Found], name: str) -> Found:
        """Return a widget of the window that is in view. Errors: NotShown."""
        for found in self.frame.findChildren(kind, name):
            if found.isVisible():
                return found
        raise NotShown(f"no {kind.__name__} named {name} is in view")

    def example(self, stem: str) -> DocumentPage:
        """Open an example and return its page."""
        place = Place(self._examples, f"{stem}.yaml")
        self.window.desk.open(place, kept=True)
        self.wait(lambda: self.page.place == place and self.page.is_ready, stem)
        return self.page

    def answered(self, stem: str) -> DocumentPage:
        """Open an example that was sent and answered, and return its page."""
        page = self.example(stem)
        if self._answered.get(stem) is not page:
            self.send(page)
            self.wait(lambda: not page.run_control.is_running, f"the answer of {stem}")
            self._answered[stem] = page
        return page

    def send(self, page: DocumentPage) -> None:
        """Send a document to the mock server."""
        session = self.window.session
        session.use_mock(wanted=True)
        self.wait(lambda: session.mock.is_on, "the mock server")
        self.window.desk.send(page)
        self.wait(lambda: page.run_control.is_running, "a run")

    def clear(self) -> None:
        """Close what lies over the window."""
        for widget in self._above():
            widget.close()
        self.window.toast.close_now()

    def show(self, theme: str, room: QSize) -> None:
        """Give the window its colours and its size, as on a screen of that size."""
        self._forget_new()
        self.window.layouts.choose(LayoutChoice())
        self.frame.open_panel("collections")
        self.run(f"theme{theme.capitalize()}")
        self.frame.setMinimumSize(self.frame.minimumSize().boundedTo(room))
        self.frame.resize(room)
        self.settle()

    def _forget_new(self) -> None:
        """Close requests that were never saved, for good."""
        for page in self.window.tabs.pages:
            if not page.place.is_saved:
                self.window.tabs.ask_to_close(page)
        self.window.desk.discard_all()
        self.window.library.rows_changed.emit()

    def paint(self, file: Path) -> None:
        """Paint the window, once it has settled, into a file. Errors: NotShown."""
        self.settle()
        if not self._painted().save(str(file)):
            raise NotShown(f"{file} cannot be written")

    def _painted(self) -> QImage:
        """Return the window with what lies over it."""
        image = self.frame.grab().toImage()
        painter = QPainter(image)
        painter.setPen(EDGE)
        for widget in self._above():
            place = self._place_of(widget)
            painter.drawPixmap(place, widget.grab())
            painter.drawRect(QRect(place, widget.size()).adjusted(-1, -1, 0, 0))
        painter.end()
        return image

    def _above(self) -> list[QWidget]:
        tops = QApplication.topLevelWidgets()
        return [top for top in tops if top is not self.frame and top.isVisible()]

    def _place_of(self, widget: QWidget) -> QPoint:
        """Return where a window over ours stands; a dialog stands in its middle."""
        if widget.windowType() == Qt.WindowType.Dialog:
            return self.frame.rect().center() - widget.rect().center()
        return widget.mapToGlobal(QPoint()) - self.frame.mapToGlobal(QPoint())


def open_menu_of(stage: Stage, title: str) -> None:
    """Open a menu of the menu bar."""
    for menu in stage.frame.menus.findChildren(QMenu):
        if menu.title().replace("&", "") == title:
            below = stage.frame.menus.actionGeometry(menu.menuAction()).bottomLeft()
            menu.popup(stage.frame.menus.mapToGlobal(below))
            return
    raise NotShown(f"there is no menu {title}")
