"""What goes over the pipes between the program and its worker processes.

To the worker: a size, then the questions of one trip as marshal writes them, which copies a value that
several questions share only once. From the worker, which has read other people's text: a size, then JSON
or nothing for a plain yes; one yes when it is ready, then an answer to each question as soon as it is known.
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
YES = SIZE.pack(0)
HOLDS = Answer()


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
    if not violations and trouble is None:
        return YES
    return _framed(json.dumps({"violations": violations, "trouble": trouble}).encode())


class AnswerReader:
    """Answers from what a worker writes, however it was cut."""

    def __init__(self) -> None:
        self._data = b""

    def feed(self, data: bytes) -> list[Answer]:
        """Return the answers that these bytes complete."""
        self._data += data
        answers = []
        at = 0
        while (end := self._end_of(at)) is not None:
            answers.append(_answer(self._data[at + SIZE.size : end]))
            at = end
        self._data = self._data[at:]
        return answers

    def _end_of(self, at: int) -> int | None:
        """Return where the answer that begins here ends, None where it is not complete."""
        if len(self._data) - at < SIZE.size:
            return None
        end = at + SIZE.size + int(SIZE.unpack_from(self._data, at)[0])
        return end if end <= len(self._data) else None


def _answer(data: bytes) -> Answer:
    if not data:
        return HOLDS
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
