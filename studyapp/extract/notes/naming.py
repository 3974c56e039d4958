"""Turns the head of a clause into a name that is understood without the note, and finds the noun that asks for a name."""

from __future__ import annotations

import re
from functools import lru_cache

from studyapp.domain.fact import Role, RoleKind
from studyapp.extract.notes.acronyms import SHORT, WELL_KNOWN
from studyapp.extract.notes.deed_verbs import BASE
from studyapp.extract.notes.known_letters import LETTERS
from studyapp.extract.notes.page import Mention, Page
from studyapp.extract.notes.words import head_noun, is_bare_kind, place_name, write_out

_SMALL_WORDS = """
    of and for the in on to under by with de von van da di bin al & vs cum e-
"""
_SMALL = frozenset(_SMALL_WORDS.split())
_POINTERS = frozenset(
    (
        "It",
        "They",
        "He",
        "She",
        "This",
        "These",
        "That",
        "Those",
        "Its",
        "Their",
        "There",
        "Both",
        "Also",
        "Another",
        "Such",
        "Here",
        *"Next Last Previous Same Earlier Latest Rest Own Present Current Another".split(),
        *"Founded Launched Set Built Signed Held Located Declared Started Established Formed Adopted Designed Based".split(),
    )
)
_BRACKET = re.compile(r" ?\(([^()]*)\)")
_CIRCULAR_WORDS = """
    key important critical major significant historic new
"""
_CIRCULAR = frozenset(_CIRCULAR_WORDS.split())
# Short forms that everyone reads more easily than what they stand for.
_EVERYDAY_WORDS = """
    UN US USA UK EU UAE GDP GST PM CM NATO UNESCO UNICEF WHO WTO IMF RBI ISRO NASA BRICS ASEAN G20 IT TV DNA
    AIDS HIV AI IPL BJP UT
"""
EVERYDAY = frozenset(_EVERYDAY_WORDS.split())
# Letters that stand for several well-known things; only the note itself may say for which.
_SEVERAL = frozenset(
    "NSG BIS CIC NSS BOT GSI ICC ISA IPC NDA SEC NSA PAC CCI ITC IFC NCA ICA AIR CRS MLA CAA NCC ACC NSC".split()
)
# What the lists know these letters for is what every student of these exams reads in them.
_UNMISTAKABLE_WORDS = """
    SEBI NABARD SIDBI IRDAI PFRDA DRDO NHRC NGT NTCA FSSAI ICMR ICAR CSIR UNEP UNDP UNFCCC UNHCR UNCTAD IAEA SAARC ASEAN BIMSTEC OPEC
    SCO NPCI UIDAI TRAI CDSCO BEL HAL BHEL ONGC NTPC NHPC GAIL SAIL NALCO ECI CAG UPSC NCERT AICTE UGC NCPCR NCW CVC NIA NCB ASI
    ITBP CRPF CISF BSF NDRF NDMA EPFO ESIC FAO ILO UNICEF WIPO IMO ICAO IRENA IORA AIIB ADB NDB OECD OPCW ICJ IUCN WMO IPCC
    CITES UPI GST PMJDY APY PMFBY MGNREGA UDAN NPT CTBT NPS NAM IWAI NHAI FCI APEDA KVIC SAI BCCI IOC FIFA WADA NADA
"""
_UNMISTAKABLE = frozenset(_UNMISTAKABLE_WORDS.split())
_COMMON = frozenset(
    "India Indian National International Central Institute Organisation Organization Authority Board Council Union".split()
)
_PLACES_WORDS = """
    city state country capital village town district island union territory river continent region
"""
PLACES = frozenset(_PLACES_WORDS.split())


@lru_cache(maxsize=8192)
def is_name(text: str) -> bool:
    """Tell whether a text without brackets is a name: every word of weight begins with a capital or a digit, one at least a capital."""
    words = _BRACKET.sub("", text).split()
    if not words or len(words) > 12 or not re.match(r"[A-Z0-9‘“]", words[0]):
        return False
    weighty = [word for word in words if word.lower() not in _SMALL]
    return all(re.match(r"[A-Z0-9‘“(]|e-|al-", word) for word in weighty) and any(w[0].isupper() for w in weighty)


# Words that say something of a name, not what it is.
_NO_KIND = re.compile(
    r"came|later|went|now|only|also|again|earlier|first|then|too|itself|alone|etc|since|known|called|named|made|held|set|based|led|"
    r"unit|branch|office|wing|phase|leg|deal|test|visit|talks|round|team|side|entry|said|like|more|less|over|near|got|won|has|had|was|were|is|are|\w+ly|(?!seed|weed|feed|reed|speed|shed|bed|red|breed)\w+ed"
)


