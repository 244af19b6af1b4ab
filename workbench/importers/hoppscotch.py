"""Hoppscotch collections of every version: one collection or a list, `<<name>>` as `{{name}}`, auth as a key by name."""

import re
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import quote

from workbench.domain.environment import Defaults
from workbench.domain.request import Header, Request
from workbench.importers.curl_body import BOUNDARY, FORM_TYPE, FormPart, multipart
from workbench.importers.foreign_auth import signed_in
from workbench.importers.found_secrets import SecretFinder
from workbench.importers.imported import (
    Imported,
    ImportOptions,
    Notes,
    NotUnderstood,
    Placed,
    PlacedFolder,
)
from workbench.importers.names_used import names_used
from workbench.importers.reading import (
    DEEPEST,
    MOST_ITEMS,
    holds,
    json_of,
    mapping,
    objects,
    words,
)

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
    del options
    found = json_of(text)
    collections = objects(found if isinstance(found, list) else [found])
    if not collections or not all(_is_folder(collection) for collection in collections):
        raise NotUnderstood("a collection of Hoppscotch has the lists “folders” and “requests”")
    reader = _Reader()
    if len(collections) == 1:
        return reader.read(collections[0])
    together = {"name": "Hoppscotch", "folders": collections, "requests": []}
    return reader.read(together)


def _is_folder(value: Mapping[str, Any]) -> bool:
    return isinstance(value.get("folders"), list) and isinstance(value.get("requests"), list)


class _Reader:
    """Walks one collection."""

    def __init__(self) -> None:
        self._finder = SecretFinder()
        self._notes = Notes()
        self._folders: list[PlacedFolder] = []
        self._count = 0

    def read(self, collection: Mapping[str, Any]) -> Imported:
        requests = tuple(self._requests(collection, (), {}))
        return Imported(
            format=FORMAT,
            requests=requests,
            ignored=self._notes.all,
            variables=names_used(placed.request for placed in requests),
            secrets=tuple(self._finder.found),
            folders=tuple(self._folders),
        )

    def _requests(
        self, folder: Mapping[str, Any], path: tuple[str, ...], auth: Mapping[str, Any]
    ) -> Iterator[Placed]:
        if len(path) > DEEPEST:
            raise NotUnderstood(f"folders are nested more than {DEEPEST} deep")
        name = words(folder.get("name")) or "Hoppscotch"
        self._note_scripts(folder, name)
        defaults = Defaults(name, _variables(folder), self._headers(folder.get("headers")))
        self._folders.append(PlacedFolder(path, defaults))
        auth = _in_force(folder, auth)
        for inner in objects(folder.get("folders")):
            self._count_one()
            yield from self._requests(inner, (*path, words(inner.get("name")) or "Untitled"), auth)
        for request in objects(folder.get("requests")):
            self._count_one()
            yield Placed(self._request(request, auth), path)

    def _count_one(self) -> None:
        self._count += 1
        if self._count > MOST_ITEMS:
            raise NotUnderstood(f"there are more than {MOST_ITEMS:,} requests and folders")

    def _note_scripts(self, item: Mapping[str, Any], name: str) -> None:
        for kind in ("preRequestScript", "testScript"):
            if words(item.get(kind)).strip() not in ("", "export {};"):
                self._notes.ignore(f"script {kind} of “{name}”")

    def _request(self, given: Mapping[str, Any], auth: Mapping[str, Any]) -> Request:
        name = words(given.get("name")) or "Untitled"
        self._note_scripts(given, name)
        body, body_type = self._body(given, name)
        headers = self._headers(given.get("headers"))
        if body_type and not any(h.name.lower() == "content-type" for h in headers):
            headers = (*headers, Header("Content-Type", body_type))
        request = Request(
            name=name,
            url=self._url(given),
            method=words(given.get("method")) or "GET",
            description=words(given.get("description")),
            headers=headers,
            body=body,
        )
        kind, values = _auth(_in_force(given, auth), given)
        signed = signed_in(request, kind, values, self._finder, self._notes)
        return self._finder.without(signed)

    def _url(self, given: Mapping[str, Any]) -> str:
        url = words(given.get("endpoint")) or words(given.get("url")) + words(given.get("path"))
        rows = [row for row in objects(given.get("params")) if row.get("active") is not False]
        query = "&".join(
            f"{_encoded(words(row.get('key')))}={_encoded(words(row.get('value')))}"
            for row in rows
            if words(row.get("key"))
        )
        return _named(f"{url}{'&' if '?' in url else '?'}{query}" if query else url)

    def _headers(self, given: Any) -> tuple[Header, ...]:
        return tuple(
            Header(
                _named(words(row.get("key"))),
                _named(words(row.get("value"))),
                enabled=row.get("active") is not False,
            )
            for row in objects(given)
            if words(row.get("key"))
        )

    def _body(self, given: Mapping[str, Any], name: str) -> tuple[str, str]:
        """Return the text of a body, and the type that goes with it."""
        body = given.get("body")
        kind = words(mapping(body).get("contentType")) or words(given.get("contentType"))
        held = mapping(body).get("body") if isinstance(body, dict) else body
        if isinstance(held, list):
            return self._form(held, kind, name)
        text = _named(words(held))
        if not text:
            return "", ""
        if kind == FORM_TYPE and "=" not in text and ":" in text:
            rows = (line.partition(":") for line in text.splitlines() if line.strip())
            text = "&".join(f"{_encoded(k.strip())}={_encoded(v.strip())}" for k, _, v in rows)
        return text, kind

    def _form(self, rows: list[Any], kind: str, name: str) -> tuple[str, str]:
        parts = []
        for row in objects(rows):
            key = words(row.get("key"))
            if row.get("active") is False:
                self._notes.ignore(f"field {key} of “{name}” (switched off)")
            elif row.get("isFile") is True:
                self._notes.ignore(f"file {key} of “{name}”, which the export does not hold")
            elif key:
                parts.append(FormPart(key, _named(words(row.get("value")))))
        if not parts:
            return "", ""
        if kind == FORM_TYPE:
            return "&".join(f"{_encoded(p.name)}={_encoded(p.text)}" for p in parts), kind
        return multipart(tuple(parts)), f"multipart/form-data; boundary={BOUNDARY}"


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


def _encoded(text: str) -> str:
    """Return a text percent-encoded; names of variables stay."""
    parts = re.split(r"(<<[^<>]*>>|\{\{[^{}]*\}\})", text)
    parts[::2] = [quote(part, safe="-._~") for part in parts[::2]]
    return _named("".join(parts))
