"""The words of the command line and their help."""

from __future__ import annotations

import re
import sys
from argparse import SUPPRESS, ArgumentParser, RawDescriptionHelpFormatter
from pathlib import Path
from typing import Any, NoReturn

from studyapp import __version__
from studyapp.domain.errors import InputError
from studyapp.domain.search import Order

_ABOUT = """\
StudyApp turns an article into flashcards that show where every fact comes
from, and revises them with you. Without a command the window opens.
Everything stays in one file on this computer.
"""
_EXAMPLES = """\
examples:
  studyapp demo
      see the whole way on a sample article
  studyapp generate note.txt --published 2020-10-08
      print the cards of a note; nothing is stored
  studyapp add notes/ --published 2020-10 --accept
      import a folder and take every sure card
  studyapp review
      revise what is due today

A DATE is 2020-10-08 or 2020-10. A WHEN is a time with its offset:
2026-11-24T09:30+05:30. An ID may be cut to its first characters, 4 at least.
`studyapp COMMAND --help` tells more of a command, also the shape of its JSON.

Exit status: 0 done; 2 the input or the words of the call are at fault and
nothing was changed; 1 our fault (the log file is named).
"""
_CARD_SHAPE = """\
--json prints a list of cards:
  {"id", "kind": "qa" or "cloze", "prompt", "answer", "explanation",
   "source_sentence", "span": [start, end] in characters of the source,
   "rule", "score": 0 to 1, "hedge"?, "as_of"?, "topic"?, "tags": []}
A key with ? is left out where it says nothing. A cloze has one blank, _____.
"""
_DRAFTS_SHAPE = _CARD_SHAPE + "Only drafts that wait for you are listed, in reading order.\n"
_DUE_SHAPE = """\
--json prints, with the cards in queue order:
  {"cards": [{"id", "prompt", "answer", "due": time or null,
              "state": "new", "learning", "review" or "relearning",
              "retrievability": chance of recall now, 0 to 1, or null}],
   "minutes", "new", "learning", "review"}
"""
_STATS_SHAPE = """\
--json prints:
  {"sources", "drafts", "cards",
   "new", "learning", "review", "suspended": cards in each state,
   "reviews": answers in all, "reviews_today", "minutes_today",
   "retention": share of reviews of the last 30 days that were known, or null,
   "due_by_day": reviews that fall due on each of 14 days, today first,
   "backlog": cards due before today, "due_by_day_90": the days after that,
   "days": [{"study_day", "answers", "duration_ms", "introduced", "asked",
             "remembered"}]; asked are answers on cards in review,
   "by_month", "by_age" of the material: [{"label", "asked", "remembered"}],
   "by_source": [{"article_id", "title", "facts", "facts_with_cards", "cards",
                  "learned", "lasting"}],
   "by_tag": [{"tag", "cards", "learned", "lasting"}]; lasting: three weeks,
   "studied": cards answered at least once, "known": of them known now, as the
   memory model has it,
   "calibration": [{"low", "high": percents between which recall was expected,
                    "expected": their mean, "asked", "remembered"}],
   "expected_by_month": {month: mean chance of recall that was expected},
   "papers": [{"day", "name", "practice", "again", "right", "wrong", "blank",
               "marks", "maximum"}]; marks are exact, as text,
   "marks_by_subject", "marks_by_format": [{"name", "right", "wrong", "blank",
                    "marks", "maximum", "by_month": {month: the same}}],
   "sureness": [{"confidence", "items", "right", "said"}],
   "test_minutes": {day: minutes spent on papers},
   "syllabus": [{"name", "papers", "covers", "cards", "learned", "lasting"}]}
"""
_LEECHES_SHAPE = """\
--json prints a list of
  {"id", "lapses": times forgotten, "parts": what its answer could be split into, "advice"}
"""
_HABITS_SHAPE = """\
What is named is changed, then all is shown.
--json prints:
  {"minutes": a day or null, "new_a_day", "easy_weekdays": ["sat", ...], "easy_percent",
   "breaks": [[first day, last day], ...], "park_after_months": or null}
"""
_EXAMS_SHAPE = """\
--json prints a list:
  {"id", "name", "day", "minutes": a day or null, "tags", "sources", "months"}
"""
_PLAN_SHAPE = """\
--json prints a list of the exams to come:
  {"id", "name", "day", "days_left", "phase": "build", "final" or "today",
   "final_from": first day of the final phase, "cards", "unseen",
   "known_now": cards that would be recalled if it were today,
   "minutes": of a normal day, "minutes_today", "minutes_left",
   "known": cards expected on the day, "known_with_10_more",
   "known_with_10_fewer": or null, "sentence",
   "ways_out": null when 90% is expected, else
     {"minutes": a day that bring 90% or null,
      "drop": unseen cards to leave out or null, "sentences"}}
"""
_CHECK_SHAPE = """\
A copy of the library is looked through; nothing is changed. A damaged file
ends in one line and exit status 2.
--json prints:
  {"sound": true or false, "sources", "cards", "reviews",
   "differing": cards whose memory is not what their review log says}
What differs is mended by: studyapp rebuild
"""
_SOURCES_SHAPE = """\
--json prints a list, the newest first:
  {"id", "title", "published": DATE or null, "path", "facts", "drafts", "cards"}
"""
_SEARCH_SHAPE = """\
Words find what they begin, "phrases" only themselves; -word forbids. Fields:
  tag:environment  source:digest  month:2026-10  kind:cloze
  state:new|learning|review|relearning|suspended|buried|superseded
  due:today|tomorrow|overdue|7 (days)|2026-11-30
--json prints:
  {"cards": [{"id", "prompt", "answer", "kind", "tags", "source"}], "total"}
"""
_CARDS_MORE = """\
QUERY is what `studyapp search --help` describes. There is no way back on the
command line: make a copy first (studyapp backup), or do it in the window.
"""
_TEST_NEW_SHAPE = """\
The paper is kept; `test mark` takes the answers to it.
--json prints:
  {"id", "profile", "name", "minutes", "seed",
   "mark", "penalty": marks of an item as exact fractions,
   "questions": [{"id", "kind", "topic"?, "stem", "closing"?,
     "statements"?: [{"label", "text", "true", "explanation"}],
     "heads"?, "rows"?: [{"label", "left", "right", "answer", "explanation"}],
     "lists"?, "options": [texts], "answer": one of them, "explanation",
     "explanations": one an option, "facts": [ids], "sources": [texts]}],
   "missing": [what was not to be had, and why]}
"kind" is mcq, one_liner, tf, statements, how_many, reason, pairs,
pairs_how_many or match.
"""
_TEST_MARK_SHAPE = """\
ANSWERS.json ('-': standard input) is {"paper": ID, "answers": [...]}, each
{"question": id or number, "answer": text of an option, its letter, a list of
several (which is wrong) or null, "confidence"?: "sure", "fifty-fifty" or
"guess"}; or "answers" is an object, question to answer.
It is kept as one sitting; what was wrong or guessed comes back tomorrow.
--json prints, with marks as {"decimal": text, "fraction": exact}:
  {"sitting", "paper", "marks", "maximum", "right", "wrong", "blank",
   "withdrawn", "by_kind", "by_source", "by_subject", "by_confidence":
     [{"name", "right", "wrong", "blank", "marks", "maximum"}],
   "calibration": [sentences],
   "errors": [{"question", "kind", "chosen", "answer", "explanation", "facts"}]}
"""
_EXPORT_MORE = """\
The ending of OUT says which format. An existing file is replaced.
  .apkg  Anki: cards, decks, tags, schedule and answers
  .csv   a table, also for spreadsheets (.tsv: with tabs)
  .json  everything in the library, whatever --query says (see FORMATS.md)
  .gift  questions for Moodle and others (.xml: in Moodle's own form)
  .pdf   A4 pages: facts by source, questions, or their key
--query is a search as in "studyapp search": words, tag:, source:, month: ...
--test takes the questions of a test instead of cards: its id, "last", or "own"
for your own questions (.gift, .xml, .pdf; --paper key prints the key to it).
"""
_LOAD_MORE = """\
A copy of the library is made first. The same file twice adds nothing. Cards
that are here keep their wording and get the answers that they did not have.
"""
_RESTORE_MORE = """\
The copy is checked first and takes the library's place in one step. What was
there is kept in the folder backups.
"""
_UNKNOWN_COMMAND = re.compile(r"argument COMMAND: invalid choice: (\S+)")


