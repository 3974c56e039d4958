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


HANDS = {
    "contract Oct '05; Alba '92-97": "contract Oct 2005; Alba 1992-97",
    "Alba 14.12.17 and Beta 3.5.71": "Alba 14 December 2017 and Beta 3 May 1971",
    "1987 Sep 16; Reef Pact": "16 Sep 1987; Reef Pact",
    "80th Amdt 2000": "80th Amendment 2000",
    "Reef Bd:- Min of Ports": "Reef Bd: Ministry of Ports",
    "ALBA TUNNEL 9 km, BEL": "Alba Tunnel 9 km, BEL",
    "birth ~ lotus; ~40 km": "birth — lotus; ~40 km",
    ". nr Leh": "nr Leh",
    "the workers' 05": "the workers' 05",
    "version 1.2.25%": "version 1.2.25%",
}


@pytest.mark.parametrize(("line", "written"), HANDS.items())
def test_other_hands_are_written_out(line: str, written: str) -> None:
    assert plain_line(line) == written
