"""The environment in .venv: its stamps and its advice."""

from pathlib import Path

import dev_environment
import pytest
from dev_environment import advice_on_parts, digest, python_of
from dev_steps import StepFailed


def test_that_each_system_keeps_its_interpreter_in_its_own_place() -> None:
    assert python_of(Path("v"), "linux") == Path("v/bin/python")
    assert python_of(Path("v"), "darwin") == Path("v/bin/python")
    assert python_of(Path("v"), "win32") == Path("v/Scripts/python.exe")


def test_that_changed_pins_are_seen() -> None:
    assert digest(b"httpx==0.28.1\n") != digest(b"httpx==0.28.2\n")


def test_that_line_ends_change_no_pin() -> None:
    assert digest(b"a==1\r\nb==2\r\n") == digest(b"a==1\nb==2\n")


def test_that_a_python_without_venv_says_what_to_install() -> None:
    told = str(advice_on_parts(["ensurepip"], (3, 13), "linux"))
    assert "lacks ensurepip" in told
    assert "apt-get install -y python3.13-venv" in told


def test_that_advice_fits_the_system() -> None:
    assert "apt-get" not in str(advice_on_parts(["venv", "ensurepip"], (3, 12), "win32"))


def test_that_a_linked_environment_is_never_emptied(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other, link = tmp_path / "other", tmp_path / "link"
    other.mkdir()
    (other / "kept").touch()
    link.symlink_to(other, target_is_directory=True)
    monkeypatch.setattr(dev_environment, "VENV", link)
    with pytest.raises(StepFailed, match="is a link"):
        dev_environment.make_venv()
    assert (other / "kept").exists()
