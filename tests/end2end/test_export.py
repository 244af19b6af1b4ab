"""`export`: a saved request as code, by the program itself."""

import json
from pathlib import Path

import pytest

from tests.end2end.program import workbench, write_request

KEY = "AIza" + "x" * 35


@pytest.mark.parametrize(
    ("name", "mark"),
    [
        ("curl", '"x-goog-api-key: $GEMINI_API_KEY"'),
        ("curl-powershell", "${env:GEMINI_API_KEY}"),
        ("curl-cmd", "%GEMINI_API_KEY%"),
        ("python", 'os.environ["GEMINI_API_KEY"]'),
        ("httpx", 'os.environ["GEMINI_API_KEY"]'),
        ("fetch", "process.env.GEMINI_API_KEY"),
        ("har", '"$GEMINI_API_KEY"'),
    ],
)
def test_that_each_format_names_the_key_and_never_holds_it(
    tmp_path: Path, name: str, mark: str
) -> None:
    file = write_request(tmp_path, "request")
    ended = workbench("export", str(file), "--as", name, GEMINI_API_KEY=KEY)
    assert ended.code == 0, ended.err
    assert mark in ended.out
    assert KEY not in ended.out + ended.err


def test_that_model_and_host_are_those_of_the_command_line(tmp_path: Path) -> None:
    file = write_request(tmp_path, "request")
    options = ("--model", "gemini-3-pro", "--base-url", "http://127.0.0.1:1", "--as", "har")
    har = json.loads(workbench("export", str(file), *options).out)
    url = har["log"]["entries"][0]["request"]["url"]
    assert url.startswith("http://127.0.0.1:1/v1beta/models/gemini-3-pro:")


def test_that_what_cannot_be_exported_is_said(tmp_path: Path) -> None:
    file = write_request(tmp_path, "request")
    assert workbench("export", str(file), "--as", "cobol").code == 2
    assert workbench("export", str(tmp_path / "gone.yaml"), "--as", "curl").code == 2
    write_request(tmp_path, "second")
    ended = workbench("export", str(tmp_path), "--as", "curl")
    assert (ended.code, "takes one request file" in ended.err) == (2, True)
