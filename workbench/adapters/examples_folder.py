"""The examples that ship with the program, copied once into the user's own folder, where they may be edited."""

import os
import shutil
from pathlib import Path

from workbench.domain.errors import CannotWrite
from workbench.ports import StarterCollection

FOLDER = "Examples"


def prepare_examples(source: Path, data_folder: Path) -> StarterCollection:
    """Return the user's examples, copied from `source` where there are none. Errors: CannotWrite."""
    target = data_folder / FOLDER
    if target.is_dir():
        return StarterCollection(str(target), is_new=False)
    unfinished = data_folder / f".{FOLDER}-{os.getpid()}"
    try:
        data_folder.mkdir(parents=True, exist_ok=True)
        shutil.copytree(source, unfinished, copy_function=shutil.copyfile)
        unfinished.rename(target)
    except OSError as error:
        shutil.rmtree(unfinished, ignore_errors=True)
        if target.is_dir():  # another window was first
            return StarterCollection(str(target), is_new=False)
        raise CannotWrite(str(target), error.strerror or str(error)) from error
    return StarterCollection(str(target), is_new=True)
