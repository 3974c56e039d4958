"""Which part of a fact may be swapped, and where the program must keep its hands off."""

from __future__ import annotations

import pytest

from studyapp.domain.dates import PartialDate
from studyapp.domain.fact import RoleKind
from studyapp.testing.claim import claim_of, statement_of_a_stranger, unclear_short_forms, unfit
from studyapp.testing.material import material
from studyapp.testing.names import Names
from tests.paper_factories import founded, held, kept, topped

PLACE, DATE, NUMBER, ORGANISATION = RoleKind.PLACE, RoleKind.DATE, RoleKind.NUMBER, RoleKind.ORGANISATION


@pytest.mark.parametrize(
    ("statement", "asked", "kind", "noun"),
    [
        ("The Blue Fleet was launched in Kochi in 2019.", "Kochi", PLACE, "city"),
        ("The Blue Fleet was launched in Kochi in 2019.", "2019", DATE, ""),
        ("The Blue Fleet entered service on 6 January 2024.", "6 January 2024", DATE, ""),
        ("The Blue Fleet was bought from Norway.", "Norway", PLACE, "country"),
        ("The Lake Bridge was inaugurated in Goa in 2019.", "Goa", PLACE, "state"),
        (
            "The Lake Gauge was built by the Institute of Lakes in Pune.",
            "Institute of Lakes",
            ORGANISATION,
            "institute",
        ),
        ("The Lake Bill lists nine priorities.", "nine", NUMBER, "priorities"),
    ],
)
def test_a_slot_of_one_value_is_found(statement: str, asked: str, kind: RoleKind, noun: str) -> None:
    (slot,) = claim_of(kept(statement, asked, kind, noun=noun)).slots
    assert statement[slot.start : slot.end] == slot.value == asked


@pytest.mark.parametrize(
    ("statement", "asked", "kind", "noun"),
    [
        ("The Teesta flows through Sikkim.", "Sikkim", PLACE, "state"),  # it flows through others, too
        ("The Blue Fleet called in Kochi and Goa.", "Kochi", PLACE, "city"),  # one of a list
        ("The Blue Fleet called in Goa, Kochi and Mumbai.", "Kochi", PLACE, "city"),
        ("The areas of the pact include trade in Norway.", "Norway", PLACE, "country"),  # an open list
        ("The Lake Fund gave more than 500 grants in Goa.", "500", NUMBER, "grants"),  # 600 may be true as well
        ("The Lake Fund gave at least 500 grants.", "500", NUMBER, "grants"),
        ("The Lake Fund will open in Goa in 2031.", "Goa", PLACE, "city"),  # a plan may change
        ("Norway met Norway in Oslo.", "Norway", PLACE, "country"),  # stands twice
        ("The Blue Fleet was built from 2001 to 2009.", "2001", DATE, ""),  # two dates: their order would tell
        ("The Blue Fleet was launched in the 1990s.", "1990", DATE, ""),
        ("The Blue Fleet was launched in late March 2020.", "late March 2020", DATE, ""),
        ("The Lake Board was inaugurated in Goa in 2019.", "Goa", PLACE, "state"),  # a ceremony tells no seat
    ],
)
def test_silence_where_another_value_may_be_true(statement: str, asked: str, kind: RoleKind, noun: str) -> None:
    assert claim_of(kept(statement, asked, kind, noun=noun)).slots == ()


def test_hedges_attributions_and_open_slots_of_notes_are_left_alone() -> None:
    assert claim_of(held(1, "Madrid")).slots
    for change in ({"hedge": "reportedly"}, {"attribution": "the ministry"}):
        statement = "Forum 1 of Lakes was held in 2019 in Madrid."
        assert claim_of(kept(statement, "Madrid", PLACE, noun="city", **change)).slots == ()
    river = kept("The Ken river is in Panna.", "Panna", PLACE, frame="located-in", role="place", noun="district")
    assert claim_of(river).slots == ()
    short = kept(
        "IPOI stands for Indo-Pacific Oceans.", "Indo-Pacific Oceans", RoleKind.TERM, frame="full-form", role="long"
    )
    assert claim_of(short).slots == ()


