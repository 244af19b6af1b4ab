"""Models are listed page by page. Source: gemini-api.md 2.1."""

import pytest

from tests.mock_requests import CATALOG, MODEL
from workbench.gemini.catalog import Catalog, Model, Status
from workbench.mock.listing import LARGEST_PAGE, PAGE_SIZE, knows, model_value, models_page

MANY = Catalog(tuple(Model(f"m-{n}", "", Status.GA) for n in range(120)))


def names(page: dict[str, object] | None, key: str = "models") -> list[str]:
    assert page is not None
    found = page[key]
    assert isinstance(found, list)
    return [model["name"] for model in found]


def test_that_a_model_is_shown_as_the_api_shows_it() -> None:
    model = CATALOG.find(MODEL)
    assert model is not None
    value = model_value(model)
    assert list(value)[:3] == ["name", "version", "displayName"]
    assert value["name"] == f"models/{MODEL}"
    assert (value["inputTokenLimit"], value["outputTokenLimit"]) == (1048576, 65536)
    assert value["supportedGenerationMethods"] == ["generateContent", "countTokens"]
    assert value["thinking"] is True


def test_that_unknown_limits_are_left_out() -> None:
    assert not {"inputTokenLimit", "thinking"} & set(model_value(MANY.models[0]))


def test_that_vertex_lists_publisher_models() -> None:
    page = models_page(CATALOG, "v1", {}, "publishers/google")
    assert names(page, "publisherModels")[0] == f"publishers/google/models/{MODEL}"


def test_that_pages_follow_one_another_to_the_end() -> None:
    seen: list[str] = []
    token = ""
    while True:
        page = models_page(MANY, "v1", {"pageToken": [token]} if token else {}, "")
        assert page is not None
        seen += names(page)
        token = page.get("nextPageToken", "")
        if not token:
            break
    assert seen == [f"models/m-{n}" for n in range(120)]


@pytest.mark.parametrize(
    ("asked", "given"),
    [("7", 7), ("", PAGE_SIZE), ("x", PAGE_SIZE), ("0", PAGE_SIZE), ("5000", 120)],
)
def test_that_a_page_has_the_size_that_is_asked_for(asked: str, given: int) -> None:
    assert len(names(models_page(MANY, "v1", {"pageSize": [asked]}, ""))) == given <= LARGEST_PAGE


@pytest.mark.parametrize("token", ["!", "bW9jazo", "bW9jazo5OTk5", "bW9jazot", "aGVsbG8=", "é"])
def test_that_a_strange_page_token_is_refused(token: str) -> None:
    assert models_page(MANY, "v1", {"pageToken": [token]}, "") is None


def test_that_retired_models_and_those_of_other_versions_are_not_known() -> None:
    assert not knows(CATALOG.find("gemini-2.0-flash"), "v1", "")
    assert not knows(CATALOG.find("nothing"), "v1", "")
    assert knows(CATALOG.find("gemini-flash-latest"), "v1beta", "")
    assert not knows(CATALOG.find("gemini-flash-latest"), "v1", "")
    assert "models/gemini-2.0-flash" not in names(models_page(CATALOG, "v1", {}, ""))


def test_that_a_model_answers_only_its_methods() -> None:
    embedding = CATALOG.find("gemini-embedding-2")
    assert knows(embedding, "v1", "countTokens")
    assert not knows(embedding, "v1", "generateContent")
