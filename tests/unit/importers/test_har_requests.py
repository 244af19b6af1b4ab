"""Requests of HAR files."""

import json
from typing import Any

import pytest

from workbench.domain.request import Header, Request
from workbench.importers.har_requests import read, recognises
from workbench.importers.imported import ImportOptions, NotUnderstood


def har(*requests: Any) -> str:
    return json.dumps({"log": {"entries": [{"request": request} for request in requests]}})


def one(**request: Any) -> Request:
    (placed,) = read(
        har({"method": "post", "url": "https://a.test/x", **request}), ImportOptions()
    ).requests
    return placed.request


def test_that_a_file_and_a_request_alone_are_recognised() -> None:
    assert recognises(har())
    assert recognises('{"method": "GET", "url": "u", "httpVersion": "1.1"}')
    assert not recognises('{"url": "u"}')


def test_that_an_entry_comes_in_without_what_sending_adds() -> None:
    rows = [
        *({"name": ":authority", "value": "a.test"}, {"name": "Host", "value": "a.test"}),
        *({"name": "Content-Length", "value": "2"}, {"name": "X", "value": "y"}),
    ]
    found = one(headers=rows, postData={"mimeType": "application/json", "text": "{}"})
    assert (found.name, found.method, found.body) == ("POST /x", "POST", "{}")
    assert found.headers == (Header("X", "y"), Header("Content-Type", "application/json"))


def test_that_a_request_alone_gets_its_query_and_cookies() -> None:
    alone = {
        "method": "GET",
        "url": "https://a.test/x",
        "httpVersion": "1.1",
        "queryString": [{"name": "a", "value": "b c"}],
        "cookies": [{"name": "s", "value": "1"}, {"name": "t", "value": "2"}],
    }
    (placed,) = read(json.dumps(alone), ImportOptions()).requests
    assert placed.request.url == "https://a.test/x?a=b%20c"
    assert placed.request.headers == (Header("Cookie", "s=1; t=2"),)


def test_that_forms_are_made_of_their_parameters() -> None:
    rows = [{"name": "a", "value": "b"}]
    assert (
        one(postData={"mimeType": "application/x-www-form-urlencoded", "params": rows}).body
        == "a=b"
    )
    files = [{"name": "f", "value": "x", "fileName": "a.txt"}, {"name": "g", "fileName": "b.txt"}]
    body = one(postData={"mimeType": "multipart/form-data", "params": files}).body
    assert 'filename="a.txt"\r\nContent-Type: application/octet-stream\r\n\r\nx\r\n' in body
    assert "@b.txt" in body


@pytest.mark.parametrize("text", ["{", '{"log": {}}', '{"log": {"entries": 1}}'])
def test_that_what_is_no_har_is_refused(text: str) -> None:
    with pytest.raises(NotUnderstood):
        read(text, ImportOptions())
