"""Formatting a body at once, as part of saving it."""

from contextlib import suppress

from workbench.domain.json_text import NotJson
from workbench.gemini.body import formatted
from workbench.presenters.same_place import same_place
from workbench.ui.panels.document_page import DocumentPage

MOST = 250_000
"""Characters that are formatted while the window waits; a longer body is saved as it is."""


def tidy(page: DocumentPage) -> None:
    """Indent the body anew as one edit that can be undone; nothing where it is no JSON, or too long."""
    body = page.request_page.composer.body
    if body.content.is_loading or body.content.length > MOST:
        return
    before = body.content.outline()
    with suppress(NotJson):
        text = formatted(before)
        if text != before:
            body.replace_outline(text, same_place(before, body.caret_index(), text))
