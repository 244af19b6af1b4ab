"""From Google's field paths to places in the body."""

import pytest

from tests.unit.gemini.error_bodies import a_violation, an_error
from workbench.gemini.error_objects import innermost_error
from workbench.gemini.field_paths import pointer_in, pointer_of, violated_pointers, violation_texts


@pytest.mark.parametrize(
    ("path", "pointer"),
    [
        ("contents[0].parts[1].inline_data", "/contents/0/parts/1/inlineData"),
        ("generation_config.thinking_config.thinking_level", "/generationConfig/thinkingConfig/thinkingLevel"),
        ("GenerateContentRequest.contents", "/contents"),
        ("tools[0].function_declarations[2].parameters.properties[a/b]", "/tools/0/functionDeclarations/2/parameters/properties/a~1b"),
        ("", ""),
    ],
)  # fmt: skip
def test_that_a_path_becomes_a_pointer(path: str, pointer: str) -> None:
    assert pointer_of(path) == pointer


@pytest.mark.parametrize(
    ("message", "pointer"),
    [
        ("Unknown name \"foo_bar\" at 'contents[0].parts[0]': Cannot find field.", "/contents/0/parts/0/foo_bar"),
        ('Invalid JSON payload received. Unknown name "foo": Cannot find field.', "/foo"),
        ("Invalid value at 'contents[0].parts[0].text' (TYPE_STRING), 4", "/contents/0/parts/0/text"),
        ("* GenerateContentRequest.generation_config.top_p: must be in [0, 1]", "/generationConfig/topP"),
    ],
)  # fmt: skip
def test_that_the_text_names_the_field(message: str, pointer: str) -> None:
    assert violated_pointers(innermost_error(an_error(400, "S", message))) == (pointer,)


def test_that_each_field_is_named_once() -> None:
    text = "Unknown name \"x\" at 'generation_config': Cannot find field."
    error = innermost_error(an_error(400, "S", text, a_violation("generation_config", text)))
    assert violated_pointers(error) == ("/generationConfig/x",)
    assert violation_texts(error) == (text,)


def test_that_a_violation_without_words_is_its_field() -> None:
    error = innermost_error(an_error(400, "S", "", a_violation("contents[0].role", "")))
    assert violated_pointers(error) == ("/contents/0/role",)


@pytest.mark.parametrize(
    ("pointer", "spelled"),
    [
        ("/contents/0/parts/0/inlineData", "/contents/0/parts/0/inline_data"),
        ("/contents/0/parts/0/thoughtSignature", "/contents/0/parts/0/thoughtSignature"),
        ("/contents/7/inlineData", "/contents/7/inlineData"),
        ("/generationConfig/topP", "/generation_config/topP"),
        ("", ""),
    ],
)
def test_that_a_pointer_takes_the_spelling_of_the_body(pointer: str, spelled: str) -> None:
    body = {
        "contents": [{"parts": [{"inline_data": {}, "thoughtSignature": "x"}]}],
        "generation_config": {"topP": 1},
    }
    assert pointer_in(pointer, body) == spelled


def test_that_the_parameter_of_an_openai_error_is_a_field() -> None:
    error = innermost_error({"error": {"message": "m", "param": "messages[0].content"}})
    assert violated_pointers(error) == ("/messages/0/content",)
