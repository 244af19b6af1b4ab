"""A request as code; GENERATORS is the one list of languages, in the order of the menu."""

from workbench.codegen import curl
from workbench.codegen.generator import Generator

GENERATORS: tuple[Generator, ...] = (curl.GENERATOR,)
