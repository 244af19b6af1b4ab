"""The user's own copy of the examples: made once, edited freely, never half."""

import errno
from pathlib import Path

import pytest

from workbench.adapters.examples_folder import prepare_examples
from workbench.domain.errors import CannotWrite


@pytest.fixture
def source(tmp_path: Path) -> Path:
    folder = tmp_path / "shipped"
    (folder / "recordings").mkdir(parents=True)
    (folder / "hello.yaml").write_text("gemini: 1\n")
    (folder / "recordings" / "hello.run.json").write_text("{}")
    return folder


def test_that_the_examples_are_copied_once(source: Path, tmp_path: Path) -> None:
    first = prepare_examples(source, tmp_path / "data")
    assert first.is_new
    assert (Path(first.folder) / "recordings" / "hello.run.json").read_text() == "{}"
    assert not prepare_examples(source, tmp_path / "data").is_new


def test_that_the_users_edits_stay(source: Path, tmp_path: Path) -> None:
    mine = Path(prepare_examples(source, tmp_path / "data").folder) / "hello.yaml"
    mine.write_text("gemini: 1\nname: Mine\n")
    prepare_examples(source, tmp_path / "data")
    assert mine.read_text() == "gemini: 1\nname: Mine\n"


def test_that_a_copy_of_read_only_files_can_be_edited(source: Path, tmp_path: Path) -> None:
    (source / "hello.yaml").chmod(0o444)
    copied = Path(prepare_examples(source, tmp_path / "data").folder) / "hello.yaml"
    assert copied.stat().st_mode & 0o200


def test_that_a_place_that_cannot_be_made_is_said_and_nothing_is_left(
    source: Path, tmp_path: Path
) -> None:
    (tmp_path / "data").write_text("a file where the folder should be")
    with pytest.raises(CannotWrite) as refused:
        prepare_examples(source, tmp_path / "data")
    assert "Examples" in str(refused.value)
    assert sorted(each.name for each in tmp_path.iterdir()) == ["data", "shipped"]


def test_that_a_full_disk_is_told_once(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_space(name: str, to: str) -> str:
        raise OSError(errno.ENOSPC, "No space left on device", name, None, to)

    monkeypatch.setattr("shutil.copyfile", no_space)
    with pytest.raises(CannotWrite) as refused:
        prepare_examples(source, tmp_path / "data")
    assert refused.value.reason == "No space left on device"
    assert not list((tmp_path / "data").iterdir())
