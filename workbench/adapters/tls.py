"""Which authorities are trusted: those of the system and of the certifi package, or of SSL_CERT_FILE and SSL_CERT_DIR."""

import ssl
from collections.abc import Mapping
from pathlib import Path

from workbench.domain.run import Cause
from workbench.ports import TransportFailure

FILE_VARIABLE = "SSL_CERT_FILE"
FOLDER_VARIABLE = "SSL_CERT_DIR"


def trusting_context(host: str, environment: Mapping[str, str]) -> ssl.SSLContext:
    """Return a context that checks certificates. Errors: TransportFailure with CONFIGURATION."""
    file = environment.get(FILE_VARIABLE)
    folder = environment.get(FOLDER_VARIABLE)
    if file:
        return _own_context(host, FILE_VARIABLE, file)
    if folder:
        return _own_context(host, FOLDER_VARIABLE, folder)
    return _usual_context()


def _usual_context() -> ssl.SSLContext:
    import certifi

    context = ssl.create_default_context()
    context.load_verify_locations(cafile=certifi.where())
    return context


def _own_context(host: str, variable: str, path: str) -> ssl.SSLContext:
    is_file = variable == FILE_VARIABLE
    if not (Path(path).is_file() if is_file else Path(path).is_dir()):
        kind = "file" if is_file else "folder"
        raise _misconfigured(host, f"{variable} names a {kind} that does not exist: {path}")
    try:
        return ssl.create_default_context(
            cafile=path if is_file else None, capath=None if is_file else path
        )
    except (ssl.SSLError, OSError):
        raise _misconfigured(
            host, f"{variable} names a file without readable certificates: {path}"
        ) from None


def _misconfigured(host: str, detail: str) -> TransportFailure:
    return TransportFailure(Cause.CONFIGURATION, host, detail)
