"""The ready question with its answer, taken as it stands where it is sound."""

from __future__ import annotations

import re
from collections.abc import Iterator

from studyapp.extract.notes.acronyms import SHORT, matches
from studyapp.extract.notes.compose import compose, term, wording
from studyapp.extract.notes.naming import expand, is_name, noun_of, whole_mention
from studyapp.extract.notes.page import Outcome, Page, Silence
from studyapp.extract.notes.words import is_plural, takes_the, the, write_out

READY = re.compile(
    r"[^\w“‘(\"']*(?:(?:MCQs?|Quiz|Prelims|Q(?:ues(?:tion)?)?(?![a-z]))\.?\s?\d*\s?[.:)–—-]?\s*)?(?P<question>[^?]{12,}\?)\s*(?:→|->|=>|➜|=|[—–-]{1,2}|Ans(?:wer)?\s?[.:=-]+|"
    r"A[:.])\s*(?P<answer>.+)"
)
_LINES_BEFORE = re.compile(r"^.*\b(?:Q|Ques|Question)\s?\d*\s?[.:)] ")
_SECOND = re.compile(r",? and (?:on |in |by |from |at |under )?(?:which|what|when|who|where|how)\b[^?]*\?$")
_ASKS = re.compile(r"\b(?:which|what|when|who|where|how|whom|whose)\b", re.IGNORECASE)
_BARE = re.compile(
    r"^(?:(?:it|this|that|these|those|he|she|they)\b)|\b(?:above|following|this scheme|this article)\b", re.IGNORECASE
)


def ready_question(line: str, page: Page) -> Iterator[Outcome]:
    """Take ``Question? → Answer``: of two questions in one the first, of an answer with a gloss the answer."""
    match = READY.fullmatch(line.strip())
    if match is None:
        return
    question, answer = _LINES_BEFORE.sub("", match["question"]).strip(), match["answer"].strip(" .")
    second = _SECOND.search(question)
    if second and _ASKS.search(question[: second.start()]):
        question = _SECOND.sub("?", question)
        answer = re.split(r",|;| and | \(", answer)[0]
    answer = _answer(answer)
    reason = _fault(question, answer)
    if reason:
        yield Silence("note.ready-question", reason)
        return
    question = turned(re.sub(r"\bthe country['’]s\b", "India’s", question), answer, page)
    if not _ASKS.search(question):
        yield Silence("note.ready-question", "it does not ask")
        return
    question = _written_out(question, answer, page)
    question = question[0].upper() + question[1:]
    asked = _ASKED.search(question)
    roles = (wording("question", question), term("answer", answer, asked["noun"] if asked else ""))
    yield compose("ready-question", "{question} {answer}.", roles, ("answer",), 0.93)