class HelpShown(Exception):  # noqa: N818 (it is no error)
    """Help or version was printed; the call is done."""


class _Parser(ArgumentParser):
    """Raises InputError with one line where argparse would print its usage and leave."""

    def error(self, message: str) -> NoReturn:
        command = _UNKNOWN_COMMAND.match(message)
        raise InputError(f"{f'there is no command {command[1]}' if command else message}. See: {self.prog} --help")

    def exit(self, status: int = 0, message: str | None = None) -> NoReturn:
        if message:
            print(message, end="", file=sys.stderr if status else sys.stdout)
        raise HelpShown


def build_parser() -> ArgumentParser:
    """Return the parser; ``command`` is None when no command was given, else ``call`` names what does it."""
    parser = _Parser(
        prog="studyapp",
        description=_ABOUT,
        epilog=_EXAMPLES,
        formatter_class=RawDescriptionHelpFormatter,
        parents=[_anywhere()],
    )
    parser.set_defaults(data_dir=None, verbose=False, or_demo=False)
    parser.add_argument("--or-demo", action="store_true", help=SUPPRESS)
    commands = _Commands(parser.add_subparsers(dest="command", metavar="COMMAND", title="commands"))
    _add_making(commands)
    _add_triage(commands)
    _add_cards(commands)
    _add_reviewing(commands)
    _add_testing(commands)
    _add_exams(commands)
    _add_exchange(commands)
    _add_keeping(commands)
    return parser


