"""Hoppscotch collections of every version: one collection or a list, `<<name>>` as `{{name}}`, auth as a key by name."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from workbench.domain.environment import Defaults
from workbench.domain.request import Header, Request
from workbench.importers.curl_body import FORM_TYPE, FormPart
from workbench.importers.foreign_auth import signed_in
from workbench.importers.foreign_bodies import NO_BODY, Body, form_body, multipart_body
from workbench.importers.imported import Imported, ImportOptions, NotUnderstood, Placed
from workbench.importers.reading import holds, json_of, mapping, objects, words
from workbench.importers.walk import Walk, with_query, with_type

FORMAT = "hoppscotch"
_NAME = re.compile(r"<<\s*([^<>]+?)\s*>>")
_OLD_AUTHS = {"Bearer Token": "bearer", "Basic Auth": "basic", "OAuth 2.0": "bearer"}


def recognises(text: str) -> bool:
    """Tell whether a text is a collection of Hoppscotch."""
    return text.lstrip("\ufeff \t\r\n").startswith(("{", "[")) and (
        holds(text, r"\"folders\"\s*:") and holds(text, r"\"(?:requests|endpoint)\"\s*:")
    )


def read(text: str, options: ImportOptions) -> Imported:
    """Return the requests of one collection or of a list of them. Errors: NotUnderstood."""
    found = json_of(text)
    collections = objects(found if isinstance(found, list) else [found])
    if not collections or not all(_is_folder(collection) for collection in collections):
        raise NotUnderstood("a collection of Hoppscotch has the lists “folders” and “requests”")
    reader = _Reader(options)
    if len(collections) == 1:
        return reader.read(collections[0])
    together = {"name": "Hoppscotch", "folders": collections, "requests": []}
    return reader.read(together)


def _is_folder(value: Mapping[str, Any]) -> bool:
    return isinstance(value.get("folders"), list) and isinstance(value.get("requests"), list)


class _Reader:
    """Walks one collection."""

    def __init__(self, options: ImportOptions) -> None:
        self._walk = Walk(options)
        self._notes = self._walk.notes

    def read(self, collection: Mapping[str, Any]) -> Imported:
        return self._walk.imported(FORMAT, self._requests(collection, (), {}))

    def _requests(
        self, folder: Mapping[str, Any], path: tuple[str, ...], auth: Mapping[str, Any]
    ) -> Iterator[Placed]:
        name = words(folder.get("name")) or "Hoppscotch"
        self._note_scripts(folder, name)
        defaults = Defaults(name, _variables(folder), _headers(folder.get("headers")))
        self._walk.enter(path, defaults)
        auth = _in_force(folder, auth)
        for inner in objects(folder.get("folders")):
            yield from self._requests(inner, (*path, words(inner.get("name")) or "Untitled"), auth)
        for request in objects(folder.get("requests")):
            self._walk.count()
            yield Placed(self._request(request, auth), path)

    def _note_scripts(self, item: Mapping[str, Any], name: str) -> None:
        for kind in ("preRequestScript", "testScript"):
            if words(item.get(kind)).strip() not in ("", "export {};"):
                self._notes.ignore(f"script {kind} of “{name}”")

    def _request(self, given: Mapping[str, Any], auth: Mapping[str, Any]) -> Request:
        name = words(given.get("name")) or "Untitled"
        self._note_scripts(given, name)
        body, body_type = self._body(given, name)
        request = Request(
            name=name,
            url=_url(given),
            method=words(given.get("method")) or "GET",
            description=words(given.get("description")),
            headers=with_type(_headers(given.get("headers")), body_type),
            body=body,
        )
        kind, values = _auth(_in_force(given, auth), given)
        signed = signed_in(request, kind, values, self._walk.finder, self._notes)
        return self._walk.finder.without(signed)

    def _body(self, given: Mapping[str, Any], name: str) -> Body:
        body = given.get("body")
        kind = words(mapping(body).get("contentType")) or words(given.get("contentType"))
        held = mapping(body).get("body") if isinstance(body, dict) else body
        if isinstance(held, list):
            parts = list(self._parts(held, name))
            pairs = ((part.name, part.text) for part in parts)
            return form_body(pairs) if kind == FORM_TYPE else multipart_body(parts)
        text = _named(words(held))
        if kind == FORM_TYPE and "=" not in text and ":" in text:
            rows = (line.partition(":") for line in text.splitlines() if line.strip())
            return form_body((name.strip(), value.strip()) for name, _, value in rows)
        return (text, kind) if text else NO_BODY

    def _parts(self, rows: list[Any], name: str) -> Iterator[FormPart]:
        for row in objects(rows):
            key = words(row.get("key"))
            if row.get("active") is False:
                self._notes.ignore(f"field {key} of “{name}” (switched off)")
            elif row.get("isFile") is True:
                self._notes.ignore(f"file {key} of “{name}”, which the export does not hold")
            elif key:
                yield FormPart(key, _named(words(row.get("value"))))


def _url(given: Mapping[str, Any]) -> str:
    url = words(given.get("endpoint")) or words(given.get("url")) + words(given.get("path"))
    rows = [row for row in objects(given.get("params")) if row.get("active") is not False]
    pairs = ((_named(words(r.get("key"))), _named(words(r.get("value")))) for r in rows)
    return with_query(_named(url), pairs)


def _headers(given: Any) -> tuple[Header, ...]:
    return tuple(
        Header(
            _named(words(row.get("key"))),
            _named(words(row.get("value"))),
            enabled=row.get("active") is not False,
        )
        for row in objects(given)
        if words(row.get("key"))
    )


def _in_force(item: Mapping[str, Any], above: Mapping[str, Any]) -> Mapping[str, Any]:
    own = mapping(item.get("auth"))
    inherits = not own or own.get("authType") == "inherit"
    return above if inherits and not isinstance(item.get("auth"), str) else own


def _auth(auth: Mapping[str, Any], request: Mapping[str, Any]) -> tuple[str, dict[str, str]]:
    """Return the kind of an auth and what it says; the oldest version has it among the request's own fields."""
    old = _OLD_AUTHS.get(words(request.get("auth")))
    if old is not None:
        token = _named(words(request.get("bearerToken")))
        user, password = words(request.get("httpUser")), words(request.get("httpPassword"))
        return old, {"token": token, "username": _named(user), "password": _named(password)}
    if auth.get("authActive") is False:
        return "none", {}
    kind = words(auth.get("authType"))
    values = {key: _named(words(value)) for key, value in auth.items()}
    if kind == "api-key":
        place = "query" if "QUERY" in words(auth.get("addTo")).upper() else "header"
        return "apikey", {**values, "in": place}
    return kind, values


def _variables(folder: Mapping[str, Any]) -> dict[str, str]:
    rows = objects(folder.get("variables"))
    return {
        words(row.get("key")): _named(words(row.get("initialValue") or row.get("value")))
        for row in rows
        if words(row.get("key")) and row.get("secret") is not True
    }


def _named(text: str) -> str:
    return _NAME.sub(r"{{\1}}", text)
