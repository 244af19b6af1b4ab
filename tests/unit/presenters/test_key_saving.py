"""What the user reads while a key is saved and checked."""

import pytest

from workbench.domain.errors import KeyringKind
from workbench.gemini.failures import Failure
from workbench.presenters.key_saving import Tone, check_line, name_for, storage_line
from workbench.presenters.targets import KeyState
from workbench.services.key_check import KeyCheck

REFUSED = Failure("key invalid", "Google does not accept this key", "It may be mistyped.")


def test_that_an_accepted_key_counts_the_models() -> None:
    line = check_line(KeyCheck("default", models=41))
    assert line == ("Key saved. 41 models available.", Tone.GOOD)


def test_that_one_model_is_one_model() -> None:
    assert "1 model available" in check_line(KeyCheck("default", models=1)).text


def test_that_a_count_that_is_cut_short_claims_no_more_than_it_knows() -> None:
    line = check_line(KeyCheck("default", models=1000, has_more=True))
    assert line.text == "Key saved. At least 1,000 models available."


def test_that_a_key_that_does_not_last_is_a_warning() -> None:
    line = check_line(KeyCheck("default", models=41), "It lasts until you quit.")
    assert line == ("Key saved. 41 models available. It lasts until you quit.", Tone.WARNING)


def test_that_a_refused_key_is_explained() -> None:
    line = check_line(KeyCheck("default", failure=REFUSED))
    said = "Key saved. Google does not accept this key. It may be mistyped."
    assert line == (said, Tone.ERROR)


def test_that_a_check_that_never_went_out_is_said() -> None:
    line = check_line(KeyCheck("default", refused="The keyring is locked."))
    assert line == ("Key saved. It was not checked: The keyring is locked.", Tone.WARNING)


@pytest.mark.parametrize(
    ("taken", "free"),
    [
        ((), "default"),
        (("work",), "default"),
        (("default",), "default 2"),
        (("default", "default 2"), "default 3"),
        (("default", "default 3"), "default 2"),
    ],
)
def test_that_a_key_without_a_name_gets_a_free_one(taken: tuple[str, ...], free: str) -> None:
    assert name_for(taken) == free


def test_that_the_place_of_keys_is_named() -> None:
    line = storage_line(KeyState(place="Secret Service"))
    assert line.text.startswith("Stored in Secret Service, ")
    assert line.tone is Tone.NEUTRAL


def test_that_nothing_is_claimed_before_the_place_is_known() -> None:
    assert storage_line(KeyState()).tone is Tone.NEUTRAL


@pytest.mark.parametrize(
    ("state", "word"),
    [
        (KeyState(place="memory"), "until you quit"),
        (KeyState(trouble=KeyringKind.MISSING), "until you quit"),
        (KeyState(trouble=KeyringKind.LOCKED), "locked"),
        (KeyState(trouble=KeyringKind.SILENT), "does not answer"),
    ],
)
def test_that_a_keyring_in_trouble_is_a_warning(state: KeyState, word: str) -> None:
    line = storage_line(state)
    assert word in line.text
    assert line.tone is Tone.WARNING
