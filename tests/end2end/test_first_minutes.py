"""The first five minutes with the program on a real desktop, once by keyboard alone and once by mouse alone.

A user starts it, watches the first stream, stops a second one, adds a key, edits a body, breaks its JSON and mends it,
saves, finds, sends again, opens the palette, changes the theme and quits. What is expected is read as a screen reader
reads it, and from the files that are left.
"""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.end2end.desktop import NEEDS, a_desktop, running
from tests.end2end.eyes import ENABLED, Eyes, Thing
from tests.end2end.fingers import Fingers, copied_elsewhere

pytestmark = [
    pytest.mark.slow,
    pytest.mark.needs(*NEEDS),
    pytest.mark.skipif(sys.platform != "linux", reason="its desktop is X11"),
    pytest.mark.timeout(240),
]
ROOT = Path(__file__).parents[2]
VALUE = "AIza" + "x" * 35
BODY, FOUND, EDITED = "Request body, JSON", "developer", "Greet a tester who"
FIRST_COMMAND = 90
"""How far below the top of the palette its first command stands, in pixels."""


@dataclass
class Newcomer:
    """A user before the program, and what can be asked of both."""

    eyes: Eyes
    fingers: Fingers
    environment: dict[str, str]
    home: Path
    program: "subprocess.Popen[bytes]"

    @property
    def body(self) -> str:
        """The body as it stands in the editor."""
        return self.eyes.text(self.eyes.find(BODY))

    @property
    def saved(self) -> str:
        """The request's file in the user's copy of the examples."""
        return next(self.home.rglob("Examples/hello.yaml")).read_text("utf-8")

    def setting(self, key: str) -> object:
        """Return what the settings file says, None where it says nothing."""
        for file in self.home.rglob("settings.json"):
            return json.loads(file.read_text("utf-8")).get(key)
        return None

    def waits_for(self, what: str, role: str = "") -> Thing:
        """Wait for something to come into view."""
        return self.eyes.find(what, role)

    def watches_the_first_stream(self) -> None:
        """Wait for the answer that the very first start asks for by itself."""
        self.waits_for("Hello in three paragraphs", "page tab")
        self.eyes.find_beginning("Done in ")

    def sees_broken_json(self) -> None:
        """Wait until the editor says where the body is no JSON."""
        self.eyes.find_beginning("Line ")

    def sees_mended_json(self) -> None:
        """Wait until the editor finds nothing wrong."""
        self.eyes.wait(lambda: not self._complains(), "a body in order")

    def _complains(self) -> bool:
        return any(thing.name.startswith("Line ") for thing in self.eyes.things())

    def may_save_the_key(self) -> None:
        """Wait until the key can be saved."""
        self.eyes.wait(lambda: self.eyes.find("Save key").has(ENABLED), "a key to save")

    def finds_one(self) -> None:
        """Wait until the find bar has found one place."""
        self.waits_for("1 of 1")

    def sees_the_edit(self) -> None:
        """Wait until the edited word stands in the body."""
        self.eyes.wait(lambda: EDITED in self.body, "the edited body")

    def finds_it_saved(self) -> None:
        """Wait until the file has the edited word."""
        self.eyes.wait(lambda: EDITED in self.saved, "the saved request")

    def keeps_the_dark_theme(self) -> None:
        """Wait until the settings file says so."""
        self.eyes.wait(lambda: self.setting("theme") == "dark", "the dark theme kept")

    def sees_it_end(self) -> None:
        """Wait for the program's end, with the exit code of one that has nothing to complain about."""
        assert self.program.wait(30) == 0


@pytest.fixture
def newcomer(home: Path) -> Iterator[Newcomer]:
    """Someone at a desktop who has never started the program, and starts it."""
    command = [sys.executable, "-m", "workbench"]
    with a_desktop() as environment, running(command, environment, ROOT) as program:
        eyes = Eyes(environment["DBUS_SESSION_BUS_ADDRESS"])
        yield Newcomer(eyes, Fingers(environment), environment, home, program)
        eyes.close()


def test_that_the_first_minutes_go_well_by_keyboard_alone(newcomer: Newcomer) -> None:
    newcomer.watches_the_first_stream()
    runs_and_stops_by_keys(newcomer)
    edits_and_saves_by_keys(newcomer)
    press, write = newcomer.fingers.press, newcomer.fingers.type

    press("ctrl+Return")
    newcomer.eyes.find_beginning("Run 2 of 2")
    press("ctrl+k")
    write("theme dark")
    press("Return")
    newcomer.keeps_the_dark_theme()
    press("ctrl+q")
    newcomer.sees_it_end()
    assert VALUE not in everything_in(newcomer.home)


def runs_and_stops_by_keys(newcomer: Newcomer) -> None:
    """Run an example of the Welcome page, stop it, and add a key from the palette."""
    press, write = newcomer.fingers.press, newcomer.fingers.type
    press("ctrl+1")
    newcomer.waits_for("Run, Stream a long answer", "push button")
    walk_to(newcomer, "Run, Stream a long answer")
    press("Return")
    newcomer.waits_for("Long stream with thoughts", "page tab")
    newcomer.waits_for("Stop", "push button")
    press("ctrl+period")
    newcomer.eyes.find_beginning("Stopped")

    press("ctrl+k")
    write("add key")
    press("Return")
    newcomer.waits_for("Save key", "push button")
    write(VALUE)
    press("Return")
    newcomer.eyes.find_beginning("API key, default")


