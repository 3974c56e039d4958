"""Reads a line that begins with a date: what was done to the title's thing then, who joined it; and a named thing's own date."""

from __future__ import annotations

import re
from collections.abc import Iterator

from studyapp.domain.fact import Role, RoleKind
from studyapp.extract.notes.about import Thing
from studyapp.extract.notes.compose import compose
from studyapp.extract.notes.dates import DATE, read_date
from studyapp.extract.notes.deed_verbs import PARTICIPLES
from studyapp.extract.notes.naming import place_noun
from studyapp.extract.notes.page import Claim, Page
from studyapp.extract.notes.sorts import sort_of, the_name
from studyapp.extract.notes.tables import keyed_as_line
from studyapp.extract.notes.words import join, the

_THINGS = ("body", "pact", "scheme", "law", "committee", "site", "craft", "operation", "war craft", "weapon")
# What is done once to a thing of each of these sorts; a body that "launched" something else did not itself begin.
_DEEDS = {
    "pact": "adopted|signed|opened for signature|ratified by India|entered into force|came into force|in force",
    "law": "passed|enacted|notified|in force|came into force|repealed", "body": "set up|established|founded|est\\.?|formed|constituted",
    "scheme": "launched|announced|approved|notified", "craft": "launched|launch|lift-?off|lifted off",
    "site": "inaugurated|opened|completed",
    "committee": "set up|constituted|appointed", "war craft": "launched|commissioned|decommissioned", "operation": "launched",
}  # fmt: skip
_SEP = r"(?:,|:| [—–-]| →)? "
_DONE_THEN = re.compile(
    rf"(?P<date>{DATE}){_SEP}(?P<deed>[A-Za-z][a-z.-]*(?: [a-z]+)*?)(?P<rest>, .*|(?: at| in| by| on| with) .*)?"
)
_LAUNCH = re.compile(
    rf"(?:[Ll]aunch(?:ed)?|[Ll]ift-?off|[Ll]ifted off)(?: date)?(?: ?[:=] ?| [—–-] | )(?:on )?(?P<date>{DATE})(?P<rest>,.*)?"
)
_NAMED = re.compile(
    rf"(?P<date>{DATE}){_SEP}(?P<name>(?:the )?[A-Z][\w’'&.-]*(?: (?:of |for |and |on |the )*[A-Z][\w’'&.-]*)+)"
    rf"(?: [—–-]|:|,|$)(?: (?P<rest>(?:{PARTICIPLES})\b.*|))?"
)
_TAGGED = re.compile(
    rf"(?:UNESCO (?:WHS|World Heritage Site)|WHS|World Heritage Site|Ramsar(?: [Ss]ite)?|NP|[Nn]ational [Pp]ark|[Tt]iger [Rr]eserve|TR|"
    rf"[Bb]iosphere [Rr]eserve):? {DATE}"
)
_INDIA = re.compile(rf"India (?P<verb>joined|signed|ratified|acceded to)(?: it)?(?::| [—–-]| on| in)? (?P<date>{DATE})")
_ARTICLES = re.compile(r"(?:key |imp(?:ortant)? )?(?:articles?|arts?|constitutional provisions)\b", re.IGNORECASE)
_ARTICLE = re.compile(r"(?P<n>\d{1,3}[A-Z]{0,2})(?:\(\d+\))?(?: [—–-]| ?:| =) (?P<rest>[a-z][^():→]*)")
_OF_LAND = re.compile(r"(?:[Cc]apital|[Cc]urrency|[Pp]arliament)(?: ?[:=]| [—–-]) ")
_SET_UP = {"body": "set up", "committee": "set up"}
_LISTED = re.compile(r"(?:flagship |key |major |main )?(?P<kind>programme|scheme|mission|campaign)s\W*", re.IGNORECASE)
_ITEM = re.compile(rf"(?P<name>[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)+) [—–-] (?:launched )?(?P<date>{DATE})(?P<rest>[,;].*)?")


def with_doing(line: str, heading: str, thing: Thing | None, page: Page) -> str:
    """Return a line that begins with a date, or an item of a list of schemes, as the grammar reads it; any other unchanged."""
    said = _of_thing(line, thing, page) if thing else ""
    if not said and _ARTICLES.match(heading) and (article := _ARTICLE.fullmatch(line)):
        said = f"Article {article['n']} — {article['rest'].split(',')[0].split(';')[0].strip()}"
    if not said and (named := _NAMED.fullmatch(line)):
        return _named(named, line, page)
    return said or _of_list(line, heading, page) or line


def _of_thing(line: str, thing: Thing, page: Page) -> str:
    """Return a line that says something of the title's thing with its name before it; else an empty text."""
    if thing.sort == "craft" and (launch := _LAUNCH.fullmatch(line)):
        return f"{thing.bare}: launched {launch['date']}"
    if (done := _DONE_THEN.fullmatch(line)) and (deed := _deed(done["deed"].lower(), thing.sort)):
        return f"{thing.bare}: {deed} {done['date']}{_behind(done['rest'] or '', page)}"
    if thing.sort == "site" and _TAGGED.fullmatch(line):
        return f"{thing.bare}: {line.replace(':', '')}"
    if thing.sort in ("pact", "body") and (step := _INDIA.fullmatch(line)):
        on = "on" if re.match(r"\d\d? ", step["date"]) else "in"
        return f"India {step['verb']} {the_name(thing.bare, page)} {on} {step['date']}"
    keyed = thing.sort in _THINGS or (thing.sort == "place" and _OF_LAND.match(line))
    said = keyed_as_line(line, thing.bare) if keyed else line
    return said if said != line else ""


