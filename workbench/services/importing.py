"""Sources from elsewhere read by the importer that recognises them."""

from workbench.importers import IMPORTERS
from workbench.importers.imported import Imported, ImportOptions, NotUnderstood
from workbench.importers.importer import Importer

FORMATS = tuple(importer.name for importer in IMPORTERS)


def importer_of(text: str) -> Importer | None:
    """Return the importer that recognises a text, None where none does."""
    return next((importer for importer in IMPORTERS if importer.recognises(text)), None)


def read_source(text: str, options: ImportOptions, wanted: str | None = None) -> Imported:
    """Return what a text holds, read in the format `wanted` or in the first that recognises it.

    Errors: NotUnderstood.
    """
    chosen = importer_of(text) if wanted is None else _named(wanted)
    if chosen is None:
        raise NotUnderstood(f"this is none of: {', '.join(FORMATS)}")
    return chosen.read(text, options)


def _named(name: str) -> Importer | None:
    return next((importer for importer in IMPORTERS if importer.name == name), None)
