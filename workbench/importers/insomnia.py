"""Exports of Insomnia: versions 1 to 4 (a list of resources, JSON or YAML) and 5 (a tree, YAML).

`{{ _.name }}` becomes `{{name}}`, nested values of an environment get names with dots. Scripts are reported, never run.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from workbench.domain.environment import Defaults, Environment
from workbench.domain.request import Header, Request
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
from workbench.importers.walk import Walk, with_query, with_step, with_type

FORMAT = "insomnia"
_RECOGNISED = r"^type:\s*['\"]?collection\.insomnia\.rest/|\"?__export_format\"?\s*:|\"type\"\s*:\s*\"collection\.insomnia\.rest/"
_NAME = re.compile(r"\{\{-?\s*(?:_\.)?([A-Za-z_][\w.-]*)\s*-?\}\}")
_BRACKETED = re.compile(r"\{\{-?\s*_\[['\"]([^'\"]+)['\"]\]\s*-?\}\}")
_REQUESTS = ("request", "graphql_request")
_TOP_LEVEL = frozenset(
    {"request", "request_group", "grpc_request", "websocket_request", "socketio_request"}
)


def recognises(text: str) -> bool:
    """Tell whether a text is an export of Insomnia."""
    return holds(text, _RECOGNISED)


def read(text: str, options: ImportOptions) -> Imported:
    """Return the requests of an export. Errors: NotUnderstood."""
    found = mapping(data_of(text, options))
    reader = _Reader(options)
    if words(found.get("type")).startswith("collection.insomnia.rest/"):
        return reader.read_tree(found)
    if isinstance(found.get("resources"), list):
        return reader.read_tree(_tree_of(objects(found["resources"])))
    if isinstance(found.get("items"), list):
        return reader.read_tree(_oldest_tree(objects(found["items"])))
    raise NotUnderstood("this export of Insomnia has neither “resources” nor “collection”")


def _tree_of(resources: list[dict[str, Any]]) -> dict[str, Any]:
    """Return the tree of version 5 that a list of resources stands for."""
    by_parent: dict[str, list[dict[str, Any]]] = {}
    for resource in resources:
        if words(resource.get("_type")) in _TOP_LEVEL:
            by_parent.setdefault(words(resource.get("parentId")), []).append(resource)
    known = {words(r.get("_id")) for r in resources if r.get("_type") == "request_group"}
    roots = [r for parent, rows in by_parent.items() if parent not in known for r in rows]
    workspaces = [r for r in resources if r.get("_type") == "workspace"]
    environments = [r for r in resources if r.get("_type") == "environment"]
    base = next((e for e in environments if not _is_environment(e.get("parentId"))), {})
    inner = [e for e in environments if e is not base]
    return {
        "name": words(workspaces[0].get("name")) if workspaces else "Insomnia",
        "collection": _branches(_sorted(roots), by_parent, set()),
        "environments": {**base, "subEnvironments": inner},
    }


def _is_environment(parent: Any) -> bool:
    return words(parent).startswith("env_")


def _branches(
    rows: Iterable[dict[str, Any]], by_parent: Mapping[str, list[dict[str, Any]]], above: set[str]
) -> list[dict[str, Any]]:
    found = []
    for row in rows:
        own = words(row.get("_id"))
        if row.get("_type") == "request_group" and own not in above:
            inner = _branches(_sorted(by_parent.get(own, [])), by_parent, {*above, own})
            found.append({**row, "children": inner})
        elif row.get("_type") != "request_group":
            found.append(row)
    return found


def _sorted(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return sorted(rows, key=_sort_key)


def _sort_key(row: Mapping[str, Any]) -> float:
    key = row.get("metaSortKey")
    return float(key) if isinstance(key, int | float) else 0.0


def _oldest_tree(items: list[dict[str, Any]]) -> dict[str, Any]:
    groups = [{**item, "children": objects(item.get("requests"))} for item in items]
    return {"name": "Insomnia", "collection": groups}


class _Reader:
    """Walks one export as the tree of version 5."""

    def __init__(self, options: ImportOptions) -> None:
        self._walk = Walk(options)
        self._notes = self._walk.notes

    def read_tree(self, found: Mapping[str, Any]) -> Imported:
        name = words(found.get("name")) or "Insomnia"
        base = mapping(found.get("environments"))
        values = flattened(base.get("data"))
        self._walk.enter((), Defaults(name, values))
        for inner in objects(base.get("subEnvironments")):
            own = {**values, **flattened(inner.get("data"))}
            self._walk.environments.append(
                Environment(words(inner.get("name")) or "Environment", "custom", own)
            )
        return self._walk.imported(FORMAT, self._requests(found.get("collection"), (), {}))

    def _requests(
        self, rows: Any, path: tuple[str, ...], auth: Mapping[str, Any]
    ) -> Iterator[Placed]:
        for row in objects(rows):
            name = words(row.get("name")) or "Untitled"
            self._note_scripts(row, name)
            own = mapping(row.get("authentication"))
            if isinstance(row.get("children"), list):
                values = flattened(row.get("environment"))
                self._walk.enter((*path, name), Defaults(name, values, _headers(row)))
                yield from self._requests(row["children"], (*path, name), own or auth)
            elif words(row.get("_type") or "request") in _REQUESTS and _is_http(row):
                self._walk.count()
                yield Placed(self._request(name, row, own or auth), path)
            else:
                self._notes.ignore(f"“{name}”, which is no HTTP request")

    def _note_scripts(self, row: Mapping[str, Any], name: str) -> None:
        scripts = {**mapping(row.get("scripts")), "pre": row.get("preRequestScript")}
        scripts["after"] = row.get("afterResponseScript")
        if any(words(script).strip() for script in scripts.values()):
            self._notes.ignore(f"script of “{name}”")

    def _request(self, name: str, row: Mapping[str, Any], auth: Mapping[str, Any]) -> Request:
        body, body_type = self._body(row, name)
        pairs = ((n, v) for n, v, _ in _rows(row.get("parameters"), enabled=True))
        url = ours(words(row.get("url")))
        for step, value, _ in _rows(row.get("pathParameters"), enabled=True):
            url = with_step(url, step, value)
        request = Request(
            name=name,
            url=with_query(url, pairs),
            method=words(row.get("method")) or "GET",
            description=words(row.get("description"))
            or words(mapping(row.get("meta")).get("description")),
            headers=with_type(_headers(row), body_type),
            body=body,
        )
        kind, values = _auth(auth)
        signed = signed_in(request, kind, values, self._walk.finder, self._notes)
        return self._walk.finder.without(signed)

    def _body(self, row: Mapping[str, Any], name: str) -> Body:
        given = row.get("body")
        if isinstance(given, str):
            return ours(given), ""
        body = mapping(given)
        kind = words(body.get("mimeType"))
        if kind == "application/x-www-form-urlencoded" and isinstance(body.get("params"), list):
            return form_body((n, v) for n, v, _ in self._fields(body, name))
        if kind.startswith("multipart/") and isinstance(body.get("params"), list):
            return multipart_body(self._part(*field) for field in self._fields(body, name))
        if kind == "application/graphql":
            return self._graphql(words(body.get("text")))
        if words(body.get("fileName")):
            return self._walk.file_text(words(body.get("fileName"))), kind
        text = ours(words(body.get("text")))
        return (text, kind) if text else NO_BODY

    def _graphql(self, text: str) -> Body:
        from workbench.domain.json_text import NotJson, parse_json  # noqa: PLC0415  hardly ever needed

        try:
            held = mapping(parse_json(text))
        except NotJson:
            return ours(text), "application/json"
        return graphql_body(ours(words(held.get("query"))), held.get("variables"))

    def _fields(
        self, body: Mapping[str, Any], name: str
    ) -> Iterator[tuple[str, str, Mapping[str, Any]]]:
        for field, value, row in _rows(body.get("params"), enabled=None):
            if row.get("disabled") is True:
                self._notes.ignore(f"field {field} of “{name}” (switched off)")
            else:
                yield field, value, row

    def _part(self, name: str, value: str, row: Mapping[str, Any]) -> FormPart:
        path = words(row.get("fileName"))
        if words(row.get("type")) != "file":
            return FormPart(name, value)
        file_name = re.split(r"[/\\]", path)[-1]
        return FormPart(name, self._walk.file_text(path), file_name, "application/octet-stream")


def ours(text: str) -> str:
    """Return a text with Insomnia's names as ours; its template tags stay."""
    return _BRACKETED.sub(r"{{\1}}", _NAME.sub(r"{{\1}}", text))


