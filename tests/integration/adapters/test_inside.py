"""Only regular files inside of the collection are read."""

import os
from pathlib import Path

import pytest

from workbench.adapters.inside import decoded, place_inside, read_inside
from workbench.domain.errors import CannotRead

posix = pytest.mark.skipif(os.name == "nt", reason="links and pipes of POSIX")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    inside = tmp_path / "collection"
    inside.mkdir()
    (inside / "a.txt").write_bytes(b"inside")
    (tmp_path / "secret.txt").write_bytes(b"outside")
    return inside


@pytest.mark.parametrize(
    "path",
    [
        "../secret.txt",
        "a/../../secret.txt",
        "/etc/passwd",
        "",
        "a\0b",
        "C:\\secret.txt",
        "C:secret.txt",
    ],
)
def test_that_no_path_leads_out(root: Path, path: str) -> None:
    with pytest.raises(CannotRead, match=r"inside|out of"):
        read_inside(str(root), path)


@posix
def test_that_links_are_followed_inside_only(root: Path) -> None:
    (root / "good").symlink_to("a.txt")
    (root / "bad").symlink_to("../secret.txt")
    (root / "folder").symlink_to("..")
    assert read_inside(str(root), "good") == b"inside"
    for path in ("bad", "folder/secret.txt"):
        with pytest.raises(CannotRead, match="leads out"):
            read_inside(str(root), path)


@posix
def test_that_a_circle_of_links_is_refused(root: Path) -> None:
    (root / "one").symlink_to("two")
    (root / "two").symlink_to("one")
    with pytest.raises(CannotRead):
        read_inside(str(root), "one")


@posix
@pytest.mark.timeout(10)
def test_that_pipes_and_folders_are_not_read(root: Path) -> None:
    os.mkfifo(root / "pipe")
    (root / "folder").mkdir()
    for path in ("pipe", "folder", "."):
        with pytest.raises(CannotRead, match="not a regular file"):
            read_inside(str(root), path)


def test_that_a_huge_file_is_refused_unread(root: Path) -> None:
    with (root / "sparse").open("wb") as file:
        file.truncate(5_000_000_000)
    with pytest.raises(CannotRead, match="larger than 20 MB"):
        read_inside(str(root), "sparse", 20_000_000)


def test_that_files_of_git_are_not_read(root: Path) -> None:
    (root / ".git").mkdir()
    (root / ".git" / "config").write_bytes(b"token")
    with pytest.raises(CannotRead, match="git"):
        read_inside(str(root), ".GIT/../.git/config")


def test_that_a_missing_file_is_told(root: Path) -> None:
    with pytest.raises(CannotRead, match="there is no such file"):
        read_inside(str(root), "none.txt")


def test_that_what_is_not_utf8_is_told_with_its_place() -> None:
    with pytest.raises(CannotRead, match="UTF-8") as caught:
        decoded("é\nab".encode() + b"\xff", "x")
    assert (caught.value.line, caught.value.column) == (2, 3)


def test_that_the_collection_itself_is_inside(root: Path) -> None:
    assert place_inside(str(root), ".") == root.resolve()
