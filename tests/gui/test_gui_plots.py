"""Pictures of values: honest axes, every value reached by mouse and key, nothing that a size or a number can break."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QImage, QPainter
from PySide6.QtWidgets import QApplication

from studyapp.domain.browse import DayFigures, SourceFigures
from studyapp.domain.paper import Confidence
from studyapp.gui.plots.bars import Bars, Slot
from studyapp.gui.plots.board import Board, Picture, board_of
from studyapp.gui.plots.calendar import Calendar, shade_limits
from studyapp.gui.plots.diagonal import Diagonal, Pair
from studyapp.gui.plots.dots import Dot, Dots
from studyapp.gui.plots.drawing import Drawing, Look, Tone
from studyapp.gui.plots.rows import Row, Rows
from studyapp.gui.plots.scale import likely, lowest, minute_ticks, ticks
from studyapp.gui.plots.sparks import Spark, Sparks
from studyapp.gui.theme import LIGHT
from studyapp.services.mark_figures import Line, MarkFigures, Marks, PaperMarks, Sureness
from studyapp.services.progress import Figures, Share, SyllabusLine
from studyapp.services.recall_figures import Foreseen

TONE = Tone("cards", "accent")
TODAY = date(2026, 11, 24)
AREA = QRectF(10, 20, 600, 240)


@pytest.fixture
def look(qapp: QApplication) -> Look:
    return Look(LIGHT, QFont(qapp.font()))


def painted(drawing: Drawing, look: Look, area: QRectF, current: int | None = None) -> QImage:
    """Return what is painted into that area."""
    image = QImage(int(area.right()) + 20, int(area.bottom()) + 20, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    drawing.paint(painter, area, look, current)
    painter.end()
    return image


# Axes


@given(st.floats(0.001, 1e9))
def test_an_axis_begins_at_zero_reaches_the_greatest_and_has_even_steps(most: float) -> None:
    for levels in (ticks(most), ticks(most, whole=False), minute_ticks(most)):
        assert levels[0] == 0
        assert levels[-1] >= most * (1 - 1e-9)
        assert levels[-2] < most or len(levels) == 2
        steps = {round((two - one) / levels[-1], 9) for one, two in pairwise(levels)}
        assert len(steps) == 1
        assert 2 <= len(levels) <= 7
    assert all(level == int(level) for level in ticks(most))


def test_round_steps() -> None:
    assert ticks(0) == (0.0, 1.0)
    assert ticks(3) == (0.0, 1.0, 2.0, 3.0)
    assert ticks(18) == (0.0, 5.0, 10.0, 15.0, 20.0)
    assert minute_ticks(50) == (0.0, 10.0, 20.0, 30.0, 40.0, 50.0)
    assert minute_ticks(200) == (0.0, 60.0, 120.0, 180.0, 240.0)


@given(st.integers(0, 5000), st.integers(0, 5000))
def test_the_likely_range_holds_the_share_and_narrows_with_the_answers(known: int, more: int) -> None:
    asked = known + more
    low, high = likely(known, asked)
    assert 0 <= low <= high <= 1
    if asked:
        assert low <= known / asked <= high
        wide_low, wide_high = high, low
        low10, high10 = likely(10 * known, 10 * asked)
        assert high10 - low10 <= wide_low - wide_high + 1e-12


def test_the_likely_range_by_the_book() -> None:
    """Wilson's interval for 8 of 10, as textbooks have it: 0.49 to 0.94."""
    assert likely(8, 10) == pytest.approx((0.4902, 0.9433), abs=1e-4)
    assert likely(0, 0) == (0.0, 1.0)


def test_an_axis_of_shares_begins_at_half_only_if_nothing_lies_below() -> None:
    assert (lowest([0.8, 0.5]), lowest([0.8, 0.49]), lowest([])) == (0.5, 0.0, 0.5)


def test_shades_of_the_year_are_quarters_of_the_days() -> None:
    assert shade_limits([]) == (1, 1, 1, 1)
    assert shade_limits([0, 0, 7]) == (1, 7, 8, 9)
    assert shade_limits(range(1, 101)) == (1, 26, 51, 76)


@given(st.lists(st.integers(0, 500)))
def test_shades_rise(amounts: list[int]) -> None:
    limits = shade_limits(amounts)
    if any(amounts):
        assert limits[0] == 1
        assert list(limits) == sorted(set(limits))


