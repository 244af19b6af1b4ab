"""What is done in the Keys panel: using, copying, renaming, replacing, binding and removing keys."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QWidget

from workbench.domain.secret import Secret
from workbench.services.key_keeping import Removed
from workbench.ui.panels.key_ring import Act, Done, KeyRing
from workbench.ui.panels.session import Session
from workbench.ui.theme import Appearance
from workbench.ui.widgets.toast import Toast

if TYPE_CHECKING:
    from workbench.ui.panels.key_clipboard import KeyClipboard
    from workbench.ui.panels.keys_panel import KeysPanel

COPIED = "“{name}” is on the clipboard for {seconds} s."
REMOVED = "“{name}” is removed."
UNLOCKED = "The keyring is unlocked."


class _Undo:
    """Keeps a removed key again. The toast lets go of it when it leaves, and with it of the value."""

    def __init__(self, stored: "StoredKeys", removed: Removed) -> None:
        self._stored = stored
        self._removed = removed

    def __call__(self) -> None:
        self._stored.restore(self._removed)


class StoredKeys(QObject):
    """Fills the panel and answers it. `check_requested` has the name of a key, `add_requested` comes without one."""

    add_requested = Signal()
    check_requested = Signal(str)

    def __init__(
        self, appearance: Appearance, session: Session, ring: KeyRing, toast: Toast
    ) -> None:
        super().__init__(ring)
        self._appearance = appearance
        self._session = session
        self._ring = ring
        self._toast = toast
        self.clipboard: KeyClipboard | None = None
        self.panel: KeysPanel | None = None
        self._dialog: QDialog | None = None
        self._was_in_use = ""
        ring.done.connect(self._on_done)
        session.changed.connect(self._show)

    def make_panel(self) -> QWidget:
        """Return the panel; from now on the keys' last characters are shown."""
        from workbench.ui.panels.keys_panel import KeysPanel

        panel = KeysPanel(self._appearance)
        panel.add_requested.connect(self.add_requested)
        panel.asked.connect(self._on_asked)
        panel.place_acted.connect(self._on_place)
        self.panel = panel
        self._ring.with_fours = True
        self._show()
        self._ring.look()
        return panel

    def bind(self, name: str, host: str = "") -> None:
        """Open the dialog with a key's hosts, one of them typed already."""
        from workbench.ui.dialogs.bind_hosts import BindHostsDialog

        dialog = BindHostsDialog(name, self._hosts_of(name), host, self._window)
        dialog.added.connect(self._ring.bind)
        dialog.removed.connect(self._ring.unbind)
        self._open(dialog)

    def replace(self, name: str) -> None:
        """Open the dialog for another value."""
        from workbench.ui.dialogs.change_key import ReplaceKeyDialog

        dialog = ReplaceKeyDialog(self._appearance, name, self._session.keys.place, self._window)
        dialog.entered.connect(self._on_replacement)
        self._open(dialog)

    def restore(self, removed: Removed) -> None:
        """Keep a removed key again."""
        self._ring.restore(removed)

    def _rename(self, name: str) -> None:
        from workbench.ui.dialogs.change_key import RenameKeyDialog

        dialog = RenameKeyDialog(name, self._session.keys.names, self._window)
        dialog.entered.connect(self._ring.rename)
        self._open(dialog)

    def _remove(self, name: str) -> None:
        self._was_in_use = name if self._session.keys.in_force == name else ""
        self._ring.remove(name)

    def _on_asked(self, what: str, name: str) -> None:
        answers: dict[str, Callable[[str], None]] = {
            "use": self._session.choose_key,
            "copy": self._ring.read,
            "check": self.check_requested.emit,
            "rename": self._rename,
            "replace": self.replace,
            "bind": self.bind,
            "remove": self._remove,
        }
        answers[what](name)

    def _on_place(self) -> None:
        if self._session.keys.is_locked:
            self._ring.unlock()
        else:
            self._ring.look()

    def _on_replacement(self, name: str, value: Secret) -> None:
        self._ring.replace(name, value)

    def _on_done(self, done: Done) -> None:
        if done.error is not None:
            self._tell_refusal(done)
        elif done.act is Act.READ:
            self._copy(done.name, done.result)
        elif done.act is Act.REMOVE:
            told = REMOVED.format(name=done.name)
            self._toast.say(told, "Undo", _Undo(self, done.result))
        elif done.act is Act.RESTORE and done.name == self._was_in_use:
            self._session.choose_key(done.name)
        elif done.act in (Act.REPLACE, Act.RENAME):
            self._close_dialog()
        elif done.act is Act.UNLOCK:
            self._toast.say(UNLOCKED)
        self._show_hosts(done.name)

    def _copy(self, name: str, value: Secret) -> None:
        from workbench.ui.panels.key_clipboard import STAYS_MS, KeyClipboard

        self.clipboard = self.clipboard or KeyClipboard(self)
        self.clipboard.put(value)
        self._toast.say(COPIED.format(name=name, seconds=STAYS_MS // 1000))

    def _tell_refusal(self, done: Done) -> None:
        """Say in the dialog, else in a toast, why something was not done; a look tells by what it shows."""
        from workbench.ui.dialogs.bind_hosts import BindHostsDialog
        from workbench.ui.dialogs.key_form import KeyForm

        if isinstance(self._dialog, KeyForm | BindHostsDialog) and done.act in _IN_DIALOGS:
            self._dialog.show_refusal(str(done.error))
        elif done.act is not Act.LOOK:
            self._toast.say(str(done.error))

    def _show_hosts(self, name: str) -> None:
        if self._dialog is None:
            return
        from workbench.ui.dialogs.bind_hosts import BindHostsDialog

        if isinstance(self._dialog, BindHostsDialog):
            self._dialog.show_hosts(self._hosts_of(name))

    def _show(self) -> None:
        if self.panel is None:
            return
        from workbench.presenters.key_rows import environment_rows, key_rows, place_line

        session = self._session
        self.panel.show_keys(key_rows(session.keys))
        in_force = "Mock" if session.mock.wanted else session.environment.name
        self.panel.show_environments(environment_rows(session.own_environments, in_force))
        self.panel.show_place(place_line(session.keys))

    def _hosts_of(self, name: str) -> tuple[str, ...]:
        entries = self._session.keys.entries
        return next((entry.hosts for entry in entries if entry.name == name), ())

    @property
    def _window(self) -> QWidget:
        return self._toast.window()

    def _open(self, dialog: QDialog) -> None:
        self._dialog = dialog
        dialog.finished.connect(self._forget_dialog)
        dialog.open()

    def _close_dialog(self) -> None:
        if self._dialog is not None:
            self._dialog.accept()

    def _forget_dialog(self) -> None:
        self._dialog = None


_IN_DIALOGS = frozenset({Act.REPLACE, Act.RENAME, Act.BIND, Act.UNBIND})
