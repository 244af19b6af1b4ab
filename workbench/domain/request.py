"""A request as the user wrote it: every text as typed, secrets by name only."""

from dataclasses import dataclass

from workbench.domain.assertion import Assertion

DEFAULT_METHOD = "POST"


@dataclass(frozen=True, slots=True)
class Header:
    """One header row; a disabled row is kept and not sent."""

    name: str
    value: str
    enabled: bool = True


@dataclass(frozen=True, slots=True)
class KeyChoice:
    """Which key a request uses: a keyring name, or `none`; header and prefix for hosts not Google's."""

    name: str
    header: str | None = None
    prefix: str | None = None

    @property
    def sends_none(self) -> bool:
        """Whether the request goes without a key, silently."""
        return self.name == "none"


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file put into the body at `at` (a JSON Pointer) on the way to the wire."""

    at: str
    file: str
    mime: str
    sha256: str | None = None


@dataclass(frozen=True, slots=True)
class Extraction:
    """A value taken from an answer into a variable: from `response`, `output` or `header`."""

    source: str
    into: str
    pointer: str | None = None
    name: str | None = None


@dataclass(frozen=True, slots=True)
class SendSettings:
    """Limits in seconds and retrying; None where nothing was said at this level.

    Source: collection-format.md. `total_timeout` 0 or None means no limit.
    """

    connect_timeout: float | None = None
    first_byte_timeout: float | None = None
    silence_timeout: float | None = None
    total_timeout: float | None = None
    retries: int | None = None
    fallback_models: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Request:
    """A saved request. `body` is text as typed, valid JSON or not; `body_file` names where it lives."""

    name: str
    url: str
    method: str = DEFAULT_METHOD
    description: str = ""
    tags: tuple[str, ...] = ()
    headers: tuple[Header, ...] = ()
    key: KeyChoice | None = None
    body: str = ""
    body_file: str | None = None
    attachments: tuple[Attachment, ...] = ()
    assertions: tuple[Assertion, ...] = ()
    extract: tuple[Extraction, ...] = ()
    settings: SendSettings = SendSettings()
