"""Adding an API key: a name and a value that is never shown, kept by the system's keyring."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from workbench.ui.dialogs.key_form import KeyForm, a_field, a_secret_field
from workbench.ui.theme import Appearance


class AddKeyDialog(KeyForm):
    """Asks for name and value, and checks them. `entered` has the name and the `Secret`."""

    entered = Signal(str, object)

    def __init__(
        self,
        appearance: Appearance,
        place: str,
        taken: tuple[str, ...],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("Add key", "Save key", parent)
        self._taken = taken
        self.setObjectName("addKeyDialog")
        self._name = self.add_field("Name", a_field("keyNameEdit", "Name", "Personal"))
        self._value = self.add_field("API key", a_secret_field(appearance))
        self._name.setText("" if "default" in taken else "default")
        self.show_place(place)
        self.save.setEnabled(False)
        self.save.clicked.connect(self._on_save)
        (self._value if self._name.text() else self._name).setFocus()

    def _on_save(self) -> None:
        name = self._name.text().strip()
        if name in self._taken:
            self.say(f"There is a key named “{name}” already. Choose another name.")
            return
        value = self.checked_value(self._value.text())
        if value is not None:
            self.wait(waiting=True)
            self.entered.emit(name, value)
