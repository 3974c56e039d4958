"""The numbers behind the pictures of progress."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from studyapp.domain.browse import DayFigures, SourceFigures, TagFigures
from studyapp.domain.memory import Memory, Rating, State
from studyapp.services.progress import ProgressFigures, Share, SyllabusLine
from studyapp.services.schedule_view import ScheduleView
from studyapp.services.statistics import Statistics
from studyapp.store.browse_store import BrowseStore
from studyapp.store.store import Store
from tests.factories import DAY, NOW, answered, article, card, cloze, draft, open_library

ZONE = ZoneInfo("Asia/Kolkata")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = open_library(tmp_path, cards=[draft(), cloze(), draft("third")])
    yield store
    store.close()


@pytest.fixture
def progress(store: Store) -> ProgressFigures:
    return ProgressFigures(store, ZONE, ScheduleView(store, ZONE))


def memory(days: float) -> Memory:
    return Memory(State.REVIEW, None, 30.0, 5.0, NOW + timedelta(days=days), NOW, DAY, 1, 0)


def test_an_empty_library_has_no_figures(progress: ProgressFigures) -> None:
    found = progress.at(NOW)
    assert (found.days, found.backlog, sum(found.due), found.by_month, found.by_age) == ((), 0, 0, (), ())


def test_what_is_due_and_what_should_have_been_done(store: Store, progress: ProgressFigures) -> None:
    ids = [card(of).id for of in (draft(), cloze(), draft("third"))]
    store.save_memories({ids[0]: memory(-2), ids[1]: memory(0.1), ids[2]: memory(5)})
    found = progress.at(NOW)
    assert (found.backlog, len(found.due), found.due[0], found.due[5], sum(found.due)) == (1, 90, 1, 1, 2)
    store.bury(ids[:1], DAY + 1)  # not today: it comes back tomorrow
    assert (progress.at(NOW).backlog, progress.at(NOW).due[:2]) == (0, (1, 1))
    store.suspend(ids[:1], True)
    assert (progress.at(NOW).backlog, sum(progress.at(NOW).due)) == (0, 2)


def test_what_is_due_is_what_the_first_page_says(store: Store, progress: ProgressFigures) -> None:
    ids = [card(of).id for of in (draft(), cloze(), draft("third"))]
    store.save_memories({ids[0]: memory(-2), ids[1]: memory(0.1), ids[2]: memory(5)})
    store.bury(ids[:1], DAY + 2)
    summary, found = Statistics(store, ZONE).summary(NOW), progress.at(NOW)
    assert (found.backlog + found.due[0], *found.due[1:14]) == summary.due_by_day


def test_shares_by_month_and_by_age_of_the_material(store: Store, progress: ProgressFigures) -> None:
    """The material is of August 2023, the answers of November 2026: 39 months later."""
    store.save_answer(*answered(card(), 1))
    reviewed = replace(card(), memory=answered(card(), 1)[0].memory)
    known, log = answered(reviewed, 2)
    store.save_answer(known, log)
    forgotten, second = answered(reviewed, 3)
    store.save_answer(forgotten, replace(second, rating=Rating.AGAIN))
    found = progress.at(NOW)
    assert found.days == (DayFigures(DAY, 3, 12_600, 1, 2, 1),)
    assert found.by_month == (Share("2026-11", 2, 1),)
    assert found.by_age == (Share("39 months", 2, 1),)
    assert found.by_age[0].share == 0.5


def test_coverage(store: Store, progress: ProgressFigures) -> None:
    store.save_memories({card().id: memory(5)})
    found = progress.at(NOW)
    assert found.sources == (SourceFigures(article().id, "Moon landing", 1, 1, 3, 1, 1),)
    assert found.subjects == (TagFigures("space", 3, 1, 1),)


def test_the_lines_of_the_syllabus_are_there_even_when_nothing_is(store: Store, progress: ProgressFigures) -> None:
    lines = {line.name: line for line in progress.at(NOW).syllabus}
    assert len(lines) > 10
    assert all(line.papers and line.covers for line in lines.values())
    assert {line.name for line in lines.values() if line.cards} <= {"Space"}  # the tag of our three cards
    BrowseStore(store).retag([card().id], ["polity"], [])  # however it is written
    BrowseStore(store).retag([card(cloze()).id], ["Polity"], ["space"])
    store.save_memories({card().id: memory(5)})
    polity = next(line for line in progress.at(NOW).syllabus if line.name == "Polity")
    assert polity == SyllabusLine("Polity", ("Prelims", "GS2"), lines["Polity"].covers, 2, 1, 1)


def test_how_much_would_be_known_now(store: Store, progress: ProgressFigures) -> None:
    """A stability of 30 days means a chance of 90 % after 30 days."""
    assert (progress.at(NOW).studied, progress.at(NOW).known) == (0, 0.0)
    store.save_memories({card().id: memory(30), card(cloze()).id: memory(30)})
    assert (progress.at(NOW).studied, progress.at(NOW).known) == (2, 2.0)
    found = progress.at(NOW + timedelta(days=30))
    assert (found.studied, round(found.known, 6), found.today) == (2, 1.8, DAY + 30)


def test_tags_are_followed_card_by_card_as_if_read_anew(store: Store, progress: ProgressFigures) -> None:
    browse, ids = BrowseStore(store), [card(of).id for of in (draft(), cloze(), draft("third"))]
    for change in (
        lambda: browse.retag(ids[:2], ["Moon"], []),
        lambda: browse.retag(ids, [], ["space"]),
        lambda: store.save_memories({ids[0]: memory(5)}),
        lambda: browse.remove(ids[:1]),
        lambda: store.set_setting("language", "hi"),
        lambda: browse.retag(ids[1:], ["space"], ["Moon"]),
    ):
        progress.at(NOW)
        change()
        anew = ProgressFigures(store, ZONE, ScheduleView(store, ZONE))
        assert progress.at(NOW).subjects == anew.at(NOW).subjects
    assert progress.at(NOW).subjects == (TagFigures("space", 2, 0, 0),)
