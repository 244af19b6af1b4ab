"""The models known without asking."""

import json
from typing import Any

import pytest

from workbench.domain.errors import CannotRead
from workbench.gemini.catalog import Catalog, Model, Status, in_words, parse_catalog


def an_entry(model_id: str, **more: Any) -> dict[str, Any]:
    return {
        "id": model_id,
        "displayName": model_id,
        "status": "ga",
        "methods": ["generateContent"],
        **more,
    }


def a_catalog(*entries: dict[str, Any]) -> Catalog:
    return parse_catalog(json.dumps({"models": entries}))


FLASH = an_entry(
    "gemini-3.5-flash",
    inputTokenLimit=1_048_576,
    outputTokenLimit=65_536,
    thinking={"levels": ["low", "high"], "default": "low"},
    released="2026-05-19",
    versions=["v1beta"],
    note="Fast.",
)
OLD = an_entry("gemini-2.5-pro", status="deprecated", shutdown="2026-12-01", routedTo="gemini-3.8-flash", thinking={"budget": [128, 32768], "default": "dynamic"})  # fmt: skip
GONE = an_entry("gemini-3-pro-preview", status="retired", shutdown="2026-03-09")


def test_that_a_model_is_read_whole() -> None:
    model = a_catalog(FLASH).models[0]
    assert (model.input_limit, model.output_limit) == (1_048_576, 65_536)
    assert (model.thinking_levels, model.thinking_default, model.thinks) == (
        ("low", "high"),
        "low",
        True,
    )
    assert (model.status, model.versions, model.released, model.note) == (
        Status.GA,
        ("v1beta",),
        "2026-05-19",
        "Fast.",
    )


def test_that_a_budget_is_read_as_its_bounds() -> None:
    model = a_catalog(OLD).models[0]
    assert (model.thinking_budget, model.thinking_can_be_off, model.thinks) == (
        (128, 32_768),
        False,
        True,
    )


def test_that_what_is_not_published_is_none() -> None:
    model = a_catalog(an_entry("x")).models[0]
    assert (model.input_limit, model.output_limit, model.thinks) == (None, None, False)


def test_that_a_model_is_found_with_and_without_its_prefix() -> None:
    catalog = a_catalog(FLASH)
    assert (
        catalog.find("models/gemini-3.5-flash")
        is catalog.find("gemini-3.5-flash")
        is catalog.models[0]
    )
    assert catalog.find("unknown") is None


def test_that_the_nearest_names_come_first_and_none_is_retired() -> None:
    catalog = a_catalog(an_entry("gemini-3.6-flash"), FLASH, GONE, an_entry("gemini-embedding-2"))
    assert catalog.nearest("gemini-3.5-flsh")[0] == "gemini-3.5-flash"
    assert "gemini-3-pro-preview" not in catalog.nearest("gemini-3-pro-previeww")
    assert catalog.nearest("gpt") == ()


def test_that_a_successor_comes_before_likeness() -> None:
    assert (
        a_catalog(FLASH, OLD, an_entry("gemini-3.8-flash")).nearest("gemini-2.5-pro")[0]
        == "gemini-3.8-flash"
    )


@pytest.mark.parametrize(
    ("entry", "badge"),
    [
        (FLASH, ""),
        (OLD, "shuts down 1 Dec 2026"),
        (GONE, "retired"),
        (an_entry("x", status="retired", routedTo="y"), "retired, routed to y"),
        (an_entry("x", status="preview"), "preview"),
        (an_entry("x", status="alias"), "alias"),
    ],
)
def test_that_a_badge_says_what_matters_most(entry: dict[str, Any], badge: str) -> None:
    assert a_catalog(entry).models[0].badge == badge


def test_that_the_end_of_a_model_is_a_sentence() -> None:
    catalog = a_catalog(FLASH, OLD, GONE)
    assert (
        catalog.note_on("gemini-2.5-pro")
        == "gemini-2.5-pro shuts down on 1 Dec 2026. gemini-3.8-flash takes its place."
    )
    assert (
        catalog.note_on("gemini-3-pro-preview")
        == "gemini-3-pro-preview was shut down on 9 Mar 2026."
    )
    assert catalog.note_on("gemini-3.5-flash") == catalog.note_on("unknown") == ""


def test_that_a_month_alone_is_written_too() -> None:
    assert [in_words("2027-05-07"), in_words("2026-11")] == ["7 May 2027", "Nov 2026"]


@pytest.mark.parametrize(
    "text",
    ["", "[]", "{}", '{"models": 7}', '{"models": [{}]}', '{"models": ["x"]}', json.dumps({"models": [an_entry("x", status="odd")]}), json.dumps({"models": [an_entry("x", shutdown="soon")]})],
)  # fmt: skip
def test_that_a_text_that_is_no_catalog_is_refused(text: str) -> None:
    with pytest.raises(CannotRead, match=r"models\.json"):
        parse_catalog(text)


def test_that_listed_models_complete_what_is_known() -> None:
    known = Model("a", "Known A", Status.DEPRECATED, note="goes soon")
    listed = [Model("a", "A", Status.GA), Model("b", "B", Status.GA)]
    completed = Catalog((known,)).with_listed(listed)
    assert [model.display_name for model in completed.models] == ["Known A", "B"]
