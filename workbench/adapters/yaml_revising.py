"""Changing a YAML text where its table changed, and nowhere else.

Old and new tables are compared; each difference becomes an edit at the place that the old text's nodes name. So
order, comments, quoting, unknown keys and spacing stay as a person wrote them, line by line. Rows of a list are
matched first, so that a row keeps its own unknown keys. A comment inside what an edit takes away moves above the
key that it stood in. What came out is read again by the caller, who writes nothing that does not read as wanted.
"""

from collections.abc import Iterator
from collections.abc import Sequence as Items
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

from workbench.adapters.row_matching import matched
from workbench.adapters.yaml_nodes import Mapping, Node, Scalar, Sequence
from workbench.adapters.yaml_spans import (
    Span,
    begins_its_line,
    block_end,
    comments,
    dash_of,
    line_start,
    lines_end,
)
from workbench.adapters.yaml_writing import STEP, Table, canonical, entry, inline, inline_entry

Entries = dict[str, tuple[Scalar, Node]]

_ABSENT = object()
_OPEN_TABLES = frozenset({"settings"})  # in other tables something known must stand


@dataclass(frozen=True, slots=True)
class _Edit:
    """Text that takes the place of a half-open range."""

    start: int
    end: int
    text: str


def revised(text: str, root: Mapping, old: Table, new: Table, order: Items[str]) -> str:
    """Return a document's text with the differences between two tables written into it.

    `order` are the keys that the tables may hold; a new key goes after the last one before it in that order.
    """
    revision = _Revision(text, root)
    revision.change_table(root, old, new, order)
    return revision.result()


def _same(before: Any, after: Any) -> bool:
    """Tell whether two values are written alike; 1, 1.0 and true are equal in Python and not here."""
    if isinstance(before, str) and isinstance(after, str):
        return before == after
    return before is not _ABSENT and canonical(before) == canonical(after)


def _gone(node: Mapping, old: Table, new: Table) -> set[str]:
    return {key for key in node.entries if key in old and key not in new}


def _stays(key: str, node: Node, known: Any) -> bool:
    """Tell whether a table that lost all that is known of it stays for the sake of its unknown keys."""
    if key not in _OPEN_TABLES or not isinstance(node, Mapping) or not isinstance(known, dict):
        return False
    return bool(node.entries.keys() - known)


def _as_table(value: Any) -> Any:
    """Return what a name is short for: `key: default` means `key: {name: default}`."""
    return {"name": value} if isinstance(value, str) else value


def _is_inline(node: Node) -> bool:
    """Tell whether a value stands in its key's line or begins there, with a range of its own."""
    return not node.is_block if isinstance(node, Scalar) else _is_flow(node)


def _is_flow(node: Node) -> bool:
    return isinstance(node, (Mapping, Sequence)) and node.flow


def _keeps_newlines(lines: str) -> bool:
    return lines.partition("\n")[0].endswith(("|+", f"|{len(STEP)}+"))


def _end(key: Scalar, value: Node) -> int:
    return max(key.end, value.end)


