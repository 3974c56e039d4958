"""Make papers from the library: the profiles there are, and a composed paper."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from random import Random

from studyapp.domain.dates import PartialDate
from studyapp.domain.errors import InputError
from studyapp.domain.exam import Scope
from studyapp.domain.ids import random_id
from studyapp.domain.paper import Marking, Paper
from studyapp.knowledge.bank import Bank
from studyapp.store.paper_store import PaperStore
from studyapp.testing.compose import compose
from studyapp.testing.material import Known, Material, material
from studyapp.testing.names import Names, names_of
from studyapp.testing.profile import Profile, profile_paths, read_profile

DEFAULT_PROFILE = "upsc-balanced"
DEFAULT_SIZE = 25
LARGEST = 500
_FACTS_AN_ITEM = 12  # from so many facts an item is chosen; a library has many more
_FEWEST_FACTS = 600
PROFILES_FOLDER, BANK_FOLDER = "exam_profiles", "confusables"


@dataclass(frozen=True)
class ProfileLine:
    """One exam to choose from; ``unsure`` names what was not checked against the exam's own notice."""

    key: str
    name: str
    about: str
    source: str
    items: int
    minutes: int
    marking: Marking
    options: int
    unsure: tuple[str, ...]


class PaperMaker:
    """Composes papers of one library; the bank, and an index of what is known, are made when first needed and kept."""

    def __init__(self, papers: PaperStore, folder: Path | None = None) -> None:
        self._papers = papers
        self._folder = folder
        self._names: Names | None = None
        self._last_known: Known | None = None

    def profiles(self) -> tuple[ProfileLine, ...]:
        """Return all profiles by name. InputError when a file is at fault."""
        read = [read_profile(path) for path in self._paths().values()]
        return tuple(sorted((_line(profile) for profile in read), key=lambda line: line.key))

    def profile(self, key: str) -> Profile:
        """Return one profile. InputError when there is none or its file is at fault."""
        paths = self._paths()
        if key not in paths:
            raise InputError(f"There is no exam profile {key}. Known: {', '.join(sorted(paths))}.")
        return read_profile(paths[key])

    def make(self, key: str, now: datetime, size: int, seed: int, scope: Scope, rng: Random) -> Paper:
        """Return a paper that is not stored yet; the same seed and the same cards, the same questions.

        InputError when nothing at all can be asked.
        """
        if not 1 <= size <= LARGEST:
            raise InputError(f"A paper has 1 to {LARGEST} questions, not {size}.")
        profile = self.profile(key)
        made = compose(self._material(now, size, seed, scope), profile, size, Random(seed))  # noqa: S311 (repeatable)
        if not made.questions:
            raise InputError(f"No question can be made: {' '.join(made.missing) or 'there are no cards yet.'}")
        minutes = max(1, -(-profile.minutes * len(made.questions) // profile.items))
        return Paper(
            id=random_id(rng),
            profile=key,
            name=profile.name,
            marking=profile.marking,
            minutes=minutes,
            seed=seed,
            created_at=now,
            questions=made.questions,
            missing=made.missing,
            scope=scope,
        )

    def _material(self, now: datetime, size: int, seed: int, scope: Scope) -> Material:
        # What stands behind a question whose key is doubted waits with it.
        doubted = {fact_id for stored in self._papers.withdrawn() for fact_id in stored.question.fact_ids}
        ids = sorted(fact_id for fact_id in self._papers.kept_fact_ids(scope) if fact_id not in doubted)
        if not ids:
            raise InputError("No question can be made: no card fits. Keep some cards first.")
        Random(seed).shuffle(ids)  # noqa: S311 (repeatable)
        kept = self._papers.kept(ids[: max(_FEWEST_FACTS, _FACTS_AN_ITEM * size)])
        today = PartialDate(now.year, now.month, now.day)
        return material(kept, self._bank(), self._known(), today)

    def _known(self) -> Known:
        """Return what the library knows to be true; its index is made anew only when a statement came or went."""
        statements = self._papers.statements()
        if self._last_known is None or self._last_known.statements != statements:
            self._last_known = Known(statements)
        return self._last_known

    def _bank(self) -> Names:
        if self._names is None:
            self._names = names_of(Bank(_existing(self._folder, BANK_FOLDER)))
        return self._names

    def _paths(self) -> dict[str, Path]:
        return profile_paths(_existing(self._folder, PROFILES_FOLDER))


def _existing(folder: Path | None, name: str) -> Path | None:
    own = folder / name if folder else None
    return own if own and own.is_dir() else None


def _line(profile: Profile) -> ProfileLine:
    return ProfileLine(
        profile.key,
        profile.name,
        profile.about,
        profile.source,
        profile.items,
        profile.minutes,
        profile.marking,
        profile.options,
        profile.unsure,
    )
