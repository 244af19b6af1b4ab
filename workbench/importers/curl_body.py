"""The body that curl makes of `-d` and its kin and of `-F`. Source: `man curl` and curl 7.88's own behaviour."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import quote

from workbench.importers.curl_arguments import Arguments
from workbench.importers.imported import NotUnderstood
from workbench.importers.marks import unmarked_parts

DATA = ("data", "data-ascii", "data-binary", "data-raw", "data-urlencode", "json")
FORM = ("form", "form-string")
BOUNDARY = "BOUNDARY"
"""What stands for the boundary that curl would draw at random."""

FORM_TYPE = "application/x-www-form-urlencoded"
_UNRESERVED = "-._~"
_TYPES = {  # what curl 7.88 knows of file names; source: `man curl`, --form
    ".gif": "image/gif",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain",
    ".htm": "text/html",
    ".html": "text/html",
    ".pdf": "application/pdf",
    ".xml": "application/xml",
}

_EXTRA = re.compile(r";\s*(type|filename|headers|encoder)=", re.IGNORECASE)

ReadText = Callable[[str], str | None]
"""Returns the text of a file or of standard input ("-"), None where it stays unread."""


@dataclass(frozen=True, slots=True)
class FormPart:
    """One part of a form: its field, its text, and what its headers say."""

    name: str
    text: str
    file_name: str | None = None
    type: str = ""
    headers: tuple[str, ...] = ()


def data_text(arguments: Arguments, read: ReadText) -> str | None:
    """Return what the options of data make together, None where there is none."""
    pieces = arguments.all(*DATA)
    if not pieces:
        return None
    text, is_json = "", False
    for name, argument in pieces:
        is_json = is_json or name == "json"
        piece = _piece(name, argument, read)
        text += piece if is_json or not text else f"&{piece}"
    return text


def query_pieces(arguments: Arguments, read: ReadText) -> tuple[str, ...]:
    """Return what `--url-query` adds to every URL."""
    return tuple(
        value[1:] if value.startswith("+") else _url_encoded(value, read)
        for _, value in arguments.all("url-query")
    )


def form_parts(arguments: Arguments, read: ReadText, line: int) -> tuple[FormPart, ...]:
    """Return the parts that `-F` and `--form-string` describe. Errors: NotUnderstood."""
    parts: list[FormPart] = []
    for name, argument in arguments.all(*FORM):
        field, mark, content = argument.partition("=")
        if not mark:
            raise NotUnderstood(f"the form field {argument!r} has no =", line)
        if name == "form-string":
            parts.append(FormPart(field, content))
        else:
            parts += _form_parts(field, content, read)
    return tuple(parts)


def multipart(parts: tuple[FormPart, ...]) -> str:
    """Return the parts as a body of multipart/form-data."""
    return "".join(_part_text(part) for part in parts) + f"--{BOUNDARY}--\r\n"


def escaped(text: str) -> str:
    """Return a text as curl writes it into a form or a query; variables stay what they are."""
    parts = unmarked_parts(text)
    parts[::2] = [quote(part, safe=_UNRESERVED).replace("%20", "+") for part in parts[::2]]
    return "".join(parts)


def _piece(name: str, argument: str, read: ReadText) -> str:
    if name == "data-urlencode":
        return _url_encoded(argument, read)
    if name == "data-raw" or not argument.startswith("@"):
        return argument
    text = read(argument[1:])
    if text is None:
        return argument
    return re.sub(r"[\r\n\0]", "", text) if name in ("data", "data-ascii") else text


def _url_encoded(argument: str, read: ReadText) -> str:
    """Return one argument of --data-urlencode: `content`, `=content`, `name=content`, `@file`, `name@file`."""
    found = re.match(r"([^=@]*)([=@])", argument, re.DOTALL)
    if found is None:
        return escaped(argument)
    name, content = found[1], argument[found.end() :]
    if found[2] == "@":
        text = read(content)
        if text is None:
            return argument
        content = text
    return f"{name}={escaped(content)}" if name else escaped(content)


def _form_parts(field: str, content: str, read: ReadText) -> Iterator[FormPart]:
    if content[:1] not in ("@", "<"):
        value, extras = _value_and_extras(content)
        yield FormPart(field, value, extras.get("filename"), extras.get("type", ""), _own(extras))
        return
    for single in _files(content[1:]):
        path, extras = _value_and_extras(single)
        text = read(path)
        shown = f"{content[0]}{path}" if text is None else text
        if content[0] == "<":
            yield FormPart(field, shown, None, extras.get("type", ""), _own(extras))
        else:
            name = extras.get("filename", PurePosixPath(path).name)
            kind = extras.get("type") or _TYPES.get(PurePosixPath(name).suffix.lower(), "")
            yield FormPart(field, shown, name, kind or "application/octet-stream", _own(extras))


def _files(text: str) -> list[str]:
    """Return the files that commas separate, each with what follows it."""
    return [found[0] for found in re.finditer(r'(?:"(?:[^"\\]|\\.)*"|[^,])+', text)] or [""]


def _value_and_extras(text: str) -> tuple[str, dict[str, str]]:
    """Return what comes first and what follows as `;name=value`; a quoted value keeps its semicolons."""
    value, rest = _maybe_quoted(text)
    extras: dict[str, str] = {}
    while (found := _EXTRA.match(rest)) is not None:
        more, rest = _maybe_quoted(rest[found.end() :])
        name = found[1].lower()
        extras[name] = (
            f"{extras[name]}\r\n{more}" if extras.get(name) and name == "headers" else more
        )
    return (value, extras) if extras or not rest else (text, {})


def _maybe_quoted(text: str) -> tuple[str, str]:
    """Return a value and what follows it; a quoted one may hold semicolons."""
    quoted = re.match(r'"((?:[^"\\]|\\.)*)"', text, re.DOTALL)
    if quoted is not None:
        return re.sub(r"\\(.)", r"\1", quoted[1], flags=re.DOTALL), text[quoted.end() :]
    found = _EXTRA.search(text)
    return (text, "") if found is None else (text[: found.start()], text[found.start() :])


def _own(extras: dict[str, str]) -> tuple[str, ...]:
    return tuple(extras["headers"].split("\r\n")) if "headers" in extras else ()


def _part_text(part: FormPart) -> str:
    lines = [f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{_in_quotes(part.name)}"']
    if part.file_name is not None:
        lines[0] += f'; filename="{_in_quotes(part.file_name)}"'
    lines += [f"Content-Type: {part.type}"] if part.type else []
    return "\r\n".join([*lines, *part.headers, "", part.text, ""])


def _in_quotes(text: str) -> str:
    return text.replace('"', "%22").replace("\r", "%0D").replace("\n", "%0A")
