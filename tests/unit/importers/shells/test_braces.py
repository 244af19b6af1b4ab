"""Brace expansion."""

import pytest

from workbench.importers.shells.braces import MOST, Character, expanded


def word(text: str, *, quoted: bool = False) -> list[Character]:
    return [(c, quoted) for c in text]


def texts(words: list[list[Character]]) -> list[str]:
    return ["".join(c for c, _ in one) for one in words]


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("x{1,2}y", ["x1y", "x2y"]),
        ("{a,b}{1,2}", ["a1", "a2", "b1", "b2"]),
        ("{a,{b,c}}", ["a", "b", "c"]),
        ("{1..3}", ["1", "2", "3"]),
        ("{03..1}", ["03", "02", "01"]),
        ("{a..e..2}", ["{a..e..2}"]),
        ("{c..a}", ["c", "b", "a"]),
        ("{0..9..4}", ["0", "4", "8"]),
        ("{}", ["{}"]),
        ("{x}", ["{x}"]),
        ("{a,b", ["{a,b"]),
        ("${a,b}", ["${a,b}"]),
        ("plain", ["plain"]),
    ],
)
def test_that_braces_are_several_words(typed: str, words: list[str]) -> None:
    assert texts(expanded(word(typed))) == words


def test_that_quoted_braces_are_ordinary() -> None:
    assert texts(expanded(word("{a,b}", quoted=True))) == ["{a,b}"]


def test_that_too_many_words_stay_one() -> None:
    typed = "{1..99}{1..99}"
    assert texts(expanded(word(typed))) == [typed]
    assert texts(expanded(word(f"{{1..{MOST * 9}}}"))) == [f"{{1..{MOST * 9}}}"]
