"""The signs and numbers that open the points of a list."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from studyapp.text.normalise import INVISIBLE, LINE_SIGNS, SPACED_SIGNS, SPACES, STRAY_SIGNS

_GAP = f"[{SPACES}{INVISIBLE}]"
_ROMAN = r"(?:i{1,3}|iv|v|vi{1,3}|ix|x|xi{1,3}|xiv|xv)"
_FENCE = "*~_+-"
_PATTERNS = (
    # "*** THE SENATE ***": the signs that open the line close it, too.
    (
        "heading",
        re.compile(
            rf"(?P<sign>(?P<fence>[{_FENCE}])(?P=fence)+){_GAP}*(?=[^\s{_FENCE}](?:.*[^\s{_FENCE}])?{_GAP}*(?P=fence){{2,}}$)"
        ),
    ),
    ("heading", re.compile(rf"(?P<sign>#{{1,6}}|>{{2,3}}|={{2,6}}){_GAP}*(?=[^\s=])")),
    ("sign", re.compile(rf"(?P<sign>[{STRAY_SIGNS}{LINE_SIGNS}]){_GAP}*")),
    ("sign", re.compile(rf"(?P<sign>[{SPACED_SIGNS}>]){_GAP}+")),
    ("decimal", re.compile(rf"(?P<sign>\d{{1,2}}(?:\.\d{{1,2}})+)\.?{_GAP}+(?=[A-Z])")),
    ("number", re.compile(rf"(?P<sign>\(?\d{{1,3}}[.)])(?:{_GAP}+(?=\S)|(?=[^\W\d_]))")),
    ("roman", re.compile(rf"(?P<sign>\({_ROMAN}\)|{_ROMAN}\)){_GAP}*(?=\S)")),
    ("letter", re.compile(rf"(?P<sign>\([a-z]\)|[a-z]\)|\[[A-Ea-e]\]){_GAP}*(?=\S)")),
    ("capital", re.compile(rf"(?P<sign>\(?(?:[A-Z]|[IVX]{{1,5}})[.)]){_GAP}+(?=\S)")),
)
_LETTERS = tuple("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
_ROMANS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")


@dataclass(frozen=True)
class Marker:
    """``kind`` is heading, sign, decimal, number, roman, letter or capital; ``length`` counts the characters to skip."""

    kind: str
    sign: str
    length: int


def read_marker(line: str) -> Marker | None:
    """Return what opens the line, None when it opens with words."""
    for kind, pattern in _PATTERNS:
        match = pattern.match(line)
        if match and match.end() < len(line):
            return Marker(kind, match.group("sign"), match.end())
    return None


def read_markers(lines: Iterable[str]) -> tuple[Marker | None, ...]:
    """Return the marker of each line.

    A number or capital letter opens a point only where it is one of a series: "D. Gukesh" is a name, and a broken line
    may begin with "28. The".
    """
    markers = _arrows(tuple(read_marker(line) for line in lines))
    capitals = {_bare(marker) for marker in markers if marker and marker.kind == "capital"}
    decimals = {marker.sign for marker in markers if marker and marker.kind == "decimal"}
    numbers = {int(_bare(marker)) for marker in markers if marker and marker.kind == "number"}
    series = _in_series(capitals, _LETTERS) | _in_series(capitals, _ROMANS)
    series |= {sign for sign in decimals if _in_decimals(sign, decimals)}
    series |= {str(number) for number in numbers if number == 1 or {number - 1, number + 1} & numbers}
    return tuple(marker if marker is None or _opens_point(marker, series) else None for marker in markers)


def _arrows(markers: tuple[Marker | None, ...]) -> tuple[Marker | None, ...]:
    """Take ">>" for the sign of points where such lines follow each other: a heading has text below it."""
    arrows = [marker is not None and marker.kind == "heading" and marker.sign[0] == ">" for marker in markers]
    if not any(one and other for one, other in pairwise(arrows)):
        return markers
    return tuple(
        Marker("sign", marker.sign, marker.length) if marker and arrow else marker
        for marker, arrow in zip(markers, arrows, strict=True)
    )


def _in_decimals(sign: str, decimals: set[str]) -> bool:
    """Tell whether 2.3 is the first, follows 2.2 or is followed by 2.3.1."""
    head, _, last = sign.rpartition(".")
    return last == "1" or f"{head}.{int(last) - 1}" in decimals or f"{sign}.1" in decimals


def _bare(marker: Marker) -> str:
    return marker.sign.strip("(.)")


def _opens_point(marker: Marker, series: set[str]) -> bool:
    return (
        marker.kind not in ("capital", "number", "decimal")
        or _bare(marker) in series
        or _bare(marker).lstrip("0") in series
    )


def _in_series(found: set[str], order: tuple[str, ...]) -> set[str]:
    """Return the longest beginning of ``order`` that was found, empty when it is one member only."""
    series: set[str] = set()
    for member in order:
        if member not in found:
            break
        series.add(member)
    return series if len(series) > 1 else set()
