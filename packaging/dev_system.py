"""System packages: what Qt's libraries and the tests' programs need, asked from the loader and apt.

The loader (`ldd`) names the libraries that Qt links to and cannot find. Debian's policy turns a
library's name into a package's name; apt says which of the possible names this release has.
"""

import os
import re
import shutil
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from dev_environment import INSTALLED, VENV, site_packages, stamp
from dev_steps import StepFailed, as_root, is_root, output_of, say

# What the program imports, and the platform plug-in for each kind of display.
BINDINGS = ("QtCore", "QtGui", "QtWidgets", "QtSvg", "QtTest")
OFFSCREEN, XCB, WAYLAND = "libqoffscreen.so", "libqxcb.so", "libqwayland.so"

# Programs that tests start, and the package that brings each.
TEST_PROGRAMS = {
    "Xvfb": "xvfb",
    "xauth": "xauth",
    "openbox": "openbox",
    "xdotool": "xdotool",
    "gnome-keyring-daemon": "gnome-keyring",
    "dbus-run-session": "dbus",
    "dbus-launch": "dbus-x11",
    "dbus-daemon": "dbus",
    "/usr/libexec/at-spi-bus-launcher": "at-spi2-core",
}

# Libraries whose package is not named after them.
ODD_NAMES = {
    "libz.so.1": "zlib1g",
    "libbrotlidec.so.1": "libbrotli1",
    "libbrotlicommon.so.1": "libbrotli1",
    **{
        f"lib{part}-2.0.so.0": "libglib2.0-0"
        for part in ("glib", "gobject", "gio", "gthread", "gmodule")
    },
}
CHECKED = VENV / "system-libraries.txt"


def not_found(loader_says: str) -> list[str]:
    """Return the libraries that `ldd` could not find, each once."""
    lines = (line.split() for line in loader_says.splitlines())
    return sorted({words[0] for words in lines if words[1:] == ["=>", "not", "found"]})


def debian_name(library: str) -> str:
    """Return the package of a library by Debian's policy: libX11.so.6 is in libx11-6."""
    if library in ODD_NAMES:
        return ODD_NAMES[library]
    stem, _, version = library.lower().replace("_", "-").partition(".so.")
    return f"{stem}-{version}" if stem[-1].isdigit() else f"{stem}{version}"


def packages_for(libraries: Iterable[str], known: set[str]) -> list[str]:
    """Return the packages to install, by the name that this release knows.

    Debian 13 and Ubuntu 24.04 renamed some for their 64-bit time: libglib2.0-0t64.
    """
    names = {debian_name(library) for library in libraries}
    return sorted(name + "t64" if name + "t64" in known else name for name in names)


def known_to_apt(names: Iterable[str]) -> set[str]:
    """Return which of these packages apt can install."""
    _, told = output_of(["apt-cache", "show", "--no-all-versions", *sorted(set(names))])
    return set(re.findall(r"^Package: (\S+)$", told, flags=re.MULTILINE))


def with_new_names(libraries: Iterable[str]) -> list[str]:
    """Return all names that the packages of these libraries may have."""
    names = [debian_name(library) for library in libraries]
    return [*names, *(name + "t64" for name in names)]


def qt_files(plugins: Sequence[str]) -> list[Path]:
    """Return the files of Qt whose needs count: the bindings and these platform plug-ins."""
    qt = site_packages(VENV) / "PySide6"
    bindings = [qt / f"{name}.abi3.so" for name in BINDINGS]
    return bindings + [qt / "Qt" / "plugins" / "platforms" / name for name in plugins]


def missing_libraries(plugins: Sequence[str]) -> list[str]:
    """Ask the loader what Qt with these platform plug-ins lacks on this machine."""
    if shutil.which("ldd") is None:
        return []
    return not_found(output_of(["ldd", *qt_files(plugins)])[1])


def plugins_for(environment: Mapping[str, str], platform: str = sys.platform) -> tuple[str, ...]:
    """Return the platform plug-ins that a window here may use; none but on Linux."""
    if platform != "linux":
        return ()
    shown = [(XCB, "DISPLAY"), (WAYLAND, "WAYLAND_DISPLAY")]
    return (OFFSCREEN, *(plugin for plugin, name in shown if environment.get(name)))


