"""Push buttons that show their key, and that keep Enter and Space for themselves while they have the keyboard."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from studyapp.gui.actions import key_words, plain_text

_PRESS = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Button(QPushButton):
    """A push button that only Tab, not a click, gives the keyboard to: a click must not take the page's keys away."""

    def __init__(self, text: str = "", role: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setProperty("role", role)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def event(self, event: QEvent) -> bool:
        """Claim Space and Enter before a shortcut of the window takes them."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _presses(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Click by Enter as by Space."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and _presses(event):
            self.click()
        else:
            super().keyPressEvent(event)


class LabelledButton(Button):
    """A button whose face is a layout of labels."""

    def __init__(self, role: str, layout: QBoxLayout, parent: QWidget | None = None) -> None:
        super().__init__("", role, parent)
        self.setLayout(layout)

    def add(self, text: str, role: str = "") -> QLabel:
        """Append a label to the face and return it."""
        label = QLabel(text)
        label.setProperty("role", role)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        layout = self.layout()
        assert layout is not None
        layout.addWidget(label)
        return label

    def sizeHint(self) -> QSize:
        """Return the size of the labels."""
        layout = self.layout()
        return layout.sizeHint() if layout else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Return the smallest size in which the labels can be read."""
        layout = self.layout()
        return layout.minimumSize() if layout else super().minimumSizeHint()


class ActionButton(LabelledButton):
    """The button of an action: its words, its key beside (or under) them, its tooltip and whether it can be done."""

    def __init__(self, action: QAction, role: str = "", *, grow: bool = False) -> None:
        layout = QHBoxLayout()
        layout.setContentsMargins(14, 7, 12, 7)
        layout.setSpacing(10)
        super().__init__(role, layout)
        self._action = action
        layout.addStretch()
        self._words = self.add(plain_text(action))
        keys = action.shortcuts()
        self._key = self.add(key_words(keys[0].toString()) if keys else "", "key")
        self._key.setVisible(bool(keys))
        layout.addStretch()
        self.setCheckable(action.isCheckable())
        if not grow:
            self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.clicked.connect(lambda *_: action.trigger())
        action.changed.connect(self._follow)
        self._follow()

    def set_compact(self, compact: bool) -> None:
        """Leave the key out (the tooltip has it), or show it."""
        self._key.setVisible(bool(self._action.shortcuts()) and not compact)

    def _follow(self) -> None:
        self.setEnabled(self._action.isEnabled())
        self._show_checked(self._action.isChecked())
        self.setToolTip(self._action.toolTip())
        self._words.setText(plain_text(self._action))
        self.setAccessibleName(plain_text(self._action))

    def _show_checked(self, checked: bool) -> None:
        if checked != self.isChecked():
            self.setChecked(checked)
            # A style sheet cannot see from a label whether the button around it is checked.
            self._words.setProperty("chosen", checked)
            self._words.style().polish(self._words)


class ChoiceButton(LabelledButton):
    """A rating: its word and key above, when the card would come back below."""

    def __init__(self, action: QAction, parent: QWidget | None = None) -> None:
        layout = QVBoxLayout()
        layout.setContentsMargins(12, 8, 12, 8)
        layout.setSpacing(2)
        super().__init__("", layout, parent)
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addStretch()
        words, key = QLabel(plain_text(action)), QLabel(key_words(action.shortcuts()[0].toString()))
        key.setProperty("role", "key")
        for label in (words, key):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            top.addWidget(label)
        top.addStretch()
        layout.addLayout(top)
        self._interval = self.add("", "small")
        self._interval.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._name = plain_text(action)
        self.setToolTip(action.toolTip())
        self.clicked.connect(lambda *_: action.trigger())
        action.changed.connect(lambda: self.setEnabled(action.isEnabled()))
        self.setEnabled(action.isEnabled())
        self.set_interval("")

    def words(self) -> tuple[str, str]:
        """Return the rating's word and when the card would come back."""
        return self._name, self._interval.text()

    def set_interval(self, interval: str) -> None:
        """Show when the card would come back."""
        self._interval.setText(interval or " ")
        self.setAccessibleName(f"{self._name}, comes back in {interval}" if interval else self._name)


def _presses(event: QKeyEvent) -> bool:
    return event.key() in _PRESS and event.modifiers() in (
        Qt.KeyboardModifier.NoModifier,
        Qt.KeyboardModifier.KeypadModifier,
    )