@lru_cache(maxsize=8192)
def is_loose_name(text: str) -> bool:
    """Tell whether a text is a name followed by at most two words of what it is ("E20 petrol", "Salal mine project")."""
    words = text.split()
    while (
        len(words) > 1
        and len(text.split()) - len(words) < 2
        and re.fullmatch(r"[a-z]{3,}", words[-1])
        and words[-1] not in _SMALL
        and not _NO_KIND.fullmatch(words[-1])
    ):
        words = words[:-1]
    return is_name(" ".join(words))


def name_of(head: str, page: Page) -> str:
    """Return the head as a name: brackets off except its own short form, a lone short form written out ("" if it is no name)."""
    if head not in page.names:
        page.names[head] = _name_of(head, page)
    return page.names[head]


def _name_of(head: str, page: Page) -> str:
    text = write_out(head.strip(" ‘’'\"“”,."))
    bare = _BRACKET.sub("", text).strip()
    if bare in ("SC", "HC", "ST", "PM", "CM", "LS", "RS"):
        return ""
    if _LAW_WITH_BRACKET.search(text):
        return text
    if bare in page.wholes:
        return expand(page.wholes[bare], page)
    if not bare or bare.split()[0] in _POINTERS or bare.split()[0].lower() in BASE or is_bare_kind(bare):
        return ""
    bare = re.sub(r" of Constitution$", " of the Constitution", bare)
    if bare == "Constitution":
        return "Constitution of India"
    traded = _TRADED.fullmatch(bare)
    if traded and (
        noun_of(traded["with"], page) == "country" or traded["with"] in ("EFTA", "EU", "GCC", "ASEAN", "EAEU")
    ):
        return f"India–{traded['with']} {_PACTS[traded['pact']]} ({traded['pact']})"
    if national := re.fullmatch(r"National (anthem|flag|song|emblem|animal|bird|flower|tree)", bare):
        return f"Indian national {national[1]}"
    if _OF_WHAT.fullmatch(bare) or _unknown_letters(bare, page):
        return ""
    if page.person and bare in (page.person.split()[-1], re.sub(r"^(?:Dr|Shri|Smt)\.? ", "", page.person)):
        return page.person
    return expand(bare, page)


# "Indian Medicine (Standards) Act 1970": the bracket belongs to the name.
_LAW_WITH_BRACKET = re.compile(
    r"\([A-Z][\w ,&’'-]+\) (?:[A-Z][\w’'-]* )*(?:Act|Code|Rules|Bill|Ordinance)(?:,? \d{4})?$"
)
_OF_WHAT = re.compile(
    r"(?:First|Second|Third|Fourth|Fifth|New) (?:Launch Pad|Phase|Terminal|Spaceport|Bridge|Line|Unit|Stage|Round|Session)"
)


def _unknown_letters(name: str, page: Page) -> bool:
    """Tell whether a name is only letters that neither the note, nor its title, nor the lists, nor every student can read."""
    name = re.split(r" (?:with|of|for|on|and) ", name)[0]
    if name in _SEVERAL and name not in page.longs and name not in page.title:
        return True
    if (
        not re.fullmatch(r"[A-Z]{3,6}|[A-Z][a-z][A-Z]", name)
        or name in EVERYDAY
        or name in WELL_KNOWN
        or name in page.longs
        or name in LETTERS
    ):
        return False
    return name not in page.title and whole_mention(name, page) is None


_PACTS = {
    "FTA": "Free Trade Agreement", "CEPA": "Comprehensive Economic Partnership Agreement",
    "CECA": "Comprehensive Economic Cooperation Agreement", "ECTA": "Economic Cooperation and Trade Agreement",
    "TEPA": "Trade and Economic Partnership Agreement",
}  # fmt: skip
_TRADED = re.compile(rf"(?P<with>[A-Z]\w+) (?P<pact>{'|'.join(_PACTS)})")
_WHOLE = re.compile(
    r"(?<![.•] )(?<!^)(?:[A-Z][\w’-]+ )(?:[A-Z][\w’-]+ )*(?P<kind>Committee|Commission|Council|Convention|"
    r"Mechanism|Tribunal|Board|Authority)\b",
    re.MULTILINE,
)


