"""Bruno: one request in a `.bru` file, a whole collection as exported JSON, or OpenCollection YAML.

`{{process.env.NAME}}` becomes `{{NAME}}`. Scripts and tests are reported, never run.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from workbench.domain.environment import Defaults, Environment
from workbench.domain.request import Header, Request
from workbench.importers.bru_text import Block, Row, blocks_of
from workbench.importers.curl_body import FormPart
from workbench.importers.foreign_auth import signed_in
from workbench.importers.foreign_bodies import (
    NO_BODY,
    Body,
    form_body,
    graphql_body,
    multipart_body,
)
from workbench.importers.imported import Imported, ImportOptions, NotUnderstood, Placed
from workbench.importers.reading import data_of, holds, mapping, objects, words
from workbench.importers.walk import Walk, with_step, with_type

FORMAT = "bruno"
_METHODS = ("get", "post", "put", "delete", "patch", "options", "head", "trace", "connect", "http")
_META = r"^meta\s*\{[ \t]*$"
_EXPORTED = r"\"(?:brunoConfig|activeEnvironmentUid)\"\s*:"
_ITEM = r"\"type\"\s*:\s*\"(?:http|graphql)(?:-request)?\""
_YAML = r"^(?:opencollection|http):"
_ENVIRONMENT = re.compile(r"\{\{\s*process\.env\.([\w.-]+)\s*\}\}")
_TEXTS = {
    "json": "application/json",
    "text": "text/plain",
    "xml": "application/xml",
    "sparql": "application/sparql-query",
}
_HTTP = ("http", "http-request", "graphql", "graphql-request", "")


def recognises(text: str) -> bool:
    """Tell whether a text is a request or a collection of Bruno."""
    if _is_bru(text) or holds(text, f"{_EXPORTED}|{_YAML}"):
        return True
    return holds(text, _ITEM) and holds(text, r"\"seq\"\s*:")


def read(text: str, options: ImportOptions) -> Imported:
    """Return the requests of a file. Errors: NotUnderstood."""
    reader = _Reader(options)
    if _is_bru(text):
        blocks = blocks_of(text)
        return reader.read({"name": "Bruno", "items": [_item_of(blocks)]})
    found = mapping(data_of(text, options))
    if "http" in found and "items" not in found:
        return reader.read({"name": "Bruno", "items": [_plain_item(found)]})
    if not isinstance(found.get("items"), list):
        raise NotUnderstood("this file of Bruno has no list “items”, so it is no collection")
    return reader.read(found)


def _is_bru(text: str) -> bool:
    return holds(text, _META)


def _item_of(blocks: tuple[Block, ...]) -> dict[str, Any]:
    """Return a `.bru` file as an item of the exported JSON."""
    by_name = {block.name: block for block in blocks}
    method = next((block for block in blocks if block.name in _METHODS), None)
    if method is None:
        raise NotUnderstood("this .bru file has no block of a method")
    values = method.values
    kind = "auth:" + words(values.get("auth"))
    auth = {"mode": values.get("auth", "none")}
    held = by_name[kind].values if kind in by_name else {}
    meta = by_name["meta"].values if "meta" in by_name else {}
    return {
        "type": meta.get("type", "http"),
        "name": meta.get("name", ""),
        "request": {
            "url": values.get("url", ""),
            "method": values.get("method", "") if method.name == "http" else method.name.upper(),
            "headers": _objects(by_name.get("headers")),
            "params": [{**row, "type": "path"} for row in _objects(by_name.get("params:path"))],
            "body": _bru_body(by_name, values.get("body", "none")),
            "auth": {**auth, words(values.get("auth")): held},
            "vars": {"req": _objects(by_name.get("vars:pre-request"))},
            "script": {
                "req": _text(by_name, "script:pre-request")
                or _text(by_name, "script:post-response")
            },
            "tests": _text(by_name, "tests"),
            "docs": _text(by_name, "docs"),
        },
    }


def _text(by_name: Mapping[str, Block], name: str) -> str:
    return by_name[name].text if name in by_name else ""


def _objects(block: Block | None) -> list[dict[str, Any]]:
    return [] if block is None else [_object(row) for row in block.rows]


def _object(row: Row) -> dict[str, Any]:
    return {"name": row.name, "value": row.value, "enabled": row.enabled}


def _bru_body(by_name: Mapping[str, Block], mode: str) -> dict[str, Any]:
    graphql = {
        "query": _text(by_name, "body:graphql"),
        "variables": _text(by_name, "body:graphql:vars"),
    }
    return {
        "mode": {"form-urlencoded": "formUrlEncoded", "multipart-form": "multipartForm"}.get(
            mode, mode
        ),
        **{name: _text(by_name, f"body:{name}") or _text(by_name, "body") for name in _TEXTS},
        "formUrlEncoded": _objects(by_name.get("body:form-urlencoded")),
        "multipartForm": _objects(by_name.get("body:multipart-form")),
        "graphql": graphql,
    }


def _plain_item(found: Mapping[str, Any]) -> dict[str, Any]:
    """Return a request of OpenCollection as an item of the exported JSON."""
    http = mapping(found.get("http"))
    info, given, auth = mapping(found.get("info")), mapping(http.get("body")), http.get("auth")
    mode = {"form-urlencoded": "formUrlEncoded", "multipart-form": "multipartForm"}.get(
        words(given.get("type")), words(given.get("type"))
    )
    kind = words(mapping(auth).get("type"))
    return {
        "type": words(info.get("type") or "http"),
        "name": info.get("name"),
        "request": {
            **http,
            "headers": _switched(http.get("headers")),
            "params": _switched(http.get("params")),
            "body": {"mode": mode, mode: given.get("data")},
            "auth": {"mode": kind or words(auth), kind: auth},
            "docs": words(found.get("docs")),
            "script": mapping(found.get("runtime")).get("scripts"),
        },
    }


def _switched(rows: Any) -> list[dict[str, Any]]:
    return [{**row, "enabled": row.get("disabled") is not True} for row in objects(rows)]


class _Reader:
    """Walks one collection in the form of the exported JSON."""

    def __init__(self, options: ImportOptions) -> None:
        self._walk = Walk(options)
        self._notes = self._walk.notes

    def read(self, found: Mapping[str, Any]) -> Imported:
        name = words(found.get("name")) or words(mapping(found.get("info")).get("name")) or "Bruno"
        root = mapping(mapping(found.get("root")).get("request"))
        self._walk.enter((), Defaults(name, _variables(root), _headers(root)))
        for each in objects(found.get("environments")):
            self._add_environment(each)
        auth = mapping(root.get("auth"))
        return self._walk.imported(FORMAT, self._requests(found.get("items"), (), auth))

    def _add_environment(self, found: Mapping[str, Any]) -> None:
        rows = [row for row in objects(found.get("variables")) if row.get("enabled") is not False]
        values = {
            words(r.get("name")): ours(words(r.get("value")))
            for r in rows
            if r.get("secret") is not True
        }
        secrets = tuple(words(row.get("name")) for row in rows if row.get("secret") is True)
        name = words(found.get("name")) or "Environment"
        self._walk.environments.append(Environment(name, "custom", values, secrets or None))

    def _requests(
        self, items: Any, path: tuple[str, ...], auth: Mapping[str, Any]
    ) -> Iterator[Placed]:
        for given in objects(items):
            item = _plain_item(given) if "http" in given and "request" not in given else given
            name = (
                words(item.get("name"))
                or words(mapping(item.get("info")).get("name"))
                or "Untitled"
            )
            if isinstance(item.get("items"), list):
                root = mapping(mapping(item.get("root")).get("request"))
                self._walk.enter((*path, name), Defaults(name, _variables(root), _headers(root)))
                yield from self._requests(item["items"], (*path, name), _in_force(root, auth))
            elif words(item.get("type")) in _HTTP and isinstance(item.get("request"), dict):
                self._walk.count()
                yield Placed(self._request(name, item["request"], auth), path)
            else:
                self._notes.ignore(f"“{name}”, which is no HTTP request")

    def _request(self, name: str, given: Mapping[str, Any], above: Mapping[str, Any]) -> Request:
        if _has_script(given):
            self._notes.ignore(f"script of “{name}”")
        if objects(given.get("assertions")):
            self._notes.ignore(f"assertions of “{name}”")
        body, body_type = self._body(mapping(given.get("body")), name)
        url = ours(words(given.get("url")))
        for row in objects(given.get("params")):
            if words(row.get("type")) == "path":
                url = with_step(url, words(row.get("name")), ours(words(row.get("value"))))
        request = Request(
            name=name,
            url=url,
            method=words(given.get("method")).upper() or "GET",
            description=words(given.get("docs")),
            headers=with_type(_headers(given), body_type),
            body=body,
        )
        auth = _in_force(given, above)
        kind, values = _auth(auth)
        signed = signed_in(request, kind, values, self._walk.finder, self._notes)
        return self._walk.finder.without(signed)

    def _body(self, body: Mapping[str, Any], name: str) -> Body:
        mode = words(body.get("mode"))
        if mode in _TEXTS:
            text = ours(words(body.get(mode)))
            return (text, _TEXTS[mode]) if text else NO_BODY
        if mode == "formUrlEncoded":
            return form_body((n, v) for n, v, _ in self._fields(body.get(mode), name))
        if mode == "multipartForm":
            return multipart_body(
                part for field in self._fields(body.get(mode), name) for part in self._parts(*field)
            )
        if mode == "graphql":
            held = mapping(body.get("graphql"))
            return graphql_body(ours(words(held.get("query"))), held.get("variables"))
        if mode not in ("", "none"):
            self._notes.ignore(f"body {mode} of “{name}”")
        return NO_BODY

    def _fields(self, rows: Any, name: str) -> Iterator[tuple[str, str, Mapping[str, Any]]]:
        for row in objects(rows):
            field = words(row.get("name"))
            if row.get("enabled") is False:
                self._notes.ignore(f"field {field} of “{name}” (switched off)")
            else:
                value = row.get("value")
                text = "\n".join(map(words, value)) if isinstance(value, list) else words(value)
                yield field, ours(text), row

    def _parts(self, name: str, value: str, row: Mapping[str, Any]) -> Iterator[FormPart]:
        paths = re.findall(r"@file\(([^)]*)\)", value)
        if words(row.get("type")) == "file" and not paths:
            paths = value.split("\n")
        kind = words(row.get("contentType"))
        if not paths:
            yield FormPart(name, value, type=kind)
        for path in (each for joined in paths for each in joined.split("|")):
            file_name = re.split(r"[/\\]", path)[-1]
            kind = kind or "application/octet-stream"
            yield FormPart(name, self._walk.file_text(path), file_name, kind)


def ours(text: str) -> str:
    """Return a text with the names of the process's environment as names of variables."""
    return _ENVIRONMENT.sub(r"{{\1}}", text)


