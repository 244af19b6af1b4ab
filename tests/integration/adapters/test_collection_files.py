"""Requests read from and saved to a collection's folder."""

from dataclasses import replace
from pathlib import Path

import pytest

from workbench.adapters.collection_files import LARGEST_BODY_INSIDE, CollectionFiles
from workbench.domain.collection import Document
from workbench.domain.environment import Defaults
from workbench.domain.errors import CannotRead, CannotWrite, ChangedOutside
from workbench.domain.request import Header, Request
from workbench.domain.secret import Secret

HAND_WRITTEN = """\
# why this is here
workbench: 1
name: Hello   # shown in the tree
team: weather
url: "{{baseUrl}}/x"
body: |-
  {"a": 1}
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "collection.yaml").write_text("workbench: 1\nname: All\nvariables: {a: all}\n")
    (tmp_path / "weather").mkdir()
    (tmp_path / "weather" / "folder.yaml").write_text("name: Weather\nvariables: {a: inner}\n")
    (tmp_path / "weather" / "hello.yaml").write_text(HAND_WRITTEN)
    return tmp_path


@pytest.fixture
def store() -> CollectionFiles:
    return CollectionFiles()


def test_that_a_collections_folder_is_the_nearest_above(root: Path, store: CollectionFiles) -> None:
    assert store.root_of(str(root / "weather" / "hello.yaml")) == str(root)
    assert store.root_of(str(root / "weather")) == str(root)
    (root / "weather" / "collection.yaml").write_text("name: Own\n")
    assert store.root_of(str(root / "weather" / "hello.yaml")) == str(root / "weather")


def test_that_a_document_without_a_collection_has_its_own_folder(
    tmp_path: Path, store: CollectionFiles
) -> None:
    (tmp_path / "alone").mkdir()
    assert store.root_of(str(tmp_path / "alone" / "a.yaml")) == str(tmp_path / "alone")


def test_that_a_document_inherits_innermost_first(root: Path, store: CollectionFiles) -> None:
    around = store.surroundings(str(root), "weather/hello.yaml")
    assert around.parents == (
        Defaults("Weather", {"a": "inner"}),
        Defaults("All", {"a": "all"}),
    )


def test_that_a_broken_folder_file_stops_what_inherits_from_it(
    root: Path, store: CollectionFiles
) -> None:
    (root / "weather" / "folder.yaml").write_text("key: [\n")
    with pytest.raises(CannotRead, match=r"folder\.yaml"):
        store.surroundings(str(root), "weather/hello.yaml")


def test_that_broken_environments_are_told_beside_the_good_ones(
    root: Path, store: CollectionFiles
) -> None:
    (root / "environments").mkdir()
    (root / "environments" / "bad.yaml").write_text("kind: moon\n")
    (root / "environments" / "good.yaml").write_text("name: Good\n")
    around = store.surroundings(str(root), "weather/hello.yaml")
    assert [environment.name for environment in around.environments] == ["Good"]
    assert [path for path, _ in around.troubles] == ["environments/bad.yaml"]


def test_that_saving_what_was_read_writes_nothing(root: Path, store: CollectionFiles) -> None:
    place = root / "weather" / "hello.yaml"
    before = place.stat()
    store.save_request(
        str(root), "weather/hello.yaml", store.read_request(str(root), "weather/hello.yaml")
    )
    after = place.stat()
    assert place.read_text() == HAND_WRITTEN
    assert (after.st_mtime_ns, after.st_ino) == (before.st_mtime_ns, before.st_ino)


def test_that_a_save_changes_no_other_line(root: Path, store: CollectionFiles) -> None:
    request = store.read_request(str(root), "weather/hello.yaml")
    store.save_request(str(root), "weather/hello.yaml", replace(request, name="Hi"))
    expected = HAND_WRITTEN.replace("name: Hello ", "name: Hi ")
    assert (root / "weather" / "hello.yaml").read_text() == expected


def test_that_saving_twice_gives_the_same_bytes(root: Path, store: CollectionFiles) -> None:
    request = Request("New", "x", headers=(Header("a", "1"),), body="a\n b\n")
    store.save_request(str(root), "new.yaml", request)
    first = (root / "new.yaml").read_bytes()
    store.save_request(str(root), "new.yaml", request)
    assert (root / "new.yaml").read_bytes() == first
    assert first.endswith(b"\n")
    assert b"\r" not in first


def test_that_a_byte_order_mark_stays(root: Path, store: CollectionFiles) -> None:
    (root / "a.yaml").write_bytes(b"\xef\xbb\xbfurl: x\n")
    request = store.read_request(str(root), "a.yaml")
    store.save_request(str(root), "a.yaml", replace(request, url="z"))
    assert (root / "a.yaml").read_bytes() == b"\xef\xbb\xbfurl: z\n"


def test_that_a_change_from_outside_is_told_and_reading_again_accepts_it(
    root: Path, store: CollectionFiles
) -> None:
    path, place = "weather/hello.yaml", root / "weather" / "hello.yaml"
    mine = replace(store.read_request(str(root), path), name="Mine")
    place.write_text(HAND_WRITTEN.replace("Hello", "Theirs"))
    store.open(str(root))
    with pytest.raises(ChangedOutside, match=r"weather/hello\.yaml: it changed on disk"):
        store.save_request(str(root), path, mine)
    assert "Theirs" in place.read_text()
    store.read_request(str(root), path)
    store.save_request(str(root), path, mine)
    assert store.read_request(str(root), path) == mine


def test_that_a_new_document_never_takes_the_place_of_a_file(
    root: Path, store: CollectionFiles
) -> None:
    with pytest.raises(ChangedOutside, match="already there"):
        store.save_request(str(root), "weather/hello.yaml", Request("New", "x"))


def test_that_what_was_deleted_outside_is_written_again(root: Path, store: CollectionFiles) -> None:
    request = store.read_request(str(root), "weather/hello.yaml")
    (root / "weather" / "hello.yaml").unlink()
    store.save_request(str(root), "weather/hello.yaml", request)
    assert store.read_request(str(root), "weather/hello.yaml") == request


def test_that_a_broken_file_is_never_rewritten(root: Path, store: CollectionFiles) -> None:
    (root / "a.yaml").write_text("url: [\n")
    with pytest.raises(CannotRead):
        store.read_request(str(root), "a.yaml")
    with pytest.raises(CannotWrite, match=r"broken.*never rewritten"):
        store.save_request(str(root), "a.yaml", Request("A", "x"))
    assert (root / "a.yaml").read_text() == "url: [\n"


def test_that_a_newer_format_opens_and_is_not_written(root: Path, store: CollectionFiles) -> None:
    newer = "workbench: 2\nurl: x\nmood: {a: 1}\n"
    (root / "a.yaml").write_text(newer)
    request = store.read_request(str(root), "a.yaml")
    assert request.url == "x"
    with pytest.raises(CannotWrite, match="format version 2"):
        store.save_request(str(root), "a.yaml", replace(request, name="B"))
    assert (root / "a.yaml").read_text() == newer


def test_that_what_a_newer_version_means_otherwise_is_told(
    root: Path, store: CollectionFiles
) -> None:
    (root / "a.yaml").write_text("workbench: 2\nurl: x\nheaders: {a: b}\n")
    with pytest.raises(CannotRead, match="newer version"):
        store.read_request(str(root), "a.yaml")


def test_that_a_large_body_lives_beside_its_request(root: Path, store: CollectionFiles) -> None:
    large = replace(
        Request("Large", "x"), body="{\r\n" + "x" * LARGEST_BODY_INSIDE + "\u2028\ud83d}"
    )
    store.save_request(str(root), "weather/large.yaml", large)
    file = root / "weather" / "large.body.json"
    assert file.read_bytes() == large.body.encode("utf-8", "surrogatepass")
    assert "body_file: large.body.json\n" in (root / "weather" / "large.yaml").read_text()
    read = store.read_request(str(root), "weather/large.yaml")
    assert read == replace(large, body_file="large.body.json")


def test_that_a_body_in_a_file_stays_there(root: Path, store: CollectionFiles) -> None:
    (root / "a.yaml").write_text("url: x\nbody_file: b.txt\n")
    (root / "b.txt").write_text("old")
    request = store.read_request(str(root), "a.yaml")
    assert request.body == "old"
    store.save_request(str(root), "a.yaml", replace(request, body="new", body_file=None))
    assert (root / "b.txt").read_text() == "new"
    assert (root / "a.yaml").read_text() == "url: x\nbody_file: b.txt\n"


def test_that_a_changed_body_file_is_not_overwritten(root: Path, store: CollectionFiles) -> None:
    (root / "a.yaml").write_text("url: x\nbody_file: b.txt\n")
    (root / "b.txt").write_text("old")
    request = store.read_request(str(root), "a.yaml")
    (root / "b.txt").write_text("theirs")
    with pytest.raises(ChangedOutside, match=r"b\.txt"):
        store.save_request(str(root), "a.yaml", replace(request, body="mine"))
    assert (root / "b.txt").read_text() == "theirs"


def test_that_a_new_body_file_takes_no_other_files_name(root: Path, store: CollectionFiles) -> None:
    (root / "a.body.json").write_text("not ours")
    store.save_request(str(root), "a.yaml", Request("A", "x", body="x" * (LARGEST_BODY_INSIDE + 1)))
    assert (root / "a.body.json").read_text() == "not ours"
    assert (root / "a.body2.json").exists()


@pytest.mark.parametrize("file", ["../b.txt", "/etc/hostname"])
def test_that_a_body_file_outside_is_not_read(
    root: Path, store: CollectionFiles, file: str
) -> None:
    (root / "a.yaml").write_text(f"url: x\nbody_file: {file}\n")
    with pytest.raises(CannotRead, match=r"inside|leads out"):
        store.read_request(str(root), "a.yaml")


@pytest.mark.parametrize("path", ["../out.yaml", "/tmp/out.yaml", ""])
def test_that_nothing_is_saved_outside(root: Path, store: CollectionFiles, path: str) -> None:
    with pytest.raises(CannotWrite):
        store.save_request(str(root), path, Request("A", "x"))


def test_that_a_credential_is_not_saved(root: Path, store: CollectionFiles) -> None:
    key = "AIza" + "x1" * 18
    request = Request("A", "x", headers=(Header("x-goog-api-key", key),))
    with pytest.raises(CannotWrite, match=r"the header x-goog-api-key.*keyring") as caught:
        store.save_request(str(root), "a.yaml", request)
    assert key not in str(caught.value)
    assert not (root / "a.yaml").exists()


def test_that_a_held_value_is_not_saved(root: Path) -> None:
    store = CollectionFiles(lambda: [Secret("open sesame")])
    with pytest.raises(CannotWrite, match="the body"):
        store.save_request(str(root), "a.yaml", Request("A", "x", body="say open sesame"))


def test_that_a_new_document_gets_a_free_name(root: Path, store: CollectionFiles) -> None:
    assert store.new_path(str(root), "weather", "Hello") == "weather/hello-2.yaml"
    assert store.new_path(str(root), "", "Hello") == "hello.yaml"
    assert store.new_path(str(root), "not/yet", "Hello") == "not/yet/hello.yaml"


def test_that_a_folder_is_saved_where_it_changed(root: Path, store: CollectionFiles) -> None:
    (root / "collection.yaml").write_text("# ours\nname: All   # shown\nteam: x\n")
    (root / "a.yaml").write_text("url: x\n")
    top = store.open(str(root)).top
    store.save_folder(
        str(root),
        replace(top, defaults=replace(top.defaults, name="Every"), children=top.children[::-1]),
    )
    assert (root / "collection.yaml").read_text() == (
        "# ours\nname: Every   # shown\norder: [weather, a]\nteam: x\n"
    )


def test_that_a_new_folder_file_is_written(root: Path, store: CollectionFiles) -> None:
    (root / "sub").mkdir()
    (root / "sub" / "b.yaml").write_text("url: x\n")
    (root / "sub" / "a.yaml").write_text("url: x\n")
    folder = replace(
        store.open(str(root)).top,
        path="sub",
        defaults=Defaults("Sub", {"v": "1"}),
        children=(Document("sub/b.yaml", "b"), Document("sub/a.yaml", "a")),
    )
    store.save_folder(str(root), folder)
    assert (root / "sub" / "folder.yaml").read_text() == (
        'workbench: 1\nname: Sub\norder: [b, a]\nvariables:\n  v: "1"\n'
    )


def test_that_a_twenty_megabyte_body_is_read_back(root: Path, store: CollectionFiles) -> None:
    request = Request("Large", "x", body="\u00e9 12345678\n" * 1_900_000)
    store.save_request(str(root), "a.yaml", request)
    assert CollectionFiles().read_request(str(root), "a.yaml").body == request.body


def test_that_an_attachment_over_the_limit_is_refused(root: Path, store: CollectionFiles) -> None:
    (root / "a.png").write_bytes(b"png")
    assert store.read_attachment(str(root), "a.png") == b"png"
    with (root / "b.png").open("wb") as file:
        file.truncate(20_000_001)
    with pytest.raises(CannotRead, match="larger than 20 MB"):
        store.read_attachment(str(root), "b.png")
