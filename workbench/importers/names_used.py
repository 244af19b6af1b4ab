"""Names in `{{…}}` that imported requests ask for."""

import re
from collections.abc import Iterable, Iterator

from workbench.domain.request import Request

_NAME = re.compile(r"\{\{\s*([^{}]+?)\s*\}\}")


def names_used(requests: Iterable[Request]) -> tuple[str, ...]:
    """Return the names of variables in requests, in order, without secrets and computed ones."""
    found = (
        name for request in requests for text in _texts(request) for name in _NAME.findall(text)
    )
    return tuple(dict.fromkeys(n for n in found if not n.startswith(("secret:", "$"))))


def _texts(request: Request) -> Iterator[str]:
    yield request.url
    yield from (header.value for header in request.headers)
    yield request.body
