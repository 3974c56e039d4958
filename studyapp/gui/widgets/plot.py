"""Shows a picture of values: a value is pointed out by the mouse or by keys, and said in words."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QEnterEvent,
    QFocusEvent,
    QFontMetricsF,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from studyapp.gui.plots.drawing import Drawing, Look
from studyapp.gui.theme import GRID, LIGHT, scaled, worn


class Plot(QWidget):
    """Paints a Drawing. Arrow keys go from value to value; what they cannot use, the page gets."""

    pointed = Signal(str)  # the words of the value that is pointed out, empty for none
    entered = Signal()  # the keyboard or the mouse came here

    def __init__(self, title: str) -> None:
        super().__init__()
        self._drawing: Drawing | None = None
        self._current: int | None = None
        self._hovered = False
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(title)

    def show_drawing(self, drawing: Drawing, sentence: str) -> None:
        """Show a picture; ``sentence`` says what is to be seen in it."""
        self._drawing = drawing
        self._sentence = sentence
        self._current = None
        self._tell()
        self.updateGeometry()
        self.update()

    def current(self) -> int | None:
        """Return the value that is pointed out."""
        return self._current

    def area(self) -> QRectF:
        """Return where the picture is painted."""
        return QRectF(self.rect()).adjusted(GRID / 2, GRID / 2, -GRID, -GRID / 2)

    def look(self) -> Look:
        """Return what the picture is painted with now."""
        return Look(worn(), scaled(self.font(), "small"))

    def image(self, title: str, width: int = 1000, zoom: float = 2.0) -> QImage:
        """Return the picture with its words on a white sheet, for a file; always in the light colours."""
        assert self._drawing is not None, "only what is shown can be saved"
        look = Look(LIGHT, scaled(self.font(), "small"))
        line = QFontMetricsF(look.font).height()
        room = width - 6.0 * GRID
        high = self._drawing.height(room, line)
        image = QImage(int(width * zoom), int((high + 6 * line + 4 * GRID) * zoom), QImage.Format.Format_ARGB32)
        image.setDevicePixelRatio(zoom)
        image.fill(look.colour("surface"))
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(scaled(self.font(), "lead"))
        painter.setPen(look.colour("text"))
        painter.drawText(QRectF(3 * GRID, 2 * GRID, room, 2 * line), 0, title)
        painter.setFont(look.font)
        painter.setPen(look.colour("muted"))
        wrap = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop
        painter.drawText(QRectF(3 * GRID, 2 * GRID + 2 * line, room, 3 * line), wrap, self._sentence)
        self._drawing.paint(painter, QRectF(3 * GRID, 2 * GRID + 5 * line, room, high), look, None)
        painter.end()
        return image

    # Qt's side

    def hasHeightForWidth(self) -> bool:
        """Tell the layout to ask for the height."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height that the picture needs."""
        if self._drawing is None:
            return 0
        line = QFontMetricsF(scaled(self.font(), "small")).height()
        return int(self._drawing.height(width - 1.5 * GRID, line) + GRID)

    def sizeHint(self) -> QSize:
        """Return a size of the right shape."""
        return QSize(60 * GRID, self.heightForWidth(60 * GRID))

    def minimumSizeHint(self) -> QSize:
        """Return the smallest size at which something can be seen."""
        return QSize(30 * GRID, self.heightForWidth(max(30 * GRID, self.width())))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the height that goes with the new width."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the picture, and a frame while it has the keyboard."""
        if self._drawing is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look = self.look()
        self._drawing.paint(painter, self.area(), look, self._current)
        if self.hasFocus():
            painter.setPen(QPen(look.colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
        painter.end()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Point out the value under the mouse."""
        self._point_at(event.position())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Point out the value under the finger or mouse."""
        self.entered.emit()
        self._point_at(event.position())

    def enterEvent(self, event: QEnterEvent) -> None:
        """Notice that the mouse points now."""
        super().enterEvent(event)
        self._hovered = True

    def leaveEvent(self, event: QEvent) -> None:
        """Point nothing out any more, unless the keys do."""
        super().leaveEvent(event)
        self._hovered = False
        if not self.hasFocus():
            self._go(None)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Say that the keys mean this picture now."""
        super().focusInEvent(event)
        self.entered.emit()
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Point nothing out any more, unless the mouse does."""
        super().focusOutEvent(event)
        if not self._hovered:
            self._go(None)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to another value, or leave the key to the page."""
        after = None
        if self._drawing is not None and event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        ):
            after = self._drawing.step(self._current, Qt.Key(event.key()))
        if after is None:
            event.ignore()
        else:
            self._go(after)

    def _point_at(self, point: QPointF) -> None:
        if self._drawing is not None:
            self._go(self._drawing.at(point, self.area(), self.look()))

    def _go(self, index: int | None) -> None:
        if index != self._current:
            self._current = index
            self._tell()
            self.update()

    def _tell(self) -> None:
        words = "" if self._current is None or self._drawing is None else self._drawing.words(self._current)
        self.setAccessibleDescription(words or self._sentence)
        self.pointed.emit(words)
        if words and QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))


class ValueLine(QLabel):
    """The words of the value that is pointed out, in one line that keeps its room when there is none."""

    def __init__(self) -> None:
        super().__init__(" ")
        self.setProperty("role", "small")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._words = ""

    def show_value(self, words: str) -> None:
        """Show a value; what does not fit is shortened in the line and whole in its hint."""
        self._words = words
        self._fit()

    def words(self) -> str:
        """Return the whole value."""
        return self._words

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit anew."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        fitting = self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, self.width())
        self.setText(fitting or " ")
        self.setToolTip(self._words if fitting != self._words else "")
