"""Web pages and foreign names stay outside. Source: promises.md M2."""

import pytest

from tests.mock_requests import PORT, a_get, a_post
from workbench.mock.exchange import MockRequest
from workbench.mock.guard import carries_json, refusal_reason


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::1]", "LOCALHOST"])
def test_that_our_own_names_come_in(host: str) -> None:
    assert refusal_reason(a_get("/_scenes", host=f"{host}:{PORT}")) is None


@pytest.mark.parametrize(
    "host",
    [
        "example.com",
        f"example.com:{PORT}",
        "127.0.0.1",
        "127.0.0.1:1",
        f"127.0.0.2:{PORT}",
        f"0.0.0.0:{PORT}",
        f"localhost.example.com:{PORT}",
        f"127.0.0.1:{PORT}.",
        "",
    ],
)
def test_that_any_other_name_is_refused(host: str) -> None:
    assert refusal_reason(a_get("/_scenes", host=host)) is not None


def test_that_the_port_may_be_left_out_where_it_is_the_usual_one() -> None:
    request = a_get("/_scenes", host="127.0.0.1")._replace(port=80)
    assert refusal_reason(request) is None


def test_that_a_request_without_a_name_is_refused() -> None:
    assert refusal_reason(MockRequest("GET", "/_scenes", "", (), b"", PORT)) is not None


def test_that_a_request_with_two_names_is_refused() -> None:
    request = a_get("/_scenes")
    assert refusal_reason(request._replace(headers=request.headers * 2)) is not None


@pytest.mark.parametrize(
    "origin",
    ["null", "https://example.com", "http://127.0.0.1", f"https://127.0.0.1:{PORT}", "file://"],
)
def test_that_a_foreign_page_is_refused(origin: str) -> None:
    assert refusal_reason(a_get("/_scenes", origin=origin)) is not None


def test_that_our_own_page_comes_in() -> None:
    assert refusal_reason(a_get("/_scenes", origin=f"http://localhost:{PORT}")) is None


@pytest.mark.parametrize(
    ("content_type", "is_json"),
    [
        ("application/json", True),
        ("Application/JSON; charset=UTF-8", True),
        ("application/vnd.api+json", True),
        ("text/plain", False),
        ("application/x-www-form-urlencoded", False),
        ("multipart/form-data; boundary=x", False),
        ("text/html+json", False),
    ],
)
def test_that_only_json_is_taken(content_type: str, is_json: bool) -> None:
    request = a_post("/v1/models/m:generateContent")
    headers = ((b"content-type", content_type.encode()),)
    assert carries_json(request._replace(headers=headers)) is is_json


def test_that_a_program_may_leave_the_type_out() -> None:
    assert carries_json(a_get("/_scenes"))
