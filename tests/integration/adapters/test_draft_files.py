"""Drafts in a folder: one file for each document, unreadable ones left alone, no credential on disk."""

import stat
import sys
from pathlib import Path

import pytest

from tests.builders import a_request
from workbench.adapters.draft_files import DraftFiles
from workbench.domain.draft import Draft
from workbench.domain.errors import CannotWrite
from workbench.domain.secret import Secret

KEY = "AIza" + "SyA-not-a-real-key-0123456789abcdef"


def held() -> frozenset[Secret]:
    return frozenset({Secret(KEY)})


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "drafts"


@pytest.fixture
def drafts(folder: Path) -> DraftFiles:
    return DraftFiles(folder, held)


def test_that_the_last_edit_of_each_document_comes_back(drafts: DraftFiles) -> None:
    first, second = a_request(body="1"), a_request(body="2")
    drafts.keep(Draft("/a", "x.yaml", first))
    drafts.keep(Draft("/a", "x.yaml", second))
    drafts.keep(Draft("/b", "x.yaml", first, second))
    found = {draft.root: draft for draft in drafts.load()}
    assert found == {
        "/a": Draft("/a", "x.yaml", second),
        "/b": Draft("/b", "x.yaml", first, second),
    }


def test_that_a_dropped_draft_is_gone_and_may_be_dropped_again(drafts: DraftFiles) -> None:
    drafts.keep(Draft("", "untitled-1", a_request()))
    drafts.drop("", "untitled-1")
    drafts.drop("", "untitled-1")
    assert drafts.load() == ()


def test_that_a_folder_that_is_not_there_holds_nothing(drafts: DraftFiles) -> None:
    assert drafts.load() == ()


def test_that_what_cannot_be_read_is_left_alone(drafts: DraftFiles, folder: Path) -> None:
    folder.mkdir()
    for name, text in (("a", "{"), ("b", '{"draft": 99}'), ("c", "\0")):
        (folder / f"{name}.json").write_text(text)
    drafts.keep(Draft("/a", "x.yaml", a_request()))
    assert len(drafts.load()) == 1
    assert [Path(place).name for place in drafts.unreadable] == ["a.json", "b.json", "c.json"]
    assert len(list(folder.iterdir())) == 4


def test_that_a_draft_with_a_key_is_not_written(drafts: DraftFiles, folder: Path) -> None:
    with pytest.raises(CannotWrite, match="credential"):
        drafts.keep(Draft("/a", "x.yaml", a_request(body=f'{{"a": "{KEY}"}}')))
    assert not list(folder.glob("*"))


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other permissions")
def test_that_only_the_user_may_look_into_the_folder(drafts: DraftFiles, folder: Path) -> None:
    drafts.keep(Draft("/a", "x.yaml", a_request()))
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_that_a_folder_that_is_a_file_is_said(tmp_path: Path) -> None:
    (tmp_path / "drafts").write_text("")
    with pytest.raises(CannotWrite):
        DraftFiles(tmp_path / "drafts", held).keep(Draft("/a", "x.yaml", a_request()))
