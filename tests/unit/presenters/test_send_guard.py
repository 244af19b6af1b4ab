"""Why Send is disabled."""

import pytest

from tests.builders import a_request
from workbench.domain.request import Header
from workbench.presenters.send_guard import obstacle

KNOWN = {"baseUrl": "https://generativelanguage.googleapis.com", "apiVersion": "v1beta"}


def test_that_a_request_with_known_variables_can_be_sent() -> None:
    assert obstacle(a_request(), KNOWN) == ""


def test_that_nothing_is_said_of_variables_before_they_are_known() -> None:
    assert obstacle(a_request(url="{{host}}/v1beta/models/m:generateContent"), None) == ""


def test_that_an_unknown_variable_is_named() -> None:
    said = obstacle(a_request(body='{"a": "{{city}}"}'), KNOWN)
    assert said == "{{city}} has no value here. Choose another environment, or write the value."


def test_that_many_unknown_variables_are_counted() -> None:
    said = obstacle(a_request(body="{{a}} {{b}} {{c}} {{d}} {{e}}"), KNOWN)
    assert said.startswith("{{a}}, {{b}}, {{c}} and 2 more have no value here.")


def test_that_a_header_that_is_off_asks_for_nothing() -> None:
    headers = (Header("X-Trace", "{{trace}}", enabled=False),)
    assert obstacle(a_request(headers=headers), KNOWN) == ""


@pytest.mark.parametrize("text", ["{{$uuid}}", "{{secret:default}}", "{{7*7}}"])
def test_that_computed_and_secret_names_are_no_obstacle(text: str) -> None:
    assert obstacle(a_request(body=text), KNOWN) == ""


def test_that_an_empty_url_is_named() -> None:
    assert obstacle(a_request(url=" "), KNOWN).startswith("The URL is empty.")


def test_that_a_missing_model_is_named() -> None:
    url = "{{baseUrl}}/{{apiVersion}}/models/:generateContent"
    assert obstacle(a_request(url=url), KNOWN).startswith("The URL names no model.")
