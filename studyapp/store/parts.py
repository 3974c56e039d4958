"""The parts of articles and facts that lie as JSON inside one column: blocks, sentences, roles."""

from __future__ import annotations

from typing import Any

from studyapp.domain.article import Block, BlockKind, Sentence, Span
from studyapp.domain.fact import Role, RoleKind

Columns = dict[str, Any]


def block(item: Columns) -> Block:
    """Return a block from its JSON."""
    return Block(
        BlockKind(item["kind"]), item["text"], _span(item["span"]), item["level"], tuple(item["path"]), item["key"]
    )


def block_json(block: Block) -> Columns:
    """Return the JSON of a block."""
    return {
        "kind": block.kind.value,
        "text": block.text,
        "span": [block.span.start, block.span.end],
        "level": block.level,
        "path": list(block.path),
        "key": block.key,
    }


def sentence(item: Columns) -> Sentence:
    """Return a sentence from its JSON."""
    return Sentence(item["text"], _span(item["span"]), item["block"])


def sentence_json(sentence: Sentence) -> Columns:
    """Return the JSON of a sentence."""
    return {"text": sentence.text, "span": [sentence.span.start, sentence.span.end], "block": sentence.block}


def role(item: Columns) -> Role:
    """Return a role from its JSON."""
    at = item["at"]
    span = None if at is None else _span(at)
    # Libraries from before roles had questions lack the key.
    return Role(item["name"], item["text"], RoleKind(item["kind"]), item["noun"], span, item.get("question", ""))


def role_json(role: Role) -> Columns:
    """Return the JSON of a role."""
    return {
        "name": role.name,
        "text": role.text,
        "kind": role.kind.value,
        "noun": role.noun,
        "at": None if role.at is None else [role.at.start, role.at.end],
        "question": role.question,
    }


def _span(pair: list[int]) -> Span:
    return Span(pair[0], pair[1])
