"""What a save writes: byte for byte what was typed, and no other line than what changed."""

import re
from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.unit.adapters.yaml_samples import SAMPLES, read, requests, texts
from workbench.adapters.document_saving import request_text
from workbench.adapters.yaml_nodes import read_mapping
from workbench.adapters.yaml_spans import comments
from workbench.domain.assertion import Assertion
from workbench.domain.errors import CannotWrite
from workbench.domain.request import Attachment, Header, Request

A_REQUEST = Request(name="Hello", url="{{baseUrl}}/x")


def saved(request: Request, old: str | None = None) -> str:
    return request_text(request, old, "x.yaml", "x")


def comments_of(text: str) -> list[str]:
    return sorted(text[start:end] for start, end in comments(text, read_mapping(text, "x.yaml")))


@given(requests())
def test_that_any_request_is_read_back_as_it_was_saved(request: Request) -> None:
    assert read(saved(request)) == request


@given(st.text() | texts())
@example("")
@example("\n")
def test_that_any_body_is_read_back_as_it_was_typed(body: str) -> None:
    assert read(saved(replace(A_REQUEST, body=body))).body == body


@given(st.sampled_from(SAMPLES), requests())
def test_that_a_changed_file_reads_as_it_was_saved_and_keeps_comments(
    old: str, request: Request
) -> None:
    new = saved(request, old)
    assert read(new) == request
    assert comments_of(new) == comments_of(old)
    assert saved(request, new) == new


@given(st.sampled_from(SAMPLES), st.data())
def test_that_one_changed_field_keeps_every_other_line(old: str, data: st.DataObject) -> None:
    before = read(old)
    name = data.draw(st.sampled_from(["url", "name", "headers", "assertions", "tags", "body"]))
    request = replace(before, **{name: getattr(data.draw(requests()), name)})
    new = saved(request, old)
    assert read(new) == request
    assert comments_of(new) == comments_of(old)


@pytest.mark.parametrize("old", SAMPLES)
def test_that_an_untouched_file_stays_as_it_is(old: str) -> None:
    assert saved(read(old), old) == old


def test_that_a_new_file_has_the_fixed_order_without_defaults() -> None:
    request = replace(
        A_REQUEST,
        body='{\n  "a": 1\n}',
        headers=(Header("X-Debug", "1", enabled=False),),
        assertions=(Assertion("status", "is", value=200),),
    )
    assert saved(request) == (
        "workbench: 1\n"
        "name: Hello\n"
        'url: "{{baseUrl}}/x"\n'
        "headers:\n"
        '  - {name: X-Debug, value: "1", enabled: false}\n'
        "body: |-\n"
        "  {\n"
        '    "a": 1\n'
        "  }\n"
        "assertions:\n"
        "  - {what: status, check: is, value: 200}\n"
    )


def changed_lines(old: str, new: str) -> list[str]:
    before, after = old.splitlines(), new.splitlines()
    gone = [f"-{line}" for line in before if line not in after]
    return gone + [f"+{line}" for line in after if line not in before]


def test_that_a_changed_value_keeps_its_lines_comment_and_spacing() -> None:
    new = saved(replace(read(SAMPLES[0]), name="New: name"), SAMPLES[0])
    assert changed_lines(SAMPLES[0], new) == [
        "-name:   Weather   # shown",
        '+name:   "New: name"   # shown',
    ]


def test_that_a_changed_row_keeps_its_unknown_keys() -> None:
    before = read(SAMPLES[0])
    headers = (before.headers[0], replace(before.headers[1], value="2"))
    new = saved(replace(before, headers=headers), SAMPLES[0])
    assert changed_lines(SAMPLES[0], new) == ["-  value: 1.10", '+  value: "2"']


def test_that_moved_rows_take_comments_and_unknown_keys_along() -> None:
    before = read(SAMPLES[0])
    new = saved(replace(before, assertions=before.assertions[::-1]), SAMPLES[0])
    assert changed_lines(SAMPLES[0], new) == []
    assert "  - {what: status, check: is, value: 200, since: v1}  # must\n" in new


def test_that_unknown_keys_of_an_emptied_table_are_kept() -> None:
    request = replace(read(SAMPLES[0]), settings=A_REQUEST.settings)
    assert changed_lines(SAMPLES[0], saved(request, SAMPLES[0])) == [
        "-  retries: 3   # enough",
        "+# enough",
    ]


def test_that_a_key_keeps_what_else_is_said_of_it() -> None:
    before = read(SAMPLES[0])
    assert before.key is not None
    new = saved(replace(before, key=replace(before.key, name="other")), SAMPLES[0])
    assert "key: {name: other, rotates: weekly}\n" in new


def test_that_a_windows_file_keeps_its_line_ends() -> None:
    old = "url: x\r\nname: n\r\n"
    new = saved(replace(read(old), body="a\nb", tags=("t",)), old)
    assert not re.search(r"(?<!\r)\n", new)
    assert read(new).body == "a\nb"


def test_that_a_newer_format_is_never_written() -> None:
    with pytest.raises(CannotWrite, match="format version 2"):
        saved(A_REQUEST, "workbench: 2\nurl: x\n")


def test_that_what_would_not_read_back_is_not_written() -> None:
    request = replace(A_REQUEST, attachments=(Attachment("no pointer", "a.png", "image/png"),))
    with pytest.raises(CannotWrite, match="JSON Pointer"):
        saved(request)


def test_that_a_key_that_goes_takes_what_was_said_of_it_along() -> None:
    assert "rotates" not in saved(replace(read(SAMPLES[0]), key=None), SAMPLES[0])
