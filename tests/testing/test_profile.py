"""A profile is a file that a student can edit; every fault is one line with file and line."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from studyapp.domain.errors import InputError
from studyapp.domain.question import QuestionKind
from studyapp.testing.ladders import DEFAULT_LADDERS
from studyapp.testing.profile import profile_paths, read_profile

GOOD = """name = "My exam"
source = "Its notice of 2026"
items = 50
minutes = 60
mark = "2.5"
penalty = "1/3"
options = 4
numerals = "roman"

[mix]
mcq = 3
how_many = 1

[statements]
3 = 1
"""


def written(folder: Path, text: str) -> Path:
    path = folder / "mine.toml"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("path", profile_paths().values(), ids=lambda path: path.stem)
def test_shipped_profiles_can_be_read(path: Path) -> None:
    profile = read_profile(path)
    assert profile.marking.mark > 0
    assert set(profile.unsure) <= {"items", "minutes", "mark", "penalty", "mix", "statements"}


def test_the_marks_of_the_civil_services_are_exact() -> None:
    for year in ("2023", "2025", "2026"):
        profile = read_profile(profile_paths()[f"upsc-gs1-{year}"])
        assert (profile.items, profile.minutes, profile.marking.mark) == (100, 120, 2)
        assert profile.marking.penalty == Fraction(1, 3)
        assert profile.numerals == ("roman" if year == "2025" else "arabic")
    assert read_profile(profile_paths()["ibps"]).options == 5


def test_a_profile(tmp_path: Path) -> None:
    profile = read_profile(written(tmp_path, GOOD))
    assert (profile.key, profile.name, profile.marking.mark) == ("mine", "My exam", Fraction(5, 2))
    assert profile.mix == {QuestionKind.DIRECT: 3, QuestionKind.HOW_MANY: 1}
    assert profile.ladders == DEFAULT_LADDERS


def test_own_ladders(tmp_path: Path) -> None:
    text = GOOD + '\n[ladders]\nhow_many_3 = ["One", "Two", "Three", "Zero"]\n'
    assert read_profile(written(tmp_path, text)).ladders["how_many_3"] == ("One", "Two", "Three", "Zero")


def test_an_own_file_takes_the_place_of_a_shipped_one(tmp_path: Path) -> None:
    own = tmp_path / "csat.toml"
    own.write_text(GOOD, encoding="utf-8")
    assert profile_paths(tmp_path)["csat"] == own


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('name = "My exam"', "name = 3", "mine.toml: line 1: “name” must be a text in quotes"),
        ("items = 50", "items = 0", "mine.toml: line 3: “items” must be a whole number from 1 to 500"),
        ("minutes = 60\n", "", "mine.toml: “minutes” is missing"),
        (
            'penalty = "1/3"',
            "penalty = 0.33",
            'mine.toml: line 6: “penalty” must be an exact fraction in quotes, such as "1/3" or "2.5"',
        ),
        ('penalty = "1/3"', 'penalty = "1/0"', "mine.toml: line 6: “penalty” must be an exact fraction"),
        ('numerals = "roman"', 'numerals = "greek"', "mine.toml: line 8: “numerals” must be one of arabic, roman"),
        ("mcq = 3", "quiz = 3", "mine.toml: line 11: there is no format “quiz”; known are mcq"),
        ("mcq = 3\nhow_many = 1", "mcq = 0", "mine.toml: line 10: “mix” holds nothing but zeros"),
        ("3 = 1", "7 = 1", "mine.toml: line 15: “7” is no number of statements: 2, 3 or 4"),
        ("options = 4", "options = 4\ncolour = 1", "mine.toml: line 8: unknown word “colour”"),
        ("options = 4", "options = = 4", "mine.toml: Invalid value (at line 7, column 11)"),
        (
            "[statements]",
            '[ladders]\npairs_3 = ["One"]\n[statements]',
            "mine.toml: line 15: ladder “pairs_3” needs 4 options",
        ),
    ],
)
def test_every_fault_is_one_line(tmp_path: Path, old: str, new: str, told: str) -> None:
    assert old in GOOD
    with pytest.raises(InputError) as refused:
        read_profile(written(tmp_path, GOOD.replace(old, new)))
    assert str(refused.value).startswith(told)
    assert "\n" not in str(refused.value)


def test_what_is_no_text_or_no_file(tmp_path: Path) -> None:
    (tmp_path / "odd.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(InputError, match=r"odd\.toml: is not a UTF-8 text file"):
        read_profile(tmp_path / "odd.toml")
    with pytest.raises(InputError, match=r"none\.toml: cannot be read"):
        read_profile(tmp_path / "none.toml")
