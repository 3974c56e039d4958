"""Recogniser of firsts and superlatives, ``first Indian satellite``, ``India's longest river``: which or who it is."""

from __future__ import annotations

import re
from collections.abc import Iterator

from studyapp.domain.dates import MONTHS
from studyapp.domain.fact import Role, RoleKind
from studyapp.extract.notes.compose import compose
from studyapp.extract.notes.naming import EVERYDAY, expand, is_loose_name, name_of, noun_of, place_noun
from studyapp.extract.notes.page import Clause, Outcome, Page
from studyapp.extract.notes.phrase import whole_phrase
from studyapp.extract.notes.properties import Property
from studyapp.extract.notes.sorts import sort_of
from studyapp.extract.notes.words import the, write_out

_RANK = re.compile(
    r"(?:is |was |became |is also |declared )?(?:the )?(?:(?P<scope>[A-Z]\w+(?: [A-Z]\w+)?|[Ww]orld|[Cc]ountry)[’']s )?"
    r"(?:only and )?(?P<rank>[Ff]irst|[Oo]nly|[Ll]ast|[Oo]ldest|[Yy]oungest|[Ll]argest|[Ll]ongest|[Hh]ighest|[Tt]allest|[Dd]eepest|"
    r"[Bb]iggest|[Ss]mallest|[Ss]altiest|[Ww]esternmost|[Ee]asternmost|[Nn]orthernmost|[Ss]outhernmost)(?:-ever| ever)? "
    r"(?P<rest>[^,;()=]+)(?: \([^A-Z()][^()]*\))?"
)
_CHANGING = re.compile(r"largest|deepest|longest|highest|biggest|tallest|youngest|smallest|saltiest", re.IGNORECASE)
_LASTING = re.compile(
    r"\b(?:point|Ramsar site|national park|tiger reserve|biosphere reserve|river system|plateau|earthen dam|"
    r"lake|river|island|peak|desert|bay|sea|ocean|delta|glacier|waterfall|lagoon|plateau|peninsula|planet|moon|volcano|continent|country|"
    r"state|district|gland|organ|bone|animal|bird|mammal|basin|strait|gulf|mangrove forest|border|coastline|city|canal|dam|tributary|"
    r"civilian award|civilian honour|literary honour|film honour|sports honour|gallantry award|military decoration)s?\b"
)
_MOVING = re.compile(
    r"\b(?:density|population|producer|exporter|importer|literacy|growing|rate|ratio|share|sector|employer|budget|grossing|selling|"
    r"market|economy|stake|shareholder|trading partner|donor|network|user)s?\b"
)
_ADDED_TO = re.compile(
    r"\b(?:tiger reserve|national park|Ramsar site|airport|port|IIT|IIM|AIIMS|airline|university)s?\b",
    re.IGNORECASE,
)
_OFFICE = r"(?:Chief Election Commissioner|Chief of Defence Staff|Chief Information Commissioner|CEC|CAG|CDS|CJI|Viceroy|Lokpal)"
_SCOPED = re.compile(
    rf"\b(?:{_OFFICE}\b|Indian|non-[A-Z]\w+|Asian|African|European|in India|of India|in the world|of the world|in Asia|of Asia|"
    r"of [A-Z]\w+|to [a-z]+ [A-Z\w]|in [A-Z]\w+|under [A-Z]\w+)"
)
_OPENS_BADLY = re.compile(
    r"(?:in|of|from|to|at|by|for|on|with|after|time|one|made|used|seen|held|given|awarded|[a-z]+ed (?:in|by|on|at|to))\b|"
    r"(?:member|country|state|woman|man|person)(?:$| (?:in|of|at|from|since|with)\b)"
)
_UNSURE = re.compile(
    r"\b(?:its|their|this|that|these|one of|and|same|such|chair|post|office|line|stretch|only)\b|\d|\bby\b|[+/&:→—–]| - "
)
_PERSON = re.compile(
    r"\b(?:[Ss]cientist|[Mm]inister|[Pp]resident|[Gg]overnor|[Cc]hairman|[Cc]hairperson|[Ss]peaker|[Dd]irector|[Ss]ecretary|player|"
    r"medallist|champion|cricketer|woman|man|person|judge|[Jj]ustice|captain|pilot|astronaut|cosmonaut|actor|actress|singer|writer|author|"
    r"poet|doctor|lawyer|officer|[Gg]eneral|[Aa]dmiral|[Mm]arshal|laureate|recipient|winner|ruler|king|queen|emperor|leader|swimmer|boxer|"
    r"wrestler|athlete|[Gg]randmaster|Dalit|Commissioner|Viceroy|Sultan|Indian (?:to|in|at|on|woman|man)|Muslim|Sikh)\b"
)


def rank(owner: Property, page: Page) -> Iterator[Outcome]:
    """``Apsara → first Indian research reactor``: which was it; a rank that may change stays silent."""
    if owner.sign in ("(", " ") or (not owner.adjacent and owner.sign not in (",", "is", ";", "—", "–", "=", ":")):
        return
    yield from _rank(owner.owner, owner.text, page)


