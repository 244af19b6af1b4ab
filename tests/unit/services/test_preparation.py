"""From a saved request to the message: what is filled, merged and added, and what is refused."""

import asyncio
import base64
import hashlib
import json
from dataclasses import replace

import pytest

from tests.builders import ASK, MODEL, STREAM_URL, TEMPLATE_URL, a_request, a_scope
from tests.fakes import FakeCollections, MemorySecrets
from workbench.domain.environment import Defaults, Environment, Overrides, Scope
from workbench.domain.errors import KeyringKind, RefusedToSend
from workbench.domain.request import Attachment, Header, KeyChoice, Request
from workbench.domain.secret import Secret
from workbench.gemini.endpoints import Surface
from workbench.services.key_choice import ProcessKey
from workbench.services.preparation import Prepared, Preparer

KEY = "AQ.canary-0123456789"
MOCK = "http://127.0.0.1:8080"
TO_MOCK = Overrides(base_url=MOCK, to_mock=True)
OPENAI_URL = "https://generativelanguage.googleapis.com/v1beta/openai/chat/completions"


def prepare(
    request: Request | None = None,
    scope: Scope | None = None,
    *,
    secrets: MemorySecrets | None = None,
    collections: FakeCollections | None = None,
    keys: tuple[ProcessKey, ...] = (),
) -> Prepared:
    preparer = Preparer(
        secrets or MemorySecrets({"default": KEY}), collections or FakeCollections(), keys
    )
    return asyncio.run(preparer.prepare(request or a_request(), scope or a_scope()))


def refusal(
    request: Request, scope: Scope | None = None, secrets: MemorySecrets | None = None
) -> str:
    with pytest.raises(RefusedToSend) as caught:
        prepare(request, scope, secrets=secrets)
    return str(caught.value)


def header(prepared: Prepared, name: str) -> str | None:
    wanted = name.lower()
    found = [value for key, value in prepared.message.headers if key.lower() == wanted]
    assert len(found) <= 1
    return found[0] if found else None


# Filling


@pytest.mark.parametrize("base", ["https://proxy.example/gemini", "https://proxy.example/gemini/"])
def test_that_a_path_in_the_base_url_stays_where_its_host_is_replaced(base: str) -> None:
    own = Environment("Own", variables={"baseUrl": base, "apiVersion": "v1beta"})
    scope = replace(a_scope(), environment=own, overrides=Overrides(base_url=f"{MOCK}/"))
    url = prepare(a_request(), scope).message.url
    assert url == STREAM_URL.replace("https://generativelanguage.googleapis.com", f"{MOCK}/gemini")


def test_that_the_url_is_filled_from_the_environment() -> None:
    prepared = prepare()
    assert (prepared.message.url, prepared.message.method) == (STREAM_URL, "POST")
    assert (prepared.model, prepared.surface) == (MODEL, Surface.GEMINI)


def test_that_headers_and_body_are_filled_and_values_are_not_filled_again() -> None:
    request = a_request(headers=(Header("X-{{a}}", "{{b}}"),), body='{"t": "{{b}}"}')
    scope = a_scope(given={"a": "Name", "b": "{{a}}"})
    prepared = prepare(request, scope)
    assert header(prepared, "X-Name") == "{{a}}"
    assert prepared.message.body == b'{"t": "{{a}}"}'


def test_that_unknown_variables_are_refused_with_their_places() -> None:
    text = refusal(a_request(url=TEMPLATE_URL + "&x={{one}}", body='{\n  "a": "{{two}}"}'))
    assert "{{one}} in the URL (column " in text
    assert "{{two}} in the body (line 2, column 9)" in text
    assert "--var one=VALUE" in text


def test_that_computed_names_have_one_value_in_a_request() -> None:
    body = prepare(
        a_request(body='["{{$uuid}}", "{{$uuid}}", {{$timestamp}}, {{$randomInt}}]')
    ).message.body
    first, second, timestamp, number = json.loads(body)
    assert (first, len(first)) == (second, 36)
    assert timestamp > 1_700_000_000
    assert 0 <= number <= 1000


def test_that_the_body_goes_out_as_typed() -> None:
    body = '{ "a" : 1.10, "a": 1E2 }\r\n \ud83d'
    prepared = prepare(a_request(body=body))
    assert prepared.message.body == body.encode("utf-8", "surrogatepass")


# Headers


def test_that_a_body_gets_the_json_content_type_unless_one_is_set() -> None:
    assert header(prepare(), "content-type") == "application/json"
    own = a_request(headers=(Header("content-TYPE", "text/plain"),))
    assert header(prepare(own), "Content-Type") == "text/plain"
    assert header(prepare(a_request(method="GET", body="")), "content-type") is None


@pytest.mark.parametrize("name", ["Host", "content-length", "Transfer-Encoding"])
def test_that_headers_that_http_sets_are_refused(name: str) -> None:
    assert name in refusal(a_request(headers=(Header(name, "1"),)))