def _anywhere() -> ArgumentParser:
    """Return the options that may stand before and after the command; where one is not given, it sets nothing."""
    options = _Parser(add_help=False, argument_default=SUPPRESS)
    options.add_argument(
        "--data-dir", type=Path, metavar="DIR", help="folder of the library (else STUDYAPP_DATA_DIR, else your own)"
    )
    options.add_argument("--verbose", action="store_true", help="say on standard error what is being done")
    options.add_argument(
        "--version", action="version", version=f"studyapp {__version__}", help="print the version and leave"
    )
    return options


class _Commands:
    """Adds commands that share their options."""

    def __init__(self, subparsers: Any) -> None:
        self._subparsers = subparsers

    def add(self, name: str, call: str, summary: str, more: str = "") -> ArgumentParser:
        """Add a command; ``call`` is module:function below studyapp.cli."""
        parser: ArgumentParser = self._subparsers.add_parser(
            name,
            help=summary,
            description=summary[0].upper() + summary[1:] + ".",
            epilog=more,
            formatter_class=RawDescriptionHelpFormatter,
            parents=[_anywhere()],
        )
        parser.set_defaults(call=call)
        return parser


def _add_making(commands: _Commands) -> None:
    generate = commands.add(
        "generate",
        "making:generate",
        "print the cards made from files ('-': standard input)",
        _CARD_SHAPE,
    )
    generate.add_argument("files", nargs="+", metavar="FILE")
    _published(generate)
    _json(generate)
    generate.add_argument("--max", metavar="N", help="print at most N cards, the surest ones")
    generate.add_argument("--doubtful", action="store_true", help="also what is less sure")
    generate.add_argument("--kinds", metavar="KIND,...", help="only these kinds (today: qa, cloze)")
    add = commands.add("add", "making:add", "import files or folders and draft cards from them")
    add.add_argument("files", nargs="+", metavar="FILE|FOLDER")
    _published(add)
    add.add_argument("--pages", metavar="N-M", help="only these pages of a PDF file: 12, 3-40 or 3-")
    add.add_argument("--whole", action="store_true", help="take a compilation as one article")
    add.add_argument("--deck", metavar="NAME", help="a label that stays with the cards")
    add.add_argument("--accept", action="store_true", help="take every sure draft as a card at once")


