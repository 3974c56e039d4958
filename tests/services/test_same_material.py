"""The same article again, overlapping articles, a newer reading: nothing is lost, nothing is proposed twice."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from studyapp.domain.browse import Wording
from studyapp.domain.draft import Draft, Verdict
from studyapp.domain.errors import InputError
from studyapp.domain.progress import Progress
from studyapp.domain.prompt import Basic, Cloze
from studyapp.services.browse import card_id_of
from studyapp.services.import_articles import (
    ImportArticles,
    Prepared,
    Refused,
    Wanted,
    files_in,
    prepare,
    prepare_files,
    read_file,
    read_text,
)
from studyapp.services.same_fact import SameFacts, answer_key
from studyapp.services.triage import Triage
from studyapp.store.browse_store import BrowseStore
from studyapp.store.opening import open_store
from studyapp.store.store import Store
from tests.factories import NOW, draft

FILES = Path(__file__).parents[1] / "ingest" / "files"
NOTE = """River Linking

• The Ken-Betwa Link Project was launched on 25 December 2024 at Khajuraho, Madhya Pradesh.
• The National Water Development Agency (NWDA) was set up in 1982.
• The Daudhan Dam will be built on the Ken river in Panna district.
"""
OVERLAPPING = """Water news

• On 25 December 2024 the Ken-Betwa Link Project was launched at Khajuraho, Madhya Pradesh.
• The National Water Development Agency (NWDA) was set up in 1982.
• The Indira Sagar Dam stands on the Narmada river in Madhya Pradesh.
"""


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = open_store(tmp_path / "library.sqlite", NOW)
    yield store
    store.close()


def prepared(text: str) -> Prepared:
    return next(step for step in prepare(read_text(text)) if isinstance(step, Prepared))


def test_the_same_article_with_other_spaces_is_the_one_that_is_there(store: Store) -> None:
    imports, triage = ImportArticles(store), Triage(store)
    first = imports.keep(prepared(NOTE))
    kept = triage.drafts()
    assert (first.known, first.changes.count) == (False, len(store.drafts(Verdict.PENDING)))
    triage.accept_edited(kept[0].id, "In my own words it is _____.", "my answer", NOW)
    triage.reject([kept[1].id])
    again = imports.keep(prepared(NOTE.replace("\n•", "\r\n\r\n  -").replace(" was ", "  was ")))
    assert (again.known, again.changes.count, again.repeated) == (True, 0, 0)
    assert len(store.sources()) == 1
    (source,) = store.sources()
    article = store.article(source.id)
    assert article is not None
    assert article.text == NOTE  # cards know the places of this text
    assert [card.prompt for card in store.cards()] == [Cloze("In my own words it is _____.", "my answer")]
    assert [found.id for found in store.drafts(Verdict.REJECTED)] == [kept[1].id]
    for waiting in store.drafts(Verdict.PENDING):
        assert NOTE[waiting.span.start : waiting.span.end].strip("• ")


def test_an_overlapping_article_brings_only_what_is_new(store: Store) -> None:
    imports, triage = ImportArticles(store), Triage(store)
    imports.keep(prepared(NOTE))
    triage.accept([found.id for found in store.drafts(Verdict.PENDING)], NOW)
    second = prepared(OVERLAPPING)
    kept = imports.keep(second)
    assert kept.repeated >= 2
    waiting = store.drafts(Verdict.PENDING, second.article.id)
    assert {found.prompt.answer for found in waiting}.isdisjoint({"1982", "25 December 2024"})
    reasons = [item.reason for item in store.dropped(second.article.id)]
    assert sum("you have this card already: “" in reason for reason in reasons) == kept.repeated
    repeats = BrowseStore(store).repeats(second.article.id)
    assert len(repeats) == kept.repeated
    assert all(store.card(card_id_of(repeat.draft_id)) for repeat in repeats)


def test_what_waits_in_another_source_is_not_proposed_twice(store: Store) -> None:
    imports = ImportArticles(store)
    imports.keep(prepared(NOTE))
    assert imports.keep(prepared(OVERLAPPING)).repeated >= 2
    questions = [found.prompt.answer for found in store.drafts(Verdict.PENDING)]
    assert questions.count("1982") <= 1


LANDING = Wording(
    "other", "b", "accepted", "When did Chandrayaan-3 land on the Moon?", "23 August 2023", "It landed.", None
)


@pytest.mark.parametrize(
    ("question", "answer", "same"),
    [
        ("When did Chandrayaan-3 land on the Moon?", "23 August 2023", True),
        ("When did Chandrayaan-3 land on the moon?", "23rd August, 2023", True),
        ("On the Moon, when did Chandrayaan-3 land?", "August 23, 2023", True),
        ("When did Chandrayaan-3 land on the Moon (as of August 2023)?", "23 August 2023", True),
        ("When did Chandrayaan-2 land on the Moon?", "23 August 2023", False),  # another number is another thing
        ("When did Chandrayaan-3 land on the Moon?", "23 August 2024", False),
        ("When was National Space Day first observed?", "23 August 2023", False),
    ],
)
def test_paraphrases(question: str, answer: str, same: bool) -> None:
    ours: Draft = draft("ours", prompt=Basic(question, answer), explanation=f"{question} {answer}")
    found = SameFacts([LANDING]).sort_out(ours.article_id, [ours])
    assert (len(found.new), len(found.repeats)) == ((0, 1) if same else (1, 0))


def test_the_very_draft_is_no_repeat_and_pending_ones_of_the_same_article_are_replaced() -> None:
    ours = draft("ours", prompt=Basic(LANDING.text, LANDING.answer))
    for wording in (
        LANDING._replace(draft_id=ours.id),
        LANDING._replace(article_id=ours.article_id, verdict="pending"),
    ):
        assert SameFacts([wording]).sort_out(ours.article_id, [ours]).new == (ours,)


def test_what_the_student_dropped_is_not_proposed_in_other_words() -> None:
    ours = draft("ours", prompt=Basic(LANDING.text, LANDING.answer))
    found = SameFacts([LANDING._replace(verdict="rejected", article_id=ours.article_id)]).sort_out(
        ours.article_id, [ours]
    )
    assert found.new == ()
    assert found.dropped[0].reason == f"you dropped this before: “{LANDING.text}”"


def test_what_is_remembered_of_an_article_is_replaced_as_a_whole() -> None:
    ours = draft("ours", prompt=Basic(LANDING.text, LANDING.answer))
    same = SameFacts([LANDING])
    same.replace("b", [LANDING._replace(answer="24 August 2023")])
    assert same.sort_out(ours.article_id, [ours]).repeats == ()
    same.replace("b", [])
    same.replace("c", [LANDING._replace(article_id="c")])
    assert len(same.sort_out(ours.article_id, [ours]).repeats) == 1


def test_answers_that_mean_the_same() -> None:
    assert answer_key("8 October 2020") == answer_key("October 8, 2020") == "2020-10-08"
    assert answer_key("the Ministry of Finance") == answer_key("Ministry of Finance")
    assert answer_key("The") == "the"


def test_drafts_get_the_subjects_that_their_facts_speak_for() -> None:
    made = prepared(
        "Wetlands\n\n• Chilika Lake was declared a Ramsar site in 1981.\n• Loktak Lake was declared a Ramsar site in 1990.\n"
    )
    assert made.drafts
    assert all("Environment" in found.tags for found in made.drafts)


def test_files_come_one_after_the_other_and_bad_ones_are_told(tmp_path: Path) -> None:
    bad = tmp_path / "bad.pdf"
    bad.write_bytes(b"no PDF")
    steps = list(prepare_files([bad, FILES / "pandoc.epub"], Wanted()))
    assert [step.reason for step in steps if isinstance(step, Refused)] == ["bad.pdf is no PDF file"]
    made = [step for step in steps if isinstance(step, Prepared)]
    assert [step.article.title for step in made][:2] == ["Ramsar sites of India", "Right to Information Act"]
    first = steps.index(made[0])
    assert any(isinstance(step, Progress) for step in steps[first:])  # the first is there while others are still made


def test_making_drafts_stops_at_once() -> None:
    steps = prepare_files([FILES / "pandoc.epub"], Wanted())
    assert isinstance(next(steps), Progress)
    steps.close()  # type: ignore[attr-defined]
    assert list(steps) == []


def test_a_folder_gives_its_files_and_follows_no_link_in_a_circle(tmp_path: Path) -> None:
    inner = tmp_path / "b" / "inner"
    inner.mkdir(parents=True)
    for name in ("b/inner/2.txt", "a.TXT", "b/1.pdf", "b/picture.png"):
        (tmp_path / name).write_text("x")
    (inner / "up").symlink_to(tmp_path, target_is_directory=True)
    (inner / "gone.txt").symlink_to(tmp_path / "nothing.txt")
    assert [path.relative_to(tmp_path).as_posix() for path in files_in(tmp_path)] == [
        "a.TXT",
        "b/1.pdf",
        "b/inner/2.txt",
    ]
    with pytest.raises(InputError, match="Cannot read"):
        files_in(tmp_path / "vanished")


def test_the_pages_of_a_pdf_are_kept(store: Store) -> None:
    made = next(
        step
        for step in prepare(replace(read_file(FILES / "chromium.pdf"), first_page=12))
        if isinstance(step, Prepared)
    )
    ImportArticles(store).keep(made)
    found = store.article(made.article.id)
    assert found is not None
    assert (found.first_page, found.page_at(len(found.text))) == (12, 14)
