"""Reads references to Articles of the Constitution that the bank knows, however they stand beside their matter."""

from __future__ import annotations

import re
from collections.abc import Iterator

from studyapp.domain.fact import Role, RoleKind
from studyapp.extract.notes.compose import compose
from studyapp.extract.notes.known_letters import LETTERS
from studyapp.extract.notes.page import Claim, Clause, Outcome, Page

_REFERENCE = re.compile(
    r"(?:\bArt(?:icle|\.)?s? ?|[=(,] ?|[–—-] )(?P<n>\d{1,3}(?:-?[A-Z]{1,3})?)(?:\(\w{1,2}\))*(?![\w%:]|[.,]\d| (?:km|m|crore|lakh|MW)\b)"
)
_NAMED = re.compile(r"\bArt(?:icle|\.)?s? ?$")
_PIECE = re.compile(r"; | [|] | / | // |\. (?=[A-Z])|$")
_LONG = 40  # words of a line that speaks of one thing
_COMMON = frozenset(
    "constitution power powers parliament state states provision provisions article india union government certain other matters "
    "with from that this those their which under into upon means law laws members member house houses either".split()
)


def articles(line: str, page: Page) -> Iterator[tuple[Outcome, Clause]]:
    """``Money Bill Art 110``, ``GST Council = 279A``: which Article deals with it, where the bank says so too."""
    bank = page.gazetteer.bank
    if "constitution_articles" not in bank.keys():  # noqa: SIM118
        return
    collection = bank.collection("constitution_articles")
    for match in _REFERENCE.finditer(line):
        number = match["n"].replace("-", "")
        entry = collection.entry(f"Article {number}")
        subject = entry.value("subject") if entry else ""
        said_so = bool(_NAMED.search(line[: match.start("n")])) or number[-1].isalpha()
        start, end = _piece(line, match.start("n"))
        piece = line[start:end]
        spoken = f"{piece} {_written(piece, page)}" if subject else ""
        if not (subject and said_so) or re.search(r"\b(?:NOT|not)\b", piece):
            continue
        if _speaks_of(spoken, subject) or (len(line.split()) < _LONG and _speaks_of(line, subject, least=3)):
            asks = f"Which Article of the Constitution of India deals with {_with_the(subject)}?"
            role = Role("article", f"Article {number}", RoleKind.WORK, "Article", question=asks)
            said = f"{{article}} of the Constitution of India deals with {_with_the(subject)}."
            claim = compose("confirmed", said, (role,), ("article",), 0.92)
            yield claim, Clause("", ";", line[start:end].strip(), start, line)


# Where one of these is spoken of, an Article may be its own, not the Constitution's.
_OTHER_LAW = re.compile(
    r"\b(?:Agreement|Treaty|Convention|Protocol|Pact|Charter|Declaration|Statute|Covenant|Accord|Framework|UNCLOS|GATT|GATS|TRIPS|CITES|"
    r"UNFCCC|NPT|CTBT|NATO|TFEU|AGREEMENT|TREATY|CONVENTION|PROTOCOL|PACT|CHARTER|STATUTE)s?\b"
)


def of_other_law(claim: Claim, line: str, heading: str, page: Page) -> bool:
    """Tell whether an Article is told as one of the Constitution where a treaty is spoken of, which has Articles too."""
    if "Constitution of India" not in claim.statement or not any(role.noun == "Article" for role in claim.roles):
        return False
    if "Constitution" in line:
        return False
    return any(_OTHER_LAW.search(text) for text in (page.title, heading, line))


def _piece(line: str, at: int) -> tuple[int, int]:
    """Return the bounds of the piece of the line that holds the place."""
    start = 0
    for mark in _PIECE.finditer(line):
        if mark.start() >= at:
            return start, mark.start()
        start = mark.end()
    return start, len(line)


def _written(text: str, page: Page) -> str:
    """Return what the letters in the text stand for."""
    letters = re.findall(r"\b[A-Z]{2,6}\b", text)
    listed = [mention.canonical for mention in page.gazetteer.find(text)]
    return " ".join([page.longs.get(short) or LETTERS.get(short, "") for short in letters] + listed)


def _speaks_of(text: str, subject: str, least: int = 0) -> bool:
    """Tell whether the text has two telling words of the subject, or the half of them; at ``least`` so many if given."""
    said = {_stem(word) for word in re.findall(r"[A-Za-z]{3,}", text)}
    words = {_stem(word) for word in re.findall(r"[A-Za-z]{4,}", subject) if word.lower() not in _COMMON}
    shared = len(words & said)
    if least:
        return shared >= least
    return bool(words) and (shared >= 2 or shared * 2 >= len(words))


def _stem(word: str) -> str:
    return re.sub(r"(?:ations?|ions?|ments?|ing|ed|es|s|al|ary|y)$", "", word.lower())[:7]


_BARE = re.compile(
    r"(?:the|a|an) |(?:\w+ing|equality|freedom|protection|promotion|prohibition|abolition|citizenship|law|laws) "
)


def _with_the(subject: str) -> str:
    """Put the article that the bank leaves out: "the power of the President", "the Gram Sabha"."""
    head = re.split(r" (?:of|for|to|on|as|in|with|from|by|under|between) ", subject)[0]
    if _BARE.match(subject) or re.search(r"[^s]s$", head):
        return subject
    return f"the {subject}" if subject[0].isupper() or head != subject else subject
