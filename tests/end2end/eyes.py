"""What a screen reader sees of another program: its widgets by name and role, their places and their texts (AT-SPI)."""

import sys
import time
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple, TypeVar

if sys.platform == "linux":  # it is of use nowhere else, and not installed there
    from jeepney import (  # type: ignore[import-untyped]  # it has no types
        DBusAddress,
        DBusErrorResponse,
        new_method_call,
    )
    from jeepney.io.blocking import open_dbus_connection  # type: ignore[import-untyped]  # as above
    from jeepney.wrappers import unwrap_msg  # type: ignore[import-untyped]  # as above

Seen = TypeVar("Seen")
SPI = "org.a11y.atspi"
PROPERTIES = "org.freedesktop.DBus.Properties"
LONGEST_S = 40.0
LOOK_EVERY_S = 0.15
ENABLED, FOCUSED, SHOWING = 8, 12, 25
"""Bits of a state set, as AT-SPI numbers them."""

ON_SCREEN, ALWAYS_LOOKED_INTO = 0, frozenset({"application", "frame"})


class Box(NamedTuple):
    """A place on the screen, in pixels."""

    x: int
    y: int
    width: int
    height: int

    @property
    def middle(self) -> tuple[int, int]:
        """Where one would click."""
        return self.x + self.width // 2, self.y + self.height // 2


class Thing(NamedTuple):
    """A widget of the program as it was seen: `bus` and `path` are its address."""

    bus: str
    path: str
    name: str
    role: str
    box: Box
    states: int

    def has(self, state: int) -> bool:
        """Tell whether it has a state."""
        return bool(self.states >> state & 1)


class Eyes:
    """Looks at the one program on a desktop, again and again until it sees what is expected."""

    def __init__(self, session: str) -> None:
        connection = open_dbus_connection(session)
        where = DBusAddress("/org/a11y/bus", "org.a11y.Bus", "org.a11y.Bus")
        (address,) = unwrap_msg(connection.send_and_get_reply(new_method_call(where, "GetAddress")))
        connection.close()
        self._bus = open_dbus_connection(address)

    def close(self) -> None:
        """Stop looking."""
        self._bus.close()

    def find(self, name: str, role: str = "") -> Thing:
        """Wait until a widget in view has this name and stays where it is, and return it."""
        what = f"{role} “{name}”".strip()
        seen = self.wait(lambda: self._first(name, role), what)
        while True:
            self._let_it_work()
            again = self.wait(lambda: self._first(name, role), what)
            if again.box == seen.box:
                return again
            seen = again

    def find_beginning(self, words: str) -> Thing:
        """Wait until the name of a widget in view begins with these words, and return it."""
        return self.wait(lambda: self._beginning(words), f"“{words}…”")

    def wait(self, look: Callable[[], Seen | None], what: str) -> Seen:
        """Look until there is something to see. Fails the test where there never is."""
        until = time.monotonic() + LONGEST_S
        while time.monotonic() < until:
            seen = look()
            if seen:
                return seen
            self._let_it_work()
        names = sorted({f"{thing.role} “{thing.name}”" for thing in self.things() if thing.name})
        raise AssertionError(f"{what} is not in view; there are {', '.join(names)}")

    def focused(self) -> Thing | None:
        """Return what has the focus of the keyboard; Qt says so of every tab in front, too."""
        focused = [thing for thing in self.things() if thing.has(FOCUSED)]
        others = [thing for thing in focused if thing.role != "page tab"]
        return next(iter(others or focused), None)

    def text(self, thing: Thing) -> str:
        """Return the text of an editor."""
        (text,) = self._call(thing, "Text", "GetText", "ii", (0, -1))
        return str(text)

    def box_of(self, thing: Thing, words: str) -> Box:
        """Return where the first letter of these words stands in an editor, if no line above is wrapped.

        Qt tells the place of every line as if it were the first.
        """
        text = self.text(thing)
        offset = text.index(words)
        x, y, width, height = self._call(
            thing, "Text", "GetCharacterExtents", "iu", (offset, ON_SCREEN)
        )
        return Box(x, y + text.count("\n", 0, offset) * (height + 1), width, height)

    def things(self) -> Iterator[Thing]:
        """Yield all that is in view, from the top."""
        root = Thing(
            f"{SPI}.Registry",
            f"/{SPI.replace('.', '/')}/accessible/root",
            "",
            "",
            Box(0, 0, 0, 0),
            0,
        )
        yield from self._below(root)

    def _below(self, parent: Thing) -> Iterator[Thing]:
        for bus, path in self._children(parent):
            thing = self._seen(bus, path)
            if thing is None:
                continue
            if thing.role in ALWAYS_LOOKED_INTO or (thing.box.width > 0 and thing.has(SHOWING)):
                yield thing
                yield from self._below(thing)

    def _children(self, parent: Thing) -> list[tuple[str, str]]:
        try:
            return list(self._call(parent, "Accessible", "GetChildren")[0])
        except DBusErrorResponse:  # it went while it was looked at
            return []

    def _seen(self, bus: str, path: str) -> Thing | None:
        bare = Thing(bus, path, "", "", Box(0, 0, 0, 0), 0)
        try:
            (role,) = self._call(bare, "Accessible", "GetRoleName")
            (states,) = self._call(bare, "Accessible", "GetState")
            name = self._name(bare)
            place = (0, 0, 0, 0)
            if role != "application":
                (place,) = self._call(bare, "Component", "GetExtents", "u", (ON_SCREEN,))
        except DBusErrorResponse:  # as above
            return None
        return Thing(bus, path, name, role, Box(*place), states[0] | states[1] << 32)

    def _name(self, thing: Thing) -> str:
        at = DBusAddress(thing.path, thing.bus, PROPERTIES)
        ask = new_method_call(at, "Get", "ss", (f"{SPI}.Accessible", "Name"))
        ((_, name),) = unwrap_msg(self._bus.send_and_get_reply(ask))
        return str(name)

    def _call(
        self, thing: Thing, part: str, method: str, signature: str = "", body: tuple[Any, ...] = ()
    ) -> tuple[Any, ...]:
        at = DBusAddress(thing.path, thing.bus, f"{SPI}.{part}")
        ask = new_method_call(at, method, signature or None, body)
        answer: tuple[Any, ...] = unwrap_msg(self._bus.send_and_get_reply(ask))
        return answer

    def _first(self, name: str, role: str) -> Thing | None:
        fits = (t for t in self.things() if t.name == name and role in ("", t.role))
        return next(fits, None)

    def _beginning(self, words: str) -> Thing | None:
        return next((thing for thing in self.things() if thing.name.startswith(words)), None)

    def _let_it_work(self) -> None:
        """Listen to the bus for a moment, instead of asking without a pause."""
        try:
            self._bus.receive(timeout=LOOK_EVERY_S)
        except TimeoutError:
            return
