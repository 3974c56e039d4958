"""How the window looks: a small table of colours and sizes, and the palette and style sheet made from it."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from string import Template

from PySide6.QtGui import QColor, QFont, QFontInfo, QFontMetrics, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from studyapp.resources import resource

GRID = 8  # pixels; every distance is a multiple or half of it
MEASURE = 72  # characters in a line of running text, at most
SMALLEST_POINTS = 10.5  # some systems tell 9, which tires the eyes in an hour of reading

# Tried in turn for letters that the system's own font lacks (Linux, Windows, macOS, old Windows, Debian's Lohit).
DEVANAGARI = ("Noto Sans Devanagari", "Nirmala UI", "Kohinoor Devanagari", "Mangal", "Lohit Devanagari")


@dataclass(frozen=True)
class Tokens:
    """The colours by their use, ``#rrggbb``."""

    window: str
    surface: str
    sunken: str
    border: str
    outline: str
    text: str
    muted: str
    accent: str
    accent_strong: str
    on_accent: str
    accent_soft: str
    accent_text: str
    mark: str
    mark_text: str
    danger: str
    danger_soft: str


LIGHT = Tokens(
    window="#f5f4f0",
    surface="#ffffff",
    sunken="#eeece6",
    border="#dfdcd4",
    outline="#87837a",
    text="#1e2227",
    muted="#5a606a",
    accent="#0b6b63",
    accent_strong="#08564f",
    on_accent="#ffffff",
    accent_soft="#e0efed",
    accent_text="#0a5a53",
    mark="#ffeba6",
    mark_text="#1e2227",
    danger="#a8322a",
    danger_soft="#fbeae8",
)
DARK = Tokens(
    window="#15181b",
    surface="#1d2125",
    sunken="#121517",
    border="#30363c",
    outline="#757d86",
    text="#e8e6e1",
    muted="#a2a9b1",
    accent="#5fc7bb",
    accent_strong="#7ad5ca",
    on_accent="#06221f",
    accent_soft="#1b3735",
    accent_text="#8adbd1",
    mark="#54461a",
    mark_text="#fff4d2",
    danger="#f2938c",
    danger_soft="#3a2422",
)

# Words are read on these pairs: (ink, ground). A test holds each to a contrast of 4.5 to 1.
READ_ON = (
    ("text", "window"),
    ("text", "surface"),
    ("text", "sunken"),
    ("muted", "window"),
    ("muted", "surface"),
    ("muted", "sunken"),
    ("accent", "surface"),
    ("accent", "window"),
    ("on_accent", "accent"),
    ("on_accent", "accent_strong"),
    ("accent_text", "accent_soft"),
    ("text", "accent_soft"),
    ("mark_text", "mark"),
    ("danger", "surface"),
    ("danger", "window"),
    ("danger", "danger_soft"),
)
# Edges that must be seen (focus rings, the borders of fields): 3 to 1.
SEEN_ON = (("accent", "surface"), ("accent", "window"), ("outline", "surface"), ("outline", "window"))

# The type scale, as multiples of the system's own size.
SIZES = {"small": 0.88, "body": 1.0, "lead": 1.18, "title": 1.55, "answer": 1.5, "figure": 2.1}


def worn() -> Tokens:
    """Return the colours that the application wears now."""
    return LIGHT if QGuiApplication.palette().color(QPalette.ColorRole.Window).lightness() > 127 else DARK


def palette(tokens: Tokens) -> QPalette:
    """Return the Qt palette of these colours."""
    role = QPalette.ColorRole
    made = QPalette()
    for roles, name in (
        ((role.Window, role.Button), tokens.window),
        ((role.Base, role.Light), tokens.surface),
        ((role.AlternateBase, role.Midlight), tokens.sunken),
        ((role.WindowText, role.Text, role.ButtonText, role.ToolTipText), tokens.text),
        ((role.PlaceholderText,), tokens.muted),
        ((role.Highlight, role.Accent, role.Link, role.LinkVisited), tokens.accent),
        ((role.HighlightedText, role.BrightText), tokens.on_accent),
        ((role.Mid, role.Dark, role.Shadow), tokens.border),
        ((role.ToolTipBase,), tokens.surface),
    ):
        for each in roles:
            made.setColor(each, QColor(name))
    for each in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, each, QColor(tokens.outline))
    return made


def style_sheet(tokens: Tokens, template: str, base_points: float) -> str:
    """Fill the style sheet's ``$names`` with colours and with the type scale on ``base_points``."""
    sizes = {f"size_{name}": f"{factor * base_points:.1f}pt" for name, factor in SIZES.items()}
    arrow = resource("icons", "arrow.svg").as_posix()
    tick = resource("icons", f"{'tick' if tokens == LIGHT else 'tick-dark'}.svg").as_posix()
    return Template(template).substitute(asdict(tokens) | sizes | {"arrow": f'"{arrow}"', "tick": f'"{tick}"'})


def reading_font(system: QFont) -> QFont:
    """Return the system's font, not too small, with fallbacks for Devanagari.

    The system's may be an alias ("Sans Serif"), which Qt passes over in a list of families; so its real name is taken.
    """
    font = QFont(system)
    own = QFontInfo(system).family()
    font.setFamilies([own, *(name for name in DEVANAGARI if name != own)])
    font.setPointSizeF(max(QFontInfo(system).pointSizeF(), SMALLEST_POINTS))
    return font


def scaled(font: QFont, size: str) -> QFont:
    """Return the font at a step of the type scale, for what is painted by hand."""
    made = QFont(font)
    made.setPointSizeF(QFontInfo(font).pointSizeF() * SIZES[size])
    return made


def measure_of(font: QFont) -> int:
    """Return the pixels of the longest comfortable line in a font."""
    return QFontMetrics(font).averageCharWidth() * MEASURE


def dress(app: QApplication, dark: bool) -> None:
    """Give the whole application its palette and style sheet."""
    tokens = DARK if dark else LIGHT
    template = resource("qss", "window.qss").read_text(encoding="utf-8")
    sheet = style_sheet(tokens, template, QFontInfo(app.font()).pointSizeF())
    if app.styleSheet() != sheet:  # dressing a full window takes a quarter of a second
        app.setPalette(palette(tokens))
        app.setStyleSheet(sheet)
