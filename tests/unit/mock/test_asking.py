"""What a request asks for is found however its fields are spelled."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.mock.asking import Ask, count_of, count_tokens, field, tokens_of

ANY_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["contents", "parts", "text", "tools", "functionDeclarations", "name", "inlineData"]
            ),
            inner,
        )
    ),
    max_leaves=20,
)


def an_ask(body: Any) -> Ask:
    return Ask("gemini-3.5-flash", body)


def turns(*texts: str) -> dict[str, Any]:
    return {"contents": [{"role": "user", "parts": [{"text": text}]} for text in texts]}


def test_that_the_prompt_is_the_last_text() -> None:
    assert an_ask(turns("first", "second", "")).prompt == "second"


def test_that_a_single_turn_may_stand_without_a_list() -> None:
    assert an_ask({"contents": {"parts": {"text": "hi"}}}).prompt == "hi"


@pytest.mark.parametrize("spelling", ["generationConfig", "generation_config"])
@pytest.mark.parametrize("inner", ["responseMimeType", "response_mime_type"])
def test_that_both_spellings_of_a_field_count(spelling: str, inner: str) -> None:
    assert an_ask({spelling: {inner: "application/json"}}).wants_json


def test_that_the_camel_case_field_wins() -> None:
    assert field({"a_b": 1, "aB": 2}, "aB") == 2


@pytest.mark.parametrize("name", ["responseSchema", "responseJsonSchema"])
def test_that_the_schema_of_the_answer_is_found(name: str) -> None:
    assert an_ask({"generationConfig": {name: {"type": "object"}}}).schema == {"type": "object"}


def test_that_declarations_of_all_tools_are_found() -> None:
    tools = [
        {"functionDeclarations": [{"name": "a"}, {"name": 1}]},
        {"googleSearch": {}},
        {"function_declarations": {"name": "b"}},
    ]
    assert [one["name"] for one in an_ask({"tools": tools}).declarations] == ["a", "b"]


def test_that_four_characters_are_a_token() -> None:
    assert [tokens_of(text) for text in ("", "a", "abcd", "abcde")] == [0, 1, 1, 2]
    assert count_tokens(turns("x" * 40)) == {"TEXT": 10}


def test_that_system_instruction_and_tools_count() -> None:
    body = {
        **turns("abcd"),
        "systemInstruction": {"parts": [{"text": "abcdefgh"}]},
        "tools": [{"functionDeclarations": [{"name": "f"}]}],
    }
    assert count_tokens(body)["TEXT"] > 3


def test_that_media_counts_by_its_kind() -> None:
    parts = [
        {"text": "abcd"},
        {"inlineData": {"mimeType": "image/png", "data": "AAAA"}},
        {"file_data": {"mime_type": "application/pdf", "file_uri": "x"}},
        {"inlineData": {"mimeType": "text/plain", "data": "AAAA"}},
    ]
    assert count_tokens({"contents": [{"parts": parts}]}) == {
        "TEXT": 17,
        "IMAGE": 1120,
        "DOCUMENT": 560,
    }


@pytest.mark.parametrize(
    ("value", "count"),
    [("12", 12), (7, 7), ("", -1), ("x", -1), ("1" * 10, -1), (None, -1), ("²", -1)],
)
def test_that_a_count_may_be_spelled_as_text(value: object, count: int) -> None:
    assert count_of(value, -1) == count


@given(ANY_JSON)
def test_that_no_body_is_too_strange(value: Any) -> None:
    ask = an_ask(value if isinstance(value, dict) else {"contents": value, "tools": value})
    assert sum(ask.prompt_tokens.values()) > 0
    assert ask.prompt is not None
    assert ask.declarations is not None
