"""Look through sources and drafts, and decide."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Call


def test_an_empty_library(call: Call) -> None:
    assert call("sources").out == "Nothing was imported yet. Try: studyapp add FILE\n"
    assert call("drafts").out == "No draft is waiting.\n"
    assert call("search", "river").out == "0 cards found\n"


def test_drafts_for_people_carry_the_id_that_accept_wants(call: Call, note: Path) -> None:
    call("add", note)
    first = call("drafts", "--json").json[0]
    assert first["id"][:8] in call("drafts").out
    assert call("accept", first["id"][:8]).out == "1 card made\n"
    assert first["id"] not in [draft["id"] for draft in call("drafts", "--json").json]


def test_a_rejected_draft_is_not_proposed_again(call: Call, note: Path) -> None:
    call("add", note)
    first = call("drafts", "--json").json[0]["id"]
    assert call("reject", first).out == "1 draft dropped\n"
    call("add", note)
    assert first not in [draft["id"] for draft in call("drafts", "--doubtful", "--json").json]


def test_all_means_every_sure_draft(call: Call, note: Path) -> None:
    call("add", note)
    sure, all_of_them = call("drafts", "--json").json, call("drafts", "--doubtful", "--json").json
    assert f"{len(sure)} card" in call("accept", "--all").out
    assert len(call("drafts", "--doubtful", "--json").json) == len(all_of_them) - len(sure)


def test_nothing_is_accepted_when_one_id_is_wrong(call: Call, note: Path) -> None:
    call("add", note)
    before = call("drafts", "--json").json
    said = call("accept", before[0]["id"], "00000000-wrong")
    assert (said.status, said.out) == (2, "")
    assert call("drafts", "--json").json == before


def test_ids_and_all_exclude_each_other(call: Call) -> None:
    assert call("reject", "abcd", "--all").status == 2


def test_search_finds_words_in_any_case(call: Call, cards: list[dict[str, object]]) -> None:
    found = call("search", "nwda", "--json").json
    assert list(found) == ["cards", "total"]
    assert list(found["cards"][0]) == ["id", "prompt", "answer", "kind", "tags", "source"]
    assert found["cards"][0]["source"] == "River Linking"
    assert "NWDA" in call("search", "nwda").out
