"""The texts of a request with their variables and secrets filled in, and the refusals on the way."""

import random
import time
import uuid
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from workbench.domain.environment import Scope
from workbench.domain.errors import RefusedToSend
from workbench.domain.filling import Missing, fill, secret_names, variables
from workbench.domain.request import Header

SECRET_PREFIX = "secret:"  # noqa: S105  a prefix, not a value
_BIGGEST_RANDOM = 1000


@dataclass(frozen=True, slots=True)
class Texts:
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


def computed_values() -> Mapping[str, str]:
    """Return the values of the computed names: a random UUID, Unix seconds, a number from 0 to 1000."""
    return {
        "$uuid": str(uuid.uuid4()),
        "$timestamp": str(int(time.time())),
        "$randomInt": str(random.randint(0, _BIGGEST_RANDOM)),  # noqa: S311  nothing secret depends on it
    }


@dataclass(frozen=True, slots=True)
class Filler:
    """Fills the texts of one request; computed names have one value throughout it."""

    scope: Scope
    computed: Mapping[str, str] = field(default_factory=computed_values)

    def url_without_secrets(self, texts: Texts) -> str:
        """Return the URL with its variables filled and `{{secret:…}}` as typed. Errors: RefusedToSend."""
        filled = fill(texts.url, variables(self.scope), computed=self.computed)
        missing = [gap for gap in filled.missing if not _is_secret(gap)]
        _refuse([("the URL", gap) for gap in missing], self.scope)
        return filled.text

    def fill(self, texts: Texts, secrets: Mapping[str, str]) -> Texts:
        """Return the texts filled. Errors: RefusedToSend, naming every name that has no value and its place."""
        missing: list[tuple[str, Missing]] = []
        values = variables(self.scope)

        def filled(place: str, text: str) -> str:
            found = fill(text, values, secrets, self.computed)
            missing.extend((place, gap) for gap in found.missing)
            return found.text

        url = filled("the URL", texts.url)
        headers = tuple(
            Header(
                filled(f"the header {row.name}", row.name),
                filled(f"the header {row.name}", row.value),
            )
            for row in texts.headers
        )
        body = filled("the body", texts.body)
        _refuse(missing, self.scope)
        return Texts(url, headers, body)


def _is_secret(gap: Missing) -> bool:
    return gap.name.startswith(SECRET_PREFIX)


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
