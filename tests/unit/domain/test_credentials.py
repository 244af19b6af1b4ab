"""Credentials found before they are written into a file. The ones here are made up."""

from dataclasses import replace

import pytest

from workbench.domain.assertion import Assertion
from workbench.domain.credentials import credential_places, credentials_in, credentials_replaced
from workbench.domain.environment import Defaults, Environment
from workbench.domain.request import Header, KeyChoice, Request
from workbench.domain.secret import Secret

GOOGLE = "AIza" + "Sy0" * 11 + "ab"
NEWER = "AQ." + "Ab1_" * 10
A_REQUEST = Request(name="Hello", url="https://host/v1")


@pytest.mark.parametrize(
    "text",
    [GOOGLE, NEWER, "Bearer sk-" + "a1" * 20, "ya29." + "a0" * 20, f"https://x/?key={GOOGLE}&a=b"],
)
def test_that_the_shapes_of_keys_are_found(text: str) -> None:
    assert credential_places(replace(A_REQUEST, url=text)) == ("the URL",)


@pytest.mark.parametrize(
    "text",
    [
        "{{secret:default}}",
        "AIza…",
        "task-force-one-two-three-four-five",
        "AQ. is short",
        f"x{GOOGLE}",
        f"QUl6YQ/{GOOGLE}+/",
    ],
)
def test_that_other_text_is_left_alone(text: str) -> None:
    assert credential_places(replace(A_REQUEST, url=text)) == ()


@pytest.mark.parametrize(
    ("request_", "where"),
    [
        (
            replace(A_REQUEST, headers=(Header("x-goog-api-key", GOOGLE),)),
            "the header x-goog-api-key",
        ),
        (replace(A_REQUEST, url=f"https://host/?key={GOOGLE}"), "the URL"),
        (replace(A_REQUEST, body=f'{{\n"k": "{NEWER}"}}'), "the body, line 2"),
        (replace(A_REQUEST, key=KeyChoice(NEWER)), "the key"),
        (replace(A_REQUEST, description=GOOGLE), "the description"),
        (replace(A_REQUEST, assertions=(Assertion("text", "is", value=[NEWER]),)), "an assertion"),
    ],
)
def test_that_the_place_is_named(request_: Request, where: str) -> None:
    assert credential_places(request_) == (where,)


def test_that_a_held_value_is_found_whatever_its_shape() -> None:
    request = replace(A_REQUEST, body="tell me: open sesame")
    assert credential_places(request, [Secret("open sesame")]) == ("the body",)
    assert credential_places(request, [Secret("tell")]) == ()


def test_that_variables_and_inherited_headers_are_looked_through() -> None:
    defaults = Defaults("All", {"token": GOOGLE}, headers=(Header("X-Key", NEWER),))
    assert credential_places(defaults) == ("the variable token", "the header X-Key")
    assert credential_places(Environment("E", variables={"k": NEWER})) == ("the variable k",)


def test_that_every_shape_of_a_text_is_told() -> None:
    assert list(credentials_in(f"a {GOOGLE} and {NEWER}.")) == [GOOGLE, NEWER]


def test_that_each_credential_has_what_stands_in_for_it() -> None:
    one, two = "AIza" + "x" * 35, "sk-" + "y" * 24
    replaced = credentials_replaced(f"a {one}, {two} and words", lambda value: f"<{value[:2]}>")
    assert replaced == "a <AI>, <sk> and words"
