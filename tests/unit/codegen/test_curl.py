"""A call as a curl command."""

import shlex
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.codegen.call import KEY_VARIABLE, Call, Text, Variable
from workbench.codegen.curl import LARGEST_ARGUMENT, quoted, render
from workbench.codegen.generator import CannotRender

GOLDEN = Path(__file__).parents[2] / "data" / "codegen" / "curl"
KEY = Variable(KEY_VARIABLE)
URL = "https://generativelanguage.googleapis.com/v1beta/models/gemini-3.5-flash"


def a_call(
    method: str = "POST",
    url: Text = (f"{URL}:generateContent",),
    headers: tuple[tuple[str, Text], ...] = (("Content-Type", ("application/json",)),),
    body: Text = ('{"contents": []}',),
) -> Call:
    return Call(method, url, headers, body, streams=method == "POST")


CALLS = {
    "stream": a_call(
        url=(f"{URL}:streamGenerateContent?alt=sse",),
        headers=(("Content-Type", ("application/json",)), ("x-goog-api-key", (KEY,))),
        body=('{\n  "text": "It\'s \\"quoted\\" $HOME `ls` !x"\n}',),
    ),
    "models": a_call("GET", ("https://a.example/v1beta/models?key=", KEY), (), ()),
    "odd": a_call(
        "PATCH",
        ("https://a.example/{x}[1]",),
        (("X-Empty", ()), ("Authorization", ("Bearer ", KEY)), ("X-Mixed", ('"', KEY, "tail"))),
        ("tab\there, CR\r, lone \ud800",),
    ),
}


@pytest.mark.parametrize("name", CALLS)
def test_that_a_call_is_written_as_the_golden_file_has_it(name: str) -> None:
    assert render(CALLS[name]) + "\n" == (GOLDEN / f"{name}.sh").read_text(encoding="utf-8")


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=20))
def test_that_a_text_is_one_word_that_means_itself(text: str) -> None:
    assert shlex.split(quoted((text,))) == [text]


def test_that_a_variable_is_set_apart_from_what_follows_it() -> None:
    assert quoted((KEY, "x")) == "\"$GEMINI_API_KEY\"'x'"
    assert quoted(("a ", KEY, "&b")) == '"a $GEMINI_API_KEY&b"'
    assert quoted(()) == "''"


def test_that_a_large_body_goes_through_a_pipe() -> None:
    command = render(a_call(body=("x" * (LARGEST_ARGUMENT + 1),)))
    assert command.startswith("printf %s 'xxx")
    assert command.endswith("--data-binary @-")


def test_that_a_nul_is_refused_with_a_reason() -> None:
    with pytest.raises(CannotRender, match="NUL"):
        render(a_call(body=("\0",)))
