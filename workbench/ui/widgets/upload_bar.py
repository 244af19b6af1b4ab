"""A thin bar that tells how much of a long body has gone out."""

from PySide6.QtWidgets import QProgressBar, QSizePolicy, QWidget

HEIGHT, STEPS = 4, 1000


class UploadBar(QProgressBar):
    """Hidden while nothing long goes out."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("uploadBar")
        self.setAccessibleName("Upload")
        self.setTextVisible(False)
        self.setRange(0, STEPS)
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.hide()

    def show_share(self, share: float | None) -> None:
        """Show how much has gone out, up to 1; None where there is nothing to tell."""
        if share is not None:
            self.setValue(round(share * STEPS))
        self.setVisible(share is not None)
