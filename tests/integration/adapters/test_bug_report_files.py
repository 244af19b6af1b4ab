"""Reports of bugs on disk: without keys, for their user only, not without end."""

import os
import stat
from pathlib import Path

from workbench.adapters.bug_report_files import KEPT, BugReportFiles
from workbench.domain.secret import Secret

KEY = "held-value-of-some-kind"
SHAPE = "AIza" + "x" * 35


def test_that_a_report_is_kept_without_keys_and_home(tmp_path: Path, home: Path) -> None:
    files = BugReportFiles(tmp_path / "a" / "logs", lambda: (Secret(KEY),))
    text, place = files.keep(f"one {KEY}\ntwo {SHAPE}\nthree {home}/x\n")
    assert text == f"one {'*' * len(KEY)}\ntwo ****\nthree ~/x\n"
    assert Path(place).read_text("utf-8") == text
    assert stat.S_IMODE(Path(place).stat().st_mode) == 0o600


def test_that_reports_of_one_second_stand_side_by_side_and_old_ones_go(tmp_path: Path) -> None:
    files = BugReportFiles(tmp_path, tuple)
    (tmp_path / "notes.txt").write_text("mine")
    places = [Path(files.keep(f"{number}")[1]) for number in range(KEPT)]
    for place in places:
        os.utime(place, (1, 1))
    places.append(Path(files.keep("last")[1]))
    assert len({*places}) == KEPT + 1
    assert sum(place.exists() for place in places) == KEPT
    assert places[-1].exists()
    assert (tmp_path / "notes.txt").exists()


def test_that_a_report_that_cannot_be_kept_is_still_given(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    assert BugReportFiles(blocked / "logs", tuple).keep("text") == ("text", "")
