"""The design's tokens: colours by theme, lengths and type sizes, from `resources/themes/tokens.json`.

Apart from the theme, because the very first paint needs some colours and no more.
"""

import json
from functools import cache
from typing import Any

from workbench.resource_files import resource


@cache
def tokens() -> dict[str, dict[str, Any]]:
    """Return all tokens by group: `dark`, `light`, `space`, `size`, `type` and more."""
    read: dict[str, dict[str, Any]] = json.loads(
        resource("themes", "tokens.json").read_text(encoding="utf-8")
    )
    return read


def size(token: str) -> int:
    """Return a length of the design in device-independent pixels, as in ``size("row")``."""
    return int(tokens()["size"][token])


def space(step: int) -> int:
    """Return one step (1 to 8) of the spacing scale in device-independent pixels."""
    return int(tokens()["space"][str(step)])
