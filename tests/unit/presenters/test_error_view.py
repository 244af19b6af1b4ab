"""What the error panel shows of a failure."""

from workbench.gemini.failures import Failure
from workbench.presenters.error_view import Act, error_view


def acts(failure: Failure) -> list[tuple[Act, str]]:
    return [(action.act, action.label) for action in error_view(failure).actions]


def test_that_only_what_works_now_is_offered() -> None:
    failure = Failure(
        "per minute",
        "Too many",
        action="Retry now",
        others=("Stop retrying", "Use the mock server"),
    )
    assert acts(failure) == [(Act.SEND_AGAIN, "Retry now"), (Act.USE_MOCK, "Use the mock server")]


def test_that_the_mock_is_not_offered_in_place_of_itself() -> None:
    failure = Failure(
        "per day", "X", action="Choose another model", others=("Use the mock server",)
    )
    view = error_view(failure, here=True)
    assert [action.act for action in view.actions] == [Act.CHOOSE_MODEL, Act.SEND_AGAIN]
    (start, _) = error_view(Failure("mock off", "X", action="Start it and send"), here=True).actions
    assert start.act is Act.USE_MOCK


def test_that_a_request_can_always_be_sent_again() -> None:
    assert acts(Failure("x", "X", action="Network settings")) == [(Act.SEND_AGAIN, "Send again")]


def test_that_a_near_name_is_taken_from_its_button() -> None:
    (first, _) = error_view(Failure("no such model", "?", action='Use "gemini-3.5-flash"')).actions
    assert (first.act, first.value) == (Act.USE_MODEL, "gemini-3.5-flash")


def test_that_a_page_is_opened_only_where_the_answer_names_one() -> None:
    billing = Failure("x", "X", action="Open billing page")
    assert Act.OPEN_LINK not in [act for act, _ in acts(billing)]
    linked = Failure("x", "X", action="Open billing page", link="https://x")
    assert error_view(linked).actions[0].value == "https://x"


def test_that_the_field_goes_along() -> None:
    failure = Failure("field", "X", action="Go to field", facts=(("Field", "/a/0"),))
    assert error_view(failure).actions[0].value == "/a/0"


def test_that_the_servers_words_are_not_said_twice() -> None:
    assert error_view(Failure("x", "X", "the same", message="the same")).message == ""
    assert error_view(Failure("x", "X", "why", message="words")).message == "words"


def test_that_the_glyph_tells_time_network_and_the_rest_apart() -> None:
    glyphs = [error_view(Failure(id_, "X")).glyph for id_ in ("per day", "name", "field")]
    assert glyphs == ["timer", "wifi-off", "circle-x"]


def test_that_a_panel_is_a_row_that_never_changes() -> None:
    view = error_view(Failure("x", "X"))
    assert (view.closed, view.revision) == (True, 0)
