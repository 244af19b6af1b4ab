"""Error objects where content was expected."""

from typing import Any

import pytest

from workbench.gemini.stream_errors import error_in

ERROR = {"error": {"code": 503, "message": "Busy.", "status": "UNAVAILABLE"}}


@pytest.mark.parametrize(
    "value",
    [
        ERROR,
        [ERROR],
        [{}, ERROR],
        '{"error": {"code": 503, "message": "Busy.", "status": "UNAVAILABLE"}}',
    ],
)
def test_that_an_error_is_found_in_its_wrappings(value: Any) -> None:
    assert error_in(value) == ERROR


@pytest.mark.parametrize("value", [{"error": "busy"}, {"error": {"code": "rate_limit_exceeded"}}])
def test_that_errors_of_other_shapes_count(value: Any) -> None:
    assert error_in(value) == value


@pytest.mark.parametrize(
    "value",
    [{}, {"error": None}, {"error": {}}, {"error": ""}, [], [1], "error", "{error", 3, None],
)
def test_that_anything_else_is_no_error(value: Any) -> None:
    assert error_in(value) is None


def test_that_an_event_may_be_an_error_by_its_name() -> None:
    assert error_in({"code": "internal"}, "error") == {"error": {"code": "internal"}}
    assert error_in(ERROR, "error") == ERROR


@pytest.mark.parametrize("key", ["name", "id"])
def test_that_a_resource_that_tells_of_its_own_failure_is_an_answer(key: str) -> None:
    assert error_in({key: "batches/1", **ERROR}, "body") is None
    assert error_in({key: "chunk-1", **ERROR}, "message") is not None