def test_that_a_header_that_http_cannot_carry_is_refused_without_its_value() -> None:
    text = refusal(a_request(headers=(Header("X-A", f"{KEY}\n"),)))
    assert "X-A" in text
    assert KEY not in text


# The key


def test_that_the_key_goes_into_its_header_and_is_masked_for_show() -> None:
    prepared = prepare(a_request(key=KeyChoice("default")))
    assert header(prepared, "x-goog-api-key") == KEY
    assert prepared.key_name == "default"
    assert KEY not in repr(prepared.masked)
    assert ("x-goog-api-key", "*" * len(KEY)) in prepared.masked.headers


def test_that_the_openai_surface_gets_a_bearer() -> None:
    prepared = prepare(a_request(url=OPENAI_URL, key=KeyChoice("default"), body='{"model": "m1"}'))
    assert header(prepared, "authorization") == f"Bearer {KEY}"
    assert prepared.model == "m1"


def test_that_placement_can_be_chosen_for_other_hosts() -> None:
    request = a_request(
        url="https://llm.example.com/x", key=KeyChoice("default", "Api-Key", "Token")
    )
    secrets = MemorySecrets({"default": KEY}, {"default": ("llm.example.com",)})
    assert header(prepare(request, secrets=secrets), "api-key") == f"Token {KEY}"


@pytest.mark.parametrize(
    "request_",
    [
        a_request(key=KeyChoice("default"), headers=(Header("X-Goog-Api-Key", "mine"),)),
        a_request(key=KeyChoice("default"), headers=(Header("authorization", "Bearer mine"),)),
        a_request(key=KeyChoice("default"), url=f"{STREAM_URL}&key=mine"),
    ],
)
def test_that_a_credential_of_the_users_own_wins(request_: Request) -> None:
    prepared = prepare(request_)
    assert (prepared.key_name, prepared.notices) == (None, ())
    assert KEY not in repr(prepared.message)


def test_that_a_key_in_the_url_is_masked_for_show() -> None:
    assert "key=****" in prepare(a_request(url=f"{STREAM_URL}&key=mine")).masked.url


def test_that_process_keys_are_held_though_they_are_not_sent() -> None:
    keys = (ProcessKey("GEMINI_API_KEY", Secret("AQ.process")),)
    prepared = prepare(a_request(body='{"t": "AQ.process"}', key=KeyChoice("none")), keys=keys)
    assert prepared.held == (Secret("AQ.process"),)
    assert b"AQ.process" in prepared.message.body
    assert b"AQ.process" not in prepared.masked.body


def test_that_a_missing_key_is_a_notice_and_no_refusal() -> None:
    prepared = prepare(a_request(key=KeyChoice("nowhere")))
    assert (prepared.key_name, len(prepared.notices)) == (None, 1)


# Typed secrets


def test_that_a_typed_secret_is_filled_and_masked() -> None:
    request = a_request(headers=(Header("x-goog-api-key", "{{secret:default}}"),))
    prepared = prepare(request)
    assert header(prepared, "x-goog-api-key") == KEY
    assert KEY not in repr(prepared.masked)


def test_that_a_typed_secret_for_another_host_stops_the_send() -> None:
    text = refusal(a_request(url="https://evil.test/?q={{secret:default}}"))
    assert "evil.test" in text
    assert "keys bind default evil.test" in text


@pytest.mark.parametrize(
    "url",
    [
        "https://{{secret:default}}/x",
        "https://{{secret:default}}.evil.test/x",
        "https://evil.test:{{secret:default}}/x",
        "{{secret:default}}://evil.test",
    ],
)
def test_that_a_secret_in_the_host_is_refused_before_it_is_read(url: str) -> None:
    secrets = MemorySecrets({"default": KEY})
    refusal(a_request(url=url), secrets=secrets)
    assert secrets.reads == []


def test_that_a_variable_cannot_smuggle_a_secret_in() -> None:
    scope = a_scope(given={"v": "{{secret:default}}"})
    prepared = prepare(a_request(body='{"t": "{{v}}"}', key=KeyChoice("none")), scope)
    assert prepared.message.body == b'{"t": "{{secret:default}}"}'


def test_that_a_typed_secret_that_is_missing_or_locked_stops_the_send() -> None:
    body = '{"t": "{{secret:nowhere}}"}'
    assert "keys add nowhere" in refusal(a_request(body=body))
    locked = MemorySecrets({"nowhere": KEY}, trouble=KeyringKind.LOCKED)
    assert "locked" in refusal(a_request(body=body), secrets=locked)


def test_that_a_typed_secret_that_the_environment_does_not_list_stops_the_send() -> None:
    environment = Environment("Studio", secrets=())
    text = refusal(a_request(url=f"{STREAM_URL}&x={{{{secret:default}}}}"), a_scope(environment))
    assert "Studio" in text


def test_that_a_typed_secret_never_goes_to_the_mock() -> None:
    body = '{"t": "{{secret:default}}"}'
    assert "127.0.0.1:8080" in refusal(a_request(body=body), a_scope(overrides=TO_MOCK))


