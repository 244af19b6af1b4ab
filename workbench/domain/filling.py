"""Filling `{{name}}` in one plain pass: text in, text out, never code and never twice.

What stands between the braces is trimmed. A value is put in as it is, so a value that holds `{{other}}` stays
that text. `{{secret:name}}` names a keyring entry and is filled from its own mapping; `{{$uuid}}` and its kin are
filled from values that the caller computes. Braces around anything that is no name (`{{7*7}}`) are plain text.
"""

import re
from collections import ChainMap
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from workbench.domain.collection import Trouble
from workbench.domain.environment import (
    BUILT_IN,
    DEFAULT_ENVIRONMENT,
    NOTHING,
    Environment,
    Scope,
)
from workbench.domain.errors import CannotRead, UsageTrouble

COMPUTED = ("$uuid", "$timestamp", "$randomInt")
"""The only names whose values are computed (collection-format.md)."""

_SECRET = "secret:"  # noqa: S105  # a prefix, not a value
_BRACES = re.compile(r"\{\{([^{}\r\n]*)\}\}")
_NAME = re.compile(r"\$?[^\W\d][\w.-]*")


@dataclass(frozen=True, slots=True)
class Missing:
    """A name without a value, as typed between the braces; line and column count from 1."""

    name: str
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Filled:
    """A filled text and the names that had no value, each once, at its first place."""

    text: str
    missing: tuple[Missing, ...] = ()


def fill(
    text: str,
    variables: Mapping[str, str],
    secrets: Mapping[str, str] = NOTHING,
    computed: Mapping[str, str] = NOTHING,
) -> Filled:
    """Return a text with every known name filled; unknown ones stay as typed and are listed.

    `secrets` are values by keyring name (without `secret:`), `computed` by name with its `$`.
    """
    pieces: list[str] = []
    unknown: dict[str, int] = {}
    end = 0
    for match in _BRACES.finditer(text):
        name = match[1].strip()
        value = _value(name, variables, secrets, computed)
        if value is not None:
            pieces += (text[end : match.start()], value)
            end = match.end()
        elif _is_name(name):
            unknown.setdefault(name, match.start())
    return Filled("".join((*pieces, text[end:])), tuple(_placed(text, unknown)))


def secret_names(*texts: str) -> tuple[str, ...]:
    """Return the keyring names that texts ask for, each once, in the order of their first use."""
    names = (name.removeprefix(_SECRET).strip() for name in _names(texts) if _is_secret(name))
    return tuple(dict.fromkeys(names))


def variable_names(*texts: str) -> tuple[str, ...]:
    """Return the variables and computed names that texts ask for, each once."""
    names = (name for name in _names(texts) if _is_name(name) and not _is_secret(name))
    return tuple(dict.fromkeys(names))


def variables(scope: Scope) -> Mapping[str, str]:
    """Return what a request sees: given values, then its folders from the inside, the collection, the environment."""
    return ChainMap(*(dict(values) for _, values in _layers(scope)))


def origin_of(name: str, scope: Scope) -> str | None:
    """Return where a variable's value comes from, in the user's words; None where it has none."""
    return next((title for title, values in _layers(scope) if name in values), None)


def choose_environment(
    name: str | None,
    environments: Iterable[Environment],
    troubles: Iterable[tuple[str, Trouble]] = (),
) -> Environment:
    """Return the environment of a name or file stem: the collection's own, else a built-in one.

    Errors: UsageTrouble for a name that none has, CannotRead where its file is among `troubles`.
    """
    if name is None:
        return DEFAULT_ENVIRONMENT
    own = tuple(environments)
    found = _environment_named(name, own) or _environment_named(name, BUILT_IN)
    if found is not None:
        return found
    _refuse_broken(name, troubles)
    known = dict.fromkeys(environment.name for environment in (*own, *BUILT_IN))
    raise UsageTrouble(f"No environment is named {name}. Known here: {', '.join(known)}.")


def _value(
    name: str,
    variables: Mapping[str, str],
    secrets: Mapping[str, str],
    computed: Mapping[str, str],
) -> str | None:
    if _is_secret(name):
        return secrets.get(name.removeprefix(_SECRET).strip())
    if name.startswith("$"):
        return computed.get(name)
    return variables.get(name)


def _is_secret(name: str) -> bool:
    return name.startswith(_SECRET) and name.removeprefix(_SECRET).strip() != ""


def _is_name(name: str) -> bool:
    return _is_secret(name) or _NAME.fullmatch(name) is not None


def _names(texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        for match in _BRACES.finditer(text):
            yield match[1].strip()


def _placed(text: str, found: Mapping[str, int]) -> Iterator[Missing]:
    """Give each name its line and column; offsets come in ascending order, so no line is counted twice."""
    line, seen = 1, 0
    for name, start in found.items():
        line += text.count("\n", seen, start)
        seen = start
        yield Missing(name, line, start - text.rfind("\n", 0, start))


def _layers(scope: Scope) -> Iterator[tuple[str, Mapping[str, str]]]:
    yield "given", scope.given
    for defaults in scope.parents:
        yield defaults.name, defaults.variables
    yield scope.environment.name, scope.environment.variables


def _environment_named(name: str, among: Iterable[Environment]) -> Environment | None:
    known = tuple(among)
    exact = (e for e in known if name in (e.name, e.stem))
    folded = (e for e in known if name.casefold() in (e.name.casefold(), e.stem.casefold()))
    return next(exact, None) or next(folded, None)


def _refuse_broken(name: str, troubles: Iterable[tuple[str, Trouble]]) -> None:
    for path, trouble in troubles:
        if path.endswith(f"environments/{name}.yaml"):
            raise CannotRead(path, trouble.reason, trouble.line, trouble.column)
