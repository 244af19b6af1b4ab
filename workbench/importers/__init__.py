"""Text from elsewhere as requests; IMPORTERS is the one list of formats, tried in this order."""

from workbench.importers import (
    bruno,
    curl,
    har_requests,
    hoppscotch,
    insomnia,
    openapi,
    postman,
    postman_environment,
)
from workbench.importers.importer import Importer

IMPORTERS = (
    Importer(postman.FORMAT, postman.recognises, postman.read),
    Importer(insomnia.FORMAT, insomnia.recognises, insomnia.read),
    Importer(openapi.FORMAT, openapi.recognises, openapi.read),
    Importer(hoppscotch.FORMAT, hoppscotch.recognises, hoppscotch.read),
    Importer(bruno.FORMAT, bruno.recognises, bruno.read),
    Importer(har_requests.FORMAT, har_requests.recognises, har_requests.read),
    Importer(postman_environment.FORMAT, postman_environment.recognises, postman_environment.read),
    Importer(curl.FORMAT, curl.recognises, curl.read),
)
