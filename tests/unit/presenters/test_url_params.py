"""The query of a URL as rows."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.presenters.url_params import (
    Param,
    followed,
    param_name,
    param_value,
    params_of,
    with_params,
)

URL = "{{baseUrl}}/v1beta/models/m:streamGenerateContent"
WORDS = st.text("ab%{}/?+=", max_size=5)


@pytest.mark.parametrize(
    ("query", "params"),
    [
        ("", ()),
        ("?alt=sse", (Param("alt", "sse"),)),
        ("?alt=sse&&x=a=b", (Param("alt", "sse"), Param("x", "a=b"))),
        ("?flag&empty=", (Param("flag"), Param("empty", ""))),
        ("?q={{a&b}}#part", (Param("q", "{{a&b}}"),)),
    ],
)
def test_that_a_query_is_read_as_it_is_spelled(query: str, params: tuple[Param, ...]) -> None:
    assert params_of(URL + query) == params


def test_that_parameters_replace_the_query_and_nothing_else() -> None:
    rows = (Param("a", "1"), Param("b", "2", enabled=False), Param("c"))
    assert with_params(f"{URL}?alt=sse#part", rows) == f"{URL}?a=1&c#part"
    assert with_params(f"{URL}#part", rows) == f"{URL}?a=1&c#part"
    assert with_params(f"{URL}?alt=sse", rows[1:2]) == URL


def test_that_rows_that_are_off_keep_their_place_when_the_url_changes() -> None:
    off = Param("key", "x", enabled=False)
    rows = (Param("a", "1"), off, Param("b", "2"))
    assert followed(rows, f"{URL}?a=9&b=2&c=3") == (
        Param("a", "9"),
        off,
        Param("b", "2"),
        Param("c", "3"),
    )
    assert followed(rows, URL) == (off,)


def test_that_what_would_end_a_value_is_escaped_and_nothing_else() -> None:
    assert param_value("a&b #c=d%20{{x y}}") == "a%26b%20%23c=d%20{{x y}}"
    assert param_name("a=b{{n=m}}") == "a%3Db{{n=m}}"


@given(st.lists(st.tuples(WORDS, st.none() | WORDS)))
def test_that_typed_parameters_are_read_back(typed: list[tuple[str, str | None]]) -> None:
    params = tuple(
        Param(param_name(name), None if value is None else param_value(value))
        for name, value in typed
        if "{{" not in name + (value or "") and "}}" not in name + (value or "")
    )
    shown = tuple(param for param in params if param.text)
    assert params_of(with_params("https://a.example/x", shown)) == shown