class _Revision:
    """Collects the edits of one text."""

    def __init__(self, text: str, root: Mapping) -> None:
        self._text = text
        self._root = root
        self._newline = "\r\n" if "\r\n" in text else "\n"
        self._edits: list[_Edit] = []
        self._moved: list[Span] = []

    def result(self) -> str:
        """Return the text with all edits made."""
        pieces: list[str] = []
        end = 0
        for edit in sorted((*self._kept_comments(), *self._edits), key=attrgetter("start", "end")):
            pieces += (self._text[end : edit.start], edit.text.replace("\n", self._newline))
            end = edit.end
        return "".join((*pieces, self._text[end:]))

    def change_table(self, node: Mapping, old: Table, new: Table, order: Items[str]) -> None:
        """Write the differences of a mapping."""
        gone = _gone(node, old, new)
        for key in [key for key in gone if _stays(key, node.entries[key][1], old[key])]:
            gone.remove(key)
            self._change_inside(node.entries[key][1], old[key], {})
        self._cut_keys(node, gone)
        for key in order:
            before = old.get(key, _ABSENT)
            if key not in new or _same(before, new[key]):
                continue
            if key in node.entries:
                self._change_value(node, key, before, new[key])
            else:
                kept = {name: pair for name, pair in node.entries.items() if name not in gone}
                self._insert_key(node, kept, key, new[key], order)

    def _change_value(self, node: Mapping, key: str, before: Any, after: Any) -> None:
        name, value = node.entries[key]
        if self._change_inside(value, before, after):
            return
        lines = entry(key, after, " " * (name.column - 1))
        has_colon = ":" in self._text[name.end : value.start]
        if has_colon and _is_inline(value) and (node.flow or lines.count("\n") == 1):
            self._replace(value, inline(after, in_flow=node.flow))
        elif node.flow:
            self._edit(name.start, _end(name, value), inline_entry(key, after))
        else:
            end = block_end if _keeps_newlines(lines) else lines_end
            self._edit(name.start, end(self._text, value), lines)

    def _change_inside(self, node: Node, before: Any, after: Any) -> bool:
        """Write a difference inside a value of which something stays; False where nothing does."""
        if isinstance(node, Mapping) and isinstance(before, str):
            return self._change_inside(node, _as_table(before), _as_table(after))
        if isinstance(node, Mapping) and isinstance(before, dict) and isinstance(after, dict):
            if len(_gone(node, before, after)) == len(node.entries):
                return False
            self.change_table(node, before, after, list(dict.fromkeys((*before, *after))))
            return True
        if isinstance(node, Sequence) and isinstance(before, list) and isinstance(after, list):
            return self._change_items(node, before, after)
        return False

    def _insert_key(
        self, node: Mapping, kept: Entries, key: str, value: Any, order: Items[str]
    ) -> None:
        """Put a key after the last one before it in the order, among the entries that stay, or first."""
        before_it = order[: order.index(key)]
        last = next((k for k in reversed(before_it) if k in kept), None)
        name, last_value = next(iter(kept.values())) if last is None else kept[last]
        indent = " " * (name.column - 1)
        if node.flow:
            text = inline_entry(key, value)
            at = name.start if last is None else _end(name, last_value)
            self._insert(at, f"{text}, " if last is None else f", {text}")
        elif last is None:
            self._insert(name.start, entry(key, value, indent) + indent)
        else:
            self._insert_lines(
                lines_end(self._text, last_value), indent + entry(key, value, indent)
            )

    def _cut_keys(self, node: Mapping, gone: set[str]) -> None:
        spans = [(name.start, _end(name, value)) for name, value in node.entries.values()]
        ends = [lines_end(self._text, value) for _, value in node.entries.values()]
        indexes = {index for index, key in enumerate(node.entries) if key in gone}
        self._cut(spans, None if node.flow else ends, indexes)

    def _change_items(self, node: Sequence, before: list[Any], after: list[Any]) -> bool:
        changes = matched(before, after)
        if len(node.items) != len(before) or len(changes.gone) == len(before):
            return False
        starts = [self._item_start(node, each) for each in node.items]
        ends = [lines_end(self._text, each) for each in node.items]
        spans = [(start, each.end) for start, each in zip(starts, node.items, strict=True)]
        self._cut(spans, None if node.flow else ends, changes.gone)
        for at, new_at in changes.changed:
            self._change_item(node, at, before[at], after[new_at])
        for came in changes.arrived:
            source = inline(after[came.new], in_flow=node.flow)
            if came.old is not None:
                source = self._taken_along(starts[came.old], node.items[came.old])
            self._insert_item(node, came.place, source)
        return True

    def _item_start(self, node: Sequence, each: Node) -> int:
        return each.start if node.flow else dash_of(self._text, node, each)

    def _change_item(self, node: Sequence, at: int, before: Any, after: Any) -> None:
        each = node.items[at]
        if self._change_inside(each, before, after):
            return
        if _is_inline(each):
            self._replace(each, inline(after, in_flow=node.flow))
        else:
            start = self._item_start(node, each)
            self._edit(start, lines_end(self._text, each), f"- {inline(after)}\n")

    def _taken_along(self, start: int, each: Node) -> str:
        """Return the source of an item that moves within its list, without its dash, its comments with it."""
        end = each.end if start == each.start else lines_end(self._text, each)
        self._moved.append((start, end))
        return self._text[start:end].removeprefix("-").strip(" \r\n")

    def _insert_item(self, node: Sequence, at: int, source: str) -> None:
        indent = " " * (node.column - 1)
        if node.flow and at:
            self._insert(node.items[at - 1].end, f", {source}")
        elif node.flow:
            self._insert(node.items[0].start, f"{source}, ")
        elif at:
            self._insert_lines(lines_end(self._text, node.items[at - 1]), f"{indent}- {source}\n")
        else:
            self._insert(node.start, f"- {source}\n{indent}")

    def _cut(self, spans: list[Span], line_ends: list[int] | None, gone: set[int]) -> None:
        """Take entries away: by whole lines where `line_ends` are given, else with the comma beside each."""
        if not gone:
            return
        first_kept = min(set(range(len(spans))) - gone)
        leads = 0 in gone and not (line_ends and begins_its_line(self._text, spans[0][0]))
        if leads:
            self._edit(spans[0][0], spans[first_kept][0], "")
        for at in sorted(gone):
            if leads and at < first_kept:
                continue
            if line_ends is None:
                self._edit(spans[at - 1][1], spans[at][1], "")
            else:
                self._edit(line_start(self._text, spans[at][0]), line_ends[at], "")

    def _replace(self, node: Node, text: str) -> None:
        """Put a value into the place of one in the same line; nothing at all may touch the colon before it."""
        touches = node.start == node.end and self._text[node.start - 1 : node.start] in (":", "-")
        self._edit(node.start, node.end, f" {text}" if touches else text)

    def _insert(self, at: int, text: str) -> None:
        self._edit(at, at, text)

    def _insert_lines(self, at: int, lines: str) -> None:
        at_ragged_end = at == len(self._text) and not self._text.endswith("\n")
        self._insert(at, f"\n{lines}" if at_ragged_end else lines)

    def _edit(self, start: int, end: int, text: str) -> None:
        self._edits.append(_Edit(start, end, text))

    def _kept_comments(self) -> Iterator[_Edit]:
        """Yield edits that put the comments inside of what is taken away above the key they stood in."""
        for start, end in comments(self._text, self._root):
            taken = any(edit.start <= start < edit.end for edit in self._edits)
            if taken and not any(first <= start < last for first, last in self._moved):
                yield self._own_line(self._text[start:end], self._key_around(start))

    def _own_line(self, comment: str, key_start: int) -> _Edit:
        place = key_start if self._root.flow else line_start(self._text, key_start)
        return _Edit(place, place, f"{self._text[place:key_start]}{comment}\n")

    def _key_around(self, at: int) -> int:
        if self._root.flow:
            return self._root.start
        starts = [name.start for name, _ in self._root.entries.values()]
        return max((start for start in starts if start <= at), default=starts[0])
