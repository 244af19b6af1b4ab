"""What a body is made of."""

from workbench.gemini.frames import text_of


def test_that_bytes_are_read_as_utf_8() -> None:
    assert text_of("né 😀".encode()) == ("né 😀", False)


def test_that_bytes_that_are_not_utf_8_are_marked_and_replaced() -> None:
    assert text_of(b"a\xffb\xe2\x82") == ("a\ufffdb\ufffd", True)
