"""File names out of the names of documents: safe on every system, alike on every machine (collection-format.md 8).

A name is lower case ASCII letters, digits and hyphens. Accents are dropped, other scripts leave nothing and fall
back to the kind of the document. No name is reserved on Windows or means something to the collection itself.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator

MAX_LENGTH = 64

_BETWEEN = re.compile(r"[^a-z0-9]+")
_DEVICES = frozenset({"con", "prn", "aux", "nul"})
_NUMBERED_DEVICE = re.compile(r"(?:com|lpt)[0-9]")
_OURS = frozenset({"collection", "folder", "environments", "files", "examples"})


def file_stem(name: str, taken: Iterable[str] = (), fallback: str = "request") -> str:
    """Return a stem for a document's name that clashes with none of the stems in its folder.

    Stems that differ only in case or in how an accent is composed clash: some systems take them for one.
    """
    stem = _slug(name) or fallback
    if _is_reserved(stem):
        stem = f"{stem}-{fallback}"
    used = {_folded(each) for each in taken}
    return next(each for each in _numbered(stem, len(used) + 1) if each not in used)


def _slug(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name.casefold())
    letters = "".join(each for each in plain if not unicodedata.combining(each))
    return _BETWEEN.sub("-", letters).strip("-")[:MAX_LENGTH].strip("-")


def _is_reserved(stem: str) -> bool:
    return stem in _DEVICES or stem in _OURS or _NUMBERED_DEVICE.fullmatch(stem) is not None


def _folded(stem: str) -> str:
    return unicodedata.normalize("NFC", stem).casefold()


def _numbered(stem: str, count: int) -> Iterator[str]:
    yield stem
    yield from (f"{stem}-{number}" for number in range(2, count + 2))
