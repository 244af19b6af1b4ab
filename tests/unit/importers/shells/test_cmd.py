"""Command lines of cmd."""

import pytest

from workbench.importers.marks import named
from workbench.importers.shells.cmd import is_cmd, read_cmd
from workbench.importers.shells.invocation import NotAScript


def words(text: str) -> list[list[str]]:
    return [[named(w) for w in found.words] for found in read_cmd(text, {}).invocations]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('a "b c" d', [["a", "b c", "d"]]),
        ("a ^\r\n  b ^\n c", [["a", "b", "c"]]),
        ('a ^"b^&c^"', [["a", "b&c"]]),
        (r'a "say \"hi\""', [["a", 'say "hi"']]),
        ('a "say ""hi"""', [["a", 'say "hi"']]),
        (r'a "c:\dir\\"', [["a", "c:\\dir\\"]]),
        (r"a c:\dir", [["a", "c:\\dir"]]),
        ("a & b | c\nd", [["a"], ["b"], ["c"], ["d"]]),
        ("a %KEY% ^^", [["a", "{{KEY}}", "^"]]),
        ("a ^\n\nb", [["a", "b"]]),
    ],
)
def test_that_words_are_what_the_program_gets(text: str, found: list[list[str]]) -> None:
    assert words(text) == found


def test_that_an_open_quote_is_refused_with_its_line() -> None:
    with pytest.raises(NotAScript) as refused:
        read_cmd('a\nb "c', {})
    assert refused.value.line == 2


def test_that_cmd_is_told_by_its_carets() -> None:
    assert is_cmd('curl ^"x^"')
    assert is_cmd("curl x ^\r\n -s")
    assert not is_cmd("curl 'a^2' \\\n -s")
    assert not is_cmd('curl "a^b"')
