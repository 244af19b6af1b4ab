"""Collections of Hoppscotch."""

import json
from typing import Any

import pytest

from workbench.domain.request import Header, KeyChoice, Request
from workbench.importers.hoppscotch import read, recognises
from workbench.importers.imported import Imported, ImportOptions, NotUnderstood


def folder(*requests: Any, name: str = "C", folders: Any = (), **more: Any) -> dict[str, Any]:
    return {"v": 2, "name": name, "folders": list(folders), "requests": list(requests), **more}


def understood(value: Any) -> Imported:
    return read(json.dumps(value), ImportOptions())


def one(**request: Any) -> Request:
    (placed,) = understood(folder({"name": "R", "method": "POST", **request})).requests
    return placed.request


def test_that_a_collection_is_recognised_alone_and_in_a_list() -> None:
    assert recognises(json.dumps(folder()))
    assert recognises(json.dumps([folder()]))
    assert not recognises('{"folders": []}')


def test_that_folders_requests_and_their_headers_stay() -> None:
    inner = folder(
        {"name": "1", "endpoint": "https://a.test"}, name="F", headers=[{"key": "H", "value": "v"}]
    )
    imported = understood(folder({"name": "2", "endpoint": "https://b.test"}, folders=[inner]))
    assert [(placed.folder, placed.request.name) for placed in imported.requests] == [
        (("F",), "1"),
        ((), "2"),
    ]
    assert imported.folders[1].defaults.headers == (Header("H", "v"),)


def test_that_parameters_join_the_url_and_names_are_ours() -> None:
    rows = [
        {"key": "a b", "value": "<<x>>&", "active": True},
        {"key": "off", "value": "1", "active": False},
    ]
    assert one(endpoint="<<base>>/v1?z=1", params=rows).url == "{{base}}/v1?z=1&a%20b={{x}}%26"
    assert one(url="https://a.test", path="/get").url == "https://a.test/get"


@pytest.mark.parametrize(
    ("given", "text", "kind"),
    [
        (
            {"contentType": "application/json", "body": '{"a": "<<b>>"}'},
            '{"a": "{{b}}"}',
            "application/json",
        ),
        ({"contentType": None, "body": None}, "", None),
        (
            {"contentType": "application/x-www-form-urlencoded", "body": "a: b c\nd: e"},
            "a=b%20c&d=e",
            "application/x-www-form-urlencoded",
        ),
        (
            {
                "contentType": "application/x-www-form-urlencoded",
                "body": [{"key": "a", "value": "b", "active": True, "isFile": False}],
            },
            "a=b",
            "application/x-www-form-urlencoded",
        ),
    ],
)
def test_that_a_body_is_what_would_be_sent(given: Any, text: str, kind: str | None) -> None:
    request = one(endpoint="u", body=given)
    assert request.body == text
    assert [header.value for header in request.headers] == ([kind] if kind else [])


def test_that_a_form_leaves_out_what_is_off_and_names_its_files() -> None:
    rows = [
        {"key": "a", "value": "b", "active": True},
        {"key": "off", "value": "c", "active": False},
        {"key": "f", "value": [{}], "isFile": True, "active": True},
    ]
    imported = understood(
        folder(
            {
                "name": "R",
                "endpoint": "u",
                "body": {"contentType": "multipart/form-data", "body": rows},
            }
        )
    )
    assert 'name="a"\r\n\r\nb\r\n--BOUNDARY--' in imported.requests[0].request.body
    assert imported.ignored == (
        "field off of “R” (switched off)",
        "file f of “R”, which the export does not hold",
    )


def test_that_auth_is_inherited_from_the_folder() -> None:
    asked = {"name": "R", "endpoint": "u", "auth": {"authType": "inherit", "authActive": True}}
    above = {"authType": "bearer", "authActive": True, "token": "abc"}
    imported = understood(folder(folders=[folder(asked, name="F", auth=above)]))
    assert imported.requests[0].request.key == KeyChoice("token", "Authorization", "Bearer ")


def test_that_the_oldest_auth_is_read_from_the_request() -> None:
    assert one(endpoint="u", auth="Basic Auth", httpUser="a", httpPassword="b").key == KeyChoice(
        "token", "Authorization", "Basic "
    )
    assert one(endpoint="u", auth="None").key is None


def test_that_an_api_key_goes_where_it_is_put() -> None:
    auth = {"authType": "api-key", "authActive": True, "key": "k", "value": "v"}
    assert one(endpoint="u", auth={**auth, "addTo": "QUERY_PARAMS"}).url == "u?k={{secret:gemini}}"
    assert one(endpoint="u", auth={**auth, "addTo": "HEADERS"}).key == KeyChoice(
        "gemini", "k", None
    )
    assert one(endpoint="u", auth={**auth, "authActive": False}).key is None


def test_that_scripts_are_told_and_variables_kept() -> None:
    imported = understood(
        folder(
            {
                "name": "R",
                "endpoint": "<<base>>",
                "testScript": "pw.test()",
                "preRequestScript": "",
            },
            variables=[
                {"key": "base", "initialValue": "https://a.test"},
                {"key": "s", "initialValue": "x", "secret": True},
            ],
        )
    )
    assert imported.ignored == ("script testScript of “R”",)
    assert imported.variables == ("base",)
    assert imported.folders[0].defaults.variables == {"base": "https://a.test"}


@pytest.mark.parametrize(
    "text", ["[", "[]", "{}", '[{"folders": []}]', '{"folders": 1, "requests": []}']
)
def test_that_what_is_no_collection_is_refused(text: str) -> None:
    with pytest.raises(NotUnderstood):
        read(text, ImportOptions())


def test_that_folders_without_end_are_refused() -> None:
    deep = folder()
    for _ in range(200):
        deep = folder(folders=[deep])
    with pytest.raises(NotUnderstood, match="nested"):
        understood(deep)
