"""Environments that Postman exports: their variables, a value of the type secret as a name only."""

from typing import Any

from workbench.domain.environment import Environment
from workbench.importers.found_secrets import SecretFinder
from workbench.importers.imported import Imported, ImportOptions, Notes, NotUnderstood
from workbench.importers.reading import holds, json_of, mapping, objects, words

FORMAT = "postman-environment"


def recognises(text: str) -> bool:
    """Tell whether a text is an environment of Postman."""
    return text.lstrip("\ufeff \t\r\n").startswith("{") and holds(
        text, r"\"_postman_variable_scope\"|\"values\"\s*:\s*\["
    )


def read(text: str, options: ImportOptions) -> Imported:
    """Return the variables of an environment. Errors: NotUnderstood."""
    del options
    found = mapping(json_of(text))
    if not isinstance(found.get("values"), list):
        raise NotUnderstood("this file has no list “values”, so it is no environment of Postman")
    finder, notes = SecretFinder(), Notes()
    variables: dict[str, str] = {}
    for number, row in enumerate(objects(found["values"]), 1):
        if "value" not in row:
            raise NotUnderstood(f"row {number} of “values” has no value")
        _take(row, variables, finder, notes)
    names = tuple(dict.fromkeys(secret.name for secret in finder.found))
    name = words(found.get("name")) or "Postman"
    environment = Environment(name, kind="custom", variables=variables, secrets=names or None)
    return Imported(
        FORMAT, ignored=notes.all, secrets=tuple(finder.found), environments=(environment,)
    )


def _take(
    row: dict[str, Any], variables: dict[str, str], finder: SecretFinder, notes: Notes
) -> None:
    name, value = words(row.get("key")), words(row.get("value"))
    if not name:
        return
    if row.get("enabled") is False:
        notes.ignore(f"variable {name} (switched off)")
    elif words(row.get("type")) == "secret" and value:
        notes.ignore(
            f"variable {name}, which is the secret “{finder.take(value, name, f'variable {name}')}”"
        )
    else:
        variables[name] = finder.without_shapes(value, f"variable {name}")
