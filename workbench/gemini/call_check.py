"""Whether a function call fits what the request declares: name, required arguments, names and plain types.

A schema is looked at as deep as its own properties; what lies deeper is the business of an assertion with a schema.
Source: gemini-api.md 3.5.
"""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from workbench.domain.json_text import NotJson, parse_json

_TYPES: Mapping[str, tuple[type, ...]] = {
    "string": (str,),
    "number": (int, float),
    "integer": (int,),
    "boolean": (bool,),
    "array": (list,),
    "object": (dict,),
    "null": (type(None),),
}
_FITS = "Fits its declaration"


class CallCheck(NamedTuple):
    """Whether a call fits, and a sentence on it."""

    fits: bool
    words: str


class Declarations:
    """The functions that a request declares, by name."""

    def __init__(self, body: bytes) -> None:
        try:
            value = parse_json(body.decode(errors="replace")) if body else None
        except NotJson:
            value = None
        self._by_name = {
            one["name"]: one for one in _declared(value) if isinstance(one.get("name"), str)
        }

    def check(self, call: Mapping[str, Any]) -> CallCheck | None:
        """Return whether a call fits, None where the request declares no functions at all."""
        if not self._by_name:
            return None
        declared = self._by_name.get(str(call.get("name")))
        if declared is None:
            return CallCheck(fits=False, words="The request declares no function of this name")
        args = call.get("args")
        trouble = next(_troubles(_schema(declared), args if isinstance(args, dict) else {}), "")
        return CallCheck(fits=not trouble, words=trouble or _FITS)


def _declared(body: Any) -> Iterator[Mapping[str, Any]]:
    tools = body.get("tools") if isinstance(body, dict) else None
    for tool in tools if isinstance(tools, list) else ():
        if isinstance(tool, dict):
            listed = tool.get("functionDeclarations", tool.get("function_declarations"))
            yield from (one for one in listed or () if isinstance(one, dict))


def _schema(declared: Mapping[str, Any]) -> Mapping[str, Any]:
    names = ("parameters", "parametersJsonSchema", "parameters_json_schema")
    found = (declared[name] for name in names if isinstance(declared.get(name), dict))
    return next(found, {})


def _troubles(schema: Mapping[str, Any], args: Mapping[str, Any]) -> Iterator[str]:
    """Yield what does not fit, in sentences."""
    properties = schema.get("properties")
    known = properties if isinstance(properties, dict) else {}
    required = schema.get("required")
    for name in required if isinstance(required, list) else ():
        if name not in args:
            yield f"The argument {name} is missing"
    for name, value in args.items():
        wanted = known.get(name)
        if isinstance(wanted, dict):
            yield from _value_troubles(name, wanted, value)
        elif known and not schema.get("additionalProperties"):
            yield f"The argument {name} is not declared"


def _value_troubles(name: str, schema: Mapping[str, Any], value: Any) -> Iterator[str]:
    if value is None and schema.get("nullable"):
        return
    types = _types(schema)
    if types and not any(_is_of(value, one) for one in types):
        yield f"The argument {name} is no {' or '.join(types)}"
    options = schema.get("enum")
    if isinstance(options, list) and options and value not in options:
        yield f"The argument {name} is none of the declared values"


def _types(schema: Mapping[str, Any]) -> list[str]:
    told = schema.get("type")
    words = told if isinstance(told, list) else [told]
    return [word.lower() for word in words if isinstance(word, str) and word.lower() in _TYPES]


def _is_of(value: Any, kind: str) -> bool:
    if isinstance(value, bool):
        return kind == "boolean"
    if kind == "integer" and isinstance(value, float):
        return value.is_integer()
    return isinstance(value, _TYPES[kind])
