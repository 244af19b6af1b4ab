"""Requests and collections of Bruno."""

import json
from typing import Any

import pytest

from workbench.domain.request import Header, KeyChoice, Request
from workbench.importers.bruno import ours, read, recognises
from workbench.importers.imported import Imported, ImportOptions, NotUnderstood

BRU = """meta {
  name: Say hello
  type: http
}

post {
  url: {{host}}/v1/:id
  body: json
  auth: bearer
}

params:path {
  id: 7
}

headers {
  A: b
  ~Off: c
}

auth:bearer {
  token: abc
}

body:json {
  {"a": "{{process.env.KEY}}"}
}

script:pre-request {
  bru.setVar("x", 1);
}

docs {
  Says hello.
}
"""


def collection(*items: Any, **more: Any) -> str:
    return json.dumps({"name": "C", "version": "1", "items": items, "brunoConfig": {}, **more})


def understood(*items: Any, **more: Any) -> Imported:
    return read(collection(*items, **more), ImportOptions())


def item(**request: Any) -> dict[str, Any]:
    return {
        "type": "http",
        "name": "R",
        "seq": 1,
        "request": {"url": "u", "method": "POST", **request},
    }


def one(**given: Any) -> Request:
    (placed,) = understood(item(**given)).requests
    return placed.request


def test_that_all_forms_are_recognised() -> None:
    assert recognises(BRU)
    assert recognises(collection())
    assert recognises("opencollection: 1.0.0\nitems: []\n")
    assert not recognises('{"items": []}')


def test_that_a_bru_file_is_one_request() -> None:
    imported = read(BRU, ImportOptions())
    (placed,) = imported.requests
    assert placed.request == Request(
        name="Say hello",
        url="{{host}}/v1/7",
        method="POST",
        description="Says hello.",
        headers=(
            Header("A", "b"),
            Header("Off", "c", enabled=False),
            Header("Content-Type", "application/json"),
        ),
        key=KeyChoice("token", "Authorization", "Bearer "),
        body='{"a": "{{KEY}}"}',
    )
    assert imported.ignored == ("script of “Say hello”",)
    assert imported.variables == ("host", "KEY")


def test_that_a_bru_file_without_a_method_is_refused() -> None:
    with pytest.raises(NotUnderstood, match="method"):
        read("meta {\n  name: x\n}\n", ImportOptions())


def test_that_folders_hand_down_headers_and_auth() -> None:
    root = {
        "request": {
            "headers": [{"name": "H", "value": "v", "enabled": True}],
            "auth": {"mode": "basic", "basic": {"username": "a", "password": "b"}},
            "vars": {
                "req": [{"name": "x", "value": "1"}, {"name": "y", "value": "2", "enabled": False}]
            },
        }
    }
    folder = {
        "type": "folder",
        "name": "F",
        "root": root,
        "items": [item(auth={"mode": "inherit"})],
    }
    imported = understood(folder)
    assert imported.requests[0].folder == ("F",)
    assert imported.requests[0].request.key == KeyChoice("token", "Authorization", "Basic ")
    assert imported.folders[1].defaults.headers == (Header("H", "v"),)
    assert imported.folders[1].defaults.variables == {"x": "1"}


@pytest.mark.parametrize(
    ("body", "text", "kind"),
    [
        ({"mode": "json", "json": "{}"}, "{}", "application/json"),
        ({"mode": "text", "text": "x"}, "x", "text/plain"),
        (
            {
                "mode": "formUrlEncoded",
                "formUrlEncoded": [
                    {"name": "a", "value": "b"},
                    {"name": "c", "value": "d", "enabled": False},
                ],
            },
            "a=b",
            "application/x-www-form-urlencoded",
        ),
        (
            {"mode": "graphql", "graphql": {"query": "{a}", "variables": ""}},
            '{"query":"{a}"}',
            "application/json",
        ),
        ({"mode": "none"}, "", None),
        ({"mode": "json", "json": ""}, "", None),
    ],
)
def test_that_a_body_is_what_would_be_sent(body: Any, text: str, kind: str | None) -> None:
    found = one(body=body)
    assert found.body == text
    assert [header.value for header in found.headers] == ([kind] if kind else [])


def test_that_files_of_a_form_are_named() -> None:
    rows = [
        {"name": "f", "value": ["a.png", "b.png"], "type": "file", "enabled": True},
        {"name": "g", "value": "@file(c.txt)", "type": "text", "enabled": True},
    ]
    imported = understood(item(body={"mode": "multipartForm", "multipartForm": rows}))
    assert imported.ignored == ("@a.png", "@b.png", "@c.txt")
    assert imported.requests[0].request.body.count('name="f"') == 2


def test_that_environments_keep_secrets_as_names() -> None:
    rows = [
        {"name": "base", "value": "https://a.test", "enabled": True},
        {"name": "token", "value": "", "secret": True},
    ]
    imported = understood(environments=[{"name": "Dev", "variables": rows}])
    (environment,) = imported.environments
    assert environment.variables == {"base": "https://a.test"}
    assert environment.secrets == ("token",)


def test_that_opencollection_is_read_from_yaml() -> None:
    found = {
        "info": {"name": "R", "type": "http"},
        "http": {
            "method": "post",
            "url": "https://a.test",
            "headers": [{"name": "A", "value": "b", "disabled": True}],
            "body": {"type": "json", "data": "{}"},
            "auth": {"type": "apikey", "key": "x-goog-api-key", "value": "v"},
        },
    }
    options = ImportOptions(read_yaml={"http:\n": found}.__getitem__)
    (placed,) = read("http:\n", options).requests
    assert placed.request.headers[0] == Header("A", "b", enabled=False)
    assert (placed.request.method, placed.request.body) == ("POST", "{}")
    assert placed.request.key == KeyChoice("gemini")


def test_that_what_is_no_http_request_and_assertions_are_told() -> None:
    asserted = item(assertions=[{"name": "res.status", "value": "eq 200"}])
    imported = understood({"type": "js", "name": "x.js"}, asserted)
    assert imported.ignored == ("“x.js”, which is no HTTP request", "assertions of “R”")


def test_that_names_of_the_process_are_variables() -> None:
    assert ours("{{ process.env.KEY }}/{{x}}") == "{{KEY}}/{{x}}"


@pytest.mark.parametrize("text", [collection()[:-1], '{"brunoConfig": {}}'])
def test_that_what_is_no_collection_is_refused(text: str) -> None:
    with pytest.raises(NotUnderstood):
        read(text, ImportOptions())
