"""What each scene tells."""

import json
from base64 import b64decode
from typing import Any

import pytest

from tests.mock_requests import told_by
from workbench.mock.scenes import SCENES, pieces, reply_to

TOOLS: dict[str, Any] = {
    "contents": [{"parts": [{"text": "hi"}]}],
    "tools": [
        {
            "functionDeclarations": [
                {
                    "name": "book",
                    "parameters": {"type": "OBJECT", "properties": {"seat": {"type": "INTEGER"}}},
                },
                {
                    "name": "pay",
                    "parametersJsonSchema": {"properties": {"all": {"type": "boolean"}}},
                },
            ]
        }
    ],
}


def candidates(chunks: list[Any]) -> list[Any]:
    return [one for chunk in chunks for one in chunk.get("candidates", ())]


def parts(chunks: list[Any]) -> list[Any]:
    return [part for one in candidates(chunks) for part in one.get("content", {}).get("parts", ())]


def text(chunks: list[Any]) -> str:
    return "".join(part.get("text", "") for part in parts(chunks) if not part.get("thought"))


def reasons(chunks: list[Any]) -> list[str]:
    return [one["finishReason"] for one in candidates(chunks) if "finishReason" in one]


def test_that_names_are_unique_and_every_scene_says_what_it_is() -> None:
    assert len({scene.name for scene in SCENES}) == len(SCENES)
    assert all(scene.what.endswith(".") for scene in SCENES)


@pytest.mark.parametrize("scene", SCENES)
def test_that_every_chunk_carries_usage_model_and_id(scene: Any) -> None:
    for chunk in told_by(scene.name):
        assert chunk["usageMetadata"]["promptTokenCount"] > 0
        assert chunk["modelVersion"]
        assert chunk["responseId"]


def test_that_the_default_quotes_the_prompt_in_several_chunks() -> None:
    chunks = told_by("text")
    assert text(chunks) == reply_to("Say <hello>")
    assert len(chunks) > 5
    assert reasons(chunks) == ["STOP"]


def test_that_a_long_prompt_is_quoted_in_part() -> None:
    assert "“" + "x" * 120 + "…”" in reply_to("x" * 500)
    assert reply_to("").startswith("The request holds no text.")


@pytest.mark.parametrize("whole", ["one two three four five", " a\n\nb ", "\n", "", "x" * 50])
def test_that_nothing_is_lost_between_pieces(whole: str) -> None:
    assert "".join(pieces(whole)) == whole


def test_that_thoughts_come_before_the_text() -> None:
    chunks = told_by("thoughts")
    flags = [part.get("thought", False) for part in parts(chunks)]
    assert flags == sorted(flags, reverse=True)
    assert any(flags)


def test_that_the_tool_scene_calls_the_first_declared_function() -> None:
    first, last = parts(told_by("tool", TOOLS))
    assert first["functionCall"]["name"] == "book"
    assert first["functionCall"]["args"] == {"seat": 1}
    assert first["thoughtSignature"]
    assert last == {"text": ""}


def test_that_the_tool_scene_has_a_call_of_its_own() -> None:
    assert parts(told_by("tool"))[0]["functionCall"]["name"] == "get_current_weather"


@pytest.mark.parametrize("body", [TOOLS, {}])
def test_that_only_the_first_parallel_call_is_signed(body: Any) -> None:
    called = [part for part in parts(told_by("parallel", body)) if "functionCall" in part]
    assert ["thoughtSignature" in part for part in called] == [True, False]
    assert len({part["functionCall"]["id"] for part in called}) == 2


def test_that_json_fits_the_schema_of_the_request() -> None:
    schema = {"type": "object", "properties": {"n": {"type": "integer"}}}
    body = {"generationConfig": {"responseJsonSchema": schema}}
    assert json.loads(text(told_by("json", body))) == {"n": 1}


def test_that_a_request_for_json_gets_json_without_a_scene() -> None:
    body = {"generationConfig": {"responseMimeType": "application/json"}}
    assert json.loads(text(told_by("text", body)))["city"] == "Singapore"


def test_that_max_tokens_leaves_no_text() -> None:
    chunks = told_by("max-tokens")
    assert text(chunks) == ""
    assert reasons(chunks) == ["MAX_TOKENS"]


@pytest.mark.parametrize(
    ("scene", "reason"),
    [
        ("safety", "SAFETY"),
        ("recitation", "RECITATION"),
        ("malformed-call", "MALFORMED_FUNCTION_CALL"),
    ],
)
def test_that_some_scenes_stop_for_a_reason(scene: str, reason: str) -> None:
    assert reasons(told_by(scene)) == [reason]


def test_that_a_blocked_prompt_has_no_candidates() -> None:
    (chunk,) = told_by("blocked")
    assert chunk["promptFeedback"]["blockReason"] == "PROHIBITED_CONTENT"
    assert "candidates" not in chunk


def test_that_code_comes_before_its_result() -> None:
    kinds = [set(part) - {"thoughtSignature"} for part in parts(told_by("code"))]
    assert kinds[:2] == [{"executableCode"}, {"codeExecutionResult"}]


def test_that_supports_count_bytes_and_metadata_is_whole_only_at_the_end() -> None:
    chunks = told_by("grounding")
    first, last = candidates(chunks)[0], candidates(chunks)[-1]
    assert first["groundingMetadata"] == {}
    segment = last["groundingMetadata"]["groundingSupports"][1]["segment"]
    data = text(chunks).encode()
    assert data[segment["startIndex"] : segment["endIndex"]].decode() == segment["text"]


def test_that_the_image_is_a_png() -> None:
    inline = next(part["inlineData"] for part in parts(told_by("image")) if "inlineData" in part)
    assert b64decode(inline["data"]).startswith(b"\x89PNG")


def test_that_one_chunk_is_big() -> None:
    assert max(len(part.get("text", "")) for part in parts(told_by("big"))) > 1_500_000


def test_that_line_separators_are_in_the_text() -> None:
    assert {"\u2028", "\u2029", "\u0085"} <= set(text(told_by("u2028")))


def test_that_parts_and_content_may_be_missing() -> None:
    shown = candidates(told_by("no-parts"))
    assert "parts" not in shown[-2]["content"]
    assert "content" not in shown[-1]


def test_that_text_and_usage_follow_an_early_finish() -> None:
    chunks = told_by("finish-early")
    assert reasons(chunks[:1]) == ["STOP"]
    assert text(chunks[1:]) != ""
    assert "candidates" not in chunks[-1]


def test_that_usage_does_not_only_grow() -> None:
    totals = [chunk["usageMetadata"]["totalTokenCount"] for chunk in told_by("usage-jump")]
    assert totals != sorted(totals)
    assert totals[-1] == max(totals)
