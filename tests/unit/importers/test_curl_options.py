"""curl's options by their names."""

import pytest

from workbench.importers.curl_options import long_option, short_option, takes_argument


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("data", "data"),
        ("data-urlencode", "data-urlencode"),
        ("no-basic", "no-basic"),
        ("compress", None),  # compressed or compressed-ssh
        ("compressed-s", "compressed-ssh"),
        ("no-data", None),  # only flags can be turned off
        ("nonsense", None),
        ("", None),
    ],
)
def test_that_a_long_option_is_known_by_all_that_it_alone_begins_with(
    typed: str, name: str | None
) -> None:
    assert long_option(typed) == name


def test_that_letters_stand_for_long_options() -> None:
    assert short_option("H") == "header"
    assert short_option("G") == "get"
    assert short_option("§") is None


def test_that_what_takes_an_argument_is_known() -> None:
    assert takes_argument("proxy")
    assert not takes_argument("insecure")
