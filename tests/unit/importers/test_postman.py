"""Collections of Postman."""

import json
from typing import Any

import pytest

from workbench.domain.request import Header, KeyChoice, Request
from workbench.importers.imported import Imported, ImportOptions, NotUnderstood
from workbench.importers.postman import read, recognises

SCHEMA = "https://schema.getpostman.com/json/collection/v2.1.0/collection.json"


def collection(*items: Any, **more: Any) -> str:
    return json.dumps({"info": {"name": "C", "schema": SCHEMA}, "item": items, **more})


def understood(*items: Any, **more: Any) -> Imported:
    return read(collection(*items, **more), ImportOptions())


def one(request: Any, **more: Any) -> Request:
    (placed,) = understood({"name": "R", "request": request}, **more).requests
    return placed.request


def test_that_a_collection_is_recognised_also_with_escaped_slashes() -> None:
    assert recognises(collection())
    assert recognises("\ufeff" + collection().replace("/", "\\/"))
    assert not recognises('{"item": []}')


def test_that_folders_and_order_stay() -> None:
    imported = understood(
        {
            "name": "A",
            "item": [{"name": "B", "item": [{"name": "1", "request": "https://a.test"}]}],
        },
        {"name": "2", "request": {"url": {"raw": "https://b.test"}, "method": "PUT"}},
    )
    found = [(p.folder, p.request.name, p.request.method, p.request.url) for p in imported.requests]
    assert found == [
        (("A", "B"), "1", "GET", "https://a.test"),
        ((), "2", "PUT", "https://b.test"),
    ]
    assert [placed.folder for placed in imported.folders] == [(), ("A",), ("A", "B")]


def test_that_headers_keep_their_switch_and_a_text_of_headers_is_read() -> None:
    rows = [{"key": "A", "value": "1"}, {"key": "B", "value": "2", "disabled": True}, {"key": ""}]
    assert one({"url": "u", "header": rows}).headers == (
        Header("A", "1"),
        Header("B", "2", enabled=False),
    )
    assert one({"url": "u", "header": "A: 1\nB: x:y\n"}).headers[1] == Header("B", "x:y")


def test_that_a_url_in_parts_is_put_together_and_steps_are_filled() -> None:
    url = {
        "protocol": "https",
        "host": ["a", "test"],
        "port": "8443",
        "path": ["v1", ":id", {"value": "x"}],
        "query": [{"key": "q", "value": "1"}, {"key": "off", "value": "2", "disabled": True}],
        "variable": [{"key": "id", "value": "7\\1"}, {"key": "gone"}],
    }
    assert one({"url": url}).url == "https://a.test:8443/v1/7\\1/x?q=1"


@pytest.mark.parametrize(
    ("body", "text", "kind"),
    [
        ({"mode": "raw", "raw": ' {"a":  1} '}, ' {"a":  1} ', None),
        (
            {
                "mode": "urlencoded",
                "urlencoded": [
                    {"key": "a b", "value": "{{v}} &"},
                    {"key": "c", "value": "d", "disabled": True},
                ],
            },
            "a%20b={{v}}%20%26",
            "application/x-www-form-urlencoded",
        ),
        (
            {"mode": "graphql", "graphql": {"query": "{a}", "variables": '{"b": 1}'}},
            '{"query":"{a}","variables":{"b":1}}',
            "application/json",
        ),
        ({"mode": "file", "file": {"src": "a.bin"}}, "@a.bin", None),
        ({"mode": "formdata", "formdata": []}, "", None),
        ({}, "", None),
    ],
)
def test_that_a_body_is_what_postman_sends(body: Any, text: str, kind: str | None) -> None:
    request = one({"url": "u", "method": "POST", "body": body})
    assert request.body == text
    assert [h.value for h in request.headers] == ([kind] if kind else [])


def test_that_a_form_with_files_is_multipart() -> None:
    rows = [
        {"key": "n", "value": "v"},
        {
            "key": "f",
            "type": "file",
            "src": ["/home/me/a.png", "b.txt"],
            "contentType": "image/png",
        },
    ]
    imported = understood(
        {"name": "R", "request": {"url": "u", "body": {"mode": "formdata", "formdata": rows}}}
    )
    body = imported.requests[0].request.body
    assert 'name="f"; filename="a.png"\r\nContent-Type: image/png\r\n\r\n@/home/me/a.png' in body
    assert imported.ignored == ("@/home/me/a.png", "@b.txt")


def test_that_auth_is_inherited_and_becomes_a_key_by_name() -> None:
    bearer = {"type": "bearer", "bearer": [{"key": "token", "value": "abc"}]}
    folder = {
        "name": "F",
        "auth": {"type": "noauth"},
        "item": [{"name": "in", "request": {"url": "u"}}],
    }
    top = {"name": "top", "request": {"url": "u"}}
    old = {"url": "u", "auth": {"type": "basic", "basic": {"username": "a", "password": "b"}}}
    imported = understood(folder, top, {"name": "old", "request": old}, auth=bearer)
    keys = [placed.request.key for placed in imported.requests]
    assert keys == [
        None,
        KeyChoice("token", "Authorization", "Bearer "),
        KeyChoice("token-2", "Authorization", "Basic "),
    ]
    assert [secret.value.reveal() for secret in imported.secrets] == ["abc", "YTpi"]


def test_that_variables_scripts_and_answers_are_told() -> None:
    script = {"listen": "test", "script": {"exec": ["pm.test()"]}}
    item = {
        "name": "R",
        "event": [script],
        "request": {"url": "{{base}}/x", "description": {"content": "D"}},
        "response": [{"name": "saved"}],
    }
    variables = [
        {"key": "base", "value": "https://a.test"},
        {"key": "off", "value": "x", "disabled": True},
        {"key": "hidden", "value": "s", "type": "secret"},
    ]
    imported = understood(item, variable=variables)
    assert imported.variables == ("base",)
    assert imported.folders[0].defaults.variables == {"base": "https://a.test"}
    assert imported.ignored == ("script test of “R”", "saved answers of “R”")
    assert imported.requests[0].request.description == "D"


def test_that_a_wrapped_collection_is_unwrapped() -> None:
    text = json.dumps({"collection": json.loads(collection({"name": "R", "request": "u"}))})
    assert read(text, ImportOptions()).requests[0].request.name == "R"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("{", "line 1"),
        ('{"info": {}}', "no list “item”"),
        (collection().replace("v2.1.0", "v999.0.0"), "version 999"),
    ],
)
def test_that_what_is_no_collection_is_refused(text: str, reason: str) -> None:
    with pytest.raises(NotUnderstood, match=reason):
        read(text, ImportOptions())


def test_that_folders_without_end_are_refused() -> None:
    item: Any = {"name": "R", "request": "u"}
    for _ in range(200):
        item = {"name": "F", "item": [item]}
    with pytest.raises(NotUnderstood, match="nested"):
        understood(item)
