"""Tell the lines that are no part of an article: share links, tags, bylines, datelines, addresses, syllabus pointers."""

from __future__ import annotations

import re

from studyapp.text.dates import find_dates

_MOST_WORDS = 25  # a longer line is text, whatever it begins with
_MOST_STAMP_WORDS = 16
_LONGEST = 600  # characters
_OUTLETS = r"(?:x|twitter|facebook|whatsapp|telegram|linkedin|instagram|google|e-?mail|youtube)"
_PAPERS = r"(?:pib|the hindu|th\b|indian express|ie\b|times of india|toi\b|livemint|mint\b|bbc|down to earth|business|economic|wikipedia)"


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(patterns), re.IGNORECASE)


# How lines of a web page or a magazine begin that are about the page, not about the world.
_ALWAYS = _any(
    rf"share (?:this|it\b|article|now)|share (?:on|via) {_OUTLETS}|share\s*:?\s*$|share\s*:\s*{_OUTLETS}\b",
    rf"follow us\b|follow .{{1,40}}\bon {_OUTLETS}\b|join (?:our|us)\b.*(?:channel|group|{_OUTLETS})",
    r"(?:un)?subscribe\b|sign up\b|log ?in\b|click here\b|download (?:the |our )?(?:app|pdf)\b|skip to (?:main|content)",
    r"for (?:more|further|full) (?:details|information)\b|to (?:know|read) more\b|visit\s*:|link\s*:|website\s*:",
    r"advertisement$|sponsored$|comments?\s*(?:\(\d+\))?$|leave a (?:reply|comment)|print$|e-?mail$|e-?paper$",
    r"tags?\s*[:–-]|filed under|keywords?\s*:|syllabus\s*[:–-]|image (?:source|credit)|courtesy\s*:|disclaimer\s*:",
    rf"sources?\s*[:–-]\s*(?:{_PAPERS}|https?:|www\.|\S+\.(?:com|in|org)\b)",
    r"(?:file )?(?:photo|picture|image)\s*(?:courtesy|credit|by|:)|\(?with inputs from",
    r"also (?:read|see)\b\s*[:|–-]?|read (?:also|more|this|the full)\b|you may also|must read\b|don['’]?t miss\b",
    r"related (?:stories|articles|news|links|posts|topics|reading)\b|(?:next|previous) (?:article|post|story)\b",
    r"trending(?: now| topics?)?$|recommended (?:for you|stories|articles|reading)\b",
    r"(?:mains |upsc |practi[cs]e |previous year(?:['’]s)? )(?:practi[cs]e |mains )?(?:questions?|q|pyqs?)\b.{0,12}$",
    r"\(?(?:release|features) id\b|visitor counter|posted on\b|press information bureau$",
    r"©|copyright\s*(?:©|\(c\)|\d{4}|reserved|notice)|all rights reserved|for private circulation|home\s*[>|»/]",
    r"read later$|listen to (?:this )?(?:story|article)|.{0,200}\|\s*(?:photo|image|picture) (?:credit|courtesy)\s*:",
    r"(?:(?:best|warm|kind|with) )?regards,?$|yours (?:sincerely|faithfully|truly),?$",
    r"\d+ (?:min(?:ute)?s? read|views|comments|shares|likes)\b|min read$",
)
# These may be facts further down ("Category: Vulnerable"), but not above the text.
_EARLY = _any(
    r"categor(?:y|ies)\s*:|topics?\s*:|(?:for )?(?:prelims|mains)\s*[:–-]|(?:relevance|useful for|relevant for)\b",
    r"sources?\s*:",
    r"(?:from|to|cc|bcc|sent|reply-to)\s*:|dear .{1,40},$",
)
# The title of an article, or, further down, a pointer to another one.
_LATE = _any(r"(?:explained|opinion|editorial|comment|analysis|data|watch|premium|in pics|live updates?)\s*\|")
_WORDLESS = re.compile(r"[\W_]+")
_INITIALS = re.compile(r"[A-Z]{2,5}(?:\s?/\s?[A-Z]{2,5}){1,4}")
_ADDRESS = _any(r"(?:https?://|www\.)\S+", r"\S+@\S+\.\w+", r"(?:\S+\.)+(?:com|org|in|net|example|gov)(?:/\S*)?")
_TWEET = re.compile(r"pic\.twitter\.com/|\bt\.co/|\(@\w{2,}\)\s*\w+ \d{1,2}, \d{4}$")
_MARKS = _any(r"\(\s*(?:\d{1,2}|ten|fifteen)\s*(?:marks?|m)\b", r"\(\s*\d{2,3}\s*words?\b", r"\b\d{2,3} words\s*[,;)]")
_ESSAY = _any(r"\b(?:discuss|examine|explain|comment|analy[sz]e|evaluate|elucidate|describe|critically)\b")
_SYLLABUS = _any(r"\(?\s*(?:GS|General Studies)[\s–-]+(?:Paper)?[\s–-]*(?:[1-4]|I{1,3}|IV)\b")
_EXAMS = re.compile(
    r"\b(?:UPSC|SSC|IBPS|RRB|NTPC|CGL|CHSL|SBI|RBI Assistant|RBI Grade|PCS|MTS|CDS|NDA|CLAT|NABARD|Banking|Railways?|CAPF"
    r"|BPSC|UPPSC|MPSC)\b"
)
_DESK = r"(?:correspondents?|bureau|reporters?|desk|newsdesk|news service|team|staff)"
_BYLINE = re.compile(
    r"(?i:(?:(?:by|from|our|a|an|special|staff|legal|sports|political|science|business|diplomatic|foreign|defence|state|city"
    rf"|senior|chief|principal|express|news|web|online)\s+){{1,4}}{_DESK})(?:\s*[|,–-].{{0,30}})?"
    r"|(?:PTI|ANI|UNI|IANS|Reuters|REUTERS|AFP|AP|Agencies|AGENCIES|Bureau|Press Trust of India)(?:\s*[|,/].{0,30})?"
    r"|(?:(?i:by)|Written by|Edited by|Reported by|Compiled by):? [A-Z][\w.’'-]+(?: (?:[A-Z][\w.’'-]*|and|&)){0,5}(?:\s*[|,].{0,30})?"
)
_STAMP = _any(
    r"(?:(?:first |last |)(?:posted|published|updated|modified)|date|dated|release date|date of publication|issued|as on|as of"
    r"|uploaded|created)(?:\s*(?:on|at))?\s*[:–-]?\s*"
)
_STAMP_REST = re.compile(
    r"(?:\d{1,2}[:.]\d\d(?::\d\d)?\s*(?:[ap]\.?m\.?|hrs|hours)?|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\b(?:ist|gmt|hrs|mon|tue|wed"
    r"|thu|fri|sat|sun)\b|\bby\b.{0,30}|\bat\b|\bon\b|(?:new\s)?delhi|mumbai|[+-]\d{4}\b|[\s,.:|()/–—-])+",
    re.IGNORECASE,
)
_DATELINE = re.compile(
    r"(?:[A-Z][A-Za-z.'’-]+|[A-Z]{2,})(?:[ /][A-Z][A-Za-z.'’-]+){0,3}\s?[,;]\s+"
    r"(?P<date>[A-Za-z]{3,9}\.? \d{1,2}(?:,? \d{4})?|\d{1,2}(?:st|nd|rd|th)? [A-Za-z]{3,9}\.?(?:,? \d{4})?)"
    r"(?:\s?\(\w+\))?(?:\s?(?::|—|–|--?)\s+|$)"
)


