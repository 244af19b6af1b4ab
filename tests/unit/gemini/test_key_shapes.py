"""What a text is by its shape; nothing that is told repeats it."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.gemini.key_shapes import MEANINGS, Kind, shape_of

STANDARD = "AIza" + "x" * 35
NEW = "AQ.Ab8RN6" + "y" * 40
SERVICE = {"type": "service_account", "private_key": "-----BEGIN " + "PRIVATE KEY-----\nMIIE\n"}
USER = {"type": "authorized_user", "client_id": "1", "refresh_token": "1//x"}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (STANDARD, Kind.STANDARD),
        (NEW, Kind.NEW),
        ("ya29.a0AfH6" + "z" * 30, Kind.TOKEN),
        ("auth_tokens/abc", Kind.EPHEMERAL),
        ("1//0gabc", Kind.REFRESH),
        ("GOCSPX-abcdef", Kind.CLIENT),
        ("123-abc.apps.googleusercontent.com", Kind.CLIENT),
        ("eyJhbGciOi.eyJpc3MiOi.c2ln", Kind.SIGNED),
        ("sk-proj-abcdef", Kind.ELSEWHERE),
        ("abcdefgh", Kind.UNKNOWN),
        (json.dumps(SERVICE), Kind.SERVICE_ACCOUNT),
        (json.dumps(USER), Kind.USER_FILE),
        (json.dumps({"installed": {"client_id": "1"}}), Kind.CLIENT),
        (json.dumps({"key": STANDARD}), Kind.JSON),
        ('{"private_key": "cut', Kind.SERVICE_ACCOUNT),
        ('{ "type": "authorized_user",\u2028 "refresh_token": "1//', Kind.USER_FILE),
        ("", Kind.EMPTY),
        (" \n", Kind.EMPTY),
    ],
)
def test_that_a_kind_is_told_by_its_shape(text: str, kind: Kind) -> None:
    shape = shape_of(text)
    assert shape.kind is kind
    assert shape.meaning == MEANINGS[kind]


@pytest.mark.parametrize("text", [STANDARD, NEW])
def test_that_a_whole_key_has_no_trouble(text: str) -> None:
    shape = shape_of(text)
    assert (shape.is_key, shape.troubles) == (True, ())


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (f"{STANDARD}\n", "White space"),
        (f'"{STANDARD}"', "Quotes"),
        (f"“{STANDARD}”", "Quotes"),
        (f"GEMINI_API_KEY={STANDARD}", "assignment"),
        (f"export GEMINI_API_KEY='{STANDARD}'", "assignment"),
        (f"$env:GEMINI_API_KEY = {STANDARD}", "assignment"),
        (f"x-goog-api-key: {STANDARD}", "header"),
        (f"Authorization: Bearer {STANDARD}", "Bearer"),
        (f"https://generativelanguage.googleapis.com/v1beta/models?key={STANDARD}&x=1", "URL"),
    ],
)
def test_that_what_people_copy_along_is_said_and_looked_through(text: str, said: str) -> None:
    shape = shape_of(text)
    assert shape.kind is Kind.STANDARD
    assert any(said in trouble for trouble in shape.troubles)
    assert not any("39 characters" in trouble for trouble in shape.troubles)


@pytest.mark.parametrize(
    "text", ["$GEMINI_API_KEY", "${GEMINI_API_KEY}", "%GEMINI_API_KEY%", "{{secret:default}}"]
)
def test_that_a_variables_name_is_no_value(text: str) -> None:
    assert shape_of(text).troubles == ("It is the name of a variable, not its value.",)


def test_that_a_character_that_no_key_has_is_told_by_its_place() -> None:
    (trouble, length) = shape_of(f"{STANDARD[:10]} {STANDARD[10:]}").troubles
    assert "Character 11 is a space" in trouble
    assert "40" in length


def test_that_a_cut_standard_key_is_noticed() -> None:
    (trouble,) = shape_of(STANDARD[:20]).troubles
    assert "39 characters; this text has 20" in trouble


@given(st.text(max_size=200))
def test_that_any_text_is_taken_and_none_is_repeated(text: str) -> None:
    shape = shape_of(text)
    told = " ".join((shape.meaning, *shape.troubles))
    assert len(text.strip()) < 12 or text.strip() not in told


@pytest.mark.parametrize("text", ["{" * 100_000, "[" * 10, '{"a":' * 50_000, "x" * 1_000_000])
def test_that_a_hostile_text_ends(text: str) -> None:
    assert shape_of(text).kind in Kind
