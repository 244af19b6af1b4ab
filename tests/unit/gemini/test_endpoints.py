"""What a URL says, and editing it without touching the rest."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.domain.request import KeyChoice
from workbench.gemini.endpoints import (
    Endpoint,
    Surface,
    key_placement,
    read_url,
    url_spans,
    with_method,
    with_model,
)

GOOGLE = "https://generativelanguage.googleapis.com"
VERTEX = "https://us-central1-aiplatform.googleapis.com"
TEMPLATE = "{{baseUrl}}/{{apiVersion}}/models/gemini-3.5-flash:streamGenerateContent?alt=sse"
PUBLISHER = "v1/projects/P/locations/us-central1/publishers/google/models"


def said(url: str) -> tuple[str, str, str, str]:
    endpoint = read_url(url)
    return endpoint.surface.value, endpoint.version, endpoint.model, endpoint.method


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        (f"{GOOGLE}/v1beta/models/gemini-3.5-flash:generateContent", ("gemini", "v1beta", "gemini-3.5-flash", "generateContent")),
        (f"{GOOGLE}/v1/models/m:streamGenerateContent?alt=sse", ("gemini", "v1", "m", "streamGenerateContent")),
        ("https://generativelanguage.mtls.googleapis.com/v1alpha/models/m:countTokens", ("gemini", "v1alpha", "m", "countTokens")),
        (f"{GOOGLE}/v1beta/models", ("gemini", "v1beta", "", "models.list")),
        (f"{GOOGLE}/v1beta/models/m", ("gemini", "v1beta", "m", "models.get")),
        (f"{GOOGLE}/v1beta/models/m/operations/o1", ("gemini", "v1beta", "m", "operations.get")),
        (f"{GOOGLE}/v1beta/tunedModels/t:generateContent", ("gemini", "v1beta", "t", "generateContent")),
        (f"{GOOGLE}/v1beta/models/m%3AgenerateContent", ("gemini", "v1beta", "m", "generateContent")),
        (f"{GOOGLE}/v1beta/models/gemini%2D3:generateContent", ("gemini", "v1beta", "gemini-3", "generateContent")),
        ("http://127.0.0.1:8080/v1beta/models/m@stall:generateContent", ("gemini", "v1beta", "m@stall", "generateContent")),
        ("http://127.0.0.1:8080/models/m:generateContent", ("gemini", "", "m", "generateContent")),
        ("https://proxy.test/ai/v1beta/models/m:generateContent", ("gemini", "v1beta", "m", "generateContent")),
        ("https://proxy.test/team/models/v1/models/m:countTokens", ("gemini", "v1", "m", "countTokens")),
        (TEMPLATE, ("gemini", "{{apiVersion}}", "gemini-3.5-flash", "streamGenerateContent")),
        ("{{baseUrl}}/models/{{model}}:{{method}}", ("gemini", "", "{{model}}", "{{method}}")),
        ("https://{{host}}/v1beta/models/m:generateContent", ("gemini", "v1beta", "m", "generateContent")),
        (f"{GOOGLE}/v1beta/files/abc", ("gemini", "v1beta", "", "files")),
        (f"{GOOGLE}/v1beta/files:register", ("gemini", "v1beta", "", "files")),
        (f"{GOOGLE}/upload/v1beta/files?upload_id=1", ("gemini", "v1beta", "", "files")),
        (f"{GOOGLE}/v1beta/cachedContents", ("gemini", "v1beta", "", "cachedContents")),
        ("{{baseUrl}}/upload/{{apiVersion}}/files", ("gemini", "{{apiVersion}}", "", "files")),
        (f"{GOOGLE}/$discovery/rest?version=v1beta", ("gemini", "", "", "")),
        (f"{VERTEX}/{PUBLISHER}/m:generateContent", ("vertex", "v1", "m", "generateContent")),
        ("https://aiplatform.googleapis.com/v1beta1/publishers/google/models/m:generateContent", ("vertex", "v1beta1", "m", "generateContent")),
        ("https://aiplatform.eu.rep.googleapis.com/v1/projects/P/locations/eu/publishers/google/models/m:countTokens", ("vertex", "v1", "m", "countTokens")),
        (f"{VERTEX}/v1/projects/P/locations/us-central1/endpoints/123:generateContent", ("vertex", "v1", "123", "generateContent")),
        ("http://127.0.0.1:1/v1/projects/P/locations/L/publishers/google/models/m:generateContent", ("vertex", "v1", "m", "generateContent")),
        (f"{VERTEX}/v1/projects/P/locations/L/endpoints/openapi/chat/completions", ("openai", "v1", "", "chat/completions")),
        (f"{GOOGLE}/v1beta/openai/chat/completions", ("openai", "v1beta", "", "chat/completions")),
        (f"{GOOGLE}/v1beta/openai/models/gemini-3.5-flash", ("openai", "v1beta", "gemini-3.5-flash", "models.get")),
        (f"{GOOGLE}/v1beta/openai/embeddings", ("openai", "v1beta", "", "embeddings")),
        ("http://localhost:4000/v1/chat/completions", ("openai", "v1", "", "chat/completions")),
        (f"{GOOGLE}/v1beta/interactions", ("interactions", "v1beta", "", "interactions.create")),
        (f"{GOOGLE}/v1/interactions/v1_abc", ("interactions", "v1", "", "interactions.get")),
        (f"{GOOGLE}/v1/interactions/v1_abc/cancel", ("interactions", "v1", "", "interactions.cancel")),
        ("{{baseUrl}}/{{apiVersion}}/interactions?alt=sse", ("interactions", "{{apiVersion}}", "", "interactions.create")),
        ("http://example.com", ("other", "", "", "")),
        ("http://example.com/models/car", ("other", "", "", "")),
        ("http://example.com/files/a.txt", ("other", "", "", "")),
        ("http://example.com/interactions", ("other", "", "", "")),
        ("", ("other", "", "", "")),
    ],
)  # fmt: skip
def test_that_a_url_says_its_surface_version_model_and_method(
    url: str, expected: tuple[str, str, str, str]
) -> None:
    assert said(url) == expected


def test_that_scheme_host_and_port_are_read_apart() -> None:
    endpoint = read_url("HTTP://LocalHost:8080/v1beta/models")
    assert (endpoint.scheme, endpoint.host, endpoint.port) == ("http", "localhost", 8080)


def test_that_a_variable_with_the_whole_origin_hides_the_host() -> None:
    assert (read_url(TEMPLATE).scheme, read_url(TEMPLATE).host) == ("", "")


def test_that_only_generating_methods_promise_a_finish_reason() -> None:
    methods = ("generateContent", "streamGenerateContent", "countTokens", "predict")
    urls = [f"{GOOGLE}/v1beta/models/m:{method}" for method in methods]
    assert [read_url(url).generates for url in urls] == [True, True, False, False]


def test_that_a_vertex_path_without_a_project_is_express() -> None:
    express = "https://aiplatform.googleapis.com/v1/publishers/google/models/m:generateContent"
    assert read_url(express).express
    assert not read_url(f"{VERTEX}/{PUBLISHER}/m:generateContent").express


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        (TEMPLATE, TEMPLATE.replace("gemini-3.5-flash", "gemini-4-argon")),
        (f"{GOOGLE}/v1beta/models/m?x=%20&y", f"{GOOGLE}/v1beta/models/gemini-4-argon?x=%20&y"),
        (
            "{{baseUrl}}/{{v}}/models/{{model}}:{{m}}",
            "{{baseUrl}}/{{v}}/models/gemini-4-argon:{{m}}",
        ),
        (f"{GOOGLE}/v1beta/interactions", f"{GOOGLE}/v1beta/interactions"),
        ("http://example.com/a", "http://example.com/a"),
    ],
)
def test_that_another_model_changes_only_its_own_characters(url: str, expected: str) -> None:
    assert with_model(url, "gemini-4-argon") == expected


def test_that_a_model_may_be_given_with_its_resource_name() -> None:
    assert with_model(TEMPLATE, "models/x") == with_model(TEMPLATE, "x")


def test_that_a_model_cannot_break_out_of_its_segment() -> None:
    assert read_url(with_model(TEMPLATE, "a/../b?c#d e")).model == "a/../b?c#d e"


@pytest.mark.parametrize(
    ("url", "method", "expected"),
    [
        ("{{b}}/v1/models/m:generateContent", "streamGenerateContent", "{{b}}/v1/models/m:streamGenerateContent?alt=sse"),
        ("{{b}}/v1/models/m:generateContent?a=1", "streamGenerateContent", "{{b}}/v1/models/m:streamGenerateContent?a=1&alt=sse"),
        ("{{b}}/v1/models/m:generateContent?", "streamGenerateContent", "{{b}}/v1/models/m:streamGenerateContent?alt=sse"),
        ("{{b}}/v1/models/m:generateContent#f", "streamGenerateContent", "{{b}}/v1/models/m:streamGenerateContent?alt=sse#f"),
        ("{{b}}/v1/models/m:generateContent?alt=json&a", "streamGenerateContent", "{{b}}/v1/models/m:streamGenerateContent?alt=sse&a"),
        ("{{b}}/v1/models/m:streamGenerateContent?alt=sse", "countTokens", "{{b}}/v1/models/m:countTokens"),
        ("{{b}}/v1/models/m:streamGenerateContent?a&alt=sse&b=%41", "countTokens", "{{b}}/v1/models/m:countTokens?a&b=%41"),
        ("{{b}}/v1/models/m:streamGenerateContent?alt=json", "countTokens", "{{b}}/v1/models/m:countTokens?alt=json"),
        ("{{b}}/v1/models/m", "countTokens", "{{b}}/v1/models/m:countTokens"),
        ("{{b}}/v1/models/m%3AgenerateContent", "countTokens", "{{b}}/v1/models/m%3AcountTokens"),
        ("{{b}}/v1/models/m:streamGenerateContent", "streamGenerateContent", "{{b}}/v1/models/m:streamGenerateContent"),
        ("http://example.com/a", "countTokens", "http://example.com/a"),
        ("{{b}}/v1/models", "countTokens", "{{b}}/v1/models"),
    ],
)  # fmt: skip
def test_that_streaming_asks_for_events_and_other_methods_do_not(
    url: str, method: str, expected: str
) -> None:
    assert with_method(url, method) == expected


def test_that_every_character_of_a_url_has_a_role() -> None:
    spans = url_spans(TEMPLATE)
    assert [(TEMPLATE[start:stop], role) for start, stop, role in spans] == [
        ("{{baseUrl}}", "variable"),
        ("/", "other"),
        ("{{apiVersion}}", "variable"),
        ("/models/", "other"),
        ("gemini-3.5-flash", "model"),
        (":", "other"),
        ("streamGenerateContent", "method"),
        ("?alt=sse", "query"),
    ]


def test_that_host_and_version_have_roles_of_their_own() -> None:
    url = "https://h.test/v1beta/models"
    roles = {role: url[start:stop] for start, stop, role in url_spans(url)}
    assert roles["host"] == "https://h.test"
    assert roles["version"] == "v1beta"


@pytest.mark.parametrize(
    ("surface", "host", "express", "expected"),
    [
        (Surface.GEMINI, "generativelanguage.googleapis.com", False, ("x-goog-api-key", "")),
        (Surface.INTERACTIONS, "generativelanguage.googleapis.com", False, ("x-goog-api-key", "")),
        (Surface.OPENAI, "generativelanguage.googleapis.com", False, ("Authorization", "Bearer ")),
        (Surface.VERTEX, "aiplatform.googleapis.com", False, ("Authorization", "Bearer ")),
        (Surface.VERTEX, "aiplatform.googleapis.com", True, ("x-goog-api-key", "")),
        (Surface.OTHER, "proxy.test", False, ("x-goog-api-key", "")),
    ],
)
def test_that_a_key_goes_where_its_surface_looks_for_it(
    surface: Surface, host: str, *, express: bool, expected: tuple[str, str]
) -> None:
    assert key_placement(surface, host, None, express=express) == expected


@pytest.mark.parametrize(
    ("choice", "expected"),
    [
        (KeyChoice("k", header="X-Key"), ("X-Key", "")),
        (KeyChoice("k", header="Authorization", prefix="Token"), ("Authorization", "Token ")),
        (KeyChoice("k", prefix="Bearer "), ("Authorization", "Bearer ")),
        (KeyChoice("k", header="X-Key", prefix="key="), ("X-Key", "key=")),
        (KeyChoice("k"), ("x-goog-api-key", "")),
    ],
)
def test_that_a_header_of_ones_own_counts_on_other_hosts(
    choice: KeyChoice, expected: tuple[str, str]
) -> None:
    assert key_placement(Surface.GEMINI, "proxy.test", choice) == expected


def test_that_a_header_of_ones_own_does_not_count_on_google_hosts() -> None:
    choice = KeyChoice("k", header="X-Key")
    host = "generativelanguage.googleapis.com"
    assert key_placement(Surface.GEMINI, host, choice) == ("x-goog-api-key", "")


@given(st.text(max_size=60))
def test_that_any_text_is_read_and_painted_whole(url: str) -> None:
    assert isinstance(read_url(url), Endpoint)
    assert "".join(url[start:stop] for start, stop, _ in url_spans(url)) == url


PIECES = st.sampled_from(["/", "models", "m", ":", "generateContent", "{{x}}", "v1", "?alt=sse", "#", "openai", "interactions", "projects", "locations", "endpoints"])  # fmt: skip


@given(st.lists(PIECES, max_size=12).map("".join))
def test_that_an_edit_of_any_path_can_be_read_again(path: str) -> None:
    url = "https://h.test/" + path
    if read_url(url).is_model_path:
        assert read_url(with_model(url, "new")).model == "new"
        assert read_url(with_method(url, "countTokens")).method == "countTokens"
    else:
        assert with_model(url, "new") == with_method(url, "countTokens") == url
