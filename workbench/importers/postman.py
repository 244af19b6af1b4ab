"""Postman collections, versions 2.0 and 2.1, as exported or wrapped as the API gives them. Source: schema.getpostman.com.

Scripts are never run, they are reported. A credential in `auth` becomes a key by name.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from workbench.domain.environment import Defaults
from workbench.domain.request import Header, Request
from workbench.importers.curl_body import FORM_TYPE, FormPart
from workbench.importers.foreign_auth import signed_in
from workbench.importers.foreign_bodies import Body, form_body, graphql_body, multipart_body
from workbench.importers.imported import Imported, ImportOptions, NotUnderstood, Placed
from workbench.importers.reading import holds, json_of, mapping, objects, words
from workbench.importers.walk import Walk, with_step, with_type

FORMAT = "postman"
_SCHEMA = r"\"schema\"\s*:\s*\"https?:(?:\\?/){2}schema\.(?:get)?postman\.com"
_VERSION = re.compile(r"/v(\d+)[\d.]*/")


def recognises(text: str) -> bool:
    """Tell whether a text is a Postman collection."""
    return text.lstrip("\ufeff \t\r\n").startswith("{") and (
        holds(text, _SCHEMA) or holds(text, r"\"_postman_id\"\s*:")
    )


def read(text: str, options: ImportOptions) -> Imported:
    """Return the requests of a collection. Errors: NotUnderstood."""
    found = mapping(json_of(text))
    collection = mapping(found.get("collection")) or found
    version = _VERSION.search(words(mapping(collection.get("info")).get("schema")))
    if version is not None and version[1] != "2":
        raise NotUnderstood(
            f"version {version[1]} of Postman's format is not known; 2.0 and 2.1 are"
        )
    if not isinstance(collection.get("item"), list):
        raise NotUnderstood("this Postman file has no list “item”, so it is no collection")
    return _Reader(options).read(collection)


class _Reader:
    """Walks one collection."""

    def __init__(self, options: ImportOptions) -> None:
        self._walk = Walk(options)
        self._notes = self._walk.notes

    def read(self, collection: Mapping[str, Any]) -> Imported:
        info = mapping(collection.get("info"))
        self._note_scripts(collection, "the collection")
        name = words(info.get("name")) or "Postman"
        self._walk.enter((), Defaults(name, _variables(collection)))
        auth = mapping(collection.get("auth"))
        return self._walk.imported(FORMAT, self._requests(collection["item"], (), auth))

    def _requests(
        self, items: Any, folder: tuple[str, ...], auth: Mapping[str, Any]
    ) -> Iterator[Placed]:
        for item in objects(items):
            name = words(item.get("name")) or "Untitled"
            self._note_scripts(item, f"“{name}”")
            if isinstance(item.get("item"), list):
                inner = (*folder, name)
                self._walk.enter(inner, Defaults(name, _variables(item)))
                yield from self._requests(item["item"], inner, mapping(item.get("auth")) or auth)
            elif "request" in item:
                self._walk.count()
                yield Placed(self._request(name, item, auth), folder)

    def _note_scripts(self, item: Mapping[str, Any], of: str) -> None:
        for event in objects(item.get("event")):
            script = mapping(event.get("script")).get("exec")
            if script and script != [""]:
                self._notes.ignore(f"script {words(event.get('listen'))} of {of}")

    def _request(self, name: str, item: Mapping[str, Any], auth: Mapping[str, Any]) -> Request:
        given = item["request"]
        asked = {"url": given} if isinstance(given, str) else mapping(given)
        if objects(item.get("response")):
            self._notes.ignore(f"saved answers of “{name}”")
        body, body_type = self._body(mapping(asked.get("body")), name)
        request = Request(
            name=name,
            url=self._url(asked.get("url"), name),
            method=words(asked.get("method")) or "GET",
            description=_description(asked.get("description")),
            headers=with_type(_headers(asked.get("header")), body_type),
            body=body,
        )
        own = mapping(asked.get("auth")) or auth
        kind = words(own.get("type"))
        signed = signed_in(request, kind, _auth_values(own, kind), self._walk.finder, self._notes)
        return self._walk.finder.without(signed)

    def _url(self, given: Any, name: str) -> str:
        if isinstance(given, str):
            return given
        parts = mapping(given)
        raw = parts.get("raw")
        url = raw if isinstance(raw, str) else _built_url(parts)
        for row in objects(parts.get("query")):
            if row.get("disabled") is True:
                self._notes.ignore(f"parameter {words(row.get('key'))} of “{name}” (switched off)")
        for row in objects(parts.get("variable")):
            url = with_step(url, words(row.get("key")), words(row.get("value")))
        return url

    def _body(self, body: Mapping[str, Any], name: str) -> Body:
        mode = words(body.get("mode"))
        if body.get("disabled") is True:
            self._notes.ignore(f"the switch of the body of “{name}”, which was off")
        if mode == "urlencoded":
            return self._urlencoded(body.get("urlencoded"), name)
        if mode == "formdata":
            rows = self._rows(body.get("formdata"), name)
            return multipart_body(part for row in rows for part in self._parts(row))
        if mode == "graphql":
            graphql = mapping(body.get("graphql"))
            return graphql_body(words(graphql.get("query")), graphql.get("variables"))
        if mode == "file":
            return self._walk.file_text(words(mapping(body.get("file")).get("src"))), ""
        if mode not in ("", "raw"):
            self._notes.ignore(f"body {mode} of “{name}”")
        return words(body.get("raw")), ""

    def _urlencoded(self, given: Any, name: str) -> Body:
        if isinstance(given, str):
            return given, FORM_TYPE
        rows = self._rows(given, name)
        return form_body((words(row.get("key")), words(row.get("value"))) for row in rows)

    def _rows(self, given: Any, name: str) -> list[dict[str, Any]]:
        rows = objects(given)
        for row in rows:
            if row.get("disabled") is True:
                self._notes.ignore(f"field {words(row.get('key'))} of “{name}” (switched off)")
        return [row for row in rows if row.get("disabled") is not True]

    def _parts(self, row: Mapping[str, Any]) -> Iterator[FormPart]:
        key, kind = words(row.get("key")), words(row.get("contentType"))
        if words(row.get("type")) != "file":
            yield FormPart(key, words(row.get("value")), type=kind)
            return
        source = row.get("src")
        for path in map(words, source if isinstance(source, list) else [source]):
            name = re.split(r"[/\\]", path)[-1]
            kind = kind or "application/octet-stream"
            yield FormPart(key, self._walk.file_text(path), name, kind)


def _variables(item: Mapping[str, Any]) -> dict[str, str]:
    """Return the variables of a collection or folder that have a value; secret ones have none here."""
    rows = objects(item.get("variable"))
    return {
        words(row.get("key") or row.get("id")): words(row.get("value"))
        for row in rows
        if (row.get("key") or row.get("id"))
        and row.get("disabled") is not True
        and words(row.get("type")) != "secret"
    }


def _headers(given: Any) -> tuple[Header, ...]:
    if isinstance(given, str):
        pairs = (line.partition(":") for line in given.splitlines() if line.strip())
        return tuple(Header(name.strip(), value.strip()) for name, _, value in pairs)
    return tuple(
        Header(
            words(row.get("key")), words(row.get("value")), enabled=row.get("disabled") is not True
        )
        for row in objects(given)
        if words(row.get("key"))
    )


def _built_url(parts: Mapping[str, Any]) -> str:
    """Return a URL that is given in parts only."""
    host, path = parts.get("host"), parts.get("path")
    protocol, port = words(parts.get("protocol")), words(parts.get("port"))
    url = f"{protocol}://" if protocol else ""
    url += ".".join(map(words, host)) if isinstance(host, list) else words(host)
    url += f":{port}" if port else ""
    steps = (
        [words(mapping(s).get("value")) or words(s) for s in path] if isinstance(path, list) else []
    )
    tail = "/".join(steps) or words(path).lstrip("/")
    url += f"/{tail}" if tail else ""
    rows = [row for row in objects(parts.get("query")) if row.get("disabled") is not True]
    query = "&".join(f"{words(r.get('key'))}={words(r.get('value'))}" for r in rows)
    return f"{url}?{query}" if query else url


def _description(given: Any) -> str:
    return given if isinstance(given, str) else words(mapping(given).get("content"))


def _auth_values(auth: Mapping[str, Any], kind: str) -> dict[str, str]:
    """Return what one kind of auth says; 2.1 writes rows, 2.0 an object."""
    given = auth.get(kind)
    if isinstance(given, dict):
        return {key: words(value) for key, value in given.items()}
    return {words(row.get("key")): words(row.get("value")) for row in objects(given)}