def rank_before(clause: Clause, page: Page) -> Iterator[Outcome]:
    """``First Indian satellite: Aryabhata``, ``Asia's largest lake = ...``: the same turned round."""
    nested = re.fullmatch(r"(?P<name>[A-Z][^=;]*?) = (?P<what>first [^;]*)", clause.body)
    scope = re.match(r"(?:India|[Ww]orld|Asia)['’]s ", clause.subject)
    if nested and scope:
        yield from _named(nested["name"], f"{scope[0]}{nested['what']}", page)
    elif clause.subject and clause.sign in ("=", ":", "—", "–", "-", "→"):
        yield from _named(clause.body, clause.subject, page)


_HAPPENS = re.compile(
    r"\b(?:Test|[Mm]atch|[Ss]ummit|[Mm]eeting|[Cc]onference|[Ss]ession|[Ff]light|[Ll]aunch|[Vv]isit|[Dd]ocking|[Ee]lection|[Ss]uccess|"
    r"[Aa]ttempt|[Cc]ase|[Tt]ransplant|[Ss]ale|[Ww]in|[Gg]oal|[Ff]inal|[Ee]dition|[Tt]ransmission|[Bb]roadcast|[Ee]xercise)\b"
)


def _named(body: str, what: str, page: Page) -> Iterator[Outcome]:
    match = re.fullmatch(r"(?P<name>[^,(]+)(?: \([^()]*\))?(?:, (?P<rest>.*))?", body)
    if _HAPPENS.search(what) or (match and match["rest"] and place_noun(match["rest"], page)):
        return  # the place of it, not its name
    name = re.sub(r",? (?:in )?(?:1[5-9]|20)\d\d$", "", match["name"]) if match else ""
    owner = name_of(name, page) if name and is_loose_name(name) else ""
    if owner and len(owner.split()) < 9:
        yield from _rank(owner, what, page)


def _rank(owner: str, text: str, page: Page) -> Iterator[Outcome]:
    match = _RANK.fullmatch(write_out(text))
    phrase = _phrase(match, page) if match else ""
    if match is None or not phrase or "," in owner or re.search(r"[’']s?$", owner) or _NAMES_HIM.search(match["rest"]):
        return
    if noun_of(owner, page) in _MAKERS and not _A_MAKER.search(phrase):
        return  # "first Indian green bond = YES Bank": whose it was
    if _DATED.match(owner) or (place_noun(owner, page) in _SEATS and not _A_PLACE.search(phrase)):
        return  # when or where it was, not what
    person = sort_of(owner, page) == "person" or bool(_PERSON.search(phrase))
    be = "was" if re.match(r"(?i)first|last", match["rank"]) else "is"
    answer = _trimmed(owner, phrase)
    kind = RoleKind.PERSON if person else RoleKind.TERM
    own = next((word for word in match["rest"].split() if word in answer.lower().split() and not person), "")
    won = bool(_WON.search(phrase)) and not sort_of(owner, page)
    asks = f"Who won {phrase}?" if won else f"{'Who' if person else 'Which'} {be} {phrase}?"
    role = Role("subject", answer, RoleKind.PERSON if won else kind, own, question=asks)
    yield compose("rank", f"{{the_subject}} {'won' if won else be} {phrase}.", (role,), ("subject",), 0.84)


_WON = re.compile(
    r"\b(?:gold|silver|bronze|medal|Oscar|Grammy|Booker|title|trophy)(?: (?:for|of|at|in) (?:the )?[A-Z][\w ]+)?$"
)
# "first Indian Governor A. Rao" names the answer, and is said of a body.
_NAMES_HIM = re.compile(
    rf"{_PERSON.pattern} (?:[A-Z]\.)+ ?[A-Z]|{_PERSON.pattern} [A-Z]\w+ [A-Z]\w+$|"
    r"\b(?:CEC|CAG|CJI|CDS|PM|CM|Lokpal) [A-Z]"
)


_DATED = re.compile(rf"(?:{'|'.join(MONTHS)})\b|\d")
_MAKERS = ("bank", "company", "corporation")
_A_MAKER = re.compile(
    r"\b(?:banks?|compan\w+|corporation|firm|institution|body|organisation|agency|undertaking|enterprise|lender|issuer|insurer|airline|"
    r"operator|carrier|exchange|producer|maker|manufacturer|PSU|to [a-z]+)\b",
    re.IGNORECASE,
)
_SEATS = ("city", "town", "country", "state", "union territory", "district", "capital")
_A_PLACE = re.compile(
    r"\b(?:city|town|village|capital|country|nation|state|district|territory|province|island|port|airport|place|member|hill station|"
    r"point|constituency|municipality|corporation|host|venue|republic|kingdom|colony|economy|democracy|signatory|party)\b",
    re.IGNORECASE,
)
_BEFORE_PREP = re.compile(r" (?:of|in|with|to|for|at|on|by|from|under) ")


