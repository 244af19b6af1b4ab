"""What every importer is: a name, and two functions on text."""

from collections.abc import Callable
from dataclasses import dataclass

from workbench.importers.imported import Imported, ImportOptions


@dataclass(frozen=True, slots=True)
class Importer:
    """A format: `recognises` is quick and never raises, `read` raises NotUnderstood."""

    name: str
    recognises: Callable[[str], bool]
    read: Callable[[str, ImportOptions], Imported]
