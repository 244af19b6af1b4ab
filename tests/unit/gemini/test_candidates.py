"""One candidate, folded from what arrives. Rules: gemini-api.md 4.5."""

from typing import Any

import pytest

from workbench.gemini.candidates import CandidateFold
from workbench.gemini.parts import PartDelta, PartKind

IMAGE = {"inlineData": {"mimeType": "image/png", "data": "AAAA"}}


def a_candidate(*chunks: list[dict[str, Any]] | dict[str, Any], index: int = 0) -> CandidateFold:
    """Return a candidate folded from lists of parts and from whole objects."""
    fold = CandidateFold(index)
    for chunk in chunks:
        fold.take({"content": {"parts": chunk}} if isinstance(chunk, list) else chunk, [])
    return fold


def parts_of(*chunks: list[dict[str, Any]]) -> Any:
    """Return the merged parts of a candidate of these lists of parts."""
    return a_candidate(*chunks).merged()["content"]["parts"]


def test_that_plain_text_follows_plain_text() -> None:
    assert parts_of([{"text": "He"}], [{"text": "llo"}, {"text": "!"}]) == [{"text": "Hello!"}]


def test_that_thoughts_and_text_stay_apart_in_the_order_of_arrival() -> None:
    chunks = [{"text": "a", "thought": True}], [{"text": "b"}], [{"text": "c", "thought": True}]
    assert parts_of(*chunks) == [*chunks[0], *chunks[1], *chunks[2]]


def test_that_thoughts_follow_thoughts() -> None:
    thought = {"text": "a", "thought": True}
    assert parts_of([thought], [thought]) == [{"text": "aa", "thought": True}]


def test_that_a_flag_that_says_no_thought_is_text() -> None:
    assert parts_of([{"text": "a"}], [{"text": "b", "thought": False}]) == [{"text": "ab"}]


@pytest.mark.parametrize("extra", [{"thoughtSignature": "c2ln"}, {"partMetadata": {"a": 1}}])
def test_that_text_with_anything_more_is_a_part_of_its_own(extra: dict[str, Any]) -> None:
    own = {"text": "b", **extra}
    assert parts_of([{"text": "a"}], [own], [{"text": "c"}]) == [{"text": "a"}, own, {"text": "c"}]


def test_that_two_signed_parts_are_never_joined() -> None:
    signed = [{"text": "a", "thoughtSignature": "1"}], [{"text": "a", "thoughtSignature": "2"}]
    assert parts_of(*signed) == [*signed[0], *signed[1]]


def test_that_a_signed_empty_text_stays_and_an_unsigned_one_goes() -> None:
    signed = {"text": "", "thoughtSignature": "c2ln"}
    assert parts_of([{"text": "a"}], [{"text": ""}], [signed]) == [{"text": "a"}, signed]


def test_that_an_empty_text_does_not_part_what_it_stands_between() -> None:
    assert parts_of([{"text": "a"}], [{"text": ""}], [{"text": "b"}]) == [{"text": "ab"}]


def test_that_everything_else_is_a_part_of_its_own() -> None:
    call = {"functionCall": {"name": "f", "args": {"a": 1}}}
    parts: list[dict[str, Any]] = [
        {"text": "a"},
        call,
        call,
        IMAGE,
        {"text": "b"},
        {"newThing": {}},
    ]
    assert parts_of(*[[part] for part in parts]) == parts


def test_that_a_pair_of_surrogates_may_be_cut_in_two() -> None:
    fold = CandidateFold(0)
    deltas: list[PartDelta] = []
    for text in ("a\ud83d", "\ude00b"):
        fold.take({"content": {"parts": [{"text": text}]}}, deltas)
    assert fold.text == fold.parts[0].text == "a😀b"
    assert [delta.text for delta in deltas] == ["a\ufffd", "\ufffdb"]


def test_that_code_and_calls_never_enter_the_text() -> None:
    code = {"executableCode": {"code": "1"}}, {"codeExecutionResult": {"output": "2"}}
    fold = a_candidate([{"text": "a"}, *code, {"functionCall": {"name": "f"}}, {"text": "b"}])
    assert (fold.text, fold.thoughts) == ("ab", "")


def test_that_signed_text_is_text() -> None:
    fold = a_candidate([{"text": "a", "thoughtSignature": "1"}], [{"text": " b "}])
    assert fold.text == "a b "


def test_that_calls_are_told_in_the_order_of_arrival() -> None:
    fold = a_candidate(
        [{"functionCall": {"name": "f", "args": {"a": 1}, "id": "1"}}],
        [{"functionCall": {"name": "g"}}],
    )
    assert fold.calls == [
        {"name": "f", "args": {"a": 1}, "id": "1"},
        {"name": "g", "args": {}, "id": None},
    ]


def a_piece(path: str, text: str) -> dict[str, Any]:
    """Return a part with the next piece of a streamed call."""
    piece = {"jsonPath": path, "stringValue": text, "willContinue": True}
    return {"functionCall": {"partialArgs": [piece], "willContinue": True}}


