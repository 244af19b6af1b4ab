"""The design's tokens: colours by theme, lengths and type sizes, from `resources/themes/tokens.json`.

Apart from the theme, because the very first paint needs some colours and no more.
"""

import json
from functools import cache
from typing import Any

from workbench.resource_files import resource

_dense: dict[str, int] = {}
"""The lengths that the density in force has of its own."""


@cache
def tokens() -> dict[str, dict[str, Any]]:
    """Return all tokens by group: `dark`, `light`, `space`, `size`, `type`, `density` and more."""
    read: dict[str, dict[str, Any]] = json.loads(
        resource("themes", "tokens.json").read_text(encoding="utf-8")
    )
    return read


def use_density(name: str) -> None:
    """Let `size` tell the lengths of a density from now on: `compact`, `standard` or `comfortable`."""
    _dense.clear()
    _dense.update(tokens()["density"][name])


def size(token: str) -> int:
    """Return a length of the design in device-independent pixels, as in ``size("row")``."""
    return int(_dense[token] if token in _dense else tokens()["size"][token])


def space(step: int) -> int:
    """Return one step (1 to 8) of the spacing scale in device-independent pixels."""
    return int(tokens()["space"][str(step)])
