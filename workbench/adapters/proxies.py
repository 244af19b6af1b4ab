"""Which proxy leads to a host: none, the one of the settings, or that of the environment and the system.

This machine is never reached through a proxy. Of the environment count HTTPS_PROXY, HTTP_PROXY, ALL_PROXY and
NO_PROXY, in small letters first; where they are silent, Windows and macOS are asked.
"""

import asyncio
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress

from workbench.domain.network import MANUAL, OFF, Proxy
from workbench.domain.proxy_address import BadProxy, ProxyAddress, is_exempt, proxy_address
from workbench.domain.run import Cause
from workbench.gemini.addresses import is_loopback
from workbench.ports import TransportFailure

OfSystem = Callable[[str, str], str]
"""Scheme and host to the address of the system's proxy, "" for none; it may take its time."""

_DEFAULT_PORTS = {"http": 80, "https": 443}


def proxy_of_system(scheme: str, host: str) -> str:
    """Return the proxy that Windows or macOS names for a host, "" where there is none."""
    import urllib.request

    with suppress(OSError):  # a registry that cannot be read names none
        if not urllib.request.proxy_bypass(host):
            return urllib.request.getproxies().get(scheme, "")
    return ""


SYSTEMS_OWN = proxy_of_system if sys.platform in {"darwin", "win32"} else None
"""What asks the system; elsewhere the environment is all there is."""


async def proxy_for(
    proxy: Proxy,
    url: tuple[str, str, int | None],
    environment: Mapping[str, str],
    of_system: OfSystem | None = SYSTEMS_OWN,
) -> ProxyAddress | None:
    """Return the proxy that leads to scheme, host and port. Errors: TransportFailure with CONFIGURATION."""
    scheme, host, given = url
    port = given or _DEFAULT_PORTS[scheme]
    if proxy.mode == OFF or is_loopback(host):
        return None
    if proxy.mode == MANUAL:
        return None if is_exempt(host, port, proxy.exceptions) else _of_settings(proxy, host)
    if is_exempt(host, port, _value(environment, "no_proxy")[1]):
        return None
    name, text = _of_environment(scheme, environment)
    if not text and of_system is not None:
        name, text = "The system", await asyncio.to_thread(of_system, scheme, host)
    return _read(text, host, f"{name} names no proxy that can be used") if text else None


def _of_settings(proxy: Proxy, host: str) -> ProxyAddress:
    if not proxy.url.strip():
        raise _misconfigured(
            host, "The proxy is set to Manual, and its address is missing. Write it, or choose Off."
        )
    address = _read(proxy.url, host, "The proxy address cannot be used")
    return address._replace(user=proxy.user, password=None)


def _of_environment(scheme: str, environment: Mapping[str, str]) -> tuple[str, str]:
    """Return the variable that names a proxy, and its value; "" where none does."""
    for small in (f"{scheme}_proxy", "all_proxy"):
        name, text = _value(environment, small)
        if text:
            return name, text
    return "", ""


def _value(environment: Mapping[str, str], small: str) -> tuple[str, str]:
    """Return the spelling of a variable that is set, and its value.

    A web server hands a request's `Proxy` header to its scripts as HTTP_PROXY; there it is not taken.
    """
    capital = small.upper()
    if small == "http_proxy" and "REQUEST_METHOD" in environment:
        return small, environment.get(small, "").strip()
    name = small if environment.get(small, "").strip() else capital
    return name, environment.get(name, "").strip()


def _read(text: str, host: str, trouble: str) -> ProxyAddress:
    try:
        return proxy_address(text)
    except BadProxy as bad:
        raise _misconfigured(host, f"{trouble}. {bad}") from None


def _misconfigured(host: str, detail: str) -> TransportFailure:
    return TransportFailure(Cause.CONFIGURATION, host, detail)
