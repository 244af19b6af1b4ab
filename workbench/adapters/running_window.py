"""The one window of this user: the first start has it, later ones hand their folders over.

A lock that ends with its process tells who is first, so a window that was killed leaves nothing that must be believed.
The lock and the socket are in a folder of this user alone; their names come from the config folder, whose state the one
window writes. Windows has a named pipe in place of the socket.
"""

import os
import stat
import sys
import time
from contextlib import suppress
from enum import Enum
from pathlib import Path
from typing import Final
from zlib import crc32

LONGEST_ADDRESS: Final = 100
"""Bytes; the name of a socket may have no more than 104 on macOS, 108 on Linux, with its end."""

PATIENCE_S: Final = 4.0
"""How long the first window may take to answer; it may just be starting."""

STEP_S: Final = 0.05
OURS_ALONE: Final = 0o700


class Start(Enum):
    """What a start is: the `FIRST` window, one whose folders were `TAKEN` by it, or one `BESIDE` it: it is silent."""

    FIRST = "first"
    TAKEN = "taken"
    BESIDE = "beside"


class RunningWindow:
    """Finds out which start this is. `address` is where the first window listens, "" where it cannot."""

    def __init__(self, config_folder: Path, folders: "tuple[Path, ...]") -> None:
        name = f"window-{crc32(os.fsencode(config_folder)):08x}"
        self._folder = _usable(folders, f"{name}.socket")
        self._lock: int | None = None
        self._name = name

    @property
    def address(self) -> str:
        """Where the first window listens; "" where this machine has no place for that."""
        if self._folder is None:
            return ""
        return self._name if sys.platform == "win32" else str(self._folder / f"{self._name}.socket")

    def begin(self, asked: bytes, patience_s: float = PATIENCE_S) -> Start:
        """Become the first window, or hand a line over to it.

        Where the first window ends meanwhile, this start is the first.
        """
        until = time.monotonic() + patience_s
        while not self._claim():
            if (answered := self._hand_over(asked, until)) is not None:
                return Start.TAKEN if answered else Start.BESIDE
            if time.monotonic() >= until:
                return Start.BESIDE
            time.sleep(STEP_S)
        return Start.FIRST

    def release(self) -> None:
        """Let another start be the first."""
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None

    def _claim(self) -> bool:
        """Take the lock, until the process ends; True, too, where there is no place for one."""
        if self._folder is None or self._lock is not None:
            return True
        flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0)
        try:
            handle = os.open(self._folder / f"{self._name}.lock", flags, 0o600)
        except OSError:
            return True  # no lock can be had here; the window opens all the same
        if not _locked(handle):
            os.close(handle)
            return False
        self._lock = handle
        return True

    def _hand_over(self, asked: bytes, until: float) -> bool | None:
        """Tell the first window; None while it does not listen, False where it gives no answer."""
        from workbench.adapters.window_line import told

        return told(self.address, asked, until)


def _usable(folders: "tuple[Path, ...]", name: str) -> Path | None:
    """Return the first folder that only this user can enter, made where it is missing."""
    for folder in folders:
        if sys.platform != "win32" and len(os.fsencode(folder / name)) > LONGEST_ADDRESS:
            continue
        with suppress(OSError):
            folder.mkdir(mode=OURS_ALONE, parents=True, exist_ok=True)
        if _is_ours(folder):
            return folder
    return None


def _is_ours(folder: Path) -> bool:
    try:
        found = folder.lstat()
    except OSError:
        return False
    if sys.platform == "win32":
        return folder.is_dir()
    is_private = found.st_uid == os.getuid() and not found.st_mode & 0o077
    return is_private and stat.S_ISDIR(found.st_mode)


if sys.platform == "win32":
    import msvcrt

    def _locked(handle: int) -> bool:
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _locked(handle: int) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError:  # a file system without locks
            return True
        return True
