"""Documents as plain tables in the order in which new files are written, defaults left out.

A table holds text, numbers, true, false, null, lists and tables: what the YAML writer writes.
"""

from typing import Any

from workbench.adapters.document_yaml import FORMAT_VERSION, FolderFile
from workbench.domain.assertion import NO_VALUE, Assertion
from workbench.domain.environment import Environment
from workbench.domain.request import (
    DEFAULT_METHOD,
    Attachment,
    Extraction,
    Header,
    KeyChoice,
    Request,
    SendSettings,
)

REQUEST_ORDER = (
    "workbench",
    "name",
    "description",
    "tags",
    "method",
    "url",
    "headers",
    "key",
    "body",
    "body_file",
    "attachments",
    "assertions",
    "extract",
    "settings",
)
FOLDER_ORDER = (
    "workbench",
    "name",
    "description",
    "order",
    "headers",
    "key",
    "settings",
    "variables",
)

ENVIRONMENT_ORDER = ("workbench", "name", "kind", "variables", "secrets", "hosts")

Table = dict[str, Any]


def request_table(request: Request) -> Table:
    """Return a request as a table; a body that lives in a file is left out."""
    return _present(
        {
            "workbench": FORMAT_VERSION,
            "name": request.name,
            "description": request.description or None,
            "tags": list(request.tags) or None,
            "method": None if request.method == DEFAULT_METHOD else request.method,
            "url": request.url,
            "headers": [_header(header) for header in request.headers] or None,
            "key": _key(request.key),
            "body": None if request.body_file else request.body or None,
            "body_file": request.body_file,
            "attachments": [_attachment(each) for each in request.attachments] or None,
            "assertions": [_assertion(each) for each in request.assertions] or None,
            "extract": [_extraction(each) for each in request.extract] or None,
            "settings": _settings(request.settings) or None,
        }
    )


def folder_table(file: FolderFile) -> Table:
    """Return what a collection.yaml or folder.yaml says as a table."""
    defaults = file.defaults
    return _present(
        {
            "workbench": FORMAT_VERSION,
            "name": defaults.name,
            "order": list(file.order) or None,
            "headers": [_header(header) for header in defaults.headers] or None,
            "key": _key(defaults.key),
            "settings": _settings(defaults.settings) or None,
            "variables": dict(defaults.variables) or None,
        }
    )


def environment_table(environment: Environment) -> Table:
    """Return what an environment's file says as a table."""
    secrets, hosts = environment.secrets, environment.hosts
    return _present(
        {
            "workbench": FORMAT_VERSION,
            "name": environment.name,
            "kind": None if environment.kind == Environment("").kind else environment.kind,
            "variables": dict(environment.variables) or None,
            "secrets": None if secrets is None else list(secrets),
            "hosts": None if hosts is None else list(hosts),
        }
    )


def _present(table: Table) -> Table:
    return {key: value for key, value in table.items() if value is not None}


def _enabled(*, enabled: bool) -> bool | None:
    return None if enabled else False


def _header(header: Header) -> Table:
    enabled = _enabled(enabled=header.enabled)
    return _present({"name": header.name, "value": header.value, "enabled": enabled})


def _key(key: KeyChoice | None) -> str | Table | None:
    if key is None:
        return None
    table = _present({"name": key.name, "header": key.header, "prefix": key.prefix})
    return table if len(table) > 1 else key.name


def _attachment(attachment: Attachment) -> Table:
    return _present(
        {
            "at": attachment.at,
            "file": attachment.file,
            "mime": attachment.mime,
            "sha256": attachment.sha256,
        }
    )


def _assertion(assertion: Assertion) -> Table:
    table = _present(
        {
            "what": assertion.what,
            "pointer": assertion.pointer,
            "name": assertion.name,
            "check": assertion.check,
            "value": None if assertion.value is NO_VALUE else [assertion.value],
            "schema": assertion.schema,
            "title": assertion.title,
            "enabled": _enabled(enabled=assertion.enabled),
        }
    )
    return {key: value[0] if key == "value" else value for key, value in table.items()}


def _extraction(extraction: Extraction) -> Table:
    return _present(
        {
            "from": extraction.source,
            "pointer": extraction.pointer,
            "name": extraction.name,
            "into": extraction.into,
        }
    )


def _settings(settings: SendSettings) -> Table:
    models = settings.fallback_models
    return _present(
        {
            "connect_timeout": _seconds(settings.connect_timeout),
            "first_byte_timeout": _seconds(settings.first_byte_timeout),
            "silence_timeout": _seconds(settings.silence_timeout),
            "total_timeout": _seconds(settings.total_timeout),
            "retries": settings.retries,
            "fallback_models": None if models is None else list(models),
        }
    )


def _seconds(limit: float | None) -> int | float | None:
    return int(limit) if limit is not None and limit.is_integer() else limit
