"""Held values are overwritten wherever they stand, and every offset stays."""

import json
from dataclasses import replace
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import a_run, an_array, an_event, events_of
from workbench.domain.assertion import Assertion, Verdict
from workbench.domain.json_text import parse_json, to_json
from workbench.domain.masking import Masker, StreamMasker
from workbench.domain.run import SentMessage, TransportEnd
from workbench.domain.secret import Secret

KEY = "AQ.canary-0123456789"
STARS = "*" * len(KEY)


def masker(*values: str) -> Masker:
    return Masker(Secret(value) for value in values)


def test_that_a_value_is_overwritten_byte_for_byte() -> None:
    assert masker(KEY).data(f"a {KEY} b {KEY}".encode()) == f"a {STARS} b {STARS}".encode()


def test_that_text_without_a_value_is_handed_back_as_it_is() -> None:
    text = "nothing here"
    assert masker(KEY).text(text) is text


def test_that_an_empty_value_masks_nothing() -> None:
    assert masker("").text("abc") == "abc"


def test_that_a_short_value_is_masked_too() -> None:
    assert masker("ab").text("cabac") == "c**ac"


def test_that_overlapping_values_are_overwritten_as_one() -> None:
    assert masker("abcd", "cdef").text("xabcdefx") == "x******x"
    assert masker("aba").text("ababa") == "*****"


def test_that_a_value_inside_another_is_masked_where_it_stands_alone() -> None:
    assert masker("secret", "secret-long").text("secret secret-long") == "****** ***********"


def test_that_characters_beyond_ascii_keep_their_bytes() -> None:
    masked = masker("schlüssel").text("der schlüssel é")
    assert masked == f"der {'*' * len('schlüssel'.encode())} é"


@pytest.mark.parametrize(
    "spelled",
    [json.dumps('k"e\\y/1')[1:-1], 'k\\"e\\\\y\\/1', quote('k"e\\y/1', safe=""), "k&quot;e\\y/1"],
)
def test_that_a_value_is_found_as_json_urls_and_html_spell_it(spelled: str) -> None:
    assert masker('k"e\\y/1').text(f"<{spelled}>") == f"<{'*' * len(spelled)}>"


def test_that_json_values_are_masked_in_depth_and_keep_their_types() -> None:
    value = {"a": [KEY, 1, None, True], KEY: {"b": f"x{KEY}"}}
    assert masker(KEY).value(value) == {"a": [STARS, 1, None, True], STARS: {"b": f"x{STARS}"}}


def test_that_a_message_is_masked_everywhere() -> None:
    message = SentMessage("POST", f"https://h/{KEY}?key={KEY}", (("x", KEY),), KEY.encode())
    masked = masker(KEY).message(message)
    assert KEY not in repr(masked)
    assert len(masked.url) == len(message.url)


def test_that_a_run_is_masked_across_read_borders() -> None:
    body = events_of(f"you sent {KEY}, I think")[0]
    at = body.index(KEY.encode()) + 5
    run = a_run(
        body[:at],
        body[at:],
        headers=(("x-echo", KEY),),
        end=TransportEnd(clean=False, detail=KEY),
        notices=(KEY,),
        verdicts=(Verdict("t", "text", "is", passed=False, expected=KEY, actual=KEY),),
    )
    masked = masker(KEY).run(run)
    kept = masked.recording.body()
    assert KEY.encode() not in kept
    assert (list(masked.recording.marks()), len(kept)) == (list(run.recording.marks()), len(body))
    assert KEY not in repr((masked.headers, masked.end, masked.notices, masked.verdicts))


def test_that_names_assertions_and_titles_of_a_run_are_masked_too() -> None:
    rule = Assertion("text", "is one of", value=[KEY, {KEY: 1}], title=f"not {KEY}")
    verdict = Verdict(f"not {KEY}", "text", "is one of", passed=False, pointer=f"/{KEY}")
    run = replace(a_run(b""), name=KEY, file=f"{KEY}.yaml", assertions=(rule,), verdicts=(verdict,))
    masked = masker(KEY).run(run)
    assert (masked.name, masked.file) == (STARS, f"{STARS}.yaml")
    assert masked.assertions == (replace(rule, value=[STARS, {STARS: 1}], title=f"not {STARS}"),)
    assert masked.verdicts == (replace(verdict, title=f"not {STARS}", pointer=f"/{STARS}"),)