# "Which is the only bank that ...": the answer may say again that it is a bank.
_ASKED = re.compile(
    r"\b[Ww]hich (?:(?:is|was|are|were) (?:the |India[’']s |Indian? )?(?:(?:only|first|largest|longest|main|oldest) )?)?(?P<noun>[a-z]+)\b"
)
_PERSONS = (
    "Author|Founder|Chairman|Chairperson|President|Writer|Composer|Architect|Director|Governor|Head|Chief|Speaker|Father|Inventor|"
    "Discoverer|Leader|Winner|King|Ruler|Captain|Designer|Secretary|Viceroy|Poet|Minister"
)
_WHERE = (
    "Confluence|Birthplace|Source|Origin|Location|Site|Venue|Seat|HQ|Headquarters|Hq|Head office|Secretariat|"
    "Permanent secretariat|Epicentre"
)
_CALLED_FIRST = re.compile(
    r"(?P<lead>(?:India[’']s |World[’']s |Asia[’']s )?"
    r"(?:First|first|Only|only|Oldest|oldest|Largest|largest|Longest|longest|Highest|highest)) (?P<rest>[^?]+)\?"
)
_PERSON_WORD = re.compile(
    r"\b(?:woman|man|person|Indian to|president|minister|governor|chairman|chief|judge|speaker|player|cricketer|scientist|astronaut|"
    r"recipient|winner|leader|officer|pilot|director|commissioner|viceroy|ruler|emperor|king|queen|poet|Indian)\b",
    re.IGNORECASE,
)
_DEALS = re.compile(
    r"(?P<subject>[^?,]+?) (?P<verb>deals with|stands for|refers to|consists of|is related to|relates to)\s*\?"
)
_BETWEEN = re.compile(r"(?P<subject>[^?,]+?) (?:lies?|is situated|are situated|is located|flows?|runs?) between\s*\?")
_OPEN_OF = re.compile(
    r"(?P<head>[^?,]+? (?:is|are|was|were) (?:the |an? )?(?:[a-z-]+ ){1,4}(?:of|for|in|from|by|with|under|to))\s*\?"
)
_IN_NEWS = re.compile(r",? (?:recently|often|sometimes|lately)?,? ?(?:seen |mentioned )?in (?:the )?news,?")
_ENDS_IN_WHICH = re.compile(
    r"(?P<subject>[^?,]+?) (?P<be>is|are|was|were) (?P<done>(?:being )?[a-z]+(?:ed|t|n|d|ld|lt)(?: [a-z]+){0,3}?) "
    r"(?P<prep>to|by|in|from|with|on|under|of|for|at|between) (?P<which>which [\w -]+|what [\w -]+|whom)\?"
)
# "obtained from the seeds of which plant", "signed with mediation of which bank": the whole phrase is asked.
_THROUGH = re.compile(
    r"(?P<verb>[a-z]+) (?P<prep>from|with|by|on|at|in|under|for|through|off|along|near) (?:the )?(?P<what>[a-z]+)"
)
_ENDS_OPEN = re.compile(
    r"(?P<subject>[^?,]+?) (?P<be>is|are|was|were) (?P<done>(?:being )?(?:located|situated|held|"
    r"headquartered|based|found|launched|built|founded|born|"
    r"celebrated|observed|signed|established|set up|discovered|written|given|led|developed|organised|"
    r"hosted|started|introduced|composed|coined|propounded|designed|invented|chaired|headed|painted|drafted|proposed|created|"
    r"formed|constructed|commissioned|inaugurated|published|released|edited|translated|named))"
    r"(?: (?P<prep>at|in|on|by|under))?\?"
)
# "Capital of Norland?", "Least distance of distinct vision of the eye?"; not "Name of horse?" or "Split on rules?".
_NAMELESS = re.compile(
    r"(?P<first>[A-Z][a-z]+) (?P<rest>(?!(?:by|on|in|at|from|to|with) )(?=[^?]*\bof (?:[^?]*[A-Z]|(?:\w+ ){2}))[a-z][^?]*)\?"
)


def turned(question: str, answer: str, page: Page) -> str:
    """Return the question with its asking word in front: "S was held in?" becomes "In which city was S held?"."""
    question = _IN_NEWS.sub(" ", question).replace("  ", " ")
    question = re.sub(r"^((?:Who|What) (?:is|was)) ((?:[a-z]+ )?[a-z]+ of )", r"\1 the \2", question)
    question = re.sub(r"^((?:Who|What) (?:is|was) the) the ", r"\1 ", question)
    question = re.sub(
        r"^((?:Who|Which|What) (?:is|was|are|were)) (?=(?:first|only|last|largest|oldest|youngest) )",
        r"\1 the ",
        question,
    )
    if (
        (match := _ENDS_IN_WHICH.fullmatch(question))
        and (through := _THROUGH.fullmatch(match["done"]))
        and match["prep"] == "of"
    ):
        by = f"{through['prep'].capitalize()} the {through['what']} of {match['which']}"
        return f"{by} {match['be']} {_inside(match['subject'])} {through['verb']}?"
    if match := _ENDS_IN_WHICH.fullmatch(question):
        return (
            f"{match['prep'].capitalize()} {match['which']} {match['be']} {_inside(match['subject'])} {match['done']}?"
        )
    if match := _ENDS_OPEN.fullmatch(question):
        return (
            f"{_opening(match['prep'] or '', answer, page)} {match['be']} {_inside(match['subject'])} {match['done']}?"
        )
    if not _ASKS.search(question) and (open_end := _open_end(question, answer, page)):
        return open_end
    verbless = not _ASKS.search(question) and not re.search(r"\b(?:is|are|was|were|has|have|did|does|do)\b", question)
    if verbless and (match := _NAMELESS.fullmatch(question)) and not whole_mention(match["first"], page):
        first = match["first"].lower()
        if re.fullmatch(_PERSONS, match["first"]):
            return f"Who is the {first} {match['rest']}?"
        return f"What is the {match['first'].lower()} {match['rest']}?"
    return _with_article(question)


_OPENS_WITH_NAME = re.compile(
    r"(?!Which|What|Who|When|Where|How|Under|In |On |At |By |For |From |To |Of |With )"
    r"(?P<name>[A-Z][^?,]*?) (?:is|was|are|were|has|have|had|deals?|seeks?|aims?) "
)


