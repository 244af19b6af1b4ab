"""A page of the program itself among the documents' tabs: Welcome, Settings and their like (ui.md 4)."""

from typing import ClassVar

from PySide6.QtWidgets import QWidget


class ToolPage(QWidget):
    """One page of a kind at most is open. A subclass says its `KEY`, the `TITLE` of its tab and the `ICON` there."""

    KEY: ClassVar[str]
    TITLE: ClassVar[str]
    ICON: ClassVar[str]
