"""Read the pages of a PDF file in a process of its own: what bursts or stalls PDFium ends that process, not the app."""

from __future__ import annotations

import pickle
import sys
from collections.abc import Generator
from contextlib import closing, suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection

from studyapp.domain.errors import InputError
from studyapp.ingest.pdf.run import Page

MOST_MEMORY = 1_000_000_000  # bytes of the process, beside twice the file's own
MOST_SECONDS = 60.0  # for one page; the slowest real ones take one

Step = int | Page  # the number of all pages, then the pages


def read_pages(data: bytes, name: str, first: int, last: int | None) -> Generator[Step, None, None]:
    """Yield the number of the file's pages, then each page from ``first`` to ``last`` (from 1; None: the last one).

    Closing the generator ends the reading at once. Raise InputError with one line when the file cannot be read.
    """
    context = get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_work, args=(theirs, data, name, first, last), daemon=True)
    process.start()
    theirs.close()
    page = 0
    try:
        while (step := _received(ours, name, page)) is not None:
            yield step
            page += 1
    finally:
        process.terminate()
        process.join()
        ours.close()


def _received(connection: Connection, name: str, page: int) -> Step | None:
    """Return what the process sends, None at the end. Raise InputError for the fault that it found, or that it died of."""
    where = f"page {page}" if page else "its beginning"
    if not connection.poll(MOST_SECONDS):
        raise InputError(f"{name}: {where} takes longer to read than a minute; leave it out, or print the file anew")
    try:
        step = connection.recv()
    except EOFError:
        raise InputError(
            f"{name}: {where} is damaged, or unpacks to more than this computer should hold; leave it out"
        ) from None
    if isinstance(step, Exception):
        raise step
    found: Step | None = step
    return found


def _work(connection: Connection, data: bytes, name: str, first: int, last: int | None) -> None:
    """Read the pages and send each; at last None, or the error that ended it."""
    _bound_memory(MOST_MEMORY + 2 * len(data))
    with connection:
        try:
            for step in pages_here(data, name, first, last):
                connection.send(step)
            connection.send(None)
        except InputError as error:
            connection.send(error)
        except BrokenPipeError:  # nobody waits any more
            return
        except Exception as error:
            connection.send(_sendable(error))


def pages_here(data: bytes, name: str, first: int, last: int | None) -> Generator[Step, None, None]:
    """Do the same in this process: for the other one, and for tests that damage ten thousand files."""
    from studyapp.ingest.pdf.pages import Document

    with closing(Document(data, name)) as document:
        yield document.pages
        end = document.pages if last is None else last
        for index in range(first - 1, min(end, document.pages)):
            yield document.read(index)


def _sendable(error: Exception) -> Exception:
    try:
        pickle.loads(pickle.dumps(error))  # noqa: S301 (our own error, made a line before)
    except Exception:
        return RuntimeError(f"{type(error).__name__}: {error}")
    return error


def _bound_memory(most: int) -> None:
    """Let the process end before it takes the computer's memory, where the system can see to that."""
    if sys.platform == "win32":
        return
    import resource

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))  # its end is told in a line; nobody wants its memory on the disk
    with suppress(ValueError, OSError):  # the limit is lower already
        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        resource.setrlimit(resource.RLIMIT_AS, (most, hard))
