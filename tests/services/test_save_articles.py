"""Keeping what was prepared: all of it in one go, and again and again without harm."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from studyapp.domain.changes import Changes
from studyapp.domain.draft import Verdict
from studyapp.services.import_articles import ImportArticles, Prepared
from studyapp.store.opening import open_store
from tests.factories import NOW, article, cloze, draft, dropped, fact

PREPARED = Prepared(article(), (fact(),), (draft(), cloze()), (dropped(),))


def test_all_of_it_is_kept_and_the_new_drafts_are_counted(tmp_path: Path) -> None:
    with closing(open_store(tmp_path / "library.sqlite", NOW)) as store:
        assert ImportArticles(store).save(PREPARED) == Changes(articles=True, drafts=True, count=2)
        assert store.article(article().id) == article()
        assert store.facts(article().id) == (fact(),)
        assert store.drafts(Verdict.PENDING) == (draft(), cloze())
        assert store.dropped(article().id) == (dropped(),)


def test_once_more_adds_nothing_and_keeps_the_verdicts(tmp_path: Path) -> None:
    with closing(open_store(tmp_path / "library.sqlite", NOW)) as store:
        ImportArticles(store).save(PREPARED)
        store.reject([draft().id])
        assert ImportArticles(store).save(PREPARED).count == 0
        assert store.drafts(Verdict.PENDING) == (cloze(),)
