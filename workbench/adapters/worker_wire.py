"""What goes over the pipes between the program and its worker processes.

To the worker: a size, then the questions of one trip as marshal writes them, which copies a value that
several questions share only once. From the worker, which has read other people's text: a size, then JSON;
an empty object when it is ready, then one answer for each question as soon as it is known.
"""

import json
import marshal
from collections.abc import Sequence
from struct import Struct
from typing import Any

from workbench.assertions.question import Answer, PatternQuestion, Question, Violation

SIZE = Struct(">Q")
SCHEMA = "schema"
PATTERN = "pattern"


def packed_trip(questions: Sequence[Question]) -> bytes:
    """Return the questions of one trip, ready to be written.

    Errors: ValueError for a document that nests too deeply.
    """
    return _framed(marshal.dumps([_plain(question) for question in questions]))


def unpacked_trip(data: bytes) -> list[tuple[Any, ...]]:
    """Return the questions as (SCHEMA, schema, document, documents, base) or (PATTERN, pattern, text)."""
    trip: list[tuple[Any, ...]] = marshal.loads(data)  # noqa: S302  # written by our own parent
    return trip


def packed_answer(violations: Sequence[tuple[str, str]] = (), trouble: str | None = None) -> bytes:
    """Return one answer, ready to be written."""
    return _framed(json.dumps({"violations": violations, "trouble": trouble}).encode())


def unpacked_answer(data: bytes) -> Answer:
    """Return one answer of a worker."""
    said = json.loads(data)
    violations = tuple(Violation(pointer, sentence) for pointer, sentence in said["violations"])
    return Answer(violations, said["trouble"])


def _plain(question: Question) -> tuple[Any, ...]:
    if isinstance(question, PatternQuestion):
        return (PATTERN, question.pattern, question.text)
    documents = tuple(sorted(question.documents.items()))
    return (SCHEMA, question.schema, question.document, documents, question.base)


def _framed(data: bytes) -> bytes:
    return SIZE.pack(len(data)) + data
