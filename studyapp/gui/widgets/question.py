"""Ask before something is gone for good."""

from __future__ import annotations

from PySide6.QtWidgets import QMessageBox, QWidget


def sure(parent: QWidget, question: str, detail: str, *, yes: str = "Delete", no: str = "Keep") -> bool:
    """Return whether the student really wants it; Esc and Enter mean no."""
    box = QMessageBox(QMessageBox.Icon.NoIcon, "StudyApp", question, parent=parent)
    box.setInformativeText(detail)
    agree = box.addButton(yes, QMessageBox.ButtonRole.DestructiveRole)
    keep = box.addButton(no, QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(keep)
    box.setEscapeButton(keep)
    box.exec()
    return box.clickedButton() is agree
