"""Which subjects are proposed for a fact, and where the map stays silent."""

from __future__ import annotations

from pathlib import Path

import pytest

from studyapp.domain.errors import InputError
from studyapp.knowledge.syllabus import Syllabus

PAPERS = {"Prelims", "GS1", "GS2", "GS3", "GS4"}


@pytest.fixture(scope="module")
def syllabus() -> Syllabus:
    return Syllabus.load()


@pytest.mark.parametrize(
    ("text", "subjects"),
    [
        ("Chilika Lake was the first Ramsar site of India, listed for its wetlands and birds.", ("Environment",)),
        ("Chandrayaan-3 landed near the lunar south pole; its rover worked for one lunar day.", ("Space",)),
        ("The Reserve Bank of India kept the repo rate and lowered its forecast of inflation.", ("Economy",)),
        ("The Supreme Court read the fundamental rights in Part III of the Constitution.", ("Polity",)),
        ("INS Vagir, a submarine of the Navy, fired a torpedo in the exercise.", ("Defence",)),
        ("The Right to Information Act set up the Central Information Commission for transparency.", ("Governance",)),
        ("It was a fine day.", ()),
        ("He met them in May.", ()),
    ],
)
def test_what_a_text_speaks_for(syllabus: Syllabus, text: str, subjects: tuple[str, ...]) -> None:
    found = syllabus.propose([text])
    assert found[: len(subjects)] == subjects
    assert bool(found) == bool(subjects)


def test_a_word_counts_once_however_often_it_is_said(syllabus: Syllabus) -> None:
    assert syllabus.propose(["green green green green"]) == ()


def test_at_most_two_subjects_are_proposed(syllabus: Syllabus) -> None:
    text = " ".join(word.strip("=*") for subject in syllabus.subjects for word in subject.words)
    assert len(syllabus.propose([text])) <= 2


def test_the_shipped_map_is_whole(syllabus: Syllabus) -> None:
    assert len({subject.name for subject in syllabus.subjects}) == len(syllabus.subjects) >= 15
    for subject in syllabus.subjects:
        assert set(subject.papers) <= PAPERS
        assert subject.papers
        assert subject.line
        assert len(subject.words) == len(set(subject.words))
        assert all(word == word.lower() for word in subject.words)
    assert {paper for subject in syllabus.subjects for paper in subject.papers} == PAPERS


@pytest.mark.parametrize(
    "content", ["subject = 1", "[[subject]]\nname = 'x'", "[[", "[[subject]]\nname='x'\npapers='y'\nline='z'\nwords=[]"]
)
def test_a_map_that_is_not_well_formed(tmp_path: Path, content: str) -> None:
    path = tmp_path / "own.toml"
    path.write_text(content, "utf-8")
    with pytest.raises(InputError, match=r"own\.toml: is no map of subjects"):
        Syllabus.load(path)
