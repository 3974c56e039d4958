"""Exams and what is planned for them, habits, the way back after missed days, the fit."""

from __future__ import annotations

import sys
from argparse import Namespace
from typing import TYPE_CHECKING

from studyapp.cli.library import now_of, opened
from studyapp.cli.main import Window
from studyapp.cli.pages import SHORT_ID, count, paragraph
from studyapp.cli.records import Record, to_json
from studyapp.cli.values import find_ids, read_exam_day, read_minutes
from studyapp.domain.exam import Exam, Scope
from studyapp.domain.progress import Progress

if TYPE_CHECKING:
    from datetime import datetime

    from studyapp.bootstrap import Services
    from studyapp.services.exam_planning import ExamForecast, ExamOutlook, WaysOut
    from studyapp.services.fitting import Fitted


def add(args: Namespace, _window: Window | None) -> int:
    """Note an exam and print its line."""
    day, minutes = read_exam_day(args.date), read_minutes(args.minutes)
    with opened(args) as services:
        ids = find_ids(args.source, (source.id for source in services.library.sources()), "source")
        scope = Scope(tuple(args.tag), ids, tuple(args.month))
        print(_line(services.exams.add(args.name, day, now_of(args, services), minutes, scope)))
    return 0


def listing(args: Namespace, _window: Window | None) -> int:
    """Print the exams, the nearest first."""
    with opened(args) as services:
        exams = services.exams.exams()
    if args.json:
        print(to_json([_exam_record(exam) for exam in exams]))
        return 0
    for exam in exams:
        print(_line(exam))
    if not exams:
        print("No exam is noted. Try: studyapp exam add NAME DATE")
    return 0


def remove(args: Namespace, _window: Window | None) -> int:
    """Forget an exam."""
    with opened(args) as services:
        (exam_id,) = find_ids([args.id], (exam.id for exam in services.exams.exams()), "exam")
        services.exams.remove(exam_id)
    print("forgotten; its cards go on by the plain schedule")
    return 0


def plan(args: Namespace, _window: Window | None) -> int:
    """Print where each exam's plan stands and what is expected on the day."""
    with opened(args) as services:
        now = now_of(args, services)
        told = [_told(services, outlook, now) for outlook in services.exams.outlooks(now) if outlook.days_left >= 0]
    if args.json:
        print(to_json([_plan_record(*each) for each in told]))
        return 0
    for outlook, forecast, ways in told:
        _print_plan(outlook, forecast, ways)
    if not told:
        print("No exam is to come. Try: studyapp exam add NAME DATE")
    return 0


def catch_up(args: Namespace, _window: Window | None) -> int:
    """Say what there is to catch up with; begin or stop a plan for it."""
    with opened(args, changes_much=True) as services:
        now = now_of(args, services)
        offered, until = services.catching_up.offer(now), services.catching_up.under_way(now)
        if args.begin:
            services.catching_up.begin(now)
            print(paragraph(offered.sentence if offered else "", ""))
        elif args.stop:
            services.catching_up.stop(now)
            print("stopped: everything that is due comes at once again")
        elif until:
            print(f"A plan is under way until {until.isoformat()}. Undo it with: studyapp catch-up --stop")
        else:
            print(paragraph(offered.sentence if offered else "There is nothing to catch up with."))
    return 0


def fit(args: Namespace, _window: Window | None) -> int:
    """Fit the memory model to this learner and say what came of it."""
    with opened(args, changes_much=True) as services:
        print(paragraph(_fitted(services, now_of(args, services)).sentence))
    return 0


def _fitted(services: Services, now: datetime) -> Fitted:
    from tqdm import tqdm  # type: ignore[import-untyped]

    result: Fitted | None = None
    with tqdm(disable=not sys.stderr.isatty(), leave=False, file=sys.stderr, bar_format="{desc}") as bar:
        for step in services.fitting.fit(now):
            if isinstance(step, Progress):
                bar.set_description_str(step.label)
            else:
                result = step
    assert result is not None, "fit ended without a result"
    return result


def _told(services: Services, outlook: ExamOutlook, now: datetime) -> tuple[ExamOutlook, ExamForecast, WaysOut | None]:
    forecast = services.exams.forecast(outlook.exam.id, now)
    return outlook, forecast, services.exams.ways_out(outlook.exam.id, now) if forecast.short else None


def _print_plan(outlook: ExamOutlook, forecast: ExamForecast, ways: WaysOut | None) -> None:
    print(f"{outlook.exam.name}: {outlook.exam.day.isoformat()}, in {count(outlook.days_left, 'day')}")
    print(paragraph(outlook.words, "  "))
    print(
        paragraph(
            f"{count(outlook.cards, 'card')}, {outlook.unseen} not seen yet, about {outlook.known_now:.0f} known if it "
            f"were today; {outlook.minutes_left:.0f} of today's {outlook.minutes_today:.0f} min are left.",
            "  ",
        )
    )
    print(paragraph(forecast.sentence, "  "))
    if ways is not None:
        print(paragraph(f"That is below {ways.aim:.0%}. Three ways out:", "  "))
        for sentence in ways.sentences:
            print(paragraph(sentence, "    - "))


def _line(exam: Exam) -> str:
    minutes = f", {exam.minutes:g} min a day" if exam.minutes is not None else ""
    named = [*exam.scope.tags, *exam.scope.months]
    if exam.scope.sources:
        named.append(count(len(exam.scope.sources), "source"))
    return f"{exam.id[:SHORT_ID]}  {exam.day.isoformat()}  {exam.name}{minutes}" + (
        f", on {', '.join(named)}" if named else ""
    )


def _exam_record(exam: Exam) -> Record:
    return {
        "id": exam.id,
        "name": exam.name,
        "day": exam.day.isoformat(),
        "minutes": exam.minutes,
        "tags": list(exam.scope.tags),
        "sources": list(exam.scope.sources),
        "months": list(exam.scope.months),
    }


def _plan_record(outlook: ExamOutlook, forecast: ExamForecast, ways: WaysOut | None) -> Record:
    return {
        "id": outlook.exam.id,
        "name": outlook.exam.name,
        "day": outlook.exam.day.isoformat(),
        "days_left": outlook.days_left,
        "phase": outlook.phase.value,
        "final_from": outlook.final_from.isoformat(),
        "cards": outlook.cards,
        "unseen": outlook.unseen,
        "known_now": outlook.known_now,
        "minutes": outlook.minutes,
        "minutes_today": outlook.minutes_today,
        "minutes_left": outlook.minutes_left,
        "known": forecast.known,
        "known_with_10_more": forecast.known_with_more,
        "known_with_10_fewer": forecast.known_with_fewer,
        "sentence": forecast.sentence,
        "ways_out": None
        if ways is None
        else {"minutes": ways.minutes, "drop": ways.drop, "sentences": list(ways.sentences)},
    }
