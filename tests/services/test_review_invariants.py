"""Whatever a student does, and whatever clock and zone do: the log says what the cards say, and every plan is fresh."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from zoneinfo import ZoneInfo

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from studyapp.domain.dates import PartialDate
from studyapp.domain.memory import Memory, Rating, State
from studyapp.domain.prompt import Basic
from studyapp.scheduling.columns import of_rows
from studyapp.services.exam_planning import ExamPlanning
from studyapp.services.habit_choices import HabitChoices
from studyapp.services.habits import PlannedBreak
from studyapp.services.review_session import ReviewSession
from studyapp.services.schedule_view import ScheduleView
from studyapp.services.splitting import Wording
from studyapp.store.opening import open_store
from tests.factories import article, card, draft, fact

KOLKATA = ZoneInfo("Asia/Kolkata")
BERLIN = ZoneInfo("Europe/Berlin")
ZONES = [KOLKATA, BERLIN, ZoneInfo("America/New_York"), ZoneInfo("Australia/Lord_Howe"), ZoneInfo("Pacific/Apia"), UTC]
# The evenings before the clocks of Berlin change, and before New Year.
STARTS = [
    datetime(2026, 3, 28, 20, tzinfo=UTC),
    datetime(2026, 10, 24, 20, tzinfo=UTC),
    datetime(2026, 12, 31, 20, tzinfo=UTC),
]
RNG = Random(7)  # one for all: two sessions on one library must not draw the same keys
CARDS = 6

gaps = st.one_of(
    st.timedeltas(timedelta(0), timedelta(hours=1)),
    st.timedeltas(timedelta(0), timedelta(days=2)),
    st.timedeltas(timedelta(days=-400), timedelta(days=400)),
)
numbers = st.integers(0, CARDS - 1)
ratings = st.sampled_from(Rating)


class Studying(RuleBasedStateMachine):
    """A student who answers, takes back, buries, edits, plans, travels, sleeps, and whose clock may be wrong."""

    @initialize(start=st.sampled_from(STARTS), zone=st.sampled_from(ZONES))
    def open_library(self, start, zone):
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name) / "library.sqlite"
        self.store = open_store(self.path, start)
        of = [fact(id=f"fact {number}") for number in range(CARDS // 2)]
        drafts = [draft(f"{each.id} {n}", fact_id=each.id) for each in of for n in range(2)]
        self.cards = [card(each, created_at=start + n * timedelta(seconds=1)) for n, each in enumerate(drafts)]
        self.store.save_article(article(published=PartialDate(2026, 1)), of, drafts, ())
        self.store.accept(self.cards)
        self.answers: list[tuple[str, Memory]] = []
        self.now, self.parts = start, 0
        self.sit_down(zone)

    def sit_down(self, zone):
        self.zone = zone
        self.view = ScheduleView(self.store, zone)
        self.session = ReviewSession(self.store, zone, RNG, self.view)
        self.habits = HabitChoices(self.store)
        self.exams = ExamPlanning(self.store, zone, RNG, self.view)

    def memory_of(self, card_id):
        return self.store.card(card_id).memory

    # What a student does

    @rule(number=numbers, rating=ratings)
    def answer(self, number, rating):
        self.answer_card(self.cards[number].id, rating)

    @rule(rating=ratings)
    def answer_what_comes(self, rating):
        for entry in self.session.queue(self.now, first=1).entries:
            self.answer_card(entry.card.id, rating)

    def answer_card(self, card_id, rating):
        self.answers.append((card_id, self.memory_of(card_id)))
        promised = self.session.choices(card_id, self.now)[rating - 1].due
        assert self.session.answer(card_id, rating, self.now, 3000).card.memory.due == promised

    @precondition(lambda self: self.answers)
    @rule()
    def undo(self):
        card_id, before = self.answers.pop()
        assert self.session.undo(self.now).card.memory == self.memory_of(card_id) == before

    @rule(number=numbers, suspended=st.booleans())
    def suspend(self, number, suspended):
        self.store.suspend([self.cards[number].id], suspended)

    @rule(number=numbers)
    def bury(self, number):
        self.session.bury([self.cards[number].id], self.now)

    @rule(number=numbers)
    def edit(self, number):
        self.store.save_prompt(self.cards[number].id, Basic("When?", "Then"))

    @rule(number=numbers, back=st.booleans())
    def split(self, number, back):
        self.parts += 1
        parts = [Wording(f"Part {self.parts} of what?", "This"), Wording("Part _____ of it.", str(self.parts))]
        done = self.session.split(self.cards[number].id, parts, self.now)
        if back:
            self.session.unsplit(done)

    @rule(days=st.integers(0, 60), minutes=st.none() | st.floats(0.5, 30))
    def add_exam(self, days, minutes):
        day = self.now.astimezone(self.zone).date() + timedelta(days=days)
        self.exams.add("Prelims", PartialDate(day.year, day.month, day.day), self.now, minutes)

    @precondition(lambda self: hasattr(self, "exams") and self.exams.exams())
    @rule()
    def forget_exam(self):
        self.exams.remove(self.exams.exams()[0].id)

    @rule(minutes=st.none() | st.floats(0.5, 30), easy=st.frozensets(st.integers(0, 6)), away=st.booleans())
    def choose_habits(self, minutes, easy, away):
        today = self.now.date()
        self.habits.set_minutes(minutes)
        self.habits.set_easy_weekdays(easy)
        self.habits.set_breaks([PlannedBreak(today, today + timedelta(days=3))] if away else [])

    # What happens around

    @rule(gap=gaps)
    def wait(self, gap):
        self.now += gap

    @rule()
    def sit_until_the_night_is_over(self):
        local = self.now.astimezone(self.zone)
        self.now = local.replace(hour=4, minute=0, second=1).astimezone(UTC)

    @rule(zone=st.sampled_from(ZONES))
    def travel(self, zone):
        self.sit_down(zone)

    @rule(knowing=st.booleans())
    def open_the_library_again(self, knowing):
        if knowing:
            self.view.refresh(self.now)
            assert len(self.view.columns) >= CARDS
            self.view.keep(self.now, least=0)
        self.store.close()
        self.store = open_store(self.path, self.now)
        self.sit_down(self.zone)

    @rule(number=numbers, rating=ratings)
    def answer_in_another_program(self, number, rating):
        other = open_store(self.path, self.now)
        card_id = self.cards[number].id
        self.answers.append((card_id, self.memory_of(card_id)))
        ReviewSession(other, self.zone, RNG).answer(card_id, rating, self.now)
        other.close()

    # What always holds

    @invariant()
    def the_log_says_what_the_cards_say(self):
        if hasattr(self, "session"):
            assert self.session.rebuild(self.now) == 0
            assert self.session.can_undo() == bool(self.answers)

    @invariant()
    def what_is_kept_in_memory_is_what_the_library_holds(self):
        if hasattr(self, "session"):
            by_rows = ScheduleView(self.store, self.zone)
            by_rows.refresh(self.now)
            by_rows._columns = of_rows(self.store.schedule())  # neither by an index nor of what was kept at closing
            kept, fresh, read = (ReviewSession(self.store, self.zone, RNG, view) for view in (self.view, None, by_rows))
            for minutes in (None, 1.0):
                expected = replace(read.queue(self.now, minutes, first=0), entries=())
                for each in (kept, fresh):
                    assert replace(each.queue(self.now, minutes, first=0), entries=()) == expected

    @invariant()
    def of_one_fact_one_card_comes_a_day(self):
        if hasattr(self, "session"):
            entries = self.session.queue(self.now).entries
            facts = [e.card.fact_id for e in entries if e.card.memory.state in (State.NEW, State.REVIEW)]
            assert len(facts) == len(set(facts))
            assert not any(entry.card.suspended for entry in entries)

    def teardown(self):
        if hasattr(self, "store"):
            self.store.close()
            self.folder.cleanup()


TestStudying = Studying.TestCase
TestStudying.settings = settings(max_examples=settings().max_examples // 2, stateful_step_count=25)


def test_cards_made_at_one_moment_keep_their_order():
    """Two splits without a tick of the clock between: memory and library must ask the same part of the fact first."""
    state = Studying()
    state.open_library(start=datetime(2026, 3, 28, 20, tzinfo=UTC), zone=ZoneInfo("Asia/Kolkata"))
    state.what_is_kept_in_memory_is_what_the_library_holds()
    state.split(back=True, number=0)
    state.sit_until_the_night_is_over()
    state.split(back=False, number=0)
    state.what_is_kept_in_memory_is_what_the_library_holds()
    state.split(back=False, number=1)
    state.what_is_kept_in_memory_is_what_the_library_holds()
    state.teardown()
