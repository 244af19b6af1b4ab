"""Where the program keeps its own files, by the customs of each system."""

import os
import sys
from pathlib import Path

_LINUX, _MAC = "gemini-workbench", "Gemini Workbench"


def config_folder() -> Path:
    """Return the folder of settings and of what is known of keys, never of their values."""
    if sys.platform == "win32":
        return _windows("APPDATA", "Roaming")
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / _MAC
    return _xdg("XDG_CONFIG_HOME", ".config")


def data_folder() -> Path:
    """Return the folder of the user's documents that live nowhere else, such as the examples."""
    if sys.platform == "win32":
        return _windows("LOCALAPPDATA", "Local")
    if sys.platform == "darwin":
        return config_folder()
    return _xdg("XDG_DATA_HOME", ".local/share")


def _xdg(variable: str, default: str) -> Path:
    """Return a folder of the XDG base directory specification, which ignores relative values."""
    set_to = os.environ.get(variable, "")
    base = Path(set_to) if set_to.startswith("/") else Path.home() / default
    return base / _LINUX


def _windows(variable: str, default: str) -> Path:
    set_to = os.environ.get(variable, "")
    base = Path(set_to) if set_to else Path.home() / "AppData" / default
    return base / _MAC
