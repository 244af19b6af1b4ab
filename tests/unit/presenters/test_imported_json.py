"""Imports as JSON."""

from workbench.domain.request import Header, Request
from workbench.domain.secret import Secret
from workbench.importers.imported import FoundSecret, Imported, NotUnderstood, Placed
from workbench.presenters.imported_json import imported_object, not_understood_object


def test_that_an_object_says_what_was_understood_and_no_secret() -> None:
    headers = (Header("A", "b"), Header("Off", "x", enabled=False))
    request = Request("r", "https://a.test/", method="GET", headers=headers, body="{}")
    secret = FoundSecret("gemini", "URL", Secret("AIza-very-secret"))
    found = imported_object(
        "a.sh", Imported("curl", (Placed(request, ("f",)),), ("-s",), ("V",), (secret,))
    )
    assert found == {
        "source": "a.sh",
        "format": "curl",
        "error": None,
        "ignored": ["-s"],
        "variables": ["V"],
        "secrets": [{"name": "gemini", "where": "URL"}],
        "requests": [
            {
                "name": "r",
                "folder": ["f"],
                "method": "GET",
                "url": "https://a.test/",
                "headers": [["A", "b"]],
                "body": "{}",
            }
        ],
    }


def test_that_an_error_has_its_line_where_it_is_known() -> None:
    found = not_understood_object("b.sh", NotUnderstood("no quote", 2), None)
    assert found["error"] == {"line": 2, "reason": "no quote"}
    assert found["requests"] == []
    assert not_understood_object("c", NotUnderstood("x"), "curl")["error"]["line"] is None
