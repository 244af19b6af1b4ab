"""Files are replaced whole or not at all, whatever fails."""

import errno
import io
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from workbench.adapters.safe_write import replace_file, sweep_stale
from workbench.domain.errors import CannotWrite, ChangedOutside

CALLS = ((io, "open"), (os, "stat"), (os, "fsync"), (os, "chmod"), (os, "replace"))
posix = pytest.mark.skipif(os.name == "nt", reason="permissions and links of POSIX")


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def failing(calls: list[str], at: int, call: Callable[..., Any], name: str, code: int) -> Any:
    """Return a system call that fails when it is the `at`-th of all."""

    def counted(*args: Any, **options: Any) -> Any:
        calls.append(name)
        if len(calls) == at:
            raise OSError(code, os.strerror(code))
        return call(*args, **options)

    return counted


def saved_with_failure(place: Path, at: int, code: int) -> tuple[bytes, int]:
    """Save with the `at`-th call failing; return what the file must hold, and how many calls there were."""
    calls: list[str] = []
    with pytest.MonkeyPatch.context() as patch:
        for module, name in CALLS:
            patch.setattr(module, name, failing(calls, at, getattr(module, name), name, code))
        try:
            replace_file(place, b"new", "x.yaml", b"old")
        except CannotWrite:
            return b"old", len(calls)
    return b"new", len(calls)


def test_that_a_file_is_written_with_the_folders_it_needs(tmp_path: Path) -> None:
    replace_file(tmp_path / "a" / "b" / "x.yaml", b"new", "x.yaml")
    assert (tmp_path / "a" / "b" / "x.yaml").read_bytes() == b"new"
    assert names_in(tmp_path / "a" / "b") == ["x.yaml"]


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EROFS, errno.EIO])
def test_that_a_failure_at_any_step_leaves_old_or_new_and_nothing_else(
    tmp_path: Path, code: int
) -> None:
    place = tmp_path / "x.yaml"
    outcomes, calls = [], 0
    for at in range(1, 40):
        place.write_bytes(b"old")
        outcome, calls = saved_with_failure(place, at, code)
        assert place.read_bytes() == outcome
        assert names_in(tmp_path) == ["x.yaml"]
        outcomes.append(outcome)
        if calls < at:
            break
    assert len(CALLS) <= calls < 40
    assert set(outcomes) == {b"old", b"new"}


@pytest.mark.parametrize(
    ("code", "words"),
    [(errno.ENOSPC, "disk is full"), (errno.EROFS, "read-only"), (errno.EIO, "could not")],
)
def test_that_the_reason_and_the_remedy_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int, words: str
) -> None:
    monkeypatch.setattr(os, "fsync", failing([], 1, os.fsync, "fsync", code))
    with pytest.raises(CannotWrite, match=rf"x\.yaml: .*{words}.*nothing was changed"):
        replace_file(tmp_path / "x.yaml", b"new", "x.yaml")
    assert names_in(tmp_path) == []


def test_that_a_change_from_outside_is_never_overwritten(tmp_path: Path) -> None:
    place = tmp_path / "x.yaml"
    place.write_bytes(b"theirs")
    with pytest.raises(ChangedOutside, match="changed on disk"):
        replace_file(place, b"mine", "x.yaml", b"old")
    assert place.read_bytes() == b"theirs"
    assert names_in(tmp_path) == ["x.yaml"]


FULL_DISK = """
import resource, signal, sys
from pathlib import Path
from workbench.adapters.safe_write import replace_file
from workbench.domain.errors import CannotWrite
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
try:
    replace_file(Path(sys.argv[1]), b"x" * 100_000, "x.yaml")
except CannotWrite as error:
    print(error)
"""


@posix
def test_that_a_disk_that_fills_up_keeps_the_old_file(tmp_path: Path) -> None:
    place = tmp_path / "x.yaml"
    place.write_bytes(b"old")
    command = [sys.executable, "-c", FULL_DISK, str(place)]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert said.startswith("x.yaml: the disk is full; nothing was changed.")
    assert place.read_bytes() == b"old"
    assert names_in(tmp_path) == ["x.yaml"]


@posix
def test_that_permissions_stay(tmp_path: Path) -> None:
    place = tmp_path / "x.yaml"
    place.write_bytes(b"old")
    place.chmod(0o640)
    replace_file(place, b"new", "x.yaml")
    assert place.stat().st_mode & 0o777 == 0o640


@posix
def test_that_a_write_protected_file_stays(tmp_path: Path) -> None:
    place = tmp_path / "x.yaml"
    place.write_bytes(b"old")
    place.chmod(0o444)
    with pytest.raises(CannotWrite, match="read-only"):
        replace_file(place, b"new", "x.yaml")
    assert place.read_bytes() == b"old"


@posix
def test_that_a_link_is_followed_and_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    target = tmp_path / "real" / "x.yaml"
    target.write_bytes(b"old")
    link = tmp_path / "link.yaml"
    link.symlink_to(target)
    replace_file(link, b"new", "link.yaml")
    assert link.is_symlink()
    assert target.read_bytes() == b"new"


def test_that_only_stale_temporary_files_are_swept(tmp_path: Path) -> None:
    for name in (".saving-0123.tmp", ".saving-4567.tmp", "mine.tmp"):
        (tmp_path / name).write_bytes(b"")
    os.utime(tmp_path / ".saving-0123.tmp", (0, 0))
    os.utime(tmp_path / "mine.tmp", (0, 0))
    sweep_stale([tmp_path])
    assert names_in(tmp_path) == [".saving-4567.tmp", "mine.tmp"]


WRITER = """
import sys
from pathlib import Path
from workbench.adapters.safe_write import replace_file
place, count = Path(sys.argv[1]), 0
while True:
    count += 1
    replace_file(place, str(count % 10).encode() * 20_000, "x")
    if count == 1:
        print("started", flush=True)
"""


@pytest.mark.slow
def test_that_a_kill_never_tears_a_file(tmp_path: Path) -> None:
    place = tmp_path / "x.yaml"
    for _ in range(20):
        with subprocess.Popen(
            [sys.executable, "-c", WRITER, str(place)], stdout=subprocess.PIPE
        ) as writer:
            assert writer.stdout is not None
            writer.stdout.readline()
            writer.kill()
        data = place.read_bytes()
        assert len(data) == 20_000
        assert len(set(data)) == 1
