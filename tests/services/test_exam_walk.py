"""An exam in 30 days, nine days missed, and back: the whole way through the services of one open library."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from zoneinfo import ZoneInfo

from studyapp.bootstrap import Services, open_services
from studyapp.domain.dates import PartialDate
from studyapp.domain.memory import Rating
from studyapp.services.exam_planning import Phase
from studyapp.store.opening import open_store
from tests.factories import article, card, draft, fact

KOLKATA = ZoneInfo("Asia/Kolkata")
NOW = datetime(2026, 11, 24, 19, 0, tzinfo=KOLKATA)
DAY = timedelta(days=1)
CARDS, MINUTES = 60, 4.0


def fill(folder: Path) -> None:
    """Make a library of new cards."""
    store = open_store(folder / "library.sqlite", NOW)
    of = [fact(id=f"fact {number:02}") for number in range(CARDS)]
    drafts = [draft(each.id, fact_id=each.id) for each in of]
    store.save_article(article(), of, drafts, ())
    store.accept([card(each, created_at=NOW + n * timedelta(seconds=1)) for n, each in enumerate(drafts)])
    store.close()


def study(services: Services, now: datetime, rng: Random) -> float:
    """Do all that is asked on that evening and return the minutes that it took."""
    took = 0.0
    while entries := services.reviews.queue(now, first=1).entries:
        (entry,) = entries
        remembered = entry.retrievability is None or rng.random() < entry.retrievability
        services.reviews.answer(entry.card.id, Rating.GOOD if remembered else Rating.AGAIN, now, 10_000)
        now += timedelta(seconds=10)
        took += 10 / 60
    return took


def test_an_exam_in_thirty_days_nine_days_missed_and_back(tmp_path):
    fill(tmp_path)
    services = open_services(tmp_path, clock=lambda: NOW, zone=KOLKATA)
    rng, exams = Random(1), services.exams
    exam = exams.add("Prelims", PartialDate(2026, 12, 24), NOW, MINUTES)
    promised = exams.forecast(exam.id, NOW)
    assert promised.known > 0.9 * CARDS

    now = NOW
    for _ in range(5):
        assert study(services, now, rng) <= MINUTES + 1  # a started card finishes its steps
        now += DAY
    assert exams.outlooks(now)[0].unseen < CARDS

    now += 9 * DAY
    back = services.catching_up.offer(now)
    if back is not None:  # what waits may fit into one day's minutes
        assert back.missed_days >= 8
        assert back.by_exam_plan
    assert services.reviews.queue(now).minutes <= MINUTES
    after = exams.forecast(exam.id, now)
    assert 0.8 * CARDS < after.known < promised.known + 1

    while exams.outlooks(now)[0].phase is not Phase.TODAY:
        assert study(services, now, rng) <= MINUTES + 1
        now += DAY
    (outlook,) = exams.outlooks(now)
    assert outlook.unseen == 0
    assert outlook.known_now > 0.85 * CARDS

    now += DAY
    assert exams.outlooks(now)[0].phase is Phase.OVER
    assert all(entry.card.memory.due <= now + DAY for entry in services.reviews.queue(now).entries)
    assert services.reviews.rebuild(now) == 0
    services.close()
