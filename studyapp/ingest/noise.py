"""Tell the lines that are no part of an article: share links, tags, bylines, datelines, addresses, syllabus pointers."""

from __future__ import annotations

import re

from studyapp.text.dates import find_dates

_ALWAYS = re.compile(
    r"""(?xi)
    (?: share\s (?:this|on|via|article|now)\b | share\s*: | share$ | follow\s us | follow\s .*\bon\s (?:x|twitter|google|whatsapp|telegram)\b
      | subscribe\b | sign\s up | log\s?in\b | click\s here | for\s (?:more|further|full)\s (?:details|information)\b | to\s (?:know|read)\s more\b | download\s (?:the\s)? (?:app|pdf|our) | join\s (?:our|us|the)\b.*(?:channel|group|telegram|whatsapp)
      | advertisement$ | advertise\b | sponsored$ | comments?\s*(?:\(\d+\))?$ | leave\s a\s (?:reply|comment) | print$ | e-?mail$
      | tags?\s*[:–-] | filed\s under | keywords?\s*: | categor(?:y|ies)\s*: | topics?\s*: | syllabus\s*[:–-] | source\s*[:–-] | sources\s*: | image\s (?:source|credit)
      | (?:photo|picture|image|file\s photo)\s*(?:courtesy|credit|by|:) | \(?with\s inputs\s from | courtesy\s*:
      | (?:also\s read|read\s (?:also|more|this|in|here|the\s full)|related\s (?:stories|articles|news|links|posts|topics)|you\s may\s also|must\s read|trending|recommended|next\s article|previous\s article|don'?t\s miss)\b
      | for\s (?:prelims|mains)\s*[:–-] | prelims\s*: | mains\s*: | (?:relevance|useful\s for)\b.{0,80}$
      | (?:mains\s|upsc\s|practi[cs]e\s|previous\s year(?:'s)?\s)(?:practi[cs]e\s|mains\s)?(?:question|q\b|pyq).{0,12}$
      | \(?release\s id\b | visitor\s counter | \(?features\s id\b | posted\s on\b | press\s information\s bureau$ | \(?this\s (?:story|article)\s (?:has\s been|was|is)\s .*(?:auto|feed|published|syndicated)
      | © | copyright\s(?:©|\(c\)|\d|reserved|notice) | all\s rights\s reserved | for\s private\s circulation | disclaimer\s*: | e-?paper$ | home\s*[>|»/] | skip\s to\b
      | \d+\s (?:min(?:ute)?s?\s read|views|comments|shares|likes)\b | min\s read$ )
    """
)
_RULE = re.compile(
    r"[\W_]{2,}|[*_=~#.\-–—•]+|[A-Z]{2,5}(?:\s?/\s?[A-Z]{2,5}){1,4}|[-–—\s]*(?:the\s)?end[-–—\s]*", re.IGNORECASE
)
_INITIALS = re.compile(r"[A-Z]{2,5}(?:\s?/\s?[A-Z]{2,5}){1,4}")
_ADDRESS = re.compile(
    r"(?:https?://|www\.)\S+|\S+@\S+\.\w+|(?:\S+\.)+(?:com|org|in|net|example|gov)(?:/\S*)?", re.IGNORECASE
)
_TWEET = re.compile(r"pic\.twitter\.com/|\bt\.co/|\(@\w{2,}\)\s*\w+ \d{1,2}, \d{4}$")
_MARKS = re.compile(
    r"\(\s*(?:\d{1,2}|ten|fifteen)\s*(?:marks?|m)\b|\(\s*\d{2,3}\s*words?\b|\b\d{2,3} words\s*[,;)]", re.IGNORECASE
)
_SYLLABUS = re.compile(
    r"\(?\s*(?:GS|General Studies)[\s–-]*(?:Paper)?[\s–-]*(?:[1-4]|I{1,3}|IV)\b(?![^|:–-]*\bis\b)", re.IGNORECASE
)
_EXAMS = re.compile(
    r"\b(?:UPSC|SSC|IBPS|RRB|NTPC|CGL|CHSL|SBI|RBI Assistant|RBI Grade|PCS|MTS|CDS|NDA|CLAT|NABARD|Banking|Railways?|CAPF|BPSC|UPPSC|MPSC|State PSC)\b"
)
_BYLINE = re.compile(
    r"(?:(?:by|from|with|written by|edited by|reported by|compiled by)\s.{2,60}"
    r"|.{0,40}\b(?:correspondents?|bureau|staff reporter|reporter|newsdesk|news desk|web desk|foreign desk|desk|news service|news agency|agencies|pti|ani|uni|ians|reuters|afp)\b.{0,30})",
    re.IGNORECASE,
)
_STAMP = re.compile(
    r"(?:posted|published|updated|last updated|first published|modified|last modified|date|dated|release date|date of publication|issued|as on|as of"
    r"|uploaded|created)(?:\s*(?:on|at))?\s*[:–-]?\s*",
    re.IGNORECASE,
)
_STAMP_REST = re.compile(
    r"(?:\d{1,2}[:.]\d\d\s*(?:[ap]\.?m\.?|hrs|hours)?|\b(?:ist|gmt|hrs|mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?\b|\bby\b.{0,30}|\bat\b|\bon\b"
    r"|(?:new\s)?delhi|mumbai|[\s,.:|()/–—-])+",
    re.IGNORECASE,
)
_DATELINE = re.compile(
    r"(?P<line>(?P<place>(?:[A-Z][A-Za-z.'’-]+|[A-Z]{2,})(?:[ /][A-Z][A-Za-z.'’-]+){0,3})\s?,\s+"
    r"(?P<date>[A-Za-z]{3,9}\.? \d{1,2}(?:,? \d{4})?|\d{1,2}(?:st|nd|rd|th)? [A-Za-z]{3,9}\.?(?:,? \d{4})?)"
    r"(?:\s?\((?P<extra>\w+)\))?)(?P<end>\s?(?::|—|–|--?)\s+|$)"
)


