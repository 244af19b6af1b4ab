"""Later starts of the program: they hand their folders over to this window and end (command-line.md)."""

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket  # noqa: TID251  # sockets of this user, no network

from workbench.domain.hand_over import MOST_BYTES, TAKEN, hand_over_from

GIVEN_UP_MS = 5_000
"""How long a start may take to say what it wants."""


class SecondStarts(QObject):
    """`asked` has what a start hands over, a `HandOver`. Only this user's programs can connect."""

    asked = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._take)

    def listen(self, address: str) -> bool:
        """Answer at an address from now on; what a killed window left there is removed."""
        QLocalServer.removeServer(address)
        return self._server.listen(address)

    def close(self) -> None:
        """Answer no more."""
        self._server.close()

    def _take(self) -> None:
        while (connection := self._server.nextPendingConnection()) is not None:
            _Caller(connection, self)


class _Caller(QObject):
    """One start that calls; it lives as long as its connection."""

    def __init__(self, connection: QLocalSocket, starts: SecondStarts) -> None:
        super().__init__(connection)
        self._connection = connection
        self._starts = starts
        self._line = b""
        connection.disconnected.connect(self._end)
        connection.readyRead.connect(self._read)
        patience = QTimer(self)
        patience.setSingleShot(True)
        patience.timeout.connect(self._give_up)
        patience.start(GIVEN_UP_MS)
        self._read()

    def _read(self) -> None:
        """Read on until the line is whole; whoever sends more than that gets no answer."""
        room = MOST_BYTES + 1 - len(self._line)
        self._line += bytes(self._connection.read(room).data())
        line, end, more = self._line.partition(b"\n")
        if end and not more:
            self._answer(line)
        elif more or len(self._line) > MOST_BYTES:
            self._give_up()

    def _answer(self, line: bytes) -> None:
        try:
            asked = hand_over_from(line)
        except ValueError:
            self._give_up()
            return
        self._connection.write(TAKEN)
        self._connection.flush()  # what is asked may take its time, and the start waits for the answer
        self._connection.disconnectFromServer()
        self._starts.asked.emit(asked)

    def _give_up(self) -> None:
        self._connection.abort()

    def _end(self) -> None:
        self._connection.deleteLater()
