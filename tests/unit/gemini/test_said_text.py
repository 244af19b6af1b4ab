"""A search looks through what was said, not through how it is encoded."""

import json

from workbench.gemini.said_text import said_in, said_in_value


def test_that_every_text_is_told_in_its_order() -> None:
    body = {
        "systemInstruction": {"parts": [{"text": "Be brief."}]},
        "contents": [
            {"role": "user", "parts": [{"text": "Hi"}, {"inlineData": {"data": "QUJD"}}]},
            {"role": "model", "parts": [{"text": "Hello", "thoughtSignature": "c2ln"}]},
        ],
        "generationConfig": {"temperature": 0.5},
    }
    assert said_in(json.dumps(body).encode()) == "Be brief.\nHi\nHello"


def test_that_other_surfaces_are_read_too() -> None:
    messages = {"messages": [{"role": "user", "content": [{"type": "text", "text": "Hi"}]}]}
    assert said_in_value(messages) == "Hi"
    image = {"input": ["Look", {"image_url": "data:image/png;base64,QUJD"}]}
    assert said_in_value(image) == "Look"


def test_that_a_body_that_is_no_json_is_told_as_it_is() -> None:
    assert said_in(b"plain \xff words") == "plain \ufffd words"


def test_that_deep_nesting_is_no_trouble() -> None:
    deep: object = "inside"
    for _ in range(100_000):
        deep = [deep]
    assert said_in_value(deep) == "inside"
