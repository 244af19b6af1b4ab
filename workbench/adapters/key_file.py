"""keys.json: what is known of stored keys without their values, readable by its owner only."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from workbench.adapters.safe_write import replace_file
from workbench.domain.errors import CannotWrite, KeyringKind, KeyringTrouble
from workbench.domain.json_text import NotJson, parse_json, to_json
from workbench.ports import KeyEntry

FORMAT = 1
_OWNER_ONLY = 0o600
_MAX_SIZE = 4 * 1024 * 1024


class KeyFile:
    """Names, dates and bound hosts. Errors of every call: KeyringTrouble."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def load(self) -> dict[str, KeyEntry]:
        """Return the entries by name, none where there is no file."""
        try:
            with self._path.open("rb") as file:
                text = file.read(_MAX_SIZE).decode("utf-8")
        except FileNotFoundError:
            return {}
        except (OSError, UnicodeDecodeError):
            raise self._unreadable("it is no text file that can be read") from None
        try:
            rows = _rows(parse_json(text))
        except NotJson as error:
            raise self._unreadable(str(error)) from None
        return {row["name"]: _entry(row) for row in rows}

    def save(self, entries: Mapping[str, KeyEntry]) -> None:
        """Write the entries, whole or not at all."""
        rows = [
            {"name": entry.name, "added": entry.added, "hosts": list(entry.hosts)}
            for _, entry in sorted(entries.items())
        ]
        data = to_json({"workbench": FORMAT, "keys": rows}, indent=2) + "\n"
        try:
            self._make()
            replace_file(self._path, data.encode("utf-8"), self._path.name)
        except (OSError, CannotWrite) as error:
            why = (
                error.reason if isinstance(error, CannotWrite) else "its folder cannot be written."
            )
            raise KeyringTrouble(
                KeyringKind.REFUSED, f"{self._path} cannot be saved: {why}"
            ) from None

    def _make(self) -> None:
        """Create the file with its owner's permissions only; replacing keeps them."""
        self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.close(os.open(self._path, os.O_WRONLY | os.O_CREAT, _OWNER_ONLY))
        self._path.chmod(_OWNER_ONLY)

    def _unreadable(self, why: str) -> KeyringTrouble:
        text = f"{self._path} cannot be read: {why}. Correct the file or remove it."
        return KeyringTrouble(KeyringKind.REFUSED, text.replace("..", "."))


def _rows(value: Any) -> list[dict[str, Any]]:
    """Return the rows that are keys; anything else in the file is passed over."""
    rows = value.get("keys") if isinstance(value, dict) else None
    rows = rows if isinstance(rows, list) else []
    return [row for row in rows if isinstance(row, dict) and isinstance(row.get("name"), str)]


def _entry(row: Mapping[str, Any]) -> KeyEntry:
    hosts = row.get("hosts")
    hosts = hosts if isinstance(hosts, list) else []
    return KeyEntry(
        row["name"],
        str(row.get("added", "")),
        tuple(host for host in hosts if isinstance(host, str)),
    )
