"""Exams are added, changed, listed by their day and removed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from studyapp.domain.changes import Changes
from studyapp.domain.errors import InputError
from studyapp.store.store import Store
from tests.factories import exam


def test_the_nearest_exam_comes_first(store: Store) -> None:
    later = exam("scoped")
    assert store.save_exam(later) == Changes(exams=True, count=1)
    store.save_exam(exam())
    assert store.exams() == (exam(), later)


def test_an_exam_of_the_same_id_is_changed(store: Store) -> None:
    store.save_exam(exam())
    moved = replace(exam(), name="Prelims 2027", day=exam("scoped").day, minutes=None)
    store.save_exam(moved)
    assert store.exams() == (moved,)


def test_an_exam_is_removed_once(store: Store) -> None:
    store.save_exam(exam())
    assert store.remove_exam(exam().id) == Changes(exams=True, count=1)
    assert store.exams() == ()
    with pytest.raises(InputError, match="There is no exam"):
        store.remove_exam(exam().id)
