"""A call as a HAR file: our own importer reads it back."""

import json

from tests.unit.codegen.test_curl import CALLS
from workbench.codegen.har import render
from workbench.importers.har_requests import read
from workbench.importers.imported import ImportOptions


def test_that_an_entry_reads_back_as_the_request() -> None:
    call = CALLS["stream"]
    (placed,) = read(render(call), ImportOptions()).requests
    assert placed.request.body == call.body[0]
    assert placed.request.url == call.url[0]
    assert placed.request.method == "POST"


def test_that_the_key_is_a_name_and_the_query_is_kept_apart() -> None:
    entry = json.loads(render(CALLS["models"]))["log"]["entries"][0]
    assert entry["request"]["url"].endswith("?key=$GEMINI_API_KEY")
    assert entry["request"]["queryString"] == [{"name": "key", "value": "$GEMINI_API_KEY"}]
    assert "postData" not in entry["request"]
