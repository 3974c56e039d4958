"""An article is kept exactly as it was read; reading it again adds what is new and forgets nothing the student did."""

from __future__ import annotations

from dataclasses import replace

import pytest

from studyapp.domain.article import DateOrigin, Span
from studyapp.domain.changes import Changes
from studyapp.domain.dates import PartialDate
from studyapp.domain.draft import Draft, Verdict
from studyapp.domain.errors import InputError
from studyapp.domain.fact import Fact
from studyapp.domain.prompt import Basic
from studyapp.domain.source import Source
from studyapp.store.store import Store
from tests.factories import answered, article, card, cloze, draft, dropped, fact

OTHER_FACT = fact(id="other fact", statement="The landing site has a name.")


def save(store: Store, *drafts: Draft, facts: tuple[Fact, ...] = (fact(),)) -> Changes:
    """Save the article with these drafts of it."""
    return store.save_article(article(), facts, drafts, ())


class TestFirstImport:
    """What was saved is what is read."""

    def test_all_of_it_comes_back(self, store: Store) -> None:
        store.save_article(article(), (fact(), OTHER_FACT), (draft(), cloze()), (dropped(),))
        assert store.article(article().id) == article()
        assert store.facts(article().id) == (fact(), OTHER_FACT)
        assert store.drafts(Verdict.PENDING) == (draft(), cloze())
        assert store.dropped(article().id) == (dropped(),)

    def test_it_counts_the_new_drafts(self, store: Store) -> None:
        assert save(store, draft(), cloze()) == Changes(articles=True, drafts=True, count=2)

    def test_an_article_of_which_nothing_could_be_made_is_kept_too(self, store: Store) -> None:
        assert save(store, facts=()).count == 0
        assert store.article(article().id) == article()

    def test_a_draft_without_its_fact_stores_nothing_at_all(self, store: Store) -> None:
        with pytest.raises(Exception, match="FOREIGN KEY"):
            save(store, draft(), facts=())
        assert store.sources() == ()

    def test_whatever_verdict_comes_in_a_draft_waits_for_the_student(self, store: Store) -> None:
        save(store, draft(verdict=Verdict.ACCEPTED))
        assert store.drafts(Verdict.PENDING) == (draft(),)

    def test_half_a_character_is_refused_and_nothing_is_stored(self, store: Store) -> None:
        with pytest.raises(InputError, match="half a character"):
            store.save_article(article(text="broken: \ud83d"), (fact(),), (draft(),), ())
        assert store.sources() == ()

    def test_an_unknown_article_is_none(self, store: Store) -> None:
        assert store.article("nobody") is None
        with pytest.raises(InputError, match="half a character"):
            store.article("\udcff")


