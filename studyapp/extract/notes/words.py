"""Writes out what notes shorten: units, months, approximate figures; says which names take "the" and which noun asks for one."""

from __future__ import annotations

import re
from functools import lru_cache

from studyapp.domain.dates import MONTHS

_SHORT_WORDS = (
    (r"(?<=[\d ])crs?\b\.?", "crore"),
    (r"(?<=\d )lakhs?\b", "lakh"),
    (r"(?<=[\d ])hrs?\b\.?", "hours"),
    (r"(?<=[\d ])yrs?\b\.?", "years"),
    (r"(?<=\d )mn\b", "million"),
    (r"(?<=\d )bn\b", "billion"),
    (r"(?<=\d )nm\b", "nautical miles"),
    (r"\bsq\.? ?kms?\b", "sq km"),
    (r"\bKms?\b", "km"),
    (r"\b[Gg]ovt\b\.?", "government"),
    (r"\bdist\b\.?", "district"),
    (r"\bw\.e\.f\.?", "with effect from"),
    (r"\bw/ ", "with "),
    (r"\b[Uu][Tt] of (?=[A-Z])", "the Union Territory of "),
    (r"\bLt\.? (?=Gov|Gen)", "Lieutenant "),
    (r"\bNP\b(?=$|,)", "National Park"),
    (r"~ ?(?=[₹$]?\d)", "about "),
    (r"> ?(?=[₹$]?\d)", "over "),
    (r"< ?(?=[₹$]?\d)", "under "),
    (r"(?<![\w.])([₹$]?\d[\d,.]*)\+(?!\w)", r"over \1"),
    (r"(?<=₹) (?=\d)", ""),
    (r"\bRs\.? ?(?=\d)", "₹"),
)
_SHORT = tuple((re.compile(pattern), words) for pattern, words in _SHORT_WORDS)
_MONTH = {month[:3]: month for month in MONTHS} | {"Sept": "September"}
_MONTH_WORD = re.compile(
    rf"\b({'|'.join(sorted(_MONTH, key=len, reverse=True))})\b\.?(?=,? ?'?\d|$)|(?<=\d )({'|'.join(_MONTH)})\b"
)

