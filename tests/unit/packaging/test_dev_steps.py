"""How a step of the developer's commands ends."""

import sys

import pytest
from dev_steps import LAST_LINES, WIDTH, StepFailed, child_environment, explain, last_lines, step


def test_that_a_failure_shows_its_last_lines_between_sentence_and_remedy() -> None:
    told = explain("It failed.", "Try again.", "one\n\ntwo  \n")
    assert told.splitlines() == ["It failed.", "  | one", "  | two", "Try again."]


def test_that_a_long_output_is_cut_to_its_end() -> None:
    lines = last_lines("\n".join(str(number) for number in range(1000)))
    assert lines[-1] == "999"
    assert len(lines) == LAST_LINES


def test_that_an_endless_line_keeps_its_ends() -> None:
    (line,) = last_lines("start" + "x" * 10_000 + "end")
    assert line.startswith("start")
    assert line.endswith("end")
    assert len(line) <= WIDTH


def test_that_a_failed_program_ends_with_what_it_said() -> None:
    program = [sys.executable, "-c", "import sys; print('the reason'); sys.exit(7)"]
    with pytest.raises(
        StepFailed, match=r"(?s)Doing it failed \(exit code 7\).*the reason.*Mend it"
    ):
        step("Doing it", program, "Mend it.")


def test_that_a_missing_program_ends_with_the_remedy() -> None:
    with pytest.raises(StepFailed, match=r"(?s)Doing it failed.*Mend it"):
        step("Doing it", ["no-such-program-anywhere"], "Mend it.")


@pytest.mark.parametrize("parent", [{}, {"LANG": "C"}, {"LC_ALL": "POSIX", "LANG": "de_DE.UTF-8"}])
def test_that_programs_get_a_locale_that_knows_utf_8(parent: dict[str, str]) -> None:
    assert child_environment(parent, "linux")["LC_ALL"] == "C.UTF-8"


def test_that_a_locale_that_knows_utf_8_stays() -> None:
    assert "LC_ALL" not in child_environment({"LANG": "de_DE.utf8"}, "linux")


def test_that_other_systems_keep_their_locale() -> None:
    assert "LC_ALL" not in child_environment({}, "darwin")