def _add_triage(commands: _Commands) -> None:
    _json(commands.add("sources", "triage:sources", "list what was imported", _SOURCES_SHAPE))
    drafts = commands.add("drafts", "triage:drafts", "list the drafts that wait for you", _DRAFTS_SHAPE)
    _json(drafts)
    drafts.add_argument("--doubtful", action="store_true", help="also what is less sure")
    for name, summary in (("accept", "make cards of drafts"), ("reject", "drop drafts; they are not proposed again")):
        verdict = commands.add(name, f"triage:{name}", summary)
        verdict.add_argument("ids", nargs="*", metavar="ID")
        verdict.add_argument("--all", action="store_true", help="every sure draft that waits")
    search = commands.add("search", "triage:search", "find cards by words in question, answer or topic", _SEARCH_SHAPE)
    search.add_argument("query", metavar="QUERY", nargs="?")
    search.add_argument("--kept", metavar="NAME", help="the search that was kept under this name")
    search.add_argument("--sort", metavar="COLUMN", default="created", help=f"one of {', '.join(Order)} (created)")
    search.add_argument("--reverse", action="store_true", help="the last first")
    search.add_argument("--max", metavar="N", help="at most N cards; the total is said all the same")
    _json(search)
    searches = commands.add("searches", "cards:searches", "list kept searches; keep, rename or forget one")
    searches.add_argument("--keep", nargs=2, metavar=("NAME", "QUERY"), help="keep a search")
    searches.add_argument("--rename", nargs=2, metavar=("NAME", "NEW"), help="give a kept search another name")
    searches.add_argument("--forget", metavar="NAME", help="forget a kept search")
    _json(searches)


def _add_cards(commands: _Commands) -> None:
    cards = commands.add("cards", "cards:tag", "change all cards that a search finds", _CARDS_MORE)
    verbs = _Commands(cards.add_subparsers(dest="verb", metavar="VERB", required=True))

    def verb(name: str, summary: str, *words: str, sure: bool = False) -> ArgumentParser:
        parser = verbs.add(name, f"cards:{name}", summary)
        parser.add_argument("query", metavar="QUERY", help="as for search; '' is every card")
        for word in words:
            parser.add_argument(word, metavar=word.upper())
        if sure:
            parser.add_argument("--yes", action="store_true", help="do it; else it is only shown")
        _at(parser)
        return parser

    tag = verb("tag", "give tags and take tags")
    tag.add_argument("--add", action="append", default=[], metavar="TAG", help="may be repeated")
    tag.add_argument("--remove", action="append", default=[], metavar="TAG", help="may be repeated")
    verb("pause", "let cards rest until you wake them")
    verb("wake", "wake cards")
    verb("forward", "let cards come on an earlier day", "day")
    replace = verb("replace", "find and replace words", "find", "put", sure=True)
    replace.add_argument("--case", action="store_true", help="capitals count")
    replace.add_argument("--pattern", action="store_true", help="FIND is a regular expression, PUT may name its groups")
    verb("propose", "show the tags of the syllabus that cards speak for", sure=True)
    verb("delete", "delete cards; what was answered stays in the record", sure=True)
    twins = verbs.add("duplicates", "cards:duplicates", "list cards that ask the same")
    twins.add_argument("--meaning", action="store_true", help="also in other words, with the same answer")
    twins.add_argument("--merge", action="store_true", help="keep the best known of each group, with the tags of all")
    _json(twins)


