"""What the error panel shows of a failure."""

from dataclasses import replace

from workbench.gemini import failure_rows
from workbench.gemini.failure import Row
from workbench.gemini.failures import Failure
from workbench.presenters.error_view import Act, Action, error_view


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
    failure = Failure("x", "X", action="Restore signatures")
    assert acts(failure) == [(Act.SEND_AGAIN, "Send again")]


def test_that_a_near_name_is_taken_from_its_button() -> None:
    (first, _) = error_view(Failure("no such model", "?", action='Use "gemini-3.5-flash"')).actions
    assert (first.act, first.value) == (Act.USE_MODEL, "gemini-3.5-flash")


def test_that_googles_own_page_is_opened_where_the_answer_names_none() -> None:
    billing = Failure("x", "X", action="Open billing page")
    assert error_view(billing).actions[0].value.startswith("https://ai.google.dev/")
    linked = Failure("x", "X", action="Open billing page", link="https://x")
    assert error_view(linked).actions[0].value == "https://x"


def test_that_a_page_that_answered_is_opened_where_its_server_is() -> None:
    page = Failure("page", "X", action="Open in browser", others=("Network settings",))
    assert error_view(page, site="https://proxy.test/").actions[0].value == "https://proxy.test/"
    assert Act.OPEN_LINK not in [act for act, _ in acts(page)]


def test_that_only_what_arrived_can_be_kept() -> None:
    broken = Failure("broken", "X", action="Send again", others=("Keep what arrived",))
    assert acts(broken) == [(Act.SEND_AGAIN, "Send again")]
    some = replace(broken, facts=(("Chunks", "3"),))
    assert acts(some)[1] == (Act.KEEP, "Keep what arrived")


def test_that_a_level_is_taken_from_its_button() -> None:
    (level, _) = error_view(Failure("thinking", "X", action="Use High")).actions
    assert (level.act, level.value) == (Act.USE_LEVEL, "high")


def test_that_a_chunk_is_taken_from_the_facts() -> None:
    bad = Failure("bad event", "X", action="Show the bytes", facts=(("Chunk", "1,216"),))
    assert error_view(bad).actions[0].value == "1216"


LATER = {
    *("Restore signatures", "Send without old signatures", "Start over", "Show largest parts"),
    *("Refresh token", "Attach it again", "Upload as file", "Reduce images", "Shorten prompt"),
    *("Stop retrying", "Diff with last good run", "Show certificate"),
}
"""What the catalogue offers and this version cannot do: absent, not dead."""


def test_that_every_label_of_the_catalogue_is_known() -> None:
    rows = [row for row in vars(failure_rows).values() if isinstance(row, Row)]
    labels = {label for row in rows for label in (row.action, *row.others) if label}
    facts = tuple((name, "1") for name in ("Field", "Chunk", "Chunks"))
    done = {
        label
        for label in labels
        if any(
            action.label == label
            for action in error_view(
                Failure("thinking", "X", action=label, message="m", facts=facts), site="https://x/"
            ).actions
        )
    }
    assert labels - done == {label for label in LATER if label in labels}


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


def test_that_a_key_that_was_refused_can_be_checked_but_not_the_mocks() -> None:
    rejected = failure_rows.KEY_REJECTED.failure()
    assert error_view(rejected).actions[-1] == Action(Act.CHECK_KEY, "Check this key")
    assert Act.CHECK_KEY not in [action.act for action in error_view(rejected, here=True).actions]
    other = failure_rows.OVERLOADED.failure()
    assert Act.CHECK_KEY not in [action.act for action in error_view(other).actions]
