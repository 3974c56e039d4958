"""Reads a line of a note about one thing as one of its attributes: ``Vice-Chair – P since May 2022``, ``Official lang: A, B``."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from studyapp.domain.fact import RoleKind
from studyapp.extract.notes.about import Thing
from studyapp.extract.notes.acronyms import SHORT, matches
from studyapp.extract.notes.compose import claim_of
from studyapp.extract.notes.constitutional_offices import OFFICE_RULES
from studyapp.extract.notes.cut import pieces
from studyapp.extract.notes.dates import DATE, read_date
from studyapp.extract.notes.naming import name_of
from studyapp.extract.notes.page import Claim, Page
from studyapp.extract.notes.posts import PERSON
from studyapp.extract.notes.sorts import sort_of, the_name
from studyapp.extract.notes.words import flight_of, join, write_out

_SIGN = r"(?: ?[:=] ?| [—–-] | )"
_STRICT = r"(?: ?[:=] ?| [—–-] )"
_BODIES = ("body", "scheme", "committee", "award", "meeting")
_OF_INDIA = ("Chief Election Commissioner",)
_NO_PERSON = re.compile(r"\b(?:India|Minister|President|Cabinet|PM|CM|State|States|Union|Council|Court|Governor)\b")

# Each office with one name, however notes shorten it.
_OFFICES = (
    (r"vice[- ]?chair(?:man|person|woman)?", "Vice-Chairperson"),
    (r"(?:executive )?chair(?:man|person|woman)?|chmn|hea?ded by", "Chairperson"),
    (r"CEO|Chief Executive(?: Officer)?", "CEO"),
    (r"DG|director[- ]general", "Director-General"),
    (r"sec(?:retary|y)?\.?[- ]gen(?:eral)?\.?|SG", "Secretary-General"),
    (r"MD|managing director", "Managing Director"),
    (r"executive director", "Executive Director"),
    (r"vice[- ]?chancellor|VC", "Vice-Chancellor"),
    (r"chancellor", "Chancellor"),
    (r"visitor", "Visitor"),
    (r"patron", "Patron"),
    (r"president|prez", "President"),
    (r"CEC|Chief Election Commissioner", "Chief Election Commissioner"),
)
_OFFICE = "|".join(words for words, _ in _OFFICES)
_HELD = re.compile(
    rf"(?:(?:present|current) )?(?P<office>(?i:{_OFFICE})){_STRICT}(?P<who>{PERSON})(?: \([A-Z][\w ]+\))?,? "
    rf"(?:\((?P<in>{DATE})\)|(?:\(?(?:since|from|w\.e\.f\.?|with effect from) (?P<since>{DATE})\)?)|"
    r"\(?(?P<term>20\d\d[-–](?:20)?\d\d)\)?)(?: \([^()\d]*\)|, [a-z][^\d]*)?"
)
_OFFICE_HOLDER = (
    r"(?P<who>(?:the )?(?:PM|Prime Minister|President(?: of India)?|Vice[- ]President(?: of India)?|"
    r"(?:Union )?(?:Home|Finance|Defence|Agriculture|Health|Education|Environment|Jal Shakti|Railway) Minister|"
    r"Cabinet Secretary|Chief Justice of India|CJI|UN Secretary-General))"
)
_FIRST_CEC = re.compile(
    rf"(?:[Ff]irst|1st) (?P<woman>woman )?(?:CEC|Chief Election Commissioner){_STRICT}(?P<who>{PERSON})(?:,? \(?(?:1[89]|20)\d\d.*)?"
)
_EX_OFFICIO = re.compile(
    rf"(?:ex[- ]officio )?(?P<office>(?i:{_OFFICE})){_STRICT}{_OFFICE_HOLDER}(?P<ex> \(ex[- ]officio\)|,? ex[- ]officio)?"
)
_HOLDERS = {
    "PM": "the Prime Minister of India", "Prime Minister": "the Prime Minister of India",
    "President": "the President of India",
    "Vice President": "the Vice-President of India", "Vice-President": "the Vice-President of India", "CJI": "the Chief Justice of India",
}  # fmt: skip


def _office(text: str) -> str:
    return next(name for words, name in _OFFICES if re.fullmatch(f"(?i:{words})", text))


def held_since(piece: str, thing: Thing, page: Page) -> Iterator[Claim]:
    """``Vice-Chair – A. Rao since May 2022``, ``Sec-Gen: A. Rao (Peru), 2025–27``: who came into the office, and when."""
    match = _HELD.fullmatch(piece)
    if match is None or thing.sort not in _BODIES or _NO_PERSON.search(match["who"]) or " " not in match["who"]:
        return
    office, name = _office(match["office"]), the_name(thing.name, page)
    name = "India" if office in _OF_INDIA else name
    if match["term"]:
        asks = f"Who is the {office} of {name} for the term {match['term']}?"
        said = f"{{who}} is the {office} of {name} for the term {match['term']}."
    else:
        when = read_date(match["in"] or match["since"])
        if when is None or (match["in"] and when.noun == "year"):
            return  # "(2023)" may be the year in which this was noted down
        asks = f"Who became the {office} of {name} {when.prep} {when.words}?"
        said = f"{{who}} became the {office} of {name} {when.prep} {when.words}."
    yield claim_of("office-since", said, match["who"], RoleKind.PERSON, asks, 0.86)


def first_commissioner(piece: str, thing: Thing, _page: Page) -> Iterator[Claim]:
    """``1st CEC: A. Rao (1950-58)`` under the commission: the office is of India, not of it."""
    match = _FIRST_CEC.fullmatch(piece)
    if match and "Election Commission" in thing.name and " " in match["who"]:
        post = f"first {match['woman'] or ''}Chief Election Commissioner of India"
        yield claim_of(
            "first-holder-of", f"{{who}} was the {post}.", match["who"], RoleKind.PERSON, f"Who was the {post}?", 0.88
        )


def ex_officio(piece: str, thing: Thing, page: Page) -> Iterator[Claim]:
    """``Chairperson – PM (ex officio)``: the holder of which office heads the body."""
    match = _EX_OFFICIO.fullmatch(piece)
    if match is None or thing.sort not in _BODIES:
        return
    office, name = _office(match["office"]), the_name(thing.name, page)
    if (
        not match["ex"]
        and not piece.startswith("ex")
        and office not in ("Visitor", "Chancellor", "Chairperson", "Patron")
    ):
        return
    bare = match["who"].removeprefix("the ")
    who = _HOLDERS.get(bare, f"the {bare}")
    ex = "ex officio " if "officio" in piece else ""
    asks = f"The holder of which office is the {ex}{office} of {name}?"
    yield claim_of("ex-officio", f"{{value}} is the {ex}{office} of {name}.", who, RoleKind.TERM, asks, 0.86)


_INSTRUMENT = re.compile(
    r"(?:(?i:set up|est\.?|estd\.?|established|formed|created|constituted|born))\b.*?\b(?:by|through|via|under) "
    r"(?:an? )?(?P<by>(?:Union )?[Cc]abinet [Rr]esolution|executive (?:order|resolution)|UNGA resolution|presidential order)\b.*"
)
_INSTRUMENTS = {
    "cabinet resolution": "a resolution of the Union Cabinet", "executive order": "an executive order",
    "executive resolution": "an executive resolution", "unga resolution": "a resolution of the UN General Assembly",
    "presidential order": "a presidential order",
}  # fmt: skip


def instrument(piece: str, thing: Thing, page: Page) -> Iterator[Claim]:
    """``Set up 1 Jan 2015, by Cabinet resolution``: by what kind of act."""
    match = _INSTRUMENT.fullmatch(piece)
    if match is None or thing.sort not in _BODIES:
        return
    by = _INSTRUMENTS[match["by"].lower().removeprefix("union ")]
    name = the_name(thing.name, page)
    asks = f"By what kind of instrument was {name} set up?"
    yield claim_of("set-up-by", f"{name} was set up by {{value}}.", by, RoleKind.TERM, asks, 0.84)


_FULL = re.compile(
    r"(?:(?i:full form|full name|stands for|acronym|abbreviation))(?: of [A-Z]+)?(?: is)?"
    r"(?: ?[:=] ?| [—–-] | )(?P<long>[A-Z][\w’'& -]+)"
)


def full_form(piece: str, thing: Thing, page: Page) -> Iterator[Claim]:
    """``Full form: Reef Council of India`` under the letters of the title."""
    match = _FULL.fullmatch(piece)
    if match is None:
        return
    for short in re.findall(rf"(?<![\w-]){SHORT}(?![\w-])", f"{thing.name} {page.title}"):
        if matches(short, match["long"]):
            asks = f"What does the abbreviation {short} stand for?"
            if short in thing.bare and thing.bare != short:
                asks = f"What does {short} in ‘{thing.bare}’ stand for?"
            yield claim_of("full-form", f"{short} stands for {{value}}.", match["long"], RoleKind.TERM, asks, 0.9)
            return


_TONGUES = (
    "English|French|Spanish|Russian|Chinese|Mandarin|Arabic|Hindi|Portuguese|German|Italian|Sanskrit|Malay|Bengali|Tamil|Nepali|"
    "Sinhala|Dzongkha|Persian|Urdu|Swahili|Burmese|Thai|Japanese"
)
_LANGUAGES = re.compile(
    rf"(?i:(?P<kind>official|working) lang(?:uage)?s?\.?){_SIGN}"
    rf"(?P<list>(?:{_TONGUES})(?:(?:, ?|,? (?:and|&) )(?:{_TONGUES})){{0,3}})(?: only)?"
)


def languages(piece: str, thing: Thing, page: Page) -> Iterator[Claim]:
    """``Official lang: Russian, Chinese only``: the whole list."""
    match = _LANGUAGES.fullmatch(piece)
    if match is None or thing.sort not in (*_BODIES, "place", "pact"):
        return
    names = re.findall(_TONGUES, match["list"])
    name, kind, few = the_name(thing.name, page), match["kind"].lower(), len(names) > 1
    asks = f"What {'are' if few else 'is'} the {kind} language{'s' if few else ''} of {name}?"
    said = f"The {kind} language{'s' if few else ''} of {name} {'are' if few else 'is'} {{value}}."
    yield claim_of("languages", said, join(names), RoleKind.TERM, asks, 0.88)


# Who held an office when something happened.
_AT_THE_TIME = (
    (r"G-?G|Gov(?:ernor)?\.?[- ]?Gen(?:eral)?\.?(?: of India)?", "the Governor-General of India"),
    (r"(?:Lt\.?|Lieutenant)[- ]Gov(?:ernor)?\.? of (?:the )?Punjab", "the Lieutenant-Governor of Punjab"),
    (r"(?:Lt\.?|Lieutenant)[- ]Gov(?:ernor)?\.? of (?:the )?Bengal", "the Lieutenant-Governor of Bengal"),
    (r"Viceroy(?: of India)?", "the Viceroy of India"),
    (r"Brit(?:ish)?\.? (?:PM|Prime Minister)", "the British Prime Minister"),
    (r"Mughal [Ee]mperor", "the Mughal emperor"),
    (r"(?:Secy|Secretary)\.? of State(?: for India)?", "the Secretary of State for India"),
    (r"Cong(?:ress)?\.? [Pp]res(?:ident|dt)?\.?|INC [Pp]resident", "the President of the Indian National Congress"),
)
_AT_TIME = re.compile(
    rf"(?:(?:The )?(?P<office>{'|'.join(words for words, _ in _AT_THE_TIME)})(?: (?:then|at (?:the|that) time))?{_STRICT}"
    rf"(?P<who>{PERSON}))"
)


def holder_then(piece: str, thing: Thing, page: Page) -> Iterator[Claim]:
    """``GG = Lord Reef`` under an event: who held the office at the time."""
    match = _AT_TIME.fullmatch(piece)
    if match is None or thing.sort != "happening" or _NO_PERSON.search(match["who"]):
        return
    office = next(name for words, name in _AT_THE_TIME if re.fullmatch(words, match["office"]))
    took = "took place" if _AT_ONCE.search(thing.name) else "began"
    when = f"when {the_name(thing.name, page)} {took}"
    asks = f"Who was {office} {when}?"
    yield claim_of("holder-then", f"{{value}} was {office} {when}.", match["who"], RoleKind.PERSON, asks, 0.84)


_AT_ONCE = re.compile(r"Massacre|Battle|Tragedy|Partition|Session|Congress|Summit|Conference|March")
_MASS = re.compile(
    rf"(?i:launch|lift-?off|total)? ?(?i:mass|weight|wt\.?){_SIGN}(?P<value>[\d,.]+ ?(?:kg|tonnes?|t))\b(?:,.*| at launch)?"
)


def launch_mass(piece: str, thing: Thing, page: Page) -> Iterator[Claim]:
    """``Launch wt 1337 kg``: how heavy it was."""
    match = _MASS.fullmatch(piece)
    if match is None or thing.sort != "craft":
        return
    name = the_name(thing.name, page)
    value = re.sub(r"(?<=\d)(?=[a-z])", " ", match["value"])
    asks = f"What was the launch mass of {name}?"
    yield claim_of("launch-mass", f"The launch mass of {name} was {{value}}.", value, RoleKind.NUMBER, asks, 0.8)


_VEHICLE = re.compile(
    r"(?P<vehicle>(?:PSLV|GSLV|LVM3|SLV|ASLV|SSLV|Falcon|Ariane|Soyuz|Vega|Atlas|Long March|Saturn|Vulcan|Electron|Delta|Proton|HLVM3)"
    r"(?:[ -]?(?:Heavy|V|IV|II|Mk-?(?:III|II|\d)|\d[\dA-Z]*|[A-Z]\d+))*(?:/M\d)?)(?: \([A-Z]+\))?(?: rocket)?"
)
_SITES = {
    "Sriharikota": "Sriharikota", "SDSC": "Sriharikota", "SDSC SHAR": "Sriharikota", "SHAR": "Sriharikota",
    "Satish Dhawan Space Centre": "the Satish Dhawan Space Centre, Sriharikota", "Kourou": "Kourou, French Guiana", "Baikonur": "Baikonur",
    "Cape Canaveral": "Cape Canaveral", "Kennedy Space Center": "the Kennedy Space Center",
    "Kennedy Space Centre": "the Kennedy Space Center",
    "Vandenberg": "Vandenberg", "Jiuquan": "Jiuquan", "Wenchang": "Wenchang", "Plesetsk": "Plesetsk", "Vostochny": "Vostochny",
    "Tanegashima": "Tanegashima", "Mahia": "Mahia", "Thumba": "Thumba",
}  # fmt: skip
_LAUNCH = re.compile(r"(?i:launch(?:ed)?(?: vehicle| by)?|lift-?off|rocket|launcher|launch site|site)\b(?P<rest>.*)")


def launch(piece: str, thing: Thing, page: Page) -> Iterator[Claim]:
    """``Launch 5 Nov 2013, PSLV-C25, Sriharikota``: by which vehicle, from where."""
    match = _LAUNCH.fullmatch(piece) if thing.sort == "craft" else None
    parts = [part.strip(" :=–—-") for part in re.split(r",|\b(?:on|by|from|aboard)\b", match["rest"])] if match else []
    vehicles = [found["vehicle"] for part in parts if (found := _VEHICLE.fullmatch(part))]
    sites = [_SITES[bare] for part in parts if (bare := re.sub(r" \([^()]*\)$", "", part)) in _SITES]
    name = the_name(thing.name, page)
    if len(vehicles) == 1:
        asks = f"By which launch vehicle{flight_of(vehicles[0])} was {name} launched?"
        yield claim_of(
            "vehicle", f"{name} was launched by {{value}}.", vehicles[0], RoleKind.WORK, asks, 0.86, "launch vehicle"
        )
    if len(sites) == 1:
        asks = f"From which launch site was {name} launched?"
        yield claim_of("launch-site", f"{name} was launched from {{value}}.", sites[0], RoleKind.PLACE, asks, 0.84)


_COST = re.compile(
    r"(?i:(?:total |mission |project )?cost)(?: ?[:=] ?| [—–-] | |→ )"
    r"(?P<value>(?:about |approx\.? |~ ?)?(?:₹|Rs\.? ?|\$ ?|US\$ ?)[\d.,]+ (?:crore|lakh crore|billion|million))"
    r"(?: \([^()]*\)|,.*)?"
)


def cost(piece: str, thing: Thing, page: Page) -> Iterator[Claim]:
    """``Cost ₹450 cr``: how much a mission cost."""
    match = _COST.fullmatch(piece)
    if match is None or thing.sort != "craft":
        return
    name = the_name(thing.name, page)
    value = re.sub(r"approx\.? |~ ?", "about ", match["value"]).replace("about  ", "about ")
    asks = f"How much did {name} cost?"
    yield claim_of("cost-of", f"{name} cost {{value}}.", value, RoleKind.NUMBER, asks, 0.8)


_FIRST_TEST = re.compile(
    rf"(?i:first|1st|maiden) (?i:test(?:ed|[- ]fired?)?|flight|launch|test[- ]flight|flight test)(?: on| ?[:=]| [—–-])? (?P<date>{DATE})"
    r"(?:[,;] .*| (?:from|at|off) .*)?"
)


def first_test(piece: str, thing: Thing, page: Page) -> Iterator[Claim]:
    """``1st test: 19 Apr 2012, ...``: when a weapon was first tested."""
    match = _FIRST_TEST.fullmatch(piece) if thing.sort == "weapon" else None
    when = read_date(match["date"]) if match else None
    if when is not None:
        name = the_name(thing.name, page)
        asks = f"{when.prep.capitalize()} which {when.noun} was {name} first tested?"
        said = f"{name} was first tested {when.prep} {{value}}."
        yield claim_of("first-test", said, when.words, RoleKind.DATE, asks, 0.84, when.noun)


_SLOGAN = re.compile(
    rf"(?i:slogan|mantra|watchword){_SIGN}[“\"‘'](?P<said>[A-Z][^“”\"]{{3,40}})[”\"’'](?: \([^()]*\))?"
)


def slogan(piece: str, thing: Thing, page: Page) -> Iterator[Claim]:
    """``Slogan: "Sea or sky"`` under a movement: its watchword."""
    match = _SLOGAN.fullmatch(piece)
    if match and thing.sort == "happening":
        name = the_name(thing.name, page)
        asks = f"What was the slogan of {name}?"
        yield claim_of("slogan", f"The slogan of {name} was ‘{{value}}’.", match["said"], RoleKind.TERM, asks, 0.84)


_TOP = re.compile(
    rf"(?P<index>[A-Z][\w’'& -]*? (?:Index|Report|Rankings?|Survey))(?: \(?(?P<year>20\d\d(?:[-–]\d\d)?)\)?){_STRICT}"
    r"(?P<who>[A-Z][A-Za-z]+(?: [A-Z][a-z]+)*) (?:1st|first|top|topped|tops|no\.? ?1|rank 1|ranked 1st|ranked first)(?: \([^()]*\))?"
)


def tops(piece: str, page: Page) -> Iterator[Claim]:
    """``Reef Index 2025 – Odisha 1st``: who leads a dated index."""
    match = _TOP.fullmatch(piece)
    mentions = page.gazetteer.find(match["who"]) if match else ()
    noun = next((mention.noun for mention in mentions if mention.start == 0), "")
    if match is None or noun not in ("state", "country", "city"):
        return
    name = f"the {match['index']} {match['year']}"
    asks = f"Which {noun} ranked first in {name}?"
    yield claim_of("tops", f"{{value}} ranked first in {name}.", match["who"], RoleKind.PLACE, asks, 0.86, noun)


_REALM = re.compile(
    rf"(?P<key>[Ff]ounder|[Ff]ounded by|(?:[Ll]ast|[Ff]irst) (?:ruler|king|sultan|emperor)){_STRICT}"
    rf"(?P<who>{PERSON})(?: \((?:c\. ?)?[\d –-]+(?: AD| CE)?\))?"
)
_EMBLEM = re.compile(rf"(?:[Rr]oyal )?[Ee]mblem{_STRICT}(?P<what>(?:the )?[A-Za-z][a-z]+(?: [a-z]+)?)")


def realm(piece: str, thing: Thing, page: Page) -> Iterator[Claim]:
    """``Founder – Reef I``, ``last ruler – ...``, ``emblem – tiger`` under a dynasty."""
    if thing.sort != "realm":
        return
    name = the_name(thing.name, page)
    if match := _REALM.fullmatch(piece):
        founded = match["key"].lower().startswith("found")
        did = f"founded {name}" if founded else f"was the {match['key'].lower()} of {name}"
        yield claim_of("realm", f"{{who}} {did}.", match["who"], RoleKind.PERSON, f"Who {did}?", 0.84)
    if match := _EMBLEM.fullmatch(piece):
        asks = f"What was the emblem of {name}?"
        yield claim_of("realm", f"The emblem of {name} was {{value}}.", match["what"], RoleKind.TERM, asks, 0.84)


_Rule = Callable[[str, Thing, Page], Iterator[Claim]]
RULES: tuple[_Rule, ...] = (
    held_since,
    first_commissioner,
    ex_officio,
    instrument,
    full_form,
    languages,
    holder_then,
    launch_mass,
    launch,
    cost,
    first_test,
    slogan,
    realm,
    *OFFICE_RULES,
)
_PIECES = r"; | ∴ | ∵ | \| |(?<=[a-z)\d]{2})\. (?=[A-Z])|→"


# "NDB prez – A. Rao since Mar 2031" names its own body.
_OWNED = re.compile(rf"(?P<owner>[A-Z][\w’'&-]*(?: [A-Z][\w’'&-]*){{0,6}}) (?P<rest>(?i:{_OFFICE}){_STRICT}.+)")
_LABELLED = re.compile(r"(?i:what|when|where|launch|name|cost|who|rocket|oath|tenure) → (?=.)")


def attributes(line: str, thing: Thing | None, page: Page) -> Iterator[tuple[Claim, str]]:
    """Yield what a line, already written out, says of the thing that its title or heading names, with the piece that says it."""
    for _, piece in pieces(unlabelled(line), _PIECES):
        bare = write_out(piece.strip(" ."))
        for claim in tops(bare, page):
            yield claim, piece
        own = _OWNED.fullmatch(bare)
        owner = name_of(own["owner"], page) if own else ""
        if own and owner and sort_of(owner, page) in _BODIES:
            yield from ((claim, piece) for claim in held_since(own["rest"], Thing(owner, sort_of(owner, page)), page))
        if thing is not None:
            yield from ((claim, piece) for rule in RULES for claim in rule(bare, thing, page))


def unlabelled(line: str) -> str:
    """Return a line without a question word that only labels it ("WHEN → launched ..."); with a colon behind any other label."""
    label = _LABELLED.match(line)
    if label is None:
        return line
    word = label[0].removesuffix(" → ")
    return (
        line[label.end() :]
        if re.fullmatch(r"(?i:what|when|where|who)", word)
        else f"{word.capitalize()}: {line[label.end() :]}"
    )
