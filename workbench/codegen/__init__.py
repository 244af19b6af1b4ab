"""A request as code; GENERATORS is the one list of languages, in the order of the menu."""

from workbench.codegen import curl, curl_cmd, curl_powershell, fetch, har, httpx, python
from workbench.codegen.generator import Generator

GENERATORS: tuple[Generator, ...] = (
    curl.GENERATOR,
    curl_powershell.GENERATOR,
    curl_cmd.GENERATOR,
    python.GENERATOR,
    httpx.GENERATOR,
    fetch.GENERATOR,
    har.GENERATOR,
)
