"""Objects whose lists go on from chunk to chunk: citations, log probabilities. Source: gemini-api.md 4.5 (4)."""

from collections.abc import Mapping
from typing import Any

from workbench.domain.json_text import compact_json


class Gathered:
    """One object made of several: lists one behind the other, of everything else the last.

    With `unique`, an item that equals one already in its list is left out. Each item is looked at once.
    """

    def __init__(self, *, unique: bool) -> None:
        self.value: dict[str, Any] = {}
        self._seen: set[tuple[str, str]] | None = set() if unique else None

    def take(self, new: Mapping[str, Any]) -> None:
        """Add one object."""
        for key, value in new.items():
            if isinstance(value, list):
                self._extend(key, value)
            elif value is not None:
                self.value[key] = value

    def _extend(self, key: str, items: list[Any]) -> None:
        known = self.value.get(key)
        if not isinstance(known, list):
            known = self.value[key] = []
        known.extend(item for item in items if self._is_new(key, item))

    def _is_new(self, key: str, item: Any) -> bool:
        if self._seen is None:
            return True
        seen = (key, compact_json(item))
        if seen in self._seen:
            return False
        self._seen.add(seen)
        return True
