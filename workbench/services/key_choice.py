"""Which key a request carries and whether it may go where the request goes (command-line.md, Which key)."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from workbench.domain.environment import GOOGLE_HOST, Environment, Scope
from workbench.domain.errors import KeyringTrouble
from workbench.domain.key_value import BadKeyValue, check_key_value
from workbench.domain.request import KeyChoice, Request
from workbench.domain.secret import Secret
from workbench.gemini.endpoints import Endpoint, is_loopback
from workbench.ports import KeyReader

PROCESS_VARIABLES = ("GEMINI_API_KEY", "GOOGLE_API_KEY")
"""Variables of the process environment that may hold a key, in the order they are asked."""

_NOT_BOUND = "it is not bound to "
_DEFAULT_PORTS = {"http": 80, "https": 443}


class ProcessKey(NamedTuple):
    """A key that the process environment holds: the variable's name and its value, stripped."""

    variable: str
    secret: Secret


class Destination(NamedTuple):
    """Where a request goes, as far as keys are concerned."""

    scheme: str
    host: str
    port: int

    @property
    def is_safe(self) -> bool:
        """Whether a key may travel there unread by others: by TLS, or inside this machine."""
        return self.scheme == "https" or is_loopback(self.host)

    def is_among(self, hosts: Iterable[str]) -> bool:
        """Tell whether one of `host` (any port) or `host:port` means this place."""
        mine = {self.host, f"{self.host}:{self.port}"}
        return any(host.strip().lower() in mine for host in hosts)

    def __str__(self) -> str:
        usual = _DEFAULT_PORTS.get(self.scheme) == self.port
        return self.host if usual else f"{self.host}:{self.port}"


class LeftOut(NamedTuple):
    """A key that would have gone along, were it bound to the host, and what was said of that."""

    name: str
    host: str
    notice: str


class ChosenKey(NamedTuple):
    """The key to send, None for none; why it is another than was asked for; every value that was read."""

    name: str | None = None
    secret: Secret | None = None
    notices: tuple[str, ...] = ()
    held: tuple[Secret, ...] = ()
    left_out: LeftOut | None = None


NO_KEY = ChosenKey()


def process_keys(environment: Mapping[str, str]) -> tuple[ProcessKey, ...]:
    """Return the keys that the process environment holds, in the order they are asked."""
    values = ((name, environment.get(name, "").strip()) for name in PROCESS_VARIABLES)
    return tuple(ProcessKey(name, Secret(value)) for name, value in values if value)


def destination_of(endpoint: Endpoint) -> Destination:
    """Return where a filled URL leads."""
    port = endpoint.port or _DEFAULT_PORTS.get(endpoint.scheme, 0)
    return Destination(endpoint.scheme, endpoint.host.lower(), port)


def asked_key(request: Request, scope: Scope) -> KeyChoice | None:
    """Return what command line, files and window say about the key, the first that says anything.

    Header and prefix are the file's, also where the command line names another key.
    """
    said = [request.key, *(defaults.key for defaults in scope.parents)]
    from_files = next((choice for choice in said if choice is not None), None)
    if scope.overrides.key is not None:
        if from_files is None:
            return KeyChoice(scope.overrides.key)
        return KeyChoice(scope.overrides.key, from_files.header, from_files.prefix)
    if from_files is None and scope.overrides.window_key is not None:
        return KeyChoice(scope.overrides.window_key)
    return from_files


