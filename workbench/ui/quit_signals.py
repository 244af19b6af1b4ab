"""Ctrl+C in the terminal, SIGTERM and SIGHUP: the window closes as if its user had closed it.

Python runs its handlers between two of its own instructions, and there may be none for minutes while Qt waits. So each
signal writes a byte into a socket that Qt watches.
"""

import signal
import socket
from types import FrameType

from PySide6.QtCore import QObject, QSocketNotifier, Signal

SIGNALS = tuple(
    getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)
)


class QuitSignals(QObject):
    """`asked` each time such a signal arrives, unless whoever started the program wants it ignored, as nohup does.

    Made on the main thread, or Python refuses.
    """

    asked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._reading, self._writing = socket.socketpair()
        for end in (self._reading, self._writing):
            end.setblocking(False)  # noqa: FBT003  # its only form
        self._watch = QSocketNotifier(self._reading.fileno(), QSocketNotifier.Type.Read, self)
        self._watch.activated.connect(self._on_byte)
        heard = [each for each in SIGNALS if signal.getsignal(each) is not signal.SIG_IGN]
        self._before = {number: signal.signal(number, _noted) for number in heard}
        signal.set_wakeup_fd(self._writing.fileno(), warn_on_full_buffer=False)

    def close(self) -> None:
        """Let the signals do what they did before."""
        signal.set_wakeup_fd(-1)
        for number, handler in self._before.items():
            signal.signal(number, handler)
        self._watch.setEnabled(False)
        self._reading.close()
        self._writing.close()

    def _on_byte(self) -> None:
        if set(self._reading.recv(64)).intersection(SIGNALS):
            self.asked.emit()


def _noted(_number: int, _frame: FrameType | None) -> None:
    """Nothing more is to be done here: the byte is written by then."""