# Their names are read with the article: "the Ministry of Mines", "the Nagoya Protocol".
_WITH_THE_WORDS = """
    Exercise Price Term Post App Campaign Theory Platform Roadmap
    Accord Accords Interface Act Agency Agreement Alliance Amendment Army Assembly Association Authority Award Bill Board Body
    Bureau Cabinet Centre Championship Championships Charter Code Commission Committee Conference Congress
    Constitution Convention Corporation Corridor Council Coalition Court Cup Decade Declaration Department
    Desert Directorate Duty Panel Trinity Mechanism Portal Bench Observatory Exchange Satellite
    Telescope Doctrine Dynasty Empire Facility Federation Forum Framework Front Fund Games Government
    Group Gulf Himalaya Himalayas Index Initiative Institute Institution Islands League List Medal Ministry
    Mission Movement Navy Network Notification Ocean Office Olympics Open Organisation Organization Pact
    Paralympics Partnership Party Plan Plateau Policy Prize Programme Program Project Protocol Railway Railways
    Register Report Repository Resolution Revolt Revolution River Rules Satyagraha Scheme Sea Secretariat Senate
    Service Society Strait Summit System Territory Treaty Triangle Tribunal Trophy Union Valley War Yojana Zone
    Principles Directive Fault Belt Ring Budget Statement Ghats Basin Session Strategy Community Club Cell Academy
    Foundation Dam Bridge Tunnel Expressway Highway Canal Barrage Wall Line Sanctuary Festival Regiment
    Battalion Battle Rebellion FTA CECA CEPA ECTA TEPA Outlook Tax Survey Census Standard Standards Dialogue Compact
    Peninsula Delta Peace Vehicle Station Agitation Cooperation Link Case Ratna Dam Barrage Refinery Crisis Array Rocket
    Launcher Observatory Probe Orbiter Lander Rover Straits Isthmus Plains Highlands Caves Falls
    Trench Current Channel Massacre March Tragedy Pandemic Constituency Rifles Force Corps Squad Bureau Police Guard
    Laboratory Federation Society Record Bloc Ashram Statue Samaj Straits Vibhushan Bhushan Shri Law Setu Card Kingdom
    Statute Councils General Chakra
    Experiment Awards Section Temples Complex Stadium Memorial
    Republic Caliphate Sultanate Confederation Heights Hills Mountains Regime Arrangement
    Command Commissioner Codes Label Atlas Grid Consortium Headquarters Fleet Squadron Brigade Division Depository Registry Accelerator
    Quake Earthquake Flood Floods Tsunami Avalanche Mutiny Uprising Judgment Verdict Reef Flag Emblem Anthem Effect
"""
_WITH_THE = frozenset(_WITH_THE_WORDS.split())
_THE_WITH_OF_WORDS = """
    Bank University Bay Museum Republic Kingdom Parliament Duke Battle Partition Chief State House Institute School Rann Tropic
"""
_THE_WITH_OF = frozenset(_THE_WITH_OF_WORDS.split())
_READ_WITH_THE_WORDS = """
    UN EU UK US USA UAE WTO WHO IMF RBI ICC BCCI IOC SCO ADB ECB UNDP FAO ILO IAEA CBI NIA NDRF FBI ISS
"""
_READ_WITH_THE = frozenset(_READ_WITH_THE_WORDS.split())
_STEM = re.compile(r" (?:of|for|on|to|in|under|against|at|with) |,| \(")
_ORDINAL_WORDS = ("", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")

# What a name's last word says that it is, as the noun of a question.
_NOUN = {
    "Act": "Act", "Ministry": "ministry", "Protocol": "protocol", "Convention": "convention", "Port": "port",
    "Committee": "committee", "Commission": "commission", "University": "university", "River": "river", "Treaty": "treaty",
    "Agreement": "agreement", "Scheme": "scheme", "Mission": "mission", "Programme": "programme", "Yojana": "scheme",
    "Organisation": "organisation", "Organization": "organisation", "Fund": "fund", "District": "district",
    "district": "district", "Council": "council", "Department": "department", "Corporation": "corporation",
    "Limited": "company", "Ltd": "company", "Institute": "institute", "Plateau": "plateau", "Ocean": "ocean", "Sea": "sea",
    "Lake": "lake", "Dam": "dam", "Bank": "bank", "Desert": "desert", "Strait": "strait", "Dynasty": "dynasty",
    "Award": "award", "Prize": "prize", "Index": "index", "Declaration": "declaration", "Rules": "rules", "Park": "park",
    "Amendment": "amendment", "Authority": "authority", "Agency": "agency", "Board": "board", "Schedule": "Schedule",
    "List": "list", "Code": "code", "Union": "union", "Summit": "summit", "Festival": "festival", "Party": "party",
    "Empire": "empire", "Cup": "tournament", "Notification": "notification", "island": "island", "Island": "island",
    "Bill": "Bill", "Channel": "channel", "Canal": "canal", "Tunnel": "tunnel", "Bridge": "bridge", "Passage": "strait",
    "Akademi": "academy", "Academy": "academy",
    "river": "river", "lake": "lake", "Foundation": "foundation", "Society": "society", "Framework": "framework",
}  # fmt: skip
_STATES = {
    "UP": "Uttar Pradesh", "MP": "Madhya Pradesh", "AP": "Andhra Pradesh", "HP": "Himachal Pradesh", "WB": "West Bengal",
    "TN": "Tamil Nadu", "J&K": "Jammu and Kashmir", "MH": "Maharashtra", "KA": "Karnataka", "RJ": "Rajasthan",
    "T.N.": "Tamil Nadu", "H.P.": "Himachal Pradesh", "W.B.": "West Bengal", "UK": "United Kingdom", "US": "United States",
    "Guj": "Gujarat", "Raj": "Rajasthan", "A.P.": "Andhra Pradesh", "U.P.": "Uttar Pradesh", "M.P.": "Madhya Pradesh", "GJ": "Gujarat",
    "KL": "Kerala", "TS": "Telangana", "CG": "Chhattisgarh", "JH": "Jharkhand", "OD": "Odisha", "PB": "Punjab", "HR": "Haryana",
    "Mah": "Maharashtra", "Kar": "Karnataka", "Karn": "Karnataka", "Ker": "Kerala", "Chh": "Chhattisgarh",
    "A&N": "Andaman and Nicobar Islands",
    "Arunachal": "Arunachal Pradesh", "Himachal": "Himachal Pradesh", "Maha": "Maharashtra", "A.N.": "Andaman and Nicobar Islands",
}  # fmt: skip


_KIND_LAST = re.compile(
    r" (?:area|building|region|line|zone|dam|stupa|temple|fort|palace|tomb|mosque|bridge|tunnel|canal|movement|massacre|mutiny|pass|"
    r"airport|port|highway|expressway|corridor|"
    r"station|project|section|stretch|package)$"
)


# Offices of the State that notes name in the place of their holder.
OFFICE = re.compile(
    r"(?:(?:Union |State )?(?:[A-Z]\w+ ){1,2}Minister|PM|CM|President|Vice[- ]President|Speaker|Lieutenant Governor|Governor|"
    r"Chief Justice|Chief Election Commissioner|Attorney General)(?: of India)?\b"
)


@lru_cache(maxsize=4096)
def write_out(text: str) -> str:
    """Return the text with its abbreviated units, months and signs in words."""
    for pattern, words in _SHORT:
        text = pattern.sub(words, text)
    text = _MONTH_WORD.sub(lambda m: _MONTH[m[1] or m[2]], text)
    return " ".join(text.split())


def place_name(text: str) -> str:
    """Return a state's name for its letters (only where a place must stand: MP is also a member of Parliament)."""
    return _STATES.get(text.strip(), text.strip())


def takes_the(name: str) -> bool:
    """Tell whether a name is read with "the" in a sentence."""
    if re.match(r"(?:Operation|Project|Mission) [A-Z]", name) or re.search(r"Resolution \d+", name):
        return False
    if name.startswith(("The ", "the ")) or re.search(r"['’]s ", name):
        return False
    if (
        name in _READ_WITH_THE
        or name in ("Sundarbans", "Andamans", "Maldives", "Philippines", "Quad", "Lok Adalats", "Commonwealth")
        or re.match(r"(?:1[89]|20)\d\d [A-Z].* (?:Championship|Games|Olympics|Cup|Summit|Olympiad|Open)", name)
        or re.match(r"[A-Z]\w+ (?:king|emperor|ruler|poet|queen) ", name)
    ):
        return True
    bare = re.sub(r" \([^)]*\)", "", name)
    if re.match(
        r"(?:Indian national|Two|Three|Four|Five|Six|Seven|Eight|First|Second|Third|Fourth|Fifth|"
        r"New Parliament|\d+(?:st|nd|rd|th)) [A-Za-z]",
        bare,
    ):
        return True
    if _KIND_LAST.search(bare) or bare == "Red Fort":
        return True
    first = _STEM.split(bare, maxsplit=1)[0].split()
    last = [word for word in re.sub(r"[, ]+(?:1[5-9]|20)\d\d(?:[-–]\d+)?$|-\d+$", "", bare).split() if word.isalpha()]
    if not first or not last:
        return False
    if re.search(r"\b(?:Development|Investment|Housing|World|Central|Reserve|State|National) Bank$", bare):
        return True
    if first[-1] in _THE_WITH_OF and re.search(r" (?:of|for) ", bare):
        return True
    if last[-1] in ("Limited", "Ltd", "Island", "Lake"):
        return " of " in bare and first[-1] in _WITH_THE
    return (
        _cap(first[-1]) in _WITH_THE
        or _cap(last[-1]) in _WITH_THE
        or bare in ("World Bank", "Lok Sabha", "Rajya Sabha", "European Central Bank")
    )


def _cap(word: str) -> str:
    return word[0].upper() + word[1:]


def is_bare_kind(name: str) -> bool:
    """Tell whether a name is only a kind ("Council", "Act"), which says nothing without the note."""
    return name in _WITH_THE and name not in (
        "Olympics",
        "Paralympics",
        "Himalaya",
        "Himalayas",
        "Constitution",
        "Army",
        "Navy",
        "Railways",
        "Rules of Origin",
    )


def the(name: str) -> str:
    """Return the name with "the" where it is read so."""
    return f"the {name}" if takes_the(name) else name


def head_noun(name: str) -> str:
    """Return the question noun that the name itself says ("Nagoya Protocol": protocol), or an empty text."""
    bare = re.sub(r" \([^)]*\)|[, ]+(?:1[5-9]|20)\d\d$", "", name)
    words = _STEM.split(bare, maxsplit=1)[0].split()
    for word in (words[-1] if words else "", bare.split()[-1] if bare.split() else ""):
        if word in _NOUN:
            return _NOUN[word]
    return ""


def is_plural(name: str) -> bool:
    """Tell whether a verb after the name stands in the plural."""
    bare = re.sub(r" \([^)]*\)|,? (?:1[5-9]|20)\d\d$", "", name)
    if re.fullmatch(r"[A-Za-z]+ and [A-Za-z]+|[A-Z]-[a-z]+s", bare):
        return True
    if any(part in bare for part in (" and ", " & ")) and all(map(head_noun, re.split(r" (?:and|&) ", bare))):
        return True  # "Reef University and Sea Academy"
    if re.match(r"(?:Operation|Project|Mission|Exercise) [A-Z]", bare):
        return False
    words = _STEM.split(bare, maxsplit=1)[0].split()
    last = words[-1] if words else ""
    if last in ("Olympics", "Paralympics", "Deaflympics"):
        return True
    if last == bare and re.search(r"[ao]s$", last):
        return False
    if last.isupper() or last in ("States", "Nations", "Maldives", "Philippines", "Netherlands"):
        return False
    return bool(re.fullmatch(r"(?:[A-Za-z]+-)?[A-Za-z]+[^siu’']s", last)) and not last.endswith(("ics", "News"))


def flight_of(vehicle: str) -> str:
    """Return " and flight" where a launch vehicle is named with the number of its flight ("PSLV-C30"), else nothing."""
    return " and flight" if re.search(r"-[A-Z]?\d+$", vehicle) else ""


def plural(noun: str) -> str:
    """Return the phrase with its last word in the plural: "the Nathu La and Jelep La passes"."""
    if re.search(r"(?:s|x|z|ch|sh)$", noun):
        return f"{noun}es"
    return f"{noun[:-1]}ies" if re.search(r"[^aeiou]y$", noun) else f"{noun}s"


def ordinal(number: int) -> str:
    """Return "first" for 1, up to "tenth"."""
    return _ORDINAL_WORDS[number]


def a(noun_phrase: str) -> str:
    """Return the noun phrase with "a" or "an"."""
    vowel = re.match(r"[AEIOaeio]|[Uu](?!ni|s[aei]|t[ei]|ra)|[FHLMNRSX][A-Z]", noun_phrase)
    return f"{'an' if vowel else 'a'} {noun_phrase}"


def join(names: list[str]) -> str:
    """Return "A, B and C"."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