def whole_names(text: str) -> dict[str, str]:
    """Return the kinds ("Committee") of which the note names exactly one, with that name."""
    found: dict[str, set[str]] = {}
    for match in _WHOLE.finditer(text):
        found.setdefault(match["kind"], set()).add(re.sub(r"^(?:The|In|At|By|Of|On) ", "", match[0]))
    return {kind: names.pop() for kind, names in found.items() if len(names) == 1}


def expand(name: str, page: Page) -> str:
    """Return the name with the first of its short forms, if the note or the lists know it, as "Full Form (ABBR)"."""
    law = re.match(r"(?P<short>[A-Z]{2,} (?:Act|Convention))\b(?! \()", name)
    if law and law["short"] in LETTERS and law["short"].split()[0] not in page.longs:
        return f"{LETTERS[law['short']]}{name[law.end() :]}"
    for match in re.finditer(rf"(?<![\w-]){SHORT}(?![\w-])", name):
        short = match[0]
        long = page.longs.get(short) or _listed_long(short, page) or LETTERS.get(short, "")
        before = name[: match.start()]
        year = re.fullmatch(r",? (?:1[89]|20)\d\d", name[match.end() :])
        if not long or (match.end() != len(name) and not year) or short in EVERYDAY:
            continue
        if year:
            return f"{long} ({short}){year[0]}" if not name[: match.start()] else name
        if re.fullmatch(r"(?:\w+['’]s? )?", before):
            return f"{before}{long} ({short})"
        if re.fullmatch(r"[A-Z][a-z]+ern |[A-Z][a-z]+al ", before):
            return expand(f"{before}{long}", page)
    for short, long in page.longs.items():
        if name == long:
            return f"{long} ({short})"
    return name


def _listed_long(short: str, page: Page) -> str:
    mention = whole_mention(short, page)
    if short in _SEVERAL:
        return ""
    if mention is None or mention.canonical == short or len(mention.canonical) < 8 or "(" in mention.canonical:
        return ""
    if getattr(mention, "noun", "") in PLACES or not (
        short in _UNMISTAKABLE or _one_body(mention) or _supported(mention.canonical, page.text)
    ):
        return ""
    return mention.canonical


def _one_body(mention: Mention) -> bool:
    """Tell whether the lists know the letters for one thing only, and that a body."""
    senses = list(getattr(mention, "senses", ()))
    return len(senses) == 1 and senses[0].collection in (
        "bodies",
        "organisations",
        "departments",
        "groupings",
        "institutions_world",
    )


@lru_cache(maxsize=1024)
def _supported(long: str, text: str) -> bool:
    """Tell whether the note speaks of what the full form names, so that the letters hardly stand for another thing."""
    words = [word for word in re.findall(r"[A-Z][a-z]{3,}", long) if word not in _COMMON]
    said = text.lower()
    return sum(word.lower()[:6] in said for word in words) * 2 >= max(1, len(words))


def whole_mention(text: str, page: Page) -> Mention | None:
    """Return the known name that the text is, whole, or None."""
    bare = _BRACKET.sub("", text).strip()
    bare = re.sub(r"^the ", "", bare)
    for mention in page.gazetteer.find(bare):
        if mention.start == 0 and mention.end == len(bare):
            return mention
    return None


def noun_of(text: str, page: Page) -> str:
    """Return the exact noun that asks for this name ("city"), from its own last word or the lists; empty if not certain."""
    own = head_noun(text)
    if own:
        return own
    mention = whole_mention(text, page)
    return mention.noun if mention else ""


def place_noun(text: str, page: Page) -> str:
    """Return the noun of a known place or of one that says what it is; empty for all else."""
    noun = noun_of(place_name(text), page)
    return noun if noun in PLACES or noun in ("port", "park", "lake", "plateau", "ocean", "sea", "desert") else ""


def place(name: str, text: str, page: Page) -> Role:
    """Return the role of a place, its letters written out, with its noun if that is certain."""
    words = place_name(text)
    return Role(name, words, RoleKind.PLACE, place_noun(words, page))


def agent(name: str, text: str, page: Page) -> Role:
    """Return the role of a doer: an organisation or country with its noun, or a person where the text says so."""
    words = expand(write_out(text), page)
    noun = noun_of(words, page)
    if noun in PLACES:
        return Role(name, words, RoleKind.PLACE, noun)
    if noun in ("person", "leader"):
        return Role(name, words, RoleKind.PERSON)
    return Role(name, words, RoleKind.ORGANISATION, noun)


def is_praise(text: str) -> bool:
    """Tell whether a remark begins with a word of praise or weight, which is no fact."""
    return bool(text.split()) and text.split()[0].lower().strip(",") in _CIRCULAR
