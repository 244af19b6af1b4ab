"""What the Keys panel says of each key and of where they live."""

from dataclasses import replace

import pytest

from workbench.domain.environment import Environment
from workbench.domain.errors import KeyringKind
from workbench.ports import KeyEntry
from workbench.presenters.key_rows import (
    day_in_words,
    environment_rows,
    key_rows,
    place_line,
)
from workbench.presenters.targets import KeyState

PERSONAL = KeyEntry("Personal", "2026-11-02", ())
WORK = KeyEntry("Work", "2026-11-22", ("proxy.acme.dev", "127.0.0.1:8080"))
STATE = KeyState(
    entries=(PERSONAL, WORK),
    chosen="Work",
    place="Secret Service",
    loaded=True,
    fours={"Personal": "7Q2c"},
)


def test_that_a_row_says_what_may_be_known_of_a_key() -> None:
    personal, work = key_rows(STATE)
    assert (personal.name, personal.detail) == ("Personal", "…7Q2c · 2 Nov 2026")
    assert (work.name, work.detail) == ("Work", "22 Nov 2026 · 2 more hosts")
    assert (personal.is_chosen, work.is_chosen) == (False, True)


def test_that_a_row_is_spoken_as_a_sentence() -> None:
    personal, work = key_rows(STATE)
    assert personal.spoken == "Personal, ends with 7 Q 2 c, added 2 Nov 2026"
    assert work.spoken == "Work, in use, added 22 Nov 2026, 2 more hosts"


def test_that_a_key_in_memory_says_how_long_it_lasts() -> None:
    state = KeyState().with_entries([PERSONAL], "memory")
    assert key_rows(state)[0].spoken == "Personal, in use, added 2 Nov 2026, until you quit"


@pytest.mark.parametrize(
    ("date", "words"),
    [("2026-11-02", "2 Nov 2026"), ("", ""), ("soon", "soon"), ("2026-13-02", "2026-13-02")],
)
def test_that_a_date_is_told_in_words_and_anything_else_as_it_is(date: str, words: str) -> None:
    assert day_in_words(date) == words


@pytest.mark.parametrize(
    ("state", "text", "action"),
    [
        (STATE, "Keys live in Secret Service", ""),
        (KeyState(), "Looking for your keyring…", ""),
        (KeyState(place="memory"), "No keyring found: keys last until you quit", "Look again"),
        (KeyState(trouble=KeyringKind.LOCKED), "The keyring is locked.", "Unlock"),
        (KeyState(trouble=KeyringKind.SILENT), "The keyring is silent.", "Try again"),
        (
            KeyState(trouble=KeyringKind.REFUSED, why="Its own words."),
            "Its own words.",
            "Try again",
        ),
    ],
)
def test_that_where_keys_live_or_what_is_wrong_is_said(
    state: KeyState, text: str, action: str
) -> None:
    line = place_line(state)
    assert (line.text, line.action) == (text, action)


def test_that_waiting_for_a_prompt_is_said() -> None:
    assert place_line(replace(STATE, waiting=True)).text == "Waiting for your keyring…"


def test_that_environments_are_listed_with_their_base_url() -> None:
    own = Environment("Staging", variables={"baseUrl": "https://staging.acme.dev"})
    rows = {row.name: row for row in environment_rows((own,), "Staging")}
    assert rows["Staging"].detail == "https://staging.acme.dev"
    assert rows["Staging"].spoken == "Staging, in use, https://staging.acme.dev"
    assert (rows["Mock"].detail, rows["Mock"].is_chosen) == ("This machine", False)
