"""The models that the API lists, page by page."""

import asyncio
import json
from typing import Any

import pytest

from tests.builders import JSON, a_scope, a_script, an_error
from tests.fakes import FakeTransport, Script
from tests.ui.windows import World
from workbench.domain.environment import Environment, Overrides
from workbench.domain.errors import RefusedToSend
from workbench.gemini.catalog import Model, Status
from workbench.services.model_list import ModelsNotListed, list_models

FLASH = {
    "name": "models/gemini-9-flash",
    "displayName": "Nine",
    "inputTokenLimit": 1_000,
    "outputTokenLimit": 100,
    "supportedGenerationMethods": ["generateContent", "countTokens"],
}


def page(*models: Any, token: str = "") -> Script:
    more = {"nextPageToken": token} if token else {}
    return a_script(json.dumps({"models": models, **more}).encode(), headers=JSON)


def listed(*scripts: Script, model: str | None = None) -> tuple[tuple[Model, ...], list[str]]:
    world = World(transport=FakeTransport(*scripts))
    scope = a_scope(overrides=Overrides(base_url="http://127.0.0.1:1", to_mock=True, model=model))
    models = asyncio.run(list_models(world.engine(), scope))
    return models, world.urls


def test_that_a_model_is_read_from_the_list() -> None:
    (model,), urls = listed(page(FLASH))
    assert model == Model(
        "gemini-9-flash", "Nine", Status.GA, ("generateContent", "countTokens"), 1_000, 100
    )
    assert urls == ["http://127.0.0.1:1/v1beta/models?pageSize=1000"]


def test_that_every_page_is_asked_for() -> None:
    models, urls = listed(
        page({"name": "models/a"}, token="x/y"), page({"name": "models/b-preview"})
    )
    assert [(m.id, m.status) for m in models] == [
        ("a", Status.GA),
        ("b-preview", Status.PREVIEW),
    ]
    assert urls[1].endswith("&pageToken=x%2Fy")


def test_that_a_list_without_end_is_left() -> None:
    models, urls = listed(page({"name": "models/a"}, token="again"))
    assert (len(models), len(urls)) == (10, 10)


def test_that_a_model_said_over_the_request_does_not_concern_the_list() -> None:
    assert listed(page(FLASH), model="gemini-1")[0][0].id == "gemini-9-flash"


@pytest.mark.parametrize(
    ("script", "why"),
    [
        (a_script(b"[]", headers=JSON), "no list"),
        (a_script(b"odd", headers=JSON), "broke"),
        (page(), "lists no models"),
        (page({"name": 1}, "odd"), "lists no models"),
        (a_script(an_error(403, "PERMISSION_DENIED"), status=403, headers=JSON), "may not use"),
    ],
)
def test_that_what_is_no_list_is_told(script: Script, why: str) -> None:
    with pytest.raises(ModelsNotListed, match=why):
        listed(script)


def test_that_what_may_not_be_sent_is_refused() -> None:
    world = World(transport=FakeTransport(page(FLASH)))
    scope = a_scope(Environment("Nowhere"))
    with pytest.raises(RefusedToSend):
        asyncio.run(list_models(world.engine(), scope))