# Drawings

BARS = Bars(
    tuple(Slot((number, 1.0), f"day {number}", f"{number}") for number in range(30)), (TONE, Tone("more", "text"))
)
DOTS = Dots(tuple(Dot(0.8, 0.7, 0.9, f"dot {number}", "x", 0.85) for number in range(12)), (TONE, Tone("b", "text")))
PAIRS = Diagonal(
    tuple(Pair(0.75 + number / 50, 0.8, 0.7, 0.9, 10 + number, f"pair {number}") for number in range(8)), "x", "y"
)
ROWS = Rows(tuple(Row(f"name {number}", (number, 2), "5", f"row {number}", 3) for number in range(9)), (TONE, TONE), 10)
SPARKS = Sparks(
    tuple(Spark(f"line {row}", "5", (0.5, None, 0.7), (f"{row}-0", "", f"{row}-2")) for row in range(4)),
    ("a", "b", "c"),
)
YEAR = Calendar(
    2024, tuple(range(366)), tuple(f"day {day}" for day in range(366)), (1, 90, 180, 270), date(2024, 12, 31)
)
DRAWINGS = (BARS, DOTS, PAIRS, ROWS, SPARKS, YEAR)
each_drawing = pytest.mark.parametrize("drawing", DRAWINGS, ids=lambda drawing: type(drawing).__name__)


@each_drawing
def test_every_value_can_be_pointed_at(drawing: Drawing, look: Look) -> None:
    area = QRectF(0, 0, 700, drawing.height(700, look.metrics().height()))
    found = {
        index
        for x in range(0, 700, 4)
        for y in range(0, int(area.height()), 4)
        if (index := drawing.at(QPointF(x, y), area, look)) is not None
    }
    assert found == set(range(drawing.count()))


