"""Function arguments that arrive in pieces, each with the path of the value it belongs to.

Vertex AI streams them so when it is asked to. Strings of one path follow one another, other values replace what
stood there. Source: gemini-api.md 4.6; paths as RFC 9535 writes a single place.
"""

import re
from itertools import pairwise
from typing import Any, Final

from workbench.domain.json_text import sound_text

MAX_DEPTH: Final = 100
MAX_GAP: Final = 16
"""How far behind the end of a list an index may point; beyond that it is a mistake, and left out."""

_STEP = re.compile(
    r"""\.(?P<name>[^.\[\]]+) | \[(?P<index>\d{1,9})\] | \['(?P<single>(?:[^'\\]|\\.)*+)'\] | \["(?P<double>(?:[^"\\]|\\.)*+)"\]""",
    re.VERBOSE,
)
_ESCAPED = re.compile(r"\\(.)")

Path = tuple[str | int, ...]


class PartialArgs:
    """The arguments of one call so far; each piece costs as much as it is long."""

    def __init__(self) -> None:
        self._values: dict[Path, Any] = {}
        self._pieces: dict[Path, list[str]] = {}

    def __bool__(self) -> bool:
        return bool(self._values)

    def take(self, pieces: Any) -> str:
        """Take a `partialArgs` list and return the text it added to strings; what is malformed adds nothing."""
        known = pieces if isinstance(pieces, list) else []
        return "".join(self._take_piece(piece) for piece in known if isinstance(piece, dict))

    def onto(self, args: Any) -> dict[str, Any]:
        """Return arguments that came whole with the pieces put in their places; `args` stays as it is."""
        root: dict[str, Any] = dict(args) if isinstance(args, dict) else {}
        own = {id(root)}
        for path, value in self._values.items():
            pieces = self._pieces.get(path)
            _put(root, path, value if pieces is None else sound_text("".join(pieces)), own)
        return root

    def _take_piece(self, piece: dict[str, Any]) -> str:
        path = path_of(piece.get("jsonPath"))
        text = piece.get("stringValue")
        if path and isinstance(text, str):
            self._values[path] = ""
            self._pieces.setdefault(path, []).append(text)
            return text
        for key in ("numberValue", "boolValue", "nullValue"):
            if path and key in piece:
                self._values[path] = None if key == "nullValue" else piece[key]
                self._pieces.pop(path, None)
        return ""


def path_of(text: Any) -> Path:
    """Return the steps of a path such as `$.operations[0].x`; none when it is not one that starts with a name."""
    if not isinstance(text, str) or not text.startswith("$"):
        return ()
    steps: list[str | int] = []
    at = 1
    while at < len(text) and len(steps) < MAX_DEPTH:
        match = _STEP.match(text, at)
        if match is None:
            return ()
        steps.append(_step(match))
        at = match.end()
    return tuple(steps) if at == len(text) and steps and isinstance(steps[0], str) else ()


def _step(match: re.Match[str]) -> str | int:
    if match["index"]:
        return int(match["index"])
    if match["name"]:
        return match["name"]
    return _ESCAPED.sub(r"\1", match["single"] or match["double"] or "")


def _put(root: dict[str, Any], path: Path, value: Any, own: set[int]) -> None:
    """Set a value inside `root`; containers that are not our own are copied before they change."""
    holder: Any = root
    for step, following in pairwise(path):
        child = _child(holder, step)
        kind = list if isinstance(following, int) else dict
        if not isinstance(child, kind) or id(child) not in own:
            child = kind(child) if isinstance(child, kind) else kind()
            own.add(id(child))
            if not _set(holder, step, child):
                return
        holder = child
    _set(holder, path[-1], value)


def _child(holder: Any, step: str | int) -> Any:
    if isinstance(step, str):
        return holder.get(step)
    return holder[step] if step < len(holder) else None


def _set(holder: Any, step: str | int, value: Any) -> bool:
    if isinstance(step, int):
        if step > len(holder) + MAX_GAP:
            return False
        holder.extend([None] * (step + 1 - len(holder)))
    holder[step] = value
    return True
