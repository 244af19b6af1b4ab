"""The string members of one name, one behind the other, and the way back to where they stand."""

from hypothesis import given
from hypothesis import strategies as st

from workbench.domain.json_strings import may_be_shared, member_values, strung_members


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


WORDS = st.text(alphabet="ab", max_size=4)


@given(st.lists(WORDS, min_size=2, max_size=6), st.text(alphabet="ab", min_size=1, max_size=7))
def test_that_a_text_that_values_share_is_never_overlooked(pieces: list[str], text: str) -> None:
    body = "".join(f'{{"t": "{piece}"}}\n' for piece in pieces).encode()
    wanted = text.encode()
    values = member_values(body)
    is_shared = wanted in next(iter(strung_members(body))).text
    is_whole = any(wanted in value for value in values)
    assert may_be_shared(wanted, values) or is_whole or not is_shared


def test_that_values_which_hold_no_beginning_or_no_end_cannot_share_a_text() -> None:
    values = frozenset({b"one ke", b"y2 more", b"other"})
    assert may_be_shared(b"key2", values)
    assert not may_be_shared(b"keys", values)
    assert may_be_shared(b"abc", frozenset({b"a", b"b", b"c"}))
    assert not may_be_shared(b"abc", frozenset({b"a", b"bb", b"c"}))
    assert not may_be_shared(b"a", frozenset({b"a"}))
