"""Changing a stored key: another value under the same name, or another name for the same value."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from workbench.domain.errors import WorkbenchError
from workbench.domain.key_value import check_key_name
from workbench.ui.dialogs.key_form import KeyForm, a_field, a_secret_field
from workbench.ui.theme import Appearance

REPLACED = "Name and bound hosts stay. The value that is kept now is overwritten in {place}."
RENAMED = "Requests and folders that name this key keep the name “{name}”: change it there, too."


class ReplaceKeyDialog(KeyForm):
    """Asks for another value of a key. `entered` has the name and the `Secret`."""

    entered = Signal(str, object)

    def __init__(
        self, appearance: Appearance, name: str, place: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(f"Replace “{name}”", "Replace key", parent)
        self._name = name
        self.setObjectName("replaceKeyDialog")
        self._value = self.add_field("New API key", a_secret_field(appearance))
        self.show_note(REPLACED.format(place="memory" if place == "memory" else f"the {place}"))
        self.save.setEnabled(False)
        self.save.clicked.connect(self._on_save)
        self._value.setFocus()

    def _on_save(self) -> None:
        value = self.checked_value(self._value.text())
        if value is not None:
            self.wait(waiting=True)
            self.entered.emit(self._name, value)


class RenameKeyDialog(KeyForm):
    """Asks for another name. `entered` has the old name and the new one."""

    entered = Signal(str, str)

    def __init__(self, name: str, taken: tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__(f"Rename “{name}”", "Rename key", parent)
        self._name = name
        self._taken = taken
        self.setObjectName("renameKeyDialog")
        self._field = self.add_field("Name", a_field("keyNameEdit", "Name", "Personal"))
        self.show_note(RENAMED.format(name=name))
        self._field.setText(name)
        self._field.selectAll()
        self.save.clicked.connect(self._on_save)
        self._field.setFocus()

    def _on_save(self) -> None:
        try:
            new_name = check_key_name(self._field.text())
        except WorkbenchError as error:
            self.say(str(error))
            return
        if new_name == self._name:
            self.reject()
        elif new_name in self._taken:
            self.say(f"There is a key named “{new_name}” already. Choose another name.")
        else:
            self.wait(waiting=True)
            self.entered.emit(self._name, new_name)
