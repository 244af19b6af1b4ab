"""A widget on which files and texts from elsewhere may be dropped (ui.md 24)."""

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QEvent, QMimeData, QObject, Signal
from PySide6.QtGui import QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from workbench.ui.theme import Appearance
from workbench.ui.widgets.drop_hint import DropHint


class Came(NamedTuple):
    """What comes in by a drop or a paste: paths of files, how many addresses are of no file here, else a text."""

    files: tuple[str, ...] = ()
    foreign: int = 0
    text: str = ""


def came(data: QMimeData | None) -> Came:
    """Return what a clipboard or a drag holds."""
    if data is None:
        return Came()
    if not data.hasUrls():
        return Came(text=data.text())
    files = tuple(url.toLocalFile() for url in data.urls() if url.isLocalFile())
    return Came(files, len(data.urls()) - len(files))


class DropArea(QObject):
    """`dropped` has what was let go. `words_for` tells what would be done with it, "" leaves it to the widget.

    Whoever makes it hands it what is dragged: by `take` and `leave`, or, with `watch`, by a look at every event.
    """

    dropped = Signal(object)

    def __init__(
        self, appearance: Appearance, widget: QWidget, words_for: Callable[[Came], str]
    ) -> None:
        super().__init__(widget)
        self._words_for = words_for
        self.hint = DropHint(appearance, widget)
        self._widget = widget
        widget.setAcceptDrops(True)

    def watch(self) -> None:
        """Look at the events of a widget that takes drags itself."""
        self._widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QDropEvent):  # entering and moving are kinds of it
            return self.take(event)
        if isinstance(event, QDragLeaveEvent):
            self.leave()
        return False

    def leave(self) -> None:
        """Say no longer what would be done."""
        self.hint.say("")

    def take(self, event: QDropEvent) -> bool:
        """Say what would be done, and let it be done once the drag ends here; False where it is not for us."""
        if event.source() is not None:
            return False  # dragged from one place of this window to another
        is_over = event.type() == QEvent.Type.Drop
        if event.type() != QEvent.Type.DragMove:
            self.hint.say("")
            words = self._words_for(came(event.mimeData()))
            self.hint.say("" if is_over else words)
            if is_over and words:
                self.dropped.emit(came(event.mimeData()))
        else:
            words = self.hint.text
        if words:
            event.acceptProposedAction()
        return bool(words)
