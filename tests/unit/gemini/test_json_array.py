"""Elements of a JSON array from bytes, however they are cut."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.gemini.cutting import cuts, data_of, pieces, read_all, read_every_way, single_bytes
from workbench.gemini import json_array
from workbench.gemini.json_array import ArrayDecoder

GOOGLES = b'[{\n  "a": "x]}\\"{"\n}\n,\r\n{\n  "b": [1, {}]\n}\n]'


def test_that_elements_come_with_their_exact_range() -> None:
    rest = read_every_way(ArrayDecoder, GOOGLES)
    assert data_of(rest.frames) == ['{\n  "a": "x]}\\"{"\n}', '{\n  "b": [1, {}]\n}']
    for frame in rest.frames:
        assert GOOGLES[frame.start : frame.stop] == frame.data.encode()
    assert (rest.leftover, rest.closed) == (b"", True)
    assert {frame.event for frame in rest.frames} == {"element"}


def test_that_every_shorter_array_is_open() -> None:
    for stop in range(1, len(GOOGLES)):
        assert not read_all(ArrayDecoder(), [GOOGLES[:stop]]).closed


def test_that_a_cut_element_is_left_over() -> None:
    rest = read_every_way(ArrayDecoder, GOOGLES[:30])
    assert (len(rest.frames), rest.leftover) == (1, b'\n,\r\n{\n  "b')


def test_that_text_behind_the_array_is_left_over() -> None:
    rest = read_every_way(ArrayDecoder, b'[{}] \n{"error": {}}')
    assert (rest.leftover, rest.closed) == (b' \n{"error": {}}', True)


def test_that_elements_may_be_anything() -> None:
    rest = read_every_way(ArrayDecoder, b'[1, "a,]", null ,[[]],-2.5e3,true]')
    assert data_of(rest.frames) == ["1", '"a,]"', "null", "[[]]", "-2.5e3", "true"]


def test_that_an_empty_array_has_no_frames() -> None:
    rest = read_every_way(ArrayDecoder, b"[ \r\n]")
    assert (rest.frames, rest.closed) == ((), True)


def test_that_what_is_no_json_is_an_element_still() -> None:
    rest = read_every_way(ArrayDecoder, b"[{]}, }, {x}]")
    assert data_of(rest.frames) == ["{]", "}", "}", "{x}"]


def test_that_a_backslash_at_the_end_of_a_read_hides_the_next_byte() -> None:
    decoder = ArrayDecoder()
    assert decoder.feed(b'[{"a": "\\', 0.0) == []
    assert data_of(decoder.feed(b'"}"}]', 1.0)) == ['{"a": "\\"}"}']


def test_that_only_bytes_of_elements_are_progress() -> None:
    decoder = ArrayDecoder()
    decoder.feed(b"[{}", 0.0)
    before = decoder.progress
    decoder.feed(b" \n , \n", 0.0)
    assert decoder.progress == before
    decoder.feed(b"{", 0.0)
    assert decoder.progress == before + 1


def test_that_an_element_beyond_the_limit_ends_the_reading(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(json_array, "MAX_FRAME", 100)
    decoder = ArrayDecoder()
    rest = read_all(decoder, pieces(b'[{}, {"a": "' + b"b" * 200 + b'"}]', range(0, 200, 20)))
    assert data_of(rest.frames) == ["{}"]
    assert (decoder.too_large, rest.closed) == (True, False)
    assert decoder.feed(b"{}", 0.0) == []


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8) | st.sampled_from(['"', "\\"]),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3)
    ),
    max_leaves=8,
)


@given(
    st.lists(JSON, max_size=4),
    st.sampled_from([",", " ,\r\n", "\n,\n"]),
    st.sampled_from([None, 2]),
    cuts(),
)
def test_that_elements_do_not_depend_on_the_cuts(
    values: list[Any], between: str, indent: int | None, where: list[int]
) -> None:
    body = f"[{between.join(json.dumps(value, indent=indent) for value in values)}]".encode()
    whole = read_all(ArrayDecoder(), [body])
    assert [json.loads(frame.data) for frame in whole.frames] == values
    assert (whole.leftover, whole.closed) == (b"", True)
    assert read_all(ArrayDecoder(), pieces(body, where)) == whole
    assert read_all(ArrayDecoder(), single_bytes(body)) == whole


@given(st.text('[]{},"\\ a1', max_size=40), cuts())
def test_that_any_text_is_read_the_same_however_cut(text: str, where: list[int]) -> None:
    body = b"[" + text.encode()
    assert read_all(ArrayDecoder(), pieces(body, where)) == read_all(ArrayDecoder(), [body])
