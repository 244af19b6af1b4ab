"""Where a JSON Pointer leads in a text: the value's place, or the containers that exist on its way.

One walk, whatever the pointer; of equal keys the last counts, as it does for a reader (RFC 6901, RFC 8259).
"""

import json
import re
from dataclasses import dataclass, field

from workbench.domain.json_scan import Mark, Placed, scan

Span = tuple[int, int]
_BAD_ESCAPE = re.compile(r"~(?![01])")


class NoSuchPlace(ValueError):
    """A pointer that leads nowhere in this body; the text says where it ends."""


@dataclass(slots=True, eq=False)
class Box:
    """A container on the way of a pointer, and where its members stand; `level` tokens lead to it."""

    is_object: bool
    level: int
    start: int
    stop: int = 0
    count: int = 0
    first_start: int = 0
    last_start: int = 0
    last_value: int = 0
    last_stop: int = 0
    before_last: int = 0
    key_stop: int = 0

    def member_begins(self, start: int) -> None:
        """Note the start of a member: its key, or in an array its value."""
        if self.count == 0:
            self.first_start = start
        self.before_last = self.last_stop
        self.last_start = start
        self.count += 1


@dataclass(slots=True)
class Place:
    """Where a pointer leads: its value, else the containers that exist; `blocked` by a value that holds nothing."""

    boxes: list[Box] = field(default_factory=list)
    value: Span | None = None
    blocked: bool = False


def tokens_of(pointer: str) -> tuple[str, ...]:
    """Return the keys and indexes of a pointer. Errors: NoSuchPlace where it is not one."""
    if not pointer:
        return ()
    if not pointer.startswith("/") or _BAD_ESCAPE.search(pointer):
        raise NoSuchPlace(
            f"{pointer} is not a JSON Pointer: it begins with / and knows only ~0 and ~1"
        )
    return tuple(part.replace("~1", "/").replace("~0", "~") for part in pointer[1:].split("/"))


def find_place(text: str, tokens: tuple[str, ...]) -> Place:
    """Return where the tokens of a pointer lead. Errors: NotJson."""
    walk = _Walk(text, tokens)
    for placed in scan(text):
        walk.take(placed)
    return walk.place


class _Walk:
    """One pass over the marks of a text along a pointer."""

    __slots__ = ("_goal", "_goal_start", "_hit", "_open", "_text", "_tokens", "place")

    def __init__(self, text: str, tokens: tuple[str, ...]) -> None:
        self._text = text
        self._tokens = tokens
        self._open: list[
            Box | None
        ] = []  # None for a container that the pointer does not lead through
        self._hit = True  # whether the key that was just read is on the way
        self._goal: int | None = None  # how many containers were open where the wanted one began
        self._goal_start = 0
        self.place = Place()

    def take(self, placed: Placed) -> None:
        """Look at one mark."""
        if placed.mark is Mark.CLOSE:
            self._close(placed.stop)
            return
        box = self._open[-1] if self._open else None
        if placed.mark is Mark.KEY:
            if box is not None:
                self._key(box, placed)
        else:
            self._value(box, placed)

    def _key(self, box: Box, placed: Placed) -> None:
        box.member_begins(placed.start)
        box.key_stop = placed.stop
        self._hit = self._spells(placed) == self._tokens[box.level]
        if self._hit:  # of equal keys the last counts: what an earlier one led to is forgotten
            del self.place.boxes[box.level + 1 :]
            self.place.value = None
            self.place.blocked = False

    def _spells(self, placed: Placed) -> str:
        raw = self._text[placed.start + 1 : placed.stop - 1]
        return raw if "\\" not in raw else str(json.loads(f'"{raw}"'))

    def _value(self, box: Box | None, placed: Placed) -> None:
        on_way = not self._open
        if box is not None:
            on_way = self._enters(box, placed.start)
            box.last_value = placed.start
            box.last_stop = placed.stop
        if on_way:
            self._arrive(placed)
        elif placed.mark is not Mark.SCALAR:
            self._open.append(None)

    def _enters(self, box: Box, start: int) -> bool:
        if box.is_object:
            return self._hit
        box.member_begins(start)
        return self._tokens[box.level] == str(box.count - 1)

    def _arrive(self, placed: Placed) -> None:
        level = len(self.place.boxes)
        at_goal = level == len(self._tokens)
        if placed.mark is Mark.SCALAR:
            self.place.value = (placed.start, placed.stop) if at_goal else None
            self.place.blocked = not at_goal
        elif at_goal:
            self._goal, self._goal_start = len(self._open), placed.start
            self._open.append(None)
        else:
            box = Box(placed.mark is Mark.OPEN_OBJECT, level, placed.start)
            self.place.boxes.append(box)
            self._open.append(box)

    def _close(self, stop: int) -> None:
        box = self._open.pop()
        if box is not None:
            box.stop = stop
        if self._goal == len(self._open):
            self.place.value = (self._goal_start, stop)
            self._goal = None
        if self._open and (parent := self._open[-1]) is not None:
            parent.last_stop = stop
