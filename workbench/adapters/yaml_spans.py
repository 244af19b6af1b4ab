"""Where entries, items and comments of a YAML text begin and end, from the places of its nodes."""

import re
from collections.abc import Iterator

from workbench.adapters.yaml_nodes import Mapping, Node, Scalar, Sequence, all_scalars

_COMMENT = re.compile(r"(?<!\S)#[^\r\n]*")
_BLANK_LINES_AT_END = re.compile(r"(?:\r?\n)*\Z")

Span = tuple[int, int]


def comments(text: str, root: Node) -> Iterator[Span]:
    """Yield the range of every comment: what begins with # between two scalars, or behind a block's header."""
    end = 0
    for scalar in all_scalars(root):
        yield from _comments_between(text, end, scalar.start)
        if scalar.is_block:
            yield from _comments_between(text, scalar.start, line_end(text, scalar.start))
        end = max(end, scalar.end)
    yield from _comments_between(text, end, len(text))


def line_start(text: str, at: int) -> int:
    """Return where the line of a place begins."""
    return text.rfind("\n", 0, at) + 1


def line_end(text: str, at: int) -> int:
    """Return where the next line begins, the end of the text where there is none."""
    newline = text.find("\n", at)
    return len(text) if newline < 0 else newline + 1


def begins_its_line(text: str, at: int) -> bool:
    """Tell whether nothing but spaces stands before a place in its line."""
    return not text[line_start(text, at) : at].strip(" ")


def lines_end(text: str, node: Node) -> int:
    """Return where the line after a value in lines begins; empty lines after a block scalar are not its own."""
    leaf = last_leaf(node)
    if not (isinstance(leaf, Scalar) and leaf.is_block):
        return line_end(text, node.end)
    if keeps_newlines(text, leaf):
        return leaf.end
    content = _BLANK_LINES_AT_END.sub("", text[leaf.start : leaf.end], count=1)
    return line_end(text, leaf.start + len(content))


def block_end(text: str, node: Node) -> int:
    """Return where a value in lines ends with the empty lines that follow a block scalar."""
    leaf = last_leaf(node)
    if isinstance(leaf, Scalar) and leaf.is_block:
        return leaf.end
    return line_end(text, node.end)


def keeps_newlines(text: str, scalar: Scalar) -> bool:
    """Tell whether every newline at the end of a block scalar is its own (`|+`)."""
    header = text[scalar.start : line_end(text, scalar.start)]
    return "+" in header.partition("#")[0]


def last_leaf(node: Node) -> Node:
    """Return the last value inside a value in lines; one in brackets or braces is a leaf."""
    while True:
        if isinstance(node, Sequence) and not node.flow and node.items:
            node = node.items[-1]
        elif isinstance(node, Mapping) and not node.flow and node.entries:
            node = list(node.entries.values())[-1][1]
        else:
            return node


def dash_of(text: str, sequence: Sequence, item: Node) -> int:
    """Return where the dash of an item of a list in lines stands."""
    if item is sequence.items[0]:
        return sequence.start
    column = sequence.column - 1
    start = line_start(text, item.start)
    while start > 0 and not _is_dash(text, start, column):
        start = line_start(text, start - 1)
    return start + column


def _is_dash(text: str, start: int, column: int) -> bool:
    return text[start : start + column].strip(" ") == "" and text[start + column] == "-"


def _comments_between(text: str, start: int, end: int) -> Iterator[Span]:
    for match in _COMMENT.finditer(text, start, end):
        yield match.span()
