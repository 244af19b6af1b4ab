"""How values are spelled: plain only where every YAML reader reads the same text."""

import pytest

from workbench.adapters.yaml_writing import canonical, entry, inline


@pytest.mark.parametrize(
    "text",
    [
        "smoke",
        "application/json",
        "/a/*/b",
        "1500 ms",
        "finish reason",
        "https://x/y?z=1",
        "é",
        "a#b",
    ],
)
def test_that_harmless_text_is_plain(text: str) -> None:
    assert inline(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "1",
        "-1",
        "1.10",
        "012",
        "0x1F",
        "1_000",
        "1:30",
        "2026-01-01",
        "no",
        "Yes",
        "NULL",
        "~",
        ".inf",
        "{{a}}",
        "%",
        "- a",
        "? a",
        "a: b",
        "a:",
        "a #b",
        " a",
        "a ",
        "*a",
        "&a",
        "!a",
        "@a",
        "---",
        "<<",
    ],
)
def test_that_text_that_could_mean_something_is_quoted(text: str) -> None:
    assert inline(text) == f'"{text}"'


@pytest.mark.parametrize("text", ["a, b", "[a", "a]", "{a", "a}", "a?"])
def test_that_brackets_and_commas_are_quoted_inside_of_a_row(text: str) -> None:
    assert inline({"k": text}) == f'{{k: "{text}"}}'


@pytest.mark.parametrize(
    ("text", "spelled"),
    [
        ("a\nb", r'"a\nb"'),
        ('"\\', r'"\"\\"'),
        ("\r\t\0", r'"\r\t\0"'),
        ("\x85\u2028\ufeff", r'"\u0085\u2028\uFEFF"'),
        ("a\u202eb", r'"a\u202Eb"'),
        ("\ud83d", r'"\uD83D"'),
    ],
)
def test_that_what_cannot_be_seen_is_escaped(text: str, spelled: str) -> None:
    assert inline(text) == spelled


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        ("a", "body: |-\n  a\n"),
        ("a\n", "body: |\n  a\n"),
        ("a\n\n", "body: |+\n  a\n\n"),
        ("\n", "body: |2+\n\n"),
        (" a\n\tb", "body: |2-\n   a\n  \tb\n"),
        ("---\n...", "body: |-\n  ---\n  ...\n"),
        ("a \n\nb", "body: |-\n  a \n\n  b\n"),
        ("", 'body: ""\n'),
        ("a\r\nb", 'body: "a\\r\\nb"\n'),
    ],
)
def test_that_a_body_is_a_literal_block_where_yaml_has_one_for_it(body: str, lines: str) -> None:
    assert entry("body", body, "") == lines


def test_that_the_order_of_keys_tells_no_values_apart() -> None:
    assert canonical({"a": 1, "b": [{"d": 1, "c": 2}]}) == canonical(
        {"b": [{"c": 2, "d": 1}], "a": 1}
    )
    assert len({canonical(value) for value in (1, 1.0, True)}) == 3
