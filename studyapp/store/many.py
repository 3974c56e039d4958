"""Change many cards with one statement each kind, and know what was before."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from sqlalchemy import ColumnElement, bindparam, delete, insert, select, update
from sqlalchemy.orm import InstrumentedAttribute, Session

from studyapp.domain.browse import Before, CardWords
from studyapp.domain.card import Card
from studyapp.domain.draft import Draft, Verdict
from studyapp.domain.errors import InputError
from studyapp.domain.fact import Fact
from studyapp.domain.memory import Memory
from studyapp.domain.paper import DueMove
from studyapp.domain.prompt import Prompt
from studyapp.store import cards, convert, drafts, kept, schedules
from studyapp.store.tables import CardRow, DraftRow, FactRow

_IDS_A_QUERY = 1000
_LAST = 1_000_000  # the place of what the student adds: after all that was found


def retag(
    session: Session, card_ids: Sequence[str], add: Sequence[str], remove: Sequence[str]
) -> dict[str, tuple[str, ...]]:
    """Add and remove tags; return the tags of the cards that changed as they were."""
    gone = set(remove)

    def after(_: str, tags: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(dict.fromkeys((*(tag for tag in tags if tag not in gone), *add)))

    return _tag(session, card_ids, after)


def set_tags(session: Session, wanted: Mapping[str, Sequence[str]]) -> dict[str, tuple[str, ...]]:
    """Set the tags of cards by id; return the tags of the cards that changed as they were."""
    return _tag(session, tuple(wanted), lambda id_, _: tuple(wanted[id_]))


def _tag(
    session: Session, card_ids: Sequence[str], after: Callable[[str, tuple[str, ...]], tuple[str, ...]]
) -> dict[str, tuple[str, ...]]:
    changed: dict[str, tuple[str, ...]] = {}
    for chunk in _chunks(card_ids):
        before = {id_: tuple(tags) for id_, tags in _columns(session, chunk, CardRow.tags)}
        new = {id_: after(id_, tags) for id_, tags in before.items()}
        _set(session, [{"id": id_, "tags": list(tags)} for id_, tags in new.items() if tags != before[id_]])
        changed.update((id_, tags) for id_, tags in before.items() if tags != new[id_])
    return changed


def merge(session: Session, groups: Mapping[str, Sequence[str]]) -> Before:
    """Give each card (by id) the tags of others that ask the same and remove those; return what was."""
    before: dict[str, tuple[str, ...]] = {}
    for keep, others in groups.items():
        tags = [tag for _, found in _columns(session, (keep, *others), CardRow.tags) for tag in found]
        before |= retag(session, (keep,), tuple(dict.fromkeys(tags)), ())
    return Before(tags=before, removed=remove(session, [id_ for others in groups.values() for id_ in others]))


def bring_forward(session: Session, moved: Sequence[tuple[DueMove, Memory, Memory]]) -> None:
    """Store memories with another due day (given with what they were) and note the moves."""
    _columns(session, [move.card_id for move, _, _ in moved])
    kept.add_moves(session, [move for move, _, _ in moved])
    _set(session, [{"id": move.card_id, **convert.memory_columns(became)} for move, _, became in moved])


def words(session: Session, card_ids: Sequence[str] | None) -> list[CardWords]:
    """Return what these cards say, or all, in any order; one that is not there is left out."""
    columns: list[Any] = [getattr(CardRow, name) for name in CardWords._fields]
    query = select(*columns)
    if card_ids is None:
        return [CardWords(*row) for row in schedules.driver_rows(session, query)]
    found: list[CardWords] = []
    for chunk in _chunks(card_ids):
        found += [CardWords(*row) for row in schedules.driver_rows(session, query.where(_among(chunk)))]
    return found


def reword(session: Session, wordings: Mapping[str, tuple[str, str]]) -> dict[str, Prompt]:
    """Set text and answer; return the prompts as they were."""
    before: dict[str, Prompt] = {}
    for chunk in _chunks(tuple(wordings)):
        rows = _columns(session, chunk, CardRow.kind, CardRow.text, CardRow.answer)
        before.update((id_, convert.prompt(kind, text, answer)) for id_, kind, text, answer in rows)
        _set(session, [{"id": id_, "text": wordings[id_][0], "answer": wordings[id_][1]} for id_ in chunk])
    return before


def suspend(session: Session, wanted: Mapping[str, bool]) -> dict[str, bool]:
    """Let cards sleep or wake them; return what the changed ones were."""
    before = dict(_columns(session, tuple(wanted), CardRow.suspended))
    changed = {id_: was for id_, was in before.items() if was != wanted[id_]}
    _set(session, [{"id": id_, "suspended": wanted[id_]} for id_ in changed])
    return changed


def remove(session: Session, card_ids: Sequence[str]) -> tuple[tuple[Card, Verdict], ...]:
    """Remove cards, note their drafts as rejected; return the cards with the verdicts that their drafts had."""
    found = cards.by_id(session.connection(), card_ids)
    _all_there(card_ids, {card.id for card in found})
    verdicts: dict[str, str] = {}
    for chunk in _chunks([card.draft_id for card in found]):
        rows = session.execute(select(DraftRow.id, DraftRow.verdict).where(DraftRow.id.in_(chunk)))
        verdicts.update((row[0], row[1]) for row in rows)
    for chunk in _chunks(card_ids):
        session.execute(delete(CardRow).where(CardRow.id.in_(chunk)))
    drafts.set_verdict(session, tuple(verdicts), Verdict.REJECTED)
    return tuple((card, Verdict(verdicts[card.draft_id])) for card in found)


def put_back(session: Session, before: Before) -> None:
    """Make cards what they were. Raise InputError when one, or the draft of a removed one, is not there."""
    touched = {*before.tags, *before.prompts, *before.suspended}
    _all_there(touched, {row[0] for row in _columns(session, tuple(touched))})
    _set(session, ({"id": id_, "tags": list(tags)} for id_, tags in before.tags.items()))
    _set(session, ({"id": id_, **convert.prompt_columns(prompt)} for id_, prompt in before.prompts.items()))
    _set(session, ({"id": id_, "suspended": was} for id_, was in before.suspended.items()))
    _drafts_there(session, [card.draft_id for card, _ in before.removed])
    for verdict in {verdict for _, verdict in before.removed}:
        drafts.set_verdict(session, [card.draft_id for card, was in before.removed if was == verdict], verdict)
    cards.add(session, [card for card, _ in before.removed])
    _move_back(session, before)


def _drafts_there(session: Session, draft_ids: Sequence[str]) -> None:
    for chunk in _chunks(draft_ids):
        found = set(session.scalars(select(DraftRow.id).where(DraftRow.id.in_(chunk))))
        for missing in set(chunk) - found:
            raise drafts.unknown(missing)


def _move_back(session: Session, before: Before) -> None:
    """Undo moves to an earlier day, but for cards that were answered since: an answer has set another day anyway."""
    now = {row.card_id: row.memory for row in schedules.rows(session, [move.card_id for move, _, _ in before.moved])}
    undone = [(move, was) for move, was, became in before.moved if now.get(move.card_id) == became]
    kept.take_moves_back(session, [move for move, _ in undone])
    _set(session, [{"id": move.card_id, **convert.memory_columns(was)} for move, was in undone])


def add_own(session: Session, fact: Fact, draft: Draft, card: Card) -> None:
    """Add the student's own card, also one that was removed. Raise InputError when the very card is there."""
    if session.get(CardRow, card.id) is not None:
        raise InputError("This card is there already.")
    if session.get(FactRow, fact.id) is None:
        session.execute(insert(FactRow).values(**convert.fact_columns(fact, _LAST)))
    if session.get(DraftRow, draft.id) is None:
        session.execute(insert(DraftRow).values(**convert.draft_columns(draft, _LAST), verdict=Verdict.ACCEPTED.value))
    else:
        drafts.set_verdict(session, (draft.id,), Verdict.ACCEPTED)
    cards.add(session, [card])


