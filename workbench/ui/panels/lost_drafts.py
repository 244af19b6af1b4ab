"""Edits that are not on disk: said once in their tab, with what can be done, until they are (ui.md 8)."""

from PySide6.QtCore import QObject

from workbench.domain.errors import CannotWrite
from workbench.presenters.open_documents import Place
from workbench.ui.panels.desk import Desk
from workbench.ui.panels.document_page import DocumentPage
from workbench.ui.panels.document_tabs import DocumentTabs
from workbench.ui.panels.draft_desk import DraftDesk

ACTIONS = (("dismiss", "Close"),)


class LostDrafts(QObject):
    """Shows in the banner of a tab why its edits last only until the window closes."""

    def __init__(self, drafts: DraftDesk, desk: Desk, tabs: DocumentTabs) -> None:
        super().__init__(desk)
        self._tabs = tabs
        self._why: dict[Place, str] = {}
        self._told: dict[Place, str] = {}
        drafts.lost.connect(self._on_lost)
        drafts.kept.connect(self._on_kept)
        desk.document_shown.connect(self._show)
        desk.closing.connect(self._on_closing)

    def _on_lost(self, place: Place, error: CannotWrite) -> None:
        self._why[place] = f"This edit lasts until you quit: {error.reason.removesuffix('.')}."
        page = self._tabs.page_of(place)
        if page is not None:
            self._show(page)

    def _show(self, page: DocumentPage) -> None:
        """Say it once, and not over what else the banner says."""
        why = self._why.get(page.place, "")
        if why and self._told.get(page.place) != why and not page.banner.text:
            self._told[page.place] = why
            page.banner.say(why, "warning", ACTIONS)

    def _on_kept(self, place: Place) -> None:
        why = self._why.pop(place, "")
        self._told.pop(place, None)
        page = self._tabs.page_of(place)
        if page is not None and why and page.banner.text == why:
            page.banner.hide()

    def _on_closing(self, page: DocumentPage) -> None:
        self._told.pop(page.place, None)
