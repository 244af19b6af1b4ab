"""Requests of other programs in the window."""

from dataclasses import replace

import pytest

from tests.builders import a_request
from workbench.domain.request import Header, KeyChoice, Request
from workbench.importers.imported import Imported, Placed
from workbench.services.taking_in import filled_in, keyed, requests_of

GOOGLE = "https://generativelanguage.googleapis.com/v1beta/models/gemini-3.5-flash:generateContent"
NAME = "{{secret:gemini}}"


@pytest.mark.parametrize(
    ("url", "plain"),
    [
        (f"{GOOGLE}?key={NAME}", GOOGLE),
        (f"{GOOGLE}?alt=sse&key={NAME}", f"{GOOGLE}?alt=sse"),
        (f"{GOOGLE}?key={NAME}&alt=sse", f"{GOOGLE}?alt=sse"),
    ],
)
def test_that_a_key_in_the_query_becomes_the_key_of_the_request(url: str, plain: str) -> None:
    assert keyed(Request("r", url)) == Request("r", plain, key=KeyChoice("gemini"))


def test_that_a_key_in_the_header_becomes_the_key_of_the_request() -> None:
    headers = (Header("X-Goog-Api-Key", NAME), Header("A", "b"))
    assert keyed(Request("r", GOOGLE, headers=headers)) == Request(
        "r", GOOGLE, headers=(Header("A", "b"),), key=KeyChoice("gemini")
    )


def test_that_other_hosts_and_plain_requests_stay_as_they_are() -> None:
    other = Request("r", f"https://a.test/?key={NAME}", headers=(Header("x-goog-api-key", NAME),))
    assert keyed(other) == other
    assert keyed(Request("r", GOOGLE)) == Request("r", GOOGLE)


def test_that_what_is_sent_is_filled_in_and_the_rest_stays() -> None:
    current = replace(a_request(name="Mine"), description="D", tags=("t",))
    came = Request("GET /x", "https://a.test/x", method="GET", headers=(Header("A", "b"),))
    filled = filled_in(current, came)
    assert (filled.name, filled.description, filled.tags) == ("Mine", "D", ("t",))
    assert (filled.method, filled.url, filled.headers, filled.body) == (
        *("GET", "https://a.test/x", came.headers),
        "",
    )


def test_that_the_requests_of_an_import_have_their_keys_by_name() -> None:
    imported = Imported("curl", (Placed(Request("r", f"{GOOGLE}?key={NAME}")),))
    assert requests_of(imported)[0].key == KeyChoice("gemini")