def is_noise(line: str, *, early: bool) -> bool:
    """Tell whether a tidy line is no part of the article; ``early``: it stands before the first paragraph."""
    if _ALWAYS.match(line) and len(line.split()) <= 25:
        return True
    if _RULE.fullmatch(line) and not any(char.isalnum() for char in line):
        return True
    if (
        _INITIALS.fullmatch(line)
        or _TWEET.search(line)
        or _ADDRESS.fullmatch(line)
        or _is_question_paper(line)
        or is_stamp(line)
    ):
        return True
    if _SYLLABUS.match(line) and len(line.split()) <= 25:
        return True
    return early and (_is_byline(line) or _is_exam_list(line))


def is_stamp(line: str) -> bool:
    """Tell whether the line is a date (with a label, an hour, a place) and nothing else."""
    words = _STAMP.sub("", line, count=1)
    for found in find_dates(words):
        rest = words[: found.start] + words[found.end :]
        if not rest.strip() or _STAMP_REST.fullmatch(rest) or is_dateline(words):
            return True
    return False


def dateline_length(line: str) -> int:
    """Return how many characters of the tidy line are its dateline ("GLASGOW, NOV. 14: "), 0 when it has none."""
    match = _DATELINE.match(line)
    if match is None or not find_dates(match.group("date")):
        return 0
    return match.end()


def is_dateline(line: str) -> bool:
    """Tell whether the whole line is a dateline."""
    return bool(line) and dateline_length(line) == len(line)


def _is_byline(line: str) -> bool:
    return len(line.split()) <= 9 and not line.endswith((".", "?", ":")) and _BYLINE.fullmatch(line) is not None


def _is_exam_list(line: str) -> bool:
    return len(line.split()) <= 16 and len(_EXAMS.findall(line)) >= 2 and not line.endswith(".")


def _is_question_paper(line: str) -> bool:
    """Tell whether this is an essay question for practice ("Discuss ... (15 marks, 250 words)")."""
    return (
        _MARKS.search(line) is not None
        and re.search(
            r"\b(?:discuss|examine|explain|comment|analy[sz]e|evaluate|elucidate|describe|critically)\b",
            line,
            re.IGNORECASE,
        )
        is not None
    )
