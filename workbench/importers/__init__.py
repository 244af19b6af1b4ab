"""Text from elsewhere as requests; IMPORTERS is the one list of formats, tried in this order."""

from workbench.importers import curl
from workbench.importers.importer import Importer

IMPORTERS = (Importer(curl.FORMAT, curl.recognises, curl.read),)