@pytest.mark.parametrize(
    ("statement", "why"),
    [
        ("It was launched in Kochi in 2019.", "named before"),
        ("The Blue Fleet was launched in Kochi last year.", "day of reading"),
        ("The Blue Fleet may have been launched in Kochi.", "hedged"),
        ("The Blue Fleet was launched in a historic move in Kochi.", "judges"),
        ("It rains.", "too short"),
    ],
)
def test_what_is_not_put_before_a_student(statement: str, why: str) -> None:
    word = statement.split()[-1].rstrip(".")
    assert why in unfit(kept(statement, word, RoleKind.TERM).fact)


@pytest.mark.parametrize(
    ("statement", "why"),
    [
        ("The United Lakes signed in January 2021.", "speaks of something"),  # signed what?
        ("Norway, winners on 14 occasions, were beaten 3-0.", "speaks of something"),  # by whom?
        ("Bills on the lakes had been withdrawn in August 2023.", "not one whole sentence"),  # before what?
        ("The steps that the Lake Board is taking are.", "not one whole sentence"),
        ("Maiden test on 19 April 2012 Defence Minister and Asha Rao led.", "not one whole sentence"),
        ("Counting Goa four large projects have been approved.", "not one whole sentence"),
        ("Health Minister Asha Rao took a meeting on 9 July 2024.", "no examiner"),
        ("The Lake Games Quiz consists of 10 questions.", "no examiner"),
        ("India celebrated the birth anniversary of Asha Rao in Pune.", "no examiner"),
    ],
)
def test_broken_lines_and_ceremony_are_not_put_before_a_student(statement: str, why: str) -> None:
    assert why in unfit(kept(statement, statement.split()[0], RoleKind.TERM).fact)


def test_a_date_that_the_sentence_tells_a_second_time_is_not_swapped() -> None:
    told = "The pact was adopted in May 2021 during the Lake Conference."
    assert claim_of(kept(told, "May 2021", DATE)).slots == ()


def test_a_question_of_the_source_is_asked_as_it_stands() -> None:
    told = "Which Article of the Constitution deals with the Lake Fund? Article 112."
    claim = claim_of(kept(told, "Article 112", RoleKind.TERM, frame="ready-question", role="answer"))
    assert [slot.value for slot in claim.slots] == ["Article 112"]
    assert claim.question_stands_alone
    assert not claim.stands_alone


@pytest.mark.parametrize(
    ("statement", "title", "unclear"),
    [
        ("The CFA is capped at 3 kW.", "Roof plants", ("CFA",)),
        ("The Central Fund for Ponds (CFP) is capped at ₹3 crore.", "Ponds", ()),
        ("The JJM covers villages.", "Jal Jeevan Mission approved", ()),
        ("The GDP of the WTO members grew.", "Trade", ()),  # everybody, and the bank, know them
    ],
)
def test_short_forms_that_nobody_could_read(statement: str, title: str, unclear: tuple[str, ...]) -> None:
    assert unclear_short_forms(statement, title, frozenset({"WTO"})) == unclear


def test_a_vague_subject_does_not_stand_alone() -> None:
    assert claim_of(founded("Coffee", 1950)).stands_alone
    assert claim_of(topped("Lake", "Norway")).stands_alone
    for statement in (
        "The committee was set up in 1950.",
        "The Bank published a concept note in 1950.",
        "President Kumar gave her assent in 1950.",
    ):
        assert not claim_of(kept(statement, "1950", DATE)).stands_alone


def test_a_state_carries_its_date() -> None:
    claim = claim_of(kept("The Lake Union has 55 members.", "55", NUMBER, noun="members", as_of=PartialDate(2023, 9)))
    assert claim.text == "The Lake Union has 55 members (as of September 2023)."


