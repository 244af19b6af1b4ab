"""Drafts as text."""

import pytest

from tests.builders import a_request
from workbench.domain.assertion import Assertion
from workbench.domain.draft import Draft, draft_from, draft_text
from workbench.domain.request import Attachment, Header, KeyChoice, Request, SendSettings

FULL = Request(
    *("Störung", "{{baseUrl}}/x", "GET", "# Why", ("a", "b")),
    headers=(Header("x-a", "1", enabled=False),),
    key=KeyChoice("Personal", "x-api-key"),
    body='{"a": \ud800 01, "b": 1e400}',
    attachments=(Attachment("/contents/0", "a.png", "image/png"),),
    assertions=(Assertion("status", "is", value=200), Assertion("text", "exists")),
    settings=SendSettings(connect_timeout=3, fallback_models=("a",)),
)


@pytest.mark.parametrize("base", [None, a_request()])
def test_that_a_draft_comes_back_as_it_was(base: Request | None) -> None:
    draft = Draft("/home/me/Acme", "a.yaml", FULL, base)
    assert draft_from(draft_text(draft)) == draft


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", '{"draft": 2}', '{"draft": 1, "root": ""}'])
def test_that_what_is_no_draft_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        draft_from(text)
