"""A desktop for one test: a screen that nobody sees, a window manager, a bus, and what reads screens aloud."""

import os
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

NEEDS = ("Xvfb", "openbox", "xdotool", "dbus-daemon", "/usr/libexec/at-spi-bus-launcher")
"""Programs of a desktop; the last one gives the accessible tree of other programs."""

SCREEN = "1500x1000x24"
SECONDS = 15


@contextmanager
def a_desktop() -> Iterator[dict[str, str]]:
    """Start a desktop and give the environment of the programs on it."""
    with started_x() as display, started_bus() as bus:
        environment = {
            **os.environ,
            "DISPLAY": display,
            "DBUS_SESSION_BUS_ADDRESS": bus,
            "QT_QPA_PLATFORM": "xcb",
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
            "PYTHONUTF8": "1",
            "LC_ALL": "C.UTF-8",
        }
        with running(["openbox"], environment):
            yield environment


@contextmanager
def started_x() -> Iterator[str]:
    """Start an X server and give its display's name once it answers."""
    told, tell = os.pipe()
    command = ["Xvfb", "-displayfd", str(tell), "-screen", "0", SCREEN, "-nolisten", "tcp"]
    with subprocess.Popen(command, pass_fds=[tell], stderr=subprocess.DEVNULL) as server:
        os.close(tell)
        try:
            with os.fdopen(told, encoding="ascii") as answer:
                yield f":{answer.readline().strip()}"
        finally:
            end(server)


@contextmanager
def started_bus() -> Iterator[str]:
    """Start a message bus of the session and give its address."""
    command = ["dbus-daemon", "--session", "--nofork", "--nopidfile", "--print-address"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as bus:
        try:
            assert bus.stdout is not None
            yield bus.stdout.readline().strip()
        finally:
            end(bus)


@contextmanager
def running(
    command: list[str], environment: Mapping[str, str], cwd: Path | None = None
) -> Iterator["subprocess.Popen[bytes]"]:
    """Run a program beside the test, and end it with the test."""
    with subprocess.Popen(
        command, env=environment, cwd=cwd, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as program:
        try:
            yield program
        finally:
            end(program)


def end(process: "subprocess.Popen[bytes] | subprocess.Popen[str]") -> None:
    """End a program, by force where it does not listen."""
    process.terminate()
    with suppress(subprocess.TimeoutExpired):
        process.wait(SECONDS)
        return
    process.kill()
