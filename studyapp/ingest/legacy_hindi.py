"""Recognise Hindi that was typed in an old font: its letters are Latin ones, and only that font shows them as Hindi."""

from __future__ import annotations

import re

from studyapp.domain.errors import InputError

_SAMPLE = 40_000  # characters
_SHARE = 0.06  # of the words: so many of Hindi's commonest words are no chance
_FEWEST = 4
# Hindi's commonest words (of, is, in, and, to, from, by, on, that, this, it, was, are, for, one) as these fonts have them.
_KRUTI_DEV = frozenset(
    str.split(
        "ds dk dh esa gS vkSj dks ls us ij fd gSa ;g og Fkk Fks Fkh fy, dj ,d gh Hkh x;k xbZ djus fd;k fn;k rFkk }kjk "
        'ugha tks bl ml vius lkFk Hkkjr Hkkjrh; ljdkj dsUnz jkT; o"kZ fodkl ;kstuk lfefr iz/kku ea=h gq, gqvk gksrk'
    )
)
_CHANAKYA = frozenset(str.split("·ð¤ ·¤æ ·¤è ·ð ×ð´ ãñ ãñ´ ¥õÚU ¥æñÚU âð Ùð ÂÚU Øã Íæ °·¤ Ì·¤ ·¤ô ·¤æð »Øæ ç·¤ ãè Öè"))
_LETTERS_OF_CHANAKYA = re.compile("[·¤ãðñ×æâÙÚÂØÍ¥°Ì»çÖÜßàÎÕ³ÁÅêé]")


def check_font(text: str, name: str) -> None:
    """Raise InputError when the text is Hindi in Kruti Dev, DevLys, Chanakya or a font like them."""
    sample = text[:_SAMPLE]
    words = sample.split()
    found = sum(word.strip("()-") in _KRUTI_DEV or word in _CHANAKYA for word in words)
    letters = sum(not char.isspace() for char in sample)
    strange = len(_LETTERS_OF_CHANAKYA.findall(sample))
    if (found >= _FEWEST and found > _SHARE * len(words)) or (strange > 50 and strange > 0.3 * letters):
        raise InputError(
            f"{name} is Hindi in an old font (such as Kruti Dev, DevLys or Chanakya), whose letters mean nothing elsewhere; "
            "convert it to Unicode first"
        )
