"""Where resources/ is: beside the package in a checkout, inside it in a wheel or a frozen app."""

from pathlib import Path

PACKAGE_FOLDER = Path(__file__).resolve().parent


def resources_folder(package: Path = PACKAGE_FOLDER) -> Path:
    """Return the folder of the files that ship with the program.

    A wheel and a frozen app carry it inside the package. A checkout has it beside the package.
    """
    inside = package / "resources"
    return inside if inside.is_dir() else package.parent / "resources"


def resource(*parts: str) -> Path:
    """Return the path of one shipped file or folder, as in ``resource("catalog", "models.json")``."""
    return resources_folder().joinpath(*parts)
