"""Remember how the student likes the window on this computer: its place, size and colours."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings, Qt

Scheme = Qt.ColorScheme
SCHEMES = {"system": Scheme.Unknown, "light": Scheme.Light, "dark": Scheme.Dark}


class WindowState:
    """A small file beside the library. It is apart from it because it must be known before the library is open."""

    def __init__(self, data_dir: Path) -> None:
        self._settings = QSettings(str(data_dir / "window.ini"), QSettings.Format.IniFormat)

    def scheme(self) -> str:
        """Return ``system``, ``light`` or ``dark``."""
        name = str(self._settings.value("scheme", "system"))
        return name if name in SCHEMES else "system"

    def set_scheme(self, name: str) -> None:
        """Keep the colour scheme."""
        self._settings.setValue("scheme", name)

    def layout(self, name: str) -> QByteArray:
        """Return a kept geometry or splitter state, empty when there is none."""
        value = self._settings.value(name)
        return value if isinstance(value, QByteArray) else QByteArray()

    def keep_layout(self, name: str, value: QByteArray) -> None:
        """Keep a geometry or splitter state."""
        self._settings.setValue(name, value)
