"""Schema files and what they refer to."""

import pytest

from workbench.assertions.schema_files import Reference, inside, references_of, uri_of
from workbench.domain.json_text import to_json

PATH = "weather/a.schema.json"


def references(schema: object) -> tuple[Reference, ...]:
    """Return what a schema in the folder weather refers to."""
    return references_of(PATH, uri_of(PATH), to_json(schema))


@pytest.mark.parametrize(
    ("reference", "path"),
    [
        ("b.json", "weather/b.json"),
        ("./b.json#/$defs/x", "weather/b.json"),
        ("../shared/b.json", "shared/b.json"),
        ("/shared/b.json", "shared/b.json"),
        ("with%20space.json", "weather/with space.json"),
        ("%C3%A9.json", "weather/é.json"),
    ],
)
def test_that_a_reference_to_a_file_of_the_collection_is_found(reference: str, path: str) -> None:
    (found,) = references({"properties": {"x": {"items": [{"$ref": reference}]}}})
    assert found == Reference(uri_of(path), path)


@pytest.mark.parametrize(
    "reference",
    ["http://evil/x", "https://e.x/b.json", "file:///etc/passwd", "urn:x:y", "//evil/x"],
)
def test_that_a_reference_elsewhere_has_no_file(reference: str) -> None:
    assert [found.path for found in references({"$ref": reference})] == [None]


@pytest.mark.parametrize("schema", [{"$ref": "#/x"}, {"$ref": "#"}, {"$ref": 5}, True, [1]])
def test_that_a_schema_may_refer_to_nothing_else(schema: object) -> None:
    assert references(schema) == ()


def test_that_a_reference_is_resolved_against_the_nearest_id() -> None:
    schema = {"$id": "https://e.x/schemas/a.json", "$ref": "b.json"}
    assert references(schema) == (Reference("https://e.x/schemas/b.json", "weather/b.json"),)


def test_that_a_file_s_reference_to_itself_is_none() -> None:
    assert references({"$ref": "a.schema.json#/$defs/x"}) == ()


def test_that_a_reference_made_of_nonsense_has_no_file_outside() -> None:
    assert [found.path for found in references({"$ref": "http://[x/"})] == [None]


def test_that_a_file_which_is_no_json_refers_to_nothing() -> None:
    assert references_of(PATH, uri_of(PATH), "{") == ()


@pytest.mark.parametrize(
    ("folder", "path", "found"),
    [
        ("weather", "a.json", "weather/a.json"),
        ("", "a.json", "a.json"),
        ("weather", "../a.json", "a.json"),
        ("weather", "../../a.json", None),
        ("", "../a.json", None),
        ("", "/etc/passwd", None),
        ("", "C:\\x", None),
        ("weather", "..\\..\\a.json", None),
        ("", ".", None),
    ],
)
def test_that_paths_stay_inside_the_collection(folder: str, path: str, found: str | None) -> None:
    assert inside(folder, path) == found
