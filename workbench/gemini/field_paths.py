"""The place in the body that Google's complaint is about, as a JSON Pointer. Source: gemini-api.md 5.2.

Google names fields in the spelling of protocol buffers: `contents[0].parts[1].inline_data`.
"""

import re
from collections.abc import Iterator
from typing import Any

from workbench.gemini.error_objects import ErrorFacts, mappings_in, text_of

MAX_TEXT = 65_536
_UNKNOWN_NAME = r'Unknown name "(?P<name>[^"\n]*)"(?: at \'(?P<at>[^\'\n]*)\')?'
_INVALID_VALUE = r"Invalid (?:enum )?value at '(?P<at>[^'\n]+)'"
_NAMED_FIELD = r"(?m)^\*? ?(?P<at>[A-Z]\w*(?:\.[a-z]\w*(?:\[\d+\])*)+): "
_STEP = r"\[(?P<index>\d{1,9})\]|(?P<key>[^.\[\]]+)"
_SNAKE = r"_([a-z0-9])"


def violated_pointers(error: ErrorFacts) -> tuple[str, ...]:
    """Return the fields that an error complains about, as JSON Pointers in camelCase, each once."""
    return tuple(dict.fromkeys(_pointers(error)))


def violation_texts(error: ErrorFacts) -> tuple[str, ...]:
    """Return what the field violations of an error say, in order."""
    violations = _violations(error)
    return tuple(text for v in violations if (text := text_of(v.get("description"))))


def pointer_of(path: str) -> str:
    """Return a field path as a JSON Pointer in camelCase: `/contents/0/parts/1/inlineData`."""
    steps = list(_steps(path))
    if steps and steps[0][:1].isupper():
        steps = steps[1:]  # the name of the message type, as in GenerateContentRequest.contents
    return "".join(f"/{_escaped(_camel(step))}" for step in steps)


def pointer_in(pointer: str, body: Any) -> str:
    """Return a pointer in the spelling that the body uses: each key as camelCase or as snake_case."""
    spelled: list[str] = []
    for token in pointer.split("/")[1:]:
        key = token.replace("~1", "/").replace("~0", "~")
        if isinstance(body, dict):
            key = next((k for k in (key, _snake(key)) if k in body), key)
            body = body.get(key)
        elif isinstance(body, list):
            body = (
                body[int(key)]
                if re.fullmatch(r"[0-9]{1,9}", key) and int(key) < len(body)
                else None
            )
        spelled.append(_escaped(key))
    return "".join(f"/{key}" for key in spelled)


def _violations(error: ErrorFacts) -> list[Any]:
    return [
        violation
        for detail in error.details_of("BadRequest")
        for violation in mappings_in(detail.get("fieldViolations"))
    ]


def _pointers(error: ErrorFacts) -> Iterator[str]:
    for violation in _violations(error):
        told = list(_pointers_in_text(text_of(violation.get("description"))[:MAX_TEXT]))
        yield from told[:1] or [pointer_of(text_of(violation.get("field")))]
    yield from _pointers_in_text(error.message[:MAX_TEXT])
    if error.param:
        yield pointer_of(error.param)


def _pointers_in_text(text: str) -> Iterator[str]:
    for match in re.finditer(_UNKNOWN_NAME, text):
        yield pointer_of(match["at"] or "") + "/" + _escaped(match["name"])
    for pattern in (_INVALID_VALUE, _NAMED_FIELD):
        for match in re.finditer(pattern, text):
            yield pointer_of(match["at"])


def _steps(path: str) -> Iterator[str]:
    for match in re.finditer(_STEP, path):
        yield match["index"] or match["key"] or ""


def _camel(name: str) -> str:
    return re.sub(_SNAKE, _upper_first, name)


def _upper_first(match: re.Match[str]) -> str:
    return match[1].upper()


def _snake(name: str) -> str:
    return re.sub(r"(?<!^)([A-Z])", r"_\1", name).lower()


def _escaped(token: str) -> str:
    return token.replace("~", "~0").replace("/", "~1")
