"""Test papers: make one, and mark the answers to one."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from studyapp.cli.library import now_of, opened
from studyapp.cli.main import Window
from studyapp.cli.pages import count, paragraph
from studyapp.cli.records import to_json
from studyapp.cli.test_records import explanation, paper_record, result_record
from studyapp.cli.values import read_count
from studyapp.domain.errors import InputError
from studyapp.domain.exam import Scope
from studyapp.domain.paper import Confidence, Mode, Paper, Result
from studyapp.domain.question import Question, body_lines

if TYPE_CHECKING:
    from studyapp.bootstrap import Services

STANDARD_INPUT = "-"
LETTERS = "abcde"
_PAPER, _ANSWERS = '"paper"', '"answers"'  # as they stand in the file


@dataclass(frozen=True)
class Given:
    """One answer of the file."""

    question: Question
    chosen: tuple[int, ...]
    confidence: Confidence | None


def new(args: Namespace, _window: Window | None) -> int:
    """Make a paper, keep it and print it."""
    size = None if args.size is None else read_count(args.size, "--size")
    seed = None if args.seed is None else read_count(args.seed, "--seed")
    with opened(args) as services:
        scope = Scope(tuple(args.tag or ()), _sources(args.source or (), services), tuple(args.month or ()))
        paper = services.tests.compose(services.clock(), args.profile, size=size, seed=seed, scope=scope).made
    if args.json:
        print(to_json(paper_record(paper)))
        return 0
    print(_page(paper, key=args.key))
    return 0


def mark(args: Namespace, _window: Window | None) -> int:
    """Mark the answers of a file, as one sitting of their paper, and print what came of it."""
    name, text = _read(args.answers)
    with opened(args) as services:
        now = now_of(args, services)
        data = _object(name, text)
        paper = services.tests.paper(_paper_id(name, text, data))
        given = list(_given(name, text, data, paper))
        sitting = services.tests.start(paper.id, now, Mode.EXAM).made
        for answer in given:
            services.tests.answer(sitting.id, answer.question.id, answer.chosen, now, confidence=answer.confidence)
        result = services.tests.submit(sitting.id, now).made
    print(to_json(result_record(result)) if args.json else _result_page(result))
    return 0


def _sources(words: Sequence[str], services: Services) -> tuple[str, ...]:
    """Return the ids of the sources that these words begin the id or stand in the title of."""
    found = []
    for word in words:
        fitting = [s.id for s in services.library.sources() if s.id.startswith(word) or word.lower() in s.title.lower()]
        if not fitting:
            raise InputError(f"--source: there is no source {word!r}")
        found += fitting
    return tuple(dict.fromkeys(found))


def _read(word: str) -> tuple[str, str]:
    if word == STANDARD_INPUT:
        return "standard input", sys.stdin.read()
    path = Path(word)
    try:
        return path.name, path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        raise InputError(f"{path.name}: is not a UTF-8 text file") from None
    except OSError as error:
        raise InputError(f"{path.name}: cannot be read ({error.strerror})") from None


def _object(name: str, text: str) -> dict[str, Any]:
    try:
        data = json.loads(text)
    except json.JSONDecodeError as fault:
        raise InputError(f"{name}: line {fault.lineno}: not JSON: {fault.msg}") from None
    except RecursionError:
        raise InputError(f"{name}: line 1: nested too deep") from None
    if not isinstance(data, dict):
        raise InputError(f"{name}: line 1: must be an object with “paper” and “answers”")
    return data


def _paper_id(name: str, text: str, data: dict[str, Any]) -> str:
    paper = data.get("paper", data.get("id"))
    if not isinstance(paper, str) or not paper:
        raise InputError(f"{name}: {_line(text, _PAPER)}“paper” must be the id of a paper, as “test new” printed it")
    return paper


def _given(name: str, text: str, data: dict[str, Any], paper: Paper) -> Iterator[Given]:
    answers = data.get("answers")
    if isinstance(answers, dict):
        answers = [{"question": question, "answer": answer} for question, answer in answers.items()]
    if not isinstance(answers, list):
        raise InputError(f"{name}: {_line(text, _ANSWERS)}“answers” must be a list, or an object by question")
    seen: set[str] = set()
    for place, item in enumerate(answers):
        given = _one(name, text, place, item, paper)
        if given.question.id in seen:
            where = _line_of_answer(text, place, item["question"])
            raise InputError(f"{name}: {where}question {item['question']} is answered twice")
        seen.add(given.question.id)
        yield given


def _line_of_answer(text: str, place: int, word: object) -> str:
    """Return the line of an answer: of its question's name as a key, else of the word “question” for that place."""
    as_key = f'"{word}":'
    if as_key in text:
        return _line(text, as_key)
    before = '"question"'.join(text.split('"question"')[: place + 1])
    return f"line {before.count(chr(10)) + 1}: "


