"""Scripts of bash, read and never run."""

import pytest

from workbench.importers.marks import named
from workbench.importers.shells.bash import read_bash
from workbench.importers.shells.invocation import NotAScript


def commands(text: str, **variables: str) -> list[list[str]]:
    return [list(found.words) for found in read_bash(text, variables).invocations]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a b; c && d || e | f & g", [["a", "b"], ["c"], ["d"], ["e"], ["f"], ["g"]]),
        ("a \\\n b", [["a", "b"]]),
        ("a # b; c\nd", [["a"], ["d"]]),
        ("a#b", [["a#b"]]),
        ("a > out.txt 2>&1 b", [["a", "b"]]),
        ("a2>x", [["a2"]]),
        ("(a; b)", [["a"], ["b"]]),
        ("if a; then b; fi", [["a"], ["b"], ["fi"]]),
        ("sudo time a", [["a"]]),
        ("$ a", [["a"]]),
        ("X=1 Y='2 3' a", [["a"]]),
        ("", []),
    ],
)
def test_that_a_script_is_commands(text: str, found: list[list[str]]) -> None:
    assert commands(text) == found


def test_that_assignments_fill_what_follows() -> None:
    assert commands('M="x y"\nexport N=$M\na "$M" $N') == [["a", "x y", "x", "y"]]


def test_that_given_values_fill_too() -> None:
    assert commands("a $M", M="m") == [["a", "m"]]


@pytest.mark.parametrize(
    ("text", "stdin"),
    [
        ("a <<E\n1 $X\nE\n", "1 x\n"),
        ("a <<'E'\n1 $X\nE\n", "1 $X\n"),
        ("a <<-E\n\t1\n\tE\n", "1\n"),
        ('a <<< "$X"', "x\n"),
        ("echo hi | a", "hi\n"),
        ("echo -n hi | a", "hi"),
        ("cat <<E | a\n1\nE\n", "1\n"),
        ("ls | a", None),
        ("a", None),
    ],
)
def test_that_text_of_the_script_reaches_standard_input(text: str, stdin: str | None) -> None:
    (found,) = [i for i in read_bash(text, {"X": "x"}).invocations if i.words[0] == "a"]
    assert found.stdin == stdin


def test_that_a_file_for_standard_input_is_named() -> None:
    (found,) = read_bash("a < in.json", {}).invocations
    assert found.stdin_file == "in.json"


def test_that_commands_inside_words_count_and_known_text_is_put_in() -> None:
    script = read_bash('x "$(cat <<E\n{}\nE\n)" "$(date +%s)" `y 1`', {})
    assert [named(word) for word in script.invocations[-1].words] == [
        *("x", "{}", "{{date_s}}", "{{y_1}}")
    ]
    assert ("y", "1") in [found.words for found in script.invocations]
    assert script.not_run == ("date +%s", "y 1")


def test_that_lines_are_counted() -> None:
    script = read_bash("a\n\nb \\\n c\n$(d)\n", {})
    assert {found.words[0]: found.line for found in script.invocations} == {
        "a": 1,
        "b": 3,
        "d": 5,
        "\ufdd0d\ufdd1": 5,
    }


@pytest.mark.parametrize("text", ["a 'b", "a (b)", "a >", "a <<", "$(" * 30 + "x" + ")" * 30])
def test_that_what_bash_refuses_is_refused(text: str) -> None:
    with pytest.raises(NotAScript):
        read_bash(text, {})
