"""The string members of one name, one behind the other, and the way back to where they stand."""

from hypothesis import given
from hypothesis import strategies as st

from workbench.domain.json_strings import strung_members


def texts(data: bytes) -> list[bytes]:
    return [strung.text for strung in strung_members(data)]


def test_that_members_of_a_name_are_put_together_in_order() -> None:
    data = b'data: {"text": "one "}\n\ndata: {"text" : "two", "other": "x"}\n\n'
    assert texts(data) == [b"one two", b"one two"]


def test_that_members_of_one_line_are_told_apart_by_their_number() -> None:
    data = b'{"t": "a", "x": [{"t": "b"}]}\n{"t": "A", "x": [{"t": "B"}]}\n'
    assert texts(data) == [b"abAB", b"aA", b"bB"]


def test_that_a_name_that_comes_once_is_left_out() -> None:
    assert texts(b'{"text": "one", "n": 1}') == []


def test_that_escapes_do_not_end_a_string() -> None:
    assert texts(b'{"t": "a\\"b"}\n{"t": "\\\\"}') == [b'a\\"b\\\\'] * 2


@given(st.lists(st.text(alphabet="abc", max_size=4), min_size=2, max_size=6), st.data())
def test_that_places_lead_back_to_the_same_bytes(pieces: list[str], data: st.DataObject) -> None:
    body = "".join(f'{{"t": "{piece}"}}\n' for piece in pieces).encode()
    strung = next(iter(strung_members(body)))
    start = data.draw(st.integers(0, len(strung.text)))
    stop = data.draw(st.integers(start, len(strung.text)))
    found = b"".join(body[a:b] for a, b in strung.places(start, stop))
    assert found == strung.text[start:stop]
