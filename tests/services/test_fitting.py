"""The memory model is fitted to the learner, or left alone with a word on why."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from shutil import copyfile
from zoneinfo import ZoneInfo

import pytest

from studyapp.domain.errors import InputError
from studyapp.domain.memory import Rating
from studyapp.domain.progress import Progress
from studyapp.scheduling.fit import ENGINE, engine_is_here
from studyapp.scheduling.scheduler import PARAMETERS
from studyapp.services.fitting import HOW_TO_GET_IT, Fitted, Fitting
from studyapp.services.review_session import ReviewSession
from studyapp.services.schedule_view import ScheduleView
from studyapp.store.opening import open_store
from studyapp.store.store import Store
from tests.factories import article, card, draft, fact

KOLKATA = ZoneInfo("Asia/Kolkata")
NOW = datetime(2026, 1, 5, 10, 0, tzinfo=KOLKATA)
END = NOW + timedelta(days=400)
WEAK = (*PARAMETERS[:20], 0.5)  # of a learner who forgets faster


@pytest.fixture
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """Return a library: a copy of the answered one for a test that uses ``studied``, else a new one."""
    if "studied" in request.fixturenames:
        copyfile(request.getfixturevalue("answered_library"), tmp_path / "library.sqlite")
    opened = open_store(tmp_path / "library.sqlite", NOW)
    yield opened
    opened.close()


@pytest.fixture
def view(store: Store) -> ScheduleView:
    return ScheduleView(store, KOLKATA)


@pytest.fixture
def session(store: Store, view: ScheduleView) -> ReviewSession:
    return ReviewSession(store, KOLKATA, Random(3), view)


@pytest.fixture
def fitting(store: Store, view: ScheduleView) -> Fitting:
    return Fitting(store, KOLKATA, view)


@pytest.fixture
def engine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Stand in for the engine, which may not be shipped, by a module of its name that runs in its process."""

    def made(body: str) -> None:
        code = """
        class FSRSReview:
            def __init__(self, rating, delta_t): pass
        class FSRSItem:
            def __init__(self, reviews): pass
        DEFAULT_PARAMETERS = []
        class FSRS:
            def __init__(self, parameters): pass
            def compute_parameters(self, items):
                BODY
        """
        (tmp_path / f"{ENGINE}.py").write_text(textwrap.dedent(code).replace("BODY", body))
        monkeypatch.syspath_prepend(str(tmp_path))

    return made


@pytest.fixture(scope="module")
def answered_library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A hundred cards with ten answers each, of a learner who forgets faster than the usual model says."""
    path = tmp_path_factory.mktemp("answered") / "library.sqlite"
    store = open_store(path, NOW)
    of = [fact(id=f"fact {number:03}") for number in range(100)]
    drafts = [draft(each.id, fact_id=each.id) for each in of]
    store.save_article(article(), of, drafts, ())
    cards = [card(each, created_at=NOW + number * timedelta(seconds=1)) for number, each in enumerate(drafts)]
    store.accept(cards)
    session, rng, now = ReviewSession(store, KOLKATA, Random(2)), Random(5), NOW
    for turn, gap in enumerate((0, 1, 2, 4, 9, 20, 40, 60, 80, 100)):
        now += timedelta(days=gap)
        for each in cards:
            forgotten = turn and rng.random() < 0.3 + 0.004 * gap
            session.answer(each.id, Rating.AGAIN if forgotten else Rating.GOOD, now + rng.random() * timedelta(hours=8))
    store.close()
    return path


@pytest.fixture
def studied(store: Store) -> list[str]:
    """Return the ids of its cards."""
    return [each.id for each in store.cards()]


def fitted(fitting: Fitting) -> Fitted:
    steps = list(fitting.fit(END))
    assert all(isinstance(step, Progress) for step in steps[:-1])
    assert isinstance(steps[-1], Fitted)
    return steps[-1]


@pytest.mark.skipif(engine_is_here(), reason="the engine is installed")
def test_without_the_engine_a_line_says_how_to_get_it(fitting):
    assert fitting.available() == HOW_TO_GET_IT
    assert "\n" not in HOW_TO_GET_IT
    with pytest.raises(InputError, match="pip install fsrs-rs-python"):
        next(fitting.fit(END))


def test_a_thousand_answers_are_needed(fitting, engine):
    engine("return []")
    with pytest.raises(InputError, match="needs 1,000 answers; there are 0 so far"):
        next(fitting.fit(END))


def test_better_parameters_are_adopted_with_every_memory(studied, store, session, view, fitting, engine):
    before = store.card(studied[0]).memory
    engine(f"return {list(WEAK)}")
    found = fitted(fitting)
    assert found.adopted
    assert found.loss_after < found.loss_before
    assert found.changes.cards
    view.notice()
    assert view.parameters() == WEAK
    after = store.card(studied[0]).memory
    assert after.stability != before.stability
    assert (after.due, after.reps) == (before.due, before.reps)
    assert session.rebuild(END) == 0
    assert ReviewSession(store, KOLKATA, Random(9)).rebuild(END) == 0
    session.undo(END)
    assert session.rebuild(END) == 0
    fitting.reset()
    assert view.notice()
    assert view.parameters() == PARAMETERS
    assert session.rebuild(END) == 0


def test_worse_parameters_are_not(studied, store, fitting, engine):
    before = store.card(studied[0]).memory
    engine(f"return {[100.0] * 4 + list(PARAMETERS[4:])}")
    found = fitted(fitting)
    assert not found.adopted
    assert "stays as it is: on the latest answers its error was" in found.sentence
    assert store.card(studied[0]).memory == before


def test_an_engine_that_panics_changes_nothing(studied, fitting, view, engine):
    engine("raise BaseException('a panic')")
    found = fitted(fitting)
    assert not found.adopted
    assert found.sentence == "The memory model stays as it is: the engine found nothing."
    assert view.parameters() == PARAMETERS


@pytest.mark.parametrize("text", ["[1, 2]", "{}", "nonsense", "null", '["a"]', "[-1]"])
def test_parameters_in_the_library_that_make_no_model_are_passed_over(store, view, text):
    store.set_setting("memory_parameters", text)
    view.notice()
    assert view.parameters() == PARAMETERS
