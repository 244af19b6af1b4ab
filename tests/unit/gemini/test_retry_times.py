"""When a server asks to be tried again, read strictly."""

from datetime import UTC, datetime
from typing import Any

import pytest

from tests.unit.gemini.error_bodies import a_retry, an_error
from workbench.gemini.error_objects import innermost_error
from workbench.gemini.retry_times import http_date, retry_after, retry_delay, retry_wish

NOW = datetime(2026, 11, 22, 12, 0, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("34.074824224s", 34.074824224),
        ("44s", 44.0),
        ("0s", 0.0),
        ("0.5s", 0.5),
        ("36000s", 36_000.0),
        ("007s", 7.0),
        ("-5s", None),
        ("+5s", None),
        ("5", None),
        ("5 s", None),
        (" 5s", None),
        ("5s\n", None),
        ("5.s", None),
        (".5s", None),
        ("1.0000000001s", None),
        ("1e3s", None),
        ("\uff15s", None),
        ("99999999999999999999s", None),
        ("9" * 5_000 + "s", None),
        ("", None),
        (5, None),
        ({"seconds": 5}, None),
        (None, None),
    ],
)
def test_that_only_the_documented_form_of_a_delay_counts(value: Any, seconds: float | None) -> None:
    assert retry_delay(value) == seconds


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("120", 120.0),
        (" 7 ", 7.0),
        ("0", 0.0),
        ("Sun, 22 Nov 2026 12:00:30 GMT", 30.0),
        ("Sunday, 22-Nov-26 12:00:30 GMT", 30.0),
        ("Sun Nov 22 12:00:30 2026", 30.0),
        ("Sun, 22 Nov 2026 11:00:00 GMT", 0.0),
        ("-5", None),
        ("1.5", None),
        ("\uff15", None),
        ("9" * 30, None),
        ("soon", None),
        ("Sun, 31 Feb 2026 12:00:00 GMT", None),
        ("Sun, 22 Foo 2026 12:00:00 GMT", None),
        ("Sun, 22 Nov 2026 25:00:00 GMT", None),
        ("Sun, 22 Nov 2026 12:00:00 CET", None),
        ("Sun, 22 Nov 0000 12:00:00 GMT", None),
        ("2026-11-22T12:00:00Z", None),
        ("", None),
    ],
)
def test_that_retry_after_is_seconds_or_a_date(value: str, seconds: float | None) -> None:
    assert retry_after((("Retry-After", value),), NOW) == seconds


def test_that_a_date_counts_from_the_date_of_the_answer() -> None:
    headers = (
        ("date", "Sun, 22 Nov 2026 13:00:00 GMT"),
        ("retry-after", "Sun, 22 Nov 2026 13:00:09 GMT"),
    )
    assert retry_after(headers, NOW) == 9.0


def test_that_a_date_without_a_beginning_is_no_wish() -> None:
    assert retry_after((("Retry-After", "Sun, 22 Nov 2026 12:00:30 GMT"),)) is None


def test_that_milliseconds_count_first() -> None:
    assert retry_after((("Retry-After", "9"), ("Retry-After-Ms", "1500"))) == 1.5


def test_that_the_body_counts_before_the_header() -> None:
    error = innermost_error(an_error(429, "S", "m", a_retry("3s")))
    assert retry_wish(error, (("Retry-After", "9"),)) == 3.0


def test_that_the_header_counts_where_the_body_is_wrong() -> None:
    error = innermost_error(an_error(429, "S", "m", a_retry("soon")))
    assert retry_wish(error, (("Retry-After", "9"),)) == 9.0


def test_that_an_old_year_of_two_digits_is_of_the_last_century() -> None:
    assert http_date("Sunday, 06-Nov-94 08:49:37 GMT") == datetime(
        1994, 11, 6, 8, 49, 37, tzinfo=UTC
    )
