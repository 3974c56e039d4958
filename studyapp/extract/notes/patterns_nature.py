"""Patterns for species, sites and symbols: status, habitat, river bank, title by which a site is protected."""

from __future__ import annotations

import re
from collections.abc import Iterator

from studyapp.domain.fact import Role, RoleKind
from studyapp.extract.notes.compose import compose, subject_roles, term, wording
from studyapp.extract.notes.naming import is_loose_name, name_of, noun_of
from studyapp.extract.notes.page import Clause, Outcome, Page
from studyapp.extract.notes.sorts import sort_of
from studyapp.extract.notes.words import is_plural, place_name, the

_STATUS = re.compile(
    r"(?:IUCN(?: Red List)?(?: status)?|Red List(?: status)?)(?: is)? ?[:=—–-]? ?"
    r"\(?(?P<status>Critically Endangered|Endangered|Vulnerable|Near Threatened|Least Concern|Extinct "
    r"in the Wild|Data Deficient)\)?(?: \([^()]*\))?",
    re.IGNORECASE,
)
_LETTERS = {
    "CR": "Critically Endangered", "EN": "Endangered", "VU": "Vulnerable", "NT": "Near Threatened", "LC": "Least Concern",
    "EW": "Extinct in the Wild", "DD": "Data Deficient",
}  # fmt: skip
_CITES = re.compile(r"(?:listed in |in )?CITES ?[:=—–-]? ?\(?(?P<appendix>Appendix I{1,3})\)?")
_ENDEMIC = re.compile(
    r"(?:is )?(?P<how>endemic|native) to (?:the )?(?P<where>[A-Z][\w’'-]*(?: (?:and |of )?[A-Z][\w’'-]*)*)"
)
_SYMBOL = re.compile(
    r"(?:is )?(?:the )?(?P<what>(?:state|national) (?:heritage |aquatic |reptile )?(?:animal|bird|"
    r"tree|flower|fruit|fish|emblem|song|dance|butterfly|river|sport))"
    r" of (?P<owner>[A-Z][\w’' ]+)"
)
_BANK = re.compile(
    r"(?:is |lies |located |situated )?on (?:(?:the )?(?:banks?|bank) of )?(?:the )?(?:[Rr]iver "
    r")?(?P<river>[A-Z][\w’'-]+)(?P<word> [Rr]iver)?"
)


# Of which land, if none is named: of India.
_NATIONAL = r"^([Nn]ational (?:heritage |aquatic |reptile )?(?:animal|bird|tree|flower|fruit|fish|emblem|song|river))$"


def _owner(clause: Clause, page: Page) -> str:
    name = name_of(clause.subject, page) if clause.subject else ""
    return name if name and is_loose_name(name) else ""


def _of_species(owner: str, verb: str = "was") -> tuple[Role, ...]:
    """Return the roles of a species, which is read with "the" and, where it is no proper name, small: "the snow leopard"."""
    name = owner if re.match(r"\S+$|\S+ [A-Z]", owner) else owner[0].lower() + owner[1:]
    plural = is_plural(name)
    be = {"was": ("was", "were"), "is": ("is", "are")}[verb][plural]
    named = name if plural else f"the {name}"
    return (
        Role("subject", owner, RoleKind.TERM),
        wording("the_subject", named),
        wording("named", named),
        wording("be", be),
    )


def status(clause: Clause, page: Page) -> Iterator[Outcome]:
    """``X; IUCN: Vulnerable`` and ``CITES Appendix I``."""
    owner = _owner(clause, page)
    letters = _LETTERS.get(clause.body.strip(" ()."), "")
    if owner and letters and clause.sign != ";" and not sort_of(owner, page) and not owner.isupper():
        roles = (*_of_species(owner), term("status", letters))
        yield compose("red-list", "The status of {named} on the IUCN Red List is {status}.", roles, ("status",), 0.82)
    red, cites = _STATUS.fullmatch(clause.body), _CITES.fullmatch(clause.body)
    if owner and red:
        roles = (
            *_of_species(owner),
            term("status", red["status"].title().replace(" In The ", " in the ")),
        )
        yield compose("red-list", "The status of {named} on the IUCN Red List is {status}.", roles, ("status",), 0.86)
    if owner and cites and sort_of(owner, page) != "law":  # "Schedule I of the Act, CITES Appendix I"
        roles = (*_of_species(owner, "is"), term("appendix", cites["appendix"], "Appendix"))
        yield compose("cites", "{named} {be} listed in {appendix} of CITES.", roles, ("appendix",), 0.86)


def endemic(clause: Clause, page: Page) -> Iterator[Outcome]:
    """``X — endemic to Y``: where it lives."""
    match = _ENDEMIC.fullmatch(clause.body)
    owner = _owner(clause, page)
    if match and owner:
        where = Role("where", match["where"], RoleKind.PLACE, noun_of(match["where"], page))
        roles = (*_of_species(owner, "is"), where, wording("how", match["how"]))
        yield compose("endemic", "{named} {be} {how} to {the_where}.", roles, ("where",), 0.85)


def symbol(clause: Clause, page: Page) -> Iterator[Outcome]:
    """``X = national aquatic animal of India``."""
    body = re.sub(r" \([^()]*\)$", "", clause.body)
    body = re.sub(
        _NATIONAL,
        r"\1 of India",
        body,
    )
    body = re.sub(r"^(?:National|State) (?:[A-Z]\w+ )+(?=of )", lambda words: words[0].lower(), body)
    match = _SYMBOL.fullmatch(body)
    owner = _owner(clause, page)
    if match and owner:
        roles = (
            *subject_roles(owner, RoleKind.TERM, verb="is"),
            wording("what", match["what"]),
            wording("owner", " and ".join(the(place_name(name)) for name in match["owner"].split(" and "))),
        )
        yield compose("symbol", "{the_subject} {be} the {what} of {owner}.", roles, ("subject",), 0.88)


def river_bank(clause: Clause, page: Page) -> Iterator[Outcome]:
    """``City: on the banks of Ganga``: on which river."""
    match = _BANK.fullmatch(clause.body)
    owner = _owner(clause, page)
    if (
        match
        and owner
        and (match["word"] or noun_of(match["river"], page) == "river" or re.search("bank|[Rr]iver", clause.body))
    ):
        roles = (
            *subject_roles(owner, RoleKind.PLACE, verb="is"),
            Role("river", match["river"], RoleKind.PLACE, "river"),
        )
        yield compose("river-bank", "{the_subject} {be} on the {river}.", roles, ("river",), 0.8)


NATURE_PATTERNS = (
    status,
    endemic,
    symbol,
    river_bank,
)
