"""What the key doctor says of a key, a request and Google's answer."""

from dataclasses import replace

import pytest

from workbench.gemini.failure import Failure
from workbench.gemini.key_shapes import Kind, shape_of
from workbench.presenters.key_report import (
    BOTH_SET,
    answer_words,
    doubts_about,
    fit_words,
    kind_words,
    process_key_words,
    request_words,
    unread_words,
    use_rows,
)
from workbench.services.key_check import KeyCheck
from workbench.services.key_doctor import Examined, Fit

STANDARD = "AIza" + "x" * 35
REJECTED = Failure(
    "key rejected",
    "Google does not accept this key",
    "It may be mistyped, deleted or restricted.",
    code=400,
    reason="API_KEY_INVALID",
    message="API key not valid.",
)


def test_that_a_whole_key_is_said_to_look_complete() -> None:
    words = kind_words(shape_of(STANDARD), "xxxx")
    assert words.title == "Standard key · ends with …xxxx"
    assert words.lines[-1] == "It looks complete."


def test_that_what_is_wrong_with_a_key_stands_below_its_kind() -> None:
    words = kind_words(shape_of(f'"{STANDARD}"'))
    assert (words.glyph, words.title) == ("triangle-alert", "Standard key")
    assert "Quotes" in words.lines[1]


def test_that_nothing_is_promised_of_an_unknown_kind() -> None:
    assert "complete" not in " ".join(kind_words(shape_of("abcdefgh")).lines)


def test_that_a_file_is_no_key() -> None:
    words = kind_words(shape_of('{"type": "service_account"}'))
    assert (words.glyph, words.title) == ("info", "Service-account file")


def test_that_a_key_that_cannot_be_read_says_why() -> None:
    fit = Fit("Google AI v1beta")
    words = unread_words(Examined("Work", None, "", fit, "The Secret Service is locked."))
    assert words.lines == ("The Secret Service is locked.",)


def test_that_the_ways_of_a_kind_are_rows() -> None:
    assert use_rows(Kind.TOKEN)[0][:3] == ("Gemini API", "x-goog-api-key", "No")
    assert use_rows(Kind.SERVICE_ACCOUNT) == ()


def test_that_a_key_that_may_go_there_is_said_with_its_host() -> None:
    words = fit_words("Work", Fit("Staging", "staging.acme.dev"))
    assert words.title == (
        "“Work” goes to staging.acme.dev, where the environment “Staging” leads."
    )


def test_that_a_key_that_is_left_out_says_why_without_a_command_line() -> None:
    why = (
        "it is not bound to staging.acme.dev. Allow it with: "
        "gemini-workbench keys bind Work staging.acme.dev"
    )
    fit = Fit("Staging", "staging.acme.dev", why)
    words = fit_words("Work", fit)
    assert words.title == "“Work” is left out of requests to staging.acme.dev."
    assert words.lines == ("It is not bound to staging.acme.dev.",)
    assert fit.can_be_bound


def test_that_an_environment_without_a_base_url_is_said() -> None:
    assert "names no base URL" in fit_words("Work", Fit("Empty")).title


@pytest.mark.parametrize(
    ("carried", "title", "glyph"),
    [
        ((), "“Hello” carries no credential.", "info"),
        (("x-goog-api-key",), "“Hello” carries one credential: x-goog-api-key.", "circle-check"),
        (
            ("x-goog-api-key", "Authorization", "?key="),
            "“Hello” carries 3 credentials: x-goog-api-key, Authorization and ?key=.",
            "triangle-alert",
        ),
    ],
)
def test_that_the_credentials_of_a_request_are_counted(
    carried: tuple[str, ...], title: str, glyph: str
) -> None:
    words = request_words("Hello", carried)
    assert (words.title, words.glyph) == (title, glyph)
    assert ("Multiple authentication" in " ".join(words.lines)) == (len(carried) > 1)


def test_that_an_accepted_key_tells_its_models() -> None:
    words = answer_words(KeyCheck("Work", models=41), Kind.NEW)
    assert (words.title, words.lines) == ("Google accepts this key", ("41 models available.",))
    more = answer_words(KeyCheck("Work", models=1, has_more=True), Kind.NEW)
    assert more.lines == ("At least 1 model available.",)


def test_that_a_refusal_is_told_with_its_code_its_remedy_and_the_servers_words() -> None:
    words = answer_words(KeyCheck("Work", failure=REJECTED), Kind.NEW)
    assert words.title == "Google does not accept this key"
    assert words.lines[0] == "400 API_KEY_INVALID."
    assert words.lines[-1] == "The server's words: API key not valid."
    assert any("Copy the key again" in line for line in words.lines)


def test_that_a_call_that_reached_nobody_has_no_code() -> None:
    failure = replace(REJECTED, id="name", title="HOST cannot be found", code=None, reason=None)
    words = answer_words(KeyCheck("Work", failure=failure), Kind.NEW)
    assert words.title == "Nothing is known about this key"
    assert words.lines[0] == "HOST cannot be found."


def test_that_what_was_not_sent_says_why() -> None:
    words = answer_words(KeyCheck("Work", refused="It is locked."), Kind.NEW)
    assert (words.title, words.lines) == ("Nothing was sent", ("It is locked.",))


@pytest.mark.parametrize("text", ["", STANDARD, f" {STANDARD}\n", "any-key-of-a-proxy"])
def test_that_nothing_speaks_against_a_key(text: str) -> None:
    assert doubts_about(text) == ""


def test_that_doubts_are_told_before_a_key_is_kept() -> None:
    assert "Quotes" in doubts_about(f'"{STANDARD}"')
    assert "about an hour" in doubts_about("ya29.a0AfH6" + "z" * 30)
    assert "service account" in doubts_about('{"type": "service_account"}')


def test_that_two_keys_of_the_process_are_told_of() -> None:
    both = ("GEMINI_API_KEY", "GOOGLE_API_KEY")
    words = kind_words(shape_of(STANDARD))
    assert process_key_words(words, "GEMINI_API_KEY", both).lines[-1] == BOTH_SET
    assert process_key_words(words, "GEMINI_API_KEY", both[:1]) == words
    assert process_key_words(words, "Work", both) == words
