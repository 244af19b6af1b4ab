"""What the user chose of the window's look, as one value."""

from typing import NamedTuple

from workbench.domain.settings import (
    CODE_SIZE,
    CONTRAST,
    DENSITY,
    MOTION,
    TEXT_SIZE,
    THEME,
    Settings,
)


class Look(NamedTuple):
    """`theme` is `system`, `light` or `dark`; sizes are percent; `contrast` and `motion` are `system`, `on`, `off`."""

    theme: str = "system"
    density: str = "standard"
    text: int = 100
    code: int = 100
    contrast: str = "system"
    motion: str = "system"


def look_of(settings: Settings) -> Look:
    """Return the look that the settings ask for."""
    get = settings.get
    return Look(
        *(get(THEME), get(DENSITY), get(TEXT_SIZE), get(CODE_SIZE), get(CONTRAST), get(MOTION))
    )
