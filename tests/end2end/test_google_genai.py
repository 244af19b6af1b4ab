"""The real google-genai package talks to the mock server as it talks to Google."""

import asyncio
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from google import genai
from google.genai import errors, types

from workbench.mock.scenes import reply_to

MODEL = "gemini-3.5-flash"
ROOT = Path(__file__).resolve().parents[2]
COMMAND = (sys.executable, "-m", "workbench", "mock", "--port", "0", "--speed", "instant")


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    """Run `gemini-workbench mock` as a user would; its first line says where it is."""
    with subprocess.Popen(COMMAND, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        yield process.stdout.readline().strip()
        process.terminate()
        process.wait(timeout=10)


@pytest.fixture
def client(url: str) -> Iterator[genai.Client]:
    with genai.Client(api_key="any", http_options=types.HttpOptions(base_url=url)) as made:
        yield made


def scene(name: str) -> types.GenerateContentConfig:
    return types.GenerateContentConfig(
        http_options=types.HttpOptions(headers={"x-mock-scenario": name})
    )


def streamed(client: genai.Client, config: Any = None, model: str = MODEL) -> list[Any]:
    return list(
        client.models.generate_content_stream(model=model, contents="Say hello", config=config)
    )


def test_that_it_streams(client: genai.Client) -> None:
    chunks = streamed(client)
    assert len(chunks) > 5
    assert "".join(chunk.text or "" for chunk in chunks) == reply_to("Say hello")
    assert chunks[-1].candidates[0].finish_reason == types.FinishReason.STOP
    assert chunks[-1].usage_metadata.total_token_count > 0


def test_that_it_generates(client: genai.Client) -> None:
    answer = client.models.generate_content(model=MODEL, contents="Say hello")
    assert answer.text == reply_to("Say hello")
    assert (answer.model_version, len(answer.response_id or "")) == (MODEL, 23)


def test_that_it_counts(client: genai.Client) -> None:
    counted = client.models.count_tokens(model=MODEL, contents="four words are here")
    assert counted.total_tokens == 5


def test_that_it_lists_every_page(client: genai.Client) -> None:
    names = [model.name for model in client.models.list(config={"page_size": 7})]
    assert f"models/{MODEL}" in names
    assert len(names) == len(set(names)) > 20


def test_that_it_gets_a_model(client: genai.Client) -> None:
    model = client.models.get(model=MODEL)
    assert (model.display_name, model.input_token_limit) == ("Gemini 3.5 Flash", 1048576)


def test_that_it_streams_without_blocking(url: str) -> None:
    async def texts() -> list[str]:
        options = types.HttpOptions(base_url=url, api_version="v1beta")
        async with genai.Client(api_key="any", http_options=options).aio as client:
            stream = await client.models.generate_content_stream(model=MODEL, contents="hi")
            return [chunk.text or "" async for chunk in stream]

    assert "".join(asyncio.run(texts())) == reply_to("hi")


def test_that_it_streams_from_vertex_paths(url: str) -> None:
    options = types.HttpOptions(base_url=url, api_version="v1")
    with genai.Client(vertexai=True, api_key="any", http_options=options) as client:
        chunks = streamed(client)
    assert "".join(chunk.text or "" for chunk in chunks) == reply_to("Say hello")
    assert chunks[-1].usage_metadata.traffic_type == types.TrafficType.ON_DEMAND


def test_that_it_reads_thoughts(client: genai.Client) -> None:
    parts = [part for chunk in streamed(client, scene("thoughts")) for part in chunk.parts or ()]
    assert any(part.thought for part in parts)
    assert any(part.thought_signature for part in parts)


def test_that_it_reads_a_call(client: genai.Client) -> None:
    def book_seat(row: int, window: bool) -> str:
        """Book a seat."""
        raise AssertionError(f"never called: {row} {window}")

    config = types.GenerateContentConfig(
        http_options=scene("tool").http_options,
        tools=[book_seat],
        automatic_function_calling=types.AutomaticFunctionCallingConfig(disable=True),
    )
    answer = client.models.generate_content(model=MODEL, contents="Book it", config=config)
    calls = answer.function_calls or []
    assert [(call.name, call.args) for call in calls] == [("book_seat", {"row": 1, "window": True})]


def test_that_json_is_parsed_into_its_schema(client: genai.Client) -> None:
    config = types.GenerateContentConfig(
        response_mime_type="application/json",
        response_schema={"type": "OBJECT", "properties": {"city": {"type": "STRING"}}},
    )
    answer = client.models.generate_content(model=MODEL, contents="Where?", config=config)
    assert answer.parsed == {"city": "example city"}


def test_that_a_scene_may_follow_the_model(client: genai.Client) -> None:
    chunks = streamed(client, model=f"{MODEL}@max-tokens")
    assert chunks[-1].candidates[0].finish_reason == types.FinishReason.MAX_TOKENS


@pytest.mark.parametrize(
    ("name", "code", "status"),
    [
        ("error-429-day", 429, "RESOURCE_EXHAUSTED"),
        ("bad-key", 400, "INVALID_ARGUMENT"),
        ("error-503", 503, "UNAVAILABLE"),
    ],
)
def test_that_refusals_are_its_errors(
    client: genai.Client, name: str, code: int, status: str
) -> None:
    with pytest.raises(errors.APIError) as streaming:
        streamed(client, scene(name))
    with pytest.raises(errors.APIError) as whole:
        client.models.generate_content(model=MODEL, contents="hi", config=scene(name))
    assert (streaming.value.code, streaming.value.status) == (code, status)
    assert (whole.value.code, whole.value.status) == (code, status)


@pytest.mark.parametrize("name", ["error-event", "error-bare"])
def test_that_an_error_inside_a_stream_is_its_error(client: genai.Client, name: str) -> None:
    with pytest.raises(errors.ServerError) as caught:
        streamed(client, scene(name))
    assert caught.value.code == 503


@pytest.mark.parametrize(
    "name", ["u2028", "utf8-split", "lf", "no-parts", "finish-early", "big", "image"]
)
def test_that_odd_streams_are_read_to_their_end(client: genai.Client, name: str) -> None:
    chunks = streamed(client, scene(name))
    assert any(
        one.finish_reason == types.FinishReason.STOP
        for chunk in chunks
        for one in chunk.candidates or ()
    )


def test_that_a_recording_is_played(client: genai.Client) -> None:
    text = "".join(chunk.text or "" for chunk in streamed(client, scene("hello")))
    assert text.startswith("Hello, and welcome.")
