"""The blocks of `.bru` files."""

import pytest

from workbench.importers.bru_text import Block, Row, blocks_of
from workbench.importers.imported import NotUnderstood

TEXT = """meta {
  name: Say hello
  seq: 1
}

post {
  url: https://a.test/x:y?z={1}
}

headers {
  A: b: c
  ~Off: d
  "with: colon": e
}

body:json {
  {
    "a": {
      "b": 1
    }
  }
}

vars:pre-request {
  long: '''
    one
    two
  '''
}
"""


def test_that_a_file_is_its_blocks() -> None:
    found = {block.name: block for block in blocks_of(TEXT)}
    assert list(found) == ["meta", "post", "headers", "body:json", "vars:pre-request"]
    assert found["post"].values == {"url": "https://a.test/x:y?z={1}"}
    assert found["post"].line == 6


def test_that_rows_can_be_off_and_values_hold_colons() -> None:
    headers = blocks_of(TEXT)[2]
    assert headers.rows == (
        Row("A", "b: c"),
        Row("Off", "d", enabled=False),
        Row("with: colon", "e"),
    )
    assert headers.values == {"A": "b: c", "with: colon": "e"}


def test_that_a_text_keeps_its_own_indentation() -> None:
    assert blocks_of(TEXT)[3].text == '{\n  "a": {\n    "b": 1\n  }\n}'


def test_that_a_value_can_run_over_lines() -> None:
    assert blocks_of(TEXT)[4].values == {"long": "one\ntwo"}


def test_that_line_ends_of_windows_are_read() -> None:
    assert blocks_of("meta {\r\n  name: x\r\n}\r\n") == (Block("meta", ("  name: x",), 1),)


def test_that_a_block_without_its_end_is_refused_with_its_line() -> None:
    with pytest.raises(NotUnderstood) as refused:
        blocks_of("meta {\n}\nget {\n  url: x\n")
    assert refused.value.line == 3
