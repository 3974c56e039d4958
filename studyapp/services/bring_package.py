"""Bring Anki's packages in: what is new of them, and what of them cannot be brought over."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import datetime, tzinfo
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

from studyapp.domain.changes import Changes
from studyapp.domain.errors import InputError
from studyapp.domain.lines import AnswerLine, CardLine
from studyapp.domain.memory import Rating
from studyapp.domain.progress import Tell, silent
from studyapp.domain.prompt import prompt_text
from studyapp.domain.review import Review
from studyapp.exchange.apkg import answers, archive, collection
from studyapp.exchange.apkg.bring import Bringing, card_ids
from studyapp.exchange.apkg.days import moment
from studyapp.scheduling.forward import with_moves
from studyapp.scheduling.scheduler import Scheduler
from studyapp.services.pictures import Pictures
from studyapp.store.paper_store import PaperStore
from studyapp.store.store import Store

T = TypeVar("T")


@dataclass(frozen=True)
class Loaded:
    """What came of a file: new cards and answers, cards that were here, of which ``differing`` have other words there, new tests.

    ``left_out`` says what could not be brought over, and how often.
    """

    cards: int
    answers: int
    known: int
    differing: int
    pictures: int
    left_out: tuple[tuple[str, int], ...]
    changes: Changes
    papers: int = 0


@dataclass(frozen=True)
class Unpacked:
    """An opened package with its collection."""

    name: str
    archive: archive.Archive
    collection: collection.Collection
    answers: answers.Answers


@contextmanager
def unpacked(path: Path, folder: Path) -> Iterator[Unpacked]:
    """Yield a package, its collection unpacked into a place of its own in ``folder``. Raise InputError with one line."""
    with (
        TemporaryDirectory(prefix="studyapp-load-", dir=folder, ignore_cleanup_errors=True) as place,
        archive.opened(path) as package,
    ):
        file = Path(place) / "collection"
        try:
            package.unpack_collection(file)
        except OSError as error:
            raise InputError(f"{path.name} cannot be unpacked: {error.strerror or error}.") from error
        package.media()  # a name that leads astray spoils the whole package
        with collection.opened(file, path.name) as found, _answers(found, file) as log:
            yield Unpacked(path.name, package, found, log)


@contextmanager
def _answers(found: collection.Collection, file: Path) -> Iterator[answers.Answers]:
    """Yield the file for the answers, beside the collection."""
    with ExitStack() as stack:
        with found.told():
            log = stack.enter_context(answers.opened(file, file.with_name("answers")))
        yield log


def load(
    store: Store,
    package: Unpacked,
    pictures: Pictures,
    now: datetime,
    zone: tzinfo,
    scheduler: Scheduler,
    take_wording: bool,
    tell: Tell = silent,
) -> Loaded:
    """Add what the library does not have, in one transaction; when that fails the pictures go again, too."""
    keeper = _Keeper(package.archive, pictures)
    overlap = _overlap(store, package.collection)
    bringing = Bringing(
        package.collection,
        package.answers,
        package.name,
        now,
        zone,
        overlap.answers,
        lambda card_id, lines: scheduler.rebuild(card_id, [_review(line, n) for n, line in enumerate(lines, 1)], zone),
        keeper.take,
        tell,
    )
    there: dict[str, tuple[str, str]] = {}  # the words of the file for cards that are here
    seen: set[str] = set()

    def new_cards() -> Iterator[CardLine]:
        for line in bringing.cards():
            if line.id in overlap.words:
                there[line.id] = line.text, line.answer
            elif line.id not in seen:
                seen.add(line.id)
                yield line

    def other_words() -> dict[str, tuple[str, str]]:
        return {id_: words for id_, words in there.items() if words != overlap.words[id_]}

    with keeper.undone_on_error():
        added = store.add_lines(
            new_cards(),
            keeper.written_before(lambda: bringing.answers),
            bringing.articles,
            lambda: other_words() if take_wording else {},
            tell,
        )
    come_back = {id_ for id_, times in overlap.answers.items() if times and id_ in seen}
    rebuild(store, bringing.grown | come_back, scheduler, zone)
    changes = Changes(articles=True, drafts=True, cards=True, reviews=added.answers > 0, count=added.cards)
    left_out = tuple(sorted(bringing.left_out.items()))
    return Loaded(added.cards, added.answers, len(there), len(other_words()), keeper.count(), left_out, changes)


def rebuild(store: Store, card_ids: Collection[str], scheduler: Scheduler, zone: tzinfo) -> None:
    """Set the memory of cards to what their log, and how they were brought forward, say now that it has grown."""
    moves = PaperStore(store).moves() if card_ids else {}
    store.save_memories(
        {
            id_: with_moves(scheduler.rebuild(id_, store.reviews(id_), zone), moves.get(id_, ()))
            for id_ in sorted(card_ids)
        }
    )


class _Keeper:
    """Takes pictures out of a package, to be written when all is done."""

    def __init__(self, package: archive.Archive, pictures: Pictures) -> None:
        self._archive = package
        self._pictures = pictures
        self._media = {media.name: media for media in package.media()}
        self._taken: dict[str, str | None] = {}
        self._new: list[str] = []

    def take(self, name: str) -> str | None:
        """Return the name of a picture here, None when the package has none of that name."""
        if name not in self._taken:
            data = self._read(name)
            self._taken[name] = self._pictures.name(data) if data is not None else None
        return self._taken[name]

    def written_before(self, then: Callable[[], T]) -> Callable[[], T]:
        """Return ``then`` with the writing of what was taken before it."""

        def write() -> T:
            for name, kept in self._taken.items():
                data = self._read(name) if kept else None
                if data is not None and self._pictures.keep(data):
                    self._new.append(self._pictures.name(data))
            return then()

        return write

    @contextmanager
    def undone_on_error(self) -> Iterator[None]:
        """Remove what was written when anything goes wrong."""
        try:
            yield
        except BaseException:
            self._pictures.remove(self._new)
            raise

    def count(self) -> int:
        """Return how many pictures were taken."""
        return len({kept for kept in self._taken.values() if kept})

    def _read(self, name: str) -> bytes | None:
        media = self._media.get(name)
        data = self._archive.picture(media) if media else None
        return data if data is not None and archive.is_picture(data) else None


@dataclass(frozen=True)
class _Overlap:
    """What the library has of the cards of a package: text and answer, and when they were answered (ms), by id.

    The answers of cards that were removed are still there.
    """

    words: dict[str, tuple[str, str]]
    answers: Mapping[str, Collection[int]]


def _overlap(store: Store, package: collection.Collection) -> _Overlap:
    """Return what is here already; to be asked before anything is written."""
    counts = store.counts()
    if not counts.cards and not counts.reviews:
        return _Overlap({}, {})
    ids = {id_ for guid, number in package.identities() for id_ in card_ids(guid, number)}
    cards = store.cards_by_id(sorted(ids & store.card_ids()))
    words = {card.id: (prompt_text(card.prompt), card.prompt.answer) for card in cards}
    answers: dict[str, Collection[int]] = dict.fromkeys(words, ())
    return _Overlap(words, answers | store.answer_times(ids))


def _review(line: AnswerLine, sequence: int) -> Review:
    return Review(
        id=line.id,
        card_id=line.card_id,
        rating=Rating(line.rating),
        reviewed_at=moment(line.at_ms),
        study_day=line.study_day,
        duration_ms=line.duration_ms,
        sequence=sequence,
        due=None if line.due_ms is None else moment(line.due_ms),
    )
