"""Every run of the command line is kept, found again, written out, and judged again."""

import json
from pathlib import Path

from tests.end2end.program import QUICK, Ended, workbench, write_request

KEY = "AIza" + "SyD-0123456789abcdefghijklmnopqrstu"


def history(*arguments: str) -> Ended:
    """Run one action on the history."""
    return workbench("history", *arguments)


def files_with(folder: Path, text: str) -> list[Path]:
    """Return the files below a folder that hold a text."""
    files = [file for file in folder.rglob("*") if file.is_file()]
    return [file for file in files if text.encode() in file.read_bytes()]


def test_that_a_run_is_kept_shown_found_written_out_and_judged_again(tmp_path: Path) -> None:
    rule = ("assertions:", "  - {what: status, check: is, value: 200}")
    request = write_request(tmp_path / "collection", "first", *rule, scene="json")
    second = write_request(tmp_path / "collection", "second", scene="error-429")
    sent = workbench("send", str(request), "--mock", "--json")
    workbench("run", str(second), "--mock")

    newest, oldest = history("list", "--json").rows
    assert (newest["name"], oldest["name"]) == ("second", "first")
    assert (newest["status"], newest["ended"], newest["mock"]) == (429, "failed", True)
    assert (oldest["file"], oldest["folder"]) == ("first.yaml", str(request.parent))
    assert history("list").out.count("\n") == 2
    assert [row["id"] for row in history("list", "--limit", "1", "--json").rows] == [2]

    (shown,) = history("show", "1", "--json").rows
    assert {key: shown[key] for key in sent.rows[0]} == sent.rows[0]
    plain = history("show", "1")
    assert plain.out == sent.rows[0]["text"]
    assert "✓ Status is 200" in plain.err

    assert [row["name"] for row in history("search", "quota", "--json").rows] == ["second"]
    assert len(history("search", "say", "hello", "--json").rows) == 2
    assert "Nothing matches" in history("search", "nowhere").err

    file = tmp_path / "first.run.json"
    assert history("export", "1", "--to", str(file)).code == 0
    assert file.read_text("utf-8") == history("export", "1").out
    judged = workbench("check", str(file), "--json")
    assert judged.code == 0
    assert judged.rows[0]["response"] == sent.rows[0]["response"]
    assert judged.rows[0]["ttft_ms"] == sent.rows[0]["ttft_ms"]

    har = tmp_path / "both.har"
    assert history("export", "1", "2", "--as", "har", "--to", str(har)).code == 0
    assert [row["name"] for row in workbench("check", str(har), "--json").rows] == [
        *("first", "second"),
    ]


def test_that_an_empty_history_says_so_and_makes_no_file(home: Path) -> None:
    listed = history("list")
    assert (listed.code, listed.out) == (0, "")
    assert "No runs yet" in listed.err
    assert list(home.rglob("history*")) == []


def test_that_a_run_that_is_not_there_is_wrong_input(tmp_path: Path) -> None:
    assert history("show", "7").code == 2
    assert "There is no run 7" in history("show", "7").err
    assert history("export", "7").code == 2
    assert history("show", "0").code == history("search").code == history("clear").code == 2
    workbench("send", str(write_request(tmp_path, "x", scene=QUICK)), "--mock")
    assert "--as har" in history("export", "1", "1").err


def test_that_no_key_reaches_the_files_of_the_history(tmp_path: Path, home: Path) -> None:
    lines = ("key: none", f"description: {KEY}")
    request = write_request(tmp_path, "leaky", *lines, scene="text")
    text = request.read_text("utf-8").replace("Say hello", f"Say {KEY}")
    request.write_text(text, "utf-8")
    workbench("send", str(request), "--mock", GEMINI_API_KEY=KEY)
    workbench("send", str(request), "--mock")
    assert len(history("list", "--json").rows) == 2
    assert files_with(home, KEY) == []


def test_that_a_history_that_cannot_be_written_is_told_once_and_ends_nothing(
    tmp_path: Path,
) -> None:
    write_request(tmp_path / "collection", "one", scene=QUICK)
    write_request(tmp_path / "collection", "two", scene=QUICK)
    folder = tmp_path / "data"
    folder.mkdir()
    (folder / "gemini-workbench").write_text("in the way", "utf-8")
    ended = workbench(
        "run", str(tmp_path / "collection"), "--mock", "--json", XDG_DATA_HOME=str(folder)
    )
    assert (ended.code, len(ended.rows)) == (0, 2)
    assert ended.err.count("Runs are not kept in the history") == 1


def test_that_a_damaged_history_is_told_of_and_a_new_one_begun(tmp_path: Path, home: Path) -> None:
    request = write_request(tmp_path, "one", scene=QUICK)
    workbench("send", str(request), "--mock")
    (file,) = home.rglob("history.db")
    file.write_bytes(b"no database" * 1000)
    ended = workbench("send", str(request), "--mock", "--json")
    assert (ended.code, len(ended.rows)) == (0, 1)
    assert "was damaged" in ended.err
    assert len(history("list", "--json").rows) == 1


def test_that_nothing_is_kept_where_the_settings_say_so(tmp_path: Path, home: Path) -> None:
    request = write_request(tmp_path, "one", scene=QUICK)
    config = home / ".config" / "gemini-workbench"
    config.mkdir(parents=True, exist_ok=True)
    (config / "settings.json").write_text(json.dumps({"history_size": 0}), "utf-8")
    assert workbench("send", str(request), "--mock").code == 0
    assert history("list", "--json").rows == []
