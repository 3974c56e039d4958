"""A value that is false in a slot, with what it really is."""

from __future__ import annotations

from dataclasses import dataclass

from studyapp.domain.fact import RoleKind
from studyapp.knowledge.collection import Collection, Entry

_LONGEST_ASIDE = 60  # characters


@dataclass(frozen=True)
class Wrong:
    """A value that is false in the slot; ``about`` says what it really is, empty where nothing is known to say."""

    value: str
    about: str = ""


def about(collection: Collection, entry: Entry) -> str:
    """Return in a few words what the bank knows of an entry, empty where it knows nothing that helps to tell it apart."""
    if collection.kind in (RoleKind.PLACE, RoleKind.PERSON):
        return ""
    for name, relation in collection.relations.items():
        value = entry.value(name)
        if value and relation.single and not relation.changes and len(value) < _LONGEST_ASIDE:
            return f"{entry.name} – {relation.name.replace('_', ' ')}: {value}."
    return ""
