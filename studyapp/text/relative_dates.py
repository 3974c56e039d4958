"""Dates that hang on the day of publication ("last year", "on Tuesday", "August 19") turned into dates that stand alone."""

from __future__ import annotations

import re
from calendar import day_name
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from studyapp.domain.dates import MONTHS, PartialDate


@dataclass(frozen=True)
class Resolved:
    """A relative expression and what to write instead; ``replacement`` is empty when it cannot be known."""

    start: int
    end: int
    replacement: str
    reason: str = ""


@dataclass(frozen=True)
class _Anchor:
    """What a rule may use: the publication date, whether the clause looks ahead, the year named beside it (or None)."""

    published: PartialDate
    ahead: bool
    year: int | None


_Rule = Callable[[re.Match[str], _Anchor], str | None]

_MONTH = "|".join(MONTHS) + "|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
_DAY_NAMES = "|".join(day_name)
_PART = r"(?P<part>early|mid|late|earlier|later|the (?:beginning|middle|end) of)"
_NUMBER_WORDS = {word: n for n, word in enumerate("one two three four five six seven eight nine ten".split(), 1)}


def _month_number(name: str) -> int:
    return next(n for n, month in enumerate(MONTHS, 1) if month.lower().startswith(name.lower()[:3]))


def _year_offset(word: str) -> int:
    return {"last": -1, "previous": -1, "past": -1, "this": 0, "current": 0, "next": 1, "coming": 1}[word.lower()]


def _part_prefix(part: str | None) -> str:
    """Return "early " and the like where the words say so; "earlier this year" says no more than the year."""
    return f"{part.lower()} " if part and part.lower() in {"early", "mid", "late"} else ""


def _year(match: re.Match[str], anchor: _Anchor) -> str:
    part = _part_prefix(match["part"])
    return f"in {part}{anchor.published.year + _year_offset(match['which'])}"


def _month_of_relative_year(match: re.Match[str], anchor: _Anchor) -> str:
    year = anchor.published.year + _year_offset(match["which"])
    lead = match["lead"] or ("on" if match["day"] else "in")
    return f"{lead.lower()} {_day_part(match)}{_part_prefix(match['part'])}{_full_month(match['month'])} {year}"


def _day_part(match: re.Match[str]) -> str:
    return f"{int(match['day'])} " if match.groupdict().get("day") else ""


def _full_month(name: str) -> str:
    return MONTHS[_month_number(name) - 1]


def _relative_month(match: re.Match[str], anchor: _Anchor) -> str | None:
    """ "last month", "this month", "next month"."""
    if anchor.published.month is None:
        return None
    months = anchor.published.year * 12 + anchor.published.month - 1 + _year_offset(match["which"])
    return f"in {_part_prefix(match['part'])}{MONTHS[months % 12]} {months // 12}"


def _which_month(match: re.Match[str], anchor: _Anchor) -> str | None:
    """ "last December": the newest December before the publication, which has to be known to the month."""
    if anchor.published.month is None:
        return None
    number = _month_number(match["month"])
    step = _year_offset(match["which"])
    year = anchor.published.year
    if step < 0:
        year -= number >= anchor.published.month
    elif step > 0:
        year += number <= anchor.published.month
    return f"in {MONTHS[number - 1]} {year}"


def _full_day(published: PartialDate) -> date | None:
    if published.month is None or published.day is None:
        return None
    return date(published.year, published.month, published.day)


def _write_day(day: date) -> str:
    return f"on {day.day} {MONTHS[day.month - 1]} {day.year}"


def _near_day(match: re.Match[str], anchor: _Anchor) -> str | None:
    day = _full_day(anchor.published)
    if day is None:
        return None
    steps = {"yesterday": -1, "today": 0, "tomorrow": 1}
    return _write_day(day + timedelta(steps[match["near"].lower()]))


def _weekday(match: re.Match[str], anchor: _Anchor) -> str | None:
    """The nearest such day up to the publication (the day itself counts), or after it where the clause looks ahead."""
    day = _full_day(anchor.published)
    if day is None:
        return None
    number = list(day_name).index(match["weekday"].capitalize())
    back = (day.weekday() - number) % 7
    return _write_day(day + timedelta((-back) % 7 or 7) if anchor.ahead else day - timedelta(back))


def _years_ago(match: re.Match[str], anchor: _Anchor) -> str | None:
    count = match["count"].lower()
    number = _NUMBER_WORDS.get(count) or (int(count) if count.isdigit() else 1 if count == "a" else None)
    return None if number is None else f"in {anchor.published.year - number}"


