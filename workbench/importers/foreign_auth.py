"""How other programs sign requests in, as a key by name: no credential stays in a request.

A credential that is written out is taken and named; one that is a variable stays a header with its variable.
"""

from base64 import b64encode
from collections.abc import Mapping
from dataclasses import replace

from workbench.domain.request import Header, KeyChoice, Request
from workbench.importers.found_secrets import SecretFinder
from workbench.importers.imported import Notes

BEARER, BASIC = "Bearer ", "Basic "
GOOGLE_HEADER = "x-goog-api-key"


def signed_in(
    request: Request, kind: str, values: Mapping[str, str], finder: SecretFinder, notes: Notes
) -> Request:
    """Return a request that signs in the same way.

    `kind` is none, bearer, basic or apikey; `values` has token, username and password, or key, value and in.
    """
    if kind in ("", "none", "noauth", "inherit"):
        return request
    if kind == "bearer" and values.get("token"):
        return _with(request, "Authorization", BEARER, values["token"], finder)
    if kind == "basic":
        return _with_basic(request, values, finder, notes)
    if kind == "apikey" and values.get("key"):
        return _with_api_key(request, values, finder)
    notes.ignore(f"auth {kind} of “{request.name}”")
    return request


def _with(request: Request, header: str, prefix: str, value: str, finder: SecretFinder) -> Request:
    if any(each.name.lower() == header.lower() and each.enabled for each in request.headers):
        return request
    if "{{" in value:
        return replace(request, headers=(*request.headers, Header(header, prefix + value)))
    name = finder.take(
        value, "token" if header == "Authorization" else "gemini", f"header {header}"
    )
    if header.lower() == GOOGLE_HEADER:
        return replace(request, key=KeyChoice(name))
    return replace(request, key=KeyChoice(name, header, prefix or None))


def _with_basic(
    request: Request, values: Mapping[str, str], finder: SecretFinder, notes: Notes
) -> Request:
    login = f"{values.get('username', '')}:{values.get('password', '')}"
    if "{{" in login:
        notes.ignore(f"auth basic of “{request.name}”: its variables cannot be joined and encoded")
        return request
    return _with(request, "Authorization", BASIC, b64encode(login.encode()).decode(), finder)


def _with_api_key(request: Request, values: Mapping[str, str], finder: SecretFinder) -> Request:
    name, value = values["key"], values.get("value", "")
    if values.get("in") != "query":
        return _with(request, name, "", value, finder)
    shown = value
    if "{{" not in value and value:
        shown = "{{secret:" + finder.take(value, "gemini", f"parameter {name}") + "}}"
    mark = "&" if "?" in request.url else "?"
    return replace(request, url=f"{request.url}{mark}{name}={shown}")