def _one(name: str, text: str, place: int, item: Any, paper: Paper) -> Given:
    if not isinstance(item, dict) or "question" not in item:
        raise InputError(f"{name}: {_line(text, _ANSWERS)}every answer needs “question” and “answer”")
    word = item["question"]
    where = f"{name}: {_line_of_answer(text, place, word)}"
    question = _question(word, paper)
    if question is None:
        raise InputError(f"{where}the paper has no question {word!r}")
    answer, confidence = item.get("answer"), item.get("confidence")
    if isinstance(answer, dict):
        confidence = answer.get("confidence")
        answer = answer.get("answer")
    words = [] if answer is None or answer == "" else answer if isinstance(answer, list) else [answer]
    chosen = tuple(_option(each, question, where) for each in words)
    return Given(question, chosen, _confidence(confidence, where))


def _question(word: Any, paper: Paper) -> Question | None:
    """Return the question of that id or number, the first one being 1."""
    by_id = {question.id: question for question in paper.questions}
    if isinstance(word, str) and word in by_id:
        return by_id[word]
    number = word if isinstance(word, int) else int(word) if isinstance(word, str) and word.isdecimal() else 0
    return paper.questions[number - 1] if 1 <= number <= len(paper.questions) else None


def _option(word: Any, question: Question, where: str) -> int:
    """Return the index of an option by its text or its letter."""
    texts = [option.text for option in question.options]
    if isinstance(word, str) and word in texts:
        return texts.index(word)
    letter = word.strip().lower().strip("().") if isinstance(word, str) else ""
    if len(letter) == 1 and letter in LETTERS[: len(texts)]:
        return LETTERS.index(letter)
    raise InputError(
        f"{where}{word!r} is no option of it (write its text, or a letter from a to {LETTERS[len(texts) - 1]})"
    )


def _confidence(word: Any, where: str) -> Confidence | None:
    if word is None:
        return None
    try:
        return Confidence(str(word).replace("-", "_"))
    except ValueError:
        raise InputError(f"{where}confidence {word!r} is none of sure, fifty-fifty, guess") from None


def _line(text: str, word: str) -> str:
    """Return ``line 7: `` for the first line that holds the word, nothing where none does."""
    found = next((number for number, line in enumerate(text.splitlines(), 1) if word in line), 0)
    return f"line {found}: " if found else ""


def _page(paper: Paper, *, key: bool) -> str:
    blocks = [
        f"{paper.name}\n{count(len(paper.questions), 'question')}, {count(paper.minutes, 'minute')}. Paper {paper.id}"
    ]
    blocks += [_question_page(number, question) for number, question in enumerate(paper.questions, 1)]
    if key:
        answers = (f"{number} {LETTERS[question.key]}" for number, question in enumerate(paper.questions, 1))
        blocks.append(paragraph(f"Key: {', '.join(answers)}"))
    if paper.missing:
        blocks.append("\n".join(paragraph(line, "- ", "  ") for line in ("What was not to be had:", *paper.missing)))
    return "\n\n".join(blocks)


def _question_page(number: int, question: Question) -> str:
    lines = [paragraph(f"[{question.topic}]", "     ")] if question.topic else []
    lines.append(paragraph(question.stem, f"{number:>3}. ", "     "))
    lines += [paragraph(line, "       ", "          ") for line in body_lines(question)]
    lines += [paragraph(question.closing, "     ")] if question.closing else []
    lines += [
        paragraph(f"({letter}) {option.text}", "       ", "           ")
        for letter, option in zip(LETTERS, question.options, strict=False)
    ]
    return "\n".join(lines)


def _result_page(result: Result) -> str:
    total = result.total
    lines = [
        f"{float(total.marks):.2f} of {float(total.maximum):g} marks",
        f"{total.right} right, {total.wrong} wrong, {total.blank} blank",
    ]
    lines += [paragraph(line.sentence) for line in result.calibration]
    for entry in result.errors:
        lines.append(paragraph(f"{entry.kind.value.replace('_', ' ')}: {entry.question.stem}", "- ", "  "))
        lines.append(paragraph(f"{entry.question.answer}. {explanation(entry.question)}", "    "))
    return "\n".join(lines)