def _bare_month(match: re.Match[str], anchor: _Anchor) -> str | None:
    """A month, or a day and month, without its year: the year named beside it, else the one nearest to the publication."""
    number = _month_number(match["month"])
    year = anchor.year if anchor.year is not None else _nearest_year(number, match.groupdict().get("day"), anchor)
    if year is None:
        return None
    try:
        PartialDate(year, number, int(match["day"]) if match["day"] else None)
    except ValueError:
        return None
    led = _LEADS.search(match.string[: match.start()]) is not None
    lead = match["lead"] or ("" if led else "on " if match["day"] else "in ")
    return f"{lead}{_day_part(match)}{_part_prefix(match['part'])}{MONTHS[number - 1]} {year}"


def _days_of_month(match: re.Match[str], anchor: _Anchor) -> str | None:
    """ "on Nov 13-14" -> "on 13-14 November 2019": both days in one month."""
    number = _month_number(match["month"])
    year = anchor.year if anchor.year is not None else _nearest_year(number, match["day"], anchor)
    return f"{match['lead'] or 'on '}{match['days']} {MONTHS[number - 1]} {year}" if year is not None else None


_FARTHEST_AHEAD = 8  # months: nobody writes of what is farther without its year


def _nearest_year(month: int, day: str | None, anchor: _Anchor) -> int | None:
    """Return the year of the last such month up to the publication, or of the next one where the clause looks ahead."""
    published = anchor.published
    if published.month is None:
        return None
    there = (month, int(day)) if day and published.day else (month, 0)
    here = (published.month, published.day or 0) if day and published.day else (published.month, 0)
    if anchor.ahead:
        months = (month - published.month) % 12
        # "Free vaccine from 21 June" in a list of July: a headline's present, not next year.
        return None if months > _FARTHEST_AHEAD else published.year + (there < here)
    return published.year - (there > here)


def _unknown(match: re.Match[str], anchor: _Anchor) -> str | None:  # noqa: ARG001 - every rule has this form
    return None


# Words before a date that take no "on": "14 to 23 September", "w.e.f. 25 September".
_LEADS = re.compile(
    r"(?:\b(?:to|till|upto|from|dated|w\.?e\.?f\.?|with effect from)|\d(?:st|nd|rd|th)? ?(?:[-–&]|and)) ?$",
    re.IGNORECASE,
)
_WHICH = r"(?P<which>last|this|next|previous|past|current|coming)"
_RULES: tuple[tuple[re.Pattern[str], _Rule], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), rule)
    for pattern, rule in (
        (
            (
                rf"\b(?:(?P<lead>in|on|of|by|since|until) )?(?:{_PART}[ -])?(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? )?"
                rf"(?P<month>{_MONTH})(?: (?:of )?|, )(?:the )?{_WHICH} year\b"
            ),
            _month_of_relative_year,
        ),
        (rf"\b(?:in )?(?:{_PART}[ -](?:in )?)?(?:the )?{_WHICH} (?:calendar )?year\b(?!['’])", _year),
        (rf"\b(?:in )?(?:{_PART} (?:in )?)?(?:the )?{_WHICH} month\b(?!['’])", _relative_month),
        (rf"\b(?:in )?{_WHICH} (?P<month>{_MONTH})\b", _which_month),
        (r"\b(?P<near>yesterday|today|tomorrow)\b(?!['’])", _near_day),
        (
            # "Easter Sunday", "Black Friday", "Good Friday" are days of their own.
            (
                rf"(?<!Easter )(?<!Palm )(?<!Good )(?<!Black )(?<!Bloody )(?<!Ash )(?<!Holy )"
                rf"\b(?:on )?(?:last |this |next )?(?P<weekday>{_DAY_NAMES})\b(?: (?:morning|afternoon|evening|night))?(?!['’])"
            ),
            _weekday,
        ),
        (
            r"\b(?:more than|over|about|nearly|almost|around|some|just) [\w-]+ (?:years|months|decades|centuries) ago\b",
            _unknown,
        ),
        (
            (
                r"\b(?:[\w-]+ (?:hours?|days?|weeks?|months?|years?|decades?) (?:later|earlier|before|after|on)|"
                r"(?:the )?(?:same|next|following|previous|very) (?:day|week|month|year|evening|night))\b(?! (?:of|in) \d)"
            ),
            _unknown,
        ),
        (r"\b(?P<count>a|\d+|" + "|".join(_NUMBER_WORDS) + r") years? ago\b", _years_ago),
        (
            (
                r"\b(?:(?:this|last|next|past|previous|coming) "
                r"(?:week|weekend|fortnight|decade|quarter|fiscal(?: year)?|session|season|summer|winter)|"
                r"(?:\w+) (?:days|weeks|months|decades) ago|(?:a|few|several|some) (?:years|months) ago|"
                r"(?:earlier|later) (?:in )?(?:the|this) (?:day|week|month|year))\b"
            ),
            _unknown,
        ),
    )
)
_BARE = re.compile(
    rf"(?P<lead>\b(?:on|in|by|since|until|till|from|after|before|of|during) )?(?:\b{_PART}[ -])?"
    rf"(?:\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? )?\b(?P<month>{_MONTH})\b"
    rf"(?: (?P<after>\d{{1,2}})(?:st|nd|rd|th)?\b(?![-–]\d|:\d|\.\d))?"
    rf"(?!,? ?(?:of )?\d{{4}})(?!\.? \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}})"
)
# "November 13-14": two days after their month.
_RANGE = re.compile(
    rf"(?P<lead>\b(?:on|from|during) )?\b(?P<month>{_MONTH})\.? (?P<days>(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: ?[-–] ?| to | and )"
    r"\d{1,2}(?:st|nd|rd|th)?)\b(?!,? \d{4}|[-–:.]\d| (?:January|February|March|April|May|June|July|August|September|October))"
)
# A day that comes back each year needs no year.
_YEARLY = re.compile(r"\b(?:every|each) year\b|\bannually\b|\byearly\b", re.IGNORECASE)
_YEAR_BESIDE = re.compile(r"\b(?:19|20)\d\d\b")


