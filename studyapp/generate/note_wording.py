"""The wording of questions for the frames of the note reader."""

from __future__ import annotations

from studyapp.generate.template import Template

NOTE_TEMPLATES: tuple[Template, ...] = (
    Template("ready-question", "answer", "{question}"),
    # names
    Template("full-form", "long", "What does {short} stand for?"),
    Template("nickname", "subject", "Which {noun} is called ‘{alias}’?"),
    Template("nickname", "subject", "What is called ‘{alias}’?"),
    Template("other-name", "alias", "What is the {relation} name of {name}?"),
    Template("definition", "subject", "What is the term for {meaning}?"),
    # bodies
    Template("headquartered", "place", "In which {noun} {be} {the_subject} headquartered?"),
    Template("headquartered", "place", "Where {be} {the_subject} headquartered?"),
    Template("body-under-act", "act", "Under which Act {be} {the_subject} {kind}?"),
    Template("under-ministry", "ministry", "Under which Union ministry {be} {the_subject} come?"),
    Template("done", "time", "{which_time} {be} {the_subject} {verb} [{as}]?"),
    Template("done", "agent", "Which {noun} {verb} {the_subject} [{as}] [{in_time}]?"),
    Template("done", "agent", "By whom {be} {the_subject} {verb} [{as}] [{in_time}]?"),
    Template("done", "ministry", "Under which Union ministry {be} {the_subject} {verb} [{as}] [{in_time}]?"),
    Template("done", "maker", "Which Union ministry {verb} {the_subject} [{as}] [{in_time}]?"),
    Template("done", "act", "Under which Act {be} {the_subject} {verb} [{as}]?"),
    Template("done", "place", "In which {noun} {be} {the_subject} {verb} [{as}] [{in_time}]?"),
    Template("done", "era", "During which {noun} {be} {the_subject} {verb}?"),
    Template("replaced", "old", "Which {noun} did {the_subject} replace?"),
    Template("replaced", "old", "What did {the_subject} replace?"),
    # law
    Template("article-deals-with", "article", "Which Article of the Constitution of India deals with {matter}?"),
    Template("article-provides", "article", "Which Article of the Constitution of India provides that {matter}?"),
    Template("amendment", "amendment", "By which constitutional amendment {be} {the_subject} {verb}?"),
    Template("amendment", "time", "{which_time} {be} {the_subject} {verb}, by constitutional amendment?"),
    Template(
        "on-list",
        "list",
        "On which List of the Seventh Schedule to the Constitution of India {be} {the_subject} [({entry})]?",
    ),
    Template("issued-under-act", "act", "Under which Act {be} {the_subject} issued?"),
    Template("part-deals-with", "part", "Which {noun} of the Constitution of India deals with {matter}?"),
    Template("amendment-did", "amendment", "Which constitutional amendment [{of_year}] {verb} {what}?"),
    # deeds
    Template("by-whom", "agent", "Which {noun} {verb} {the_subject}?"),
    Template("by-whom", "agent", "By whom {be} {the_subject} {verb}?"),
    Template("chaired", "office", "The holder of which office chairs {the_subject}?"),
    Template("named-after", "whom", "After whom or what {be} {the_subject} named?"),
    Template("into-force", "time", "{which_time} did {the_subject} come into {what}?"),
    Template("renamed", "new", "What {be} {the_subject} renamed [{when}]?"),
    Template("between", "pair", "Between which {noun} {be} {the_subject}?"),
    Template("between", "pair", "Between whom {be} {the_subject}?"),
    Template("award", "time", "In which year did {subject} receive the {award}?"),
    Template("does", "subject", "Which {noun} [{of_year}] {verb} {rest}?"),
    # figures
    Template("measured", "value", "What {be} {what} {when}?"),
    Template("took-place", "time", "In which year did {the_subject} take place?"),
    Template("length", "value", "How long {be} {the_subject}?"),
    Template("extends", "value", "How far from {origin} {be} {the_subject} extend?"),
    Template("area", "value", "What is the area of {the_subject}?"),
    Template("outlay", "value", "What is the outlay of {the_subject}?"),
    Template("counted", "value", "How many {noun} {be} {the_subject} of {time} contain?"),
    Template("atomic-number", "value", "What is the atomic number of {subject}?"),
    Template("period", "time", "Which years {be} {the_subject} cover?"),
    # lists
    Template("sum", "last", "Besides {others}, which {noun} belongs to {the_subject}?"),
    Template("sum", "last", "Besides {others}, what is the {ordinal} part of {the_subject}?"),
    Template(
        "counted-list", "last", "Besides {others}, which is the {ordinal} of the {count} {what} of {the_subject}?"
    ),
    Template("counted-list", "count", "How many {noun} {be} {the_subject} have?"),
    Template("dated-item", "time", "From which year {be} {the_subject} date?"),
    # places
    Template("located-in", "place", "In which {noun} {be} {the_subject} [, on the route of {route}]?"),
    Template("route", "end", "From {start}, to which {noun} {be} {the_subject} run?"),
    Template("route-along", "via", "Along which {noun} {be} {the_subject} run from {start} to {end}?"),
    Template("neighbour", "neighbour", "Which {noun} borders {subject} on the {side}?"),
    Template("is-of-place", "subject", "Which {noun} is the {what} of {whole}?"),
    Template("first", "subject", "Which is {what}?"),
    Template("near", "place", "Near which {noun} {be} {the_subject}?"),
    # properties
    Template("attribute", "value", "Which {noun} is the {key} of {owner}?"),
    Template("attribute", "value", "What is the {key} of {owner}?"),
    # persons
    Template("born", "time", "{which_time} was {subject} born?"),
    Template("died", "time", "{which_time} did {subject} die?"),
    Template("made", "who", "Who {verb} {the_what}?"),
    Template("chair", "who", "Who is the {post} of {the_subject}, term {term}?"),
    # one-liners
    Template("rank", "rank", "What was India’s rank [{of}] in {the_index} [{by}]?"),
    Template("tops-index", "top", "Which {noun} topped {the_index} [{by}]?"),
    Template("held-at", "place", "In which {noun} was {the_name} held {when}?"),
    Template("held-at", "place", "Where was {the_name} held {when}?"),
    Template("beat", "winner", "Which {noun} won {the_event}, beating {loser}?"),
    Template("post", "who", "Who {how} {post} {when} [, {firsts}]?"),
    Template("awarded-to", "to", "Which {noun} was awarded {the_what}?"),
    Template("day", "time", "On which day of the year is {name} observed?"),
    Template("first-day", "time", "On which date was the {name} observed?"),
    Template("prize-shared", "winners", "Who shared {prize}?"),
    Template("prize", "winner", "Who won {prize}?"),
)
