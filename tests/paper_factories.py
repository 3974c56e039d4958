"""Small sound values for tests of tests: kept facts of several forms, a paper and a sitting of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from fractions import Fraction
from typing import Any

from studyapp.domain.article import Span
from studyapp.domain.dates import PartialDate
from studyapp.domain.fact import Fact, Role, RoleKind
from studyapp.domain.ids import derived_id
from studyapp.domain.paper import Answer, Confidence, Marking, Mode, Paper, Sitting
from studyapp.domain.prompt import Basic, Prompt
from studyapp.domain.question import Evidence, Kept, Option, Question, QuestionKind, Statement
from studyapp.store.paper_store import PaperStore
from studyapp.store.store import Store
from tests.factories import NOW, fact, span

CITIES = (
    "Madrid Vienna Montreal Geneva Brussels Tokyo Paris Kigali Astana Baku Nairobi Lima Oslo Prague Rome "
    "Berlin Bonn Stockholm Copenhagen Helsinki Warsaw Lisbon Athens Seoul Beijing Manila Jakarta Bangkok Hanoi Ankara Amman Cairo "
    "Tunis Accra Lusaka Quito Bogotá Santiago Montevideo Canberra"
).split()
PUBLISHED = PartialDate(2024, 12, 31)
COUNTRIES = (
    "Norway Finland Denmark Iceland Japan Kenya Peru Ghana Nepal Oman Chile Cuba Fiji Iraq Mali "
    "Sweden Switzerland Singapore Germany Canada Australia Estonia Ireland Luxembourg Netherlands France"
).split()


def kept(
    statement: str,
    asked: str,
    kind: RoleKind,
    *,
    frame: str = "clause",
    rule: str = "",
    role: str = "part0",
    noun: str = "",
    question: str = "",
    article: str = "a",
    published: PartialDate | None = PUBLISHED,
    others: Sequence[tuple[str, str]] = (),
    title: str = "Notes of a year",
    **changes: Any,
) -> Kept:
    """Return a kept fact that asks for ``asked``; ``others`` are further roles, by name."""
    start = statement.index(asked)
    roles = [Role(name, text, RoleKind.CLAUSE) for name, text in others]
    roles.append(Role(role, asked, kind, noun, Span(start, start + len(asked))))
    made = Fact(
        id=derived_id("fact", article, statement),
        article_id=derived_id("article", article),
        frame=frame,
        rule=rule or ("prose.event" if frame == "clause" else f"note.{frame}"),
        roles=tuple(roles),
        statement=statement,
        span=Span(0, len(statement)),
        asks=(role,),
    )
    prompts: tuple[Prompt, ...] = (Basic(question, asked),) if question else ()
    return Kept(replace(made, **changes), title, published, statement, prompts)


def held(number: int, city: str, year: int = 2019, article: str = "a") -> Kept:
    """Return where a numbered forum was held."""
    name = f"Forum {number} of Lakes"
    return kept(
        f"{name} was held in {year} in {city}.",
        city,
        RoleKind.PLACE,
        frame="held-at",
        role="place",
        noun="city",
        question=f"In which city was {name} held in {year}?",
        article=article,
        others=(("the_name", name), ("when", f"in {year}")),
    )


def topped(name: str, country: str, article: str = "a") -> Kept:
    """Return which country topped an index."""
    return kept(
        f"The {name} Index 2023 was topped by {country}.",
        country,
        RoleKind.PLACE,
        frame="tops-index",
        role="top",
        noun="country",
        question=f"Which country topped the {name} Index 2023?",
        article=article,
        others=(("index", f"{name} Index 2023"),),
    )


def founded(name: str, year: int, article: str = "a") -> Kept:
    """Return when a body was set up."""
    return kept(
        f"The {name} Board was set up in {year}.",
        str(year),
        RoleKind.DATE,
        frame="done",
        role="time",
        noun="year",
        question=f"In which year was the {name} Board set up?",
        article=article,
        others=(("the_subject", f"the {name} Board"), ("verb", "set up")),
    )


NAMES = (
    "Amber Birch Cedar Delta Ember Fjord Grove Heron Inlet Jasper Karst Laurel Maple Nectar Olive Pebble Quartz Reed Sable "
    "Teal Umber Velvet Willow Yarrow Zephyr Acorn Basalt Clover Dune Elm"
).split()


def many(count: int = 90, articles: int = 6) -> list[Kept]:
    """Return so many kept facts of three forms, spread over articles."""
    made: list[Kept] = []
    for number in range(count):
        article = f"article {number % articles}"
        name = f"{NAMES[number % len(NAMES)]} {NAMES[(number * 7 + number // len(NAMES)) % len(NAMES)]}"
        form = (number // articles) % 3
        if form == 0:
            made.append(held(number, CITIES[number % len(CITIES)], 2001 + number % 20, article))
        elif form == 1:
            made.append(topped(name, COUNTRIES[number % len(COUNTRIES)], article))
        else:
            made.append(founded(name, 1950 + number % 60, article))
    return made


def question(**changes: Any) -> Question:
    """Return a true-or-false question on the landing of tests.factories."""
    evidence = Evidence(
        "Moon landing (August 2023)", fact().statement, fact().article_id, fact().id, span(fact().statement)
    )
    made = Question(
        id=derived_id("question", "landing"),
        kind=QuestionKind.TRUE_FALSE,
        stem="True or false?",
        options=(Option("True", "The source says so."), Option("False", "The source says so.")),
        key=0,
        topic="Moon landing",
        labels=("1",),
        statements=(Statement(fact().statement, True, "True.", evidence),),
        explanation=fact().statement,
        evidence=(evidence,),
        fact_ids=(fact().id,),
        tags=("space",),
    )
    return replace(made, **changes)


def choice(number: int, key: int = 0, options: int = 4, **changes: Any) -> Question:
    """Return a direct question of that number."""
    made = Question(
        id=derived_id("question", "choice", str(number)),
        kind=QuestionKind.DIRECT,
        stem=f"Which is it, number {number}?",
        options=tuple(Option(f"{letter} {number}", f"Why {letter}.") for letter in "ABCDE"[:options]),
        key=key,
    )
    return replace(made, **changes)


def paper(**changes: Any) -> Paper:
    """Return a paper with one true-or-false and two direct questions, two marks each, minus a third."""
    made = Paper(
        id=derived_id("paper"),
        profile="upsc-balanced",
        name="Prelims",
        marking=Marking(Fraction(2), Fraction(1, 3)),
        minutes=4,
        seed=7,
        created_at=NOW,
        questions=(question(), choice(1, key=1), choice(2, key=2)),
        missing=("matching lists: 0 of 1, because there are too few.",),
    )
    return replace(made, **changes)


def sitting(**changes: Any) -> Sitting:
    """Return an open sitting of the paper in the exam's way."""
    ids = tuple(each.id for each in paper().questions)
    made = Sitting(derived_id("sitting"), paper().id, Mode.EXAM, ids, NOW, NOW + timedelta(minutes=4))
    return replace(made, **changes)


def answer(**changes: Any) -> Answer:
    """Return a right answer to the true-or-false question, said to be a guess."""
    return replace(Answer(question().id, (0,), NOW, Confidence.GUESS, duration_ms=9000), **changes)


def add_paper(store: Store, now: datetime) -> PaperStore:
    """Add the paper and an open sitting of it with one answer."""
    papers = PaperStore(store)
    papers.add_paper(replace(paper(), created_at=now))
    papers.begin(sitting())
    papers.answer(sitting().id, answer())
    return papers
