"""The certificate that a server shows, whoever trusts it: looked at once trust has failed, to say who issued it."""

import asyncio
import ssl
from contextlib import suppress
from typing import Any

from workbench.domain.certificates import issuer_of

LIMIT_S = 2.0
"""How long a failure waits for the name."""


async def issuer_seen(host: str, port: int, server_name: str) -> str:
    """Return the issuer of the certificate at an address, empty where none is shown soon.

    Nothing but the beginning of a handshake is said: no message, no key.
    """
    with suppress(OSError, TimeoutError, ValueError):
        async with asyncio.timeout(LIMIT_S):
            _, writer = await asyncio.open_connection(
                host, port, ssl=_trusting(), server_hostname=server_name
            )
        return _issuer(writer)
    return ""


def _issuer(writer: asyncio.StreamWriter) -> str:
    try:
        shown: Any = writer.get_extra_info("ssl_object")
        return issuer_of(shown.getpeercert(binary_form=True) or b"")
    finally:
        writer.transport.abort()


def _trusting() -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    return context
