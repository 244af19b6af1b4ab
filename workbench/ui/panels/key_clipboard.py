"""A key on the clipboard: marked as a secret for clipboard managers, and gone after a while (promises.md S8)."""

import sys

from PySide6.QtCore import QMimeData, QObject, QTimer
from PySide6.QtGui import QGuiApplication

from workbench.domain.secret import Secret

STAYS_MS = 15_000
_WINDOWS = 'application/x-qt-windows-mime;value="{}"'
_HINTS = {
    "win32": (
        (_WINDOWS.format("ExcludeClipboardContentFromMonitorProcessing"), b"\x00\x00\x00\x00"),
        (_WINDOWS.format("CanIncludeInClipboardHistory"), b"\x00\x00\x00\x00"),
        (_WINDOWS.format("CanUploadToCloudClipboard"), b"\x00\x00\x00\x00"),
    ),
}
"""What clipboard managers look for before they keep a text, by platform."""

_ELSEWHERE = (("x-kde-passwordManagerHint", b"secret"),)


class KeyClipboard(QObject):
    """Holds at most one key, and takes it back only while the clipboard still holds it."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._held: Secret | None = None
        self._leaves = QTimer(self)
        self._leaves.setSingleShot(True)
        self._leaves.setInterval(STAYS_MS)
        self._leaves.timeout.connect(self.take_back)
        application = QGuiApplication.instance()
        if application is not None:
            application.aboutToQuit.connect(self.take_back)

    @property
    def is_waiting(self) -> bool:
        """Whether a key will be taken back."""
        return self._leaves.isActive()

    def put(self, value: Secret) -> None:
        """Put a key on the clipboard for a while."""
        content = QMimeData()
        content.setText(value.reveal())
        for kind, data in _HINTS.get(sys.platform, _ELSEWHERE):
            content.setData(kind, data)
        QGuiApplication.clipboard().setMimeData(content)
        self._held = value
        self._leaves.start()

    def take_back(self) -> None:
        """Empty the clipboard, unless something else was copied meanwhile."""
        self._leaves.stop()
        held, self._held = self._held, None
        clipboard = QGuiApplication.clipboard()
        if held is not None and clipboard.text() == held.reveal():
            clipboard.clear()
