"""What stands in a line of JSON as it is typed, good or bad: its colours, its brackets, the regions that fold.

A JSON string ends on its line, so a line stands for itself; only a line that goes on inside a string (long_lines.py)
tells so. Each character is looked at once. Offsets are in characters.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

OPENING = {"{": "}", "[": "]"}
CLOSING = {closing: opening for opening, closing in OPENING.items()}

_STRING = r'"(?:[^"\\]++|\\.)*+(?P<closed>")?+'
_TOKEN = re.compile(
    rf"""(?P<string>{_STRING})(?P<colon>[ \t]*+:)?+
    | (?P<number>-?[0-9][0-9.eE+-]*+)
    | (?P<literal>\b(?:true|false|null)\b)
    | (?P<comment>//.*+|/\*.*?\*/)
    | (?P<punct>[{{}}\[\],:]++)
    """,
    re.VERBOSE | re.DOTALL,
)
_TINTS = {
    "number": "syn.number",
    "literal": "syn.literal",
    "comment": "syn.comment",
    "punct": "syn.punct",
}
_VARIABLE = re.compile(r"\{\{[^{}]*\}\}")
_FOLD = re.compile("[▤-▩\ue000-\uf8ff]")  # the signs of presenters/editor_text.py
_OUTSIDE = re.compile(r'"(?:[^"\\]++|\\.)*+"?+|(?P<bracket>[{}\[\]])', re.DOTALL)
_LEAD = '"'

Span = tuple[int, int, str]


class Region(NamedTuple):
    """A value that stands on several lines, from 0: the lines of its brackets, and how deep it is nested, from 0."""

    first: int
    last: int
    depth: int


def line_spans(line: str, *, inside: bool = False) -> tuple[Span, ...]:
    """Return (start, stop, colour token) of what stands in a line; `inside` where it begins inside a string."""
    lead = len(_LEAD) if inside else 0
    spans = [
        (max(0, start - lead), stop - lead, tint)
        for start, stop, tint in _tokens(_LEAD + line if inside else line)
        if stop > lead
    ]
    spans += [(m.start(), m.end(), "syn.variable") for m in _VARIABLE.finditer(line)]
    spans += [(m.start(), m.end(), "accent.fg") for m in _FOLD.finditer(line)]
    return tuple(spans)


def structure(line: str, *, inside: bool = False) -> list[tuple[int, str]]:
    """Return the brackets of a line that stand outside strings, with their places."""
    lead = len(_LEAD) if inside else 0
    found = _OUTSIDE.finditer(_LEAD + line if inside else line)
    return [(one.start() - lead, one.group()) for one in found if one["bracket"]]


def leaves_open(line: str, *, inside: bool = False) -> int:
    """Return how many brackets a line opens and does not close."""
    depth = 0
    for _, bracket in structure(line, inside=inside):
        depth = depth + 1 if bracket in OPENING else max(0, depth - 1)
    return depth


def regions(text: str, cut_inside: str = "") -> Iterator[Region]:
    """Yield the values that stand on several lines, as their brackets close.

    `cut_inside` stands before a line break that is inside a string.
    """
    opened: list[tuple[int, str]] = []
    line = 0
    for token in _folding(cut_inside).finditer(text):
        found = token.group()
        if found in OPENING:
            opened.append((line, found))
        elif found in CLOSING:
            if opened and opened[-1][1] == CLOSING[found]:
                first, _ = opened.pop()
                if line > first:
                    yield Region(first, line, len(opened))
        else:
            line += found.count("\n")


def region_at(text: str, line: int, cut_inside: str = "") -> Region | None:
    """Return the value that begins in a line, else the innermost one around it; the outermost of those that begin."""
    around = None
    beginning = None
    for region in regions(text, cut_inside):
        if region.first == line:
            beginning = region
        elif region.first < line <= region.last and around is None:
            around = region
        if region.first < line and region.last > line:
            break
    return beginning or around


def foldable(text: str, depth: int, cut_inside: str = "") -> tuple[Region, ...]:
    """Return the values that lie so deep and have a line between their brackets."""
    found = regions(text, cut_inside)
    return tuple(one for one in found if one.depth == depth and one.last - one.first > 1)


def _tokens(line: str) -> Iterator[Span]:
    for token in _TOKEN.finditer(line):
        if token["string"] is None:
            yield token.start(), token.end(), _TINTS[str(token.lastgroup)]
            continue
        start, stop = token.span("string")
        is_key = token["colon"] is not None and token["closed"] is not None
        yield start, stop, "syn.key" if is_key else "syn.string"
        if token["colon"]:
            yield stop, token.end(), "syn.punct"


@cache
def _folding(cut_inside: str) -> "re.Pattern[str]":
    goes_on = rf"|(?<={re.escape(cut_inside)})\n" if cut_inside else ""
    return re.compile(rf'"(?:[^"\\\n]++|\\.{goes_on})*+"?+|[{{}}\[\]]|\n')
