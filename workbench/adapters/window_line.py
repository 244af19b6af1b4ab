"""One line to the window that is open, and its answer: a socket, or a named pipe on Windows."""

import sys
import time

from workbench.domain.hand_over import TAKEN

if sys.platform == "win32":
    import ctypes
    import threading

    _ANY_PROCESS = -1

    def told(address: str, line: bytes, until: float) -> bool | None:
        """Tell the window at an address by the time `until` (monotonic).

        True once it has answered, False where it is silent, None where nobody listens.
        """
        ctypes.windll.user32.AllowSetForegroundWindow(_ANY_PROCESS)
        outcome: list[bool | None] = []
        asking = threading.Thread(target=_ask, args=(address, line, outcome), daemon=True)
        asking.start()
        asking.join(max(0.0, until - time.monotonic()))
        return outcome[0] if outcome else False

    def _ask(address: str, line: bytes, outcome: list[bool | None]) -> None:
        try:
            with open(rf"\\.\pipe\{address}", "r+b", buffering=0) as pipe:  # noqa: PTH123  # no path of the file system
                pipe.write(line)
                outcome.append(True if pipe.read(len(TAKEN)) == TAKEN else None)
        except OSError:
            outcome.append(None)

else:
    import socket

    def told(address: str, line: bytes, until: float) -> bool | None:
        """Tell the window at an address by the time `until` (monotonic).

        True once it has answered, False where it is silent, None where nobody listens.
        """
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as connection:
            connection.settimeout(max(0.001, until - time.monotonic()))
            try:
                connection.connect(address)
                connection.sendall(line)
                return _answer(connection)
            except TimeoutError:
                return False
            except OSError:
                return None

    def _answer(connection: socket.socket) -> bool | None:
        """Return True for the answer, None where the window hung up without one."""
        answer = b""
        while len(answer) < len(TAKEN):
            more = connection.recv(len(TAKEN) - len(answer))
            if not more:
                return None
            answer += more
        return True if answer == TAKEN else None
