"""How the wire is bent, in each shape."""

import json

import pytest

from workbench.mock import faults
from workbench.mock.exchange import Break
from workbench.mock.faults import Bend, Bent, Told
from workbench.mock.framing import Beat, Shape, array, events

BEATS = tuple(
    Beat(10, {"candidates": [{"content": {"parts": [{"text": text}]}}]})
    for text in ("a", "é", "c", "d")
)
SHAPES = list(Shape)


def bent(bend: Bend, shape: Shape) -> Bent:
    return bend(Told(BEATS, shape))


def body(found: Bent) -> bytes:
    return b"".join(write.data for write in found.writes)


def plain(shape: Shape) -> bytes:
    return body(bent(faults.plainly, shape))


def test_that_each_shape_has_its_own_framing() -> None:
    assert bent(faults.plainly, Shape.EVENTS).writes == events(BEATS)
    assert bent(faults.plainly, Shape.ARRAY).writes == array(BEATS)
    assert json.loads(plain(Shape.WHOLE))["candidates"][0]["content"]["parts"] == [{"text": "aécd"}]


@pytest.mark.parametrize("shape", SHAPES)
def test_that_a_cut_ends_in_the_middle_of_a_chunk(shape: Shape) -> None:
    found = bent(faults.cut, shape)
    assert found.ending is Break.CUT
    assert plain(shape).startswith(body(found))
    assert not body(found).endswith(b"\n")


@pytest.mark.parametrize("shape", [Shape.EVENTS, Shape.ARRAY])
def test_that_a_stall_comes_after_some_chunks(shape: Shape) -> None:
    found = bent(faults.stall, shape)
    assert found.ending is Break.STALL
    assert 0 < len(body(found)) < len(plain(shape))


def test_that_a_stalled_whole_answer_never_begins() -> None:
    assert bent(faults.stall, Shape.WHOLE) == Bent((), Break.STALL)


@pytest.mark.parametrize("shape", SHAPES)
def test_that_writes_end_inside_a_letter_and_nothing_is_lost(shape: Shape) -> None:
    found = bent(faults.split_letters, shape)
    assert body(found) == plain(shape)
    assert any(write.data.endswith(b"\xc3") for write in found.writes)


def test_that_events_may_end_with_line_feeds_alone() -> None:
    found = body(bent(faults.bare_line_feeds, Shape.EVENTS))
    assert found == plain(Shape.EVENTS).replace(b"\r\n", b"\n")


@pytest.mark.parametrize("shape", [Shape.ARRAY, Shape.WHOLE])
def test_that_other_shapes_have_no_event_lines(shape: Shape) -> None:
    assert body(bent(faults.bare_line_feeds, shape)) == plain(shape)


def test_that_an_error_may_be_the_last_event() -> None:
    found = body(bent(faults.error_event, Shape.EVENTS))
    *told, last = found.decode().removesuffix("\r\n\r\n").split("\r\n\r\n")
    assert len(told) == 2
    assert last.startswith('data: {"error": {"code": 503,')


def test_that_an_error_may_be_the_last_element() -> None:
    found = json.loads(body(bent(faults.error_event, Shape.ARRAY)))
    assert found[-1]["error"]["code"] == 503
    assert len(found) == 3


@pytest.mark.parametrize("shape", [Shape.EVENTS, Shape.ARRAY])
def test_that_an_error_may_come_bare(shape: Shape) -> None:
    found = body(bent(faults.error_bare, shape))
    assert plain(shape).startswith(found[: found.index(b'{\n  "error"')])
    assert found.endswith(b"  }\n}\n")


@pytest.mark.parametrize("bend", [faults.error_event, faults.error_bare])
def test_that_a_whole_answer_is_refused_instead(bend: Bend) -> None:
    found = bent(bend, Shape.WHOLE)
    assert found.status == 503
    assert json.loads(body(found))["error"]["status"] == "UNAVAILABLE"