def _add_reviewing(commands: _Commands) -> None:
    due = commands.add("due", "reviewing:due", "list today's cards in their order", _DUE_SHAPE)
    _json(due)
    _at(due)
    due.add_argument("--by-source", action="store_true", help="one source after the other instead of mixed")
    due.add_argument("--minutes", metavar="N", help="only what fits into N minutes")
    _at(commands.add("review", "reviewing:review", "revise in the terminal"))
    answer = commands.add("answer", "reviewing:answer", "store one answer, for scripts")
    answer.add_argument("card", metavar="CARD")
    answer.add_argument("rating", metavar="again|hard|good|easy")
    _at(answer)
    answer.add_argument("--duration-ms", metavar="N", default="0", help="how long the answer took")
    commands.add("undo", "reviewing:undo", "take the last answer back")


def _add_testing(commands: _Commands) -> None:
    test = commands.add("test", "testing:new", "make a test paper, or mark the answers to one")
    parts = _Commands(test.add_subparsers(dest="part", metavar="new|mark", required=True))
    new = parts.add("new", "testing:new", "make a test paper from your cards and print it", _TEST_NEW_SHAPE)
    new.add_argument("--profile", metavar="NAME", help="an exam, such as upsc-gs1-2026 (else every format)")
    new.add_argument("--size", metavar="N", help="how many questions (25)")
    new.add_argument("--seed", metavar="N", help="the same number, the same paper")
    new.add_argument("--tag", action="append", metavar="TAG", help="only cards with this tag; may be repeated")
    new.add_argument("--source", action="append", metavar="WORD", help="only sources of this title or id")
    new.add_argument("--month", action="append", metavar="YYYY-MM", help="only sources published in this month")
    new.add_argument("--key", action="store_true", help="print the key, too")
    _json(new)
    mark = parts.add("mark", "testing:mark", "mark the answers to a paper", _TEST_MARK_SHAPE)
    mark.add_argument("answers", metavar="ANSWERS.json")
    _json(mark)
    _at(mark)


def _add_exams(commands: _Commands) -> None:
    exam = commands.add("exam", "exams:listing", "note exams and see what is planned for them")
    verbs = _Commands(exam.add_subparsers(dest="verb", metavar="add|list|plan|remove", required=True))
    add = verbs.add("add", "exams:add", "note an exam")
    add.add_argument("name", metavar="NAME")
    add.add_argument("date", metavar="DATE", help="its day; of a month the first day counts")
    add.add_argument("--minutes", metavar="N", help="minutes a day for it (else the usual ones)")
    add.add_argument("--tag", action="append", default=[], metavar="TAG", help="only cards with this label")
    add.add_argument("--source", action="append", default=[], metavar="ID", help="only cards of this source")
    add.add_argument("--month", action="append", default=[], metavar="YYYY-MM", help="only news of this month")
    _at(add)
    _json(verbs.add("list", "exams:listing", "list the exams, the nearest first", _EXAMS_SHAPE))
    plan = verbs.add("plan", "exams:plan", "show what is expected on the day of each exam", _PLAN_SHAPE)
    _json(plan)
    _at(plan)
    verbs.add("remove", "exams:remove", "forget an exam").add_argument("id", metavar="ID")
    back = commands.add("catch-up", "exams:catch_up", "come back after missed days: a plan instead of a heap")
    back.add_argument("--begin", action="store_true", help="begin the plan")
    back.add_argument("--stop", action="store_true", help="undo the plan")
    _at(back)
    _at(commands.add("fit", "exams:fit", "fit the memory model to your own answers"))
    habits = commands.add("habits", "habits:habits", "show or choose how much time there is", _HABITS_SHAPE)
    habits.add_argument("--minutes", metavar="N", help="minutes a day; none: as many as it takes")
    habits.add_argument("--new", metavar="N", help="new cards a day where no exam paces them")
    habits.add_argument("--easy", metavar="DAY,...", help="weekdays with fewer minutes (sat,sun); none: no such day")
    habits.add_argument("--easy-percent", metavar="N", help="of the minutes on easy weekdays, 0 to 100 (at first 50)")
    habits.add_argument(
        "--break",
        action="append",
        dest="breaks",
        metavar="FIRST/LAST",
        help="days without revision; none: no such days",
    )
    habits.add_argument("--park", metavar="N", help="leave news in peace that are N months old; none: ask all")
    _json(habits)
    leeches = commands.add("leeches", "mending:leeches", "list cards that are forgotten over and over", _LEECHES_SHAPE)
    _json(leeches)
    _at(leeches)
    split = commands.add("split", "mending:split", "make several cards of one that asks for too much")
    split.add_argument("card", metavar="CARD")
    split.add_argument("--make", action="store_true", help="make the cards that are proposed")
    split.add_argument(
        "--card", nargs=2, action="append", dest="cards", metavar=("TEXT", "ANSWER"), help="make this card (repeatable)"
    )
    _at(split)
    bury = commands.add("bury", "habits:bury", "hide cards until tomorrow")
    bury.add_argument("ids", nargs="+", metavar="CARD")
    _at(bury)