def edits_and_saves_by_keys(newcomer: Newcomer) -> None:
    """Replace a word that was found, break the JSON, mend it, save."""
    press, write = newcomer.fingers.press, newcomer.fingers.type
    press("ctrl+2")
    newcomer.eyes.wait(lambda: FOUND in newcomer.body, "the first request")
    walk_to(newcomer, BODY, by="F6")
    press("ctrl+f")
    write(FOUND)
    newcomer.finds_one()
    press("Escape")
    write("tester")
    newcomer.sees_the_edit()

    press("ctrl+End")
    write("}")
    newcomer.sees_broken_json()
    press("BackSpace")
    newcomer.sees_mended_json()
    press("ctrl+s")
    newcomer.finds_it_saved()


def test_that_the_first_minutes_go_well_by_mouse_alone(newcomer: Newcomer) -> None:
    newcomer.watches_the_first_stream()
    runs_and_stops_by_mouse(newcomer)
    edits_and_saves_by_mouse(newcomer)

    click(newcomer, "Send", "push button")
    newcomer.eyes.find_beginning("Run 2 of 2")
    click(newcomer, "Search requests and commands", "text")
    palette = newcomer.eyes.wait(newcomer.fingers.popup, "the palette")
    newcomer.fingers.click(palette._replace(height=2 * FIRST_COMMAND))
    newcomer.eyes.find_beginning("Untitled")
    choose(newcomer, "View", "Theme", "Dark")
    newcomer.keeps_the_dark_theme()
    choose(newcomer, "File", "Quit")
    newcomer.sees_it_end()
    assert VALUE not in everything_in(newcomer.home)


def runs_and_stops_by_mouse(newcomer: Newcomer) -> None:
    """Run an example of the Welcome page, stop it, and add a key that is marked in another program."""
    click(newcomer, "Welcome", "page tab")
    click(newcomer, "Run, Stream a long answer", "push button")
    click(newcomer, "Stop", "push button")
    newcomer.eyes.find_beginning("Stopped")

    choose(newcomer, "Tools", "Add key…")
    drop_marked(newcomer, "API key", VALUE, newcomer.may_save_the_key)
    click(newcomer, "Save key", "push button")
    newcomer.eyes.find_beginning("API key, default")


def edits_and_saves_by_mouse(newcomer: Newcomer) -> None:
    """Replace a word, break the JSON, mend it by undo, save, and find the word."""
    eyes = newcomer.eyes
    click(newcomer, "Hello in three paragraphs", "page tab")
    eyes.wait(lambda: FOUND in newcomer.body, "the first request")
    editor = newcomer.waits_for(BODY)
    newcomer.fingers.click(eyes.box_of(editor, FOUND), times=2)
    paste(newcomer, "tester", newcomer.sees_the_edit)

    newcomer.fingers.click(eyes.box_of(editor, "contents"))
    paste(newcomer, '"', newcomer.sees_broken_json)
    choose(newcomer, "Edit", "Undo")
    newcomer.sees_mended_json()
    choose(newcomer, "File", "Save")
    newcomer.finds_it_saved()

    choose(newcomer, "Edit", "Find…")
    drop_marked(newcomer, "Find", "tester", newcomer.finds_one)
    click(newcomer, "Close find", "push button")


def walk_to(newcomer: Newcomer, name: str, by: str = "Tab") -> None:
    """Press a key until something has the focus."""
    for _ in range(60):
        focused = newcomer.eyes.focused()
        if focused is not None and focused.name == name:
            return
        newcomer.fingers.press(by)
    raise AssertionError(f"{by} never comes to {name}")


def click(newcomer: Newcomer, name: str, role: str = "") -> None:
    """Click a widget once it is in view."""
    newcomer.fingers.click(newcomer.waits_for(name, role))


def choose(newcomer: Newcomer, *titles: str) -> None:
    """Open menus, one in the other, and choose the last entry."""
    for title in titles:
        click(newcomer, title, "menu item")


def paste(newcomer: Newcomer, text: str, until: Callable[[], None]) -> None:
    """Paste by the menu what was copied in another program."""
    with copied_elsewhere(text, newcomer.environment):
        choose(newcomer, "Edit", "Paste")
        until()


def drop_marked(newcomer: Newcomer, field: str, text: str, until: Callable[[], object]) -> None:
    """Click into a field with the middle button, which brings what is marked in another program."""
    with copied_elsewhere(text, newcomer.environment):
        newcomer.fingers.click(newcomer.waits_for(field, "text"), button=2)
        until()


def everything_in(home: Path) -> str:
    """Return every file that is left, as text."""
    files = (file for file in home.rglob("*") if file.is_file())
    return "\n".join(file.read_text("utf-8", "replace") for file in files)
