"""The models that the mock server knows, as models.list and models.get give them. Source: gemini-api.md 2.1."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Mapping, Sequence
from typing import Any

from workbench.gemini.catalog import Catalog, Model, Status
from workbench.mock.asking import count_of

PAGE_SIZE = 50
LARGEST_PAGE = 1000


def knows(model: Model | None, version: str, method: str) -> bool:
    """Tell whether a version of the API has a model and answers a method with it."""
    if model is None or not _is_listed(model, version):
        return False
    return not method or method in model.methods


def models_page(
    catalog: Catalog, version: str, query: Mapping[str, Sequence[str]], prefix: str
) -> dict[str, Any] | None:
    """Return one page of the list, None where the page token is not one of ours."""
    models = [model for model in catalog.models if _is_listed(model, version)]
    start = _start(query.get("pageToken", [""])[0])
    if start is None or start > len(models):
        return None
    stop = start + _page_size(query.get("pageSize", [""])[0])
    key = "publisherModels" if prefix else "models"
    page = {key: [model_value(model, prefix) for model in models[start:stop]]}
    return page | ({"nextPageToken": _token(stop)} if stop < len(models) else {})


def model_value(model: Model, prefix: str = "") -> dict[str, Any]:
    """Return one model; on Vertex AI `prefix` goes before its name."""
    if prefix:
        return {"name": f"publishers/google/models/{model.id}", "versionId": "default"}
    value: dict[str, Any] = {
        "name": f"models/{model.id}",
        "version": model.id.removeprefix("gemini-"),
        "displayName": model.display_name,
        "inputTokenLimit": model.input_limit,
        "outputTokenLimit": model.output_limit,
        "supportedGenerationMethods": list(model.methods),
        "temperature": 1,
        "topP": 0.95,
        "topK": 64,
        "maxTemperature": 2,
        "thinking": True if model.thinks else None,
    }
    return {key: item for key, item in value.items() if item is not None}


def _is_listed(model: Model, version: str) -> bool:
    return model.status is not Status.RETIRED and (not model.versions or version in model.versions)


def _page_size(text: str) -> int:
    return min(count_of(text, 0) or PAGE_SIZE, LARGEST_PAGE)


def _token(start: int) -> str:
    return urlsafe_b64encode(b"mock:%d" % start).decode()


def _start(token: str) -> int | None:
    if not token:
        return 0
    try:
        mark, _, number = urlsafe_b64decode(token).partition(b":")
    except ValueError:
        return None
    start = count_of(number.decode("latin-1"), -1)
    return start if mark == b"mock" and start >= 0 else None
