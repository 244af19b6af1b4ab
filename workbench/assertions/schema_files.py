"""Schemas as files of a collection: which other files a schema refers to, and under which URI each is known.

A file's own URI is its path behind `collection:///`. A `$ref` is resolved as JSON Schema says: against the
nearest `$id` above it, else the file's URI. Whatever is not a file of the collection is not read.
"""

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from urllib.parse import quote, unquote, urljoin

from workbench.domain.json_text import NotJson, parse_json

HOME = "collection:///"
KNOWN_TO_URLJOIN = "http://collection.invalid/"
"""urljoin resolves only in schemes it knows; ours borrows one for that moment."""

SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
REMEMBERED = 256
"""Schemas whose references are kept; a collection judges with the same ones again and again."""

REFERENCES = ("$ref", "$dynamicRef", "$recursiveRef", "$schema")


@dataclass(frozen=True, slots=True)
class Reference:
    """What a schema refers to: the URI, and the file of the collection that would hold it, None outside."""

    uri: str
    path: str | None


def uri_of(path: str) -> str:
    """Return the URI of a file of the collection."""
    return HOME + quote(path)


def inside(folder: str, path: str) -> str | None:
    """Return the collection's path of a file named in a folder of it, None where it leads outside."""
    joined = posixpath.normpath(posixpath.join(folder, path.replace("\\", "/")))
    leaves = joined.startswith(("/", "../")) or joined in {".", ".."} or ":" in joined.split("/")[0]
    return None if leaves else joined


@lru_cache(REMEMBERED)
def references_of(path: str, uri: str, text: str) -> tuple[Reference, ...]:
    """Return the documents that a schema file refers to, without itself; none where it is not JSON.

    `uri` is what the file is known as, `path` where it lies.
    """
    try:
        schema = parse_json(text)
    except NotJson:
        return ()
    folder = posixpath.dirname(path)
    found = {
        resolved: Reference(resolved, _file(folder, reference, resolved))
        for resolved, reference in _references(schema, uri)
        if resolved != uri
    }
    return tuple(found.values())


def _references(schema: Any, base: str) -> Iterator[tuple[str, str]]:
    """Yield (resolved URI, reference as written) for each reference, without fragments."""
    waiting = [(schema, base)]
    while waiting:
        value, base = waiting.pop()
        if isinstance(value, dict):
            base = _base_within(value, base)
            yield from _own_references(value, base)
            waiting += [(item, base) for item in value.values()]
        elif isinstance(value, list):
            waiting += [(item, base) for item in value]


def _base_within(schema: dict[str, Any], base: str) -> str:
    own = schema.get("$id")
    return _resolved(base, own) if isinstance(own, str) else base


def _own_references(schema: dict[str, Any], base: str) -> Iterator[tuple[str, str]]:
    for keyword in REFERENCES:
        reference = schema.get(keyword)
        bare = reference.partition("#")[0] if isinstance(reference, str) else ""
        if bare:
            yield _resolved(base, bare), bare


def _resolved(base: str, reference: str) -> str:
    """Return the absolute URI of a reference without its fragment; as written where it is no URI at all."""
    try:
        joined = urljoin(base.replace(HOME, KNOWN_TO_URLJOIN, 1), reference.partition("#")[0])
    except ValueError:
        return reference
    return joined.replace(KNOWN_TO_URLJOIN, HOME, 1)


def _file(folder: str, reference: str, resolved: str) -> str | None:
    if resolved.startswith(HOME):
        return inside("", unquote(resolved.removeprefix(HOME)))
    return None if _has_scheme(reference) else inside(folder, unquote(reference))


def _has_scheme(reference: str) -> bool:
    return reference.startswith("//") or SCHEME.match(reference) is not None
