"""Reports of several runs from their JSON rows, already masked: JUnit XML and one JSON array."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from xml.etree import ElementTree as ET

from workbench.domain.json_text import to_json
from workbench.presenters.exit_codes import ExitCode

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Reported:
    """One run for a report: its row as `--json` prints it, and the code it gives."""

    row: Row
    code: ExitCode


def json_report(results: Sequence[Reported]) -> str:
    """Return the rows of `--json` as one array."""
    return to_json([result.row for result in results], indent=2) + "\n"


def junit_report(results: Sequence[Reported]) -> str:
    """Return JUnit XML: a suite for each run, a case for each assertion and one for the run itself."""
    suites = [_suite(result) for result in results]
    totals = {name: str(sum(int(s.get(name, "0")) for s in suites)) for name in _COUNTS}
    root = ET.Element("testsuites", {"name": "gemini-workbench", **totals})
    root.extend(suites)
    ET.indent(root)
    return ET.tostring(root, encoding="unicode", xml_declaration=True) + "\n"


_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_COUNTS = ("tests", "failures", "errors", "skipped")


def _suite(result: Reported) -> ET.Element:
    row = result.row
    cases = [_run_case(result), *(_verdict_case(row, verdict) for verdict in row["verdicts"])]
    suite = ET.Element(
        "testsuite",
        {
            "name": _clean(row["name"]),
            "tests": str(len(cases)),
            "failures": str(sum(case.find("failure") is not None for case in cases)),
            "errors": str(sum(case.find("error") is not None for case in cases)),
            "skipped": str(sum(case.find("skipped") is not None for case in cases)),
            "time": _time(row),
        },
    )
    suite.extend(cases)
    return suite


def _run_case(result: Reported) -> ET.Element:
    row = result.row
    case = ET.Element("testcase", {**_place(row), "name": "The run ended", "time": _time(row)})
    if result.code in (ExitCode.RUN_FAILED, ExitCode.INTERRUPTED):
        error = row["error"] or {"title": f"The run was {row['ended']}"}
        said = ET.SubElement(case, "error", {"message": _clean(error["title"])})
        texts = (error.get("explanation"), error.get("message"))
        said.text = _clean("\n".join(text for text in texts if text))
    return case


def _verdict_case(row: Row, verdict: Row) -> ET.Element:
    case = ET.Element("testcase", {**_place(row), "name": _clean(verdict["title"]), "time": "0"})
    if verdict["skipped"]:
        ET.SubElement(case, "skipped")
    elif not verdict["passed"]:
        said = ET.SubElement(case, "failure", {"message": _clean(_summary(verdict))})
        said.text = _clean(f"Expected: {verdict['expected']}\nActual: {verdict['actual']}")
    return case


def _summary(verdict: Row) -> str:
    place = f" at {verdict['pointer']}" if verdict["pointer"] else ""
    return f"{verdict['title']}{place}"


def _place(row: Row) -> dict[str, str]:
    return {"classname": _clean(row["file"] or row["name"])}


def _time(row: Row) -> str:
    return f"{(row['total_ms'] or 0) / 1000:.3f}"


def _clean(text: str) -> str:
    """Return text with what XML 1.0 cannot carry replaced; a report that no reader opens helps nobody."""
    return _NOT_XML.sub("\ufffd", text)
