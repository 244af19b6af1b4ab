"""Sources from elsewhere read by the importer that recognises them."""

from workbench.importers import IMPORTERS
from workbench.importers.imported import Imported, ImportOptions, NotUnderstood

FORMATS = tuple(importer.name for importer in IMPORTERS)


def read_source(text: str, options: ImportOptions, wanted: str | None = None) -> Imported:
    """Return what a text holds, read in the format `wanted` or in the first that recognises it.

    Errors: NotUnderstood.
    """
    for importer in IMPORTERS:
        if importer.name == wanted or (wanted is None and importer.recognises(text)):
            return importer.read(text, options)
    raise NotUnderstood(f"this is none of: {', '.join(FORMATS)}")
