"""A tree written whole or not at all."""

import os
from pathlib import Path

import pytest

from workbench.adapters.collection_files import CollectionFiles
from workbench.domain.environment import Defaults, Environment
from workbench.domain.errors import CannotWrite
from workbench.domain.new_tree import NewFolder, NewRequest, NewTree
from workbench.domain.request import Header, KeyChoice, Request

LARGE = "x" * 300_000
TREE = NewTree(
    folders=(
        NewFolder("", Defaults("Pets", {"baseUrl": "https://a.test"}), ("b", "a", "inner")),
        NewFolder("inner", Defaults("Inner one", headers=(Header("H", "v"),))),
    ),
    requests=(
        NewRequest("b.yaml", Request("B", "https://a.test", method="GET", body=" \t{\r\n")),
        NewRequest("a.yaml", Request("A", "https://a.test", body=LARGE)),
        NewRequest("inner/c.yaml", Request("C", "u", key=KeyChoice("token", "Authorization"))),
    ),
    environments=(("dev", Environment("Dev", "custom", {"x": "1"}, ("token",), ("a.test",))),),
)


def test_that_a_tree_reads_back_as_it_was(tmp_path: Path) -> None:
    root = str(tmp_path / "new" / "pets")
    store = CollectionFiles()
    store.add_tree(root, TREE)
    collection = CollectionFiles().open(root)
    assert collection.name == "Pets"
    assert [child.name for child in collection.top.children] == ["B", "A", "Inner one"]
    assert collection.environments == (
        Environment("Dev", "custom", {"x": "1"}, ("token",), ("a.test",), stem="dev"),
    )
    for new in TREE.requests:
        assert store.read_request(root, new.path).body == new.request.body
    assert (tmp_path / "new" / "pets" / "a.body.json").read_text() == LARGE


def test_that_an_empty_folder_is_filled_and_a_filled_one_left_alone(tmp_path: Path) -> None:
    CollectionFiles().add_tree(str(tmp_path / "a"), TREE)
    before = sorted(path.name for path in (tmp_path / "a").iterdir())
    with pytest.raises(CannotWrite, match="nothing was imported"):
        CollectionFiles().add_tree(str(tmp_path / "a"), TREE)
    assert sorted(path.name for path in (tmp_path / "a").iterdir()) == before
    (tmp_path / "b").mkdir()
    CollectionFiles().add_tree(str(tmp_path / "b"), TREE)
    assert (tmp_path / "b" / "collection.yaml").is_file()
    assert not list(tmp_path.glob(".saving-*"))


def test_that_a_credential_stops_the_whole_import(tmp_path: Path) -> None:
    key = "AIza" + "k" * 35
    bad = NewTree(
        TREE.folders, (*TREE.requests, NewRequest("z.yaml", Request("Z", f"u?key={key}")))
    )
    with pytest.raises(CannotWrite, match="credential"):
        CollectionFiles().add_tree(str(tmp_path / "a"), bad)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["rename", "sync"])
def test_that_a_failure_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, name, fail)
    with pytest.raises(CannotWrite, match="No space left"):
        CollectionFiles().add_tree(str(tmp_path / "a"), TREE)
    assert list(tmp_path.iterdir()) == []
