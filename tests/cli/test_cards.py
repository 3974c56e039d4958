"""Change many cards at once from the terminal."""

from __future__ import annotations

from typing import Any

import pytest

from tests.cli.conftest import Call

Cards = list[dict[str, Any]]


@pytest.fixture
def cards(call: Call, cards: Cards) -> Cards:
    """Return every card of the library, siblings too."""
    found: Cards = call("search", "", "--json").json["cards"]
    assert len(found) >= len(cards)
    return found


def tags(call: Call) -> set[tuple[str, ...]]:
    """Return the tags that cards have."""
    return {tuple(card["tags"]) for card in call("search", "", "--json").json["cards"]}


def test_tags_come_and_go(call: Call, cards: Cards) -> None:
    total = len(cards)
    said = call("cards", "tag", "", "--add", "Rivers", "--add", " Water ")
    assert said.out == f"{total} cards found, {total} tagged anew\n"
    assert all(each[-2:] == ("Rivers", "Water") for each in tags(call))
    assert call("cards", "tag", "tag:rivers", "--remove", "Rivers").out == f"{total} cards found, {total} tagged anew\n"
    assert call("search", "tag:rivers").out == "0 cards found\n"
    assert call("cards", "tag", "").err == "studyapp: name a tag with --add or --remove\n"


def test_cards_rest_and_wake(call: Call, cards: Cards) -> None:
    assert call("cards", "pause", "nwda").status == 0
    resting = call("search", "state:suspended", "--json").json["total"]
    assert 0 < resting < len(cards)
    assert f"{resting} woken" in call("cards", "wake", "state:suspended").out
    assert call("search", "state:suspended").out == "0 cards found\n"


def test_cards_come_on_an_earlier_day(call: Call, cards: Cards) -> None:
    call("answer", str(cards[0]["id"]), "easy", "--at", "2026-11-20T09:00+05:30")
    said = call("cards", "forward", "", "2026-11-21", "--at", "2026-11-20T10:00+05:30")
    assert said.out.endswith("cards found, 1 brought forward\n")
    assert call("cards", "forward", "", "2020-01-01").status == 2
    assert call("cards", "forward", "", "soon").err == "studyapp: not a day: 'soon' (write 2026-11-30)\n"


@pytest.mark.parametrize("find", [("Ken",), ("K.n", "--pattern")])
def test_replacing_shows_first(call: Call, cards: Cards, find: tuple[str, ...]) -> None:
    word, *options = find
    shown = call("cards", "replace", "", word, "KEN", "--case", *options)
    assert "+ " in shown.out
    assert shown.out.endswith("would change. Nothing was changed yet. Do it with --yes.\n")
    assert call("search", "ken", "--json").json["cards"] == [
        card for card in call("search", "", "--json").json["cards"] if "Ken" in card["prompt"] + card["answer"]
    ]
    assert call("cards", "replace", "", word, "KEN", "--case", "--yes", *options).out.endswith("changed\n")
    assert not any("Ken" in card["prompt"] for card in call("search", "", "--json").json["cards"])


def test_deleting_wants_a_yes(call: Call, cards: Cards) -> None:
    assert call("cards", "delete", "").out == f"{len(cards)} cards found. Nothing was changed yet. Do it with --yes.\n"
    assert call("search", "", "--json").json["total"] == len(cards)
    assert call("cards", "delete", "", "--yes").out == f"{len(cards)} cards deleted\n"
    assert call("search", "").out == "0 cards found\n"


def test_duplicates_are_listed_and_put_together(call: Call, cards: Cards) -> None:
    assert call("cards", "duplicates").out == "0 groups, 0 cards more than needed\n"
    asked = call("search", "kind:qa", "--json").json["cards"][:2]
    for card in asked:  # both shall ask the same
        call("cards", "replace", f'"{card["prompt"]}"', "^.*$", "Which river?", "--pattern", "--yes")
    (group,) = call("cards", "duplicates", "--json").json
    assert sorted(group) == sorted(card["id"] for card in asked)
    assert call("cards", "duplicates", "--merge").out.endswith("deleted; the best known of each group stays\n")
    assert call("search", "", "--json").json["total"] == len(cards) - 1


def test_tags_of_the_syllabus(call: Call, cards: Cards) -> None:
    for subject in {tag for each in tags(call) for tag in each}:
        call("cards", "tag", "", "--remove", subject)
    call("cards", "replace", "", "^.*$", "Which amendment of the Constitution by Parliament?", "--pattern", "--yes")
    said = call("cards", "propose", "")
    assert "Polity" in said.out
    assert said.out.endswith("Do it with --yes.\n")
    call("cards", "propose", "", "--yes")
    assert any("Polity" in each for each in tags(call))


def test_searches_are_kept(call: Call, cards: Cards) -> None:
    assert call("searches").out == "No search is kept.\n"
    assert call("searches", "--keep", "Water", "nwda").out == "Water: nwda\n"
    assert call("searches", "--rename", "Water", "Agency", "--json").json == [{"name": "Agency", "query": "nwda"}]
    assert call("search", "--kept", "Agency").out == call("search", "nwda").out
    assert call("search", "--kept", "Water").status == 2
    assert call("searches", "--forget", "Agency").out == "No search is kept.\n"


def test_a_search_is_sorted_and_cut(call: Call, cards: Cards) -> None:
    prompts = [card["prompt"] for card in call("search", "", "--sort", "prompt", "--json").json["cards"]]
    assert prompts == sorted(prompts, key=str.casefold)
    cut = call("search", "", "--sort", "prompt", "--reverse", "--max", "2", "--json").json
    assert ([card["prompt"] for card in cut["cards"]], cut["total"]) == (prompts[:-3:-1], len(cards))
    assert call("search", "", "--max", "1").out.endswith(f"{len(cards)} cards found, 1 shown\n")
    assert "there is no column 'colour'" in call("search", "", "--sort", "colour").err
    assert call("search").status == 2
