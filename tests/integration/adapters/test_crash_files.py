"""The fault handler's files: of programs that run, that ended well, that were killed, that crashed."""

import subprocess
import sys
from pathlib import Path

from workbench.adapters.crash_files import CrashFiles

PROGRAM = """
import faulthandler, os, signal, sys
from pathlib import Path
from workbench.adapters.crash_files import CrashFiles
files = CrashFiles(Path(sys.argv[1]))
files.watch()
if sys.argv[2] == "ends":
    files.rest()
elif sys.argv[2] == "waits":
    print("ready", flush=True)
    sys.stdin.read()
else:
    os.kill(os.getpid(), getattr(signal, sys.argv[2]))
"""


def program(folder: Path, what: str) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-c", PROGRAM, str(folder), what],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        cwd=Path(__file__).parents[3],
    )


def ended(folder: Path, what: str) -> tuple[str, ...]:
    """Run a program to its end and return what the next one finds."""
    with program(folder, what) as running:
        running.communicate()
    return CrashFiles(folder).left()


def test_that_a_crash_is_found_once(tmp_path: Path) -> None:
    folder = tmp_path / "a" / "logs"
    (text,) = ended(folder, "SIGABRT")
    assert text.startswith("Fatal Python error: Aborted")
    assert CrashFiles(folder).left() == ()
    assert list(folder.iterdir()) == []


def test_that_a_good_end_and_a_kill_leave_nothing(tmp_path: Path) -> None:
    assert ended(tmp_path, "ends") == ended(tmp_path, "SIGKILL") == ()
    assert list(tmp_path.iterdir()) == []


def test_that_a_program_that_runs_is_left_alone(tmp_path: Path) -> None:
    with program(tmp_path, "waits") as running:
        assert running.stdout is not None
        assert running.stdout.readline() == "ready\n"
        assert CrashFiles(tmp_path).left() == ()
        assert len(list(tmp_path.iterdir())) == 1
        running.kill()


def test_that_a_folder_that_cannot_be_used_is_no_trouble(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    files = CrashFiles(tmp_path / "file" / "logs")
    files.watch()
    assert files.left() == ()
    files.rest()


def test_that_only_its_user_reads_it(tmp_path: Path) -> None:
    with program(tmp_path, "waits") as running:
        assert running.stdout is not None
        running.stdout.readline()
        (place,) = tmp_path.iterdir()
        assert place.stat().st_mode & 0o777 == 0o600
        assert place.stat().st_size == 0
        running.kill()
