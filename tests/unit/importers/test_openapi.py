"""Requests of OpenAPI descriptions."""

import json
from typing import Any

import pytest

from workbench.domain.request import Header, KeyChoice, Request
from workbench.importers.imported import Imported, ImportOptions, NotUnderstood
from workbench.importers.openapi import read, recognises


def described(operation: Any, path: str = "/pets/{id}", **more: Any) -> str:
    return json.dumps(
        {
            "openapi": "3.1.0",
            "info": {"title": "Pets"},
            "paths": {path: {"post": operation}},
            "servers": [
                {"url": "https://{host}/v1/", "variables": {"host": {"default": "a.test"}}}
            ],
            **more,
        }
    )


def understood(operation: Any, **more: Any) -> Imported:
    return read(described(operation, **more), ImportOptions())


def one(operation: Any, **more: Any) -> Request:
    (placed,) = understood(operation, **more).requests
    return placed.request


def test_that_json_and_yaml_are_recognised() -> None:
    assert recognises(described({}))
    assert recognises("openapi: 3.0.3\ninfo: {}\n")
    assert not recognises("swagger: '2.0'\n")


def test_that_an_operation_is_a_request_in_the_folder_of_its_tag() -> None:
    imported = understood({"summary": "Add", "tags": ["Pets", "x"], "description": "D"})
    (placed,) = imported.requests
    assert placed.folder == ("Pets",)
    assert (placed.request.name, placed.request.description) == ("Add", "D")
    assert placed.request.url == "{{baseUrl}}/pets/{{id}}"
    assert imported.folders[0].defaults.variables == {"baseUrl": "https://a.test/v1"}
    assert imported.variables == ("baseUrl", "id")


def test_that_what_must_be_sent_is_there_and_the_rest_is_not() -> None:
    rows = [
        {"name": "q", "in": "query", "required": True, "schema": {"type": "string"}},
        {"name": "n", "in": "query", "example": 5},
        {"name": "optional", "in": "query"},
        {"name": "X-H", "in": "header", "required": True, "schema": {"enum": ["a"]}},
    ]
    found = one({"operationId": "op", "parameters": rows})
    assert found.url.endswith("?q={{q}}&n=5")
    assert found.headers == (Header("X-H", "a"),)
    assert found.name == "op"


def test_that_a_body_comes_from_an_example_or_the_schema() -> None:
    content = {"application/json": {"schema": {"properties": {"a": {"type": "string"}}}}}
    found = one({"requestBody": {"content": content}})
    assert json.loads(found.body) == {"a": ""}
    assert found.headers == (Header("Content-Type", "application/json"),)
    named = {"application/json": {"examples": {"x": {"value": {"b": 1}}}}}
    assert json.loads(one({"requestBody": {"content": named}}).body) == {"b": 1}
    form = {"application/x-www-form-urlencoded": {"example": {"a": "b c"}}}
    assert one({"requestBody": {"content": form}}).body == "a=b%20c"
    assert one({}).body == ""


@pytest.mark.parametrize(
    ("scheme", "key"),
    [
        ({"type": "http", "scheme": "bearer"}, KeyChoice("my-key", "Authorization", "Bearer ")),
        ({"type": "apiKey", "in": "header", "name": "X-Key"}, KeyChoice("my-key", "X-Key")),
        ({"type": "apiKey", "in": "header", "name": "x-goog-api-key"}, None),
        ({"type": "oauth2"}, None),
    ],
)
def test_that_security_is_a_key_by_name(scheme: Any, key: KeyChoice | None) -> None:
    components = {"securitySchemes": {"my key": scheme}}
    assert one({"security": [{"my key": []}]}, components=components).key == key


def test_that_a_key_in_the_query_is_a_secret_there() -> None:
    components = {"securitySchemes": {"k": {"type": "apiKey", "in": "query", "name": "key"}}}
    found = one({}, components=components, security=[{"k": []}])
    assert found.url.endswith("?key={{secret:k}}")


@pytest.mark.parametrize(
    "text", ["{", '{"openapi": "2.0"}', '{"openapi": "3.0.0"}', '{"openapi": "3.0.0", "paths": []}']
)
def test_that_what_is_no_description_is_refused(text: str) -> None:
    with pytest.raises(NotUnderstood):
        read(text, ImportOptions())
