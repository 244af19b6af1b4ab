"""What may be a key, its name and its hosts; no message holds a value."""

import pytest

from workbench.domain.errors import UsageTrouble
from workbench.domain.key_value import (
    BadKeyValue,
    check_key_host,
    check_key_name,
    check_key_value,
)

KEY = "AQ.canary-0123456789"
BAD = {
    "a line break inside": (f"{KEY[:5]}\n{KEY[5:]}", "Character 6 is a line break (U+000A)"),
    "a space inside": (f"{KEY[:3]} {KEY[3:]}", "Character 4 is a space (U+0020)"),
    "a no-break space": (f"{KEY[:3]}\xa0{KEY[3:]}", "U+00A0"),
    "a zero-width space": (f"{KEY}\u200b", "Character 21 is the character U+200B"),
    "a typographic quote": (f"\u201c{KEY}\u201d", "Character 1 is the character U+201C"),
    "a CJK letter": (f"{KEY}\u9375", "U+9375"),
    "a NUL": (f"{KEY}\0", "U+0000"),
    "a DEL": (f"{KEY}\x7f", "U+007F"),
    "an emoji": (f"{KEY}\U0001f511", "U+1F511"),
    "a lone surrogate": (f"{KEY}\ud800", "U+D800"),
    "nothing": ("", "empty"),
    "only white space": (" \t\n", "empty"),
    "far too much": (KEY * 4000, "80,000 characters"),
}


@pytest.mark.parametrize("name", BAD)
def test_that_a_bad_key_is_named_by_its_place_and_never_shown(name: str) -> None:
    value, said = BAD[name]
    with pytest.raises(BadKeyValue) as caught:
        check_key_value(value)
    text = str(caught.value)
    assert said in text
    assert KEY[:4] not in text


@pytest.mark.parametrize("around", [" {}", "{}\n", "\t{}\r\n", "\xa0{}\u2003"])
def test_that_white_space_around_a_key_is_taken_away(around: str) -> None:
    assert check_key_value(around.format(KEY)) == KEY


def test_that_places_count_from_what_was_entered() -> None:
    with pytest.raises(BadKeyValue, match="Character 5 is"):
        check_key_value("  ab\ncd")


@pytest.mark.parametrize("name", ["default", "My key 2", "müller", "a.b-c_d", "x"])
def test_that_a_plain_name_is_taken(name: str) -> None:
    assert check_key_name(f" {name} ") == name


@pytest.mark.parametrize("name", ["", "none", "None", "-x", "a}}b", "a/b", "a\nb", "x" * 65])
def test_that_a_name_that_files_could_not_hold_is_refused(name: str) -> None:
    with pytest.raises(UsageTrouble):
        check_key_name(name)


@pytest.mark.parametrize(
    ("typed", "host"),
    [
        ("API.example.com", "api.example.com"),
        ("api.example.com:8443", "api.example.com:8443"),
        ("https://api.example.com/v1/models", "api.example.com"),
        ("localhost:8080", "localhost:8080"),
        ("[::1]:8080", "[::1]:8080"),
        ("127.0.0.1", "127.0.0.1"),
    ],
)
def test_that_a_host_is_taken_with_or_without_its_port(typed: str, host: str) -> None:
    assert check_key_host(typed) == host


@pytest.mark.parametrize(
    "host", ["", "*", "*.example.com", "a b", "host:0", "host:99999", "user@host", "host:"]
)
def test_that_what_is_no_host_is_refused(host: str) -> None:
    with pytest.raises(UsageTrouble):
        check_key_host(host)
