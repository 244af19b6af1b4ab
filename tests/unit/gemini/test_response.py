"""Frames folded into one response."""

import json
from typing import Any

import pytest

from tests.builders import an_answer
from workbench.gemini.endpoints import Surface
from workbench.gemini.frames import Frame
from workbench.gemini.response import Chunk, ChunkKind, ResponseFold

ERROR = {"error": {"code": 503, "message": "Busy.", "status": "UNAVAILABLE"}}


def a_frame(value: Any, event: str = "message", t_ms: float = 0.0) -> Frame:
    """Return a frame with a JSON value, or with a text as it is."""
    data = value if isinstance(value, str) else json.dumps(value)
    return Frame(event, "", data, 0, len(data), t_ms)


def folded(*values: Any, surface: Surface = Surface.GEMINI, event: str = "message") -> ResponseFold:
    """Return the fold of one frame for each value."""
    fold = ResponseFold(surface)
    for value in values:
        fold.add(a_frame(value, event))
    return fold


def chunks_of(*values: Any, surface: Surface = Surface.GEMINI) -> list[Chunk]:
    """Return the chunk of each value."""
    fold = ResponseFold(surface)
    return [fold.add(a_frame(value)) for value in values]


def a_part(part: dict[str, Any], **candidate: Any) -> dict[str, Any]:
    """Return a response with one part."""
    return {"candidates": [{"content": {"parts": [part], "role": "model"}, **candidate}]}


def test_that_text_after_the_first_finish_reason_is_kept() -> None:
    fold = folded(an_answer("Hello", finish="STOP"), an_answer(", world", finish="MAX_TOKENS"))
    assert (fold.text, fold.finish_reason) == ("Hello, world", "MAX_TOKENS")


def test_that_nothing_is_trimmed() -> None:
    assert folded(an_answer(" a\n"), an_answer("\n b ")).text == " a\n\n b "


def test_that_thoughts_are_told_apart() -> None:
    fold = folded(a_part({"text": "Hm.", "thought": True}), an_answer("Yes."))
    assert (fold.thoughts, fold.text) == ("Hm.", "Yes.")


def test_that_an_answer_without_candidates_has_no_text() -> None:
    fold = folded({"usageMetadata": {"totalTokenCount": 1}})
    assert (fold.text, fold.thoughts, fold.function_calls, fold.parts()) == ("", "", [], [])
    assert (fold.finish_reason, fold.finish_message, fold.candidate_count) == (None, None, 0)


def test_that_the_candidate_with_the_lowest_index_speaks() -> None:
    second = a_part({"text": "two"}, index=2, finishReason="SAFETY", finishMessage="No.")
    fold = folded(second, a_part({"text": "one"}, index=1, finishReason="STOP"))
    assert (fold.text, fold.finish_reason, fold.finish_message) == ("one", "STOP", None)
    assert fold.candidate_count == 2
    assert [part.text for part in fold.parts(2)] == ["two"]
    assert fold.parts(7) == ()


def test_that_candidates_are_merged_each_for_itself_in_order() -> None:
    fold = folded(
        a_part({"text": "b"}, index=1), a_part({"text": "a"}), a_part({"text": "c"}, index=1)
    )
    candidates = fold.merged()["candidates"]
    assert [candidate["content"]["parts"] for candidate in candidates] == [
        [{"text": "a"}],
        [{"text": "bc"}],
    ]


def test_that_the_last_usage_counts_whole() -> None:
    fold = folded(
        {"usageMetadata": {"promptTokenCount": 8, "thoughtsTokenCount": 5}},
        {"usageMetadata": {"promptTokenCount": 9}},
        {"usageMetadata": None},
    )
    assert fold.usage == {"promptTokenCount": 9}
    assert fold.merged() == {"usageMetadata": {"promptTokenCount": 9}}


def test_that_the_first_prompt_feedback_stays_and_any_block_reason_counts() -> None:
    first: dict[str, Any] = {"safetyRatings": []}
    second = {"blockReason": "SAFETY"}
    fold = folded({"promptFeedback": first}, {"promptFeedback": second})
    assert fold.merged() == {"promptFeedback": first}
    assert (fold.block_reason, fold.marked) == ("SAFETY", True)


