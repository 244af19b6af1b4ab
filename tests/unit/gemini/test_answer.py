"""What arrived of an answer."""

import pytest

from tests.unit.gemini.test_response import folded
from workbench.domain.run import HeaderList
from workbench.gemini.answer import Answer
from workbench.gemini.endpoints import Endpoint, Surface

HTML = (("X-Other", "json"), ("Content-Type", "Text/HTML; charset=utf-8"))


def an_answer_of(text: str, headers: HeaderList = (), *values: object) -> Answer:
    """Return an answer that begins with this text and has these JSON frames."""
    endpoint = Endpoint(Surface.GEMINI)
    return Answer(endpoint, 200, folded(*values), headers=headers, beginning=text)


def test_that_the_content_type_announces_what_comes() -> None:
    answer = an_answer_of("", HTML)
    assert answer.announces("html")
    assert not answer.announces("json")


@pytest.mark.parametrize(
    ("answer", "is_page"),
    [
        (an_answer_of("<!doctype html>"), True),
        (an_answer_of("\n <p>Sign in"), True),
        (an_answer_of("Sign in", HTML), True),
        (an_answer_of("Sign in"), False),
        (an_answer_of(" \n", HTML), False),
        (an_answer_of("leftover", HTML, {"candidates": []}), False),
    ],
)
def test_that_markup_or_announced_text_is_a_page(answer: Answer, is_page: bool) -> None:
    assert answer.is_page is is_page
