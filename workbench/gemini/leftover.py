"""What bytes outside every frame still tell: the JSON in a cut SSE event, or bare among the lines.

An event without its blank line is no frame, and an error may come as bare JSON after the events, or after one bare
object as another. Both are told, neither is counted. Sources: command-line.md, `--frames`; gemini-api.md 5.4.
"""

import re
from collections.abc import Iterator
from typing import Any

from workbench.domain.json_text import NotJson, first_value

_LINE_END = re.compile("\r\n|\r|\n")
_DATA = re.compile("data: ?")
_BEGIN = re.compile(r"[{\[]")
_BLANK = re.compile(r"[\s,]*")


def values_in(text: str) -> Iterator[Any]:
    """Yield the JSON objects and arrays in a text: those of its `data:` lines and those that stand bare.

    What is cut is left out, and nothing after it in the same block is looked for.
    """
    block: list[str] = []
    in_data = False
    for line in _LINE_END.split(text):
        match = _DATA.match(line)
        if bool(match) is not in_data:
            yield from _values("\n".join(block))
            block = []
        in_data = bool(match)
        block.append(line[match.end() :] if match else line)
    yield from _values("\n".join(block))


def _values(text: str) -> Iterator[Any]:
    match = _BEGIN.search(text)
    while match:
        try:
            value, stop = first_value(text, match.start())
        except NotJson:
            return
        yield value
        match = _BEGIN.match(text, _skip(text, stop))


def _skip(text: str, at: int) -> int:
    blank = _BLANK.match(text, at)
    return blank.end() if blank else at
