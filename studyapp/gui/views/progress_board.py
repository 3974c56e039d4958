"""The pictures of progress below each other, in one or two columns, and what the keys do with the one that they mean."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QFrame, QGridLayout, QVBoxLayout, QWidget

from studyapp.domain.errors import InputError
from studyapp.gui.library_client import LibraryClient
from studyapp.gui.plots.board import Board, Section, Tile
from studyapp.gui.theme import GRID
from studyapp.gui.widgets.plot_panel import Numbers, PlotPanel
from studyapp.gui.widgets.text import Column, Text, line, scrolled
from studyapp.gui.wording import error_line

TWO_COLUMNS = 1000  # pixels from which pictures stand side by side
WIDE = 2.0  # times the measure of running text


class BoardView(QWidget):
    """Shows a Board."""

    add_wanted = Signal(object)  # Place
    chosen = Signal()  # the keys mean another picture now

    def __init__(self, library: LibraryClient, say: Callable[[str], None], fault: Callable[[str], None]) -> None:
        super().__init__()
        self._library, self._say, self._fault = library, say, fault
        self.tiles = Tiles()
        self.panels: dict[str, PlotPanel] = {}
        self._wide: set[str] = set()
        self._grids: list[tuple[QGridLayout, tuple[str, ...]]] = []
        self._panel: PlotPanel | None = None
        self._columns = 0
        self._column = Column(WIDE)
        self._column.body.addWidget(line("Progress", "title"))
        self._waiting = Text("Counting your answers…", "muted")
        self._column.body.addWidget(self._waiting)
        self._column.body.addWidget(self.tiles)
        self._column.body.addStretch()
        self._area = scrolled(self._column)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._area)

    def show_board(self, board: Board) -> None:
        """Show all pictures; those that are there stay, with the keyboard and the way in which they are looked at."""
        if not self.panels:
            for section in board.sections:
                self._add_section(section)
            self._arrange()
        self._waiting.hide()
        self.tiles.show_tiles(board.tiles)
        for picture in (picture for section in board.sections for picture in section.pictures):
            self.panels[picture.title].show_picture(picture)
        if self._panel is None or self._panel.is_empty():
            self._panel = next((panel for panel in self.panels.values() if not panel.is_empty()), None)
        self.chosen.emit()

    def panel(self) -> PlotPanel | None:
        """Return the picture that the keys mean: the last one that was pointed at, else the first; None without any."""
        return self._panel

    def switch_numbers(self) -> None:
        """Show the numbers of the picture that the keys mean, or the picture again."""
        if self._panel:
            self._panel.show_numbers(not self._panel.shows_numbers())
            self._area.ensureWidgetVisible(self._panel)

    def leave_numbers(self) -> bool:
        """Show the picture again; return False where it is seen already."""
        if self._panel is None or not self._panel.shows_numbers():
            return False
        self._panel.show_numbers(False)
        return True

    def next_view(self) -> None:
        """Look at it in another way."""
        if self._panel:
            self._panel.next_view()
            self._area.ensureWidgetVisible(self._panel)

    def save(self) -> None:
        """Ask for a file and save the picture or its numbers."""
        if self._panel is None or self._panel.picture is None:
            return
        name, _ = QFileDialog.getSaveFileName(
            self,
            f"Save {self._panel.title}",
            f"{self._panel.picture.table.key}.png",
            "Picture (*.png);;Numbers (*.csv)",
        )
        if name:
            self.save_to(Path(name))

    def save_to(self, path: Path) -> None:
        """Save the picture that the keys mean (.png) or its numbers (any other name) beside the window's thread."""
        panel = self._panel
        if panel is None or panel.picture is None:
            return
        if path.suffix.lower() == ".png":
            image = panel.plot.image(panel.title)
            write = partial(_write_image, path, lambda: image.save(str(path)))
        else:
            data = panel.picture.table.csv().encode("utf-8-sig")  # with a mark, for Excel
            write = partial(_write, path, data)
        self._library.ask(
            lambda _: write(),
            lambda _: self._say(f"{panel.title} saved as {path.name}."),
            lambda error: self._fault(error_line(error)),
        )

    # Layout

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand side by side where there is room."""
        super().resizeEvent(event)
        self._arrange()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the wheel turn the page, not a table that does not have the keyboard."""
        if event.type() == QEvent.Type.Wheel and isinstance(event, QWheelEvent):
            table = watched.parent()
            if isinstance(table, Numbers) and not table.hasFocus():
                QApplication.sendEvent(self._area.verticalScrollBar(), event)
                return True
        return super().eventFilter(watched, event)

    def _add_section(self, section: Section) -> None:
        grid_side = QWidget()
        grid = QGridLayout(grid_side)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(2 * GRID)
        for picture in section.pictures:
            panel = PlotPanel(picture.title)
            panel.entered.connect(partial(self._choose, panel))
            panel.save_wanted.connect(self.save)
            panel.going.connect(self.add_wanted)
            panel.table.viewport().installEventFilter(self)
            self.panels[picture.title] = panel
            if picture.wide:
                self._wide.add(picture.title)
        body = self._column.body
        for part in (line(section.title, "lead"), grid_side):
            body.insertWidget(body.count() - 1, part)
        self._grids.append((grid, tuple(picture.title for picture in section.pictures)))

    def _arrange(self) -> None:
        """Put the panels into one or two columns; in two, a lonely last one takes the whole width."""
        columns = 2 if self.width() >= TWO_COLUMNS else 1
        if columns == self._columns or not self.panels:
            return
        self._columns = columns
        self.tiles.set_columns(2 * columns)
        for grid, titles in self._grids:
            place = 0
            for number, title in enumerate(titles):
                row, column = divmod(place, columns)
                alone = column == 0 and (number == len(titles) - 1 or title in self._wide)
                span = columns if alone else 1
                grid.addWidget(self.panels[title], row, column, 1, span)
                place += span
            for column in range(2):
                grid.setColumnStretch(column, 1 if column < columns else 0)

    def _choose(self, panel: PlotPanel) -> None:
        if panel is not self._panel:
            self._panel = panel
            self.chosen.emit()


