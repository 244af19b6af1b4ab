"""File names made from the names of documents."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.domain.file_names import MAX_LENGTH, file_stem


@pytest.mark.parametrize(
    ("name", "stem"),
    [
        ("Weather tool call", "weather-tool-call"),
        ("Café Größe", "cafe-grosse"),
        ("../../etc/passwd", "etc-passwd"),
        ("a:b?.", "a-b"),
        ("-rf *", "rf"),
        ("天気", "request"),
        ("", "request"),
        ("CON", "con-request"),
        ("lpt1", "lpt1-request"),
        ("Collection", "collection-request"),
        (".git", "git"),
        ("x" * 300, "x" * MAX_LENGTH),
    ],
)
def test_that_a_name_becomes_a_stem(name: str, stem: str) -> None:
    assert file_stem(name) == stem


def test_that_a_taken_stem_gets_a_number() -> None:
    assert file_stem("Hello", ["HELLO", "hello-2"]) == "hello-3"


@given(st.text(), st.lists(st.text(), max_size=5))
def test_that_every_stem_is_safe_and_free(name: str, taken: list[str]) -> None:
    stem = file_stem(name, taken)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", stem)
    assert stem not in {each.casefold() for each in taken}