@pytest.mark.parametrize(
    ("told", "asked", "kind", "words"),
    [
        # announced, tried and launched in different years
        ("The Lake Health Mission dates from 2021.", "2021", DATE, {"frame": "dated-item", "role": "time"}),
        # false by some days only
        ("Norway has abolished duties from 1 January 2024.", "1 January 2024", DATE, {}),
        ("Asha Rao was born in Mhow.", "Mhow", PLACE, {"frame": "born", "role": "place", "noun": "town"}),
    ],
)
def test_what_is_not_false_enough_or_has_no_neighbours(
    told: str, asked: str, kind: RoleKind, words: dict[str, str]
) -> None:
    assert claim_of(kept(told, asked, kind, **words)).slots == ()


def test_nobody_asks_when_a_stranger_died() -> None:
    words: dict[str, str] = {"frame": "died", "role": "time"}
    died = kept("Asha Rao died on 4 January 2025.", "4 January 2025", DATE, others=(("subject", "Asha Rao"),), **words)
    assert statement_of_a_stranger(died.fact, "One-liners of January")
    assert not statement_of_a_stranger(died.fact, "Asha Rao, singer of the lakes")


@pytest.mark.parametrize(
    "statement",
    [
        "To give effect to it Parliament passed the Lake Act in 2002.",
        "Together the members produce about 85% of all salt.",
        "The Bench was led by a judge in 2019.",
        "The ASEAN FTA was signed in 2009.",
        "The New Delhi Declaration was adopted in September 2023.",
        "A. Rao took over as Chairman of the Lake Board and Secretary in 2025.",
        "The Lake Treaty was opened in 1968.",
        "The Lake Port is near Pune.",
        "The Lake Bill was the first of its kind. The minister brought it in 2019.",
        "Asha Rao said in 2019 that she'd leave the Lake Board.",
        "Thol and Wadhwana Four new lakes are in Goa.",
        "The Lake Board replaced the Pond Board w.e.f. 6 May 2019.",
        "Lake Accords: Norway signed agreements with Peru on 6 May 2019.",
        "Only Asha Rao, in 1977, was elected unopposed.",
    ],
)
def test_silence_on_what_hangs_lacks_its_partner_or_tells_little(statement: str) -> None:
    assert not claim_of(kept(statement, statement.split()[-1].rstrip("."), RoleKind.TERM)).stands_alone


def test_the_new_delhi_declaration_of_a_grouping_is_plain() -> None:
    plain = "The New Delhi Declaration of the G20 was adopted in September 2023."
    assert claim_of(kept(plain, "September 2023", DATE)).stands_alone


def test_no_value_of_an_aside_is_tested() -> None:
    statement = "The Lake Panel was led by Justice Rao, who retires on 28 July 2017."
    assert claim_of(kept(statement, "28 July 2017", DATE)).slots == ()


def test_only_what_may_change_bears_a_date() -> None:
    weight = kept("The Lake Probe weighs 2,274 kg.", "2,274", NUMBER, as_of=PartialDate(2024, 2))
    members = kept("The Lake League has 55 members.", "55", NUMBER, as_of=PartialDate(2024, 2))
    assert claim_of(weight).text == "The Lake Probe weighs 2,274 kg."
    assert claim_of(members).text == "The Lake League has 55 members (as of February 2024)."


def test_seats_are_of_bodies_and_what_comes_into_force_is_law(names: Names) -> None:
    coffee = kept("Coffee is headquartered in Pune.", "Pune", PLACE, frame="headquartered", role="place", noun="city")
    board = kept(
        "The Coffee Board is headquartered in Pune.", "Pune", PLACE, frame="headquartered", role="place", noun="city"
    )
    assert [bool(claim.slots) for claim in material([coffee, board], names).claims] == [False, True]
