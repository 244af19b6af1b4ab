"""What one part is, and what it says."""

from typing import Any

import pytest

from workbench.gemini.parts import PartKind, part_from

SIGNED = {"thoughtSignature": "c2lnbmVk"}


@pytest.mark.parametrize(
    ("data", "kind", "glance"),
    [
        ({"text": "hi", **SIGNED}, PartKind.TEXT, "hi"),
        ({"text": "hm", "thought": True, **SIGNED}, PartKind.THOUGHT, "hm"),
        ({"functionCall": {"name": "f", "args": {"a": 1}}}, PartKind.CALL, 'f {"a":1}'),
        ({"functionCall": {"name": "f"}}, PartKind.CALL, "f"),
        ({"functionResponse": {"name": "f", "response": {}}}, PartKind.CALL_RESPONSE, "f"),
        ({"executableCode": {"language": "PYTHON", "code": "1+1"}}, PartKind.CODE, "1+1"),
        (
            {"codeExecutionResult": {"outcome": "OUTCOME_OK", "output": "2"}},
            PartKind.CODE_RESULT,
            "2",
        ),
        ({"inlineData": {"mimeType": "image/png", "data": "AAAA"}}, PartKind.MEDIA, "image/png"),
        ({"fileData": {"fileUri": "gs://a/b"}}, PartKind.FILE, "gs://a/b"),
        ({"toolCall": {"toolType": "URL_CONTEXT"}}, PartKind.TOOL_CALL, "URL_CONTEXT"),
        ({"toolResponse": {"toolType": "URL_CONTEXT"}}, PartKind.TOOL_RESPONSE, "URL_CONTEXT"),
        ({"somethingNew": {"a": 1}}, PartKind.OTHER, ""),
        ({"text": None}, PartKind.OTHER, ""),
        ({"functionCall": "f"}, PartKind.OTHER, ""),
        ({"executableCode": {"code": None}}, PartKind.CODE, ""),
        ({}, PartKind.OTHER, ""),
    ],
)
def test_that_a_part_is_known_by_its_data(
    data: dict[str, Any], kind: PartKind, glance: str
) -> None:
    part = part_from(data)
    assert (part.kind, part.text, part.data) == (kind, glance, data)


def test_that_a_call_has_a_name_arguments_and_an_id() -> None:
    call = part_from({"functionCall": {"name": "f", "args": {"a": 1}, "id": "x"}}).call
    assert call == {"name": "f", "args": {"a": 1}, "id": "x"}


@pytest.mark.parametrize("call", [{"name": "f"}, {"name": "f", "args": None, "id": None}])
def test_that_a_call_without_arguments_and_id_says_so(call: dict[str, Any]) -> None:
    assert part_from({"functionCall": call}).call == {"name": "f", "args": {}, "id": None}


def test_that_a_call_in_pieces_is_one_call() -> None:
    begun = {"functionCall": {"name": "f", "id": "x", "willContinue": True}, **SIGNED}
    part = part_from(begun)
    pieces = [{"jsonPath": "$.a", "stringValue": "1"}]
    assert part.go_on({"functionCall": {"partialArgs": pieces, "willContinue": True}}) == "1"
    part.go_on({"functionCall": {"partialArgs": pieces}})
    part.go_on({"functionCall": {}})
    assert part.call == {"name": "f", "args": {"a": "11"}, "id": "x"}
    assert part.data == {"functionCall": {"name": "f", "id": "x", "args": {"a": "11"}}, **SIGNED}


def test_that_a_call_may_begin_with_pieces() -> None:
    pieces = [{"jsonPath": "$.a", "numberValue": 1}]
    part = part_from({"functionCall": {"name": "f", "partialArgs": pieces}})
    assert part.call["args"] == {"a": 1}
    assert part.data == {"functionCall": {"name": "f", "args": {"a": 1}}}
