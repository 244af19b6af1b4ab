"""From what the loader misses to the packages that bring it."""

import pytest
from dev_system import (
    OFFSCREEN,
    WAYLAND,
    XCB,
    checked,
    debian_name,
    install_command,
    not_found,
    packages_for,
    plugins_for,
)

LOADER_SAYS = """\
PySide6/Qt/plugins/platforms/libqxcb.so:
\tlinux-vdso.so.1 (0x00007ffc8d5f2000)
\tlibxcb-icccm.so.4 => not found
\tlibX11.so.6 => /lib/x86_64-linux-gnu/libX11.so.6 (0x00007f1f0a000000)
\tlibEGL.so.1 => not found
PySide6/QtGui.abi3.so:
\tlibEGL.so.1 => not found
\t/lib64/ld-linux-x86-64.so.2 (0x00007f1f0b000000)
"""


def test_that_each_missing_library_is_named_once() -> None:
    assert not_found(LOADER_SAYS) == ["libEGL.so.1", "libxcb-icccm.so.4"]


def test_that_a_loader_that_finds_everything_names_nothing() -> None:
    assert not_found("\tlibz.so.1 => /lib/libz.so.1 (0x1)\n\tstatically linked\n") == []


@pytest.mark.parametrize(
    ("library", "package"),
    [
        ("libX11.so.6", "libx11-6"),
        ("libdbus-1.so.3", "libdbus-1-3"),
        ("libEGL.so.1", "libegl1"),
        ("libGL.so.1", "libgl1"),
        ("libfontconfig.so.1", "libfontconfig1"),
        ("libglib-2.0.so.0", "libglib2.0-0"),
        ("libgthread-2.0.so.0", "libglib2.0-0"),
        ("libxcb-cursor.so.0", "libxcb-cursor0"),
        ("libxkbcommon-x11.so.0", "libxkbcommon-x11-0"),
        ("libwayland-cursor.so.0", "libwayland-cursor0"),
        ("libz.so.1", "zlib1g"),
    ],
)
def test_that_a_library_is_found_in_its_debian_package(library: str, package: str) -> None:
    assert debian_name(library) == package


def test_that_the_release_decides_about_the_new_names() -> None:
    libraries = ["libglib-2.0.so.0", "libgio-2.0.so.0", "libEGL.so.1"]
    assert packages_for(libraries, {"libglib2.0-0", "libegl1"}) == ["libegl1", "libglib2.0-0"]
    assert packages_for(libraries, {"libglib2.0-0t64"}) == ["libegl1", "libglib2.0-0t64"]


@pytest.mark.parametrize(
    ("environment", "platform", "plugins"),
    [
        ({}, "linux", (OFFSCREEN,)),
        ({"DISPLAY": ":1"}, "linux", (OFFSCREEN, XCB)),
        ({"WAYLAND_DISPLAY": "w", "DISPLAY": ":1"}, "linux", (OFFSCREEN, XCB, WAYLAND)),
        ({"DISPLAY": ":1"}, "darwin", ()),
        ({}, "win32", ()),
    ],
)
def test_that_only_the_plugins_of_the_displays_here_are_asked_for(
    environment: dict[str, str], platform: str, plugins: tuple[str, ...]
) -> None:
    assert plugins_for(environment, platform) == plugins


def test_that_the_remedy_is_one_command() -> None:
    told = install_command(["libegl1", "xvfb"])
    assert "\n" not in told
    assert told.endswith("install -y --no-install-recommends libegl1 xvfb")


def test_that_a_checked_plugin_is_not_checked_again() -> None:
    assert checked(f"abc\n{OFFSCREEN}\n{XCB}", "abc\n") == {OFFSCREEN, XCB}


@pytest.mark.parametrize("noted", ["", f"abc\n{OFFSCREEN}"])
def test_that_new_pins_are_checked_anew(noted: str) -> None:
    assert checked(noted, "def\n") == set()
