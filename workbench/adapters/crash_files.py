"""Where the program stood when it crashed below Python: written by Python's fault handler, read at the next start.

Each running program has a file of its own and holds it open. A file that nobody holds is of a program that ended
without closing it: empty after a kill, with the threads' places after a crash.
"""

import faulthandler
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import IO

MOST = 65_536
"""Characters of a crash that are read."""

_OWNER_ONLY = 0o600


class CrashFiles:
    """The files of one folder. Nothing is raised: a program that cannot note its crash runs as well."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._file: IO[str] | None = None

    def left(self) -> tuple[str, ...]:
        """Return what programs that crashed have left, and remove it."""
        places: list[Path] = []
        with suppress(OSError):
            places = sorted(self._folder.glob("crash-*.txt"))
        texts = [_taken(place) for place in places]
        return tuple(text for text in texts if text)

    def watch(self) -> None:
        """Note where this program stands if it crashes from now on."""
        with suppress(OSError):
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            place = self._folder / f"crash-{os.getpid()}.txt"
            handle = os.open(place, os.O_RDWR | os.O_CREAT | os.O_TRUNC, _OWNER_ONLY)
            self._file = os.fdopen(handle, "w", encoding="utf-8")
            _hold(self._file)
            faulthandler.enable(self._file)

    def rest(self) -> None:
        """The program ends well: note nothing any more."""
        if self._file is None:
            return
        faulthandler.disable()
        place = self._folder / f"crash-{os.getpid()}.txt"
        self._file.close()
        self._file = None
        with suppress(OSError):
            place.unlink()


def _taken(place: Path) -> str:
    """Return the text of a file that nobody holds, and remove it; nothing of one that is held."""
    with suppress(OSError):
        with place.open("r+", encoding="utf-8", errors="replace") as file:
            _hold(file)
            text = file.read(MOST)
        place.unlink()
        return text
    return ""


def _hold(file: IO[str]) -> None:
    """Hold an open file for this program alone. Errors: OSError where another one holds it."""
    if sys.platform == "win32":
        import msvcrt

        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
