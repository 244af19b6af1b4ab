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
        raise CannotWrite(str(target), _why(error)) from error
    return StarterCollection(str(target), is_new=True)


def _why(error: OSError) -> str:
    """Return why nothing was copied; shutil gathers as many reasons as there are files, as text."""
    if isinstance(error, shutil.Error):
        text = str(error.args[0][0][2])
        return (text.partition("] ")[2] or text).partition(": ")[0]
    return error.strerror or str(error)
