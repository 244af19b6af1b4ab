"""Where the program keeps its own files, by the customs of each system."""

import os
import sys
from pathlib import Path

_LINUX, _MAC = "gemini-workbench", "Gemini Workbench"


def home_folder() -> Path:
    """Return the user's home; the user of a container may have none: then a place where nothing can be kept."""
    try:
        return Path.home()
    except RuntimeError:
        return Path(os.devnull)


def config_folder() -> Path:
    """Return the folder of settings and of what is known of keys, never of their values."""
    if sys.platform == "win32":
        return _windows("APPDATA", "Roaming")
    if sys.platform == "darwin":
        return home_folder() / "Library" / "Application Support" / _MAC
    return _xdg("XDG_CONFIG_HOME", ".config")


def data_folder() -> Path:
    """Return the folder of the user's documents that live nowhere else, such as the examples."""
    if sys.platform == "win32":
        return _windows("LOCALAPPDATA", "Local")
    if sys.platform == "darwin":
        return config_folder()
    return _xdg("XDG_DATA_HOME", ".local/share")


def logs_folder() -> Path:
    """Return the folder of what the program notes about itself."""
    if sys.platform == "win32":
        return data_folder() / "Logs"
    if sys.platform == "darwin":
        return home_folder() / "Library" / "Logs" / _MAC
    return _xdg("XDG_STATE_HOME", ".local/state") / "logs"


def runtime_folders() -> tuple[Path, ...]:
    """Return where a running window can be found by its user's other programs, the best place first."""
    if sys.platform == "win32":
        return (data_folder(),)
    given, passing = (os.environ.get(name, "") for name in ("XDG_RUNTIME_DIR", "TMPDIR"))
    places = (Path(given) / _LINUX,) if given.startswith("/") else ()
    own = f"{_LINUX}-{os.getuid()}"
    return (*places, Path(passing or "/tmp") / own)  # noqa: S108  # a folder that others can enter is not used


def _xdg(variable: str, default: str) -> Path:
    """Return a folder of the XDG base directory specification, which ignores relative values."""
    set_to = os.environ.get(variable, "")
    base = Path(set_to) if set_to.startswith("/") else home_folder() / default
    return base / _LINUX


def _windows(variable: str, default: str) -> Path:
    set_to = os.environ.get(variable, "")
    base = Path(set_to) if set_to else home_folder() / "AppData" / default
    return base / _MAC
