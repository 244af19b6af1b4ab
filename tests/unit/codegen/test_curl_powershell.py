"""A call as a curl command for PowerShell: what the program gets is read back by PowerShell's rules."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.codegen.test_curl import KEY, a_call
from workbench.codegen.call import Text
from workbench.codegen.curl_powershell import LONGEST_LINE, quoted, render
from workbench.codegen.generator import CannotRender
from workbench.importers.marks import marked
from workbench.importers.shells.powershell import read_powershell


def word_of(text: Text) -> str:
    """Return the one word that a program gets for a text."""
    (found,) = read_powershell(f"x {quoted(text)}", {}).invocations
    assert len(found.words) == 2
    return found.words[1]


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\r\\\ufdd0\ufdd1")))
def test_that_a_text_is_one_word_that_means_itself(text: str) -> None:
    assert word_of((text,)) == text


def test_that_the_key_is_filled_by_powershell() -> None:
    assert word_of(('a `$b "', KEY, "c")) == f'a `$b "{marked(KEY.name)}c'


def test_that_every_version_is_told_to_pass_quotes_on_alike() -> None:
    lines = render(a_call()).split("\n")
    assert lines[0] == "$PSNativeCommandArgumentPassing = 'Legacy'"
    assert lines[1].startswith("curl.exe --no-buffer ")
    assert lines[-1] == "  --data-raw '{\\\"contents\\\": []}'"


def test_that_a_long_body_goes_through_a_file() -> None:
    code = render(a_call(body=("it's " * LONGEST_LINE,)))
    assert "[IO.File]::WriteAllText($body, 'it''s it''s" in code
    assert code.endswith('--data-binary "@$body"')


@pytest.mark.parametrize("body", ["a\0", "\ud800"])
def test_that_what_powershell_cannot_pass_on_is_refused(body: str) -> None:
    with pytest.raises(CannotRender):
        render(a_call(body=(body,)))
