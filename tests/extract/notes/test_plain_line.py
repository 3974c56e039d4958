from __future__ import annotations

import pytest

from studyapp.extract.notes.plain_line import plain_line

WRITTEN = {
    "Alba Br. --> 40 m": "Alba Bridge → 40 m",
    "WTO 1.1.1995": "WTO 1 January 1995",
    "Rao Cttee, 1990": "Rao Committee, 1990",
    "Sec. 29A, RP Act": "Section 29A, RP Act",
    "fought on Ravi, NOT Beas; Rao won": "fought on Ravi; Rao won",
    "UNSC: Union Net Sea Council": "UNSC: Union Net Sea Council",
    "ABCL = Alba - Beta - Como Line, 9 km": "ABCL = Alba–Beta–Como Line, 9 km",
    "13.32.1995": "13.32.1995",
}


@pytest.mark.parametrize(("line", "written"), WRITTEN.items())
def test_the_short_words_of_notes_are_written_out(line: str, written: str) -> None:
    assert plain_line(line) == written
