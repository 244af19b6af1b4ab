"""The environment in .venv: made once, with exactly the pins of constraints.txt.

Two stamps in .venv say what it was made for and which pins are in it. Reading them is all that a
second command costs.
"""

import hashlib
import importlib.util
import os
import sys
from pathlib import Path

from dev_steps import ROOT, StepFailed, as_root, say, step

VENV = ROOT / ".venv"
PINS = ROOT / "packaging" / "constraints.txt"
MADE_FOR = VENV / "made-for.txt"
INSTALLED = VENV / "installed-pins.txt"


def python_of(venv: Path, platform: str = sys.platform) -> Path:
    """Return where an environment keeps its interpreter."""
    return venv / ("Scripts/python.exe" if platform == "win32" else "bin/python")


def identity(venv: Path) -> str:
    """Return what an environment depends on: the interpreter it links to and where it stands."""
    return f"{os.path.realpath(python_of(venv))}\n{venv}\n"


def digest(pins: bytes) -> str:
    """Return the fingerprint of the pins, whatever line ends the checkout has."""
    return hashlib.sha256(pins.replace(b"\r\n", b"\n")).hexdigest() + "\n"


def stamp(path: Path) -> str:
    """Return what a stamp says, or nothing where there is none."""
    return path.read_text(encoding="utf-8") if path.is_file() else ""


def missing_parts() -> list[str]:
    """Return which of Python's own parts for making environments this Python lacks."""
    return [name for name in ("venv", "ensurepip") if importlib.util.find_spec(name) is None]


def advice_on_parts(missing: list[str], version: tuple[int, int], platform: str) -> StepFailed:
    """Return the failure of a Python that came without venv or pip: it says what to install."""
    what = f"This Python lacks {' and '.join(missing)}, so it cannot make an environment."
    if platform != "linux":
        return StepFailed(what, "Install Python from python.org, which has them; run this again.")
    package = f"python{version[0]}.{version[1]}-venv"
    command = as_root(["apt-get update", f"apt-get install -y {package}"])
    return StepFailed(
        what,
        f"On Debian and Ubuntu install them with:\n  {command}\n"
        "Elsewhere install your system's package for Python's venv and pip. Then run this again.",
    )


def make_venv() -> None:
    """Make .venv anew with the Python that runs this."""
    if missing := missing_parts():
        raise advice_on_parts(missing, sys.version_info[:2], sys.platform)
    if VENV.is_symlink():
        what = f"{VENV} is a link, and making it anew would empty the folder that it leads to."
        raise StepFailed(what, "Remove the link and run this again.")
    say(f"Making {VENV.name} with Python {sys.version.split()[0]} ...")
    remedy = f"Delete {VENV} and run this again; its folder must be writable."
    step("Making the environment", [sys.executable, "-m", "venv", "--clear", VENV], remedy)
    MADE_FOR.write_text(identity(VENV), encoding="utf-8")


def site_packages(venv: Path) -> Path:
    """Return the folder in which an environment keeps its packages."""
    found = sorted(venv.glob("lib/python3*/site-packages")) or [venv / "Lib" / "site-packages"]
    return found[0]


def install_pins(pins: bytes) -> None:
    """Install the pins into .venv, and the checkout itself as a line in a path file."""
    say("Installing the pinned packages (about 150 MB to download, once) ...")
    INSTALLED.unlink(missing_ok=True)  # a half-done installation is none
    step(
        "Installing the packages",
        [
            *(python_of(VENV), "-m", "pip", "install", "--quiet", "--no-input"),
            *("--disable-pip-version-check", "--requirement", PINS),
        ],
        "Check the network and pip's settings (index, proxy, certificate), then run this again: "
        "what was downloaded is kept.",
        env={**os.environ, "PIP_USER": "0"},
    )
    (site_packages(VENV) / "checkout.pth").write_text(f"{ROOT}\n", encoding="utf-8")
    INSTALLED.write_text(digest(pins), encoding="utf-8")


def ensure_environment() -> Path:
    """Return the interpreter of .venv, made and filled if it is not what the pins ask for."""
    if stamp(MADE_FOR) != identity(VENV):
        make_venv()
    pins = PINS.read_bytes()
    if stamp(INSTALLED) != digest(pins):
        install_pins(pins)
    return python_of(VENV)
