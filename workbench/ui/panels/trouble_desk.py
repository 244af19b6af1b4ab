"""What the program found broken at its start, told above the documents until it is read or mended."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from workbench.domain.errors import KeyringKind, WorkbenchError
from workbench.ui.panels.notice_area import NoticeArea
from workbench.ui.panels.session import Session
from workbench.ui.preferences import Preferences

if TYPE_CHECKING:
    from workbench.ui.panels.draft_desk import DraftDesk

SETTINGS, KEYS, DRAFTS, COLLECTIONS, EXAMPLES = "settings", "keys", "drafts", "folders", "examples"
OPEN_SETTINGS = (("openSettings", "Open settings"),)


class TroubleDesk(QObject):
    """Says each trouble once."""

    def __init__(
        self,
        notices: NoticeArea,
        session: Session,
        drafts: "DraftDesk",
        open_settings: Callable[[], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._notices = notices
        self._session = session
        self._open_settings = open_settings
        self._why = ""
        session.changed.connect(self._look_at_keys)
        drafts.unreadable.connect(self._tell_of_drafts)

    def look_at(self, preferences: Preferences) -> None:
        """Tell of settings that may not stand."""
        refused = preferences.settings.refused
        if refused:
            text = f"Defaults stand in for some settings. {' '.join(refused)}"
            self._notices.say(SETTINGS, text, "warning", OPEN_SETTINGS, self._on_settings)

    def tell_of_folder(self, root: str, error: WorkbenchError) -> None:
        """Tell that a collection that was open the last time cannot be opened now."""
        name = Path(root).name or root
        self._notices.say(COLLECTIONS, f"{name} cannot be opened. {error}", "error")

    def tell_of_examples(self, error: WorkbenchError) -> None:
        """Tell that there are no examples."""
        self._notices.say(EXAMPLES, f"The examples are missing. {error}", "error")

    def _look_at_keys(self) -> None:
        """Tell what is wrong with the store of keys, once; what a prompt or a restart mends shows in the tool bar."""
        keys = self._session.keys
        why = keys.why if keys.trouble is KeyringKind.REFUSED else ""
        if why and why != self._why:
            self._notices.say(KEYS, f"Keys cannot be used. {why}", "error")
        elif not why and self._why:
            self._notices.withdraw(KEYS)
        self._why = why

    def _tell_of_drafts(self, places: Sequence[str]) -> None:
        edits = "One edit" if len(places) == 1 else f"{len(places):,} edits"
        more = " and others" if len(places) > 1 else ""
        text = f"{edits} of the last time cannot be read. Look into {places[0]}{more}."
        self._notices.say(DRAFTS, text)

    def _on_settings(self, button: str) -> None:
        del button  # there is one
        self._notices.withdraw(SETTINGS)
        self._open_settings()
