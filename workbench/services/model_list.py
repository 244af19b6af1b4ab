"""The models that a key can use, asked of the API itself: `models.list`, page by page (gemini-api.md 2.1)."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, Final
from urllib.parse import quote

from workbench.domain.environment import Scope
from workbench.domain.errors import WorkbenchError
from workbench.domain.json_text import NotJson, parse_json
from workbench.domain.request import Request
from workbench.gemini.catalog import Model, Status
from workbench.gemini.reading import read_run
from workbench.services.engine import Engine
from workbench.services.key_check import LIST_URL
from workbench.services.sender import Finished

MOST_PAGES: Final = 10
"""Pages of 1000 models that are asked for; a server that never comes to an end is left then."""


class ModelsNotListed(WorkbenchError):
    """The API gave no list; the text says why."""


async def list_models(engine: Engine, scope: Scope) -> tuple[Model, ...]:
    """Return the models that the API lists now, where the scope leads and with its key.

    Errors: RefusedToSend where nothing was sent, ModelsNotListed where the answer is no list.
    """
    models: list[Model] = []
    token = ""
    for _ in range(MOST_PAGES):
        page = await _page(engine, scope, token)
        models += _models(page)
        token = page.get("nextPageToken") or ""
        if not isinstance(token, str) or not token:
            break
    if not models:
        raise ModelsNotListed("The answer lists no models.")
    return tuple(models)


async def _page(engine: Engine, scope: Scope, token: str) -> Mapping[str, Any]:
    url = f"{LIST_URL}&pageToken={quote(token, safe='')}" if token else LIST_URL
    scope = replace(scope, overrides=replace(scope.overrides, model=None))
    prepared = await engine.preparer.prepare(Request("List models", url, method="GET"), scope)
    runs = [e.run async for e in engine.sender.send(prepared) if isinstance(e, Finished)]
    run = prepared.masker.run(runs[-1])
    failure = read_run(run).failure
    if failure is not None:
        raise ModelsNotListed(failure.title)
    try:
        page = parse_json(run.recording.body().decode(errors="replace"))
    except NotJson:
        page = None
    if not isinstance(page, dict):
        raise ModelsNotListed("The answer is no list of models.")
    return page


def _models(page: Mapping[str, Any]) -> Iterator[Model]:
    entries = page.get("models")
    for entry in entries if isinstance(entries, list) else ():
        name = entry.get("name") if isinstance(entry, dict) else None
        if isinstance(name, str) and name.removeprefix("models/"):
            yield _model(name.removeprefix("models/"), entry)


def _model(name: str, entry: Mapping[str, Any]) -> Model:
    title, methods = entry.get("displayName"), entry.get("supportedGenerationMethods")
    return Model(
        id=name,
        display_name=title if isinstance(title, str) else name,
        status=Status.PREVIEW if "preview" in name or "-exp" in name else Status.GA,
        methods=tuple(map(str, methods)) if isinstance(methods, list) else (),
        input_limit=_limit(entry.get("inputTokenLimit")),
        output_limit=_limit(entry.get("outputTokenLimit")),
    )


def _limit(value: Any) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) else None
