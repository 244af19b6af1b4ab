"""What the tool bar says of environment, mock server and key."""

from dataclasses import replace

from workbench.domain.environment import BUILT_IN, DEFAULT_ENVIRONMENT, Environment
from workbench.domain.errors import KeyringKind
from workbench.ports import KeyEntry
from workbench.presenters.targets import (
    KeyState,
    MockState,
    environment_choices,
    environment_face,
    environment_named,
    environment_text,
    key_face,
    keyring_sentence,
    mock_sentence,
)

PERSONAL = KeyEntry("Personal", "2026-11-02", ())
WORK = KeyEntry("Work", "2026-11-02", ())
ON = MockState(wanted=True, url="http://127.0.0.1:8089")


def test_that_no_key_is_said_plainly() -> None:
    assert key_face(KeyState(loaded=True)).text == "No API key"


def test_that_a_lone_key_is_the_selection() -> None:
    state = KeyState().with_entries([PERSONAL], "Secret Service")
    assert (state.in_force, key_face(state).text) == ("Personal", "Personal")


def test_that_a_key_of_the_process_is_named_by_its_variable() -> None:
    state = KeyState(variables=("GEMINI_API_KEY",)).with_entries([PERSONAL], "Secret Service")
    assert key_face(state).text == "From GEMINI_API_KEY"


def test_that_a_chosen_key_stays_chosen_when_others_come() -> None:
    state = replace(KeyState(), chosen="Work").with_entries([PERSONAL, WORK], "memory")
    assert state.in_force == "Work"


def test_that_a_key_that_is_gone_is_not_in_force() -> None:
    state = replace(KeyState(variables=("GEMINI_API_KEY",)), chosen="Work")
    assert state.with_entries([PERSONAL], "memory").in_force == "GEMINI_API_KEY"


def test_that_a_locked_keyring_shows_a_lock() -> None:
    face = key_face(KeyState(trouble=KeyringKind.LOCKED, loaded=True))
    assert (face.text, face.icon) == ("Locked", "lock")


def test_that_the_environment_is_shown_with_its_version() -> None:
    assert environment_text(DEFAULT_ENVIRONMENT) == "Google AI · v1beta"
    assert environment_text(Environment("Staging")) == "Staging"


def test_that_the_mock_takes_the_place_of_the_environment() -> None:
    face = environment_face(DEFAULT_ENVIRONMENT, ON)
    assert (face.text, face.tint) == ("Mock · 127.0.0.1:8089", "kind.tool")


def test_that_the_mock_is_not_on_before_it_answers() -> None:
    starting = MockState(wanted=True)
    assert not starting.is_on
    assert mock_sentence(starting) == "Mock server starting"
    assert environment_face(DEFAULT_ENVIRONMENT, starting).text == "Google AI · v1beta"


def test_that_the_collections_environments_come_first_and_hide_their_namesakes() -> None:
    own = (Environment("Staging"), Environment(DEFAULT_ENVIRONMENT.name))
    names = [each.name for each in environment_choices(own)]
    assert names[:2] == ["Staging", DEFAULT_ENVIRONMENT.name]
    assert len(names) == len(set(names)) == len(BUILT_IN) + 1


def test_that_an_unknown_environment_is_the_default_one() -> None:
    assert environment_named("Gone", ()) is DEFAULT_ENVIRONMENT


def test_that_keys_without_a_keyring_are_said_to_be_lost() -> None:
    state = KeyState().with_entries([], "memory")
    assert keyring_sentence(state) == "No keyring found: keys last until you quit"
    assert keyring_sentence(KeyState()) == ""


def test_that_the_mock_says_where_requests_go() -> None:
    assert mock_sentence(ON) == "Requests go to the mock server"
    assert mock_sentence(MockState()) == "Mock server off"
    assert mock_sentence(MockState(trouble="The port is in use.")) == "Mock server did not start"


def test_that_a_keyring_that_takes_its_time_is_said() -> None:
    state = KeyState(loaded=True, waiting=True).with_entries([PERSONAL], "Secret Service")
    assert (key_face(state).text, key_face(state).icon) == ("Waiting…", "loader-circle")
    assert keyring_sentence(state) == "Waiting for your keyring…"
