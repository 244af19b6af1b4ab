"""The key doctor as a person uses it: choosing a key, reading what it is, asking Google once."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QPushButton, QWidget

from tests.builders import JSON, a_script, an_error
from tests.fakes import FakeTransport, MemorySecrets
from tests.ui.hands import child, click, press
from tests.ui.windows import OpenWindow, World
from workbench.domain.environment import Environment
from workbench.domain.errors import KeyringKind
from workbench.domain.request import Header, Request
from workbench.presenters.open_documents import Place
from workbench.ui.panels.key_doctor import KeyDoctorPage
from workbench.ui.widgets.reading_table import WholeTable
from workbench.ui.widgets.words_block import WordsBlock

PERSONAL, WORK = "AIza" + "x" * 31 + "7Q2c", "AQ." + "y" * 30 + "Kz91"
MODELS = b'{"models": [{}, {}, {}]}'
REFUSED = an_error(
    400,
    message=f"API key not valid: {PERSONAL}.",
    details=[{"@type": "type.googleapis.com/google.rpc.ErrorInfo", "reason": "API_KEY_INVALID"}],
)
Open = Callable[[World], OpenWindow]


def a_world(*reads: bytes, status: int = 200, trouble: KeyringKind | None = None) -> World:
    secrets = MemorySecrets(
        {"Personal": PERSONAL, "Work": WORK}, {}, trouble, place="Secret Service"
    )
    transport = FakeTransport(a_script(*(reads or (MODELS,)), status=status, headers=JSON))
    return World(secrets=secrets, transport=transport)


@pytest.fixture
def window(open_window: Open) -> OpenWindow:
    return examining(open_window(a_world()))


def examining(window: OpenWindow) -> OpenWindow:
    """Open the doctor by its command and wait for what it says of the key in use."""
    window.run("checkKeys")
    window.wait(lambda: bool(said(window, "Kind")))
    return window


def page_of(window: OpenWindow) -> KeyDoctorPage:
    page = window.main.tabs.tool("keyDoctor")
    assert isinstance(page, KeyDoctorPage)
    return page


def said(window: OpenWindow, block: str) -> str:
    """Return what a block says, nothing where it is not shown."""
    found = child(page_of(window), WordsBlock, f"doctor{block}")
    return "" if found.isHidden() else found.text


def choose(window: OpenWindow, name: str) -> None:
    """Choose an entry of the box with the keys, by the keyboard."""
    box = child(page_of(window), QComboBox, "doctorKeyCombo")
    box.setFocus()
    while box.currentText() != name:
        press(box, Qt.Key.Key_Down)


def call(window: OpenWindow) -> None:
    click(child(page_of(window), QPushButton, "checkKeyButton"))
    window.wait(lambda: "Asking" not in said(window, "Answer"))


# Looking


def test_that_the_key_in_use_is_looked_at_and_nothing_is_sent(window: OpenWindow) -> None:
    assert said(window, "Kind").startswith("Standard key · ends with …7Q2c")
    assert "It looks complete." in said(window, "Kind")
    assert "goes to generativelanguage.googleapis.com" in said(window, "Fit")
    assert said(window, "Answer") == ""
    assert window.world.urls == []
    assert window.frame.windowTitle() == "Key doctor — Gemini Workbench"


def test_that_what_works_where_follows_the_kind(window: OpenWindow) -> None:
    table = child(page_of(window), WholeTable, "doctorUses")
    assert table.model().rowCount() == 6
    choose(window, "Work")
    window.wait(lambda: said(window, "Kind").startswith("New key"))
    model = table.model()
    rows = [[model.index(row, column).data() for column in (1, 2)] for row in range(6)]
    assert ["?key=", "Perhaps"] in rows


def test_that_a_narrow_page_gives_every_reason_the_lines_it_needs(window: OpenWindow) -> None:
    table = child(page_of(window), WholeTable, "doctorUses")
    window.frame.resize(960, 600)
    window.frame.open_panel("keys")
    reason = table.model().index(0, 3)
    window.wait(lambda: table.columnWidth(3) < 250)
    room = QRect(0, 0, table.columnWidth(3) - 24, 1000)
    needed = table.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, str(reason.data()))
    window.wait(lambda: table.rowHeight(0) >= needed.height())


def test_that_the_panel_leads_here_with_its_key(open_window: Open) -> None:
    window = open_window(a_world())
    window.main.keys.stored.check_requested.emit("Work")
    window.wait(lambda: said(window, "Kind").startswith("New key"))
    assert child(page_of(window), QComboBox, "doctorKeyCombo").currentText() == "Work"


def test_that_a_host_that_is_not_bound_can_be_bound_from_here(open_window: Open) -> None:
    window = open_window(a_world())
    elsewhere = Environment("Proxy", variables={"baseUrl": "https://proxy.acme.dev"})
    window.open()
    window.session.show_environments((elsewhere,))
    window.session.choose_environment(elsewhere)
    window.main.keys.stored.check_requested.emit("Personal")
    window.wait(lambda: bool(said(window, "Fit")))
    assert "is left out of requests to proxy.acme.dev" in said(window, "Fit")
    click(child(page_of(window), QPushButton, "doctorFitButton"))
    dialog = child(window.frame, QWidget, "bindHostsDialog")
    assert child(dialog, QLineEdit, "hostEdit").text() == "proxy.acme.dev"
    click(child(dialog, QPushButton, "addHostButton"))
    window.wait(lambda: "goes to proxy.acme.dev" in said(window, "Fit"))
    dialog.close()


def test_that_two_credentials_of_the_request_at_the_front_are_told(open_window: Open) -> None:
    world = a_world()
    place = Place("/home/me/Acme", "other.yaml")
    url = "https://generativelanguage.googleapis.com/v1beta/models?key=abc"
    world.collections.requests[place.root, place.path] = Request(
        "Two", url, headers=(Header("x-goog-api-key", "def"),)
    )
    window = open_window(world)
    window.open(place)
    examining(window)
    told = said(window, "Request")
    assert "“Two” carries 2 credentials: x-goog-api-key and ?key=." in told
    assert "Multiple authentication credentials received" in told


def test_that_a_request_is_looked_at_as_it_goes_to_google_while_the_mock_is_on(
    open_window: Open,
) -> None:
    window = open_window(a_world())
    window.open()
    window.session.use_mock(wanted=True)
    examining(window)
    assert said(window, "Request") == "“Say hello” carries one credential: x-goog-api-key."


def test_that_a_pasted_text_is_looked_at_and_neither_kept_nor_sent(window: OpenWindow) -> None:
    choose(window, "A text I paste here")
    field = child(page_of(window), QLineEdit, "doctorTextEdit")
    assert (field.isVisible(), field.echoMode()) == (True, QLineEdit.EchoMode.Password)
    assert not child(page_of(window), QPushButton, "checkKeyButton").isVisible()
    field.setText(f'GEMINI_API_KEY="{WORK}"')
    assert said(window, "Kind").startswith("New key")
    assert "whole assignment" in said(window, "Kind")
    field.setText('{"type": "service_account"}')
    assert said(window, "Kind").startswith("Service-account file")
    assert child(page_of(window), QWidget, "doctorNowhere").isVisible()
    choose_first(window)
    assert field.text() == ""
    assert window.world.urls == []


def choose_first(window: OpenWindow) -> None:
    """Go back to the first key."""
    press(child(page_of(window), QComboBox, "doctorKeyCombo"), Qt.Key.Key_Home)


def test_that_a_locked_keyring_is_unlocked_from_here(open_window: Open) -> None:
    window = open_window(a_world(trouble=KeyringKind.LOCKED))
    window.wait(lambda: window.session.keys.is_locked)
    examining(window)
    assert said(window, "Kind").startswith("This key cannot be read now")
    click(child(page_of(window), QPushButton, "doctorKindButton"))
    window.wait(lambda: said(window, "Kind").startswith("Standard key"))


def test_that_without_any_key_a_text_can_be_pasted(open_window: Open) -> None:
    window = examining(open_window(World()))
    assert child(page_of(window), QLineEdit, "doctorTextEdit").isVisible()
    assert said(window, "Kind").startswith("nothing") or "There is no text." in said(window, "Kind")


# Asking Google


def test_that_the_one_call_lists_the_models(window: OpenWindow) -> None:
    call(window)
    assert said(window, "Answer") == "Google accepts this key\n3 models available."
    assert len(window.world.urls) == 1
    assert "/models?pageSize=" in window.world.urls[0]


def test_that_a_refusal_is_explained_without_the_key(open_window: Open) -> None:
    window = examining(open_window(a_world(REFUSED, status=400)))
    call(window)
    told = said(window, "Answer")
    assert told.startswith("Google does not accept this key\n400 API_KEY_INVALID.")
    assert "Copy the key again" in told
    assert PERSONAL not in told


def test_that_no_key_stands_in_a_text_of_the_page(open_window: Open) -> None:
    window = examining(open_window(a_world(REFUSED, status=400)))
    call(window)
    for widget in page_of(window).findChildren(QWidget):
        texts = (widget.toolTip(), widget.accessibleName(), widget.accessibleDescription())
        assert not any(PERSONAL in text for text in texts)


def test_that_closing_the_page_during_the_call_leaves_nothing(window: OpenWindow) -> None:
    click(child(page_of(window), QPushButton, "checkKeyButton"))
    window.run("closeTab")
    window.main.keys.doctor.open()  # before the old page is gone
    window.wait(lambda: bool(window.world.urls))
    choose(window, "Work")
    window.wait(lambda: said(window, "Kind").startswith("New key"))


def test_that_choosing_another_key_meanwhile_drops_the_answer(window: OpenWindow) -> None:
    click(child(page_of(window), QPushButton, "checkKeyButton"))
    choose(window, "Work")
    window.wait(lambda: said(window, "Kind").startswith("New key"))
    window.wait(child(page_of(window), QPushButton, "checkKeyButton").isEnabled)
    assert said(window, "Answer") == ""


def test_that_f6_goes_to_the_page_and_on(window: OpenWindow) -> None:
    box = child(page_of(window), QComboBox, "doctorKeyCombo")
    window.frame.top_bar.mock_switch.setFocus()
    window.run("nextPane")
    while not box.hasFocus():
        window.run("nextPane")
    child(page_of(window), QPushButton, "checkKeyButton").setFocus()
    window.run("nextPane")
    assert window.frame.top_bar.mock_switch.hasFocus()
