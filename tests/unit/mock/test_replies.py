"""Answers carry the headers of the API, and none that let a web page in."""

import json

import pytest

from workbench.mock.exchange import MockAnswer, Write
from workbench.mock.faults import Bent
from workbench.mock.framing import Shape
from workbench.mock.refusals import refusal_named
from workbench.mock.replies import (
    error_reply,
    gateway_page,
    not_found_page,
    refusal_reply,
    told_reply,
    value_reply,
)

TOLD = Bent((Write(240, b"x"),))


def header(answer: MockAnswer, name: bytes) -> bytes:
    return dict(answer.headers)[name]


@pytest.mark.parametrize(
    ("shape", "content_type"),
    [
        (Shape.EVENTS, b"text/event-stream"),
        (Shape.ARRAY, b"application/json; charset=UTF-8"),
        (Shape.WHOLE, b"application/json; charset=UTF-8"),
    ],
)
def test_that_each_shape_has_its_type(shape: Shape, content_type: bytes) -> None:
    assert header(told_reply(TOLD, shape), b"content-type") == content_type


def test_that_events_are_an_attachment() -> None:
    assert header(told_reply(TOLD, Shape.EVENTS), b"content-disposition") == b"attachment"


def test_that_the_servers_time_is_that_before_the_first_chunk() -> None:
    assert header(told_reply(TOLD, Shape.EVENTS), b"server-timing") == b"gfet4t7; dur=240"


@pytest.mark.parametrize(
    "answer", [told_reply(TOLD, Shape.EVENTS), value_reply({}), not_found_page(), gateway_page()]
)
def test_that_nothing_is_sniffed_and_no_page_is_let_in(answer: MockAnswer) -> None:
    assert header(answer, b"x-content-type-options") == b"nosniff"
    assert not any(name.startswith(b"access-control-") for name, _ in answer.headers)


def test_that_an_error_comes_in_an_array_only_for_arrays() -> None:
    value = {"error": {"code": 404}}
    assert error_reply(404, value, Shape.ARRAY).body == (
        b'[{\n  "error": {\n    "code": 404\n  }\n}\n]'
    )
    assert json.loads(error_reply(404, value, Shape.EVENTS).body) == value


def test_that_a_refusal_may_bring_headers() -> None:
    refusal = refusal_named("error-401")
    assert refusal is not None
    assert header(refusal_reply(refusal), b"www-authenticate").startswith(b"Bearer realm=")


def test_that_pages_are_html_with_their_status() -> None:
    assert (not_found_page().status, gateway_page().status) == (404, 502)
    assert header(gateway_page(), b"content-type").startswith(b"text/html")
