"""Which proxy leads where, by settings, environment and system."""

import asyncio
from collections.abc import Mapping

import pytest

from workbench.adapters.proxies import OfSystem, proxy_for
from workbench.domain.network import MANUAL, OFF, SYSTEM, Proxy
from workbench.domain.run import Cause
from workbench.ports import TransportFailure

HOST = "h.test"


def way(
    proxy: Proxy,
    environment: Mapping[str, str] | None = None,
    scheme: str = "https",
    host: str = HOST,
    of_system: OfSystem | None = None,
) -> str:
    """Return the proxy's authority, "" for the direct way."""
    url = (scheme, host, None)
    found = asyncio.run(proxy_for(proxy, url, environment or {}, of_system))
    return found.authority if found is not None else ""


@pytest.mark.parametrize(
    ("environment", "scheme", "expected"),
    [
        ({"HTTPS_PROXY": "a:1"}, "https", "a:1"),
        ({"HTTPS_PROXY": "a:1"}, "http", ""),
        ({"https_proxy": "a:1", "HTTPS_PROXY": "b:1"}, "https", "a:1"),
        ({"https_proxy": "", "HTTPS_PROXY": "b:1"}, "https", "b:1"),
        ({"https_proxy": "  "}, "https", ""),
        ({"http_proxy": "a:1", "ALL_PROXY": "c:1"}, "https", "c:1"),
        ({"http_proxy": "a:1", "ALL_PROXY": "c:1"}, "http", "a:1"),
        ({"HTTP_PROXY": "a:1"}, "http", "a:1"),
        ({"HTTP_PROXY": "a:1", "REQUEST_METHOD": "GET"}, "http", ""),
        ({"http_proxy": "a:1", "REQUEST_METHOD": "GET"}, "http", "a:1"),
        ({"HTTPS_PROXY": "a:1", "NO_PROXY": "h.test"}, "https", ""),
        ({"HTTPS_PROXY": "a:1", "no_proxy": "other", "NO_PROXY": "h.test"}, "https", "a:1"),
        ({"HTTPS_PROXY": "a:1", "NO_PROXY": "[::1"}, "https", "a:1"),
        ({"HTTPS_PROXY": "a:1", "NO_PROXY": "h.test:443"}, "https", ""),
        ({"HTTPS_PROXY": "a:1", "NO_PROXY": "h.test:80"}, "https", "a:1"),
    ],
)
def test_that_the_environment_decides_in_the_mode_system(
    environment: dict[str, str], scheme: str, expected: str
) -> None:
    assert way(Proxy(SYSTEM), environment, scheme) == expected


def test_that_the_system_is_asked_where_the_environment_is_silent() -> None:
    asked: list[tuple[str, str]] = []

    def of_system(scheme: str, host: str) -> str:
        asked.append((scheme, host))
        return "s.test:3128"

    assert way(Proxy(SYSTEM), {"HTTPS_PROXY": "a:1"}, of_system=of_system) == "a:1"
    assert way(Proxy(SYSTEM), {"NO_PROXY": HOST}, of_system=of_system) == ""
    assert way(Proxy(OFF), of_system=of_system) == ""
    assert asked == []
    assert way(Proxy(SYSTEM), of_system=of_system) == "s.test:3128"
    assert asked == [("https", HOST)]


@pytest.mark.parametrize("mode", [SYSTEM, MANUAL])
@pytest.mark.parametrize("host", ["127.0.0.1", "127.1.2.3", "::1", "localhost", "a.localhost"])
def test_that_this_machine_is_reached_directly(mode: str, host: str) -> None:
    assert way(Proxy(mode, "a:1"), {"HTTPS_PROXY": "b:1"}, host=host) == ""


def test_that_settings_decide_in_the_mode_manual() -> None:
    environment = {"HTTPS_PROXY": "b:1", "NO_PROXY": "*"}
    assert way(Proxy(MANUAL, "http://a.test:1"), environment) == "a.test:1"
    assert way(Proxy(MANUAL, "http://a.test:1", "", HOST), environment) == ""


@pytest.mark.parametrize(
    ("proxy", "environment", "said"),
    [
        (Proxy(MANUAL, " "), {}, "its address is missing"),
        (Proxy(MANUAL, "ftp://x"), {}, "The proxy address cannot be used"),
        (Proxy(SYSTEM), {"HTTPS_PROXY": "socks5://u:hunter2@h"}, "HTTPS_PROXY names no proxy"),
    ],
)
def test_that_what_names_no_proxy_is_told(
    proxy: Proxy, environment: dict[str, str], said: str
) -> None:
    with pytest.raises(TransportFailure) as caught:
        way(proxy, environment)
    assert caught.value.cause is Cause.CONFIGURATION
    assert said in caught.value.detail
    assert "hunter2" not in caught.value.detail
