"""Requests and answers as values."""

from workbench.mock.exchange import Break, MockAnswer, MockRequest, Write


def test_that_the_first_header_of_a_name_counts() -> None:
    headers = ((b"a", b"1"), (b"b", b"2"), (b"b", b"3"))
    request = MockRequest("GET", "/", "", headers, b"", 80)
    assert (request.header(b"b"), request.header(b"c")) == ("2", "")


def test_that_the_body_is_all_writes() -> None:
    assert MockAnswer(200, (), (Write(0, b"a"), Write(5, b"b"))).body == b"ab"


def test_that_one_piece_needs_one_write_no_pause_and_a_proper_end() -> None:
    at_once = (Write(0, b"a"),)
    assert MockAnswer(200, (), at_once).is_one_piece
    assert not MockAnswer(200, (), at_once, Break.CUT).is_one_piece
    assert not MockAnswer(200, (), (Write(1, b"a"),)).is_one_piece
    assert not MockAnswer(200, (), at_once * 2).is_one_piece
