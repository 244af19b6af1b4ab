"""What HTTP adds to the headers that were typed."""

import pytest

from workbench.domain.run import SentMessage
from workbench.domain.wire_headers import USER_AGENT, request_target, wire_headers

URL = "https://example.com:8443/v1/models?x=1"


def test_that_the_host_stands_first_and_the_length_last() -> None:
    message = SentMessage("POST", URL, (("X-Own", "1"),), b"{}")
    assert wire_headers(message) == (
        ("Host", "example.com:8443"),
        ("X-Own", "1"),
        ("Accept-Encoding", "gzip"),
        ("User-Agent", USER_AGENT),
        ("Content-Length", "2"),
    )


def test_that_typed_headers_stand_for_those_of_the_program() -> None:
    typed = (("accept-encoding", "br"), ("user-agent", "mine"))
    assert wire_headers(SentMessage("GET", URL, typed)) == (("Host", "example.com:8443"), *typed)


@pytest.mark.parametrize(
    ("url", "target"),
    [
        (URL, "/v1/models?x=1"),
        ("https://example.com", "/"),
        ("https://example.com/a?#part", "/a?"),
        ("https://example.com/a#part?no", "/a"),
    ],
)
def test_that_the_target_is_path_and_query(url: str, target: str) -> None:
    assert request_target(url) == target
