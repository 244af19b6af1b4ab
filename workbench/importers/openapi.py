"""OpenAPI 3.0 and 3.1, JSON or YAML: one request an operation, in the folder of its first tag.

Bodies come from examples, else from the schema; security schemes become keys by name. Source: the OpenAPI
Specification 3.1.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from workbench.domain.environment import Defaults
from workbench.domain.json_text import to_json
from workbench.domain.request import Header, KeyChoice, Request
from workbench.importers.curl_body import FormPart
from workbench.importers.foreign_bodies import NO_BODY, Body, encoded, form_body, multipart_body
from workbench.importers.imported import Imported, ImportOptions, NotUnderstood, Placed
from workbench.importers.reading import data_of, holds, mapping, objects, words
from workbench.importers.sample_values import resolved, sample
from workbench.importers.walk import Walk, with_type

FORMAT = "openapi"
_RECOGNISED = r"^\s*[{,]?\s*[\"']?openapi[\"']?\s*:\s*[\"']?\d"
_METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")
_GOOGLE_HEADER = "x-goog-api-key"


def recognises(text: str) -> bool:
    """Tell whether a text is an OpenAPI description."""
    return holds(text, _RECOGNISED)


def read(text: str, options: ImportOptions) -> Imported:
    """Return a request for each operation. Errors: NotUnderstood."""
    found = mapping(data_of(text, options))
    version = words(found.get("openapi"))
    if not version.startswith("3."):
        raise NotUnderstood(
            f"version {version or 'unknown'} of OpenAPI is not known; 3.0 and 3.1 are"
        )
    if not isinstance(found.get("paths"), dict):
        raise NotUnderstood("this OpenAPI file has no “paths”")
    return _Reader(found, options).read()


class _Reader:
    """Walks one description."""

    def __init__(self, found: Mapping[str, Any], options: ImportOptions) -> None:
        self._found = found
        self._walk = Walk(options)
        self._folders: dict[str, None] = {}

    def read(self) -> Imported:
        info = mapping(self._found.get("info"))
        variables = {"baseUrl": _base_url(self._found)}
        self._walk.enter((), Defaults(words(info.get("title")) or "OpenAPI", variables))
        return self._walk.imported(FORMAT, self._requests())

    def _requests(self) -> Iterator[Placed]:
        for path, item in mapping(self._found["paths"]).items():
            shared = resolved(item, self._found)
            for method in _METHODS:
                operation = shared.get(method)
                if isinstance(operation, dict):
                    self._walk.count()
                    yield self._placed(path, method, operation, shared)

    def _placed(
        self, path: str, method: str, operation: Mapping[str, Any], shared: Mapping[str, Any]
    ) -> Placed:
        tags = operation.get("tags")
        folder = (words(tags[0]),) if isinstance(tags, list) and tags and words(tags[0]) else ()
        if folder and folder[0] not in self._folders:
            self._folders[folder[0]] = None
            self._walk.enter(folder, Defaults(folder[0]))
        request = self._request(path, method, operation, shared)
        return Placed(self._walk.finder.without(request), folder)

    def _request(
        self, path: str, method: str, operation: Mapping[str, Any], shared: Mapping[str, Any]
    ) -> Request:
        name = words(operation.get("summary")) or words(operation.get("operationId"))
        parameters = self._parameters(operation, shared)
        body, body_type = self._body(resolved(operation.get("requestBody"), self._found))
        query = [(p, v) for place, p, v in parameters if place == "query"]
        headers = tuple(Header(p, v) for place, p, v in parameters if place == "header")
        key, secured = self._security(operation)
        query += [] if secured is None else [secured]
        steps = re.sub(r"\{([^{}]+)\}", r"{{\1}}", path)
        asked = "&".join(f"{encoded(name)}={encoded(value)}" for name, value in query)
        return Request(
            name=name or f"{method.upper()} {path}",
            url="{{baseUrl}}" + steps + (f"?{asked}" if asked else ""),
            method=method.upper(),
            description=words(operation.get("description")),
            headers=with_type(headers, body_type),
            key=key,
            body=body,
        )

    def _parameters(
        self, operation: Mapping[str, Any], shared: Mapping[str, Any]
    ) -> list[tuple[str, str, str]]:
        """Return place, name and value of what must be sent; the rest is optional and left out."""
        rows = [*objects(shared.get("parameters")), *objects(operation.get("parameters"))]
        found: dict[tuple[str, str], tuple[str, str, str]] = {}
        for row in (resolved(row, self._found) for row in rows):
            name, place = words(row.get("name")), words(row.get("in"))
            if name and place != "path" and (row.get("required") is True or "example" in row):
                value = row.get("example", sample(row.get("schema"), self._found))
                found[place, name] = (place, name, words(value) or f"{{{{{name}}}}}")
        return list(found.values())

    def _body(self, body: Mapping[str, Any]) -> Body:
        content = mapping(body.get("content"))
        kind = next((k for k in content if "json" in k), next(iter(content), ""))
        held = mapping(content.get(kind))
        examples = mapping(held.get("examples"))
        if "example" in held:
            value = held["example"]
        elif examples:
            value = resolved(next(iter(examples.values())), self._found).get("value")
        else:
            value = sample(held.get("schema"), self._found)
        return _written(kind, value)

    def _security(
        self, operation: Mapping[str, Any]
    ) -> tuple[KeyChoice | None, tuple[str, str] | None]:
        """Return the key of an operation, and the parameter that carries one in the query."""
        asked = operation.get("security", self._found.get("security"))
        schemes = mapping(mapping(self._found.get("components")).get("securitySchemes"))
        for need in objects(asked):
            for name in need:
                scheme = resolved(schemes.get(name), self._found)
                if words(scheme.get("in")) == "query":
                    return None, (words(scheme.get("name")), f"{{{{secret:{_key_name(name)}}}}}")
                if (key := self._key(name, scheme)) is not None:
                    return key, None
        return None, None

    def _key(self, name: str, scheme: Mapping[str, Any]) -> KeyChoice | None:
        kind, header = words(scheme.get("type")), words(scheme.get("name"))
        if kind == "apiKey" and words(scheme.get("in")) == "header":
            own = _key_name(name)
            return None if header.lower() == _GOOGLE_HEADER else KeyChoice(own, header)
        if kind == "http":
            prefix = words(scheme.get("scheme")).capitalize()
            return KeyChoice(_key_name(name), "Authorization", f"{prefix} ")
        if kind:
            self._walk.notes.ignore(f"security {name} ({kind})")
        return None


def _key_name(name: str) -> str:
    return re.sub(r"[^A-Za-z0-9_.-]+", "-", name).strip("-") or "key"


def _base_url(found: Mapping[str, Any]) -> str:
    """Return the first server's URL, its variables at their defaults."""
    servers = objects(found.get("servers"))
    server = servers[0] if servers else {}
    url = words(server.get("url")).rstrip("/")
    for name, held in mapping(server.get("variables")).items():
        url = url.replace(f"{{{name}}}", words(mapping(held).get("default")))
    return url


def _written(kind: str, value: Any) -> Body:
    if value is None or not kind:
        return NO_BODY
    if kind == "application/x-www-form-urlencoded":
        return form_body((name, words(held)) for name, held in mapping(value).items())
    if kind.startswith("multipart/"):
        return multipart_body(FormPart(n, words(held)) for n, held in mapping(value).items())
    if isinstance(value, str) and "json" not in kind:
        return value, kind
    return to_json(value, indent=2), kind
