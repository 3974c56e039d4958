"""Other numbers and dates in the very form of the true one: far enough from it to be false, near enough to be believed."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from random import Random

from studyapp.domain.dates import MONTHS, PartialDate

_TRIES = 60
_YEARS = 7  # so far a year is moved
# By how much a number is changed: one with decimals is of a kind (throws, rates) that varies little.
_EXACT, _ROUND = ((0.8, 0.94), (1.06, 1.2)), ((0.68, 0.88), (1.14, 1.42))
_SHORT = 1000  # numbers of fewer digits may stand side by side
_SMALL = 20  # up to here a number is changed by steps, from here on by a share
_WORDS = "one two three four five six seven eight nine ten eleven twelve".split()
_YEAR = re.compile(r"[12]\d{3}")
_MONTH = rf"(?P<month>{'|'.join(MONTHS)})"
_FORMS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(rf"(?P<day>\d{{1,2}}) {_MONTH} (?P<year>\d{{4}})"), "{day} {month} {year}"),
    (re.compile(rf"{_MONTH} (?P<day>\d{{1,2}}), (?P<year>\d{{4}})"), "{month} {day}, {year}"),
    (re.compile(rf"{_MONTH} (?P<year>\d{{4}})"), "{month} {year}"),
    (re.compile(rf"{_MONTH} (?P<day>\d{{1,2}})"), "{month} {day}"),
    (re.compile(rf"(?P<day>\d{{1,2}}) {_MONTH}"), "{day} {month}"),
)
_NUMBER = re.compile(
    r"(?P<before>(?:about )?(?:₹|Rs\.? ?|US\$|\$|€)?)(?P<number>\d+(?:,\d+)*(?:\.\d+)?)(?P<after>(?:st|nd|rd|th)?(?:[ %].*)?)"
)
_ORDINAL = re.compile(r"(?:st|nd|rd|th)\b")


_TIMES = 4  # so many times around that something comes again


def other_dates(
    value: str, latest: PartialDate | None, rng: Random, least_years: int = 2, every: int = 1
) -> Iterator[str]:
    """Yield dates in the form of ``value``, earlier and later ones, none after ``latest``; nothing for another form.

    Bare years lie at least ``least_years`` apart: what is begun in one year is often said of the next. What comes ``every`` so
    many years, as a census does, comes in the others, too.
    """
    if _YEAR.fullmatch(value):
        yield from _other_years(int(value), latest, rng, least_years, every)
        return
    for form, pattern in _FORMS:
        match = form.fullmatch(value)
        if match:
            yield from _other_days(match.groupdict(), pattern, latest, rng)
            return


def year_of(value: str) -> int | None:
    """Return the year that stands in a date, None where there is none."""
    year = re.search(r"[12]\d{3}", value)
    return int(year[0]) if year else None


def is_after(value: str, latest: PartialDate | None) -> bool:
    """Return whether a date of one of our forms lies in a later year than ``latest``."""
    year = year_of(value)
    return latest is not None and year is not None and year > latest.year


def _other_years(year: int, latest: PartialDate | None, rng: Random, least: int, every: int) -> Iterator[str]:
    reach = max(_YEARS, 2 * least, _TIMES * every if every > 1 else 0)
    offsets = [offset for offset in range(-reach, reach + 1) if abs(offset) >= least and offset % every == 0]
    rng.shuffle(offsets)
    last = max(latest.year, year) if latest else year + reach
    yield from (str(year + offset) for offset in offsets if year + offset <= last)


def _other_days(parts: dict[str, str], pattern: str, latest: PartialDate | None, rng: Random) -> Iterator[str]:
    month, year = MONTHS.index(parts["month"]) + 1, int(parts.get("year") or 2023)
    true = date(year, month, min(int(parts.get("day") or 15), monthrange(year, month)[1]))
    last = _last_day(latest) if latest and "year" in parts else date.max
    seen = {pattern.format(**parts)}
    for _ in range(_TRIES):
        moved = _moved(true, rng, by_months="day" not in parts)
        text = pattern.format(day=moved.day, month=MONTHS[moved.month - 1], year=moved.year)
        if moved <= max(last, true) and text not in seen:
            seen.add(text)
            yield text


def _moved(true: date, rng: Random, *, by_months: bool) -> date:
    """Return another day; of a first of the month another first, for it would be the only one among the options."""
    if not by_months and true.day == 1:
        months = true.year * 12 + true.month - 1 + rng.choice((-1, 1)) * rng.randint(1, 5)
        return date(months // 12, months % 12 + 1, 1)
    return true + timedelta(days=rng.choice((-1, 1)) * rng.randint(*((35, 330) if by_months else (9, 60))))


def _last_day(known: PartialDate) -> date:
    month = known.month or 12
    return date(known.year, month, known.day or monthrange(known.year, month)[1])


def other_numbers(value: str, rng: Random, most: float | None = None, *, odd: bool = False) -> Iterator[str]:
    """Yield numbers in the form of ``value`` (digits, unit, grouping), none above ``most``; nothing for another form.

    Only ``odd`` ones where no even number would be believed: judges who have to decide.
    """
    if value.lower() in _WORDS:
        yield from _other_words(value, rng, step=2 if odd else 1)
        return
    match = _NUMBER.fullmatch(value)
    if match is None or len(re.findall(r"\d+", match["after"])) > 0:
        return
    percent = match["after"].lstrip().startswith(("%", "per cent", "percent"))
    limit = most if most is not None else (100.0 if percent else None)
    make = _ordinal if _ORDINAL.match(match["after"]) else _number
    found = _unlike(value, lambda: make(match, rng), limit)
    yield from (other for other in found if not odd or (number_of(other) or 0) % 2)


def _other_words(value: str, rng: Random, step: int) -> Iterator[str]:
    place = _WORDS.index(value.lower())
    if place < 2:  # after "one" the noun would have to change its form
        near = [2, 3, 4] if place == 1 else []
    else:
        moved = (place + steps * step for steps in range(-3, 4) if steps)
        near = [other for other in moved if 1 <= other < len(_WORDS)]
    rng.shuffle(near)
    for other in near:
        yield _WORDS[other].capitalize() if value[0].isupper() else _WORDS[other]


def _unlike(value: str, make: Callable[[], str], limit: float | None) -> Iterator[str]:
    """Yield what ``make`` returns, each once, never the value itself or more than ``limit``."""
    seen = {value}
    for _ in range(_TRIES):
        text = make()
        if (
            text not in seen
            and _as_long(text, value)
            and (limit is None or (number_of(text) or 0) <= limit)
            and (number_of(text) or 0) > 0
        ):
            seen.add(text)
            yield text


def _as_long(text: str, value: str) -> bool:
    """Return whether two numbers without commas have as many digits: the only one of three would stand out."""
    one, other = number_of(text) or 0.0, number_of(value) or 0.0
    return "," in value or max(one, other) < _SHORT or len(str(int(one))) == len(str(int(other)))


def _ordinal(match: re.Match[str], rng: Random) -> str:
    number = int(match["number"].replace(",", ""))
    reach = max(3, min(12, number // 4))
    other = max(1, number + rng.choice((-1, 1)) * rng.randint(1 if number <= 6 else 2, reach))
    return f"{match['before']}{other}{ordinal_ending(other)}{_ORDINAL.sub('', match['after'], count=1)}"


def ordinal_ending(number: int) -> str:
    """Return st, nd, rd or th."""
    if 10 <= number % 100 <= 13:
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


def _number(match: re.Match[str], rng: Random) -> str:
    written = match["number"]
    true = float(written.replace(",", ""))
    places = len(written.partition(".")[2])
    if true <= _SMALL and not places:
        other: float = true + rng.choice((-1, 1)) * rng.randint(1 if true <= 6 else 2, max(3, int(true) // 2))
    else:
        less, more = _EXACT if places else _ROUND
        other = _rounded(true * rng.choice((rng.uniform(*less), rng.uniform(*more))), written)
    if other <= 1 and not places:
        other = true + rng.randint(1, 3)  # "1 banks" would not be English
    return f"{match['before']}{_grouped(other, places, written)}{match['after']}"


def _rounded(other: float, written: str) -> float:
    """Return the number as exact as the written one: 1,620 gives tens, ₹13,000 thousands."""
    digits = written.replace(",", "").partition(".")[0]
    zeros = len(digits) - len(digits.rstrip("0")) if "." not in written else 0
    step = 10 ** min(zeros, max(0, len(digits) - 2))
    return round(other / step) * step if "." not in written else other


def _grouped(number: float, places: int, like: str) -> str:
    """Return the number with the decimals and the grouping (thousands, or lakh and crore) of ``like``."""
    whole, _, decimals = f"{number:.{places}f}".partition(".")
    if "," in like:
        indian = bool(re.match(r"\d{1,2}(?:,\d\d)+,\d{3}", like))
        whole = _indian(whole) if indian else f"{int(whole):,}"
    return f"{whole}.{decimals}" if places else whole


def _indian(digits: str) -> str:
    head, tail = digits[:-3], digits[-3:]
    return ",".join([*re.findall(r"\d{1,2}(?=(?:\d\d)*$)", head), tail]) if head else tail


def number_of(text: str) -> float | None:
    """Return the first number of a text, by digits or as a small word; None where there is none."""
    match = re.search(r"\d+(?:,\d+)*(?:\.\d+)?", text)
    if match:
        return float(match[0].replace(",", ""))
    return next((float(place) for place, word in enumerate(_WORDS, 1) if text.lower() == word), None)


def days_between(one: str, other: str) -> float:
    """Return about how many days lie between two dates of our forms, infinity where one has no day."""
    (year, month, day), (year2, month2, day2) = order_of(one), order_of(other)
    return abs((year - year2) * 365 + (month - month2) * 30 + day - day2) if day and day2 else float("inf")


def order_of(text: str) -> tuple[float, float, float]:
    """Return what sorts numbers by size and dates by time."""
    for form, _ in _FORMS:
        match = form.fullmatch(text)
        if match:
            parts = match.groupdict()
            return float(parts.get("year") or 0), MONTHS.index(parts["month"]), float(parts.get("day") or 0)
    return number_of(text) or 0.0, 0.0, 0.0
