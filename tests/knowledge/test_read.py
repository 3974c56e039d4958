"""A file of the bank becomes a collection, or one line that says what is wrong and where."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyapp.domain.dates import PartialDate
from studyapp.domain.errors import InputError
from studyapp.domain.fact import RoleKind
from studyapp.knowledge.bank import Bank
from studyapp.knowledge.gazetteer import Gazetteer
from studyapp.knowledge.read import read_collection

HEAD = 'noun = "lighthouse"\nplural = "lighthouses"\nkind = "place"\nas_of = "2026-01"\nsource = "own notes"\n'
RELATION = '[relations.sea]\nnoun = "sea"\nplural = "seas"\nkind = "place"\nquestion = "On which sea is {name}?"\n'
TABLE = (
    "[entries]\ntable = '''\nname | aliases | noun | sea\n"
    "# the old ones\nGrey Tower | Tower; GT | | North Sea\n\nLow Light\n'''\n"
)


def written(folder: Path, text: str) -> Path:
    path = folder / "lights.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_file_becomes_a_collection(tmp_path: Path) -> None:
    lights = read_collection(written(tmp_path, HEAD + RELATION + TABLE))
    assert (lights.key, lights.noun, lights.kind) == ("lights", "lighthouse", RoleKind.PLACE)
    assert lights.as_of == PartialDate(2026, 1)
    grey, low = lights.entries
    assert (grey.name, grey.aliases, grey.value("sea"), grey.plural) == (
        "Grey Tower",
        ("Tower", "GT"),
        "North Sea",
        "lighthouses",
    )
    assert low.value("sea") == ""
    assert lights.entry("GT") is grey
    assert lights.having("sea", "North Sea") == (grey,)
    assert lights.relations["sea"].asks_value("Low Light") == "On which sea is Low Light?"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (HEAD.replace("place", "spot") + TABLE, "lights.toml: line 3: kind “spot” is none of person, place"),
        (HEAD.replace("2026-01", "soon") + TABLE, "lights.toml: line 4: as_of: not a date"),
        (HEAD.replace('source = "own notes"\n', "") + RELATION + TABLE, "lights.toml: “source” is missing in the file"),
        ("colour = 3\n" + HEAD + RELATION + TABLE, "lights.toml: line 1: unknown word “colour” in the file"),
        (
            HEAD + RELATION.replace("{name}", "it") + TABLE,
            "lights.toml: line 6: the question of relation “sea” must hold {name}",
        ),
        (HEAD + TABLE, "lights.toml: line 8: column “sea” is neither name"),
        (HEAD + RELATION, "lights.toml: there are no entries"),
        (
            HEAD + RELATION + TABLE.replace("North Sea", "North Sea; Baltic"),
            "lights.toml: line 15, entry “Grey Tower”: “sea” takes one value",
        ),
        (
            HEAD + RELATION + TABLE.replace("Low Light", "Grey Tower"),
            "lights.toml: line 15, entry “Grey Tower”: the name stands 2 times",
        ),
        (
            HEAD + RELATION + TABLE.replace("GT", "Tower"),
            "lights.toml: line 15, entry “Grey Tower”: an alias stands twice",
        ),
        (
            HEAD + RELATION + TABLE.replace("GT | |", "GT | beacon |"),
            "lights.toml: line 15, entry “Grey Tower”: noun “beacon” has no plural",
        ),
        (
            HEAD + RELATION + TABLE.replace("Low Light", "a | b | c | d | e"),
            "lights.toml: line 17, entry “a”: 5 cells under 4 columns",
        ),
        (  # however the table's text is quoted
            HEAD + RELATION + TABLE.replace("Low Light", "Grey Tower").replace("'''", '"""'),
            "lights.toml: line 15, entry “Grey Tower”: the name stands 2 times",
        ),
        (HEAD + "rank 3", "lights.toml: Expected '='"),
        (HEAD + 'rank = "first"\n' + TABLE, "lights.toml: line 6: “rank” in the file must be a whole number"),
        (HEAD + "unsearched = [3]\n" + TABLE, "lights.toml: line 6: “unsearched” in the file must be a list of texts"),
        (
            HEAD + 'also = ["{nom}"]\n' + RELATION + TABLE,
            "lights.toml: line 6: also: “{nom}” must hold {name} and may hold name, sea",
        ),
        (HEAD + "relations = 3\n" + TABLE, "lights.toml: line 6: “relations” in the file must be a table"),
        (
            HEAD + RELATION + "single = 1\n" + TABLE,
            "lights.toml: line 11: “single” in relation “sea” must be true or false",
        ),
    ],
)
def test_a_fault_is_told_in_one_line(tmp_path: Path, text: str, line: str) -> None:
    with pytest.raises(InputError) as error:
        read_collection(written(tmp_path, text))
    assert str(error.value).startswith(line)
    assert "\n" not in str(error.value)


@given(st.text(max_size=200), st.integers(0, 500))
def test_any_change_to_a_file_gives_a_collection_or_one_line(noise: str, at: int) -> None:
    text = HEAD + RELATION + TABLE
    with TemporaryDirectory() as folder:
        path = Path(folder) / "lights.toml"
        path.write_bytes((text[:at] + noise + text[at:]).encode("utf-8", "surrogatepass"))
        fault = ""
        try:
            Gazetteer(Bank(shipped=Path(folder)))
        except InputError as error:
            fault = str(error)
        assert not fault or fault.startswith("lights.toml: ")
        assert "\n" not in fault


def test_a_name_that_no_text_can_hold_is_told(tmp_path: Path) -> None:
    written(tmp_path, HEAD + RELATION + TABLE.replace("Low Light", "Low: Light"))
    with pytest.raises(InputError, match=r"^lights\.toml: line 17, entry “Low: Light”: ': ' cannot stand within"):
        Gazetteer(Bank(shipped=tmp_path))


def test_a_file_that_is_no_text_is_told(tmp_path: Path) -> None:
    path = tmp_path / "lights.toml"
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(InputError, match="is not a UTF-8 text file"):
        read_collection(path)


def test_only_what_is_asked_for_is_read(tmp_path: Path) -> None:
    written(tmp_path, "broken")
    bank = Bank(tmp_path)
    assert "lights" in set(bank.keys())
    assert bank.collection("states").noun == "state"
    with pytest.raises(InputError):
        bank.collection("lights")
    with pytest.raises(InputError, match="no collection “rocks”"):
        bank.collection("rocks")


def test_an_own_file_takes_the_place_of_a_shipped_one(tmp_path: Path) -> None:
    (tmp_path / "states.toml").write_text(HEAD + RELATION + TABLE, encoding="utf-8")
    assert Bank(tmp_path).collection("states").noun == "lighthouse"
