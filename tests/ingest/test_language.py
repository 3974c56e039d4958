"""Which texts are refused for their language, and which must not be."""

from __future__ import annotations

import pytest

from studyapp.domain.errors import InputError
from studyapp.ingest.language import check_english


@pytest.mark.parametrize(
    "text",
    [
        "Le barrage a été construit sur la rivière et retient les eaux pour tous les villages de la vallée. " * 5,
        "Der Damm wurde am Fluss gebaut und hält das Wasser für alle Dörfer im Tal zurück, sagte der Minister. " * 5,
        "Bandh nadi par banaya gaya tha aur ab gaon ke sabhi kisanon ko pani milta hai jo pehle nahin milta tha. " * 5,
        "यह बांध नदी पर बनाया गया था।",
        "இந்த அணை ஆற்றின் மீது கட்டப்பட்டது",
    ],
)
def test_other_languages_are_refused(text: str) -> None:
    with pytest.raises(InputError, match="only English is supported today"):
        check_english(text, "It")


@pytest.mark.parametrize(
    "text",
    [
        "Sone bandh",  # too short to tell
        "Kanpur Nagpur Raipur Jaipur Bilaspur Sambalpur Ramgarh Chandigarh " * 20,  # names belong to no language
        "NITI Aayog (नीति आयोग) = think tank of the Union; chair: PM; founded on 1 Jan 2015. " * 20,
        "Arid zone: Thar; rank: 5th; tiger = national animal; HQ: Kochi; est. 1964; dam -> river -> sea. " * 20,
        "123 456",
    ],
)
def test_english_with_names_and_terms_is_welcome(text: str) -> None:
    check_english(text, "It")


def test_one_sentence_is_enough_to_tell_another_language() -> None:
    text = "El gobierno de la India anunció el martes un acuerdo con Japón sobre seguridad digital."
    with pytest.raises(InputError, match="does not seem to be in English"):
        check_english(text, "note.txt")
