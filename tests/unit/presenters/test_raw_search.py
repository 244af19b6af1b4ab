"""Searching the bytes of an exchange."""

from tests.builders import a_recording
from workbench.presenters.find_query import FindQuery
from workbench.presenters.raw_bytes import RawBytes
from workbench.presenters.raw_search import PIECE, search


def found(body: bytes, query: FindQuery, start: int = 0) -> list[bytes]:
    source = RawBytes("head é\r\n".encode(), a_recording([body]))
    return [source.slice(*each) for each in search(source, query, start) if each is not None]


def test_that_it_finds_in_the_head_and_in_the_body() -> None:
    assert found(b"HEAD and ahead", FindQuery("head")) == [b"head", b"HEAD", b"head"]
    assert found(b"HEAD and ahead", FindQuery("head", match_case=True)) == [b"head", b"head"]
    assert found(b"HEAD and ahead", FindQuery("head", whole_word=True)) == [b"head", b"HEAD"]


def test_that_places_are_bytes() -> None:
    assert found("€€ Ü ÿ ü".encode() + b"\xff\xff\xc3\xbc", FindQuery("ü")) == [
        "Ü".encode(),
        "ü".encode(),
        "ü".encode(),
    ]


def test_that_a_match_across_pieces_is_found_once() -> None:
    body = b"x" * (PIECE - 12) + b"needle" + b"y" * PIECE + b"needle"
    for shift in range(8):
        assert found(b"z" * shift + body, FindQuery("needle")) == [b"needle"] * 2


def test_that_a_word_is_not_taken_for_whole_at_the_edge_of_a_piece() -> None:
    body = b"x" * (PIECE - 8) + b"word"
    assert found(body, FindQuery("word", whole_word=True)) == []


def test_that_a_search_goes_on_from_a_place() -> None:
    assert len(found(b"aaaa", FindQuery("aa"))) == 2
    assert len(found(b"aaaa", FindQuery("aa"), start=10)) == 1
    assert found(b"aaaa", FindQuery("")) == []


def test_that_it_pauses_after_every_piece() -> None:
    source = RawBytes(b"", a_recording([b"x" * PIECE * 3]))
    assert list(search(source, FindQuery("y"))) == [None] * 3
