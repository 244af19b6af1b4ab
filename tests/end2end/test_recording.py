"""A recorded run is judged again to the same row, wherever its file has gone."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.end2end.program import workbench, write_request

RULES = (
    "assertions:",
    "  - {what: status, check: is, value: 200}",
    "  - {what: output, check: matches schema, schema: schemas/answer.json}",
    "  - {what: ended, check: is, value: complete}",
    "  - {what: finish reason, check: is one of, value: [STOP, MAX_TOKENS]}",
    "  - {what: text, check: matches, value: 'a(.*)b', enabled: false}",
    "  - {what: total, check: at most, value: 60 s}",
    "  - {what: response, pointer: /candidates/*/index, check: is, value: 7}",
)
SCENES = ["json", "text", "thoughts", "error-429", "error-event", "cut", "utf8-split", "blocked"]


def collection(tmp_path: Path, scene: str) -> Path:
    """Write a request whose schema refers to another file, and return its file."""
    folder = tmp_path / "collection"
    request = write_request(folder, "request", *RULES, scene=scene)
    (folder / "schemas").mkdir()
    (folder / "schemas" / "answer.json").write_text('{"$ref": "kind.json"}', "utf-8")
    (folder / "schemas" / "kind.json").write_text('{"type": "array"}', "utf-8")
    return request


def timeless(row: dict[str, Any]) -> dict[str, Any]:
    """Return a row without what differs by its nature: the file, and the times that verdicts quote."""
    verdicts = [v for v in row["verdicts"] if v["what"] != "total"]
    return {**row, "file": None, "verdicts": verdicts}


@pytest.mark.parametrize("scene", SCENES)
def test_that_a_recorded_run_is_judged_to_the_same_row(tmp_path: Path, scene: str) -> None:
    request = collection(tmp_path, scene)
    away = tmp_path / "away"
    sent = workbench("run", str(request), "--mock", "--json", "--frames", "--record", str(away))
    judged = workbench("check", str(away / "request.run.json"), "--json", "--frames")
    assert judged.code == sent.code
    assert timeless(judged.rows[0]) == timeless(sent.rows[0])
    schema = next(v for v in judged.rows[0]["verdicts"] if v["check"] == "matches schema")
    assert "cannot be read" not in schema["actual"]


def test_that_the_schema_beside_a_recorded_run_goes_first(tmp_path: Path) -> None:
    request = collection(tmp_path, "json")
    workbench("run", str(request), "--mock", "--record", str(tmp_path))
    (tmp_path / "schemas").mkdir()
    (tmp_path / "schemas" / "answer.json").write_text('{"type": "object"}', "utf-8")
    before, after = (
        json.loads((tmp_path / "request.run.json").read_text("utf-8"))["verdicts"][1],
        workbench("check", str(tmp_path / "request.run.json"), "--json").rows[0]["verdicts"][1],
    )
    assert (before["passed"], after["passed"]) == (False, True)


def test_that_an_unwritable_record_folder_ends_nothing(tmp_path: Path) -> None:
    collection(tmp_path, "json")
    write_request(tmp_path / "collection", "second")
    (tmp_path / "taken").write_text("a file", "utf-8")
    report = tmp_path / "report.json"
    ended = workbench(
        "run", str(tmp_path / "collection"), "--mock", "--json",
        "--record", str(tmp_path / "taken"), "--report", f"junit={tmp_path / 'taken' / 'j.xml'}",
        "--report", f"json={report}",
    )  # fmt: skip
    assert ended.code == 2
    assert len(ended.rows) == len(json.loads(report.read_text("utf-8"))) == 2
    assert "Traceback" not in ended.err
