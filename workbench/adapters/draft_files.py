"""Edits that are not saved yet, each as a file in the app's data folder: `ports.DraftStore`.

A file's name comes from the document's place, so that a later edit replaces an earlier one. What cannot be read as a
draft is left alone: a newer version may have written it.
"""

import hashlib
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path

from workbench.adapters.inside import MAX_TEXT, decoded, read_regular
from workbench.domain.draft import Draft, draft_from, draft_text
from workbench.domain.errors import CannotRead, CannotWrite
from workbench.domain.secret import Secret

PRIVATE = 0o700


class DraftFiles:
    """Reads and writes the drafts of one folder. `held` gives the secrets that no file may hold."""

    def __init__(self, folder: Path, held: Callable[[], Iterable[Secret]]) -> None:
        self._folder = folder
        self._held = held
        self._unreadable: tuple[str, ...] = ()

    @property
    def unreadable(self) -> tuple[str, ...]:
        return self._unreadable

    def load(self) -> tuple[Draft, ...]:
        files: list[Path] = []
        with suppress(OSError):  # a folder that cannot be looked into holds none
            files = sorted(self._folder.glob("*.json"))
        drafts = {file: _read(file) for file in files}
        self._unreadable = tuple(str(file) for file, draft in drafts.items() if draft is None)
        return tuple(draft for draft in drafts.values() if draft is not None)

    def keep(self, draft: Draft) -> None:
        from workbench.adapters.safe_write import replace_file

        self._refuse_credentials(draft)
        place = self._place(draft.root, draft.path)
        with suppress(OSError):  # writing tells what is wrong
            self._folder.mkdir(mode=PRIVATE, parents=True, exist_ok=True)
        replace_file(place, draft_text(draft).encode("utf-8", "surrogatepass"), str(place))

    def drop(self, root: str, path: str) -> None:
        place = self._place(root, path)
        try:
            place.unlink(missing_ok=True)
        except OSError as error:
            raise CannotWrite(str(place), error.strerror or str(error)) from error

    def _place(self, root: str, path: str) -> Path:
        name = hashlib.sha256(f"{root}\0{path}".encode("utf-8", "surrogatepass")).hexdigest()
        return self._folder / f"{name[:32]}.json"

    def _refuse_credentials(self, draft: Draft) -> None:
        from workbench.domain.credentials import credential_places

        places = credential_places(draft.request, self._held())
        if places:
            raise CannotWrite(
                draft.request.name,
                f"{places[0]} holds what looks like a credential. Keep it in the keyring "
                "and write {{secret:name}} in its place",
            )


def _read(file: Path) -> Draft | None:
    try:
        return draft_from(decoded(read_regular(file, file.name, 4 * MAX_TEXT), file.name))
    except (CannotRead, ValueError):
        return None
