"""The floor of judging: the answer's JSON parsed once, one jsonschema-rs validation for each schema."""

import json
from collections.abc import Sequence

import jsonschema_rs


def verdicts(answer: bytes, validators: Sequence[jsonschema_rs.Validator]) -> list[bool]:
    """Return whether the answer satisfies each schema; validators are made beforehand, and kept."""
    value = json.loads(answer)
    return [validator.is_valid(value) for validator in validators]


def validators_of(schemas: Sequence[str]) -> list[jsonschema_rs.Validator]:
    """Return the validator of each schema text."""
    return [jsonschema_rs.validator_for(json.loads(schema)) for schema in schemas]
