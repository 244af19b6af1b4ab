"""Values of foreign JSON, read as what they should be: something else counts as nothing."""

import re
from typing import Any

from workbench.domain.json_text import NotJson, parse_json
from workbench.importers.imported import ImportOptions, NotUnderstood

_NEAR = 200_000


def json_of(text: str) -> Any:
    """Return the value of a JSON text, its byte order mark left out. Errors: NotUnderstood."""
    try:
        return parse_json(text.removeprefix("\ufeff"))
    except NotJson as error:
        raise NotUnderstood(error.reason, error.line) from None


def data_of(text: str, options: ImportOptions) -> Any:
    """Return the value of a text that is JSON or YAML. Errors: NotUnderstood."""
    bare = text.lstrip("\ufeff \t\r\n")
    if bare.startswith(("{", "[")) or options.read_yaml is None:
        return json_of(text)
    return options.read_yaml(text.removeprefix("\ufeff"))


def mapping(value: Any) -> dict[str, Any]:
    """Return an object, an empty one for anything else."""
    return value if isinstance(value, dict) else {}


def objects(value: Any) -> list[dict[str, Any]]:
    """Return the objects of an array."""
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []


def words(value: Any) -> str:
    """Return a text; numbers and truth values as JSON writes them, anything else as ""."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value) if isinstance(value, str | int | float) else ""


def holds(text: str, pattern: str) -> bool:
    """Tell whether a text that may be very long holds a pattern near its beginning or its end; `^` and `$` are lines'."""
    near = text if len(text) <= 2 * _NEAR else text[:_NEAR] + text[-_NEAR:]
    return re.search(pattern, near, re.MULTILINE) is not None
