"""What the load generator knows of an answer."""

import pytest

from tests.benchmarks.load import body_size, is_whole

HEAD = b"HTTP/1.1 200 OK\r\n"
SIZED = HEAD + b"Content-Length: 8\r\n\r\n" + b'{"a": 1}'
CHUNKED = HEAD + b"Transfer-Encoding: chunked\r\n\r\n" + b'8\r\n{"a": 1}\r\n0\r\n\r\n'


@pytest.mark.parametrize("answer", [SIZED, CHUNKED])
def test_that_an_answer_is_whole_with_its_last_byte_and_not_before(answer: bytes) -> None:
    assert is_whole(answer)
    assert not any(is_whole(answer[:length]) for length in range(len(answer)))


@pytest.mark.parametrize("answer", [SIZED, CHUNKED])
def test_that_the_json_is_measured_without_its_transfer_coding(answer: bytes) -> None:
    assert body_size(answer) == 8