class KeyChooser:
    """Finds keys in the keyring and in the process environment."""

    def __init__(self, secrets: KeyReader, keys: Sequence[ProcessKey]) -> None:
        self._secrets = secrets
        self._keys = keys

    async def choose(self, request: Request, scope: Scope, destination: Destination) -> ChosenKey:
        """Return the key that this request carries there; the mock is never sent one."""
        asked = asked_key(request, scope)
        if scope.overrides.to_mock or (asked is not None and asked.sends_none):
            return NO_KEY
        if asked is None:
            return self._from_process("", scope.environment, destination)
        secret, lack = await self._from_keyring(asked.name, scope.environment)
        if secret is None:
            return self._from_process(lack, scope.environment, destination)
        return await self._if_allowed(asked.name, secret, scope.environment, destination)

    async def refusal(
        self, name: str, environment: Environment, destination: Destination
    ) -> str | None:
        """Return why a keyring key may not go there, and what would change that; None where it may."""
        if not destination.is_safe:
            return f"keys are not sent over plain http to {destination}. Use https://"
        if environment.hosts is not None and not destination.is_among(environment.hosts):
            return f'the environment "{environment.name}" does not list {destination} under hosts'
        if destination.is_among((GOOGLE_HOST,)):
            return None
        try:
            bound = await self._hosts_of(name)
        except KeyringTrouble as trouble:
            return _clause(str(trouble))
        if destination.is_among(bound):
            return None
        return (
            f"{_NOT_BOUND}{destination}. Allow it with: "
            f"gemini-workbench keys bind {name} {destination}"
        )

    async def _hosts_of(self, name: str) -> tuple[str, ...]:
        entries = await self._secrets.entries()
        return next((entry.hosts for entry in entries if entry.name == name), ())

    async def _if_allowed(
        self, name: str, secret: Secret, environment: Environment, destination: Destination
    ) -> ChosenKey:
        why = await self.refusal(name, environment, destination)
        if why is None:
            return ChosenKey(name, secret, held=(secret,))
        notice = f'The key "{name}" was left out: {why}.'
        left_out = LeftOut(name, str(destination), notice) if is_unbound(why) else None
        return ChosenKey(notices=(notice,), held=(secret,), left_out=left_out)

    async def _from_keyring(self, name: str, environment: Environment) -> tuple[Secret | None, str]:
        """Return a value, or why there is none."""
        if environment.secrets is not None and name not in environment.secrets:
            return None, f'The environment "{environment.name}" may not use the key "{name}"'
        try:
            secret = await self._secrets.read(name)
        except KeyringTrouble as trouble:
            return None, f'The key "{name}" cannot be read: {_clause(str(trouble))}'
        if secret is None:
            return None, f'The keyring has no key named "{name}"'
        try:
            return Secret(check_key_value(secret.reveal())), ""
        except BadKeyValue as bad:
            return None, f'The key "{name}" cannot be used: {_clause(str(bad))}'

    def _from_process(
        self, lack: str, environment: Environment, destination: Destination
    ) -> ChosenKey:
        key, unusable = self._usable_key()
        if key is None:
            return ChosenKey(notices=(*unusable, _without(lack)))
        fallen_back = (f"{lack}; the key from {key.variable} is used.",) if lack else ()
        if why := process_refusal(environment, destination):
            left_out = f"The key from {key.variable} was left out: {why}."
            return ChosenKey(notices=(*unusable, *((f"{lack}.",) if lack else ()), left_out))
        return ChosenKey(key.variable, key.secret, (*unusable, *fallen_back))

    def _usable_key(self) -> tuple[ProcessKey | None, tuple[str, ...]]:
        notices = []
        for key in self._keys:
            try:
                check_key_value(key.secret.reveal())
            except BadKeyValue as bad:
                notices.append(f"The value of {key.variable} is no key: {_clause(str(bad))}.")
            else:
                return key, tuple(notices)
        return None, tuple(notices)


def is_unbound(why: str) -> bool:
    """Tell whether binding a key to the host is all that a refusal asks for."""
    return why.startswith(_NOT_BOUND)


def process_refusal(environment: Environment, destination: Destination) -> str | None:
    """Return why a key of the process environment may not go there, None where it may."""
    if not destination.is_safe:
        return f"keys are not sent over plain http to {destination}. Use https://"
    listed = environment.hosts is not None and destination.is_among(environment.hosts)
    unlisted = f'the environment "{environment.name}" does not list {destination} under hosts'
    if is_loopback(destination.host):
        return None if listed else unlisted
    if destination.is_among((GOOGLE_HOST,)):
        return None if listed or environment.hosts is None else unlisted
    return (
        f"it may not go to {destination}. Keep it in the keyring and allow it with: "
        f"gemini-workbench keys bind NAME {destination}"
    )


def _without(lack: str) -> str:
    if lack:
        return (
            f"{lack}, and neither {' nor '.join(PROCESS_VARIABLES)} is set; "
            "the request goes without a key."
        )
    return (
        "No API key was found; the request goes without one. "
        "Add one with: gemini-workbench keys add default"
    )


def _clause(sentence: str) -> str:
    """Return a sentence fit to stand after a colon."""
    text = sentence.rstrip(".")
    return text[:1].lower() + text[1:]