def _says_too_little(rank: str, rest: str) -> bool:
    """Tell whether what stands behind the rank leaves open of what it is said, or holds only until there is another one."""
    if re.search(r"\b(?:so|it|this|that|them)$", rest):
        return True  # "the first State to do so"
    if rank.lower() == "only" and _ADDED_TO.search(rest):
        return True  # until the next one is notified
    if re.search(
        r" (?:in|of|at|to|by|for|on|with|from|under|outside|inside|left|there|now|then|ever|out|so far|to date|overall)$",
        rest,
    ):
        return True
    # The first Indian to do what? The first winner of what?
    return bool(
        re.fullmatch(
            r"[A-Z][a-z]+an|woman|man|person|(?:[A-Z]\w+ )?(?:winner|recipient|laureate|holder|finalist|champion|medallist|title|"
            r"medal|gold|silver|bronze|win|victory|trophy|cup|record|award|prize)",
            rest,
        )
    )


def _phrase(match: re.Match[str], page: Page) -> str:
    """Return "the first Indian research reactor"; empty where it is not said of what, may change or is not understood."""
    rest, scope = match["rest"].strip(" ."), match["scope"] or ""
    if not scope and not _SCOPED.search(rest) and _of_india(match["rank"], rest, page):
        rest = f"{rest} in India"
    if (
        not (scope or _SCOPED.search(rest))
        or len(rest.split()) > 10
        or _OPENS_BADLY.match(rest)
        or _UNSURE.search(rest)
    ):
        return ""
    if scope and scope.lower() not in ("world", "country") and not place_noun(scope, page):
        return ""
    if _CHANGING.match(match["rank"]) and (not _LASTING.search(rest) or _MOVING.search(rest)):
        return ""
    if re.search(r"(?:award|honour|decoration)$", rest) and not scope:
        return ""
    if _says_too_little(match["rank"], rest):
        return ""
    if re.search(r"[?!]|\bsites\b", rest) or re.fullmatch(r"(?:\w+ )*[a-z]+[^s]s", _BEFORE_PREP.split(rest)[0]):
        return ""  # several share the rank
    words = _restored(re.sub(r"(?<=[a-z] )National Park", "national park", rest), page)
    lead = {"world": "the world’s", "country": "India’s"}.get(scope.lower(), f"{scope}’s") if scope else "the"
    return f"{lead} {match['rank'].lower()} {words}" if words else ""


_KINDS = re.compile(
    r"(?:[a-z-]+ )?(?:national park|biosphere reserve|tiger reserve|wildlife sanctuary|bank|payments bank|university|newspaper|"
    r"satellite|submarine|aircraft carrier|nuclear reactor|power plant|metro|railway line|train|telegraph line|refinery|steel plant|"
    r"cotton mill|jute mill|airport|port|museum|film|talkie|IIT|IIM|AIIMS|space observatory|census|stock exchange|solar village|"
    r"five-year plan|underwater metro|sea bridge|bullet train|semiconductor plant|green airport|expressway)"
)


def _of_india(rank: str, rest: str, page: Page) -> bool:
    """Tell whether a first of a kind that names no land is India's, since the note is about India."""
    return rank.lower() == "first" and bool(_KINDS.fullmatch(rest)) and page.text.count("India") > 1


_TWO_LETTERS = 2
_JOINT = re.compile(r"(?<= )(?<!Ministry )(?<!Department )(of|in|under|at|for|with|from|to|on) (?=\S)")


def _restored(text: str, page: Page) -> str:
    """Put back the articles behind the prepositions; write out the short form that ends the text."""
    parts = _JOINT.split(text)
    out = parts[0]
    for prep, words in zip(parts[1::2], parts[2::2], strict=True):
        verb = prep == "to" and re.match(r"[a-z]+(?: |$)", words)
        whole = _after_verb(words, page) if verb else whole_phrase(words.strip(), page)
        if not whole:
            return ""
        out += f"{prep} {whole} "
    head, _, last = out.strip().rpartition(" ")
    if last.isupper() and len(last) == _TWO_LETTERS and last not in EVERYDAY:
        return ""  # "India's first GI"
    return f"{head} {the(expand(last, page))}" if head and last.isupper() and len(last) > 2 else out.strip()


def _after_verb(words: str, page: Page) -> str:
    """Restore the object of "to head ISRO", "to win gold"."""
    verb, _, rest = words.strip().partition(" ")
    if not rest:
        return verb
    plain = re.fullmatch(r"(?:off|up|out|down|over|gold|silver|bronze|independence|office)", rest)
    whole = rest if plain else whole_phrase(rest, page)
    return f"{verb} {whole}" if whole else ""


# Without its last word such a name is another's or none: "Punjab National Bank".
_KEPT_LAST = ("Bank", "University", "Company", "Limited", "Party", "College", "Exchange", "Society", "House")


def _trimmed(subject: str, phrase: str) -> str:
    """Take from the end of an answer the words that the question says already."""
    words = subject.split()
    while len(words) > 1 and words[-1].lower() in phrase.lower().split() and words[-1] not in _KEPT_LAST:
        words = words[:-1]
    return " ".join(words)


RANK_PROPERTIES = (rank,)
