"""The catalog that ships with the program, against its schema and against itself."""

import json
from typing import Any

import jsonschema_rs

from workbench.gemini.catalog import Catalog, Status, parse_catalog
from workbench.resource_files import resource

REFERENCE = {
    "gemini-4-hydrogen", "gemini-4-carbon", "gemini-4-argon", "gemini-3.8-flash", "gemini-3.7-flash", "gemini-3.6-flash",
    "gemini-3.5-flash", "gemini-3.5-flash-lite", "gemini-3.1-flash-lite", "gemini-3.1-pro-preview", "gemini-3-flash-preview",
    "gemini-2.5-pro", "gemini-2.5-flash", "gemini-2.5-flash-lite", "gemini-flash-latest", "gemini-embedding-001",
    "gemini-embedding-2", "gemini-3-pro-image",
}  # fmt: skip


def the_file() -> str:
    return resource("catalog", "models.json").read_text(encoding="utf-8")


def the_catalog() -> Catalog:
    return parse_catalog(the_file())


def test_that_the_file_satisfies_its_schema() -> None:
    schema: dict[str, Any] = json.loads(
        resource("schemas", "models.schema.json").read_text(encoding="utf-8")
    )
    errors = [
        error.message
        for error in jsonschema_rs.validator_for(schema).iter_errors(json.loads(the_file()))
    ]
    assert errors == []


def test_that_every_id_stands_once() -> None:
    ids = [model.id for model in the_catalog().models]
    assert len(ids) == len(set(ids))
    assert set(ids) >= REFERENCE


def test_that_every_successor_and_default_is_known() -> None:
    catalog = the_catalog()
    assert all(catalog.find(m.routed_to) for m in catalog.models if m.routed_to)
    assert all(m.thinking_default in m.thinking_levels for m in catalog.models if m.thinking_levels)


def test_that_only_aliases_are_bound_to_a_version() -> None:
    assert all(m.status is Status.ALIAS for m in the_catalog().models if m.versions)