def test_that_the_pieces_of_streamed_calls_become_calls() -> None:
    start = {"functionCall": {"name": "f", "willContinue": True}, "thoughtSignature": "s"}
    parts = [
        *[
            start,
            a_piece("$.a", "x"),
            a_piece("$.a", "y"),
            a_piece("$.a", ""),
            {"functionCall": {}},
        ],
        *[{"functionCall": {"name": "g"}}, {"functionCall": {"name": "h"}}, a_piece("$.b", "z")],
    ]
    assert a_candidate(*[[part] for part in parts]).merged()["content"]["parts"] == [
        {"functionCall": {"name": "f", "args": {"a": "xy"}}, "thoughtSignature": "s"},
        {"functionCall": {"name": "g"}},
        {"functionCall": {"name": "h", "args": {"b": "z"}}},
    ]


def test_that_text_between_the_pieces_of_a_call_does_not_part_them() -> None:
    start = {"functionCall": {"name": "f", "willContinue": True}}
    fold = a_candidate([start, a_piece("$.a", "x"), {"text": "t"}, a_piece("$.a", "y")])
    assert [call["args"] for call in fold.calls] == [{"a": "xy"}]


def test_that_a_nameless_call_behind_a_whole_one_is_its_own() -> None:
    whole = {"functionCall": {"name": "f", "args": {"a": 1}}}
    assert len(a_candidate([whole], [{"functionCall": {"args": {"b": 2}}}]).calls) == 2


def test_that_each_piece_tells_the_call_that_it_belongs_to() -> None:
    fold = CandidateFold(2)
    deltas: list[PartDelta] = []
    start = {"functionCall": {"name": "f", "willContinue": True}}
    begun = {"functionCall": {"name": "f", "args": {}}}
    fold.take({"content": {"parts": [{"text": "t"}, start, a_piece("$.a", "x")]}}, deltas)
    assert deltas == [
        PartDelta(2, 0, PartKind.TEXT, "t", started=True),
        PartDelta(2, 1, PartKind.CALL, "f", started=True, data=begun),
        PartDelta(2, 1, PartKind.CALL, "x", started=False),
    ]


def test_that_text_tells_whether_it_began_a_part() -> None:
    fold = CandidateFold(0)
    deltas: list[PartDelta] = []
    for text in ("a", "", "b"):
        fold.take({"content": {"parts": [{"text": text}]}}, deltas)
    assert [(delta.text, delta.started) for delta in deltas] == [("a", True), ("b", False)]


def test_that_the_first_role_counts_and_model_where_there_is_none() -> None:
    assert a_candidate([{"text": "a"}]).merged()["content"]["role"] == "model"
    roles: list[dict[str, Any]] = [
        {"content": {"parts": [], "role": role}} for role in ("user", "model")
    ]
    assert a_candidate(*roles).merged()["content"]["role"] == "user"


@pytest.mark.parametrize(
    "reasons", [["STOP"], ["STOP", None], ["SAFETY", "STOP"], [None, "STOP", None]]
)
def test_that_the_last_finish_reason_that_is_not_null_counts(reasons: list[str | None]) -> None:
    fold = a_candidate(*[{"finishReason": reason} for reason in reasons])
    assert (fold.finish_reason, fold.finished) == ("STOP", True)


@pytest.mark.parametrize("reason", [None, "", "FINISH_REASON_UNSPECIFIED", 0])
def test_that_an_unspecified_reason_is_no_end(reason: Any) -> None:
    assert not a_candidate({"finishReason": reason}).finished


def test_that_numbers_may_stand_for_reasons() -> None:
    fold = a_candidate({"finishReason": 1})
    assert (fold.finish_reason, fold.finished) == (1, True)


def test_that_the_last_grounding_that_is_not_empty_counts() -> None:
    chunks = [{"groundingMetadata": value} for value in ({}, {"a": 1}, {"b": 2}, {})]
    assert a_candidate(*chunks).merged() == {"groundingMetadata": {"b": 2}}
    assert a_candidate(chunks[0]).merged() == {"groundingMetadata": {}}


def test_that_citations_gather_each_once_and_log_probabilities_all() -> None:
    chunk = {
        "citationMetadata": {"citationSources": [{"uri": "a"}]},
        "logprobsResult": {"chosenCandidates": [{"token": "x"}]},
    }
    assert a_candidate(chunk, chunk).merged() == {
        "citationMetadata": {"citationSources": [{"uri": "a"}]},
        "logprobsResult": {"chosenCandidates": [{"token": "x"}, {"token": "x"}]},
    }


def test_that_of_keys_not_known_the_last_that_is_not_null_counts() -> None:
    chunks: list[dict[str, Any]] = [
        {"newKey": 1, "content": {"other": 1}},
        {"newKey": 2},
        {"newKey": None},
    ]
    assert a_candidate(*chunks).merged() == {"newKey": 2, "content": {"other": 1}}


def test_that_an_empty_content_stays_empty() -> None:
    assert a_candidate({"content": {}, "finishReason": "SAFETY"}).merged() == {
        "content": {},
        "finishReason": "SAFETY",
    }


@pytest.mark.parametrize(
    "candidate",
    [
        {"content": None},
        {"content": []},
        {"content": {"parts": None}},
        {"content": {"parts": {}}},
        {"content": {"parts": ["x", None, 3, []]}},
        {"content": {"parts": [{"functionCall": []}]}},
        {"citationMetadata": 3, "logprobsResult": "x"},
    ],
)
def test_that_what_is_malformed_does_no_harm(candidate: dict[str, Any]) -> None:
    fold = a_candidate(candidate, [{"text": "a"}])
    assert fold.text == "a"
    assert fold.merged()["content"]["parts"][-1] == {"text": "a"}
