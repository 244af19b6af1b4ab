"""A collection's folder as a tree."""

import os
from collections.abc import Mapping
from pathlib import Path

import pytest

from workbench.adapters.collection_files import CollectionFiles
from workbench.adapters.collection_tree import ROWS_READ_AT_ONCE
from workbench.domain.collection import Collection, Document, Folder, Trouble
from workbench.domain.errors import CannotRead

posix = pytest.mark.skipif(os.name == "nt", reason="links and pipes of POSIX")


def collection(root: Path, files: Mapping[str, str]) -> Collection:
    """Write files and open their folder."""
    for path, text in files.items():
        place = root / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8", newline="")
    return CollectionFiles().open(str(root))


def rows(folder: Folder) -> list[str]:
    return [child.path for child in folder.children]


def troubles(opened: Collection) -> dict[str, Trouble]:
    return {row.path: row.trouble for row in opened.documents() if row.trouble}


def test_that_order_lives_in_the_parent_and_falls_back_to_names(tmp_path: Path) -> None:
    opened = collection(
        tmp_path,
        {
            "collection.yaml": "name: All\norder: [last, weather, gone, last]\n",
            "last.yaml": "url: x\nname: First of all\n",
            "b.yaml": "url: x\n",
            "A.yaml": "url: x\n",
            "weather/z.yaml": "url: x\n",
            "weather/folder.yaml": "order: [z]\n",
            "weather/a.yaml": "url: x\n",
        },
    )
    assert opened.name == "All"
    assert rows(opened.top) == ["last.yaml", "weather", "A.yaml", "b.yaml"]
    assert [row.name for row in opened.documents()] == ["First of all", "z", "a", "A", "b"]


def test_that_a_folder_without_a_collection_file_is_named_after_itself(tmp_path: Path) -> None:
    opened = collection(tmp_path / "mine", {"a.yaml": "url: x\n"})
    assert opened.name == "mine"


def test_that_only_requests_are_shown(tmp_path: Path) -> None:
    opened = collection(
        tmp_path,
        {
            "a.yaml": "url: x\n",
            "a.schema.json": "{}",
            "four.compare.yaml": "workbench: 1\n",
            "book.scenario.yaml": "workbench: 1\n",
            "compose.yaml": "services: {}\n",
            ".hidden.yaml": "url: x\n",
            ".git/config.yaml": "url: x\n",
            "environments/e.yaml": "variables: {}\n",
            "files/x.yaml": "url: x\n",
            "examples/x.yaml": "url: x\n",
            "recordings/a.run.json": "{}",
        },
    )
    assert rows(opened.top) == ["a.yaml"]


def test_that_a_new_empty_folder_is_shown(tmp_path: Path) -> None:
    (tmp_path / "new").mkdir()
    assert rows(collection(tmp_path, {}).top) == ["new"]


@pytest.mark.parametrize(
    ("request_", "streams"),
    [
        ("url: https://x/models/m:streamGenerateContent?alt=sse\n", True),
        ("url: https://x/models/m:generateContent\n", False),
        ("url: https://x/chat\nbody: '{\"stream\": true}'\n", True),
    ],
)
def test_that_a_row_tells_whether_it_streams(
    tmp_path: Path, request_: str, *, streams: bool
) -> None:
    (row,) = collection(tmp_path, {"a.yaml": request_}).documents()
    assert row.streams is streams


def test_that_a_broken_file_stands_in_its_place_and_its_neighbours_open(tmp_path: Path) -> None:
    opened = collection(
        tmp_path,
        {
            "a.yaml": "url: x\n",
            "broken.yaml": "workbench: 1\nurl: {{baseUrl}}/x\n",
            "empty.yaml": "",
            "z.yaml": "url: x\n",
            "sub/folder.yaml": "order: 1\n",
            "sub/x.yaml": "url: x\n",
            "environments/bad.yaml": "kind: moon\n",
            "environments/good.yaml": "name: Good\n",
        },
    )
    assert [row.name for row in opened.documents()] == ["a", "broken", "empty", "x", "z"]
    found = troubles(opened)
    assert set(found) == {"broken.yaml", "empty.yaml"}
    assert (found["broken.yaml"].line, found["broken.yaml"].column) == (2, 7)
    sub = next(child for child in opened.top.children if isinstance(child, Folder))
    assert sub.trouble == Trouble("`order` must be a list", 1, 8)
    assert [environment.name for environment in opened.environments] == ["Good"]
    assert [path for path, _ in opened.troubles] == ["environments/bad.yaml"]


def test_that_a_broken_collection_file_is_told_and_its_requests_open(tmp_path: Path) -> None:
    opened = collection(tmp_path, {"collection.yaml": "order: [\n", "a.yaml": "url: x\n"})
    assert opened.top.trouble is not None
    assert rows(opened.top) == ["a.yaml"]


def test_that_a_file_cut_anywhere_breaks_nothing_else(tmp_path: Path) -> None:
    whole = 'workbench: 1\nname: N\nurl: "{{a}}"\nbody: |-\n  {"a": [1, 2]}\ntags: [a, b]\n'
    for cut in range(len(whole)):
        opened = collection(tmp_path, {"good.yaml": "url: x\n", "cut.yaml": whole[:cut]})
        assert "good.yaml" in rows(opened.top)
        assert (tmp_path / "cut.yaml").read_text() == whole[:cut]


@posix
@pytest.mark.timeout(20)
def test_that_links_out_of_the_collection_and_pipes_are_troubles(tmp_path: Path) -> None:
    root = tmp_path / "c"
    root.mkdir()
    (tmp_path / "outside.yaml").write_text("url: secret\n")
    (root / "out.yaml").symlink_to("../outside.yaml")
    (root / "in.yaml").symlink_to("a.yaml")
    (root / "around").symlink_to(".")
    os.mkfifo(root / "pipe.yaml")
    opened = collection(root, {"a.yaml": "url: x\n"})
    assert rows(opened.top) == ["a.yaml", "in.yaml", "out.yaml", "pipe.yaml"]
    assert set(troubles(opened)) == {"out.yaml", "pipe.yaml"}


def test_that_a_missing_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(CannotRead, match="no such folder"):
        CollectionFiles().open(str(tmp_path / "none"))


def test_that_a_very_large_collection_opens_by_file_names(tmp_path: Path) -> None:
    for number in range(ROWS_READ_AT_ONCE + 1):
        (tmp_path / f"r{number:04}.yaml").write_text(f"url: x\nname: Request {number}\n")
    store = CollectionFiles()
    first = next(store.open(str(tmp_path)).documents())
    assert first == Document("r0000.yaml", "r0000")
    assert store.read_row(str(tmp_path), "r0000.yaml") == Document("r0000.yaml", "Request 0")
