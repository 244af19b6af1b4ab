"""Reports of bugs in the folder of logs, readable by the user only: `ports.BugReports`."""

import os
from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from workbench.adapters.crash_files import CrashFiles
from workbench.domain.credentials import without_credentials
from workbench.domain.masking import Masker
from workbench.domain.secret import Secret

KEPT = 20
"""Reports; older ones are removed."""

_OWNER_ONLY = 0o600


class BugReportFiles:
    """Writes reports into one folder; `held` are the values that must not stand in any."""

    def __init__(self, folder: Path, held: Callable[[], Iterable[Secret]]) -> None:
        self._folder = folder
        self._held = held
        self._crashes = CrashFiles(folder)

    def crashes(self) -> tuple[str, ...]:
        return self._crashes.left()

    def watch(self) -> None:
        self._crashes.watch()

    def rest(self) -> None:
        self._crashes.rest()

    def keep(self, text: str) -> tuple[str, str]:
        """Return the report without any key, and where it is kept, "" where it cannot be."""
        masked = _without_home(without_credentials(Masker(self._held()).text(text)))
        try:
            return masked, str(self._written(masked))
        except OSError:
            return masked, ""

    def _written(self, text: str) -> Path:
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        place = self._free_place()
        handle = os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _OWNER_ONLY)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
        self._remove_old()
        return place

    def _free_place(self) -> Path:
        stem = f"report-{datetime.now().astimezone():%Y%m%d-%H%M%S}"
        names = [stem, *(f"{stem}-{number}" for number in range(2, 1000))]
        places = (self._folder / f"{name}.txt" for name in names)
        return next(place for place in places if not place.exists())

    def _remove_old(self) -> None:
        reports = sorted(self._folder.glob("report-*.txt"), key=_written_at)
        for old in reports[:-KEPT]:
            with suppress(OSError):  # the next report tries again
                old.unlink()


def _without_home(text: str) -> str:
    home = os.path.expanduser("~")  # noqa: PTH111  pathlib raises where there is none
    return text.replace(home, "~") if len(home) > 1 else text


def _written_at(place: Path) -> tuple[float, str]:
    with suppress(OSError):
        return place.stat().st_mtime, place.name
    return 0.0, place.name
