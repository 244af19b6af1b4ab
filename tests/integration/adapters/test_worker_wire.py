"""What goes over the pipes of a worker."""

from workbench.adapters.worker_wire import (
    PATTERN,
    SCHEMA,
    SIZE,
    packed_answer,
    packed_trip,
    unpacked_answer,
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


def test_that_answers_arrive_as_they_were_given() -> None:
    violations = [("/a~1b", "“é” is wrong"), ("", "x\n")]
    data = packed_answer(violations)[SIZE.size :]
    assert unpacked_answer(data) == Answer(tuple(Violation(*one) for one in violations))
    assert unpacked_answer(packed_answer(trouble="No.")[SIZE.size :]) == Answer(trouble="No.")
