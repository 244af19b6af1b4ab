"""What in a request Google refused, from its words."""

import pytest

from tests.unit.gemini.error_bodies import a_violation, an_error
from workbench.gemini.error_objects import ErrorFacts, innermost_error
from workbench.gemini.invalid_requests import (
    invalid_request,
    is_key_missing,
    is_key_rejected,
    is_too_large,
    key_rejected,
)


def refused(message: str, *details: dict[str, object]) -> ErrorFacts:
    return innermost_error(an_error(400, "INVALID_ARGUMENT", message, *details))


@pytest.mark.parametrize(
    ("message", "row"),
    [
        ("Function call is missing a thought_signature in functionCall parts.", "signature missing"),
        ("Corrupted thought signature.", "signature invalid"),
        ("thoughtSignature is invalid", "signature invalid"),
        ("The prompt is too long: input token count is 9 but the model only supports up to 5", "prompt too long"),
        ("Thinking budget is not supported for this model.", "thinking"),
        ("Unable to submit request because thinking_budget is out of range; supported values are 128 to 32768.", "thinking"),
        ("Invalid value at 'generation_config.thinking_config.thinking_level' (type.googleapis.com/ThinkingLevel), \"foo\"", "field"),
        ("Ensure that function call turn comes immediately after a user turn or after a function response turn.", "turn order"),
        ("Unable to process input image. Retry or report.", "mime type"),
        ("The mime type image/bmp is not supported.", "mime type"),
        ("Use a valid role: user, model.", "unreadable"),
        ("", "unreadable"),
    ],
)  # fmt: skip
def test_that_the_words_tell_the_row(message: str, row: str) -> None:
    assert invalid_request(refused(message)).id == row


def test_that_a_message_that_says_something_is_the_reason() -> None:
    assert (
        invalid_request(refused("Use a valid role: user, model.")).explanation
        == "Use a valid role: user, model."
    )


def test_that_the_words_of_a_violation_count_like_the_message() -> None:
    violation = a_violation("contents[0]", "Thinking level is not supported for this model.")
    assert (
        invalid_request(refused("Request contains an invalid argument.", violation)).id
        == "thinking"
    )


def test_that_an_expired_and_a_doubled_key_have_their_own_reason() -> None:
    assert (
        key_rejected(refused("API key expired.")).explanation == "Google says that it has expired."
    )
    doubled = key_rejected(refused("Multiple authentication credentials received."))
    assert doubled.explanation == "It was sent in more than one place."


def test_that_texts_about_keys_and_size_are_told_apart() -> None:
    assert is_key_rejected(refused("API key not valid."))
    assert is_key_missing(refused("Missing or invalid Authorization header."))
    assert is_too_large(refused("Request payload size exceeds the limit: 20971520 bytes."))
    assert not is_key_rejected(refused("Other."))


def test_that_an_endless_message_is_judged_by_its_beginning() -> None:
    assert invalid_request(refused("token count (5 " * 200_000)).id == "prompt too long"