def test_that_names_and_ids_are_the_last_that_are_not_empty() -> None:
    fold = folded(
        {"modelVersion": "a", "responseId": "1", "modelStatus": {"modelStage": "STABLE"}},
        {"modelVersion": "b", "responseId": "", "modelStatus": {}},
        {"modelVersion": None},
    )
    assert (fold.model_version, fold.response_id) == ("b", "1")
    assert fold.merged()["modelStatus"] == {"modelStage": "STABLE"}


def test_that_unknown_keys_survive_with_their_last_value() -> None:
    fold = folded({"newKey": 1, "other": False}, {"newKey": [2]}, {"newKey": None})
    assert fold.merged() == {"newKey": [2], "other": False}


def test_that_a_merged_stream_reads_like_one_answer() -> None:
    usage = {"totalTokenCount": 3}
    fold = folded(an_answer("He"), an_answer("llo", "STOP", usageMetadata=usage))
    assert fold.merged() == an_answer("Hello", "STOP", usageMetadata=usage)


def test_that_a_whole_body_is_itself() -> None:
    body = {"candidates": [{"content": {"parts": [{"text": "a"}, {"text": ""}, {"text": "b"}]}}]}
    fold = folded(body, event="body")
    assert (fold.merged(), fold.text) == (body, "ab")


def test_that_the_merge_can_be_asked_for_in_mid_stream() -> None:
    fold = folded(an_answer("a"))
    before = fold.merged()
    fold.add(a_frame(an_answer("b")))
    assert before["candidates"][0]["content"]["parts"] == [{"text": "a"}]
    assert fold.merged()["candidates"][0]["content"]["parts"] == [{"text": "ab"}]


@pytest.mark.parametrize(
    ("value", "marked"),
    [
        (an_answer("a", "STOP"), True),
        (an_answer("a", "SAFETY"), True),
        (a_part({"text": "a"}, finishReason=1), True),
        (a_part({"text": "a"}, finishReason=None), False),
        (a_part({"text": "a"}, finishReason="FINISH_REASON_UNSPECIFIED"), False),
        ({"promptFeedback": {"blockReason": "OTHER"}}, True),
        ({"promptFeedback": {"blockReason": "BLOCK_REASON_UNSPECIFIED"}}, False),
        ({"promptFeedback": {}}, False),
        ("[DONE]", False),
    ],
)
def test_that_a_finish_or_block_reason_is_the_mark(value: Any, marked: bool) -> None:
    assert folded(value).marked is marked


def test_that_other_surfaces_have_their_own_marks() -> None:
    assert folded({"choices": []}, "[DONE]", surface=Surface.OPENAI).marked
    assert folded({"choices": [{"finish_reason": "stop"}]}, surface=Surface.OPENAI).marked
    assert not folded({"event_type": "step.stop"}, "[DONE]", surface=Surface.INTERACTIONS).marked


def test_that_events_of_other_surfaces_are_kept_as_they_came() -> None:
    events = [{"choices": []}, {"choices": [], "usage": {"total_tokens": 3}}]
    fold = folded(*events, surface=Surface.OPENAI)
    assert (fold.merged(), fold.usage, fold.chunk_count) == (events, {"total_tokens": 3}, 2)


def test_that_gemini_answers_are_known_on_any_path() -> None:
    assert folded(an_answer("a"), surface=Surface.OTHER).text == "a"


def test_that_no_json_merges_to_nothing() -> None:
    assert folded("oops").merged() is None


def test_that_the_first_frame_with_content_has_the_time_to_the_first_token() -> None:
    fold = ResponseFold(Surface.GEMINI)
    fold.add(a_frame({"usageMetadata": {}}, t_ms=1.0))
    fold.add(a_frame(an_answer(""), t_ms=2.0))
    fold.add(a_frame(a_part({"text": "", "thoughtSignature": "x"}), t_ms=3.0))
    fold.add(a_frame(a_part({"text": "Hm.", "thought": True}), t_ms=4.0))
    fold.add(a_frame(an_answer("Hi"), t_ms=5.0))
    assert fold.ttft_ms == 4.0


