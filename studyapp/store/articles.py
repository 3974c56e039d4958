"""Read and write articles."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.orm import Session

from studyapp.domain.article import Article, DateOrigin
from studyapp.domain.dates import PartialDate
from studyapp.domain.source import Source
from studyapp.store import convert
from studyapp.store.tables import ArticleRow, CardRow, DraftRow, FactRow


def get(session: Session, article_id: str) -> Article | None:
    """Return the article, or None."""
    row = session.get(ArticleRow, article_id)
    return None if row is None else convert.article(row)


def heads(session: Session) -> tuple[Article, ...]:
    """Return every article as a title page, without text, blocks and sentences; the first imported first."""
    columns = (ArticleRow.id, ArticleRow.title, ArticleRow.published, ArticleRow.published_from, ArticleRow.origin)
    rows = session.execute(select(*columns).order_by(ArticleRow.arrival))
    return tuple(
        Article(id_, title, "", PartialDate.parse(published) if published else None, DateOrigin(said), origin, (), ())
        for id_, title, published, said, origin in rows
    )


def add(session: Session, new: Iterable[Article]) -> None:
    """Add articles that are not there, after those that are."""
    last = session.scalar(select(func.coalesce(func.max(ArticleRow.arrival), 0))) or 0
    rows = [{"arrival": place, **convert.article_columns(article)} for place, article in enumerate(new, last + 1)]
    if rows:
        session.execute(insert(ArticleRow), rows)


def put(session: Session, article: Article) -> None:
    """Add the article, or take over its newer reading."""
    known = session.execute(
        select(ArticleRow.published, ArticleRow.published_from).where(ArticleRow.id == article.id)
    ).one_or_none()
    if known is None:
        arrival = session.scalar(select(func.coalesce(func.max(ArticleRow.arrival), 0) + 1))
        session.execute(insert(ArticleRow).values(arrival=arrival, **convert.article_columns(article)))
        return
    columns = convert.article_columns(article)
    if known.published_from == DateOrigin.STUDENT and article.published_from != DateOrigin.STUDENT:
        # What the student said outweighs what a second reading guesses.
        columns |= {"published": known.published, "published_from": known.published_from}
    session.execute(update(ArticleRow).where(ArticleRow.id == article.id).values(**columns))


def sources(session: Session) -> tuple[Source, ...]:
    """Return a line for each article, the last imported first."""
    facts = select(func.count()).where(FactRow.article_id == ArticleRow.id).scalar_subquery()
    drafts = (
        select(func.count())
        .where(DraftRow.article_id == ArticleRow.id, DraftRow.verdict == "pending")
        .scalar_subquery()
    )
    cards = select(func.count()).where(CardRow.article_id == ArticleRow.id).scalar_subquery()
    rows = session.execute(
        select(ArticleRow.id, ArticleRow.title, ArticleRow.published, ArticleRow.origin, facts, drafts, cards).order_by(
            ArticleRow.arrival.desc()
        )
    )
    return tuple(
        Source(id_, title, PartialDate.parse(published) if published else None, origin, *counts)
        for id_, title, published, origin, *counts in rows
    )


def remove(session: Session, article_id: str) -> bool:
    """Remove the article and all that hangs on it, but nothing of the review log; return whether it was there."""
    return session.scalar(delete(ArticleRow).where(ArticleRow.id == article_id).returning(ArticleRow.id)) is not None
