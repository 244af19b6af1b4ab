"""The texts of a request with their variables and secrets filled in, and the refusals on the way."""

import os
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from workbench.domain.environment import Scope
from workbench.domain.errors import RefusedToSend
from workbench.domain.filling import Missing, fill, secret_names, variables
from workbench.domain.request import Header

SECRET_PREFIX = "secret:"  # noqa: S105  a prefix, not a value


class Texts(NamedTuple):
    """What is filled: the URL, the header rows that are sent, the body."""

    url: str
    headers: tuple[Header, ...]
    body: str

    def pieces(self) -> Iterator[tuple[str, str]]:
        """Yield each text with the place that a message names."""
        yield "the URL", self.url
        for row in self.headers:
            yield f"the header {row.name}", row.name
            yield f"the header {row.name}", row.value
        yield "the body", self.body

    def secret_names(self) -> tuple[str, ...]:
        """Return the keyring names in the texts."""
        return secret_names(*(text for _, text in self.pieces()))


class ComputedValues(Mapping[str, str]):
    """The computed names, each computed when it is first asked for and then kept (collection-format.md)."""

    def __init__(self) -> None:
        self._values: dict[str, str] = {}

    def __getitem__(self, name: str) -> str:
        if name not in self._values:
            self._values[name] = _COMPUTED[name]()
        return self._values[name]

    def __iter__(self) -> Iterator[str]:
        return iter(_COMPUTED)

    def __len__(self) -> int:
        return len(_COMPUTED)


def _uuid() -> str:
    """Return a random UUID; written out because the library's module is slow to import (RFC 9562, version 4)."""
    bits = int.from_bytes(os.urandom(16), "big")
    bits = bits & ~(0xF << 76) & ~(0x3 << 62) | (0x4 << 76) | (0x2 << 62)
    digits = f"{bits:032x}"
    return "-".join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]))


def _unix_seconds() -> str:
    return str(int(time.time()))


def _number_to_1000() -> str:
    return str(int.from_bytes(os.urandom(8), "big") % 1001)


_COMPUTED: Mapping[str, Callable[[], str]] = {
    "$uuid": _uuid,
    "$timestamp": _unix_seconds,
    "$randomInt": _number_to_1000,
}


@dataclass(frozen=True, slots=True)
class Filler:
    """Fills the texts of one request; computed names have one value throughout it."""

    scope: Scope
    computed: Mapping[str, str] = field(default_factory=ComputedValues)

    def check_names(self, texts: Texts) -> None:
        """Check that every variable has a value. Errors: RefusedToSend, naming each that has none and its place."""
        values = variables(self.scope)
        _refuse(
            [
                (place, gap)
                for place, text in texts.pieces()
                for gap in fill(text, values, computed=self.computed).missing
                if not gap.name.startswith(SECRET_PREFIX)
            ],
            self.scope,
        )

    def url_without_secrets(self, texts: Texts) -> str:
        """Return the URL with its variables filled and `{{secret:…}}` as typed."""
        return fill(texts.url, variables(self.scope), computed=self.computed).text

    def fill(self, texts: Texts, secrets: Mapping[str, str]) -> Texts:
        """Return the texts filled; `check_names` comes first, so that none is left over."""
        values = variables(self.scope)

        def filled(text: str) -> str:
            return fill(text, values, secrets, self.computed).text

        headers = tuple(Header(filled(row.name), filled(row.value)) for row in texts.headers)
        return Texts(filled(texts.url), headers, filled(texts.body))


def _refuse(missing: Sequence[tuple[str, Missing]], scope: Scope) -> None:
    if not missing:
        return
    places = ", ".join(_placed(place, gap) for place, gap in missing)
    first = missing[0][1].name
    if first.startswith("$"):
        raise RefusedToSend(f"{places}: there is no computed name like that.")
    raise RefusedToSend(
        f"No value for {places}. Give it with --var {first}=VALUE, or under variables of the "
        f'collection or the environment "{scope.environment.name}".'
    )


def _placed(place: str, gap: Missing) -> str:
    where = (
        f"line {gap.line}, column {gap.column}" if place == "the body" else f"column {gap.column}"
    )
    return f"{{{{{gap.name}}}}} in {place} ({where})"