def _add_keeping(commands: _Commands) -> None:
    stats = commands.add("stats", "keeping:stats", "show how far you have come", _STATS_SHAPE)
    stats.add_argument("--csv", type=Path, metavar="DIR", help="write every figure as a table into this folder instead")
    _json(stats)
    backup = commands.add("backup", "keeping:backup", "write a checked copy of the library and print its path")
    backup.add_argument("folder", nargs="?", type=Path, metavar="DIR", help="default: backups, beside the library")
    _json(commands.add("check", "keeping:check", "look whether the library is sound", _CHECK_SHAPE))
    commands.add("rebuild", "keeping:rebuild", "set every card's memory to what its review log says")
    commands.add("demo", "demo:demo", "go the whole way on a sample article; nothing is kept")
    commands.add("selftest", "selftest:selftest", "check that this installation works; needs no display")


def _add_exchange(commands: _Commands) -> None:
    export = commands.add(
        "export", "exchanging:export", "write cards into a file for other programs or for paper", _EXPORT_MORE
    )
    export.add_argument("out", type=Path, metavar="OUT.(apkg|csv|tsv|json|gift|xml|pdf)")
    export.add_argument("--test", metavar="ID", help="the questions of this test instead of cards")
    export.add_argument("--query", metavar="Q", default="", help="only cards that this search finds")
    export.add_argument("--as-new", action="store_true", help=".apkg: without the schedule and the answers")
    export.add_argument(
        "--paper", choices=("facts", "questions", "key"), default="facts", help=".pdf: what it shows (facts)"
    )
    load = commands.add("load", "exchanging:load", "bring cards in; what is here already stays as it is", _LOAD_MORE)
    load.add_argument("file", type=Path, metavar="FILE.(apkg|csv|tsv|json)")
    load.add_argument("--columns", metavar="question=1,...", help="tables: where what stands, by number or name")
    load.add_argument(
        "--look", action="store_true", help="tables: say how the file would be read, and bring nothing in"
    )
    load.add_argument("--take-wording", action="store_true", help="take the file's wording for cards that are here")
    restore = commands.add(
        "restore", "exchanging:restore", "put a copy in the place of the library, which is kept", _RESTORE_MORE
    )
    restore.add_argument("file", nargs="?", type=Path, metavar="FILE")
    restore.add_argument("--newest", action="store_true", help="the newest sound copy in the folder backups")
    restore.add_argument("--salvage", action="store_true", help="the newest sound copy with all that can still be read")


def _published(parser: ArgumentParser) -> None:
    parser.add_argument("--published", metavar="DATE", help="when the text was published (else looked for in it)")


def _json(parser: ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="print JSON")


def _at(parser: ArgumentParser) -> None:
    parser.add_argument("--at", metavar="WHEN", help="as if it were that time")
