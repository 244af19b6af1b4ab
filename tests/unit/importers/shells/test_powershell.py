"""Command lines of PowerShell."""

import pytest

from workbench.importers.marks import named
from workbench.importers.shells.invocation import NotAScript
from workbench.importers.shells.powershell import is_powershell, read_powershell


def words(text: str) -> list[list[str]]:
    found = read_powershell(text, {"GIVEN": "g"}).invocations
    return [[named(word) for word in one.words] for one in found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a 'it''s' \"x\"", [["a", "it's", "x"]]),
        ("a `\n b # c\nd", [["a", "b"], ["d"]]),
        ('a "`"q`" `n $env:KEY ${env:K2} $GIVEN"', [["a", '"q" \n {{KEY}} {{K2}} g']]),
        ("a $env:KEY", [["a", "{{KEY}}"]]),
        ("a '{\\\"k\\\": 1}'", [["a", '{"k": 1}']]),
        ("a @'\n{\"k\": 1}\n'@", [["a", '{"k": 1}']]),
        ('a @"\nx $GIVEN\n"@', [["a", "x g"]]),
        ('a "say ""hi"""', [["a", 'say "hi"']]),
        ("a; b | c", [["a"], ["b"], ["c"]]),
        ("a b`;c", [["a", "b;c"]]),
    ],
)
def test_that_words_are_what_the_program_gets(text: str, found: list[list[str]]) -> None:
    assert words(text) == found


@pytest.mark.parametrize("text", ["a\nb 'c", 'a\nb "c'])
def test_that_an_open_quote_is_refused_with_its_line(text: str) -> None:
    with pytest.raises(NotAScript) as refused:
        read_powershell(text, {})
    assert refused.value.line == 2


def test_that_powershell_is_told_by_its_backticks_and_variables() -> None:
    assert is_powershell("curl.exe x `\r\n -s")
    assert is_powershell('curl "$env:KEY"')
    assert not is_powershell("curl x \\\n -s")
    assert not is_powershell('curl "`date`"')
