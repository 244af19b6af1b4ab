"""A secret value, and masking it wherever it might show.

Values are masked byte for byte with `*`, so offsets stay (command-line.md, Masking).
"""

from dataclasses import dataclass
from typing import NoReturn

_LONG_ENOUGH = 16  # characters, of which four may be shown


class Secret:
    """A value that never shows itself; only the code that sends or stores it may reveal it."""

    __slots__ = ("_value",)

    def __init__(self, value: str) -> None:
        self._value = value

    def reveal(self) -> str:
        """Return the value, for the wire or the keyring."""
        return self._value

    def last_four(self) -> str:
        """Return the last four characters, or nothing of a value too short to hide the rest."""
        return self._value[-4:] if len(self._value) >= _LONG_ENOUGH else ""

    def __repr__(self) -> str:
        return "Secret(****)"

    def __reduce__(self) -> NoReturn:
        raise TypeError("a secret is never written")

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Secret) and other._value == self._value

    def __hash__(self) -> int:
        return hash(self._value)


@dataclass(frozen=True, slots=True)
class KeyEntry:
    """What is known of a stored key without its value. `hosts` are bound beside Google's own."""

    name: str
    added: str
    hosts: tuple[str, ...]
