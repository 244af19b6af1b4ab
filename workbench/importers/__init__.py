"""Text from elsewhere as requests; IMPORTERS is the one list of formats, tried in this order."""

from workbench.importers import curl, hoppscotch, postman, postman_environment
from workbench.importers.importer import Importer

IMPORTERS = (
    Importer(postman.FORMAT, postman.recognises, postman.read),
    Importer(hoppscotch.FORMAT, hoppscotch.recognises, hoppscotch.read),
    Importer(postman_environment.FORMAT, postman_environment.recognises, postman_environment.read),
    Importer(curl.FORMAT, curl.recognises, curl.read),
)