@pytest.mark.parametrize("part", [{"functionCall": {"name": "f"}}, {"inlineData": {}}])
def test_that_any_part_but_an_empty_text_is_content(part: dict[str, Any]) -> None:
    fold = ResponseFold(Surface.GEMINI)
    fold.add(a_frame(a_part(part), t_ms=7.0))
    assert fold.ttft_ms == 7.0


def test_that_chunks_tell_number_kind_and_running_tokens() -> None:
    usage = {"candidatesTokenCount": 2, "thoughtsTokenCount": 3}
    chunks = chunks_of(
        a_part({"text": "Hm.", "thought": True}),
        an_answer("Hi", usageMetadata=usage),
        a_part({"functionCall": {"name": "f", "args": {"a": 1}}}),
        {"usageMetadata": {"promptTokenCount": 8}},
    )
    assert [(chunk.number, chunk.kind, chunk.output_tokens) for chunk in chunks] == [
        (1, ChunkKind.THOUGHT, None),
        (2, ChunkKind.TEXT, 5),
        (3, ChunkKind.TOOL, None),
        (4, ChunkKind.META, None),
    ]
    assert [chunk.preview for chunk in chunks[:3]] == ["Hm.", "Hi", 'f {"a":1}']


def test_that_the_deltas_add_up_to_the_parts() -> None:
    texts = ["He", "llo", ", ", "world"]
    fold = ResponseFold(Surface.GEMINI)
    chunks = [fold.add(a_frame(an_answer(text))) for text in texts]
    told = "".join(delta.text for chunk in chunks for delta in chunk.deltas)
    assert told == fold.parts()[0].text == "Hello, world"


def test_that_an_error_object_is_noted_with_its_chunk() -> None:
    fold = ResponseFold(Surface.GEMINI)
    chunks = [fold.add(a_frame(value)) for value in (an_answer("a"), ERROR, {"error": {"code": 1}})]
    assert fold.error == (ERROR, 2)
    assert [chunk.kind for chunk in chunks] == [ChunkKind.TEXT, ChunkKind.ERROR, ChunkKind.META]
    assert fold.text == "a"


def test_that_an_error_may_come_as_an_event_by_name() -> None:
    fold = ResponseFold(Surface.INTERACTIONS)
    fold.add(a_frame({"code": "internal"}, event="error"))
    assert fold.error == ({"error": {"code": "internal"}}, 1)


def test_that_on_unknown_surfaces_only_an_error_object_counts() -> None:
    assert folded({"error": "none"}, surface=Surface.OTHER).error is None
    assert folded(ERROR, surface=Surface.OTHER).error is not None


def test_that_the_first_frame_that_is_no_json_is_noted_with_its_place() -> None:
    fold = ResponseFold(Surface.GEMINI)
    chunks = [fold.add(a_frame(data)) for data in ('{"a": 1}', "oops", "{", "[DONE]")]
    assert (fold.bad_frame, fold.bad_reason) == (2, "Line 1, column 1: expecting value")
    assert (fold.chunk_count, fold.json_count) == (4, 1)
    kinds = [chunk.kind for chunk in chunks]
    assert kinds == [ChunkKind.META, ChunkKind.ERROR, ChunkKind.ERROR, ChunkKind.META]


def test_that_what_is_told_outside_frames_is_folded_and_not_counted() -> None:
    fold = folded(an_answer("a"))
    fold.tell(an_answer("b", "STOP"))
    fold.tell_error(an_answer("c"))
    fold.tell_error(ERROR)
    assert (fold.text, fold.finish_reason, fold.chunk_count) == ("ab", "STOP", 1)
    assert fold.error == (ERROR, 2)


@pytest.mark.parametrize(
    "value",
    [
        3,
        "null",
        [an_answer("a")],
        {"candidates": None},
        {"candidates": {}},
        {"candidates": [None, 3, {}]},
        {"candidates": [{"index": "x"}]},
        {"usageMetadata": 3},
        {"promptFeedback": "x"},
        {"modelVersion": {}, "responseId": 3},
    ],
)
def test_that_what_is_malformed_does_no_harm(value: Any) -> None:
    fold = folded(value, an_answer("b"))
    assert fold.text.endswith("b")
    assert fold.merged()
    assert fold.model_version == an_answer()["modelVersion"]
