"""From a saved request to the message that goes out: filled, merged, checked, with its key.

Everything that can be wrong is found here, before anything is sent. Source: architecture.md, What happens on Send;
command-line.md, Which key.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from workbench.domain.environment import Scope
from workbench.domain.errors import KeyringTrouble, RefusedToSend
from workbench.domain.filling import variables
from workbench.domain.json_text import to_json
from workbench.domain.masking import Masker
from workbench.domain.request import Header, Request
from workbench.domain.run import HeaderList, SentMessage
from workbench.domain.secret import Secret
from workbench.domain.settings import ENVIRONMENT_KEYS, Settings
from workbench.gemini.asked_model import NAMED_IN_BODY, asked_model
from workbench.gemini.body import NoSuchPlace, first_error, set_at
from workbench.gemini.endpoints import (
    Endpoint,
    Surface,
    check_header,
    check_url,
    key_placement,
    masked_url,
    normalised,
    path_behind_host,
    read_url,
    rebased,
    with_model,
)
from workbench.ports import CollectionStore, KeyReader, Limits
from workbench.services.attaching import body_with_attachments
from workbench.services.filled_request import Filler, Texts
from workbench.services.inheritance import effective_headers, effective_limits, effective_retries
from workbench.services.key_choice import (
    NO_KEY,
    ChosenKey,
    Destination,
    KeyChooser,
    LeftOut,
    ProcessKey,
    asked_key,
    destination_of,
)

CREDENTIAL_HEADERS = frozenset({"x-goog-api-key", "authorization"})
_CREDENTIAL_PARAMETERS = frozenset({"key", "access_token"})
_METHOD = re.compile(r"[A-Za-z0-9!#$%&'*+.^_`|~-]+")


@dataclass(frozen=True, slots=True)
class Prepared:
    """A message ready to go out. `masked` is the same without secrets, fit to show and to keep.

    `key_name` is a keyring name or a variable's, None without a key; `held` are all values that were read, for
    masking; `model` is the one asked for, "" where none is named; `left_out` a key that needs to be bound.
    """

    message: SentMessage
    masked: SentMessage
    limits: Limits
    retries: int = 0
    notices: tuple[str, ...] = ()
    key_name: str | None = None
    model: str = ""
    surface: Surface = Surface.OTHER
    held: tuple[Secret, ...] = ()
    left_out: LeftOut | None = None

    @property
    def masker(self) -> Masker:
        """What overwrites the held values."""
        return Masker(self.held)


class Preparer:
    """Makes messages of requests."""

    def __init__(
        self,
        secrets: KeyReader,
        collections: CollectionStore,
        process_keys: Sequence[ProcessKey] = (),
        settings: Settings | None = None,
    ) -> None:
        self._secrets = secrets
        self._collections = collections
        self._process_keys = tuple(process_keys)
        self._settings = settings or Settings({})
        self._chooser = KeyChooser(secrets, self._process_keys)

    def follow(self, settings: Settings) -> None:
        """Take limits, retries and keys of the next request as other settings say.

        Keys of the process that are not used any more are masked all the same.
        """
        self._settings = settings
        keys = self._process_keys if settings.get(ENVIRONMENT_KEYS) else ()
        self._chooser = KeyChooser(self._secrets, keys)

    @property
    def process_keys(self) -> tuple[ProcessKey, ...]:
        """The keys that the process environment holds."""
        return self._process_keys

    async def prepare(self, request: Request, scope: Scope) -> Prepared:
        """Return the message of a request. Errors: RefusedToSend."""
        _check_method(request.method)
        filler = Filler(scope)
        texts = Texts(_based(request.url, scope), effective_headers(request, scope), request.body)
        filler.check_names(texts)
        address = _address(filler.url_without_secrets(texts), scope)
        destination = destination_of(read_url(address))
        typed = await self._typed_secrets(texts, scope, destination)
        values = {name: secret.reveal() for name, secret in typed.items()}
        texts = _with_model(_rebased(filler.fill(texts, values), scope), scope)
        check_url(texts.url)
        url = normalised(texts.url)
        endpoint = read_url(url)
        headers = _checked(texts.headers)
        key = await self._key(request, scope, destination, url, headers)
        body, body_notices = await body_with_attachments(
            texts.body, request.attachments, self._collections, scope
        )
        message = SentMessage(
            request.method,
            url,
            (*_completed(headers, body), *_key_header(key, endpoint, request, scope)),
            body.encode("utf-8", "surrogatepass"),
        )
        held = (*(k.secret for k in self._process_keys), *typed.values(), *key.held)
        masked = Masker(held).message(message)
        return Prepared(
            message=message,
            masked=replace(masked, url=masked_url(masked.url)),
            limits=effective_limits(request, scope, self._settings),
            retries=effective_retries(request, scope, self._settings),
            notices=(*key.notices, *body_notices, *_body_notices(headers, body)),
            key_name=key.name,
            model=asked_model(endpoint, body),
            surface=endpoint.surface,
            held=tuple(dict.fromkeys(held)),
            left_out=key.left_out,
        )

    async def _typed_secrets(
        self, texts: Texts, scope: Scope, destination: Destination
    ) -> Mapping[str, Secret]:
        """Return the values of `{{secret:name}}` in the texts. Errors: RefusedToSend."""
        return {
            name: await self._typed_secret(name, scope, destination)
            for name in texts.secret_names()
        }

    async def _typed_secret(self, name: str, scope: Scope, destination: Destination) -> Secret:
        environment = scope.environment
        if environment.secrets is not None and name not in environment.secrets:
            raise RefusedToSend(
                f'The environment "{environment.name}" may not use {{{{secret:{name}}}}}: '
                "its file does not list the name under secrets."
            )
        if why := await self._chooser.refusal(name, environment, destination):
            raise RefusedToSend(f"{{{{secret:{name}}}}} may not go out: {why}.")
        try:
            secret = await self._secrets.read(name)
        except KeyringTrouble as trouble:
            raise RefusedToSend(f"{{{{secret:{name}}}}} cannot be filled. {trouble}") from None
        if secret is None:
            raise RefusedToSend(
                f'The keyring has no key named "{name}", which {{{{secret:{name}}}}} asks for. '
                f"Add it with: gemini-workbench keys add {name}"
            )
        return secret

    async def _key(
        self,
        request: Request,
        scope: Scope,
        destination: Destination,
        url: str,
        headers: HeaderList,
    ) -> ChosenKey:
        """Return the key to add: none where the user wrote a credential."""
        choice = asked_key(request, scope)
        own = CREDENTIAL_HEADERS | ({choice.header.lower()} if choice and choice.header else set())
        if any(name.lower() in own for name, _ in headers) or _has_credential(url):
            return NO_KEY
        return await self._chooser.choose(request, scope, destination)


def _check_method(method: str) -> None:
    if not _METHOD.fullmatch(method):
        raise RefusedToSend(
            "The method is not one word of letters. Write GET, POST or another one."
        )


def _based(url: str, scope: Scope) -> str:
    """Return the URL moved to another origin; a path that `baseUrl` holds behind its host stays."""
    base = scope.overrides.base_url
    if base is None:
        return url
    return rebased(url, base, path_behind_host(variables(scope).get("baseUrl", "")))


def _rebased(texts: Texts, scope: Scope) -> Texts:
    """Move a known host that only a variable's value named, too."""
    return texts._replace(url=_based(texts.url, scope))