def test_that_an_assertion_without_a_value_keeps_none() -> None:
    run = replace(a_run(b""), assertions=(Assertion("text", "exists"),))
    assert masker(KEY).run(run).assertions == run.assertions


def test_that_a_value_is_masked_however_deep_it_stands() -> None:
    masked = masker(KEY).value(parse_json("[" * 2_000 + f'"{KEY}"' + "]" * 2_000))
    assert to_json(masked) == "[" * 2_000 + f'"{STARS}"' + "]" * 2_000


def test_that_a_value_shared_out_over_events_is_overwritten_in_each() -> None:
    texts = ["your key is ", KEY[:4], KEY[4:5], f"{KEY[5:]}, is it not"]
    body = b"".join(events_of(*texts))
    masked = masker(KEY).body(body)
    assert read_text(masked) == f"your key is {STARS}, is it not"
    assert len(masked) == len(body)


def test_that_candidates_that_take_turns_are_followed_one_by_one() -> None:
    def event(first: str, second: str) -> bytes:
        parts = [{"content": {"parts": [{"text": text}]}} for text in (first, second)]
        return an_event({"candidates": parts})

    body = event(f"a {KEY[:6]}", f"b {KEY[:9]}") + event(f"{KEY[6:]} a", f"{KEY[9:]} b")
    masked = masker(KEY).body(body)
    assert KEY[:6].encode() not in masked
    assert KEY[9:].encode() not in masked


def test_that_an_array_and_escapes_are_followed_too() -> None:
    key = 'A"\\B-0123456789'
    body = an_array(f"x {key[:2]}", f"{key[2:]} y")
    masked = masker(key).body(body)
    assert (
        "".join(
            a["candidates"][0]["content"]["parts"][0]["text"].replace("*", "")
            for a in json.loads(masked)
        )
        == "x  y"
    )


@given(st.lists(st.text(alphabet='ab"\\é', max_size=5), min_size=1, max_size=6))
def test_that_masked_events_stay_json_of_the_same_length(texts: list[str]) -> None:
    body = b"".join(events_of(*texts))
    masked = masker('a"b', "éa").body(body)
    assert len(masked) == len(body)
    assert 'a"b' not in read_text(masked)


def read_text(body: bytes) -> str:
    values = [json.loads(line[6:]) for line in body.split(b"\r\n") if line]
    return "".join(value["candidates"][0]["content"]["parts"][0]["text"] for value in values)


def test_that_a_run_without_a_value_keeps_its_recording() -> None:
    run = a_run(*events_of("Hello"))
    assert masker(KEY).run(run).recording is run.recording


def test_that_streamed_text_is_held_back_while_it_may_become_a_value() -> None:
    stream = StreamMasker(masker(KEY))
    shown = [stream.feed("Your key is AQ.can"), stream.feed("ary-01234"), stream.feed("56789. ")]
    assert shown == ["Your key is ", "", f"{STARS}. "]
    assert stream.flush() == ""


def test_that_streamed_text_that_was_no_value_is_shown_after_all() -> None:
    stream = StreamMasker(masker(KEY))
    assert [stream.feed("ends in AQ.c"), stream.flush()] == ["ends in ", "AQ.c"]


def test_that_nothing_is_held_back_when_nothing_is_held() -> None:
    assert StreamMasker(masker()).feed("AQ.") == "AQ."


@given(st.text(max_size=40), st.lists(st.text(min_size=1, max_size=4), max_size=3))
def test_that_masking_keeps_the_length_in_bytes(text: str, values: list[str]) -> None:
    masked = masker(*values).text(text)
    assert len(masked.encode("utf-8", "surrogatepass")) == len(
        text.encode("utf-8", "surrogatepass")
    )


@given(
    st.lists(st.text(alphabet="abc", max_size=6), max_size=8),
    st.lists(st.text(alphabet="abc", min_size=1, max_size=4), max_size=3),
)
def test_that_streaming_masks_what_masking_the_whole_would(
    pieces: list[str], values: list[str]
) -> None:
    stream = StreamMasker(masker(*values))
    shown = "".join(stream.feed(piece) for piece in pieces) + stream.flush()
    whole = "".join(pieces)
    assert len(shown) == len(whole)
    for value in values:
        assert value not in shown
