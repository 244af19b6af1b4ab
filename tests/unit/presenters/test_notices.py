"""Notices on an answer that is whole."""

from typing import Any

import pytest

from tests.builders import STREAM_URL, an_answer, an_event
from workbench.domain.assertion import Verdict
from workbench.domain.run import CLEAN
from workbench.gemini.reading import Reader, Reading
from workbench.presenters.error_view import Act
from workbench.presenters.notices import Notice, failed_assertions, notices_of, stopped


def reading_of(value: dict[str, Any], url: str = STREAM_URL) -> Reading:
    reader = Reader(url, 200, ())
    reader.feed(an_event(value), 0.0)
    return reader.finish(CLEAN, 0.0)


def titles(value: dict[str, Any], url: str = STREAM_URL) -> list[str]:
    return [notice.title for notice in notices_of(reading_of(value, url))]


def finished(reason: Any, **more: Any) -> dict[str, Any]:
    return {"candidates": [{"content": {"parts": [{"text": "x"}]}, "finishReason": reason, **more}]}


def test_that_a_plain_answer_has_no_notice() -> None:
    assert titles(an_answer("Hello", "STOP")) == []
    assert titles(finished(1)) == []


def test_that_an_answer_cut_at_the_limit_tells_how_long_it_is() -> None:
    usage = {"usageMetadata": {"candidatesTokenCount": 8_000, "thoughtsTokenCount": 192}}
    assert titles(finished("MAX_TOKENS") | usage) == ["Cut off at 8,192 tokens"]
    assert titles(finished("MAX_TOKENS")) == ["Cut off at the token limit"]


def test_that_a_safety_filter_is_named_by_its_category() -> None:
    ratings = [
        {"category": "HARM_CATEGORY_HATE_SPEECH", "probability": "LOW"},
        {"category": "HARM_CATEGORY_DANGEROUS_CONTENT", "probability": "HIGH", "blocked": True},
    ]
    assert titles(finished("SAFETY", safetyRatings=ratings)) == [
        "Stopped by a safety filter: dangerous content"
    ]
    assert titles(finished("SAFETY")) == ["Stopped by a safety filter"]


@pytest.mark.parametrize(
    ("reason", "title"),
    [
        ("PROHIBITED_CONTENT", "Stopped by a safety filter"),
        ("RECITATION", "Stopped: too close to a source"),
        ("MALFORMED_FUNCTION_CALL", "The model wrote a function call that cannot be read"),
        ("SOMETHING_NEW", "Finish reason: SOMETHING_NEW"),
        (4, "Stopped: too close to a source"),
        (99, "Finish reason: 99"),
    ],
)
def test_that_other_finish_reasons_have_their_words(reason: Any, title: str) -> None:
    assert titles(finished(reason)) == [title]


def test_that_the_models_own_message_is_shown() -> None:
    (notice,) = notices_of(reading_of(finished("UNEXPECTED_TOOL_CALL", finishMessage="no f")))
    assert notice.detail == "no f"


def test_that_a_blocked_prompt_is_told_with_its_reason() -> None:
    (notice,) = notices_of(reading_of({"promptFeedback": {"blockReason": "PROHIBITED_CONTENT"}}))
    assert (notice.title, notice.detail) == ("Google blocked the prompt", "prohibited content")


def test_that_google_s_words_on_a_blocked_prompt_come_first() -> None:
    feedback = {"blockReason": "MODEL_ARMOR", "blockReasonMessage": "Injection."}
    (notice,) = notices_of(reading_of({"promptFeedback": feedback}))
    assert notice.detail == "Injection."


def test_that_an_answer_without_content_is_told() -> None:
    assert titles({"candidates": [{"finishReason": "STOP"}]}) == ["The response has no content"]


def test_that_counted_tokens_need_no_content() -> None:
    url = STREAM_URL.replace("streamGenerateContent?alt=sse", "countTokens")
    assert titles({"totalTokens": 31}, url) == []


def test_that_another_model_is_told() -> None:
    answer = an_answer("Hi", "STOP", modelVersion="gemini-3.6-flash")
    assert titles(answer) == ["You asked for gemini-3.5-flash; gemini-3.6-flash answered"]


@pytest.mark.parametrize(
    "version", ["gemini-3.5-flash", "models/gemini-3.5-flash", "gemini-3.5-flash-002"]
)
def test_that_a_version_of_the_model_is_the_model(version: str) -> None:
    assert titles(an_answer("Hi", "STOP", modelVersion=version)) == []


def test_that_stopping_is_told_with_what_had_come() -> None:
    assert stopped(31) == Notice("neutral", "Stopped after 31 chunks")
    assert stopped(0).title == "Stopped before the first chunk"


def a_verdict(*, passed: bool, skipped: bool = False) -> Verdict:
    return Verdict("t", "status", "is", passed, skipped)


def test_that_failed_assertions_lead_to_their_view() -> None:
    verdicts = [
        a_verdict(passed=False),
        a_verdict(passed=True),
        a_verdict(passed=False, skipped=True),
    ]
    notice = failed_assertions(verdicts)
    assert notice is not None
    assert (notice.title, notice.view) == ("1 of 2 assertions failed", "assertions")
    assert failed_assertions([a_verdict(passed=True)]) is None


LIMITED = '{"generationConfig": {"maxOutputTokens": 5}}'
RATED = {"safetyRatings": [{"category": "HARM_CATEGORY_HARASSMENT", "probability": "LOW"}]}


@pytest.mark.parametrize(
    ("value", "body", "act"),
    [
        (finished("MAX_TOKENS"), LIMITED, Act.RAISE_LIMIT),
        (finished("MAX_TOKENS"), "{}", None),
        (finished(2), LIMITED, Act.RAISE_LIMIT),
        (finished("SAFETY", **RATED), "{}", Act.SHOW_PLACE),
        (finished("SAFETY"), "{}", None),
        (finished("MALFORMED_FUNCTION_CALL"), "{}", Act.SEND_AGAIN),
        ({"promptFeedback": {"blockReason": "SAFETY", **RATED}}, "{}", Act.SHOW_PLACE),
        ({"promptFeedback": {"blockReason": "SAFETY"}}, "{}", None),
        (an_answer("Hi", "STOP", modelVersion="gemini-9"), "{}", Act.USE_MODEL),
    ],
)
def test_that_a_notice_offers_what_can_be_done(
    value: dict[str, Any], body: str, act: Act | None
) -> None:
    (notice, *_) = notices_of(reading_of(value), body)
    assert (notice.action.act if notice.action else None) is act
