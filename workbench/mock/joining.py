"""The chunks of a stream as the one object that generateContent sends."""

from collections.abc import Iterable
from typing import Any

from workbench.gemini.endpoints import Surface
from workbench.gemini.response import ResponseFold


def joined(values: Iterable[Any]) -> Any:
    """Return one answer from its chunks, merged as gemini-api.md 4.5 says."""
    fold = ResponseFold(Surface.GEMINI)
    for value in values:
        fold.tell(value)
    return fold.merged()
