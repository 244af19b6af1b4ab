"""Exports of Insomnia."""

import json
from typing import Any

import pytest

from workbench.domain.request import Header, KeyChoice, Request
from workbench.importers.imported import Imported, ImportOptions, NotUnderstood
from workbench.importers.insomnia import flattened, ours, read, recognises


def export(*resources: Any) -> str:
    return json.dumps({"_type": "export", "__export_format": 4, "resources": resources})


def understood(*resources: Any) -> Imported:
    return read(export(*resources), ImportOptions())


def request(**more: Any) -> dict[str, Any]:
    return {
        "_id": "req_1",
        "_type": "request",
        "parentId": "wrk_1",
        "name": "R",
        "url": "u",
        **more,
    }


def one(**more: Any) -> Request:
    (placed,) = understood(request(**more)).requests
    return placed.request


def test_that_all_versions_are_recognised() -> None:
    assert recognises(export())
    assert recognises("type: collection.insomnia.rest/5.0\nname: x\n")
    assert recognises("_type: export\n__export_format: 4\n")
    assert not recognises('{"resources": []}')


def test_that_folders_stand_as_they_are_sorted() -> None:
    folder = {"_id": "fld_1", "_type": "request_group", "parentId": "wrk_1", "name": "F"}
    inner = {
        **folder,
        "_id": "fld_2",
        "parentId": "fld_1",
        "name": "G",
        "environment": {"a": {"b": 1}},
    }
    imported = understood(
        {"_id": "wrk_1", "_type": "workspace", "name": "W"},
        request(_id="req_2", name="second", metaSortKey=2, parentId="fld_2"),
        request(_id="req_1", name="first", metaSortKey=1, parentId="fld_2"),
        folder,
        inner,
    )
    assert [(p.folder, p.request.name) for p in imported.requests] == [
        (("F", "G"), "first"),
        (("F", "G"), "second"),
    ]
    assert imported.folders[0].defaults.name == "W"
    assert imported.folders[2].defaults.variables == {"a.b": "1"}


def test_that_names_are_ours() -> None:
    assert ours("{{ _.base_url }}/{{x}}/{{ _['a b'] }}") == "{{base_url}}/{{x}}/{{a b}}"
    assert ours("{% uuid 'v4' %}") == "{% uuid 'v4' %}"


def test_that_parameters_and_steps_join_the_url() -> None:
    found = one(
        url="{{ _.base }}/v1/:id",
        parameters=[{"name": "q", "value": "a b"}, {"name": "off", "value": "1", "disabled": True}],
        pathParameters=[{"name": "id", "value": "7"}],
    )
    assert found.url == "{{base}}/v1/7?q=a%20b"


@pytest.mark.parametrize(
    ("body", "text", "kind"),
    [
        (
            {"mimeType": "application/json", "text": '{"a": {{ _.b }}}'},
            '{"a": {{b}}}',
            "application/json",
        ),
        (
            {
                "mimeType": "application/x-www-form-urlencoded",
                "params": [
                    {"name": "a", "value": "b"},
                    {"name": "c", "value": "d", "disabled": True},
                ],
            },
            "a=b",
            "application/x-www-form-urlencoded",
        ),
        (
            {"mimeType": "application/graphql", "text": '{"query": "{a}", "variables": {"b": 1}}'},
            '{"query":"{a}","variables":{"b":1}}',
            "application/json",
        ),
        (
            {"mimeType": "application/octet-stream", "fileName": "a.bin"},
            "@a.bin",
            "application/octet-stream",
        ),
        ("plain", "plain", None),
        ({}, "", None),
    ],
)
def test_that_a_body_is_what_would_be_sent(body: Any, text: str, kind: str | None) -> None:
    found = one(method="POST", body=body)
    assert found.body == text
    assert [header.value for header in found.headers] == ([kind] if kind else [])


def test_that_a_form_with_files_gets_its_boundary() -> None:
    params = [
        {"name": "a", "value": "b"},
        {"name": "f", "type": "file", "fileName": "/x/y.png"},
    ]
    found = one(
        headers=[{"name": "Content-Type", "value": "multipart/form-data"}],
        body={"mimeType": "multipart/form-data", "params": params},
    )
    assert found.headers == (Header("Content-Type", "multipart/form-data; boundary=BOUNDARY"),)
    assert 'name="f"; filename="y.png"' in found.body


def test_that_auth_comes_from_the_nearest_folder() -> None:
    folder = {
        "_id": "fld_1",
        "_type": "request_group",
        "parentId": "wrk_1",
        "name": "F",
        "authentication": {"type": "bearer", "token": "abc"},
    }
    imported = understood(folder, request(parentId="fld_1", authentication={}))
    assert imported.requests[0].request.key == KeyChoice("token", "Authorization", "Bearer ")
    assert one(authentication={"username": "u", "password": "p"}).key is not None
    assert one(authentication={"type": "bearer", "token": "x", "disabled": True}).key is None
    in_query = {"type": "apikey", "key": "k", "value": "v", "addTo": "queryParams"}
    assert one(authentication=in_query).url == "u?k={{secret:gemini}}"


def test_that_environments_are_whole_and_scripts_and_others_are_told() -> None:
    imported = understood(
        {
            "_id": "env_1",
            "_type": "environment",
            "parentId": "wrk_1",
            "name": "Base",
            "data": {"a": "1", "b": "2"},
        },
        {
            "_id": "env_2",
            "_type": "environment",
            "parentId": "env_1",
            "name": "Dev",
            "data": {"b": "3"},
        },
        request(preRequestScript="insomnia.x()"),
        {"_id": "g", "_type": "grpc_request", "parentId": "wrk_1", "name": "grpc"},
    )
    (environment,) = imported.environments
    assert (environment.name, environment.variables) == ("Dev", {"a": "1", "b": "3"})
    assert imported.ignored == ("script of “R”", "“grpc”, which is no HTTP request")


def test_that_the_tree_of_version_5_is_read_from_yaml() -> None:
    tree = {
        "type": "collection.insomnia.rest/5.0",
        "name": "C",
        "collection": [{"name": "F", "children": [{"name": "R", "url": "u", "method": "PUT"}]}],
    }
    text = "type: collection.insomnia.rest/5.0\n"
    imported = read(text, ImportOptions(read_yaml={text: tree}.__getitem__))
    assert imported.requests[0].folder == ("F",)
    assert imported.requests[0].request.method == "PUT"


def test_that_the_oldest_versions_are_read() -> None:
    text = json.dumps(
        {
            "__export_format": 1,
            "items": [{"name": "G", "requests": [{"name": "R", "url": "u", "body": "x"}]}],
        }
    )
    (placed,) = read(text, ImportOptions()).requests
    assert (placed.folder, placed.request.body) == (("G",), "x")


def test_that_nested_values_have_names_with_dots() -> None:
    assert flattened({"a": {"b": {"c": True}}, "d": [1], "e": "{{ _.f }}"}) == {
        "a.b.c": "true",
        "e": "{{f}}",
    }


@pytest.mark.parametrize(
    "text", ['{"__export_format": 4}', '{"__export_format": 4, "resources": {}']
)
def test_that_what_holds_no_requests_is_refused(text: str) -> None:
    with pytest.raises(NotUnderstood):
        read(text, ImportOptions())