def resolve_relative(text: str, published: PartialDate | None, *, ahead: bool = False) -> tuple[Resolved, ...]:
    """Return every expression in ``text`` that hangs on the publication date, in order, each with its replacement.

    The replacement brings its own preposition ("in 2019", "on 8 October 2020"). It is empty, with a reason, when there
    is no publication date, when that date is not known finely enough, or when the words do not say when exactly.
    ``ahead`` says that the clause speaks of the future. A month without a year takes the one year written in the same
    text, if there is exactly one and the publication date does not speak for another.
    """
    found: list[Resolved] = []
    taken: list[tuple[int, int]] = []
    for pattern, rule in _RULES:
        for match in pattern.finditer(text):
            if not _overlaps(match.span(), taken):
                taken.append(match.span())
                found.append(_resolved(match, rule, published, ahead, None))
    years = {int(year) for year in _YEAR_BESIDE.findall(text)}
    years |= {int(year) for item in found for year in _YEAR_BESIDE.findall(item.replacement)}
    beside = years.pop() if len(years) == 1 else None
    if _YEARLY.search(text):
        return tuple(sorted(found, key=lambda item: item.start))
    for match in _RANGE.finditer(text):
        if not _overlaps(match.span(), taken):
            taken.append(match.span())
            found.append(_resolved(match, _days_of_month, published, ahead, beside))
    for match in _BARE.finditer(text):
        if not _overlaps(match.span(), taken) and _is_month(match, text):
            taken.append(match.span())
            found.append(_resolved_bare(match, published, ahead, beside))
    return tuple(sorted(found, key=lambda item: item.start))


def _overlaps(span: tuple[int, int], taken: list[tuple[int, int]]) -> bool:
    return any(start < span[1] and span[0] < end for start, end in taken)


def _is_month(match: re.Match[str], text: str) -> bool:
    """Tell the month from the verb and the names: "may", "March past", "Mar", "August Kranti" are no dates."""
    month = match["month"]
    if not month[0].isupper():
        return False
    if re.match(r" [A-Z][a-z]", text[match.end() :]) and not (match["day"] or match["after"]):
        return False
    return bool(match["day"] or match["after"] or match["lead"] or match["part"])


def _resolved(
    match: re.Match[str], rule: _Rule, published: PartialDate | None, ahead: bool, year: int | None
) -> Resolved:
    if published is None:
        return Resolved(*match.span(), "", f"“{match[0]}” needs the publication date")
    replacement = rule(match, _Anchor(published, ahead, year))
    reason = "" if replacement else f"“{match[0]}” does not say when exactly"
    return Resolved(*match.span(), replacement or "", reason)


def _resolved_bare(match: re.Match[str], published: PartialDate | None, ahead: bool, beside: int | None) -> Resolved:
    """A bare month can be mended by a year beside it even when the publication date is unknown."""
    text = match[0]
    if match["after"]:
        # "August 19" is read as "19 August".
        lead, part = match["lead"] or "", match["part"] or ""
        turned = f"{lead}{part + ' ' if part else ''}{match['after']} {match['month']}"
        again = _BARE.match(turned)
        assert again is not None
        match_for_rule = again
    else:
        match_for_rule = match
    if published is None and beside is None:
        return Resolved(*match.span(), "", f"“{text.strip()}” has no year; the publication date is needed")
    anchor = _Anchor(published or PartialDate(beside or 1), ahead, beside)
    replacement = _bare_month(match_for_rule, anchor)
    if published is not None and beside is not None:
        # "30 cases since 2022, the last in March": the year beside it is not always its own.
        alone = _bare_month(match_for_rule, _Anchor(published, ahead, None))
        if alone != replacement:
            return Resolved(*match.span(), "", f"“{text.strip()}” may be of two years")
    return Resolved(*match.span(), replacement or "", "" if replacement else f"“{text.strip()}” has no year")