def _columns(session: Session, card_ids: Sequence[str], *columns: InstrumentedAttribute[Any]) -> list[Any]:
    """Return (id, columns) of those cards. Raise InputError when one is not there."""
    rows: list[Any] = []
    for chunk in _chunks(card_ids):
        rows += session.execute(select(CardRow.id, *columns).where(_among(chunk))).all()
    _all_there(card_ids, {row[0] for row in rows})
    return rows


def _among(card_ids: Sequence[str]) -> ColumnElement[bool]:
    return CardRow.id.in_(card_ids)


def _all_there(wanted: Iterable[str], found: set[str]) -> None:
    missing = next((id_ for id_ in wanted if id_ not in found), None)
    if missing is not None:
        raise cards.unknown(missing)


def _chunks(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(0, len(ids), _IDS_A_QUERY):
        yield ids[start : start + _IDS_A_QUERY]


def _set(session: Session, rows: Iterable[Mapping[str, Any]]) -> None:
    """Set columns of cards, the same of each; the driver runs one statement for many, which is many times quicker.

    So many at a time that the collector of garbage, which stops the whole program, finds little to look at.
    """
    waiting = iter(rows)
    table = CardRow.metadata.tables[CardRow.__tablename__]
    while few := list(islice(waiting, _IDS_A_QUERY)):
        names = [name for name in few[0] if name != "id"]
        statement = (
            update(table).where(table.c.id == bindparam("card")).values({each: bindparam(each) for each in names})
        )
        bare = [{"card": row["id"], **{name: row[name] for name in names}} for row in few]
        session.connection().execute(statement, bare)
