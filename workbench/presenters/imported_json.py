"""What an import understood as JSON. Source: command-line.md, `import --json`."""

from typing import Any

from workbench.importers.imported import Imported, NotUnderstood, Placed


def imported_object(source: str, imported: Imported) -> dict[str, Any]:
    """Return the object of a source that was understood; no secret's value is in it."""
    return {
        "source": source,
        "format": imported.format,
        "error": None,
        "ignored": list(imported.ignored),
        "variables": list(imported.variables),
        "secrets": [{"name": secret.name, "where": secret.where} for secret in imported.secrets],
        "requests": [_request(placed) for placed in imported.requests],
    }


def not_understood_object(source: str, error: NotUnderstood, wanted: str | None) -> dict[str, Any]:
    """Return the object of a source that was not understood."""
    return {
        "source": source,
        "format": wanted,
        "error": {"line": error.line or None, "reason": error.reason},
        "ignored": [],
        "variables": [],
        "secrets": [],
        "requests": [],
    }


def _request(placed: Placed) -> dict[str, Any]:
    request = placed.request
    return {
        "name": request.name,
        "folder": list(placed.folder),
        "method": request.method,
        "url": request.url,
        "headers": [[header.name, header.value] for header in request.headers if header.enabled],
        "body": request.body,
    }
