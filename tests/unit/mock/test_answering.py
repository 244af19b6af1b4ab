"""Answers to whole requests: the order of checks, every scene in every shape, recordings."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.mock_requests import (
    JSON_TYPE,
    MODEL,
    PATHS,
    PORT,
    a_get,
    a_post,
    a_recording,
    a_world,
    an_answer,
    frames_of,
)
from workbench.domain.run import CLEAN, Run, TransportEnd
from workbench.gemini.framing import Framing, StreamDecoder
from workbench.gemini.reading import read_run
from workbench.mock.answering import KEPT_ANSWERS, Answerer, answer, scene_list
from workbench.mock.exchange import Break, MockAnswer, MockRequest
from workbench.mock.framing import Shape
from workbench.mock.scenes import SCENES, reply_to

GENERATE = f"/v1beta/models/{MODEL}:generateContent"
COUNT = f"/v1beta/models/{MODEL}:countTokens"
NAMES = [scene.name for scene in SCENES]


def error_of(found: MockAnswer) -> dict[str, Any]:
    value = json.loads(found.body)
    error: dict[str, Any] = (value[0] if isinstance(value, list) else value)["error"]
    assert error["code"] == found.status
    return error


def run_of(found: MockAnswer) -> Run:
    """Return what a client keeps of an answer."""
    reads = [(float(number), write.data) for number, write in enumerate(found.writes) if write.data]
    headers = tuple((name.decode(), value.decode()) for name, value in found.headers)
    end = CLEAN if found.ending is None else TransportEnd(clean=False)
    run = a_recording(*reads, end=end, status=found.status, headers=headers)
    path, query = PATHS[Shape.EVENTS]
    url = f"https://generativelanguage.googleapis.com{path}?{query}"
    return Run(
        run.name, run.sent.__class__("POST", url), run.recording, end, found.status, headers=headers
    )


def test_that_the_caller_is_checked_first() -> None:
    found = answer(a_get("/nowhere", host="example.com"), a_world())
    assert found.status == 403
    assert error_of(found)["status"] == "PERMISSION_DENIED"


def test_that_the_route_is_checked_before_the_syntax() -> None:
    assert answer(a_post("/v1beta/nothing", b"{"), a_world()).status == 404
    assert answer(a_post("/nothing", b"{"), a_world()).body.startswith(b"<!DOCTYPE html>")


def test_that_a_method_without_an_answer_is_named() -> None:
    found = answer(a_post(f"/v1/models/{MODEL}:embedContent"), a_world())
    assert found.status == 501
    assert "embedContent" in error_of(found)["message"]


def test_that_the_type_of_the_body_is_checked() -> None:
    request = a_post(GENERATE)
    headers = (*request.headers[:-1], (b"content-type", b"text/plain"))
    assert answer(request._replace(headers=headers), a_world()).status == 415


def test_that_syntax_is_checked_before_key_and_model() -> None:
    found = answer(a_post("/v1/models/nobody@bad-key:generateContent", b'{"a" 1}'), a_world())
    assert error_of(found)["message"].startswith("Invalid JSON payload received. Expected :")


def test_that_the_key_is_checked_before_the_model() -> None:
    found = answer(a_post("/v1/models/nobody@bad-key:generateContent"), a_world())
    assert error_of(found)["details"][0]["reason"] == "API_KEY_INVALID"


@pytest.mark.parametrize(
    ("scene", "status", "words"),
    [
        ("bad-key", 400, "API key not valid"),
        ("leaked-key", 403, "reported as leaked"),
        ("no-key", 403, "unregistered callers"),
    ],
)
@pytest.mark.parametrize("path", [GENERATE, COUNT, "/v1beta/models"])
def test_that_key_scenes_refuse_every_call(scene: str, status: int, words: str, path: str) -> None:
    asked = a_get if path.endswith("models") else a_post
    found = answer(asked(path, x_mock_scenario=scene), a_world())
    assert found.status == status
    assert words in error_of(found)["message"]


@pytest.mark.parametrize("model", ["nobody", "gemini-2.0-flash", "gemini-embedding-2"])
def test_that_the_model_is_checked_before_the_scene(model: str) -> None:
    found = answer(a_post(f"/v1beta/models/{model}@nonsense:generateContent"), a_world())
    assert error_of(found)["message"] == (
        f"models/{model} is not found for API version v1beta, or is not supported for generateContent. Call"
        " ModelService.ListModels to see the list of available models and their supported methods."
    )


def test_that_vertex_names_the_model_in_its_own_way() -> None:
    path = "/v1/projects/p/locations/global/publishers/google/models/nobody:generateContent"
    message = error_of(answer(a_post(path), a_world()))["message"]
    assert message.startswith(
        "Publisher Model `projects/p/locations/global/publishers/google/models/nobody` was not found"
    )


def test_that_an_unknown_scene_is_answered_with_the_known_ones() -> None:
    message = error_of(an_answer(Shape.WHOLE, "nonsense"))["message"]
    assert all(name in message for name in [*NAMES, "bad-key", "html", "error-<http>"])


def test_that_any_key_is_taken_and_none() -> None:
    for headers in ({}, {"x_goog_api_key": "any"}, {"authorization": "Bearer any"}):
        assert answer(a_post(GENERATE, **headers), a_world()).status == 200


@pytest.mark.parametrize("shape", list(Shape))
def test_that_without_a_scene_text_comes(shape: Shape) -> None:
    found = an_answer(shape)
    frames = frames_of(found)
    assert read_run(run_of(found)).response.text == reply_to("Say <hello>")
    assert (len(frames) > 5) is (shape is not Shape.WHOLE)


@pytest.mark.parametrize("shape", list(Shape))
@pytest.mark.parametrize("scene", NAMES)
def test_that_every_scene_answers_in_every_shape(scene: str, shape: Shape) -> None:
    found = an_answer(shape, scene)
    framings = {Shape.EVENTS: Framing.SSE, Shape.ARRAY: Framing.ARRAY, Shape.WHOLE: Framing.WHOLE}
    decoder = StreamDecoder(None)
    decoder.feed(found.body, 0)
    assert found.status == (503 if shape is Shape.WHOLE and scene.startswith("error-") else 200)
    assert decoder.framing in {None, framings[shape]}


@pytest.mark.parametrize(
    ("scene", "how"),
    [
        *(
            (name, "complete")
            for name in NAMES
            if name not in {"cut", "stall", "error-event", "error-bare"}
        ),
        ("cut", "cut off"),
        ("stall", "cut off"),
        ("error-event", "failed"),
        ("error-bare", "failed"),
        ("error-429", "failed"),
        ("html", "failed"),
        ("no-key", "failed"),
    ],
)
@pytest.mark.parametrize("shape", list(Shape))
def test_that_our_own_reader_gives_the_right_verdict(scene: str, how: str, shape: Shape) -> None:
    assert read_run(run_of(an_answer(shape, scene))).ended == how


def test_that_the_scene_of_the_header_wins_over_that_of_the_model() -> None:
    path = f"/v1/models/{MODEL}@html:generateContent"
    assert answer(a_post(path, x_mock_scenario="text"), a_world()).status == 200
    assert answer(a_post(path), a_world()).status == 502


@pytest.mark.parametrize("shape", [Shape.EVENTS, Shape.WHOLE])
def test_that_a_refusal_is_an_object(shape: Shape) -> None:
    found = an_answer(shape, "error-429-day")
    assert found.status == 429
    assert isinstance(json.loads(found.body), dict)


def test_that_a_refusal_of_an_array_is_one_in_an_array() -> None:
    body = an_answer(Shape.ARRAY, "error-503").body
    assert body.startswith(b'[{\n  "error": {\n    "code": 503,')
    assert body.endswith(b"}\n]")


@pytest.mark.parametrize("asked", ["prettyPrint=false", "prettyPrint=0"])
def test_that_a_whole_body_stays_on_one_line_when_asked(asked: str) -> None:
    body = answer(a_post(GENERATE, query=asked), a_world()).body
    assert body.count(b"\n") == 1


@pytest.mark.parametrize("wrapped", [False, True], ids=["contents alone", "generateContentRequest"])
def test_that_tokens_are_counted_in_both_shapes_of_request(wrapped: bool) -> None:
    body = {"contents": [{"parts": [{"text": "x" * 40}]}]}
    asked = {"generateContentRequest": {"model": f"models/{MODEL}", **body}} if wrapped else body
    assert json.loads(answer(a_post(COUNT, asked), a_world()).body) == {
        "totalTokens": 10,
        "promptTokensDetails": [{"modality": "TEXT", "tokenCount": 10}],
    }


def test_that_models_are_listed_and_read() -> None:
    listed = json.loads(answer(a_get("/v1beta/models"), a_world()).body)["models"]
    assert listed[0]["name"] == f"models/{MODEL}"
    assert json.loads(answer(a_get(f"/v1/models/{MODEL}"), a_world()).body) == listed[0]
    assert answer(a_get("/v1/models/nobody"), a_world()).status == 404
    assert answer(a_get("/v1/models", "pageToken=x"), a_world()).status == 400


def test_that_scenes_and_recordings_are_listed() -> None:
    world = a_world({"mine": a_recording()})
    listed = json.loads(answer(a_get("/_scenes"), world).body)["scenes"]
    assert listed == scene_list(world)
    names = [item["name"] for item in listed]
    assert names[:2] == ["text", "thoughts"]
    assert names[-1] == "mine"
    assert len(names) == len(set(names)) == 30


def test_that_a_recording_is_played_by_its_name() -> None:
    reads = ((612.0, b'data: {"candidates": []}\r\n\r\n'),)
    world = a_world({"mine": a_recording(*reads)})
    path, query = PATHS[Shape.EVENTS]
    found = answer(a_post(path, query=query, x_mock_scenario="mine"), world)
    assert [(write.delay_ms, write.data) for write in found.writes] == list(reads)


def test_that_tokens_are_counted_whatever_is_played() -> None:
    world = a_world({"mine": a_recording((1, b"data: {}\r\n\r\n"))})
    assert b"totalTokens" in answer(a_post(COUNT, x_mock_scenario="mine"), world).body


def test_that_a_stalled_answer_says_so() -> None:
    assert an_answer(Shape.EVENTS, "stall").ending is Break.STALL


def test_that_an_answer_is_kept_and_given_again() -> None:
    answered = Answerer(a_world())
    assert answered(a_post(GENERATE)) is answered(a_post(GENERATE))
    assert answered(a_post(GENERATE)) == answer(a_post(GENERATE), a_world())


def test_that_big_answers_are_not_kept() -> None:
    answered = Answerer(a_world())
    request = a_post(GENERATE, x_mock_scenario="big")
    assert answered(request) is not answered(request)


def test_that_only_so_many_answers_are_kept() -> None:
    answered = Answerer(a_world())
    first = answered(a_post(COUNT, {"n": -1}))
    for number in range(KEPT_ANSWERS):
        answered(a_post(COUNT, {"n": number}))
    assert answered(a_post(COUNT, {"n": -1})) is not first


@pytest.mark.parametrize("text", ["{version}", "<script>", "“quoted”", "\u2028"])
def test_that_any_prompt_comes_back_as_text(text: str) -> None:
    body = {"contents": [{"parts": [{"text": f"a{text}b"}]}]}
    found = an_answer(Shape.EVENTS, body=body)
    heard = " ".join(f"a{text}b".split())
    assert f"“{heard}”" in read_run(run_of(found)).response.text
    assert b"<script>" not in found.body


ANY_JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                [
                    *("contents", "parts", "text", "tools", "functionDeclarations", "name", "type"),
                    *("parameters", "properties", "items", "enum", "anyOf", "default", "minItems"),
                    *(
                        "generationConfig",
                        "responseMimeType",
                        "responseSchema",
                        "generateContentRequest",
                    ),
                ]
            ),
            inner,
        )
    ),
    max_leaves=30,
)


@settings(max_examples=40)
@given(st.dictionaries(st.sampled_from(["contents", "tools", "generationConfig"]), ANY_JSON))
def test_that_every_body_has_an_answer(body: dict[str, Any]) -> None:
    for scene in ("", "tool", "parallel", "json"):
        assert an_answer(Shape.EVENTS, scene, body).status == 200
    assert answer(a_post(COUNT, body), a_world()).status in {200, 400}


def test_that_half_a_letter_does_not_harm() -> None:
    body = b'{"contents": [{"parts": [{"text": "\\ud83d"}]}]}'
    assert "“?”" in read_run(run_of(an_answer(Shape.EVENTS, body=body))).response.text


@pytest.mark.parametrize("depth", [300, 900, 5000])
def test_that_a_deep_body_is_answered_or_refused(depth: int) -> None:
    deep = b"[" * depth + b"]" * depth
    schema = b'{"generationConfig": {"responseSchema": {"default": %b}}, "contents": %b}' % (
        deep,
        deep,
    )
    assert an_answer(Shape.EVENTS, "json", schema).status in {200, 400}


def test_that_a_request_may_be_bare() -> None:
    request = MockRequest(
        "POST", GENERATE, "", ((b"host", b"127.0.0.1:%d" % PORT), JSON_TYPE), b"", PORT
    )
    assert answer(request, a_world()).status == 200