class Tiles(QFrame):
    """The numbers above all pictures."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(*(2 * GRID + GRID // 2,) * 4)
        self._grid.setHorizontalSpacing(4 * GRID)
        self._grid.setVerticalSpacing(2 * GRID)
        self._parts: list[tuple[QWidget, Text, Text, Text]] = []
        self._columns = 4
        self.hide()

    def show_tiles(self, tiles: tuple[Tile, ...]) -> None:
        """Show these numbers; without any take no room."""
        while len(self._parts) < len(tiles):
            self._parts.append(self._part())
            self._arrange()
        for (_, number, title, words), tile in zip(self._parts, tiles, strict=False):
            number.setText(tile.number)
            title.setText(tile.title)
            words.setText(tile.words)
        self.setVisible(bool(tiles))

    def set_columns(self, columns: int) -> None:
        """Stand in so many columns."""
        self._columns = columns
        self._arrange()

    def words(self) -> list[str]:
        """Return what is shown."""
        return [" ".join(part.text() for part in parts) for _, *parts in self._parts]

    def _part(self) -> tuple[QWidget, Text, Text, Text]:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        parts = Text("", "figure"), Text("", "topic"), Text("", "small")
        for part in parts:
            column.addWidget(part)
        column.addStretch()
        return side, *parts

    def _arrange(self) -> None:
        for place, (side, *_) in enumerate(self._parts):
            row, column = divmod(place, self._columns)
            self._grid.addWidget(side, row, column, Qt.AlignmentFlag.AlignTop)
        for column in range(4):
            self._grid.setColumnStretch(column, 1 if column < self._columns else 0)


def _write(path: Path, data: bytes) -> None:
    try:
        path.write_bytes(data)
    except OSError as error:
        raise InputError(f"{path.name} cannot be written: {error.strerror}.") from None


def _write_image(path: Path, save: Callable[[], bool]) -> None:
    if not save():
        raise InputError(f"{path.name} cannot be written.")
