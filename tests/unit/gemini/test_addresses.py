"""Whose host it is, what goes on the wire, what may be shown."""

import pytest

from workbench.gemini.addresses import (
    is_google_host,
    is_loopback,
    masked_url,
    normalised,
    rebased,
    with_origin,
)

MOCK = "http://127.0.0.1:8080"


@pytest.mark.parametrize(
    "host",
    [
        "generativelanguage.googleapis.com",
        "GenerativeLanguage.googleapis.com",
        "generativelanguage.mtls.googleapis.com",
        "aiplatform.googleapis.com",
        "us-central1-aiplatform.googleapis.com",
        "aiplatform.us.rep.googleapis.com",
        "aiplatform.eu.rep.googleapis.com",
    ],
)
def test_that_hosts_of_gemini_and_vertex_are_known(host: str) -> None:
    assert is_google_host(host)


@pytest.mark.parametrize(
    "host",
    [
        "",
        "googleapis.com",
        "generativelanguage.googleapis.com.evil.test",
        "evil.test.generativelanguage.googleapis.com",
        "aiplatform.googleapis.com.evil.test",
        "evil.aiplatform.googleapis.com",
        "xaiplatform.googleapis.com",
        "storage.googleapis.com",
    ],
)
def test_that_look_alike_hosts_are_not_known(host: str) -> None:
    assert not is_google_host(host)


@pytest.mark.parametrize(
    "host", ["localhost", "a.localhost", "127.0.0.1", "127.9.9.9", "::1", "[::1]", "LOCALHOST"]
)
def test_that_this_machine_is_loopback(host: str) -> None:
    assert is_loopback(host)


@pytest.mark.parametrize(
    "host",
    ["", "localhost.evil.test", "127.0.0.1.evil.test", "0.0.0.0", "10.0.0.1", "::2", "127.1"],
)
def test_that_other_hosts_are_not_loopback(host: str) -> None:
    assert not is_loopback(host)


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("{{baseUrl}}/v1/models?a=1", f"{MOCK}/v1/models?a=1"),
        ("{{ baseUrl }}/v1", f"{MOCK}/v1"),
        ("https://generativelanguage.googleapis.com:443/v1", f"{MOCK}/v1"),
        ("https://us-east5-aiplatform.googleapis.com/v1", f"{MOCK}/v1"),
        ("https://proxy.test/v1", "https://proxy.test/v1"),
        ("{{otherUrl}}/v1", "{{otherUrl}}/v1"),
        ("{{baseUrl}}.evil.test/v1", "{{baseUrl}}.evil.test/v1"),
    ],
)
def test_that_only_known_hosts_are_replaced(url: str, expected: str) -> None:
    assert rebased(url, MOCK) == expected


def test_that_the_path_of_a_base_url_stays_in_front() -> None:
    assert (
        with_origin("https://h.test/v1/models", "http://p.test/mock/")
        == "http://p.test/mock/v1/models"
    )


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://h/?key=abc&alt=sse", "https://h/?key=***&alt=sse"),
        ("https://h/?alt=sse&key=a=b", "https://h/?alt=sse&key=***"),
        ("https://h/?%6bey=abc", "https://h/?%6bey=***"),
        ("https://h/?KEY=abc", "https://h/?KEY=***"),
        ("https://h/?access_token=abc", "https://h/?access_token=***"),
        ("https://h/?key={{secret:k}}", "https://h/?key={{secret:k}}"),
        ("https://h/?key=a{{x}}b", "https://h/?key=*{{x}}*"),
        ("https://h/?monkey=abc", "https://h/?monkey=abc"),
        ("https://h/?key", "https://h/?key"),
        ("https://u:pass@h/", "https://******@h/"),
    ],
)
def test_that_credentials_in_a_url_are_masked(url: str, expected: str) -> None:
    assert masked_url(url) == expected


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://H.Test:443/a/../b/./c", "https://h.test/b/c"),
        ("http://h:80/a", "http://h/a"),
        ("http://h:443/a", "http://h:443/a"),
        ("http://h:/a", "http://h/a"),
        ("https://h/é{x}?q=é|{x}", "https://h/%C3%A9%7Bx%7D?q=%C3%A9|{x}"),
        ("https://h/%2f%zz", "https://h/%2f%zz"),
        ("https://h/a?", "https://h/a?"),
        ("https://h/a?b#c`", "https://h/a?b#c%60"),
        ("https://h", "https://h"),
        ("https://h/../../x", "https://h/x"),
        ("https://[::1]:8080/a", "https://[::1]:8080/a"),
    ],
)
def test_that_a_url_is_shown_as_it_goes_on_the_wire(url: str, expected: str) -> None:
    assert normalised(url) == expected
