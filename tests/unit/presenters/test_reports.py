"""Reports hold what `--json` prints, and JUnit tells failures from errors."""

import json
from typing import Any
from xml.etree import ElementTree as ET

from workbench.presenters.exit_codes import ExitCode
from workbench.presenters.reports import Reported, json_report, junit_report


def a_verdict(*, passed: bool = True, skipped: bool = False, **changes: Any) -> dict[str, Any]:
    return {
        "title": "Status is 200",
        "passed": passed,
        "skipped": skipped,
        "pointer": None,
        "expected": "200",
        "actual": "429",
        **changes,
    }


def a_row(*verdicts: dict[str, Any], **changes: Any) -> dict[str, Any]:
    return {
        "name": "Say hello",
        "file": "hello.yaml",
        "ended": "complete",
        "error": None,
        "total_ms": 2311.8,
        "verdicts": list(verdicts),
        **changes,
    }


def junit(*results: Reported) -> ET.Element:
    return ET.fromstring(junit_report(results))


def test_that_the_json_report_is_one_array_of_the_rows() -> None:
    rows = [a_row(), a_row(name="Grüße")]
    report = json_report([Reported(row, ExitCode.PASSED) for row in rows])
    assert json.loads(report) == rows


def test_that_a_failed_assertion_is_a_failure_with_both_values() -> None:
    root = junit(Reported(a_row(a_verdict(passed=False)), ExitCode.ASSERTION_FAILED))
    failure = root.find("./testsuite/testcase/failure")
    assert failure is not None
    assert failure.text == "Expected: 200\nActual: 429"
    assert (root.get("failures"), root.get("errors"), root.get("tests")) == ("1", "0", "2")


def test_that_a_run_that_failed_is_an_error_with_its_title() -> None:
    error = {"title": "HOST cannot be found", "explanation": "", "message": ""}
    root = junit(Reported(a_row(ended="failed", error=error), ExitCode.RUN_FAILED))
    said = root.find("./testsuite/testcase/error")
    assert said is not None
    assert said.get("message") == "HOST cannot be found"


def test_that_an_interrupted_run_is_told_without_an_error_object() -> None:
    root = junit(Reported(a_row(ended="cancelled"), ExitCode.INTERRUPTED))
    said = root.find("./testsuite/testcase/error")
    assert said is not None
    assert said.get("message") == "The run was cancelled"


def test_that_a_disabled_assertion_is_skipped() -> None:
    root = junit(Reported(a_row(a_verdict(passed=False, skipped=True)), ExitCode.PASSED))
    assert (root.get("skipped"), root.get("failures")) == ("1", "0")


def test_that_control_characters_leave_the_report_readable() -> None:
    root = junit(
        Reported(
            a_row(a_verdict(passed=False, actual="a\x00b\ud800c\x1b")), ExitCode.ASSERTION_FAILED
        )
    )
    failure = root.find("./testsuite/testcase/failure")
    assert failure is not None
    assert failure.text == "Expected: 200\nActual: a\ufffdb\ufffdc\ufffd"
