"""Where imported requests lie."""

from workbench.domain.environment import Defaults, Environment
from workbench.domain.new_tree import NewTree
from workbench.domain.request import Request
from workbench.importers.imported import Imported, Placed, PlacedFolder
from workbench.services.import_layout import place_for, tree_of


def source(*placed: tuple[str, ...], name: str = "C", folders: tuple[str, ...] = ()) -> Imported:
    """Return a source with requests: each tuple is its folders, then its name."""
    requests = tuple(Placed(Request(each[-1], "u"), each[:-1]) for each in placed)
    known: tuple[PlacedFolder, ...] = (PlacedFolder((), Defaults(name, {"a": "b"})),)
    known += tuple(PlacedFolder((each,), Defaults(each, {"x": "y"})) for each in folders)
    return Imported("postman", requests, folders=known)


def paths(tree: NewTree) -> list[str]:
    return [new.path for new in tree.requests]


def test_that_names_become_files_that_do_not_clash() -> None:
    tree = tree_of([source(("A b",), ("a-b",), ("F!", "X"), ("F!", "x"), ("f", "y"))], "Mine")
    assert paths(tree) == ["a-b.yaml", "a-b-2.yaml", "f/x.yaml", "f/x-2.yaml", "f-2/y.yaml"]
    assert tree.folders[0].defaults == Defaults("Mine", {"a": "b"})
    assert tree.folders[0].order == ("a-b", "a-b-2", "f", "f-2")
    assert [(f.path, f.defaults.name) for f in tree.folders[1:]] == [("f", "F!"), ("f-2", "f")]


def test_that_names_never_lead_out_of_the_folder() -> None:
    tree = tree_of([source(("..", "/etc/passwd"), ("con",), ("collection",))], "Mine")
    assert paths(tree) == [
        "folder-folder/etc-passwd.yaml",
        "con-request.yaml",
        "collection-request.yaml",
    ]


def test_that_folders_keep_what_they_hand_down_also_empty_ones() -> None:
    tree = tree_of([source(("F", "x"), folders=("F", "Empty"))], "Mine")
    assert [(f.path, f.defaults.variables) for f in tree.folders[1:]] == [
        ("f", {"x": "y"}),
        ("empty", {"x": "y"}),
    ]


def test_that_several_sources_have_a_folder_each_and_environments_go_to_the_top() -> None:
    dev = Imported("postman-environment", environments=(Environment("Dev"), Environment("dev")))
    tree = tree_of([source(("1",)), dev, source(("2",))], "Mine")
    assert paths(tree) == ["c/1.yaml", "c-2/2.yaml"]
    assert tree.folders[1].defaults == Defaults("C", {"a": "b"})
    assert [stem for stem, _ in tree.environments] == ["dev", "dev-2"]
    assert tree.folders[0].defaults.variables == {}


def test_that_a_source_without_folders_of_its_own_is_laid_out_too() -> None:
    curl = Imported("curl", (Placed(Request("GET /x", "u")),))
    tree = tree_of([curl], "Mine")
    assert (tree.folders[0].defaults.name, paths(tree)) == ("Mine", ["get-x.yaml"])


def test_that_a_free_folder_becomes_the_collection_and_another_gets_a_folder_inside() -> None:
    one, two = source(("1",), name="Pets"), source(("2",), name="Toys")
    assert place_for("/a/b/", [one], is_free=True) == ("Pets", "/a/b/")
    assert place_for("/a/b", [one, two], is_free=True) == ("b", "/a/b")
    assert place_for("/a/b", [one], is_free=False) == ("Pets", "/a/b/pets")
    assert place_for("/a/b", [one, two], is_free=False) == ("Imported", "/a/b/imported")