def _address(url: str, scope: Scope) -> str:
    """Return the filled URL, moved; check where it leads. Errors: RefusedToSend."""
    address = _based(url, scope)
    authority = address.partition("://")[2].partition("/")[0].partition("?")[0]
    if "{{" in authority:
        raise RefusedToSend(
            "The host of the URL is a secret. Name the host in the URL or in a variable."
        )
    check_url(_braces_away(address))
    base = scope.overrides.base_url
    if scope.overrides.to_mock and base is not None and _origin(address) != _origin(base):
        host = read_url(address).host
        raise RefusedToSend(
            f"The mock server is on, and this request goes to {host}. "
            "Switch the mock off, or use {{baseUrl}} in the URL."
        )
    return address


def _braces_away(url: str) -> str:
    """Return a URL whose unfilled `{{secret: name}}` cannot be taken for a character that is wrong."""
    start = url.find("{{")
    while start >= 0:
        stop = url.find("}}", start)
        if stop < 0:
            return url
        url = url[:start] + "x" * (stop + 2 - start) + url[stop + 2 :]
        start = url.find("{{")
    return url


def _origin(url: str) -> Destination:
    return destination_of(read_url(normalised(_braces_away(url))))


def _with_model(texts: Texts, scope: Scope) -> Texts:
    model = scope.overrides.model
    if model is None:
        return texts
    endpoint = read_url(texts.url)
    if endpoint.is_model_path:
        return texts._replace(url=with_model(texts.url, model))
    if endpoint.surface in NAMED_IN_BODY and first_error(texts.body) is None:
        with suppress(NoSuchPlace):  # a body that is no object
            return texts._replace(body=set_at(texts.body, "/model", to_json(model)))
    raise RefusedToSend(f"The URL of this request names no model, so it cannot be sent to {model}.")


def _checked(headers: Sequence[Header]) -> HeaderList:
    for row in headers:
        check_header(row.name, row.value)
    return tuple((row.name, row.value) for row in headers)


def _completed(headers: HeaderList, body: str) -> HeaderList:
    """Return the headers with the content type that a body needs, unless the user gave one."""
    if body and not _values_of("content-type", headers):
        return (*headers, ("Content-Type", "application/json"))
    return headers


def _key_header(
    key: ChosenKey, endpoint: Endpoint, request: Request, scope: Scope
) -> Iterator[tuple[str, str]]:
    if key.secret is not None:
        name, prefix = key_placement(
            endpoint.surface, endpoint.host, asked_key(request, scope), express=endpoint.express
        )
        check_header(name, prefix + "x")  # the value itself was checked; its text must not be told
        yield name, prefix + key.secret.reveal()


def _has_credential(url: str) -> bool:
    parameters = urlsplit(url).query.split("&")
    return any(
        name.lower() in _CREDENTIAL_PARAMETERS and value
        for name, _, value in (parameter.partition("=") for parameter in parameters)
    )


def _body_notices(headers: HeaderList, body: str) -> Iterator[str]:
    kinds = _values_of("content-type", headers) or ["application/json"]
    if not body or not any("json" in kind.lower() for kind in kinds):
        return
    if error := first_error(body):
        yield f"The body is not valid JSON and was sent as typed: {error}"


def _values_of(name: str, headers: HeaderList) -> list[str]:
    return [value for key, value in headers if key.lower() == name]