def _with_article(question: str) -> str:
    """Return the question with "The" before the name that it opens with, where that is read so."""
    opens = _OPENS_WITH_NAME.match(question)
    lacks = opens is not None and is_name(opens["name"]) and takes_the(opens["name"])
    return f"The {question}" if lacks else question


_WHERE_IS = re.compile(rf"(?P<what>{_WHERE}) of (?P<rest>[^?]+)\?")


def _open_end(question: str, answer: str, page: Page) -> str:
    """Return a question that breaks off ("X lies between?", "HQ of X?") in whole words; empty if it is none of these."""
    if match := _WHERE_IS.fullmatch(question):
        what = {"hq": "headquarters", "head office": "headquarters"}.get(match["what"].lower(), match["what"].lower())
        return f"Where {'are' if what == 'headquarters' else 'is'} the {what} of {_inside(match['rest'])}?"
    if match := _DEALS.fullmatch(question):
        base = {"is related to": "relate to"}.get(match["verb"], re.sub(r"s (?=\w+$)", " ", match["verb"]))
        return f"What does {_inside(match['subject'])} {base}?"
    if match := _BETWEEN.fullmatch(question):
        names = re.split(r" and | & ", answer)
        nouns = {whole.plural for name in names if (whole := whole_mention(name, page)) and hasattr(whole, "plural")}
        do = "do" if is_plural(match["subject"]) else "does"
        which = f"which two {nouns.pop()}" if len(nouns) == 1 and len(names) == 2 else "what"
        return f"Between {which} {do} {_inside(match['subject'])} lie?"
    if match := _OPEN_OF.fullmatch(question):
        noun = noun_of(answer, page)
        if match["head"].endswith(" by") and not noun:
            return f"{match['head']} whom?"
        return f"{match['head']} {f'which {noun}' if noun else 'what'}?"
    verb = re.search(r"\b(?:is|are|was|were|has|have|did|does|do)\b", question)
    if not verb and (match := _CALLED_FIRST.fullmatch(question)):
        past = "was" if match["lead"].lower().endswith("first") else "is"
        who = "Who" if _PERSON_WORD.search(match["rest"]) else "Which"
        lead = match["lead"][0].lower() + match["lead"][1:] if match["lead"][:1] in "FOLHf" else match["lead"]
        possessive = "’s " in lead or "'s " in lead
        return f"{who} {past} {lead if possessive else f'the {lead}'} {match['rest']}?"
    return ""


def _inside(subject: str) -> str:
    """Return a subject as it stands in the middle of a sentence."""
    if re.match(r"(?:The|A|An) ", subject):
        return subject[0].lower() + subject[1:]
    if re.match(r"(?:Part|Article|Section|Entry) [\dIVX]", subject):
        return subject
    if re.match(r"[‘“\"'][A-Z][^’”\"']*[’”\"'] [a-z]", subject):
        return f"the {subject}"
    return the(subject) if is_name(subject) or re.match(r"\d{4} ", subject) else subject


def _opening(prep: str, answer: str, page: Page) -> str:
    """Return the words that ask for the answer behind an open preposition."""
    if prep == "by":
        return "By whom"
    if re.fullmatch(r"(?:in )?(?:1[5-9]|20)\d\d", answer):
        return "In which year"
    noun = noun_of(answer, page)
    return f"{'In' if prep in ('', 'at') else prep.capitalize()} which {noun}" if noun else "Where"


_STEM = re.compile(
    r"(?P<stem>[A-Z][^?]{15,}? (?:is|are|was|were|in|by|as|of|called|the|at|under))\s*(?:[—–:_-]+|"
    r"\.\.\.|…)?\s*(?:→|->|=>|➜)\s*"
    r"(?P<answer>[^→]+)"
)


def ready_statement(line: str, _page: Page) -> Iterator[Outcome]:
    """Take ``The river known as X is — → Kosi``: a statement to be filled in."""
    match = _STEM.fullmatch(line.strip())
    kind = re.match(r"The (?P<noun>[a-z]+) ", match["stem"]) if match else None
    if not match or not kind:
        return
    answer = _answer(match["answer"].strip(" ."))
    if reason := _fault(match["stem"], answer):
        yield Silence("note.ready-question", reason)
        return
    yield compose(
        "ready-statement", f"{match['stem']} {{answer}}.", (term("answer", answer, kind["noun"]),), ("answer",), 0.88
    )


