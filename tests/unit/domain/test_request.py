"""A request as a value."""

from dataclasses import FrozenInstanceError

import pytest

from workbench.domain.request import DEFAULT_METHOD, KeyChoice, Request, SendSettings


def test_that_a_request_needs_a_name_and_a_url_only() -> None:
    request = Request(name="Hello", url="x")
    assert (request.method, request.body, request.key) == (DEFAULT_METHOD, "", None)
    assert request.settings == SendSettings()


def test_that_a_request_cannot_be_changed_in_place() -> None:
    request = Request(name="Hello", url="x")
    with pytest.raises(FrozenInstanceError):
        request.name = "other"  # type: ignore[misc]  # what the test is about


def test_that_requests_can_be_compared_and_kept_in_sets() -> None:
    assert {Request("a", "x"), Request("a", "x")} == {Request("a", "x")}


@pytest.mark.parametrize(("name", "sends_none"), [("none", True), ("None", False), ("work", False)])
def test_that_none_is_the_key_that_sends_none(name: str, *, sends_none: bool) -> None:
    assert KeyChoice(name).sends_none is sends_none