def _has_script(given: Mapping[str, Any]) -> bool:
    script = given.get("script")
    texts = script.values() if isinstance(script, dict) else [script]
    return any(words(text).strip() for text in (*texts, given.get("tests"))) or bool(
        objects(script)
    )


def _headers(given: Mapping[str, Any]) -> tuple[Header, ...]:
    return tuple(
        Header(
            ours(words(row.get("name"))),
            ours(words(row.get("value"))),
            enabled=row.get("enabled") is not False,
        )
        for row in objects(given.get("headers"))
        if words(row.get("name"))
    )


def _variables(given: Mapping[str, Any]) -> dict[str, str]:
    rows = objects(mapping(given.get("vars")).get("req"))
    return {
        words(row.get("name")): ours(words(row.get("value")))
        for row in rows
        if row.get("enabled") is not False
    }


def _in_force(given: Mapping[str, Any], above: Mapping[str, Any]) -> Mapping[str, Any]:
    own = mapping(given.get("auth"))
    return above if words(own.get("mode")) in ("", "inherit") else own


def _auth(auth: Mapping[str, Any]) -> tuple[str, dict[str, str]]:
    kind = words(auth.get("mode"))
    values = {name: ours(words(value)) for name, value in mapping(auth.get(kind)).items()}
    if kind == "apikey":
        values["in"] = "query" if values.get("placement") == "queryparams" else "header"
    return kind, values