def _answer(text: str) -> str:
    """Cut the gloss behind the answer; keep a bracket that holds its full or short form."""
    text = write_out(re.split(r"; | — | – ", text)[0])
    match = re.fullmatch(r"(?P<name>[^()]+?) \((?P<bracket>[^()]*)\)(?P<rest>.*)", text)
    if match is None or re.match(r" [A-Z]", match["rest"]):
        return text  # "Wildlife (Protection) Act": the bracket belongs to the name
    name, bracket = match["name"], match["bracket"].split(",")[0]
    same = (re.fullmatch(SHORT, name) and matches(name, bracket)) or (
        re.fullmatch(SHORT, bracket) and matches(bracket, name)
    )
    return f"{name} ({bracket})" if same else name


# "By which year India aims to": behind such words the verb comes before its subject.
_AUXILIARY = r"(?:is|are|was|were|did|does|do|has|have|had|can|could|will|would|shall|should|may|must)\b"
_NOT_INVERTED = re.compile(
    r"(?:^|: )(?:By|In|On|At|Under|From|For|To|With|During|Through|Of) (?:which|what) "
    rf"(?:(?!{_AUXILIARY})[a-z]+ ){{1,3}}(?!{_AUXILIARY})[A-Z]"
)


def _fault(question: str, answer: str) -> str:
    if len(answer.split()) > 12 or not answer:
        return "the answer is long"
    if re.search(r"\w/\w", question):
        return "two things in one question"
    if _BARE.search(question):
        return "the question needs the note beside it"
    if _CLIPPED.search(question) or _NOT_INVERTED.search(question):
        return "the question is not whole"
    if _LEANS.search(question) or _NUMBERED.search(question) or _is_scrap(question):
        return "the question needs the note beside it"
    if re.match(r"(?:Is|Are|Was|Were|Does|Do|Did|Can|Has|Have) ", question):
        return "a question for yes or no"
    if re.search(r"\b(?:\d+(?:st|nd|rd|th)|it|one|there|this|that)\s?\?$", question):
        return "the question needs the note beside it"
    if re.search(r"\b(?:NOT|not)\b.*\bmember\b|\bmember\b.*\b(?:NOT|not)\b", question):
        return "a membership that may change"
    numbers = re.findall(r"\d+", answer)
    plain = re.sub(r" \([^)]*\)", "", answer)
    if any(re.search(rf"(?<!\d){number}(?!\d)", question) for number in numbers) or plain.lower() in question.lower():
        return "the question gives its answer away"
    return ""


_CLIPPED = re.compile(r"\b(?!(?:vs|no|st|dr|mt|lt)\.)[a-z]{2,}\. | = ")
# "did it", "will 2031 edition be": of what, only the note says.
_LEANS = re.compile(
    r"\b(?:is|was|did|does|has|had|will|can|are) (?:it|they|he|she)\b|"
    r"^[^A-Z]*\b[A-Z]?[a-z]+ (?:is|was|were|will|did)(?: the)? (?:(?:19|20)\d\d|next|first|last|\d+(?:st|nd|rd|th)) "
    r"(?:edition|meeting|summit|session|report|winner|host|venue)\b[^A-Z]*\?$"
)


# "Who recited it in II?": in the second of what?
_NUMBERED = re.compile(r"\b(?:in|at|of|by|after) (?:the )?[IVX]+\b(?! [A-Z])")
_FEW_WORDS = 5


def _is_scrap(question: str) -> bool:
    """Tell whether a question is so short, and names so little, that only its note says of what it asks ("On whose request?")."""
    named = re.search(
        r"(?<=[a-z] )[A-Z‘“\"']|\d|\b[A-Z]{2,}\b|^(?!The |Which|What|Who|When|Where|How|On |In |At |By )[A-Z]", question
    )
    return named is None and len(question.split()) < _FEW_WORDS


def _written_out(question: str, answer: str, page: Page) -> str:
    """Write out the first short form of the question, unless that says the answer."""
    first = re.search(rf"(?<![\w(-]){SHORT}(?![\w)-])", question)
    if first is None or "(" in question or re.search(r"(?i)\b(?:which|what) $", question[: first.start()]):
        return question
    whole = expand(first[0], page)
    if whole == first[0] or any(word in whole for word in answer.split() if len(word) > 3):
        return question
    if takes_the(whole) and not re.search(r"(?:\b(?:the|a|an)|[’']s?) $", question[: first.start()], re.IGNORECASE):
        whole = f"the {whole}"
    return f"{question[: first.start()]}{whole}{question[first.end() :]}"
