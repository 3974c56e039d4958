"""Questions as the student writes them, and how they reach the service that checks and keeps them."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from studyapp.domain.changes import Changes
from studyapp.domain.question import QuestionKind

if TYPE_CHECKING:
    from studyapp.bootstrap import Services


@dataclass(frozen=True)
class Written:
    """What stands in the fields. ``rows`` are left, right as shown, and the right-hand side that belongs to it."""

    kind: QuestionKind
    stem: str
    options: tuple[str, ...] = ()
    key: int | None = None
    statements: tuple[tuple[str, bool], ...] = ()
    rows: tuple[tuple[str, str, str], ...] = ()
    heads: tuple[str, str] = ("", "")
    explanations: tuple[str, ...] = ()
    explanation: str = ""
    source: str = ""
    tags: tuple[str, ...] = ()


@dataclass(frozen=True)
class Remark:
    """One thing to mend: one that must be, or one that should be."""

    must: bool
    words: str


def check(services: Services, written: Written) -> tuple[Remark, ...]:
    """Return what is wrong with it as far as it is written, the worst first."""
    from studyapp.services.test_session import OwnQuestion

    faults = services.tests.check(OwnQuestion(**_parts(written)))
    return tuple(Remark(fault.severity == "must", fault.told) for fault in faults)


def keep(services: Services, written: Written) -> Changes:
    """Store it. InputError with its first fault when it could mislead."""
    from studyapp.services.test_session import OwnQuestion

    return services.tests.write(OwnQuestion(**_parts(written)), services.clock()).changes


def _parts(written: Written) -> dict[str, Any]:
    return asdict(written)
