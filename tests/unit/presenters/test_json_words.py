"""JSON values in one line each."""

from typing import Any

import pytest

from workbench.presenters.json_tree import JsonNode
from workbench.presenters.json_words import (
    LONGEST,
    LONGEST_SHOWN,
    Look,
    copied,
    sentence_of,
    whole_text,
    words_of,
)

PNG = "iVBORw0KGgo" + "Ab3/" * 100


def a_node(value: Any, key: str = "key") -> JsonNode:
    return JsonNode(key, value)


@pytest.mark.parametrize(
    ("value", "text", "tint"),
    [
        ({}, "0 keys", "text.muted"),
        ({"a": 1}, "1 key", "text.muted"),
        ([1, 2], "2 items", "text.muted"),
        ('say "hi"\n', '"say \\"hi\\"\\n"', "syn.string"),
        (12, "12", "syn.number"),
        (1.5, "1.5", "syn.number"),
        (True, "true", "syn.literal"),
        (None, "null", "syn.literal"),
    ],
)
def test_that_a_value_is_told_in_one_line(value: Any, text: str, tint: str) -> None:
    words = words_of(a_node(value))
    assert (words.text, words.tint, words.look) == (text, tint, Look.PLAIN)


def test_that_a_long_string_is_cut_and_says_so() -> None:
    node = a_node("word and " * 100)
    words = words_of(node)
    assert words.look is Look.CUT
    assert len(words.text) == LONGEST + 2
    assert words.text.endswith("…")
    assert sentence_of(node).endswith(", shortened")


def test_that_inline_data_shows_kind_and_size() -> None:
    holder = JsonNode("inlineData", {"mimeType": "image/png", "data": PNG})
    words = words_of(holder.make_children()[1])
    assert (words.text, words.look) == ("image/png · 308 B", Look.CHIP)


def test_that_other_base64_is_told_by_its_beginning() -> None:
    assert words_of(a_node(PNG)).text == "PNG image · 308 B"
    assert words_of(a_node("AQID" * 60)).text == "base64 · 180 B"
    assert words_of(a_node("AQID", "thoughtSignature")).text == "base64 · 3 B"


def test_that_words_are_no_base64() -> None:
    assert words_of(a_node("a" * 300)).look is Look.CUT
    assert words_of(a_node("AQID")).look is Look.PLAIN
    assert words_of(JsonNode("f", {"data": "AQID"}).make_children()[0]).look is Look.PLAIN


def test_that_the_clipboard_gets_strings_as_they_are_and_json_otherwise() -> None:
    assert copied('a "b"') == 'a "b"'
    assert copied({"a": [1]}) == '{\n  "a": [\n    1\n  ]\n}'
    assert copied(None) == "null"


def test_that_a_very_long_string_says_how_long_it_is() -> None:
    assert whole_text("short") == "short"
    assert whole_text("x" * (LONGEST_SHOWN + 1)).endswith("… 262,145 characters in all")


def test_that_a_range_tells_how_much_it_holds() -> None:
    part = JsonNode("list", [0] * 1_500).make_children()[1]
    assert words_of(part).text == "500 members"
    assert sentence_of(part) == "1000 … 1499, 500 members"