def can_install() -> bool:
    """Return whether packages can be installed without asking."""
    return is_root() and shutil.which("apt-get") is not None


def install_command(packages: Sequence[str]) -> str:
    """Return the one command that installs these packages, for whoever is asking."""
    install = f"apt-get install -y --no-install-recommends {' '.join(packages)}"
    return as_root(["apt-get update", install])


def install(packages: Sequence[str]) -> None:
    """Install packages with apt. Errors: `StepFailed` with apt's last lines."""
    say(f"Installing system packages: {' '.join(packages)} ...")
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    options = ("-y", "-q", "--no-install-recommends", "-o", "DPkg::Lock::Timeout=120")
    code, output = output_of(["apt-get", "install", *options, *packages], quiet)
    if code != 0:
        remedy = f"Make this command work, then run this again:\n  {install_command(packages)}"
        raise StepFailed("Installing system packages failed. apt's last lines:", remedy, output)


def ensure_libraries(plugins: Sequence[str]) -> None:
    """See that Qt finds its libraries; install them as root, otherwise say how.

    The answer is kept beside the pins that it holds for. Errors: `StepFailed`.
    """
    known = checked(stamp(CHECKED), stamp(INSTALLED))
    if known.issuperset(plugins):
        return
    if missing := missing_libraries(plugins):
        supply(missing)
        if still := missing_libraries(plugins):
            raise lacking(still)
    CHECKED.write_text("\n".join([stamp(INSTALLED).strip(), *sorted({*known, *plugins})]))


def checked(noted: str, pins: str) -> set[str]:
    """Return the plug-ins that were found in order, if it was with the pins of now."""
    noted_pins, *plugins = noted.split() or [""]
    return set(plugins) if noted_pins == pins.strip() else set()


def supply(libraries: Sequence[str]) -> None:
    """Install the packages of these libraries as root. Errors: `StepFailed` where we are not."""
    if not can_install():
        raise lacking(libraries)
    output_of(["apt-get", "update", "-q"])  # a failure shows in what apt then cannot install
    install(packages_for(libraries, known_to_apt(with_new_names(libraries))))


def lacking(libraries: Sequence[str]) -> StepFailed:
    """Return the failure that names the missing libraries and the command that brings them."""
    what = f"Qt cannot find these system libraries: {' '.join(libraries)}"
    if shutil.which("apt-cache") is None:
        return StepFailed(
            what, "Install them with your system's package manager, then run this again."
        )
    packages = packages_for(libraries, known_to_apt(with_new_names(libraries)))
    return StepFailed(what, f"Install them, then run this again:\n  {install_command(packages)}")


def missing_programs(programs: Iterable[str] = TEST_PROGRAMS) -> list[str]:
    """Return the programs that tests would start and this machine lacks."""
    return [name for name in programs if shutil.which(name) is None]


def ensure_test_packages() -> None:
    """Install what tests start and Qt needs for X, where this is root; elsewhere say what is skipped.

    Errors: `StepFailed` where Qt cannot even draw off screen.
    """
    if sys.platform != "linux":
        return
    if not can_install():
        ensure_libraries((OFFSCREEN,))
        say_what_is_skipped()
        return
    ensure_libraries((OFFSCREEN, XCB, WAYLAND))
    if missing := missing_programs():
        output_of(["apt-get", "update", "-q"])
        install(sorted({TEST_PROGRAMS[name] for name in missing}))


def say_what_is_skipped() -> None:
    """Say which programs are missing, and the command that brings them."""
    missing = missing_programs()
    libraries = missing_libraries((XCB,))
    packages = {TEST_PROGRAMS[name] for name in missing} | set(
        packages_for(libraries, known_to_apt(with_new_names(libraries))) if libraries else []
    )
    if packages and shutil.which("apt-get"):
        say(f"Tests that need {' '.join([*missing, *libraries])} are skipped. To run them:")
        say(f"  {install_command(sorted(packages))}")
