"""The verbs of clipped clauses: each past or present form with its base, and what its object or subject may be asked as."""

from __future__ import annotations

import re

# past form: base form. Verbs whose clause says something that happened once.
_PAST_WORDS = """
    launched launch, signed sign, adopted adopt, joined join, hosted host, won win, beat beat, defeated defeat, founded found,
    established establish, started start, formed form, declared declare, notified notify, approved approve, ratified ratify,
    discovered discover, built build, wrote write, led lead, introduced introduce, passed pass, enacted enact, abolished abolish,
    created create, conquered conquer, annexed annex, captured capture, crossed cross, ended end, replaced replace,
    developed develop, designed design, invented invent, composed compose, directed direct, translated translate,
    published publish, released release, organised organise, inaugurated inaugurate, opened open, commissioned commission,
    carried carry, put put, deployed deploy, acquired acquire, nationalised nationalise, imposed impose, banned ban,
    recognised recognise, granted grant, gave give, received receive, got get, became become, took take, lost lose,
    chaired chair, headed head, succeeded succeed, upheld uphold, made make, raised raise, merged merge, renamed rename,
    left leave, withdrew withdraw, landed land, reached reach, completed complete, scored score, set set, broke break,
    proposed propose, coined coin, edited edit, painted paint, laid lay, shifted shift, moved move, transferred transfer,
    acceded accede, entered enter, surrendered surrender, identified identify, inserted insert, added add, split split,
    repealed repeal, amended amend, revived revive, headed head, visited visit, presided preside, drafted draft, sent send,
    sponsored sponsor, retained retain, topped top, presented present, issued issue, linked link, separated separate
"""
PAST = {pair.split()[0]: pair.split()[1] for pair in _PAST_WORDS.replace("\n", " ").split(",")}
_PRESENT_WORDS = """
    borders border, links link, connects connect, covers cover, separates separate, joins join, drains drain, regulates regulate,
    governs govern, protects protect, prohibits prohibit, publishes publish, releases release, administers administer,
    implements implement, manages manage, conducts conduct, elects elect, appoints appoint, supervises supervise, causes cause,
    transmits transmit, houses house, hosts host, crosses cross, divides divide, carries carry, feeds feed,
    guards guard, issues issue, audits audit, oversees oversee, certifies certify, mints mint, prints print, enters enter,
    operates operate, advises advise, measures measure,
    presents present, gives give, confers confer, monitors monitor, orbits orbit, celebrates celebrate, runs run, maintains maintain
"""
PRESENT = {pair.split()[0]: pair.split()[1] for pair in _PRESENT_WORDS.replace("\n", " ").split(",")}
BASE = PAST | PRESENT
INTRANSITIVE = frozenset(
    "landed withdrew shifted moved acceded surrendered presided ended merged split operates".split()
)
PASSIVE_LIKE = frozenset(
    "founded launched signed adopted built established started formed opened inaugurated created released published designed".split()
)
# Passives of what holds, not of a deed.
HOLDING = frozenset("run implemented administered managed funded maintained listed".split())
# What may be asked of the doer of each: only deeds of which there is one doer.
SINGLE_DOER = frozenset(
    "launched hosted won beat defeated founded established discovered built wrote led abolished conquered annexed captured "
    "developed designed invented composed directed inaugurated chaired headed succeeded coined edited painted drafted topped ended "
    "introduced started formed replaced separates connects links commissioned".split()
)
BY_PERSONS = frozenset("wrote composed painted translated edited coined drafted directed invented".split())
# Deeds whose number of things is theirs alone.
COUNTING = frozenset(
    "carried discovered won scored deployed built launched nationalised identified wrote composed acquired".split()
)
# What may be asked as the object with the year: a doer does few of them.
_SINGLE_OBJECT_WORDS = """
    received won hosted founded wrote discovered conquered annexed captured built replaced established composed invented led
    defeated
"""
SINGLE_OBJECT = frozenset(_SINGLE_OBJECT_WORDS.split())
VERB = re.compile(rf"\b(?P<verb>{'|'.join(sorted(BASE, key=len, reverse=True))})\b")
# Forms of the passive; "set up" and "est." are written out.
PARTICIPLES = (
    r"held|est\.?|estd\.?|set up|founded|launched|signed|adopted|"
    r"established|formed|constituted|enacted|passed|notified|approved|inaugurated|commissioned|built|completed|introduced|"
    r"nationalised|abolished|repealed|struck down|upheld|discovered|developed|designed|written|composed|released|published|"
    r"created|opened|started|merged|ratified|implemented|rolled out|tested|flagged off|incorporated|registered|convened|"
    r"declared|designated|inscribed|listed|born|fought|drafted|led|manufactured|carved|excavated|erected|"
    r"inserted|added|deleted|decided|delivered|organised|hosted|run|implemented|administered|managed|funded|maintained|"
    r"revived|invented|patented|restored|destroyed|demolished|consecrated|unveiled|used|eradicated|"
    r"captured|occupied|conquered|extended to|dissolved|shifted|signed into law|"
    r"moved|announced|annulled|liberated|annexed|ceded|cleared|sanctioned|inducted|crowned|renovated|expanded|upgraded|"
    r"eliminated|banned|legalised|recognised|seen|sighted|detected|isolated|raised|wound up|observed|celebrated|split|fought"
)
PARTICIPLE = re.compile(
    rf"(?:was |were |is |are )?(?P<manner>first |formally |officially |originally )?(?P<verb>{PARTICIPLES})\b(?P<rest>.*)"
)
WRITTEN = {
    "est": "established",
    "est.": "established",
    "estd": "established",
    "estd.": "established",
    "born": "founded",
}