class TestImportOnceMore:
    """The student's verdicts outlive every reading of the same text."""

    def test_the_same_again_changes_nothing(self, store: Store) -> None:
        save(store, draft(), cloze())
        assert save(store, draft(), cloze()).count == 0
        assert store.drafts(Verdict.PENDING) == (draft(), cloze())
        assert store.facts(article().id) == (fact(),)

    @pytest.mark.parametrize("verdict", [Verdict.ACCEPTED, Verdict.EDITED])
    def test_cards_stay_as_they_are(self, store: Store, verdict: Verdict) -> None:
        save(store, draft(), cloze())
        reviewed, review = answered(card(prompt=Basic("In the student's words?", "Yes")))
        store.accept([replace(reviewed, memory=card().memory)], verdict)
        store.save_answer(reviewed, review)
        save(store, draft(explanation="worded anew"), cloze())
        assert store.cards() == (reviewed,)
        assert store.drafts(verdict) == (draft(verdict=verdict),)
        assert store.drafts(Verdict.PENDING) == (cloze(),)

    def test_a_rejected_draft_is_not_proposed_again(self, store: Store) -> None:
        save(store, draft(), cloze())
        store.reject([draft().id])
        assert save(store, draft(), cloze()).count == 0
        assert store.drafts(Verdict.PENDING) == (cloze(),)

    def test_new_drafts_are_added_and_counted(self, store: Store) -> None:
        save(store, draft())
        assert save(store, draft(), cloze()).count == 1
        assert store.drafts(Verdict.PENDING) == (draft(), cloze())

    def test_a_pending_draft_that_is_no_longer_proposed_goes(self, store: Store) -> None:
        save(store, draft(), cloze())
        save(store, cloze())
        assert store.drafts(Verdict.PENDING) == (cloze(),)

    def test_a_decided_draft_that_is_no_longer_proposed_stays_with_its_fact(self, store: Store) -> None:
        save(store, draft(), draft("rejected"))
        store.accept([card()])
        store.reject([draft("rejected").id])
        save(store, cloze(fact_id=OTHER_FACT.id), facts=(OTHER_FACT,))
        assert store.cards() == (card(),)
        assert store.drafts(Verdict.REJECTED) == (draft("rejected", verdict=Verdict.REJECTED),)
        assert set(store.facts(article().id)) == {fact(), OTHER_FACT}

    def test_a_pending_draft_takes_the_newer_wording_and_score(self, store: Store) -> None:
        newer = draft(score=0.2, confident=False, topic="Space")
        save(store, draft())
        assert save(store, newer).count == 0
        assert store.drafts(Verdict.PENDING) == (newer,)

    def test_a_fact_takes_the_newer_reading_and_unused_ones_go(self, store: Store) -> None:
        save(store, draft(), facts=(fact(), OTHER_FACT))
        save(store, draft(), facts=(fact(score=0.7),))
        assert store.facts(article().id) == (fact(score=0.7),)

    def test_the_list_of_what_was_left_out_is_replaced(self, store: Store) -> None:
        store.save_article(article(), (), (), (dropped(), dropped(reason="too long")))
        store.save_article(article(), (), (), (dropped(reason="an opinion"),))
        assert store.dropped(article().id) == (dropped(reason="an opinion"),)

    def test_the_newer_reading_of_the_article_is_kept(self, store: Store) -> None:
        store.save_article(article(), (), (), ())
        newer = article(title="Moon", sentences=article().sentences[:1], origin="pasted text")
        store.save_article(newer, (), (), ())
        assert store.article(article().id) == newer

    @pytest.mark.parametrize(
        ("first", "second", "kept"),
        [
            (DateOrigin.STUDENT, DateOrigin.TEXT, "first"),
            (DateOrigin.STUDENT, DateOrigin.UNKNOWN, "first"),
            (DateOrigin.STUDENT, DateOrigin.STUDENT, "second"),
            (DateOrigin.TEXT, DateOrigin.FILE_NAME, "second"),
            (DateOrigin.UNKNOWN, DateOrigin.STUDENT, "second"),
        ],
    )
    def test_the_date_that_the_student_gave_outweighs_any_guess(
        self, store: Store, first: DateOrigin, second: DateOrigin, kept: str
    ) -> None:
        readings = {
            "first": article(published=PartialDate(2023, 8, 25), published_from=first),
            "second": article(
                published=None if second is DateOrigin.UNKNOWN else PartialDate(2024), published_from=second
            ),
        }
        for reading in readings.values():
            store.save_article(reading, (), (), ())
        assert store.article(article().id) == readings[kept]


class TestSources:
    """The list of what was imported."""

    def test_it_counts_facts_pending_drafts_and_cards(self, store: Store) -> None:
        save(store, draft(), cloze(), draft("third"), draft("fourth"), facts=(fact(), OTHER_FACT))
        store.accept([card()])
        store.reject([draft("fourth").id])
        line = Source(article().id, "Moon landing", PartialDate(2023, 8), "moon.txt", facts=2, drafts=2, cards=1)
        assert store.sources() == (line,)

    def test_the_last_imported_comes_first_and_a_second_reading_does_not_move_it(self, store: Store) -> None:
        for name in ("a", "b", "c"):
            store.save_article(article(id=name, published=None), (), (), ())
        store.save_article(article(id="b"), (), (), ())
        assert [source.id for source in store.sources()] == ["c", "b", "a"]


class TestRemoval:
    """A source goes with everything made of it, and with nothing else."""

    def test_its_facts_drafts_and_cards_go_and_the_log_stays(self, store: Store) -> None:
        save(store, draft(), cloze())
        store.save_article(article(id="other"), (), (), (dropped(),))
        store.accept([card()])
        store.save_answer(*answered(card()))
        changes = store.remove_article(article().id)
        assert changes == Changes(articles=True, drafts=True, cards=True, count=1)
        assert [source.id for source in store.sources()] == ["other"]
        assert store.facts(article().id) == ()
        assert store.drafts(Verdict.PENDING) == ()
        assert store.cards() == ()
        assert [review.card_id for review in store.reviews()] == [card().id]
        assert store.dropped("other") == (dropped(),)

    def test_an_unknown_one_is_named(self, store: Store) -> None:
        with pytest.raises(InputError, match="There is no source nobody"):
            store.remove_article("nobody")


def test_left_out_sentences_come_in_reading_order(store: Store) -> None:
    late, early = dropped(span=Span(50, 60)), dropped(span=Span(5, 9))
    store.save_article(article(), (), (), (late, early, dropped(span=Span(5, 9), reason="second reason")))
    assert [(item.span.start, item.reason) for item in store.dropped(article().id)] == [
        (5, dropped().reason),
        (5, "second reason"),
        (50, dropped().reason),
    ]