# Another base, another model


@pytest.mark.parametrize(
    "url", [TEMPLATE_URL, STREAM_URL, TEMPLATE_URL.replace("baseUrl", "elsewhere")]
)
def test_that_the_mock_takes_the_place_of_every_known_host(url: str) -> None:
    scope = a_scope(
        overrides=TO_MOCK, given={"elsewhere": "https://us-central1-aiplatform.googleapis.com"}
    )
    assert prepare(a_request(url=url), scope).message.url.startswith(f"{MOCK}/v1beta/models/")


def test_that_with_the_mock_any_other_host_is_refused() -> None:
    text = refusal(a_request(url="https://llm.example.com/x"), a_scope(overrides=TO_MOCK))
    assert "llm.example.com" in text


def test_that_another_base_leaves_unknown_hosts_alone() -> None:
    scope = a_scope(overrides=Overrides(base_url="https://proxy.example.com"))
    url = "https://llm.example.com/x"
    assert prepare(a_request(url=url), scope).message.url == url
    assert prepare(a_request(), scope).message.url.startswith("https://proxy.example.com/v1beta/")


def test_that_base_url_as_a_variable_of_an_own_host_is_replaced_too() -> None:
    environment = Environment("Own", variables={"baseUrl": "https://own.test", "apiVersion": "v1"})
    url = prepare(a_request(), a_scope(environment, overrides=TO_MOCK)).message.url
    assert url.startswith(f"{MOCK}/v1/models/")


def test_that_the_model_is_replaced_in_the_url_or_in_the_body() -> None:
    scope = a_scope(overrides=Overrides(model="gemini-x"))
    assert "/models/gemini-x:stream" in prepare(a_request(), scope).message.url
    changed = prepare(a_request(url=OPENAI_URL, body='{"model": "old", "n": 1.0}'), scope)
    assert changed.message.body == b'{"model": "gemini-x", "n": 1.0}'
    assert changed.model == "gemini-x"


def test_that_a_model_for_a_url_without_one_is_refused() -> None:
    scope = a_scope(overrides=Overrides(model="gemini-x"))
    assert "gemini-x" in refusal(a_request(url="https://llm.example.com/x"), scope)


def test_that_the_url_is_shown_as_it_goes_out() -> None:
    prepared = prepare(a_request(url="https://llm.example.com:443/a/../b"))
    assert prepared.message.url == "https://llm.example.com/b"


# The body


def test_that_an_invalid_body_is_sent_with_a_notice() -> None:
    prepared = prepare(a_request(body='{"a": }', key=KeyChoice("none")))
    assert prepared.message.body == b'{"a": }'
    assert "line 1" in prepared.notices[0].lower()


def test_that_a_body_that_is_not_called_json_gets_no_notice() -> None:
    own = (Header("Content-Type", "text/plain"),)
    assert prepare(a_request(body="hello", headers=own, key=KeyChoice("none"))).notices == ()


PICTURE = b"\x89PNG picture"
AT = "/contents/0/parts/1/inlineData"


def attach(body: str = ASK, sha256: str | None = None, file: str = "files/a.png") -> Prepared:
    collections = FakeCollections(files={("root", "files/a.png"): PICTURE})
    attachment = Attachment(AT, file, "image/png", sha256)
    request = a_request(body=body, attachments=(attachment,), key=KeyChoice("none"))
    return prepare(request, a_scope(root="root"), collections=collections)


def test_that_an_attachment_is_put_in_at_its_place() -> None:
    body = json.loads(attach().message.body)
    assert body["contents"][0]["parts"][1]["inlineData"] == {
        "mimeType": "image/png",
        "data": base64.b64encode(PICTURE).decode(),
    }


def test_that_a_changed_attachment_is_a_notice() -> None:
    assert attach(sha256=hashlib.sha256(PICTURE).hexdigest()).notices == ()
    (notice,) = attach(sha256="0" * 64).notices
    assert "files/a.png" in notice


def test_that_attachments_need_a_valid_body_and_a_file() -> None:
    with pytest.raises(RefusedToSend, match=r"[Ll]ine 1"):
        attach(body="{")
    with pytest.raises(RefusedToSend, match="no such file"):
        attach(file="files/b.png")


# Parents


def test_that_headers_of_the_collection_go_out_too() -> None:
    parents = (Defaults("c", headers=(Header("X-Team", "{{team}}"),), variables={"team": "blue"}),)
    assert header(prepare(scope=a_scope(parents=parents)), "x-team") == "blue"


@pytest.mark.parametrize(
    "url", ["", "ftp://host/x", "http://user@evil.test/", "https://host/a b", "not a url"]
)
def test_that_a_bad_url_is_refused(url: str) -> None:
    assert refusal(a_request(url=url))


@pytest.mark.parametrize("method", ["", "GE T", "POST\r\nX: 1", "é"])
def test_that_a_method_that_http_cannot_carry_is_refused(method: str) -> None:
    assert "method" in refusal(a_request(method=method))
