"""What a file or a text from outside is."""

from pathlib import PurePosixPath

import pytest

from tests.builders import a_request, a_run
from tests.fakes import FakeCollections, MemoryTexts
from workbench.domain.assertion import Assertion
from workbench.domain.collection import Collection, Folder
from workbench.domain.environment import Defaults
from workbench.domain.errors import CannotRead
from workbench.domain.json_text import to_json
from workbench.domain.request import Header
from workbench.domain.run import Run, SentMessage
from workbench.domain.run_file import run_to_text
from workbench.services.arrivals import (
    MOST_CHARACTERS,
    Arrival,
    BodyCame,
    CollectionCame,
    RequestCame,
    RequestsCame,
    RunsCame,
    look_at_file,
    look_at_text,
    request_of,
)

ACME = "/home/me/Acme"
URL = "https://generativelanguage.googleapis.com/v1beta/models/gemini-3.5-flash:generateContent"
HAR = to_json(
    {
        "log": {
            "entries": [
                {
                    "request": {"method": "POST", "url": URL, "headers": []},
                    "response": {"status": 200, "content": {"text": "{}"}},
                }
            ]
        }
    }
)


def look(path: str, text: str | None = None) -> Arrival:
    trees = {ACME: Collection(ACME, Folder("", Defaults("Acme")))}
    collections = FakeCollections(trees, {(ACME, "hello.yaml"): a_request()})
    files = MemoryTexts({} if text is None else {path: text})
    if text is not None:
        name = PurePosixPath(path).name
        collections.requests[ACME, name] = a_request()  # so that it counts as a file
    return look_at_file(path, collections, files)


def test_that_a_folder_is_a_collection() -> None:
    assert look(ACME) == CollectionCame(ACME)


def test_that_yaml_of_a_collection_is_its_request() -> None:
    assert look(f"{ACME}/hello.yaml") == RequestCame(ACME, "hello.yaml")


@pytest.mark.parametrize("name", ["a.har", "a.json", "a"])
def test_that_the_content_decides_and_not_the_name(name: str) -> None:
    har, stored = look(f"{ACME}/{name}", HAR), look(f"{ACME}/{name}", run_to_text(a_run()))
    assert isinstance(har, RunsCame)
    assert isinstance(stored, RunsCame)
    assert har.runs[0].status == 200
    assert list(stored.runs[0].recording.reads()) == list(a_run().recording.reads())
    assert look(f"{ACME}/{name}", ' {"contents": []}\n') == BodyCame(' {"contents": []}\n')


def test_that_a_byte_order_mark_is_no_part_of_a_body() -> None:
    assert look_at_text("\ufeff[1]", "x") == BodyCame("[1]")


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "no collection, request, run, command, HAR file or JSON text"),
        ('{"contents": [}', "1:15"),
        ('{"a": 1} x', "1:10"),
        ("[" * 50_000, "1:"),
        ('{"log": {"entries": [{"request": {}}]}}', "entry 1 has no request URL"),
        ('{"log": {"entries": 3}}', "not a HAR file"),
        ('{"workbench": 99, "request": {}, "reads": []}', "newer version"),
        ("[" + " " * MOST_CHARACTERS + "]", "longer than 20 million characters"),
    ],
)
def test_that_what_cannot_be_opened_says_why(text: str, why: str) -> None:
    with pytest.raises(CannotRead, match=why) as refused:
        look_at_text(text, "the clipboard")
    assert str(refused.value).startswith("the clipboard:")


def test_that_a_trouble_names_the_file_and_not_its_folders() -> None:
    with pytest.raises(CannotRead) as refused:
        look(f"{ACME}/photo.png", "\x89PNG")
    assert str(refused.value).startswith("photo.png: it is no collection")


def stored(url: str = URL, *headers: tuple[str, str], body: bytes = b"{}") -> Run:
    return a_run(sent=SentMessage("POST", url, headers, body))


def test_that_a_stored_run_gives_the_request_that_sends_the_same() -> None:
    run = stored(URL, ("Content-Type", "application/json"), ("x-own", "1"), body=b'{"a": 1.10}')
    request = request_of(run)
    assert (request.method, request.url, request.body) == ("POST", URL, '{"a": 1.10}')
    assert request.headers == (Header("x-own", "1"),)


def test_that_assertions_of_a_stored_run_come_along() -> None:
    rule = Assertion("status", "is", value=200)
    assert request_of(a_run(assertions=(rule,))).assertions == (rule,)


@pytest.mark.parametrize(
    "name", ["x-goog-api-key", "Authorization", "Cookie", "Host", ":authority", "Content-Length"]
)
def test_that_credentials_and_the_connections_headers_stay_behind(name: str) -> None:
    assert request_of(stored(URL, (name, "***"))).headers == ()


@pytest.mark.parametrize(
    ("query", "kept"),
    [
        *(
            ("?key=***", ""),
            ("?alt=sse&key=***", "?alt=sse"),
            ("?KEY=x&alt=sse#top", "?alt=sse#top"),
        ),
        *(("?access_token=x&a=1&b", "?a=1&b"), ("?alt=sse", "?alt=sse"), ("?", "")),
    ],
)
def test_that_no_key_stays_in_the_address(query: str, kept: str) -> None:
    assert request_of(stored(URL + query)).url == URL + kept


def test_that_a_body_that_is_no_text_is_shown_as_far_as_it_is() -> None:
    assert request_of(stored(body=b'{"a": "\xff"}')).body == '{"a": "\ufffd"}'


CURL = f"curl {URL} -H 'x-goog-api-key: AIza{'x' * 35}' -d '{{}}'"
POSTMAN = to_json(
    {
        "info": {"schema": "https://schema.getpostman.com/json/collection/v2.1.0/collection.json"},
        "item": [{"name": "One", "request": "https://a.test"}],
    }
)


@pytest.mark.parametrize(("text", "name"), [(CURL, "curl"), (POSTMAN, "postman")])
def test_that_what_other_programs_wrote_is_its_requests(text: str, name: str) -> None:
    came = look_at_text(text, "the text")
    assert isinstance(came, RequestsCame)
    assert came.imported.format == name
    assert len(came.imported.requests) == 1


@pytest.mark.parametrize(
    ("text", "why"),
    [("curl 'a", "not closed"), ("openapi: 3.0.0\npaths: {}\n", "gemini-workbench import")],
)
def test_that_what_cannot_be_read_of_them_says_why(text: str, why: str) -> None:
    with pytest.raises(CannotRead, match=why):
        look_at_text(text, "the text")
