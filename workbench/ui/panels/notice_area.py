"""What concerns the whole window and lasts: lines above the documents, each with a button to close it."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbench.ui.theme import Appearance
from workbench.ui.widgets.announcing import announce
from workbench.ui.widgets.banner import Banner


class NoticeArea(QWidget):
    """Banners over a body. Each has a key: what is said again under it takes its place."""

    def __init__(
        self, appearance: Appearance, body: QWidget, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("noticeArea")
        self._appearance = appearance
        self._banners: dict[str, Banner] = {}
        self._acts: dict[str, Callable[[str], None]] = {}
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        self._rows.addWidget(body, 1)

    @property
    def texts(self) -> tuple[str, ...]:
        """What is said now."""
        return tuple(banner.text for banner in self._banners.values() if banner.text)

    def say(
        self,
        key: str,
        text: str,
        severity: str = "warning",
        actions: Sequence[tuple[str, str]] = (),
        act: Callable[[str], None] | None = None,
    ) -> None:
        """Show a sentence until it is closed; `act` gets the key of any other button that is pressed."""
        banner = self._banners.get(key) or self._new_banner(key)
        self._acts.pop(key, None)
        if act is not None:
            self._acts[key] = act
        banner.say(text, severity, (*actions, (_close_key(key), "Close")))
        announce(banner, text, loudly=severity == "error")

    def withdraw(self, key: str) -> None:
        """Say something no longer."""
        if key in self._banners:
            self._banners[key].hide()

    def _new_banner(self, key: str) -> Banner:
        banner = Banner(self._appearance)
        banner.setObjectName(f"{key}Banner")
        banner.setProperty("notice", key)
        banner.chosen.connect(self._on_chosen)
        self._rows.insertWidget(len(self._banners), banner)
        self._banners[key] = banner
        return banner

    def _on_chosen(self, button: str) -> None:
        banner = self.sender()
        if not isinstance(banner, Banner):
            return
        key = str(banner.property("notice"))
        if button == _close_key(key):
            banner.hide()
        elif key in self._acts:
            self._acts[key](button)


def _close_key(key: str) -> str:
    """Return the key of the button that closes a notice; two may stand above each other."""
    return f"close{key.capitalize()}"
