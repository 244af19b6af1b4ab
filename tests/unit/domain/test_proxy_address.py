"""The addresses of proxies, and the hosts that are reached without one."""

import pytest

from workbench.domain.proxy_address import (
    BadProxy,
    ProxyAddress,
    is_exempt,
    proxy_address,
    trouble_with_proxy,
)
from workbench.domain.secret import Secret

GOOGLE = "generativelanguage.googleapis.com"


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("http://proxy.test:3128", ProxyAddress("http", "proxy.test", 3128)),
        ("  HTTPS://Proxy.test/ ", ProxyAddress("https", "Proxy.test", 443)),
        ("proxy.test", ProxyAddress("http", "proxy.test", 80)),
        ("10.0.0.1:8080", ProxyAddress("http", "10.0.0.1", 8080)),
        ("http://[fe80::1]:8080/x", ProxyAddress("http", "fe80::1", 8080)),
        ("http://a%40b:p%3Aw@p.test:1", ProxyAddress("http", "p.test", 1, "a@b", Secret("p:w"))),
        ("http://a:x@y@p.test:1", ProxyAddress("http", "p.test", 1, "a", Secret("x@y"))),
        ("http://a@p.test:1", ProxyAddress("http", "p.test", 1, "a")),
        ("http://bücher.test:1", ProxyAddress("http", "bücher.test", 1)),
    ],
)
def test_that_the_usual_spellings_are_read(text: str, address: ProxyAddress) -> None:
    assert proxy_address(text) == address


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("socks5://proxy.test:1080", "SOCKS"),
        ("ftp://proxy.test", "http://"),
        ("://", "no host"),
        ("http://", "no host"),
        ("http://:8080", "no host"),
        ("http://proxy.test:0", "port"),
        ("http://proxy.test:70000", "port"),
        ("http://proxy.test:80x", "port"),
        ("http://proxy.test:٣", "port"),
        ("http://hunter2:hunter3@", "no host"),
        ("http://[::1", "no host"),
        ("\x00", "no host"),
    ],
)
def test_that_what_names_no_proxy_is_told_without_its_text(text: str, word: str) -> None:
    with pytest.raises(BadProxy) as caught:
        proxy_address(text)
    assert word in str(caught.value)
    assert "hunter" not in str(caught.value)


def test_that_a_typed_address_has_no_user() -> None:
    assert trouble_with_proxy("") == trouble_with_proxy("http://proxy.test:1") == ""
    assert "fields of their own" in trouble_with_proxy("http://a:b@proxy.test:1")
    assert "SOCKS" in trouble_with_proxy("socks5://proxy.test")


def test_that_an_address_is_named_with_its_port() -> None:
    assert proxy_address("http://proxy.test").authority == "proxy.test:80"
    assert proxy_address("http://[::1]:8").authority == "[::1]:8"


@pytest.mark.parametrize(
    ("exceptions", "exempt"),
    [
        ("*", True),
        ("googleapis.com", True),
        (".googleapis.com", True),
        ("*.googleapis.com", True),
        ("GoogleAPIs.com.", True),
        (GOOGLE, True),
        (f"{GOOGLE}:443", True),
        (f"{GOOGLE}:8443", False),
        ("apis.com", False),
        ("x, googleapis.com", True),
        ("x googleapis.com", True),
        ("", False),
        (" , ,", False),
        ("[::1", False),
        ("::", False),
        ("10.0.0.0/99", False),
        (":443", False),
        (".", False),
    ],
)
def test_that_names_and_domains_are_exempt(exceptions: str, exempt: bool) -> None:
    assert is_exempt(GOOGLE, 443, exceptions) is exempt


@pytest.mark.parametrize(
    ("host", "exceptions", "exempt"),
    [
        ("10.1.2.3", "10.0.0.0/8", True),
        ("10.1.2.3", "10.1.2.3", True),
        ("10.1.2.3", "10.1.2.3:443", True),
        ("10.1.2.3", "10.1.2.3:80", False),
        ("11.1.2.3", "10.0.0.0/8", False),
        ("fd00::5", "fd00::/8", True),
        ("[fd00::5]", "[fd00::5]", True),
        ("fd00::5", "[fd00::5]:443", True),
        ("fd00::5", "fd00:0::5", True),
        ("name.test", "10.0.0.0/8", False),
    ],
)
def test_that_addresses_and_networks_are_exempt(host: str, exceptions: str, exempt: bool) -> None:
    assert is_exempt(host, 443, exceptions) is exempt
