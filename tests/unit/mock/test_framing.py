"""The bytes of the three bodies. Source: gemini-api.md 2.2 and 2.3."""

from workbench.mock.exchange import Write
from workbench.mock.framing import Beat, array, event_bytes, events, whole

BEATS = (Beat(240, {"a": "<1>"}), Beat(45, {"b": [1, 2]}))


def test_that_an_event_is_data_and_two_line_ends() -> None:
    assert events(BEATS) == (
        Write(240, b'data: {"a": "\\u003c1\\u003e"}\r\n\r\n'),
        Write(45, b'data: {"b": [1,2]}\r\n\r\n'),
    )


def test_that_events_may_end_their_lines_with_lf() -> None:
    assert event_bytes("{}", "\n") == b"data: {}\n\n"


def test_that_an_array_is_written_element_by_element() -> None:
    assert array(BEATS) == (
        Write(240, b'[{\n  "a": "\\u003c1\\u003e"\n}\n'),
        Write(45, b',\r\n{\n  "b": [\n    1,\n    2\n  ]\n}\n'),
        Write(0, b"]"),
    )


def test_that_an_array_of_nothing_is_still_one() -> None:
    assert array(()) == (Write(0, b"[]"),)


def test_that_elements_stay_on_one_line_when_asked() -> None:
    written = array(BEATS, is_pretty=False)
    assert b"".join(write.data for write in written) == (
        b'[{"a": "\\u003c1\\u003e"}\n,\r\n{"b": [1,2]}\n]'
    )


def test_that_a_whole_body_is_indented_and_ends_with_a_line_feed() -> None:
    assert whole({"a": 1}) == (Write(0, b'{\n  "a": 1\n}\n'),)


def test_that_a_whole_body_stays_on_one_line_when_asked() -> None:
    assert whole({"a": 1, "b": 2}, is_pretty=False) == (Write(0, b'{"a": 1,"b": 2}\n'),)