_CALENDAR = re.compile(
    r"(?P<date>\d{1,2} [A-Z][a-z]+ (?:19|20)\d\d) ?(?:[—–-]|:) (?P<name>[A-Z][\w’'&.-]*(?: [\w’'&./-]+){0,6}?) "
    r"(?:was |were |is |are )?(?P<deed>launched|signed|adopted|inaugurated|commissioned|inducted|unveiled|notified|struck down|upheld|"
    r"opened|released|ratified|repealed|enacted|abolished)(?P<rest>\b.*)"
)


def on_its_day(line: str) -> str:
    """Return "Reef App: launched 16 January 2016 by ..." for "16 January 2016 – Reef App launched by ..." of a calendar of events."""
    done = _CALENDAR.fullmatch(line)
    if done is None or " and " in done["name"] or " & " in done["name"]:
        return line
    by = re.match(r" (?:by|at|in) [^,;]+", done["rest"])
    return f"{done['name']}: {done['deed']}{by[0] if by else ''} on {done['date']}"


def _deed(word: str, sort: str) -> str:
    """Return what was done, if it is done once to a thing of this sort; else an empty text."""
    if not re.fullmatch(_DEEDS.get(sort, "-"), word):
        return ""
    return "opened" if word.startswith("opened for") else "launched" if re.match(r"launch|lift", word) else word


def _of_list(line: str, heading: str, page: Page) -> str:
    """Return the item of a list of schemes with its kind and its deed: a bare date there is that of its launch."""
    listed, item = _LISTED.fullmatch(heading.strip()), _ITEM.fullmatch(line)
    if not listed or not item:
        return ""
    name = item["name"] if sort_of(item["name"], page) else f"{item['name']} {listed['kind'].capitalize()}"
    return f"{name}: launched {item['date']}"


def _behind(rest: str, page: Page) -> str:
    """Return what stands behind the deed: its doer, or a known place; else nothing."""
    text = rest.strip(" ,.")
    if re.match(r"(?:at|in|by|on|with) ", text):
        return f" {text}"
    return f" in {text}" if place_noun(text, page) else ""


def _named(named: re.Match[str], line: str, page: Page) -> str:
    sort = sort_of(named["name"], page)
    rest = (named["rest"] or "").strip()
    deed = _SET_UP.get(sort, "")
    if not deed or re.search(DATE, rest):
        return line
    done = re.match(r"(?:set up|formed|appointed|constituted|established)\b", rest)
    by = re.match(
        r"(?:set up|formed|appointed|constituted|established) (?P<by>by (?:the )?[A-Z][\w.]*(?: [A-Z][\w.]*)+)(?=$|,| as)",
        rest,
    )
    if rest and not done:
        return line
    doer = f" {by['by']}" if by else ""
    return f"{named['name']}: {deed} {named['date']}{doer}"


_WHO = r"(?:[A-Z][a-z]+(?: [A-Z][a-z]+)*|UAE|UK|USA|US)"
_LATER = re.compile(
    rf"(?P<who>{_WHO}) (?:joined|acceded|became (?:a )?member)(?: on| in)? (?P<date>{DATE})(?: \((?P<nth>\d+(?:st|nd|rd|th))\))?"
)
_JOINED = re.compile(
    rf"(?P<date>{DATE}){_SEP}(?P<who>{_WHO}(?:(?:, | and | & | ?\+ ?){_WHO}){{0,3}}) (?:became |become |joined as |as |[—–-] )?"
    r"(?:(?P<how>full members?|members?|observers?|dialogue partners?|joins|joined|in|joined as full members?)"
    r"|\((?P<nth>\d+(?:st|nd|rd|th))(?: member)?\))"
    r"(?:,? (?:at )?[A-Z]\w+(?: summit)?| [—–-] .*|, .*)?"
)


def joined(line: str, thing: Thing | None, page: Page) -> Iterator[Claim]:
    """``9 Jun 2017 Peru and Chile full members``, ``4 Jul 2024 Peru (10th)``: who became a member of the body, and when."""
    if later := _LATER.match(line):
        line = f"{later['date']} {later['who']} {'(' + later['nth'] + ')' if later['nth'] else 'joined'}"
    match = _JOINED.fullmatch(line) if thing and thing.sort in ("body", "pact") else None
    when = read_date(match["date"]) if match else None
    if thing is None or match is None or when is None:
        return
    names = re.split(r", | and | & | ?\+ ?", match["who"])
    if not all(place_noun(name, page) == "country" or name == "India" for name in names):
        return
    name = the_name(thing.name, page)
    how = (match["how"] or "").rstrip("s").removeprefix("joined as ")
    as_what = {"observer": "observer", "dialogue partner": "dialogue partner", "full member": "full member"}.get(
        how, "member"
    )
    several = len(names) > 1
    part = f"{as_what}s" if several else f"{'an' if as_what[0] == 'o' else 'a'} {as_what}"
    of = "at" if as_what == "observer" else "of"
    if match["nth"]:
        asks = f"Which country became the {match['nth']} member of {name}?"
        yield _asked(
            "nth-member",
            f"{{who}} became the {match['nth']} member of {name}.",
            Role("who", names[0], RoleKind.PLACE, "country", question=asks),
        )
    asks = f"{when.prep.capitalize()} which {when.noun} did {join(list(map(the, names)))} become {part} {of} {name}?"
    said = f"{join(list(map(the, names)))} became {part} {of} {name} {when.prep} {{time}}."
    yield _asked("member-since", said, Role("time", when.words, RoleKind.DATE, when.noun, question=asks))


def _asked(frame: str, said: str, role: Role) -> Claim:
    return compose(frame, said, (role,), (role.name,), 0.86)
