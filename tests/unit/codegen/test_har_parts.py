"""What every HAR file that is written here has in common."""

import json

from workbench.codegen.har_parts import har_text, named, request_object, response_object, type_of

HEADERS = (("Content-Type", "application/json"), ("A", "b"))


def test_that_a_file_holds_its_entries() -> None:
    log = json.loads(har_text([{"time": 1}]))["log"]
    assert (log["version"], log["entries"]) == ("1.2", [{"time": 1}])


def test_that_a_body_has_its_type_and_none_has_no_place() -> None:
    full = request_object("POST", "https://a.test/?x=1&y=", "HTTP/2", HEADERS, "{}", 2)
    assert full["postData"] == {"mimeType": "application/json", "text": "{}"}
    assert full["queryString"] == named([("x", "1"), ("y", "")])
    assert "postData" not in request_object("GET", "https://a.test/", "HTTP/1.1", (), "", 0)


def test_that_a_response_says_where_it_leads() -> None:
    made = response_object(302, "Found", "HTTP/1.1", HEADERS, {"size": 0}, "https://b.test/")
    assert (made["status"], made["redirectURL"]) == (302, "https://b.test/")
    assert type_of(()) == ""
