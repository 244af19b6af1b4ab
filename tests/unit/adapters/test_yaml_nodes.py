"""What is understood of YAML, and what is refused with its place."""

import pytest

from workbench.adapters.yaml_nodes import MAX_DEPTH, Mapping, Scalar, all_scalars, read_mapping
from workbench.domain.errors import CannotRead

REFUSED = {
    "": (1, 1, "empty"),
    "# only a comment\n": (1, 1, "empty"),
    "[1]": (1, 1, "key: value"),
    "just text": (1, 1, "key: value"),
    "a: &x 1\nb: *x": (1, 4, "anchors"),
    "a: 1\nb: *x": (2, 4, "aliases"),
    "a: !!python/object/apply:os.system [ls]": (1, 4, "tags"),
    "a: ! 1": (1, 4, "tags"),
    "a: 1\nb: {c: 1, c: 2}": (2, 11, "twice"),
    "? [a]\n: 1": (1, 3, "must be text"),
    "url: {{baseUrl}}/x": (1, 7, "quotes"),
    "a: 1\n---\nb: 2": (2, 1, "second document"),
    "a: b: c": (1, 5, "not YAML"),
    "a: [1": (2, 1, "not YAML"),
    "\ta: 1": (1, 1, "not YAML"),
    "a: 1\nb: \x07": (2, 4, "U+0007"),
    "a: b\n<<<<<<< HEAD\nc: d\n=======\n": (2, 1, "merge conflict"),
    "a: " + "[" * 100_000: (1, MAX_DEPTH + 3, "deep"),
}


@pytest.mark.parametrize("text", REFUSED)
def test_that_what_no_document_needs_is_refused_with_its_place(text: str) -> None:
    line, column, reason = REFUSED[text]
    with pytest.raises(CannotRead, match=reason.replace("+", r"\+")) as caught:
        read_mapping(text, "x.yaml")
    assert (caught.value.line, caught.value.column) in ((line, column), (1, column))


@pytest.mark.parametrize("text", ["no", "012", "1:30", "2026-01-01", "0x1F", "1_000", "~", "1.10"])
def test_that_scalars_stay_text(text: str) -> None:
    value = read_mapping(f"a: {text}", "x.yaml").value("a")
    assert isinstance(value, Scalar)
    assert (value.text, value.style) == (text, "")


def test_that_ranges_cover_what_stands_in_the_text() -> None:
    text = "\U0001f600: é # c\nlist:\n  - {b: 'c'}\n  - d\n"
    root = read_mapping(text, "x.yaml")
    spelled = [text[scalar.start : scalar.end] for scalar in all_scalars(root)]
    assert spelled == ["\U0001f600", "é", "list", "b", "'c'", "d"]


def test_that_an_escaped_half_of_a_character_is_read() -> None:
    value = read_mapping('a: "\\ud83d"', "x.yaml").value("a")
    assert isinstance(value, Scalar)
    assert value.text == "\ud83d"


def test_that_a_nested_table_ends_with_its_last_value() -> None:
    text = "a:\n  b: 1\n\n# c\nd: 2\n"
    inner = read_mapping(text, "x.yaml").value("a")
    assert isinstance(inner, Mapping)
    assert text[inner.start : inner.end] == "b: 1"
