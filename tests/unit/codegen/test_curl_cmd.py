"""A call as a curl command for cmd: what the program gets is read back by cmd's rules."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.codegen.test_curl import CALLS, KEY, a_call
from workbench.codegen.call import Text
from workbench.codegen.curl_cmd import LONGEST_LINE, quoted, render
from workbench.codegen.generator import CannotRender
from workbench.importers.marks import marked
from workbench.importers.shells.cmd import read_cmd


def word_of(text: Text) -> str:
    """Return the one word that a program gets for a text."""
    (found,) = read_cmd(f"x {quoted(text)}", {}).invocations
    assert len(found.words) == 2
    return found.words[1]


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\r\ufdd0\ufdd1%")))
def test_that_a_text_is_one_word_that_means_itself(text: str) -> None:
    assert word_of((text,)) == text


@pytest.mark.parametrize(
    "text", ["a\\", '\\"', '\\\\"\\', 'say "a" ^ & | <b> (c) !d! 100 %', "a\nb\n"]
)
def test_that_hard_texts_are_one_word(text: str) -> None:
    assert word_of((text,)) == text


def test_that_the_key_is_filled_by_cmd() -> None:
    assert word_of(("Bearer ", KEY)) == f"Bearer {marked(KEY.name)}"


def test_that_a_command_has_one_option_a_line() -> None:
    assert "\n" not in render(CALLS["models"])
    assert (
        render(a_call()).split(" ^\n")[1].strip() == '--header ^"Content-Type: application/json^"'
    )


@pytest.mark.parametrize("body", ["a\0", "a\rb", "\ud800", "x" * LONGEST_LINE])
def test_that_what_no_command_line_holds_is_refused(body: str) -> None:
    with pytest.raises(CannotRender):
        render(a_call(body=(body,)))
