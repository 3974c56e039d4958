"""How far a long piece of work has come, and how it is stopped on the way."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain, islice
from typing import Protocol, TypeVar

T = TypeVar("T")
_ITEMS_A_WORD = 500
_STEPS_A_WORD = 1_000_000  # of a database: some hundredths of a second


@dataclass(frozen=True)
class Progress:
    """``done`` of ``total`` items; ``total`` 0 means that nobody knows yet. ``label`` is for the student.

    Without a label it says only that the work goes on.
    """

    done: int
    total: int
    label: str


Tell = Callable[[Progress], None]  # told now and then; what it raises stops the work, and nothing is half done


def silent(_progress: Progress) -> None:
    """Tell nobody."""


def counted(items: Iterable[T], tell: Tell, label: str, total: int = 0) -> Iterator[T]:
    """Return the items again and tell how many there were so far, some hundreds at a time."""
    waiting = iter(items)

    def pieces() -> Iterator[list[T]]:
        done = 0
        tell(Progress(done, total, label))
        while piece := list(islice(waiting, _ITEMS_A_WORD)):
            yield piece
            done += len(piece)
            tell(Progress(done, total, label))

    return chain.from_iterable(pieces())


class Database(Protocol):
    """A connection that calls something now and then while it works, as those of sqlite3 do."""

    def set_progress_handler(self, handler: Callable[[], int] | None, n: int, /) -> None:
        """Call it after so many steps; a result other than 0 ends the statement."""
        ...


@contextmanager
def watched(connection: Database, tell: Tell) -> Iterator[None]:
    """Tell that long statements go on, and let what ``tell`` raises end them."""
    raised: list[BaseException] = []

    def step() -> int:
        try:
            tell(Progress(0, 0, ""))
        except BaseException as error:  # Ctrl+C as well; it must not get lost in the database
            raised.append(error)
        return len(raised)

    connection.set_progress_handler(step, _STEPS_A_WORD)
    try:
        yield
    except Exception as error:
        if raised:
            raise raised[0] from error
        raise
    finally:
        connection.set_progress_handler(None, 0)