def flattened(value: Any, before: str = "") -> dict[str, str]:
    """Return an environment's data as variables: `user.name` for a value inside an object."""
    found: dict[str, str] = {}
    for name, held in mapping(value).items():
        if isinstance(held, dict):
            found |= (
                flattened(held, f"{before}{name}.") if before.count(".") < _DEEPEST_VALUE else {}
            )
        elif not isinstance(held, list):
            found[before + name] = ours(words(held))
    return found


_DEEPEST_VALUE = 20


def _is_http(row: Mapping[str, Any]) -> bool:
    return not words(row.get("url")).startswith(("ws://", "wss://", "grpc://"))


def _rows(given: Any, *, enabled: bool | None) -> Iterator[tuple[str, str, Mapping[str, Any]]]:
    for row in objects(given):
        if enabled is None or (row.get("disabled") is True) != enabled:
            name = ours(words(row.get("name")))
            if name:
                yield name, ours(words(row.get("value"))), row


def _headers(row: Mapping[str, Any]) -> tuple[Header, ...]:
    return tuple(
        Header(name, value, enabled=held.get("disabled") is not True)
        for name, value, held in _rows(row.get("headers"), enabled=None)
    )


def _auth(auth: Mapping[str, Any]) -> tuple[str, dict[str, str]]:
    """Return the kind of an auth and what it says; the old versions name no type of a login."""
    if not auth or auth.get("disabled") is True:
        return "none", {}
    kind = words(auth.get("type")) or ("basic" if auth.get("username") else "none")
    values = {key: ours(words(value)) for key, value in auth.items()}
    if kind == "apikey":
        return kind, {**values, "in": "query" if values.get("addTo") == "queryParams" else "header"}
    return kind, values
