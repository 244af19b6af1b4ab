"""Headers as lines of text, `Name: value`, to edit many at once; `//` stands in front of one that is off.

A line that is off and no header at all is a remark: a row whose name is all of it. Nothing of it is lost.
"""

import re
from collections.abc import Mapping, Sequence

from workbench.domain.request import Header

_NAME = re.compile(r"(?:\{\{[^{}]*\}\}|[!#$%&'*+.^_`|~0-9A-Za-z-])*")

OFF = "//"
"""No header's name begins so: `/` may not stand in one (RFC 9110, tokens)."""


def headers_text(headers: Sequence[Header]) -> str:
    """Return the headers as lines."""
    return "\n".join(map(_line, headers))


def headers_of(text: str, before: Sequence[Header] = ()) -> tuple[Header, ...]:
    """Return the headers that lines stand for; a line that was not touched stays the header that it was before."""
    known = {_line(header): header for header in before}
    return tuple(_header(line, known) for line in text.splitlines() if line.strip())


def _line(header: Header) -> str:
    is_remark = not (header.enabled or header.value or _NAME.fullmatch(header.name))
    empty = header.name if is_remark else f"{header.name}:"
    line = " ".join((f"{header.name}: {header.value}" if header.value else empty).splitlines())
    return line if header.enabled else f"{OFF} {line}"


def _header(line: str, known: Mapping[str, Header]) -> Header:
    if line in known:
        return known[line]
    text = line.strip()
    enabled = not text.startswith(OFF)
    rest = text.removeprefix(OFF).strip()
    name, value = _split(rest)
    if not (enabled or _NAME.fullmatch(name)):
        return Header(rest, "", enabled=False)
    return Header(name, value, enabled)


def _split(text: str) -> tuple[str, str]:
    """Return name and value; a colon inside `{{…}}` divides nothing."""
    start = 0
    while (opening := text.find("{{", start)) >= 0 and opening < _colon(text, start):
        closing = text.find("}}", opening)
        if closing < 0:
            break
        start = closing
    at = _colon(text, start)
    return text[:at].strip(), text[at + 1 :].strip()


def _colon(text: str, start: int) -> int:
    at = text.find(":", start)
    return len(text) if at < 0 else at
