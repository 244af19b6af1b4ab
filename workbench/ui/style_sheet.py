"""The style sheet of a theme: the files of `resources/themes`, each mark of them filled in."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from workbench.resource_files import resource
from workbench.ui.tokens import size, tokens

SHEETS = ("base", "shell", "request", "response", "welcome", "keys")
"""The style sheets in order; each area of the window has its own."""

CONTRAST = "contrast"
"""The sheet that high contrast adds."""

_MARK = re.compile(r"@([a-z]+\.[A-Za-z0-9-]+)")


@dataclass(frozen=True, slots=True)
class Filling:
    """What marks stand for: the theme's files and colours, the size of text, and code's in percent of its own."""

    theme: str
    colors: Mapping[str, str]
    base_pixels: float
    code: int = 100

    def of(self, mark: re.Match[str]) -> str:
        """Return what stands for `@bg.panel`, `@font.small`, `@image.check` or `@height.control-2`."""
        group, _, name = mark[1].partition(".")
        if group == "font":
            percent = self.code if name == "mono" else 100
            return f"{scaled(self.base_pixels * percent / 100, name):g}px"
        if group == "image":
            return f'"{resource("themes", self.theme, name + ".svg").as_posix()}"'
        if group == "height":
            token, _, less = name.partition("-")
            return f"{size(token) - int(less or 0)}px"
        return self.colors[mark[1]]


def stylesheet(filling: Filling, *, contrast: bool = False) -> str:
    """Return the whole style sheet."""
    names = (*SHEETS, CONTRAST) if contrast else SHEETS
    sheets = (resource("themes", f"{name}.qss").read_text(encoding="utf-8") for name in names)
    return _MARK.sub(filling.of, "\n".join(sheets))


def scaled(base_pixels: float, step: str) -> float:
    """Return the pixel size of one step of the type scale, as in ``scaled(13, "small")``."""
    return round(base_pixels * float(tokens()["type"][step]) * 2) / 2
