"""The request bar's view of a URL."""

import pytest

from tests.builders import STREAM_URL, TEMPLATE_URL
from workbench.presenters.url_view import (
    NOT_A_MODEL_PATH,
    UrlView,
    choose_method,
    choose_model,
    one_line,
    url_view,
)

HOST = "https://generativelanguage.googleapis.com/v1beta"


def test_that_model_and_method_are_read_from_the_url() -> None:
    assert url_view(STREAM_URL) == UrlView("gemini-3.5-flash", "streamGenerateContent", "")


def test_that_variables_do_not_hide_the_model() -> None:
    assert url_view(TEMPLATE_URL).model == "gemini-3.5-flash"


@pytest.mark.parametrize("url", ["", "https://example.com/", f"{HOST}/models", f"{HOST}/files"])
def test_that_other_urls_say_why_row_two_is_off(url: str) -> None:
    assert url_view(url) == UrlView("", None, NOT_A_MODEL_PATH)


def test_that_a_method_that_is_not_offered_is_no_segment() -> None:
    assert url_view(f"{HOST}/models/gemini-embedding-2:embedContent").method is None


def test_that_streaming_asks_for_events_and_the_others_do_not() -> None:
    counted = choose_method(STREAM_URL, "countTokens", 0).url
    assert counted.endswith("/models/gemini-3.5-flash:countTokens")
    assert choose_method(counted, "streamGenerateContent", 0).url == STREAM_URL


@pytest.mark.parametrize("before", ["/models/", "https://", "stream", "?alt", "=sse"])
def test_that_the_caret_stays_beside_its_characters(before: str) -> None:
    caret = STREAM_URL.index(before)
    edit = choose_model(STREAM_URL, "gemini-3.8-flash-preview", caret)
    assert edit.url[edit.caret :].startswith(before)


def test_that_a_caret_inside_the_model_stays_inside_the_url() -> None:
    url = f"{HOST}/models/a-very-long-name:generateContent"
    for caret in range(len(url) + 1):
        edit = choose_model(url, "b", caret)
        assert 0 <= edit.caret <= len(edit.url)


def test_that_a_pasted_url_is_one_line() -> None:
    assert one_line(" https://host/v1\r\n  /models\n") == "https://host/v1/models"
