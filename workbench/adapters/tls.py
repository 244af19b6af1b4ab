"""Whom a connection trusts, and as whom it signs in.

Trusted are the authorities of the system and of the certifi package, or of SSL_CERT_FILE and SSL_CERT_DIR, and
beside them those of the CA file of the settings. SSLKEYLOGFILE is not followed: whoever has such a file and the
traffic can read every API key.
"""

import ssl
from collections.abc import Mapping
from pathlib import Path

from workbench.adapters.inside import read_regular
from workbench.domain.errors import CannotRead
from workbench.domain.network import Network
from workbench.domain.run import Cause
from workbench.ports import TransportFailure

FILE_VARIABLE = "SSL_CERT_FILE"
FOLDER_VARIABLE = "SSL_CERT_DIR"
MAX_SIZE = 16_000_000
"""Bytes of the largest file of certificates."""

_PEM = b"-----BEGIN "
_LOCKED = (b"ENCRYPTED PRIVATE KEY-----", b"Proc-Type: 4,ENCRYPTED")


class Trust:
    """The TLS of one state of the settings; each kind is made when it is first used.

    Errors of every call: TransportFailure with CONFIGURATION; `host` is what it calls the server.
    """

    def __init__(self, environment: Mapping[str, str], network: Network) -> None:
        self._environment = environment
        self._network = network
        self._of_servers: ssl.SSLContext | None = None
        self._of_proxies: ssl.SSLContext | None = None

    def of_servers(self, host: str) -> ssl.SSLContext:
        """Return the TLS that servers get, the client certificate with it."""
        if self._of_servers is None:
            context = trusting_context(host, self._environment, self._network.ca_file)
            _sign_in(context, host, self._network)
            self._of_servers = context
        return self._of_servers

    def of_proxies(self, host: str) -> ssl.SSLContext:
        """Return the TLS that proxies get; none of them is shown the client certificate."""
        if self._of_proxies is None:
            self._of_proxies = trusting_context(host, self._environment, self._network.ca_file)
        return self._of_proxies


def trusting_context(
    host: str, environment: Mapping[str, str], ca_file: str = ""
) -> ssl.SSLContext:
    """Return a context that checks certificates. Errors: TransportFailure with CONFIGURATION."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.verify_flags |= ssl.VERIFY_X509_PARTIAL_CHAIN  # an authority in the middle may be named
    if file := environment.get(FILE_VARIABLE):
        _trust_only(context, host, FILE_VARIABLE, file)
    elif folder := environment.get(FOLDER_VARIABLE):
        _trust_only(context, host, FOLDER_VARIABLE, folder)
    else:
        _trust_the_usual(context)
    if ca_file:
        _trust_too(context, host, ca_file)
    return context


def _trust_the_usual(context: ssl.SSLContext) -> None:
    import certifi

    context.load_default_certs(ssl.Purpose.SERVER_AUTH)
    context.load_verify_locations(cafile=certifi.where())


def _trust_only(context: ssl.SSLContext, host: str, variable: str, path: str) -> None:
    is_file = variable == FILE_VARIABLE
    if not (Path(path).is_file() if is_file else Path(path).is_dir()):
        kind = "file" if is_file else "folder"
        raise _misconfigured(host, f"{variable} names a {kind} that does not exist: {path}")
    try:
        context.load_verify_locations(
            cafile=path if is_file else None, capath=None if is_file else path
        )
    except (ssl.SSLError, OSError):
        raise _misconfigured(
            host, f"{variable} names a file without readable certificates: {path}"
        ) from None


def _trust_too(context: ssl.SSLContext, host: str, path: str) -> None:
    place, data = _read(host, "CA file", path)
    try:
        if _PEM in data:
            context.load_verify_locations(cafile=place)
        else:
            context.load_verify_locations(cadata=data)
    except (ssl.SSLError, OSError, ValueError):
        raise _misconfigured(
            host,
            f"The CA file {path} holds no certificate that can be read. It must be a PEM file.",
        ) from None


def _sign_in(context: ssl.SSLContext, host: str, network: Network) -> None:
    path = network.client_certificate
    if not path:
        return
    place, data = _read(host, "client certificate", path)
    key_path, key_place, key = path, place, data
    if network.client_key:
        key_path = network.client_key
        key_place, key = _read(host, "client key", key_path)
    if _PEM not in data:
        raise _misconfigured(
            host,
            f"The client certificate {path} is no PEM file. "
            "Convert it with: openssl pkcs12 -in FILE -out FILE.pem -nodes",
        )
    if any(mark in key for mark in _LOCKED):
        raise _misconfigured(
            host,
            f"The client key {key_path} is encrypted. Keep one without a passphrase, readable by you "
            "alone; make it with: openssl pkey -in FILE -out FILE.key",
        )
    _load(context, host, (path, place), (key_path, key_place))


def _load(
    context: ssl.SSLContext, host: str, certificate: tuple[str, str], key: tuple[str, str]
) -> None:
    """Load certificate and key, each as (what the user calls it, where it is)."""
    try:
        context.load_cert_chain(certificate[1], key[1], password=_no_passphrase)
    except ssl.SSLError as error:
        if error.reason == "KEY_VALUES_MISMATCH":
            why = f"The client key {key[0]} does not belong to the certificate {certificate[0]}."
        else:
            why = f"The client certificate {certificate[0]} cannot be used with the key {key[0]}."
        raise _misconfigured(host, f"{why} Both must be PEM files.") from None
    except (OSError, ValueError):
        raise _misconfigured(
            host, f"The client certificate {certificate[0]} cannot be read."
        ) from None


def _no_passphrase() -> str:
    """Answer OpenSSL, which would ask on the terminal."""
    return ""


def _read(host: str, what: str, path: str) -> tuple[str, bytes]:
    """Return where a file is, and its bytes."""
    place = Path(path).expanduser()
    try:
        return str(place), read_regular(place, path, MAX_SIZE)
    except CannotRead as error:
        raise _misconfigured(host, f"The {what} {path} cannot be used: {error.reason}.") from None
    except (ValueError, RuntimeError):  # a path that no file can have; a home that is not known
        raise _misconfigured(host, f"The {what} {path} cannot be used: it is no path.") from None


def _misconfigured(host: str, detail: str) -> TransportFailure:
    return TransportFailure(Cause.CONFIGURATION, host, detail)
