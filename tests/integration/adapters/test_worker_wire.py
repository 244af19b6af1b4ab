"""What goes over the pipes of a worker."""

import pytest

from workbench.adapters.worker_wire import (
    PATTERN,
    SCHEMA,
    SIZE,
    AnswerReader,
    packed_answer,
    packed_trip,
    unpacked_trip,
)
from workbench.assertions.question import Answer, PatternQuestion, SchemaQuestion, Violation


def test_that_questions_arrive_as_they_were_asked() -> None:
    document = {"a": ["\ud800", 10**400, 1.5, None, True]}
    trip = packed_trip(
        [SchemaQuestion("{}", document, {"u": "true"}, "b"), PatternQuestion("a+", "é")]
    )
    assert SIZE.unpack(trip[: SIZE.size])[0] == len(trip) - SIZE.size
    assert unpacked_trip(trip[SIZE.size :]) == [
        (SCHEMA, "{}", document, (("u", "true"),), "b"),
        (PATTERN, "a+", "é"),
    ]


def test_that_a_shared_document_travels_once() -> None:
    document = [{"text": "x" * 50} for _ in range(200)]
    alone = len(packed_trip([SchemaQuestion("{}", document)]))
    together = packed_trip([SchemaQuestion("{}", document)] * 20)
    assert len(together) < alone + 20 * 100
    first, *others = unpacked_trip(together[SIZE.size :])
    assert all(other[2] is first[2] for other in others)


@pytest.mark.parametrize("size", [1, 3, 8, 1000])
def test_that_answers_arrive_as_they_were_given_however_they_were_cut(size: int) -> None:
    violations = [("/a~1b", "“é” is wrong"), ("", "x\n")]
    data = packed_answer(violations) + packed_answer() + packed_answer(trouble="No.")
    reader = AnswerReader()
    pieces = (data[at : at + size] for at in range(0, len(data), size))
    assert [one for piece in pieces for one in reader.feed(piece)] == [
        Answer(tuple(Violation(*one) for one in violations)),
        Answer(),
        Answer(trouble="No."),
    ]


def test_that_an_answer_which_is_not_complete_waits() -> None:
    reader = AnswerReader()
    assert reader.feed(packed_answer(trouble="No.")[:-1]) == []
    assert reader.feed(b"") == []