@each_drawing
def test_what_is_pointed_out_is_seen(drawing: Drawing, look: Look) -> None:
    area = QRectF(10, 10, 700, drawing.height(700, look.metrics().height()))
    plain = painted(drawing, look, area)
    assert plain != painted(drawing, look, area, drawing.count() // 2)
    assert plain == painted(drawing, look, area)


@each_drawing
def test_keys_reach_every_value_and_no_other(drawing: Drawing) -> None:
    keys = [Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End]
    seen: set[int | None] = {None}
    border: list[int | None] = [None]
    while border:
        current = border.pop()
        for key in keys:
            after = drawing.step(current, key)
            assert after is None or 0 <= after < drawing.count()
            if after not in seen:
                seen.add(after)
                border.append(after)
    assert seen == {None, *range(drawing.count())}
    assert drawing.step(0, Qt.Key.Key_A) is None


@each_drawing
def test_every_value_has_words(drawing: Drawing) -> None:
    words = [drawing.words(index) for index in range(drawing.count())]
    assert all(words)
    assert len(set(words)) == len(words)


@each_drawing
@pytest.mark.parametrize("width", [1, 40, 200, 3000])
def test_any_size_can_be_painted(drawing: Drawing, look: Look, width: int) -> None:
    height = drawing.height(width, look.metrics().height())
    assert 0 < height < 1000
    for area in (QRectF(0, 0, width, height), QRectF(0, 0, width, 1)):
        painted(drawing, look, area, 0)
        drawing.at(QPointF(width / 2, height / 2), area, look)


@pytest.mark.parametrize(
    "drawing",
    [
        Bars((), (TONE,)),
        Dots(()),
        Diagonal((), "x", "y"),
        Rows((), (TONE,), 0),
        Sparks((), ()),
        Bars((Slot((0,), "0"),), (TONE,)),
    ],
)
def test_nothing_can_be_painted_too(drawing: Drawing, look: Look) -> None:
    painted(drawing, look, AREA)
    assert drawing.step(None, Qt.Key.Key_Right) in (None, 0)


def test_bars_stand_on_zero_and_are_as_high_as_their_numbers(look: Look) -> None:
    """Twice the cards, twice the pixels."""
    two = Bars((Slot((50.0,), "a"), Slot((100.0,), "b")), (TONE,))
    image, accent = painted(two, look, AREA), look.colour("accent").rgb()
    middles = [[x for x in range(image.width()) if two.at(QPointF(x, 100), AREA, look) == place] for place in (0, 1)]
    low, high = (
        sum(image.pixel(columns[len(columns) // 2], row) == accent for row in range(image.height()))
        for columns in middles
    )
    assert low > 50
    assert high / low == pytest.approx(2, abs=0.05)


def test_the_days_of_a_calendar_stand_in_their_weeks(look: Look) -> None:
    """The 1st of January 2024 was a Monday: the first week is a full column; 31 December is in the 53rd."""
    area = QRectF(0, 0, 900, 200)
    places = {}
    for x in range(0, 900, 3):
        for y in range(0, 200, 3):
            if (day := YEAR.at(QPointF(x, y), area, look)) is not None:
                places.setdefault(day, (x, y))
    assert places[0][0] == places[6][0] < places[7][0]
    assert places[0][1] == places[7][1] < places[1][1]
    assert len({place[0] for place in places.values()}) == 53


def test_a_calendar_moves_by_days_and_weeks() -> None:
    assert YEAR.step(None, Qt.Key.Key_Left) == 365
    assert (YEAR.step(10, Qt.Key.Key_Down), YEAR.step(10, Qt.Key.Key_Left), YEAR.step(3, Qt.Key.Key_Left)) == (11, 3, 0)


def test_the_page_gets_the_keys_beyond_the_first_and_last_row() -> None:
    assert ROWS.step(0, Qt.Key.Key_Up) is None
    assert ROWS.step(8, Qt.Key.Key_Down) is None
    assert BARS.step(0, Qt.Key.Key_Down) is None


# From figures to pictures

MARKS = Marks(3, 1, 1, Fraction(16, 3), Fraction(10))
FIGURES = Figures(
    days=(
        DayFigures(TODAY.toordinal() - 40, 9, 540_000, 9, 0, 0),
        DayFigures(TODAY.toordinal() - 1, 12, 90_000, 2, 8, 7),
    ),
    backlog=3,
    due=(5, 0, 2, *(0,) * 87),
    by_month=(Share("2025-12", 40, 36), Share("2026-11", 8, 7)),
    by_age=(Share("this month", 8, 7), Share("5 months", 10, 5), Share("30 months", 4, 1)),
    sources=(SourceFigures("id", "Moon landing", 9, 4, 5, 3, 1),),
    subjects=(),
    today=TODAY.toordinal(),
    studied=14,
    known=12.4,
    foreseen=(Foreseen(80, 88, 100, 70, 0.85), Foreseen(88, 95, 100, 80, 0.91)),
    expected={"2026-11": 0.884},
    marks=MarkFigures(
        (PaperMarks("s", date(2026, 11, 20), "Prelims", True, False, MARKS),),
        (Line("space", MARKS, (("2026-11", MARKS),)), Line("law", Marks(0, 9, 0, Fraction(-6), Fraction(18)), ())),
        (Line("direct", MARKS, (("2026-11", MARKS),)),),
        (Sureness(Confidence.SURE, "sure", 4, 3, 1.0),),
    ),
    test_ms={TODAY.toordinal() - 2: 600_000},
    syllabus=(
        SyllabusLine("Polity", ("Prelims", "GS2"), "Constitution", 5, 3, 1),
        SyllabusLine("Ethics", ("GS4",), "Values", 0, 0, 0),
    ),
)
NOTHING = Figures((), 0, (0,) * 90, (), (), (), (), today=TODAY.toordinal(), syllabus=FIGURES.syllabus[1:])


def pictures(board: Board) -> dict[str, Picture]:
    return {picture.title: picture for section in board.sections for picture in section.pictures}


def test_without_figures_every_picture_says_what_will_be_seen() -> None:
    board = board_of(NOTHING)
    assert board.tiles == ()
    for picture in pictures(board).values():
        assert picture.views == (), picture.title
        assert picture.empty.endswith("."), picture.title
        assert " here" in picture.empty, picture.title


def test_the_numbers_above_all() -> None:
    assert [f"{tile.number} {tile.title} {tile.words}" for tile in board_of(FIGURES).tiles] == [
        "8 due today 3 of them from before",
        "12 known now of 14 cards you have studied, by the memory model's estimate",
        "88% remembered of 8 reviews in the last 30 days",
        "12 min spent on 1 day of the last 30",
    ]


def test_what_the_pictures_say() -> None:
    said = {title: picture.sentence for title, picture in pictures(board_of(FIGURES)).items()}
    assert said["Days ahead"] == (
        "Today 5 cards fall due, 3 more from before. In 30 days 7 will; new cards come on top."
    )
    assert said["Time spent"] == "12 min in the last 30 days, 10 min of it on tests: about 1 min a day."
    assert said["Remembered, by month"] == "In November 2026 you remembered 88% of 8 reviews; 88% was expected."
    assert said["Expected and remembered"] == (
        "Of 200 reviews the app expected you to remember 88%; you remembered 75%. "
        "Dots below the line: you forget more than it plans with."
    )
    assert said["Marks by subject"].startswith("Least: law, -33% of the marks of 9 questions.")
    assert said["The syllabus"] == "1 of 2 subjects have cards, by their tags. None yet: Ethics."
    assert said["Your sources"] == "4 of 9 facts in 1 source have cards."


@pytest.mark.parametrize(
    ("groups", "end"),
    [
        ([(0.85, 100, 85), (0.95, 99, 94)], "So few say little yet."),
        ([(0.85, 100, 85), (0.95, 100, 95)], "Its plan fits you: dots near the line are what it hopes for."),
        ([(0.85, 1000, 840), (0.95, 1000, 940)], "Its plan fits you: dots near the line are what it hopes for."),
        ([(0.85, 1000, 700), (0.95, 1000, 800)], "Dots below the line: you forget more than it plans with."),
        ([(0.75, 1000, 900), (0.85, 1000, 980)], "Dots above the line: you remember more than it plans with."),
        (
            [(0.66, 1000, 830), (0.84, 1000, 830), (0.99, 1000, 830)],
            "On the whole that fits; but it takes some cards for weaker and others for stronger than they are.",
        ),
    ],
)
def test_what_the_app_expects_is_judged_by_its_groups_not_by_the_whole(
    groups: list[tuple[float, int, int]], end: str
) -> None:
    foreseen = tuple(Foreseen(0, 100, asked, known, expected) for expected, asked, known in groups)
    picture = pictures(board_of(replace(FIGURES, foreseen=foreseen)))["Expected and remembered"]
    assert picture.sentence.endswith(end)


def test_the_values_in_words() -> None:
    found = pictures(board_of(FIGURES))

    def words(title: str, view: int = 0) -> list[str]:
        drawing = found[title].views[view].drawing
        return [drawing.words(index) for index in range(drawing.count())]

    assert words("Days ahead")[:2] == ["Today: 5 cards, and 3 from before", "Wed 25 November 2026: 0 cards"]
    assert [len(words("Days ahead", view)) for view in (0, 1)] == [30, 90]
    assert words("Time spent")[-3:] == [
        "Sun 22 November 2026: 0 min on cards, 10 min on tests",
        "Mon 23 November 2026: 2 min on cards",
        "Tue 24 November 2026: nothing",
    ]
    assert words("Time spent", 2)[-2:] == [
        "October 2026: 9 min on cards",
        "November 2026: 2 min on cards, 10 min on tests",
    ]
    year = words("Your year")
    assert len(year) == TODAY.timetuple().tm_yday
    assert year[-2:] == [
        "Mon 23 November 2026: 12 answers in 2 min, 2 new cards, 88% of 8 reviews remembered",
        "Tue 24 November 2026: no answers",
    ]
    assert words("Remembered, by age of the material")[0].startswith("Material of the same month: 7 of 8 reviews")
    assert words("Remembered, by age of the material")[2].startswith("Material older than 24 months: 1 of 4 reviews")
    assert words("Marks of your papers") == [
        "Fri 20 November 2026, Prelims: practice, 5.33 of 10 marks (53%); 3 right, 1 wrong, 1 blank"
    ]
    assert words("How sure, and how right") == ["Sure: 3 of 4 answers right, 75%; the word stands for 100%"]
    assert words("The syllabus")[1] == "Ethics (GS4): 0 cards, 0 learned, 0 known for three weeks"


def test_the_bars_of_the_time_hold_every_minute_of_their_days() -> None:
    views = pictures(board_of(FIGURES))["Time spent"].views
    totals = [sum(slot.total() for slot in view.drawing.slots) for view in views if isinstance(view.drawing, Bars)]
    assert totals == [11.5, 20.5, 20.5]  # the days leave out what was 40 days ago


@given(st.lists(st.tuples(st.integers(-900, 0), st.integers(1, 400)), max_size=40, unique_by=lambda pair: pair[0]))
def test_every_answer_of_the_last_years_is_in_a_year(days: list[tuple[int, int]]) -> None:
    figures = Figures(
        tuple(DayFigures(TODAY.toordinal() + back, answers, 1000, 0, 0, 0) for back, answers in sorted(days)),
        0, (0,) * 90, (), (), (), (), today=TODAY.toordinal(),
    )  # fmt: skip
    found = pictures(board_of(figures))["Your year"].views
    years = [view.drawing for view in found if isinstance(view.drawing, Calendar)]
    assert sum(sum(year.amounts) for year in years) == sum(answers for _, answers in days)
    for year in years:
        last = date(year.year, 1, 1) + timedelta(len(year.amounts) - 1)
        assert last == min(TODAY, date(year.year, 12, 31))


WORDS = st.text("ab नी\n|é", max_size=30)
COUNTS = st.integers(0, 10**6)
MARKS_OF = st.builds(
    lambda right, wrong, blank, mark, penalty: Marks(
        right, wrong, blank, mark * (right - penalty * wrong), mark * (right + wrong + blank)
    ),
    COUNTS,
    COUNTS,
    COUNTS,
    st.sampled_from([Fraction(1), Fraction(2), Fraction(5, 2)]),
    st.sampled_from([Fraction(0), Fraction(1, 3), Fraction(1)]),
)
MONTH = st.builds(lambda year, month: f"{year}-{month:02}", st.integers(1990, 2026), st.integers(1, 12))
ANY_FIGURES = st.builds(
    Figures,
    days=st.lists(
        st.builds(
            lambda back, answers, spent, asked: DayFigures(
                TODAY.toordinal() - back, answers, spent, 1, asked, asked // 2
            ),
            st.integers(0, 9000),
            st.integers(1, 10**5),
            st.integers(0, 10**9),
            COUNTS,
        ),
        max_size=8,
        unique_by=lambda day: day.study_day,
    ).map(lambda days: tuple(sorted(days))),
    backlog=COUNTS,
    due=st.tuples(COUNTS, COUNTS, COUNTS).map(lambda due: (*due, *(0,) * 87)),
    by_month=st.lists(st.builds(Share, MONTH, st.just(9), st.integers(0, 9)), max_size=4).map(tuple),
    by_age=st.lists(
        st.builds(Share, st.sampled_from(["this month", "1 month", "300 months"]), st.just(5), st.just(2)), max_size=3
    ).map(tuple),
    sources=st.lists(st.builds(SourceFigures, WORDS, WORDS, COUNTS, COUNTS, COUNTS, COUNTS, COUNTS), max_size=20).map(
        tuple
    ),
    subjects=st.just(()),
    today=st.just(TODAY.toordinal()),
    studied=COUNTS,
    known=st.floats(0, 10**6),
    foreseen=st.lists(
        st.builds(Foreseen, st.just(0), st.just(9), st.integers(1, 999), st.just(1), st.floats(0, 1)), max_size=9
    ).map(tuple),
    marks=st.builds(
        MarkFigures,
        st.lists(
            st.builds(
                PaperMarks,
                WORDS,
                st.dates(date(2000, 1, 1), TODAY),
                WORDS,
                st.booleans(),
                st.booleans(),
                MARKS_OF,
            ),
            max_size=9,
        ).map(tuple),
        st.lists(
            st.builds(Line, WORDS, MARKS_OF, st.lists(st.tuples(MONTH, MARKS_OF), max_size=3).map(tuple)),
            max_size=14,
        ).map(tuple),
    ),
    test_ms=st.dictionaries(st.integers(TODAY.toordinal() - 900, TODAY.toordinal()), COUNTS, max_size=4),
    syllabus=st.lists(
        st.builds(SyllabusLine, WORDS, st.just(("GS1",)), WORDS, COUNTS, COUNTS, COUNTS), max_size=17
    ).map(tuple),
)


@given(ANY_FIGURES)
def test_any_figures_can_be_shown_and_every_value_said(qapp: QApplication, figures: Figures) -> None:
    look = Look(LIGHT, QFont(qapp.font()))
    for picture in pictures(board_of(figures)).values():
        for view in picture.views:
            drawing = view.drawing
            area = QRectF(0, 0, 400, drawing.height(400, 15))
            assert all(drawing.words(index) for index in range(drawing.count()))
            painted(drawing, look, area, 0 if drawing.count() else None)
