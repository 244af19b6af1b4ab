"""Files of collections that are written only over what was read: each is remembered by its hash.

Reading a file again accepts what stands there; so "load theirs" is a reading, and "keep mine" a reading and a save.
"""

import hashlib
from pathlib import Path

from workbench.adapters.inside import place_inside, read_inside, read_regular
from workbench.adapters.safe_write import CHANGED, replace_file
from workbench.domain.errors import CannotRead, CannotWrite, ChangedOutside


class RememberedFiles:
    """Reads and writes files inside collections."""

    def __init__(self) -> None:
        self._hashes: dict[Path, bytes] = {}

    def read(self, root: str, path: str) -> bytes:
        """Return a file's bytes and remember them. Errors: CannotRead."""
        data = read_inside(root, path)
        self._hashes[place_inside(root, path)] = _hash(data)
        return data

    def standing(self, root: str, path: str) -> bytes | None:
        """Return what a save would replace, None where there is nothing.

        Errors: ChangedOutside where it is not what was read, CannotWrite.
        """
        place = _place(root, path)
        if not place.exists():
            return None
        try:
            data = read_regular(place, path)
        except CannotRead as error:
            raise CannotWrite(path, f"{error.reason}; nothing was written") from error
        known = self._hashes.get(place)
        if known is None:
            raise ChangedOutside(
                path, "a file of this name is already there; nothing was overwritten"
            )
        if known != _hash(data):
            raise ChangedOutside(path, CHANGED)
        return data

    def write(self, root: str, path: str, data: bytes, old: bytes | None) -> None:
        """Replace what stands there (`old`, None for nothing) and remember it; the same bytes are not written.

        Errors: ChangedOutside, CannotWrite.
        """
        place = _place(root, path)
        if data != old:
            replace_file(place, data, path, old)
        self._hashes[place] = _hash(data)


def _place(root: str, path: str) -> Path:
    try:
        return place_inside(root, path)
    except CannotRead as error:
        raise CannotWrite(path, f"{error.reason}; nothing was written") from error


def _hash(data: bytes) -> bytes:
    return hashlib.sha256(data).digest()
