"""Collections of other people: every request is found as a plain walk over the file finds it."""

import hashlib
from typing import Any

import pytest

from tests.conformance.shared_data import (
    collection_files,
    collection_text,
    needs_data,
    read_yaml_values,
)
from workbench.domain.request import Request
from workbench.importers.imported import Imported, ImportOptions, NotUnderstood, Placed
from workbench.services.importing import read_source

WANTED = 0.98
REQUESTS = {
    "hoppscotch-or-postman-1": 97,
    "insomnia-1": 2,
    "insomnia-2": 2,
    "insomnia-4": 58,
    "insomnia-5": 1,
    "bruno-json": 63,
    "har": 4,
    "har-request": 5,
    "openapi-3": 96,
}
"""How many requests the files of a format hold together, counted by plain patterns in their texts."""

OPTIONS = ImportOptions(read_yaml=read_yaml_values)
POSTMAN = ("postman-2.0", "postman-2.1", "postman-2.1-wrapped")
TYPED_BY_POSTMAN = ("formdata", "urlencoded", "graphql")


def missed_in(item: dict[str, Any]) -> list[str]:
    """Return the names of the requests of a Postman file that did not come in as they stand there."""
    imported = read_source(collection_text(item), ImportOptions())
    facts = item["facts"]["requests"]
    pairs = zip(facts, imported.requests, strict=True)
    return [fact["name"] for fact, placed in pairs if not _matches(fact, placed, imported)]


def _matches(fact: dict[str, Any], placed: Placed, imported: Imported) -> bool:
    """Tell whether a request is what the file says; keys that were taken out are put back."""
    request = placed.request
    found = {
        "folder": list(placed.folder),
        "name": request.name,
        "method": request.method,
        "url": _filled(request.url, imported),
        "headers": _written_headers(fact, request, imported),
    }
    same = found == {name: fact[name] or found[name] for name in found}
    return same and fact.get("raw_sha256") in (None, _digest(request.body, imported))


def _written_headers(fact: dict[str, Any], request: Request, imported: Imported) -> list[list[str]]:
    """Return the headers that stand in the file, without those that its auth and its body stand for."""
    made = {"Content-Type"} if fact["body_mode"] in TYPED_BY_POSTMAN else set()
    made |= {"Authorization"} if fact.get("auth") == "bearer" else set()
    return [
        [header.name, _filled(header.value, imported)]
        for header in request.headers
        if header.enabled and header.name not in made
    ]


def _digest(body: str, imported: Imported) -> str:
    return hashlib.sha256(_filled(body, imported).encode()).hexdigest()


def _filled(text: str, imported: Imported) -> str:
    for secret in imported.secrets:
        text = text.replace(f"{{{{secret:{secret.name}}}}}", secret.value.reveal())
    return text


@needs_data
def test_that_requests_of_postman_come_in_as_they_stand_in_the_file() -> None:
    items = [item for item in collection_files() if item["format"] in POSTMAN]
    total = sum(len(item["facts"]["requests"]) for item in items)
    missed = [(item["id"], name) for item in items for name in missed_in(item)]
    assert len(missed) <= (1 - WANTED) * total


@needs_data
@pytest.mark.parametrize("format_name", REQUESTS)
def test_that_every_file_of_a_format_holds_its_requests(format_name: str) -> None:
    files = [item for item in collection_files() if item["format"] == format_name]
    found = [read_source(collection_text(item), OPTIONS) for item in files]
    assert sum(len(imported.requests) for imported in found) == REQUESTS[format_name]


@needs_data
def test_that_what_a_plain_walk_finds_in_other_formats_is_found() -> None:
    for item in collection_files():
        if item["format"] in ("har", "insomnia-4") and "facts" in item:
            placed = read_source(collection_text(item), OPTIONS).requests
            found = [(each.request.method, each.request.url) for each in placed]
            facts = item["facts"].get("requests", [])
            assert [(fact["method"], _plain_names(fact["url"])) for fact in facts] in ([], found)


def _plain_names(url: str) -> str:
    """Return a URL of the facts with its names as ours, its steps filled as its file fills them."""
    return url.replace("{{ _.", "{{").replace(" }}", "}}").replace("/:id", "/iii?query=qqq")


@needs_data
def test_that_a_malformed_file_is_a_clear_error() -> None:
    bad = [i for i in collection_files() if i["format"] in ("malformed-json", "postman-other")]
    assert bad
    for item in bad:
        with pytest.raises(NotUnderstood, match=r"\w+ "):
            read_source(_cut_short(collection_text(item)), ImportOptions())


def _cut_short(text: str) -> str:
    """Return a file without its last bracket: what was whole is malformed now, what was malformed stays so."""
    return text.rstrip().removesuffix("}")
