"""The numbered sources of a grounded answer; each opens its page after a question."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from workbench.presenters.merged_blocks import Row, Sources
from workbench.presenters.part_views import Source
from workbench.ui.widgets.elided_label import ElidedLabel

LINE = 30
HEAD = 28


class SourcesList(QFrame):
    """`link_chosen` asks to open an address."""

    link_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sourcesBlock")
        head = _plain("Sources", "strong")
        head.setFixedHeight(HEAD)
        self._count = 0
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        self._rows.addWidget(head)

    def show_row(self, row: Row) -> None:
        """Show sources; it is made for one list of them."""
        assert isinstance(row, Sources)  # noqa: S101  # made for these
        if self._count:
            return
        self._count = len(row.sources)
        for number, source in enumerate(row.sources, 1):
            self._rows.addWidget(self._line(number, source))

    def height_at(self, width: int) -> int:
        """Return its height."""
        return HEAD + LINE * self._count

    def recolor(self) -> None:
        """The style sheet colours it."""

    def _line(self, number: int, source: Source) -> QWidget:
        line = QWidget()
        line.setFixedHeight(LINE)
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        count = _plain(f"{number}.", "secondary")
        title = self._link(source) if source.is_web else _plain(source.title, "")
        address = ElidedLabel(source.address)
        address.setProperty("role", "muted")
        row.addWidget(count)
        row.addWidget(title)
        row.addWidget(address, 1)
        return line

    def _link(self, source: Source) -> QPushButton:
        link = QPushButton(source.title.replace("&", "&&"))
        link.setObjectName("sourceLink")
        link.setProperty("link", "true")  # the style sheet's word
        link.setProperty("address", source.address)
        link.setAccessibleName(f"Source: {source.title}")
        link.clicked.connect(self._follow)
        return link

    def _follow(self) -> None:
        pressed = self.sender()
        if pressed is not None:
            self.link_chosen.emit(str(pressed.property("address")))


def _plain(text: str, role: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("role", role)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label
