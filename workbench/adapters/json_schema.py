"""JSON Schema and patterns through jsonschema-rs, the way a worker process uses it.

Nothing is fetched: a reference reaches only the documents that came with the question. Formats are asserted
where the draft does so (draft-07 and before), or its `$schema` asks for it. What nests deeper than DEEPEST, or
holds a number beyond the range of doubles, is refused before it reaches the library. Source: promises.md U6.
"""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from math import isinf
from typing import Any, NoReturn
from urllib.parse import unquote

import jsonschema_rs

from workbench.domain.json_text import NotJson, json_type, parse_json
from workbench.domain.pointer import pointer_of

MOST_VIOLATIONS = 100
LONGEST_SENTENCE = 300
DEEPEST = 500
"""Levels of nesting; the smallest stack that was measured broke at 1,400."""

MANY_VIOLATIONS = 2_000
"""Above this the quick list of violations is taken; the careful one takes 11 µs for each."""

COMPILED_KEPT = 64
HOME = "collection:///"
"""What the URIs of a collection's own files begin with; it is not shown."""

NO_SURROGATES = "surrogates not allowed"
"""How the library's own text says that half a surrogate pair cannot pass."""

NOT_LINEAR = "look-around, back-references and very large repeats cannot be matched in linear time"
SURROGATE = "{} holds half a surrogate pair, which is no text."
TOO_DEEP = f"{{}} nests deeper than {DEEPEST} levels."
Documents = tuple[tuple[str, str], ...]
Violations = list[tuple[str, str]]


class Trouble(ValueError):
    """Why a question cannot be judged, as a sentence."""


def violations_of(schema: str, document: Any, documents: Documents, base: str) -> Violations:
    """Return the first 100 violations as (pointer, sentence); none when the document satisfies the schema.

    `schema` and the texts of `documents` are JSON; `document` has passed `guard`. Errors: Trouble.
    """
    validator = compiled(schema, documents, base)
    try:
        return [] if validator.is_valid(document) else _violations(validator, document)
    except UnicodeEncodeError:
        raise Trouble(SURROGATE.format("The answer")) from None


def is_found(pattern: str, text: str) -> bool:
    """Return whether a pattern is found anywhere in a text, in linear time. Errors: Trouble."""
    try:
        return _pattern(pattern).is_valid(text)
    except UnicodeEncodeError:
        raise Trouble(SURROGATE.format("The text")) from None


def guard(value: Any, name: str) -> None:
    """Refuse what the library cannot take; `name` begins the sentence. Errors: Trouble."""
    for level in _levels(value, name):
        if any(type(one) is float and isinf(one) for one in level):
            raise Trouble(f"{name} holds a number that is too large to be judged.")


@lru_cache(COMPILED_KEPT)
def compiled(schema: str, documents: Documents, base: str) -> jsonschema_rs.Validator:
    """Return the validator of a schema text. Errors: Trouble."""
    value = _parsed(schema, "The schema")
    if not isinstance(value, dict | bool):
        raise Trouble(f"The schema must be an object or a boolean, not {json_type(value)}.")
    return _compiled(value, _Others(dict(documents)), base or f"{HOME}schema")


class _Others:
    """The documents that a schema may refer to; keeps why it had to refuse one."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self._texts = texts
        self.refusal = ""

    def __call__(self, uri: str) -> Any:
        if uri not in self._texts:
            self._refuse(f"The schema refers to {_shown(uri)}, which is no file of its collection.")
        try:
            return _parsed(self._texts[uri], f"The schema {_shown(uri)}")
        except Trouble as problem:
            self._refuse(str(problem))

    def _refuse(self, reason: str) -> NoReturn:
        self.refusal = self.refusal or reason
        raise Trouble(reason)


def _compiled(value: Any, others: _Others, base: str) -> jsonschema_rs.Validator:
    try:
        return jsonschema_rs.validator_for(value, retriever=others, base_uri=base)
    except ValueError as problem:
        raise Trouble(others.refusal or _told(problem, value)) from None


def _told(problem: ValueError, schema: Any) -> str:
    """Return what makes a schema none, with the place where it is known."""
    if NO_SURROGATES in str(problem):
        return SURROGATE.format("The schema")
    if str(problem).startswith("Unknown meta-schema"):
        return f"The schema is in a dialect that is not known here: {_shown(schema['$schema'])}."
    if not isinstance(problem, jsonschema_rs.ValidationError):
        return f"The schema cannot be used: {_cut(str(problem))}."
    at = pointer_of(problem.instance_path)
    return f"The schema is not a JSON Schema{f' at {at}' if at else ''}: {_cut(problem.message)}."


def _parsed(text: str, name: str) -> Any:
    try:
        value = parse_json(text)
    except NotJson as problem:
        place = f"line {problem.line}, column {problem.column}"
        raise Trouble(f"{name} is not JSON: {place}: {problem.reason}.") from None
    guard(value, name)
    return value


def _levels(value: Any, name: str) -> Iterator[list[Any]]:
    """Yield the values of each level of nesting, the top first; scalars are kept, lists and objects opened."""
    level = [value]
    for _ in range(DEEPEST + 1):
        if not level:
            return
        yield level
        level = [
            item
            for one in level
            if type(one) is dict or type(one) is list
            for item in (one.values() if type(one) is dict else one)
        ]
    raise Trouble(TOO_DEEP.format(name))


def _violations(validator: jsonschema_rs.Validator, document: Any) -> Violations:
    quick = validator.evaluate(document).errors()
    if len(quick) > MANY_VIOLATIONS:
        return [(one["instanceLocation"], _cut(one["error"])) for one in quick[:MOST_VIOLATIONS]]
    errors = list(validator.iter_errors(document))[:MOST_VIOLATIONS]
    return [(pointer_of(error.instance_path), _cut(error.message)) for error in errors]


@lru_cache(COMPILED_KEPT)
def _pattern(pattern: str) -> jsonschema_rs.Validator:
    try:
        return jsonschema_rs.Draft202012Validator(
            {"pattern": pattern}, pattern_options=jsonschema_rs.RegexOptions()
        )
    except ValueError as problem:
        raise Trouble(_fault(pattern, problem)) from None


def _fault(pattern: str, problem: ValueError) -> str:
    """Return what is wrong with a pattern; the library itself only says that something is."""
    if NO_SURROGATES in str(problem):
        return SURROGATE.format("The pattern")
    try:
        re.compile(pattern)
    except (re.error, RecursionError, OverflowError) as fault:
        return f"The pattern {_cut(pattern)} cannot be used: {fault}."
    return f"The pattern {_cut(pattern)} cannot be used: {NOT_LINEAR}."


def _shown(uri: str) -> str:
    return _cut(unquote(uri.removeprefix(HOME)) if uri.startswith(HOME) else uri)


def _cut(text: str) -> str:
    """Return a text of bearable length; its end is kept, where the rule stands behind a long value."""
    if len(text) <= LONGEST_SENTENCE:
        return text
    half = LONGEST_SENTENCE // 2
    return f"{text[: half - 2]} … {text[1 - half :]}"
