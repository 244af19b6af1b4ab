"""Marks and usage of the surfaces that are not folded."""

from typing import Any

import pytest

from workbench.gemini.endpoints import Surface
from workbench.gemini.unfolded import is_done, is_marked, usage_in


@pytest.mark.parametrize(("data", "done"), [("[DONE]", True), (" [DONE] ", True), ("[]", False)])
def test_that_done_is_known(data: str, done: bool) -> None:
    assert is_done(data) is done


@pytest.mark.parametrize(
    ("surface", "event", "value", "marked"),
    [
        (Surface.OPENAI, "message", {"choices": [{"finish_reason": "stop"}]}, True),
        (Surface.OPENAI, "message", {"choices": [{"finish_reason": None}]}, False),
        (Surface.OPENAI, "message", {"choices": None}, False),
        (Surface.OPENAI, "message", {"choices": [3]}, False),
        (Surface.INTERACTIONS, "interaction.completed", {}, True),
        (Surface.INTERACTIONS, "message", {"event_type": "interaction.completed"}, True),
        (Surface.INTERACTIONS, "step.stop", {"event_type": "step.stop"}, False),
        (Surface.INTERACTIONS, "message", {"event_type": ["x"]}, False),
        (Surface.OTHER, "interaction.completed", {}, False),
    ],
)
def test_that_a_surface_has_its_own_mark(
    surface: Surface, event: str, value: Any, marked: bool
) -> None:
    assert is_marked(surface, event, value) is marked


@pytest.mark.parametrize(
    ("value", "usage"),
    [
        ({"usage": {"total_tokens": 3}}, {"total_tokens": 3}),
        ({"interaction": {"usage": {"total_tokens": 3}}}, {"total_tokens": 3}),
        ({"usage": None}, None),
        ([], None),
    ],
)
def test_that_usage_is_found_where_the_surface_puts_it(value: Any, usage: Any) -> None:
    assert usage_in(value) == usage
