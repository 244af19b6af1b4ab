"""An answer of 200 parts and 20 schemas that it satisfies."""

import json
from pathlib import Path
from typing import Any

from tests.benchmarks.gemini_stream import ONE_PATH, chunk, text_of
from workbench.domain.assertion import Assertion
from workbench.domain.run import CLEAN, Recording, Run, SentMessage

PARTS, SCHEMAS = 200, 20


def _part(number: int) -> dict[str, Any]:
    """Return a call, which stays a part of its own."""
    args = {"number": number, "note": text_of(number), "size": [number, number * 0.5, number % 7]}
    return {"functionCall": {"name": f"inspect_{number % SCHEMAS}", "args": args}}


def _answer() -> bytes:
    value = chunk(1, 1)
    value["candidates"][0]["content"]["parts"] = [_part(number) for number in range(1, PARTS + 1)]
    return json.dumps(value).encode()


ANSWER = _answer()
ASSERTIONS = tuple(
    Assertion(what="response", check="matches schema", schema=f"{number}.schema.json")
    for number in range(SCHEMAS)
)


def stored_run() -> Run:
    """Return the run that got the answer."""
    recording = Recording()
    recording.append(ANSWER, 1.0)
    sent = SentMessage("POST", f"https://generativelanguage.googleapis.com{ONE_PATH}")
    return Run("judged", sent, recording, CLEAN, status=200, total_ms=2.0)


def write_schemas(folder: Path) -> None:
    """Write the schemas and the collection's file."""
    (folder / "collection.yaml").write_text("workbench: 1\nname: Judged\n", "utf-8")
    for number, assertion in enumerate(ASSERTIONS):
        (folder / str(assertion.schema)).write_text(json.dumps(_schema(number)), "utf-8")


def _schema(number: int) -> dict[str, Any]:
    args = _object(
        number={"type": "integer", "minimum": 1, "maximum": PARTS + number},
        note={"type": "string", "minLength": 10, "maxLength": 200},
        size={"type": "array", "items": {"type": "number"}, "minItems": 3, "maxItems": 3},
    )
    name = {"type": "string", "pattern": "^inspect_[0-9]+$"}
    part = _object(functionCall=_object(name=name, args=args))
    parts = {"type": "array", "items": part, "maxItems": PARTS + number}
    candidate = _object(content=_object(parts=parts, role={"const": "model"}))
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **_object(candidates={"type": "array", "items": candidate}),
    }


def _object(**properties: Any) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "required": list(properties)}
