"""The text of a `.bru` file, cut into its blocks. Source: Bruno's language reference.

A block is `name {` at the start of a line, its lines, and `}` alone at the start of a line. Rows are `name: value`,
switched off by `~`; texts are indented by two spaces.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from workbench.importers.imported import NotUnderstood

_OPENING = re.compile(r"([a-z][\w:-]*)\s*([{\[])\s*$")
_CLOSING = {"{": "}", "[": "]"}


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a block."""

    name: str
    value: str
    enabled: bool = True


@dataclass(frozen=True, slots=True)
class Block:
    """One block; `line` is where it begins, from 1."""

    name: str
    lines: tuple[str, ...] = field(default_factory=tuple)
    line: int = 1

    @property
    def text(self) -> str:
        """What it holds as a text."""
        return "\n".join(line.removeprefix("  ") for line in self.lines)

    @property
    def rows(self) -> tuple[Row, ...]:
        """What it holds as rows; a value in three quotes runs over several lines."""
        return tuple(_rows(self.lines))

    @property
    def values(self) -> Mapping[str, str]:
        """What it holds by name, without what is switched off."""
        return {row.name: row.value for row in self.rows if row.enabled}


def blocks_of(text: str) -> tuple[Block, ...]:
    """Return the blocks of a text. Errors: NotUnderstood for one that is not closed."""
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").split("\n")
    found: list[Block] = []
    at = 0
    while at < len(lines):
        opening = _OPENING.match(lines[at])
        if opening is None:
            at += 1
            continue
        end = _end(lines, at + 1, _CLOSING[opening[2]])
        found.append(Block(opening[1], tuple(lines[at + 1 : end]), at + 1))
        at = end + 1
    return tuple(found)


def _end(lines: list[str], start: int, closing: str) -> int:
    for at in range(start, len(lines)):
        if lines[at].rstrip() == closing:
            return at
    raise NotUnderstood(f"the block that begins here is not closed by {closing}", start)


def _rows(lines: tuple[str, ...]) -> Iterator[Row]:
    at = 0
    while at < len(lines):
        line = lines[at].strip()
        at += 1
        name, mark, value = _cut(line)
        if not mark:
            continue
        value = value.strip()
        if value.startswith("'''"):
            more = []
            value = value[3:]
            while "'''" not in value and at < len(lines):
                more.append(value)
                value = lines[at].removeprefix("    ")
                at += 1
            more += [last] if (last := value.partition("'''")[0]).strip() else []
            value = "\n".join(more).removeprefix("\n")
        yield Row(name.removeprefix("~"), value, enabled=not name.startswith("~"))


def _cut(line: str) -> tuple[str, str, str]:
    """Return a row's name and value; a name in quotes may hold a colon."""
    quoted = re.match(r"(~?)\"((?:[^\"\\]|\\.)*)\"\s*:", line)
    if quoted is not None:
        return quoted[1] + quoted[2].replace('\\"', '"'), ":", line[quoted.end() :]
    return line.partition(":")
