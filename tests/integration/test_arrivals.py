"""What is dropped from a real disk: nothing hangs, nothing is read without end, every refusal says why."""

import os
import sys
from pathlib import Path

import pytest

from tests.end2end.program import write_request
from workbench.adapters.collection_files import CollectionFiles
from workbench.adapters.text_files import DiskTextFiles
from workbench.domain.errors import CannotRead
from workbench.services.arrivals import (
    MOST_CHARACTERS,
    Arrival,
    BodyCame,
    CollectionCame,
    RequestCame,
    look_at_file,
)

posix_only = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")


def look(path: Path) -> Arrival:
    return look_at_file(str(path), CollectionFiles(lambda: ()), DiskTextFiles())


def refusal(path: Path) -> str:
    with pytest.raises(CannotRead) as refused:
        look(path)
    return str(refused.value)


def test_that_a_request_is_found_with_its_collection(tmp_path: Path) -> None:
    (tmp_path / "collection.yaml").write_text("workbench: 1\nname: Zoo\n", "utf-8")
    file = write_request(tmp_path / "cats", "lion")
    assert look(file) == RequestCame(str(tmp_path), "cats/lion.yaml")
    assert look(tmp_path / "cats") == CollectionCame(str(tmp_path))


def test_that_yaml_that_is_no_request_says_why(tmp_path: Path) -> None:
    file = tmp_path / "docker-compose.yaml"
    file.write_text("services: {}\n", "utf-8")
    assert refusal(file).startswith("docker-compose.yaml")


def test_that_links_to_files_are_followed(tmp_path: Path) -> None:
    (tmp_path / "real.json").write_text("[1]", "utf-8")
    link = tmp_path / "link.json"
    link.symlink_to(tmp_path / "real.json")
    assert look(link) == BodyCame("[1]")


@posix_only
@pytest.mark.parametrize("name", ["pipe", "pipe.yaml", "pipe.har"])
def test_that_a_pipe_is_refused_before_it_is_read(tmp_path: Path, name: str) -> None:
    os.mkfifo(tmp_path / name)
    assert refusal(tmp_path / name) == f"{name}: it is not a regular file"


@posix_only
@pytest.mark.parametrize("name", ["x.json", "x.yaml"])
def test_that_a_device_is_refused_also_behind_a_link(tmp_path: Path, name: str) -> None:
    (tmp_path / name).symlink_to("/dev/zero")
    assert refusal(tmp_path / name).startswith(name)
    assert refusal(Path("/dev/zero")) == "zero: it is not a regular file"


@posix_only
def test_that_links_in_a_circle_are_refused(tmp_path: Path) -> None:
    (tmp_path / "a.json").symlink_to(tmp_path / "b.json")
    (tmp_path / "b.json").symlink_to(tmp_path / "a.json")
    assert refusal(tmp_path / "a.json").startswith("a.json: ")


def test_that_a_huge_file_is_refused_unread(tmp_path: Path) -> None:
    file = tmp_path / "huge.har"
    with file.open("wb") as hole:
        hole.truncate(MOST_CHARACTERS * 50)
    assert refusal(file) == "huge.har: it is larger than 20 MB"


def test_that_bytes_that_are_no_text_are_refused(tmp_path: Path) -> None:
    file = tmp_path / "photo.png"
    file.write_bytes(b"\x89PNG\r\n\x1a\n\x00\xff")
    assert refusal(file) == "photo.png: byte 1 is not UTF-8"


def test_that_what_is_gone_is_said(tmp_path: Path) -> None:
    assert refusal(tmp_path / "gone.json") == "gone.json: there is no such file or folder"


def test_that_a_home_folder_is_no_collection(home: Path) -> None:
    store = CollectionFiles(lambda: ())
    for folder in (home, home.parent):
        with pytest.raises(CannotRead, match="far more than a collection"):
            store.open(str(folder))
    (home / "collection.yaml").write_text("workbench: 1\nname: Home\n", "utf-8")
    assert store.open(str(home)).name == "Home"
