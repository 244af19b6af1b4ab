"""Where the files that ship with the program are found."""

from pathlib import Path

from workbench.resource_files import resource, resources_folder


def test_that_a_wheel_has_its_resources_inside_the_package(tmp_path: Path) -> None:
    inside = tmp_path / "workbench" / "resources"
    inside.mkdir(parents=True)
    assert resources_folder(tmp_path / "workbench") == inside


def test_that_a_checkout_has_its_resources_beside_the_package(tmp_path: Path) -> None:
    (tmp_path / "workbench").mkdir()
    assert resources_folder(tmp_path / "workbench") == tmp_path / "resources"


def test_that_a_file_is_named_by_its_parts() -> None:
    assert resource("catalog", "models.json").parts[-3:] == ("resources", "catalog", "models.json")
