"""Patterns for the lines of a budget: amounts given, rates changed, and any figure with its year."""

from __future__ import annotations

import re
from collections.abc import Iterator

from studyapp.extract.notes.compose import compose, number, wording
from studyapp.extract.notes.naming import expand, is_loose_name
from studyapp.extract.notes.page import Clause, Outcome, Page, Silence
from studyapp.extract.notes.patterns_figures import MONEY
from studyapp.extract.notes.words import is_plural, the, write_out

_GIVEN = re.compile(
    rf"(?P<name>[A-Z][\w’' &().-]*?)(?:(?: allocation| allotted| allocated| gets|:| -| —)|(?P<capital> "
    rf"capital outlay))? (?P<value>{MONEY})"
)
_CHANGED = re.compile(
    r"(?P<name>[A-Z][\w’' &().-]*?)(?: rate)? (?P<verb>reduced|cut|raised|increased|hiked|lowered) "
    r"from (?P<old>[₹\d][\w.,%₹ ]*?) to (?P<new>[₹\d][\d.,]*(?: ?%| (?:lakh crore|crore|lakh))?)(?= "
    r"and |$|[ ,(])"
)
_BASE = {
    "reduced": "reduce",
    "cut": "cut",
    "raised": "raise",
    "increased": "increase",
    "hiked": "hike",
    "lowered": "lower",
}
_YEARED = re.compile(r"(?P<what>[A-Z][\w’' -]*?) (?:for |in |of |\()?(?P<year>(?:19|20)\d\d(?:[-–]\d\d)?)\)?")
_FIGURE = re.compile(
    rf"(?P<value>(?:about |over )?\d[\d.,]*%(?: of [A-Z]\w+)?|{MONEY})(?: \((?P<as>BE|RE|estimated|target)\))?"
)
_ESTIMATE = {"BE": "budget estimate", "RE": "revised estimate"}


def given(clause: Clause, page: Page) -> Iterator[Outcome]:
    """``Reef Plan ₹900 cr`` in a note on a budget: how much it gave."""
    text = write_out(clause.body if not clause.subject else f"{clause.subject}: {clause.body}")
    match = _GIVEN.fullmatch(text) if page.event and clause.sign in ("", ":", "=") else None
    if match is None or not is_loose_name(match["name"]) or re.search(r"\d{4}", match["name"]):
        return
    purpose = " as capital outlay" if match["capital"] else ""
    name = {"Railway": "the railways", "Defence": "defence"}.get(match["name"], the(expand(match["name"], page)))
    roles = (
        wording("event", the(page.event)),
        wording("name", name),
        number("value", match["value"], "how much"),
        wording("purpose", purpose.strip()),
    )
    yield compose("budget-given", f"{{event}} allotted {{value}} to {{name}}{purpose}.", roles, ("value",), 0.88)


def changed(clause: Clause, page: Page) -> Iterator[Outcome]:
    """``MAT cut from 15% to 14%`` in a note on a budget: to what."""
    match = _CHANGED.match(clause.body) if page.event else None
    if match is None or not is_loose_name(match["name"]):
        return
    name = the(expand(match["name"], page))
    roles = (
        wording("event", the(page.event)), wording("name", name), wording("verb", _BASE[match["verb"]]),
        wording("old", write_out(match["old"])), number("new", write_out(match["new"]), "what level"),
    )  # fmt: skip
    yield compose(
        "budget-changed", f"{{event}} {match['verb']} {{name}} from {{old}} to {{new}}.", roles, ("new",), 0.9
    )


def dated_figure(clause: Clause, _page: Page) -> Iterator[Outcome]:
    """``Fiscal deficit 2026-27 = 4.4% of GDP (BE)``: the figure with its year."""
    head = _YEARED.fullmatch(clause.subject)
    match = _FIGURE.fullmatch(write_out(clause.body))
    if not head or not match or clause.sign not in ("=", ":"):
        return
    if re.search(r"\bAct$|\bScheme$", head["what"]) or len(head["what"].split()) > 6:
        yield Silence("note.dated-figure", "it is not said what the figure measures")
        return
    what = head["what"]
    words = what.split()
    plain = all(not word.isupper() for word in words) and not re.search(r"['’]s?\b", what)
    measure = f"the {what[0].lower()}{what[1:].lower()}" if plain and not re.search(r"India|Gross", what) else what
    kind = _ESTIMATE.get(match["as"] or "", match["as"] or "")
    year = f"{head['year']} ({kind})" if kind else head["year"]
    roles = (
        wording("what", measure),
        wording("year", year),
        number("value", match["value"], "how much"),
        wording("be", "are" if is_plural(what) else "is"),
    )
    yield compose("dated-figure", "{what} for {year} {be} {value}.", roles, ("value",), 0.8)


BUDGET_PATTERNS = (given, changed, dated_figure)
