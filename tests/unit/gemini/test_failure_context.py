"""A failure told with what only the sender knows."""

from tests.unit.gemini.error_bodies import an_error, an_info, told
from workbench.gemini.failure_context import FailureContext, in_context

UNKNOWN_NAME = "Unknown name \"x\" at 'generation_config': Cannot find field."
NO_MODEL = "models/gemini-3.5-flsh is not found for API version v1beta."


def test_that_a_rejected_key_is_named() -> None:
    failure = told(400, an_error(400, "INVALID_ARGUMENT", "No.", an_info("API_KEY_INVALID")))
    named = in_context(failure, FailureContext(key="Personal …3f2a"))
    assert named.explanation.startswith("The key is Personal …3f2a. It may be mistyped")


def test_that_a_field_is_pointed_to_as_the_body_spells_it() -> None:
    failure = told(400, an_error(400, "INVALID_ARGUMENT", UNKNOWN_NAME))
    placed = in_context(failure, FailureContext(body='{"generation_config": {"x": 1}}'))
    assert placed.fact("Field") == "/generation_config/x"


def test_that_a_broken_body_leaves_the_field_alone() -> None:
    failure = told(400, an_error(400, "INVALID_ARGUMENT", UNKNOWN_NAME))
    assert in_context(failure, FailureContext(body="{")) == failure


def test_that_the_nearest_model_is_offered() -> None:
    failure = told(404, an_error(404, "NOT_FOUND", NO_MODEL))
    context = FailureContext(
        names=("gemini-3.5-flash", "gemini-3.6-flash"), note="It was shut down."
    )
    offered = in_context(failure, context)
    assert offered.action == 'Use "gemini-3.5-flash"'
    assert (
        "It was shut down.\nThe nearest names are gemini-3.5-flash and gemini-3.6-flash."
        in offered.explanation
    )


def test_that_a_missing_model_without_near_names_stays_as_it_is() -> None:
    failure = told(404, an_error(404, "NOT_FOUND", NO_MODEL))
    assert in_context(failure, FailureContext()) == failure


def test_that_the_levels_of_the_model_are_told() -> None:
    failure = told(
        400, an_error(400, "INVALID_ARGUMENT", "Thinking level is not supported for this model.")
    )
    offered = in_context(failure, FailureContext(levels=("low", "high")))
    assert offered.action == "Use High"
    assert offered.explanation.endswith("It offers low and high.")


def test_that_other_failures_stay_as_they_are() -> None:
    failure = told(500, an_error(500, "INTERNAL", "x"))
    assert in_context(failure, FailureContext("k", "{}", ("m",), "n", ("low",))) == failure


def test_that_the_call_that_lacks_its_signature_is_pointed_to() -> None:
    message = (
        "Function call `default_api:book` in the 2. content block is missing a thought_signature."
    )
    failure = told(400, an_error(400, "INVALID_ARGUMENT", message))
    body = '{"contents": [{"parts": [{"text": "Hi"}, {"functionCall": {"name": "book"}}]}]}'
    assert in_context(failure, FailureContext(body=body)).fact("Field") == "/contents/0/parts/1"
    assert in_context(failure, FailureContext(body="{}")).fact("Field") == ""
