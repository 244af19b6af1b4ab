"""`import --json` by the program itself: one object a source, in order, and no key in any of them."""

import json
from pathlib import Path

from tests.end2end.program import workbench

KEY = "AIza" + "e" * 35
COMMAND = f'curl https://a.test/v1?key={KEY} -d @body.json -H "X-Model: $MODEL"'


def test_that_each_source_has_its_object_and_an_odd_one_stops_no_other(tmp_path: Path) -> None:
    good, odd = tmp_path / "good.sh", tmp_path / "odd.txt"
    good.write_text(COMMAND, "utf-8")
    odd.write_text("hello", "utf-8")
    (tmp_path / "body.json").write_text('{"a": 1}\n', "utf-8")
    ended = workbench(
        *("import", str(odd), str(good), str(tmp_path / "gone"), "--json", "--read-files"),
        *("--var", "MODEL=m1"),
    )
    first, second, third = ended.rows
    assert ended.code == 2
    assert "curl" in first["error"]["reason"]
    assert third["error"]["reason"] == "there is no such file"
    assert second["error"] is None
    (request,) = second["requests"]
    assert request["body"] == '{"a": 1}'
    assert request["url"] == "https://a.test/v1?key={{secret:gemini}}"
    assert ["X-Model", "m1"] in request["headers"]
    assert KEY not in ended.out + ended.err


def test_that_files_elsewhere_stay_names(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("inside", "utf-8")
    folder = tmp_path / "below"
    folder.mkdir()
    source = folder / "a.sh"
    source.write_text(f"curl a.test -d @../secret -d @{tmp_path}/secret", "utf-8")
    ended = workbench("import", str(source), "--json", "--read-files")
    found = json.loads(ended.out)
    assert "inside" not in ended.out
    assert found["ignored"] == ["@../secret", f"@{tmp_path}/secret"]


def test_that_standard_input_is_a_source() -> None:
    ended = workbench("import", "-", "--json", typed="curl -I a.test")
    assert ended.code == 0
    assert json.loads(ended.out)["requests"][0]["method"] == "HEAD"


POSTMAN = json.dumps(
    {
        "info": {
            "name": "Pets",
            "schema": "https://schema.getpostman.com/json/collection/v2.1.0/collection.json",
        },
        "item": [
            {"name": "Cats", "item": [{"name": "All", "request": "{{base}}/cats"}]},
            {"name": "Key", "request": f"https://a.test/?key={KEY}"},
        ],
        "variable": [{"key": "base", "value": "https://a.test"}],
    }
)


def test_that_a_collection_becomes_files_that_the_program_runs(tmp_path: Path) -> None:
    source, into = tmp_path / "pets.json", tmp_path / "pets"
    source.write_text(POSTMAN, "utf-8")
    ended = workbench("import", str(source), "--into", str(into))
    assert ended.code == 0
    assert "2 requests in" in ended.err
    assert "keys add gemini" in ended.err
    assert (into / "cats" / "all.yaml").read_text("utf-8") == (
        'workbench: 1\nname: All\nmethod: GET\nurl: "{{base}}/cats"\n'
    )
    assert "{{secret:gemini}}" in (into / "key.yaml").read_text("utf-8")
    assert not [file for file in into.rglob("*.yaml") if KEY in file.read_text("utf-8")]
    again = workbench("import", str(source), "--into", str(into))
    assert again.code == 0
    assert (into / "pets" / "key.yaml").is_file()


def test_that_one_source_that_is_not_understood_stops_the_import(tmp_path: Path) -> None:
    good, bad = tmp_path / "a.json", tmp_path / "b.json"
    good.write_text(POSTMAN, "utf-8")
    bad.write_text(POSTMAN[:-1], "utf-8")
    ended = workbench("import", str(good), str(bad), "--into", str(tmp_path / "into"))
    assert ended.code == 2
    assert "b.json:1: " in ended.err
    assert not (tmp_path / "into").exists()


def test_that_an_import_needs_to_know_where(tmp_path: Path) -> None:
    ended = workbench("import", str(tmp_path / "a.json"))
    assert ended.code == 2
    assert "--into FOLDER" in ended.err
