"""Chunks are built as the API builds them. Source: gemini-api.md 2.3, 4.1 and 4.4."""

from base64 import b64decode
from typing import Any

from tests.mock_requests import MODEL, PROMPT
from workbench.mock.asking import Ask
from workbench.mock.telling import FIRST_MS, NEXT_MS, Telling, candidate


def a_telling(*, is_vertex: bool = False) -> Telling:
    return Telling(Ask(MODEL, PROMPT, b"1", is_vertex))


def chunks(telling: Telling) -> list[Any]:
    return [beat.value for beat in telling.beats]


def test_that_the_keys_of_a_chunk_come_in_the_order_of_the_api() -> None:
    telling = a_telling()
    telling.text("Hello", groundingMetadata={})
    telling.end()
    first, last = chunks(telling)
    assert list(first) == ["candidates", "usageMetadata", "modelVersion", "responseId"]
    assert list(first["candidates"][0]) == ["content", "index", "groundingMetadata"]
    assert list(last["candidates"][0]) == ["content", "finishReason", "index"]


def test_that_usage_runs_on() -> None:
    telling = a_telling()
    telling.thoughts("Thinking about it.")
    telling.text("abcd", "efgh")
    thought, first, second = (chunk["usageMetadata"] for chunk in chunks(telling))
    assert "thoughtsTokenCount" not in thought
    assert (first["candidatesTokenCount"], second["candidatesTokenCount"]) == (1, 2)
    assert (
        second["totalTokenCount"] == 2 + second["promptTokenCount"] + second["thoughtsTokenCount"]
    )


def test_that_the_first_chunk_takes_longest() -> None:
    telling = a_telling()
    telling.text("a", "b")
    assert [beat.delay_ms for beat in telling.beats] == [FIRST_MS, NEXT_MS]


def test_that_the_same_request_gives_the_same_ids_and_another_gives_others() -> None:
    other = Telling(Ask(MODEL, PROMPT, b"2"))
    assert a_telling().response_id == a_telling().response_id != other.response_id
    assert len(other.response_id) == 23
    assert a_telling().signature() == a_telling().signature() != other.signature()


def test_that_no_signature_comes_twice() -> None:
    telling = a_telling()
    signatures = {telling.signature() for _ in range(20)}
    assert len(signatures) == 20
    assert all(b64decode(one, validate=True) for one in signatures)


def test_that_ids_of_calls_have_eight_characters() -> None:
    call = a_telling().call("f", {"a": 1})
    assert (call["name"], call["args"], len(call["id"])) == ("f", {"a": 1}, 8)


def test_that_vertex_has_no_index_and_other_counters() -> None:
    telling = a_telling(is_vertex=True)
    telling.text("abcd")
    (chunk,) = chunks(telling)
    assert list(chunk) == [
        "candidates",
        "usageMetadata",
        "modelVersion",
        "createTime",
        "responseId",
    ]
    assert "index" not in chunk["candidates"][0]
    usage = chunk["usageMetadata"]
    assert usage["trafficType"] == "ON_DEMAND"
    assert "serviceTier" not in usage
    assert usage["candidatesTokensDetails"] == [{"modality": "TEXT", "tokenCount": 1}]


def test_that_a_candidate_may_have_more_to_say() -> None:
    assert candidate([], finishReason="STOP", tokenCount=3) == {
        "content": {"parts": [], "role": "model"},
        "finishReason": "STOP",
        "index": 0,
        "tokenCount": 3,
    }