def is_noise(line: str, *, early: bool) -> bool:
    """Tell whether a tidy line is no part of the article; ``early``: it stands before the first paragraph."""
    if len(line) > _LONGEST:
        return False
    words = len(line.split())
    if words <= _MOST_WORDS and (
        _ALWAYS.match(line) or _SYLLABUS.match(line) or (_EARLY if early else _LATE).match(line)
    ):
        return True
    if any(pattern.fullmatch(line) for pattern in (_WORDLESS, _INITIALS, _ADDRESS)) or _TWEET.search(line):
        return True
    if is_stamp(line) or (_MARKS.search(line) and _ESSAY.search(line)):
        return True
    return early and not line.endswith((".", "?")) and (_is_byline(line, words) or _is_exam_list(line, words))


def is_stamp(line: str) -> bool:
    """Tell whether the line is a date (with a label, an hour, a place) and nothing else."""
    cells = line.split(" | ")
    if (
        1 < len(cells) <= 4
        and len(line.split()) <= _MOST_STAMP_WORDS
        and any(_STAMP.match(cell) and is_stamp(cell) for cell in cells)
    ):
        return True
    words = _STAMP.sub("", line, count=1) if _STAMP.match(line) else line
    for found in find_dates(words[:120]):
        if found.month is None:
            continue  # a year alone may head a list
        rest = words[: found.start] + words[found.end :]
        if not rest.strip() or _STAMP_REST.fullmatch(rest) or is_dateline(words):
            return True
    return False


def dateline_length(line: str) -> int:
    """Return how many characters of the tidy line are its dateline ("GLASGOW, NOV. 14: "), 0 when it has none."""
    match = _DATELINE.match(line)
    return match.end() if match and find_dates(match["date"]) else 0


def is_dateline(line: str) -> bool:
    """Tell whether the whole line is a dateline."""
    return bool(line) and dateline_length(line) == len(line)


def _is_byline(line: str, words: int) -> bool:
    return words <= 9 and _BYLINE.fullmatch(line) is not None


def _is_exam_list(line: str, words: int) -> bool:
    return words <= 16 and len(_EXAMS.findall(line)) >= 2
