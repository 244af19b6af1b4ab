"""What the request bar shows of a URL: its model and method, and what a change of either makes of it.

The URL is the truth (ui.md 9); model and method are views of it.
"""

from dataclasses import dataclass

from workbench.gemini.endpoints import (
    COUNT_TOKENS,
    GENERATE,
    STREAM,
    read_url,
    with_method,
    with_model,
)

SEGMENTS = ((GENERATE, "Generate"), (STREAM, "Stream"), (COUNT_TOKENS, "Count tokens"))
"""The methods that the bar offers, as (word of the URL, label)."""

NOT_A_MODEL_PATH = "The URL is not a Gemini model path"


@dataclass(frozen=True, slots=True)
class UrlView:
    """Model and method as the URL names them; `reason` says why they cannot be changed, else empty."""

    model: str = ""
    method: str | None = None
    reason: str = NOT_A_MODEL_PATH


@dataclass(frozen=True, slots=True)
class UrlEdit:
    """A URL after an edit and where the caret stands in it."""

    url: str
    caret: int


def url_view(url: str) -> UrlView:
    """Return what the bar shows of a URL."""
    endpoint = read_url(url)
    if not endpoint.is_model_path:
        return UrlView()
    offered = endpoint.method in dict(SEGMENTS)
    return UrlView(endpoint.model, endpoint.method if offered else None, "")


def choose_model(url: str, model: str, caret: int) -> UrlEdit:
    """Return the URL with another model; unchanged where it names none."""
    return _edited(url, with_model(url, model), caret)


def choose_method(url: str, method: str, caret: int) -> UrlEdit:
    """Return the URL with another method; unchanged where it names none."""
    return _edited(url, with_method(url, method), caret)


def one_line(text: str) -> str:
    """Return pasted text as it goes into the URL: line breaks and the space around them gone."""
    return "".join(line.strip() for line in text.splitlines())


def _edited(before: str, after: str, caret: int) -> UrlEdit:
    """Keep the caret beside the characters that it stood beside."""
    start = _shared(before, after)
    room = min(len(before), len(after)) - start
    tail = min(room, _shared(before[::-1], after[::-1]))
    if caret <= start:
        return UrlEdit(after, caret)
    from_end = len(before) - caret
    return UrlEdit(after, len(after) - min(from_end, tail))


def _shared(one: str, other: str) -> int:
    """Return how many characters two texts begin with in common."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((i for i, (a, b) in pairs if a != b), min(len(one), len(other)))
