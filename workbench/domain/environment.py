"""Environments and the variables that a request sees; filling `{{name}}` in one plain pass.

Scope order, innermost first: values given for this run, request's folders, collection, environment.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from workbench.domain.request import Header, KeyChoice, SendSettings

NOTHING: Mapping[str, str] = MappingProxyType({})
"""No variables. It cannot be hashed, so a field that defaults to it takes it from `no_variables`."""

GOOGLE_HOST = "generativelanguage.googleapis.com"


def no_variables() -> Mapping[str, str]:
    """Return the empty mapping, as a factory of defaults."""
    return NOTHING


@dataclass(frozen=True, slots=True)
class Environment:
    """A named base URL, API version and variables.

    `secrets`: keyring names it may use, None when it does not say; `hosts`: where those keys may go
    (`host` for any port, or `host:port`), None when it does not narrow. `is_mock` stands for `--mock`.
    """

    name: str
    kind: str = "gemini"
    variables: Mapping[str, str] = field(default_factory=no_variables)
    secrets: tuple[str, ...] | None = None
    hosts: tuple[str, ...] | None = None
    stem: str = ""
    is_mock: bool = False


@dataclass(frozen=True, slots=True)
class Defaults:
    """What a collection or folder hands down to the requests below it."""

    name: str
    variables: Mapping[str, str] = field(default_factory=no_variables)
    headers: tuple[Header, ...] = ()
    key: KeyChoice | None = None
    settings: SendSettings = SendSettings()


@dataclass(frozen=True, slots=True)
class Overrides:
    """What the command line or the window says over the saved request.

    `base_url` replaces scheme, host and port; with `to_mock` any host but known ones is refused and
    no key is sent. `key` is a keyring name. `window_key` is the window's selection, asked after the files.
    `least_timeout`: no limit is shorter than these seconds.
    """

    base_url: str | None = None
    to_mock: bool = False
    model: str | None = None
    key: str | None = None
    window_key: str | None = None
    total_timeout: float | None = None
    least_timeout: float | None = None
    retries: int | None = None


@dataclass(frozen=True, slots=True)
class Scope:
    """All that surrounds a request when it is sent. `parents` are innermost first, the collection last.

    `root` is the collection's folder on disk, `folder` the request's own inside it: what the request names in
    `file:` and `schema:` lies beside it (`domain.collection.beside`).
    """

    environment: Environment
    parents: tuple[Defaults, ...] = ()
    given: Mapping[str, str] = field(default_factory=no_variables)
    root: str = ""
    folder: str = ""
    overrides: Overrides = field(default_factory=Overrides)


def google_environment(version: str) -> Environment:
    """Return the built-in environment of one API version."""
    return Environment(
        name=f"Google AI {version}",
        variables={"baseUrl": f"https://{GOOGLE_HOST}", "apiVersion": version},
        stem=f"google-ai-{version}",
    )


BUILT_IN = (
    google_environment("v1beta"),
    google_environment("v1"),
    Environment(
        name="Mock",
        variables={"baseUrl": f"https://{GOOGLE_HOST}", "apiVersion": "v1beta"},
        stem="mock",
        is_mock=True,
    ),
)
DEFAULT_ENVIRONMENT = BUILT_IN[0]
