"""Which relations of the bank a note's line is read for, and how each is asked and told."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_ANY = re.compile("")


@dataclass(frozen=True)
class Form:
    """How a value is asked for and told; ``turned``: the thing itself is asked. ``near`` must stand with the value."""

    question: str
    said: str
    turned: bool = False
    near: re.Pattern[str] = field(default=_ANY)
    score: float = 0.88


def _near(words: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{words})", re.IGNORECASE)


_STATE = Form("In which {state} is {the name}?", "{the name} is in {value}.")
_LAND = Form("In which country is {the name}?", "{the name} is in {value}.")
FORMS: dict[tuple[str, str], Form] = {
    ("bodies", "headquarters"): Form(
        "In which city is {the name} headquartered?", "{the name} is headquartered in {value}."
    ),
    ("organisations", "headquarters"): Form(
        "In which city is {the name} headquartered?", "{the name} is headquartered in {value}."
    ),
    ("groupings", "secretariat"): Form(
        "In which city is the secretariat of {the name}?", "The secretariat of {the name} is in {value}."
    ),
    ("treaties", "secretariat"): Form(
        "In which city is the secretariat of {the name}?",
        "The secretariat of {the name} is in {value}.",
        near=_near("sec|HQ|head"),
    ),
    ("companies", "headquarters"): Form(
        "In which city is {the name} headquartered?",
        "{the name} is headquartered in {value}.",
        near=_near("HQ|head|seat"),
    ),
    ("bodies", "year"): Form("In which year was {the name} set up?", "{the name} was set up in {value}."),
    ("organisations", "year"): Form("In which year was {the name} founded?", "{the name} was founded in {value}."),
    ("groupings", "year"): Form("In which year was {the name} founded?", "{the name} was founded in {value}."),
    ("committees", "year"): Form("In which year was {the name} set up?", "{the name} was set up in {value}."),
    ("schemes", "year"): Form("In which year was {the name} launched?", "{the name} was launched in {value}."),
    ("missions", "year"): Form("In which year was {the name} launched?", "{the name} was launched in {value}."),
    ("treaties", "year"): Form("In which year was {the name} concluded?", "{the name} was concluded in {value}."),
    ("operations", "year"): Form("In which year was {the name} carried out?", "{the name} was carried out in {value}."),
    ("world_heritage", "year"): Form(
        "In which year was {the name} put on the World Heritage List?",
        "{the name} was put on the World Heritage List in {value}.",
        near=_near("UNESCO|WHS|World Heritage|herit"),
    ),
    ("languages", "classical"): Form(
        "In which year was {name} declared a classical language of India?",
        "{name} was declared a classical language of India in {value}.",
    ),
    ("awards", "year"): Form(
        "In which year was {the name} instituted?",
        "{the name} was instituted in {value}.",
        near=_near("inst|est|set up|founded"),
    ),
    ("states", "statehood"): Form(
        "In which year did {name} become a state of India?",
        "{name} became a state of India in {value}.",
        near=_near("state|formed|created|born"),
    ),
    ("bodies", "basis"): Form(
        "Under which law or Article was {the name} set up?", "{the name} was set up under the {value}."
    ),
    ("bodies", "ministry"): Form(
        "Under which Union ministry does {the name} come?", "{the name} comes under the {value}."
    ),
    ("companies", "ministry"): Form(
        "Under which Union ministry does {the name} come?", "{the name} comes under the {value}."
    ),
    ("departments", "ministry"): Form("Under which Union ministry is {the name}?", "{the name} is under the {value}."),
    ("schemes", "ministry"): Form("Which Union ministry runs {the name}?", "{the name} is run by the {value}."),
    ("constitution_amendments", "effect"): Form(
        "Which amendment of the Constitution of India {value}?",
        "The {name} of the Constitution of India {value}.",
        turned=True,
    ),
    ("constitution_parts", "subject"): Form(
        "Which Part of the Constitution of India deals with {value}?",
        "{name} of the Constitution of India deals with {value}.",
        turned=True,
    ),
    ("constitution_schedules", "subject"): Form(
        "Which Schedule to the Constitution of India deals with {value}?",
        "The {name} to the Constitution of India deals with {value}.",
        turned=True,
    ),
    ("committees", "subject"): Form(
        "On what subject was {the name} set up?", "{the name} was set up on {value}.", score=0.8
    ),
    ("treaties", "subject"): Form("What does {the name} deal with?", "{the name} deals with {value}.", score=0.8),
    ("treaties", "place"): Form("In which city was {the name} concluded?", "{the name} was concluded in {value}."),
    ("operations", "purpose"): Form("What was {the name} for?", "{the name} was for {value}.", score=0.8),
    ("judgments", "year"): Form("In which year was the {name} decided?", "The {name} was decided in {value}."),
    ("judgments", "matter"): Form("For what is the {name} known?", "The {name} is known for {value}.", score=0.82),
    ("works", "author"): Form("Who wrote ‘{name}’?", "‘{name}’ was written by {value}."),
    ("societies", "founder"): Form("Who founded {the name}?", "{the name} was founded by {value}."),
    ("societies", "year"): Form("In which year was {the name} founded?", "{the name} was founded in {value}."),
    ("societies", "place"): Form("In which city was {the name} founded?", "{the name} was founded in {value}."),
    ("dynasties", "founder"): Form("Who founded the {name}?", "The {name} was founded by {value}."),
    ("dynasties", "capital"): Form(
        "Which city was the capital of the {name}?", "The capital of the {name} was {value}.", near=_near("cap")
    ),
    ("battles", "year"): Form("In which year was the {name} fought?", "The {name} was fought in {value}."),
    ("movements", "year"): Form("In which year did {the name} begin?", "{the name} began in {value}."),
    ("movements", "leader"): Form("Who led {the name}?", "{the name} was led by {value}."),
    ("happenings", "year"): Form("In which year did the {name} take place?", "The {name} took place in {value}."),
    ("newspapers", "founder"): Form(
        "Who founded the newspaper ‘{name}’?", "The newspaper ‘{name}’ was founded by {value}."
    ),
    ("breeds", "state"): Form(
        "With which {state} is the {name} {kind} associated?", "The {name} {kind} is associated with {value}."
    ),
    ("boundaries", "between"): Form(
        "Between which two countries does the {name} lie?", "The {name} lies between {value}."
    ),
    ("works_of_industry", "state"): Form("In which {state} is {the name}?", "{the name} is in {value}."),
    ("first_holders", "first"): Form(
        "Who was the first {name}?", "The first {name} was {value}.", near=_near("first(?! woman)")
    ),
    ("first_holders", "woman"): Form(
        "Who was the first woman {name}?", "The first woman {name} was {value}.", near=_near("first woman")
    ),
    ("dams", "river"): Form("On which river is the {name}?", "The {name} is on the {value}."),
    ("dams", "state"): Form("In which state is the {name}?", "The {name} is in {value}."),
    ("rivers", "parent"): Form(
        "Of which river is the {name} a tributary?",
        "The {name} is a tributary of the {value}.",
        near=_near("tribut|join|into|meet|conflu|feeder"),
    ),
    ("rivers", "origin"): Form("Where does the {name} rise?", "The {name} rises at {value}."),
    ("rivers", "mouth"): Form("Into which water does the {name} flow?", "The {name} flows into the {value}."),
    ("passes", "state"): _STATE,
    ("peaks", "state"): _STATE,
    ("lakes", "state"): _STATE,
    ("national_parks", "state"): _STATE,
    ("protected_areas", "state"): _STATE,
    ("ports", "state"): _STATE,
    ("ramsar_sites", "state"): Form(
        "In which {state} is the Ramsar site {name}?", "The Ramsar site {name} is in {value}.", near=_near("Ramsar")
    ),
    ("tiger_reserves", "state"): _STATE,
    ("heritage", "state"): _STATE,
    ("culture", "state"): Form("With which {state} is {name} associated?", "{name} is associated with {value}."),
    ("tribes", "state"): Form(
        "In which {state} does the {name} tribe chiefly live?", "The {name} tribe chiefly lives in {value}."
    ),
    ("lakes", "country"): _LAND,
    ("ports", "country"): _LAND,
    ("heritage", "country"): _LAND,
    ("institutions_world", "country"): Form(
        "Of which country is {the name} the {kind}?", "{the name} is the {kind} of {value}."
    ),
    ("exercises", "partner"): Form(
        "With which country does India hold the exercise {name}?", "India holds the exercise {name} with {value}."
    ),
    ("indices", "publisher"): Form("Which body publishes {the name}?", "{the name} is published by the {value}."),
    ("awards", "field"): Form("In which field is {the name} given?", "{the name} is given for {value}.", score=0.8),
    ("awards", "sport"): Form("With which sport is {the name} associated?", "{the name} is associated with {value}."),
    ("days", "date"): Form("On which day of the year is {name} observed?", "{name} is observed on {value}."),
    ("summits", "place"): Form("In which city was {the name} held?", "{the name} was held in {value}."),
    ("countries", "currency"): Form(
        "What is the currency of {name}?", "The currency of {name} is {value}.", near=_near("curr")
    ),
    ("weapons", "type"): Form("What type of {craft} is {the name}?", "{the name} is a {value}.", score=0.8),
    ("weapons", "class"): Form("To which class does {the name} belong?", "{the name} belongs to the {value}."),
    ("weapons", "country"): Form("Which country made {the name}?", "{the name} was made by {value}."),
}
