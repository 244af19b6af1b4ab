"""Looking at one key: what it is by its shape, where it may go, and which credentials a request carries.

Nothing is sent; the value stays here, only what is known of it goes on.
"""

from dataclasses import dataclass
from urllib.parse import urlsplit

from workbench.domain.environment import Environment, Scope
from workbench.domain.errors import KeyringTrouble
from workbench.domain.filling import fill, variables
from workbench.domain.request import Request
from workbench.domain.run import SentMessage
from workbench.domain.secret import Secret
from workbench.gemini.endpoints import read_url
from workbench.gemini.key_shapes import Shape, shape_of
from workbench.services.engine import Engine
from workbench.services.key_choice import (
    Destination,
    KeyChooser,
    destination_of,
    is_unbound,
    process_refusal,
)

_HEADERS = ("x-goog-api-key", "authorization")
_PARAMETERS = ("key", "access_token")


@dataclass(frozen=True, slots=True)
class Fit:
    """Whether a key may go where an environment leads: `why` not, "" where it may; `host` is "" where it leads nowhere."""

    environment: str
    host: str = ""
    why: str = ""

    @property
    def can_be_bound(self) -> bool:
        """Whether binding the key to the host would let it go there."""
        return is_unbound(self.why)


@dataclass(frozen=True, slots=True)
class Examined:
    """What is known of a key without sending anything; `unread` says why its value could not be looked at."""

    name: str
    shape: Shape | None
    four: str
    fit: Fit
    unread: str = ""


async def examine(engine: Engine, name: str, environment: Environment) -> Examined:
    """Return what is known of a stored key, or of one of the process by its variable's name. Errors: none.

    The keyring may ask for its password.
    """
    fit = await _fit_of(engine, name, environment)
    try:
        value = await _value_of(engine, name)
    except KeyringTrouble as trouble:
        return Examined(name, None, "", fit, str(trouble))
    if value is None:
        return Examined(name, None, "", fit, f"The keyring has no key named “{name}”.")
    return Examined(name, shape_of(value.reveal()), value.last_four(), fit)


def host_of(environment: Environment) -> str:
    """Return where an environment leads, as a key is bound to it; "" where it names no base URL."""
    destination = _destination_of(environment)
    return "" if destination is None else str(destination)


async def credentials_of(engine: Engine, request: Request, scope: Scope) -> tuple[str, ...]:
    """Return where a request carries credentials as it would be sent now: `x-goog-api-key`, `?key=`.

    Errors: RefusedToSend where it could not be sent.
    """
    prepared = await engine.preparer.prepare(request, scope)
    return carried(prepared.message)


def carried(message: SentMessage) -> tuple[str, ...]:
    """Return where a message carries credentials."""
    headers = [name for name, _ in message.headers if name.lower() in _HEADERS]
    query = urlsplit(message.url).query.split("&")
    names = [name for name, _, value in (pair.partition("=") for pair in query) if value]
    return (*headers, *(f"?{name}=" for name in names if name.lower() in _PARAMETERS))


async def _value_of(engine: Engine, name: str) -> Secret | None:
    own = (key.secret for key in engine.preparer.process_keys if key.variable == name)
    return next(own, None) or await engine.secrets.read(name)


async def _fit_of(engine: Engine, name: str, environment: Environment) -> Fit:
    destination = _destination_of(environment)
    if destination is None:
        return Fit(environment.name)
    if any(key.variable == name for key in engine.preparer.process_keys):
        why = process_refusal(environment, destination)
    else:
        why = await KeyChooser(engine.secrets, ()).refusal(name, environment, destination)
    return Fit(environment.name, str(destination), why or "")


def _destination_of(environment: Environment) -> Destination | None:
    filled = fill("{{baseUrl}}", variables(Scope(environment)))
    endpoint = read_url(filled.text)
    return destination_of(endpoint) if endpoint.host and not filled.missing else None
