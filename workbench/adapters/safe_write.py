"""A file is replaced whole or not at all, and never over a change from outside.

A temporary file in the same folder is written, synced and given the old file's mode; what stands on disk is
compared with what was read; then the new file takes the old one's name and the folder is synced. A failure at any
step leaves the old file as it was and no temporary file behind (promises.md D1, D3-D6, D12).
"""

import errno
import os
import secrets
import stat
import time
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from workbench.domain.errors import CannotWrite, ChangedOutside

_PREFIX, _SUFFIX = ".saving-", ".tmp"
_STALE_SECONDS = 3600
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_FORBIDDEN = frozenset({errno.EROFS, errno.EACCES, errno.EPERM})


CHANGED = "it changed on disk since it was read; nothing was overwritten"


def replace_file(place: Path, data: bytes, shown: str, old: bytes | None = None) -> None:
    """Write a file whole or not at all, with the folders it needs; `shown` is what a trouble calls it.

    Where `old` is given, the file is compared with it right before it is replaced.
    Errors: ChangedOutside, CannotWrite.
    """
    target = place.resolve()
    temporary = target.parent / f"{_PREFIX}{secrets.token_hex(8)}{_SUFFIX}"
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        _write_synced(temporary, data, target)
        _refuse_changed(target, old, shown)
        os.replace(temporary, target)  # noqa: PTH105  # the tests let each of these calls fail
    except OSError as error:
        raise CannotWrite(shown, _why(error)) from error
    finally:
        with suppress(OSError):
            os.unlink(temporary)  # noqa: PTH108  # after the replace there is none, which is well
    _sync_folder(target.parent)


def sweep_stale(folders: Iterable[Path], now: float | None = None) -> None:
    """Remove temporary files that a killed program left an hour ago or earlier."""
    oldest = (time.time() if now is None else now) - _STALE_SECONDS
    for folder in folders:
        for left in folder.glob(f"{_PREFIX}*{_SUFFIX}"):
            with suppress(OSError):
                if left.stat().st_mtime < oldest:
                    left.unlink()


def _refuse_changed(target: Path, old: bytes | None, shown: str) -> None:
    if old is not None and target.exists() and target.read_bytes() != old:
        raise ChangedOutside(shown, CHANGED)


def _write_synced(temporary: Path, data: bytes, target: Path) -> None:
    mode = _mode_of(target)
    with temporary.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    if mode is not None:
        os.chmod(temporary, mode)  # noqa: PTH101  # as above


def _mode_of(target: Path) -> int | None:
    """Return the permissions of the file that is replaced, None for a new one; a write-protected file stays."""
    try:
        mode = stat.S_IMODE(os.stat(target).st_mode)  # noqa: PTH116  # as above
    except FileNotFoundError:
        return None
    if not mode & stat.S_IWUSR:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    return mode


def _sync_folder(folder: Path) -> None:
    """Make the new name last through a power failure; the file is whole and in place even where that fails."""
    if os.name == "nt":  # Windows cannot open a folder to sync it
        return
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _why(error: OSError) -> str:
    if error.errno in _FULL:
        return "the disk is full; nothing was changed. Free some space and save again."
    if error.errno in _FORBIDDEN:
        return "the file or its folder is read-only; nothing was changed. Save it in another place or allow writing."
    return f"it could not be written ({error.strerror or error}); nothing was changed."
