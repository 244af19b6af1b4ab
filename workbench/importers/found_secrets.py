"""Credentials inside imported requests, taken out and named: only a name may reach a file.

What counts: `x-goog-api-key`, `Authorization`, `?key=` and `access_token`, shapes of keys anywhere, and values that
are stored already. Source: command-line.md, import.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from workbench.domain.credentials import credentials_replaced
from workbench.domain.request import Header, Request
from workbench.domain.secret import Secret
from workbench.importers.imported import FoundSecret

_PARAMETER = re.compile(r"(?<=[?&])(key|access_token)=([^&#]+)", re.IGNORECASE)
_SCHEME = re.compile(r"((?:Bearer|Basic)\s+)(\S.*)", re.IGNORECASE | re.DOTALL)
_ONLY_NAMES = re.compile(r"(?:\{\{[^{}]*\}\})*")
_HEADER_NAMES = {"x-goog-api-key": "gemini", "authorization": "token"}


class SecretFinder:
    """Takes secrets out of requests; the same value has the same name in all of them."""

    def __init__(self, taken: Sequence[str] = ()) -> None:
        self.found: list[FoundSecret] = []
        self._taken = set(taken)
        self._names: dict[str, str] = {}

    def without(self, request: Request) -> Request:
        """Return a request in which names stand for its secrets."""
        headers = tuple(self._header(header) for header in request.headers)
        url = _PARAMETER.sub(self._parameter, request.url)
        return replace(
            request,
            url=self.without_shapes(url, "URL"),
            headers=headers,
            body=self.without_shapes(request.body, "body"),
        )

    def _header(self, header: Header) -> Header:
        name = _HEADER_NAMES.get(header.name.lower())
        where = f"header {header.name}"
        if name is None:
            return replace(header, value=self.without_shapes(header.value, where))
        scheme = _SCHEME.fullmatch(header.value)
        before, value = ("", header.value) if scheme is None else scheme.groups()
        return replace(header, value=before + self._named(value, name, where))

    def _parameter(self, found: re.Match[str]) -> str:
        name = "gemini" if found[1].lower() == "key" else "token"
        return f"{found[1]}={self._named(found[2], name, f'parameter {found[1]}')}"

    def without_shapes(self, text: str, where: str) -> str:
        """Return a text in which names stand for what is shaped like a key."""
        return credentials_replaced(text, lambda value: self._named(value, "gemini", where))

    def take(self, value: str, name: str, where: str) -> str:
        """Return the name of a secret value; `name` is the one it gets where it has none yet."""
        if value not in self._names:
            self._names[value] = self._free(name)
            self.found.append(FoundSecret(self._names[value], where, Secret(value)))
        return self._names[value]

    def _named(self, value: str, name: str, where: str) -> str:
        """Return what stands for a value; a variable alone is none."""
        if not value or _ONLY_NAMES.fullmatch(value):
            return value
        return "{{secret:" + self.take(value, name, where) + "}}"

    def _free(self, name: str) -> str:
        number, free = 1, name
        while free in self._taken:
            number += 1
            free = f"{name}-{number}"
        self._taken.add(free)
        return free
