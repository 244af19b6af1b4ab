"""Words of bash."""

import pytest

from workbench.importers.marks import marked
from workbench.importers.shells.bash_words import WordReader
from workbench.importers.shells.invocation import NotAScript


def output(command: str, line: int) -> str:
    return f"[{command}:{line}]"


def words(text: str, **variables: str) -> tuple[str, ...]:
    return WordReader(text, variables, output).words()


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        (r"'a $b \n'", "a $b \\n"),
        (r'"a \"b\" \$c \x"', 'a "b" $c \\x'),
        ('"a\\\nb"', "ab"),
        (r"a\ b", "a b"),
        (r"$'it\'s'", "it's"),
        ('$"x"', "x"),
        ("a'b'\"c\"d", "abcd"),
        ("''", ""),
        ('"$A"', "1 2"),
        ("x$", "x$"),
        ("$?$1x", "x"),
        ("${A}y", "1 2y"),
        ('"${B:-d $A}"', "d 1 2"),
        ("'it'\"'\"'s'", "it's"),
        ('"$(date)"', "[date:1]"),
        ("`date`", "[date:1]"),
        (r'"\`"', "`"),
    ],
)
def test_that_a_word_is_what_bash_hands_on(typed: str, meant: str) -> None:
    found = words(typed, A="1 2") if "y" not in typed else words(f'"{typed}"', A="1 2")
    assert found == (meant,)


def test_that_an_unquoted_value_is_split_and_an_empty_one_vanishes() -> None:
    assert words("a$A", A="1 2") == ("a1", "2")
    assert words("$A", A="") == ()
    assert words('"$A"', A="") == ("",)


def test_that_an_unknown_variable_stays_a_mark() -> None:
    assert words("$A/${B#x}") == (f"{marked('A')}/{marked('B')}",)


def test_that_a_process_stands_as_the_name_of_a_file() -> None:
    reader = WordReader("@<(echo hi)", {}, output)
    assert reader.words() == ("@/dev/fd/63",)
    assert reader.files == [("/dev/fd/63", "[echo hi:1]")]


@pytest.mark.parametrize("typed", ["'a", '"a', "$'a", "`a", "$(a", "${a", "<(a"])
def test_that_what_is_not_closed_is_refused(typed: str) -> None:
    with pytest.raises(NotAScript):
        words(typed)


def test_that_a_text_is_read_as_between_double_quotes() -> None:
    reader = WordReader("", {"A": "1"}, output)
    assert reader.quoted_text('say "$A" \\$A $(x)') == 'say "1" $A [x:1]'
