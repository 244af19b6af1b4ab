"""The rows of the headers table."""

import pytest

from tests.builders import STREAM_URL, a_request
from workbench.domain.request import Header, KeyChoice
from workbench.presenters.header_rows import header_row, header_trouble, locked_rows

KEY = "••••7Q2c (Personal)"


def names(request_headers: tuple[Header, ...] = (), key: str = KEY, **changes: object) -> list[str]:
    return [row.name for row in locked_rows(a_request(headers=request_headers, **changes), key)]


def test_that_content_type_and_key_are_locked_rows() -> None:
    rows = locked_rows(a_request(), KEY)
    assert [(row.name, row.value) for row in rows] == [
        ("Content-Type", "application/json"),
        ("x-goog-api-key", KEY),
    ]
    assert all(row.locked for row in rows)


def test_that_a_request_without_a_body_has_no_content_type() -> None:
    assert names(body="") == ["x-goog-api-key"]


def test_that_a_content_type_of_ones_own_replaces_the_locked_row() -> None:
    assert names((Header("content-type", "text/plain"),)) == ["x-goog-api-key"]


def test_that_a_row_that_is_off_replaces_nothing() -> None:
    assert names((Header("Content-Type", "text/plain", enabled=False),))[0] == "Content-Type"


@pytest.mark.parametrize("name", ["Authorization", "X-Goog-Api-Key"])
def test_that_a_credential_of_ones_own_goes_instead_of_the_key(name: str) -> None:
    assert names((Header(name, "mine"),)) == ["Content-Type"]


def test_that_a_key_in_the_url_goes_instead_of_the_key() -> None:
    assert names(url=STREAM_URL + "&key=abc") == ["Content-Type"]


def test_that_no_key_has_no_row() -> None:
    assert names(key="") == ["Content-Type"]


def test_that_the_openai_surface_carries_the_key_as_bearer() -> None:
    url = "https://generativelanguage.googleapis.com/v1beta/openai/chat/completions"
    row = locked_rows(a_request(url=url), KEY)[-1]
    assert (row.name, row.value) == ("Authorization", f"Bearer {KEY}")


def test_that_a_request_may_name_its_own_key_header() -> None:
    choice = KeyChoice("proxy", "X-Proxy-Key")
    row = locked_rows(a_request(url="https://proxy.example/v1", key=choice), KEY)[-1]
    assert row.name == "X-Proxy-Key"


def test_that_a_name_without_a_value_is_said_in_the_row() -> None:
    header = Header("X-City", "{{city}} {{$uuid}} {{secret:a}}")
    assert header_row(header, {"other": ""}).trouble == "{{city}} has no value here"
    assert header_row(header, {"city": "Oslo"}).trouble == ""
    assert header_row(header).trouble == ""


@pytest.mark.parametrize(
    ("header", "said"),
    [
        (Header("X Debug", "1"), "a space at position 2"),
        (Header("X-Debug", "a\nb"), "a line break at position 2"),
        (Header("Host", "example.com"), "cannot be set"),
        (Header("", "1"), "no name"),
    ],
)
def test_that_what_http_cannot_carry_is_said_in_the_row(header: Header, said: str) -> None:
    assert said in header_trouble(header)


@pytest.mark.parametrize(
    "header",
    [
        Header("X-Debug", "1"),
        Header("Host", "x", enabled=False),
        Header("X-Key", "{{secret:a b}} "),
    ],
)
def test_that_other_rows_have_no_trouble(header: Header) -> None:
    assert header_trouble(header) == ""
