"""Documents of a collection as values: a request, what a folder hands down, an environment (collection-format.md).

Unknown keys are passed over here and kept by the writer. A text may be read from any format version; only
version 1 is written.
"""

from dataclasses import dataclass

from workbench.adapters.yaml_fields import Fields
from workbench.adapters.yaml_nodes import Mapping, read_mapping
from workbench.domain.assertion import Assertion
from workbench.domain.environment import Defaults, Environment
from workbench.domain.request import (
    DEFAULT_METHOD,
    Attachment,
    Extraction,
    Header,
    KeyChoice,
    Request,
    SendSettings,
)

FORMAT_VERSION = 1
KINDS_OF_ENVIRONMENT = ("gemini", "vertex", "openai", "custom")
SOURCES_OF_EXTRACTION = ("response", "output", "header")
MAX_RETRIES = 20

_SIGNS_OF_A_REQUEST = ("workbench", "url", "method", "body", "body_file")


@dataclass(frozen=True, slots=True)
class FolderFile:
    """What a collection.yaml or folder.yaml says; `order` holds file stems and folder names."""

    defaults: Defaults
    order: tuple[str, ...] = ()


def is_request(root: Mapping) -> bool:
    """Tell whether a mapping is, or was meant to be, one of our requests; other tools keep YAML too."""
    return any(key in root.entries for key in _SIGNS_OF_A_REQUEST)


def version_of(root: Mapping, path: str) -> int:
    """Return the format version of a document; a file without one was written by hand and is version 1."""
    fields = Fields(root, path)
    number = fields.number("workbench")
    if number is None:
        return FORMAT_VERSION
    if not isinstance(number, int) or number < 1:
        raise fields.trouble("`workbench` must be the format version, 1", "workbench")
    return number


def request_from(root: Mapping, path: str, fallback_name: str) -> Request:
    """Return the request that a document holds; a body that lives in a file is left out.

    Errors: CannotRead with the place.
    """
    fields = _fields(root, path)
    body, body_file = fields.text("body"), fields.text("body_file")
    if body is not None and body_file is not None:
        raise fields.trouble("a request has either `body` or `body_file`", "body_file")
    return Request(
        name=_or(fields.text("name"), fallback_name),
        url=_url(fields),
        method=_or(fields.text("method"), DEFAULT_METHOD),
        description=fields.text("description") or "",
        tags=fields.texts("tags") or (),
        headers=_headers(fields),
        key=_key(fields),
        body=body or "",
        body_file=body_file,
        attachments=tuple(_attachment(row) for row in fields.rows("attachments")),
        assertions=tuple(_assertion(row) for row in fields.rows("assertions")),
        extract=tuple(_extraction(row) for row in fields.rows("extract")),
        settings=_settings(fields),
    )


def read_folder(text: str, path: str, fallback_name: str) -> FolderFile:
    """Return what a collection.yaml or folder.yaml says. Errors: CannotRead."""
    return folder_from(read_mapping(text, path), path, fallback_name)


def folder_from(root: Mapping, path: str, fallback_name: str) -> FolderFile:
    """Return what a folder's document says. Errors: CannotRead."""
    fields = _fields(root, path)
    defaults = Defaults(
        name=_or(fields.text("name"), fallback_name),
        variables=fields.text_table("variables"),
        headers=_headers(fields),
        key=_key(fields),
        settings=_settings(fields),
    )
    return FolderFile(defaults, fields.texts("order") or ())


def read_environment(text: str, path: str, stem: str) -> Environment:
    """Return an environment. Errors: CannotRead."""
    return environment_from(read_mapping(text, path), path, stem)


def environment_from(root: Mapping, path: str, stem: str) -> Environment:
    """Return the environment that a file's mapping holds. Errors: CannotRead."""
    fields = _fields(root, path)
    kind = fields.text("kind") or KINDS_OF_ENVIRONMENT[0]
    if kind not in KINDS_OF_ENVIRONMENT:
        raise fields.trouble(f"`kind` must be one of {', '.join(KINDS_OF_ENVIRONMENT)}", "kind")
    return Environment(
        name=fields.text("name") or stem,
        kind=kind,
        variables=fields.text_table("variables"),
        secrets=fields.texts("secrets"),
        hosts=fields.texts("hosts"),
        stem=stem,
    )


def _fields(root: Mapping, path: str) -> Fields:
    version_of(root, path)
    return Fields(root, path)


def _or(text: str | None, default: str) -> str:
    return default if text is None else text


def _url(fields: Fields) -> str:
    if fields.node.value("url") is None:
        raise fields.trouble("a request needs a `url`")
    return fields.text("url") or ""


def _headers(fields: Fields) -> tuple[Header, ...]:
    return tuple(
        Header(
            name=row.needed_text("name", "A header"),
            value=row.text("value") or "",
            enabled=row.flag("enabled", default=True),
        )
        for row in fields.rows("headers")
    )


def _key(fields: Fields) -> KeyChoice | None:
    if not isinstance(fields.node.value("key"), Mapping):
        name = fields.text("key")
        return None if name is None else KeyChoice(name)
    table = fields.table("key")
    assert table is not None  # noqa: S101  # the line above saw a mapping
    return KeyChoice(table.needed_text("name", "A key"), table.text("header"), table.text("prefix"))


def _attachment(row: Fields) -> Attachment:
    at = row.needed_text("at", "An attachment")
    if not at.startswith("/"):
        raise row.trouble(
            "`at` must be a JSON Pointer such as /contents/0/parts/1/inlineData", "at"
        )
    return Attachment(
        at=at,
        file=row.needed_text("file", "An attachment"),
        mime=row.needed_text("mime", "An attachment"),
        sha256=row.text("sha256"),
    )


def _assertion(row: Fields) -> Assertion:
    return Assertion(
        what=row.needed_text("what", "An assertion"),
        check=row.needed_text("check", "An assertion"),
        pointer=row.text("pointer"),
        name=row.text("name"),
        value=row.value("value"),
        schema=row.text("schema"),
        title=row.text("title"),
        enabled=row.flag("enabled", default=True),
    )


def _extraction(row: Fields) -> Extraction:
    source = row.needed_text("from", "An extraction")
    if source not in SOURCES_OF_EXTRACTION:
        raise row.trouble(f"`from` must be one of {', '.join(SOURCES_OF_EXTRACTION)}", "from")
    into = row.needed_text("into", "An extraction")
    return Extraction(source, into, row.text("pointer"), row.text("name"))


def _settings(fields: Fields) -> SendSettings:
    table = fields.table("settings")
    if table is None:
        return SendSettings()
    return SendSettings(
        connect_timeout=_limit(table, "connect_timeout"),
        first_byte_timeout=_limit(table, "first_byte_timeout"),
        silence_timeout=_limit(table, "silence_timeout"),
        total_timeout=_limit(table, "total_timeout"),
        retries=_retries(table),
        fallback_models=table.texts("fallback_models"),
    )


def _limit(table: Fields, key: str) -> float | None:
    """Return a limit in seconds; `none` and `null` are written for no limit, which is 0."""
    if table.value(key) in (None, "none"):
        return 0.0
    number = table.number(key)
    return None if number is None else float(number)


def _retries(table: Fields) -> int | None:
    number = table.number("retries")
    if number is not None and (not isinstance(number, int) or number > MAX_RETRIES):
        raise table.trouble(f"`retries` must be a whole number from 0 to {MAX_RETRIES}", "retries")
    return number
