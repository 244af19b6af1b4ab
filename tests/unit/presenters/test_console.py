"""What standard error says of a run."""

from tests.builders import a_run, a_stream, an_answer, an_error, an_event
from workbench.domain.assertion import Verdict
from workbench.domain.run import Run
from workbench.gemini.reading import read_run
from workbench.presenters.console import notice_lines, outcome_lines, progress_bar
from workbench.presenters.lines import Tone


def said(run: Run, *verdicts: Verdict) -> list[str]:
    return [line.text for line in outcome_lines(run, read_run(run), verdicts)]


def a_verdict(
    title: str, *, passed: bool, skipped: bool = False, pointer: str | None = None
) -> Verdict:
    return Verdict(title, "text", "is", passed, skipped, pointer, "5", "6\n7")


def test_that_a_progress_bar_tells_how_far_the_runs_are() -> None:
    assert progress_bar(0, 4, "First") == f"[{' ' * 20}] 0/4  First"
    assert progress_bar(3, 4, "Last") == f"[{'#' * 15}{' ' * 5}] 3/4  Last"


def test_that_failed_verdicts_come_first_with_both_values() -> None:
    lines = said(
        a_run(a_stream("Hello")),
        a_verdict("Good", passed=True),
        a_verdict("Bad", passed=False, pointer="/a/0"),
    )
    assert lines[:5] == [
        "✗ Bad",
        "    at       /a/0",
        "    expected 5",
        "    actual   6",
        "             7",
    ]
    assert lines[5] == "✓ Good"


def test_that_a_disabled_check_is_told_last() -> None:
    off = a_verdict("Off", passed=False, skipped=True)
    lines = said(a_run(a_stream("Hello")), off, a_verdict("Good", passed=True))
    assert lines[:2] == ["✓ Good", "- Off (disabled)"]


def test_that_the_numbers_stand_on_the_last_line() -> None:
    usage = {"promptTokenCount": 4, "candidatesTokenCount": 2}
    *_, last = said(a_run(a_stream("Good ", "day", usage=usage)))
    assert last == ("200 · complete · total 0.03 s · TTFT 0.02 s · 2 chunks · tokens 4 in · 2 out")


def test_that_an_unusual_finish_is_told() -> None:
    *_, last = said(a_run(a_stream("Good", finish="MAX_TOKENS")))
    assert "complete, MAX_TOKENS" in last


def test_that_a_failure_is_told_with_the_words_of_the_server() -> None:
    lines = said(a_run(an_error(400, message="Bad field.\nLook at it."), status=400))
    assert lines[0].startswith("✗ ")
    assert "  Bad field." in lines
    assert "  Look at it." in lines


def test_that_a_call_is_told_on_one_line() -> None:
    call = {"functionCall": {"name": "f", "args": {"city": "Oslo", "n": 2}}}
    answer = an_answer("", "STOP")
    answer["candidates"][0]["content"]["parts"] = [call]
    assert said(a_run(an_event(answer)))[0] == '→ f(city="Oslo", n=2)'


def test_that_notices_are_warnings() -> None:
    (line,) = notice_lines(("No key.",))
    assert (line.text, line.tone) == ("! No key.", Tone.WARNING)
