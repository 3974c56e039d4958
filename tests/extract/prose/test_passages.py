"""Sentences quoted whole with one blank: what is quoted with them, what is asked, and where the program stays silent."""

from __future__ import annotations

import pytest

DATE = "2021-06-15"


@pytest.mark.parametrize(
    ("text", "prompt", "answer"),
    [
        # The sentence stays as it is; only what ties it to the text before goes.
        (
            "However, the Nairobi Seed Council also approved the Turkana Seed Act in March 2021 after a long debate.",
            "The Nairobi Seed Council approved the Turkana Seed Act in _____ (which month and year?) after a long debate.",
            "March 2021",
        ),
        # A pronoun is explained by quoting the sentence before.
        (
            "The Turkana Wind Project was opened by Uhuru Kenyatta. Its builders planted 40,000 trees of 12 kinds around it in 2019.",
            (
                "The Turkana Wind Project was opened by Uhuru Kenyatta. "
                "Its builders planted _____ (how many?) trees of 12 kinds around it in 2019."
            ),
            "40,000",
        ),
        # Dates stand alone.
        (
            "The Nairobi Seed Council dropped the Turkana Seed Fund last year for want of members.",
            "The Nairobi Seed Council dropped the Turkana Seed Fund in _____ (which year?) for want of members.",
            "2020",
        ),
        # A hedge of a number stays in the sentence.
        (
            "The Nairobi Seed Council paid about ₹45 crore for the old Turkana Seed Bank in 2019.",
            "The Nairobi Seed Council paid about _____ (what amount?) for the old Turkana Seed Bank in 2019.",
            "₹45 crore",
        ),
        # What may change carries the date of the article.
        (
            "The Nairobi Seed Council stores the seeds of 1,250 plants in the vaults of Mount Kenya.",
            "The Nairobi Seed Council stores the seeds of _____ (how many?) plants in the vaults of Mount Kenya (as of June 2021).",
            "1,250",
        ),
        # A term is asked by its definition.
        (
            "A seed vault is a cold store in which the seeds of crops are kept for bad years.",
            "A _____ (which term?) is a cold store in which the seeds of crops are kept for bad years.",
            "seed vault",
        ),
    ],
)
def test_asks(see, text: str, prompt: str, answer: str) -> None:
    assert (prompt, answer) in see(text, "", DATE, quoted=True).cards


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("It approved the Turkana Seed Act in March 2021.", "it leans on text that cannot be quoted with it"),
        (
            "Rain fell. The committee approved the Turkana Seed Act in March 2021.",
            "it leans on text that cannot be quoted with it",
        ),
        ("If the Nairobi Seed Council agrees, Kenya pays ₹45 crore in 2022.", "true only on a condition"),
        ("We paid ₹45 crore to the Nairobi Seed Council in 2019.", "it needs its speaker"),
        ("The Nairobi Seed Council met that November with 45 members.", "its time is told from another sentence"),
        ("One was the Turkana Seed Act, which Kenya passed in 2019.", "it goes on from the text before"),
        ("The Nairobi Seed Council has done so since the floods of 2019.", "it goes on from the text before"),
        (
            "In 2019 the new rules of Mombasa were much stricter for Kenya.",
            "it compares with what the text before tells",
        ),
        (
            "The minister thanked the Nairobi Seed Council in March 2021.",
            "“thanked” tells of ceremony, opinion or hope, not of a fact",
        ),
        ("2019 – The Nairobi Seed Council approves the Turkana Seed Act.", "the past told in the present"),
    ],
)
def test_stays_silent(see, text: str, reason: str) -> None:
    seen = see(text, "", DATE, quoted=True)
    assert seen.cards == ()
    assert reason in seen.silence


@pytest.mark.parametrize(
    ("text", "unasked"),
    [
        # Small change: what no examiner asks.
        ("The two members of the Nairobi Seed Council left Kenya in 2019.", "two"),
        ("The Nairobi Seed Council sat for nine days in 2019 at Mombasa.", "nine"),
        ("The Nairobi Seed Council held 45 meetings at Mombasa in 2019.", "45"),
        # One of several.
        ("The Nairobi Seed Council changed its rules in 2011, 2015 and 2019.", "2015"),
        ("The Nairobi Seed Council works in such countries as Kenya and Uganda since 2019.", "Kenya and Uganda"),
        # It can be counted in the sentence.
        ("Kenya and Uganda were the two countries that left the Nairobi Seed Council in 2019.", "two"),
    ],
)
def test_asks_no_small_change(see, text: str, unasked: str) -> None:
    assert unasked not in see(text, "", DATE, quoted=True).answers()


def test_a_day_that_is_kept_every_year_gets_no_year(see) -> None:
    text = "Me-Dam-Me-Phi, the day of ancestor worship, is kept on 31 January."
    prompt = "_____ (which day?), the day of ancestor worship, is kept on 31 January."
    assert (prompt, "Me-Dam-Me-Phi") in see(text, "", DATE, quoted=True).cards


def test_also_stays_where_it_belongs_to_its_bracket(see) -> None:
    text = "The Turkana (also written Turcana) Seed Act was also passed by Kenya in 2019."
    assert ("The Turkana (also written Turcana) Seed Act was passed by Kenya in _____ (which year?).", "2019") in see(
        text, "", DATE, quoted=True
    ).cards


def test_what_was_made_effective_is_clipped_without_its_auxiliary(see) -> None:
    clipped = "All four Seed Codes of Kenya made effective from 21 November 2019."
    assert "a clipped line, not a sentence" in see(clipped, "", DATE, quoted=True).silence
    whole = "All four Seed Codes of Kenya were made effective from 21 November 2019."
    assert "2019" in " ".join(see(whole, "", DATE, quoted=True).answers())


def test_the_year_of_a_timeline_stands_in_the_sentence(see) -> None:
    cards = see(
        "2019: Kenya passed a law on the seeds of Turkana after the Otieno Commission.", "", DATE, quoted=True
    ).cards
    assert (
        "In _____ (which year?), Kenya passed a law on the seeds of Turkana after the Otieno Commission.",
        "2019",
    ) in cards
    told_now = "2019: The Nairobi Seed Council passes the Turkana Seed Act at Mombasa."
    assert "the past told in the present" in see(told_now, "", DATE, quoted=True).silence


def test_what_is_thought_of_a_thing_is_no_definition(see) -> None:
    title = "Turkana Seed Programme"
    assert see("A seed garden is a help to the farmers of the Turkana border.", title, DATE, quoted=True).cards == ()
    kind = see("A seed garden is a plot for the farmers of the Turkana border.", title, DATE, quoted=True)
    assert kind.answers() == {"seed garden"}


def test_the_hague_has_its_article(see) -> None:
    text = "The Nairobi seed vault was opened at The Hague in March 2019 after a long debate."
    prompt = "The Nairobi seed vault was opened at _____ (which city?) in March 2019 after a long debate."
    assert (prompt, "The Hague") in see(text, "", DATE, quoted=True).cards


def test_a_sort_of_company_is_no_company(see) -> None:
    title = "Kenya approves the Turkana Seed Scheme"
    text = "The scheme provides payment security for Renewable Energy Service Company (RESCO) based models as well as a fund for projects."
    assert see(text, title, DATE, quoted=True).cards == ()


def test_an_age_grows_old(see) -> None:
    text = "The Turkana Seed Act was written by Otieno, who is 93, and passed by Kenya in 2019."
    assert see(text, "", DATE, quoted=True).cards == ()


def test_a_lone_name_is_nothing_that_anybody_returned(see) -> None:
    """ "It" stands for a report that neither sentence names."""
    text = (
        "Ramakrishna distinguishes three cultural periods and carries the beginnings back to the eighth century BCE. "
        "In May 2019 the Nairobi Seed Council returned it and asked for revision."
    )
    assert see(text, "", DATE, quoted=True).cards == ()


def test_the_topic_line_is_not_asked(see) -> None:
    seen = see("The Turkana Seed Act was passed by Kenya in 2019.", "Kenya and its Turkana Seed Act", DATE, quoted=True)
    assert seen.answers() == {"2019"}


def test_a_month_between_two_years_is_silent(see) -> None:
    """The year beside it and the day of publication speak for different years."""
    seen = see("Kenya has had 30 floods since 2019, the last of them in March at Mombasa.", "", DATE, quoted=True)
    assert seen.cards == ()
    assert "“in March” may be of two years" in seen.silence


def test_the_tense_beside_the_date_tells_its_year(see) -> None:
    """What is told in the past lay before the publication, also in a sentence about the future."""
    text = "The Nairobi Seed Summit, which opened on 31 October and drew 45 nations, asks Kenya for ₹45 crore."
    assert "31 October 2020" in see(text, "", DATE, quoted=True).answers()


def test_a_heading_that_asks_is_answered_by_the_text_below(see) -> None:
    text = "Seed law in Kenya\n\nWhat is a seed vault?\n\nA cold store in which the seeds of crops are kept.\n\nKenya has four."
    assert ("What is a seed vault?", "A cold store in which the seeds of crops are kept") in see(text, "", DATE).cards


def test_a_heading_is_not_answered_by_a_sentence_that_points_elsewhere(see) -> None:
    text = "Seed law in Kenya\n\nWhat is a seed vault?\n\nMuch like this, but with its door shut.\n\nKenya has four."
    assert all(prompt != "What is a seed vault?" for prompt, _ in see(text, "", DATE).cards)


def test_a_long_sentence_loses_what_stands_aside(see) -> None:
    """The main clause stays as it is; what is set off by commas at its front or end goes."""
    text = (
        "While India is yet to take a call on the seed rules that Kenya and Uganda have asked for at every summit since the drought, "
        "the Nairobi Seed Council approved the Turkana Seed Act in March 2021 after a long debate."
    )
    asked = (
        "The Nairobi Seed Council approved the Turkana Seed Act in _____ (which month and year?) after a long debate."
    )
    assert (asked, "March 2021") in see(text, "", DATE, quoted=True).cards


def test_a_pronoun_may_not_lose_its_name_with_the_part_left_out(see) -> None:
    text = (
        "While the Turkana Seed Act is yet to be read in the north of Kenya and in the three counties that the drought has left empty, "
        "the Nairobi Seed Council approved it in March 2021 after a debate of nine hours in the old hall."
    )
    assert see(text, "", DATE, quoted=True).cards == ()


@pytest.mark.parametrize("heading", ["BACKGROUND", "Origins", "Key Points", "In News"])
def test_a_heading_of_a_part_is_not_what_it_stands_for(see, heading: str) -> None:
    text = f"Seed law of Kenya\n\n{heading}\n\nIt was passed by Kenya in 2019 after a vote in Mombasa."
    assert f"{heading.capitalize()} was" not in see(text, "", DATE, quoted=True).prompts()


def test_under_a_title_that_is_one_name_the_site_is_known(see) -> None:
    text = "The site is guarded by the Seed Police of Kenya and has a museum, opened in 1976."
    assert "1976" in see(text, "Gedi", DATE, quoted=True).answers()
    assert see(text, "", DATE, quoted=True).cards == ()


def test_its_after_who_decides_is_of_another_thing(see) -> None:
    text = "The Cabinet approved its growth in two phases in October 2020 at Mombasa."
    assert see(text, "", DATE, quoted=True).cards == ()


@pytest.mark.parametrize(
    "text",
    [
        "The prize money was raised to ₹45 crore by Kenya in 2019.",  # of which prize?
        "The Mombasa-based body got ₹45 crore from Kenya in 2019.",
        "The first two were paid ₹45 crore by Kenya in 2019.",
        "First test of seeds in 2019, when Kenya led the Nairobi Seed Council.",
    ],
)
def test_the_thing_has_to_be_known(see, text: str) -> None:
    assert see(text, "", DATE, quoted=True).cards == ()


def test_the_short_form_of_the_answer_in_the_topic_line_gives_it_away(see) -> None:
    seen = see(
        "Kenya entered the Nairobi Seed Treaty on 7 March 2019 after a vote.", "Kenya and the NST", DATE, quoted=True
    )
    assert seen.answers() == {"7 March 2019"}


def test_an_office_or_a_meeting_is_no_person(see) -> None:
    text = (
        "The General Conference on Seeds and Soils, which met at Mombasa in 2019, made Amina Wako, "
        "then President of the Court of Kenya, its head."
    )
    answers = see(text, "", DATE, quoted=True).answers()
    assert not any(answer.startswith(("General", "President")) for answer in answers)


def test_half_a_name_is_not_asked(see) -> None:
    seen = see("Kenya won the African Women's Seed Cup at Mombasa on 2 February 2019.", "", DATE, quoted=True)
    assert "Seed Cup" not in seen.answers()


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Ms. Wanjiru, 76, held office from 1996 to 2001 in Nairobi.", "it does not say which office"),
        ("Wanjiru Otieno resigned as CM on 9 February 2019 after long talks.", "it does not say of which State"),
        ("Wanjiru Otieno of Kenya went to the High Court in March 2008.", "it does not say over what"),
        ("Wanjiru Otieno of Kenya took the bronze in Mombasa in March 2008.", "it does not say in which contest"),
        ("Wanjiru Otieno of Kenya chaired the debate on the sea in March 2008.", "it does not say of which body"),
        ("What brought the Nairobi Seed Council down in 2019 was a quarrel.", "it leads to the facts and tells none"),
    ],
)
def test_says_what_is_unsaid(see, text: str, reason: str) -> None:
    assert reason in see(text, "", DATE, quoted=True).silence


def test_the_day_on_which_somebody_said_it_is_not_asked(see) -> None:
    text = "Minister Wanjiru Otieno said on 1 April 2021 that the Turkana Seed Fund paid for 6,184 vaults."
    asked = see(text, "", DATE, quoted=True).cards
    assert "6,184" in {answer for _, answer in asked}
    assert "1 April 2021" not in {answer for _, answer in asked}


def test_how_long_a_thing_is_needs_no_date(see) -> None:
    text = "The Turkana Canal is 48 km long and joins Lake Turkana with the Nairobi Dam."
    asked = see(text, "", DATE, quoted=True)
    assert "48" in asked.answers()
    assert "as of" not in asked.prompts()


@pytest.mark.parametrize(
    ("text", "unasked"),
    [
        # a part of a longer name
        ("Kenya retained the Nairobi Under-19 Women’s Seed Cup in Mombasa in 2019.", "Seed Cup"),
        # the name stands beside it in brackets
        ("Kenya approved the Turkana Seed Fund (TSF) in Mombasa in 2019.", "Turkana Seed Fund"),
        # it adds up
        ("The Nairobi Seed Council won 7 medals (1 gold, 2 silver, 4 bronze) at the Mombasa Games.", "7"),
        # it can be reckoned
        ("The Nairobi Seed Council plans seeds for all of Turkana by 2063, the hundredth year of Kenya.", "2063"),
        # the year of a figure
        ("The Nairobi Seed Council put the growth of Kenya in 2020-21 at 6 per cent.", "2020-21"),
        # which court judges is known to all
        ("In March 2019 the Supreme Court struck down the Turkana Seed Act.", "Supreme Court"),
    ],
)
def test_asks_nothing_that_is_told_or_known(see, text: str, unasked: str) -> None:
    asked = see(text, "", DATE, quoted=True).answers()
    assert asked
    assert unasked not in asked


def test_an_article_without_its_law_is_not_asked(see) -> None:
    text = "Under Article 108, the Nairobi Seed Council has to meet twice a year in Kenya."
    assert "Article 108" not in {answer for _, answer in see(text, "", DATE, quoted=True).cards}
    of_a_law = "Under Article 108, a Turkana Charter was given to the Nairobi Seed Council by Kenya."
    assert "Article 108" in {answer for _, answer in see(of_a_law, "", DATE, quoted=True).cards}


@pytest.mark.parametrize(
    ("text", "prompt"),
    [
        # A range keeps its first day, and "w.e.f." takes no "on".
        (
            "The Nairobi Seed Fair was held from 14 to 23 Sept in the hall of the Turkana Bank.",
            "The Nairobi Seed Fair was held from 14 to 23 September 2020 in the hall of the _____ (which bank?).",
        ),
        (
            "The Nairobi Seed Council replaced the Kenya Seed Board w.e.f. 25 Sept. First chairman: Uhuru Otieno.",
            "The Nairobi Seed Council replaced the Kenya Seed Board w.e.f. _____ (which date?).",
        ),
        # A label that names something is told with the rest.
        (
            "Kenya: Uhuru Otieno opened the Turkana Seed Bank in March 2021 with two friends.",
            "Kenya: Uhuru Otieno opened the Turkana Seed Bank in _____ (which month and year?) with two friends.",
        ),
    ],
)
def test_asks_of_one_liners(see, text: str, prompt: str) -> None:
    assert prompt in see(text, "", DATE, quoted=True).prompts().splitlines()


def test_a_headline_without_its_auxiliary_is_no_sentence(see) -> None:
    text = "Five Turkana jets formally inducted into the Nairobi Seed Council at Mombasa in March 2021."
    assert "a clipped line, not a sentence" in see(text, "", DATE, quoted=True).silence


def test_it_goes_on_under_a_title_that_is_one_name(see) -> None:
    text = "Turkana Seed Park, a garden in the hills of Kenya. It covers 45 sq. km near Nairobi. Its emblem is the Mombasa Lily."
    prompts = see(f"TURKANA SEED PARK\n\n{text}", "", "", quoted=True).prompts()
    assert "The Turkana Seed Park’s emblem is the _____ (which emblem?)." in prompts
    assert "The Turkana Seed Park covers _____ (how many?) sq. km near Nairobi." in prompts


def test_the_outlay_is_that_of_the_thing_spoken_of(see) -> None:
    text = "The total outlay is ₹45 crore for the vaults of the Nairobi Seed Council."
    prompts = see(text, "Turkana Seed Fund", DATE, quoted=True).prompts()
    assert "The total outlay of the Turkana Seed Fund is _____ (what amount?)" in prompts


def test_when_a_figure_stood_so_is_not_asked(see) -> None:
    asked = see("Prices in Nairobi rose by 54 per cent in June 2019, said the Bank of Kenya.", "", DATE, quoted=True)
    assert "June 2019" not in asked.answers()


@pytest.mark.parametrize(
    ("text", "prompt", "answer"),
    [
        (
            "Wanjiru Otieno replaced Kamau Njoroge as Kenya’s Chief Minister in March 2019.",
            "_____ (who?) replaced Kamau Njoroge as Kenya’s Chief Minister in March 2019.",
            "Wanjiru Otieno",
        ),
        (
            "The Turkana Seed Council of Kenya is headed by the Home Secretary since 2019.",
            "The Turkana Seed Council of Kenya is headed by the _____ (which office-holder?) since 2019 (as of June 2021).",
            "Home Secretary",
        ),
        (
            "Green flour is made from brown seed by the steam of the Nairobi mills.",
            "_____ (which term?) is made from brown seed by the steam of the Nairobi mills.",
            "Green flour",
        ),
    ],
)
def test_asks_for_persons_offices_and_terms(see, text: str, prompt: str, answer: str) -> None:
    assert (prompt, answer) in see(text, "", DATE, quoted=True).cards


def test_under_a_title_that_names_one_person_she_is_that_person(see) -> None:
    text = (
        "WANJIRU OTIENO IS THE FIRST PRESIDENT OF TURKANA\n\n- Smt. Wanjiru Otieno took oath in Nairobi.\n"
        "- She was elected to the Mombasa Assembly in 2009."
    )
    assert (
        "Wanjiru Otieno was elected to the Mombasa Assembly in _____ (which year?)."
        in see(text, "", "", quoted=True).prompts()
    )


def test_its_approval_is_the_givers(see) -> None:
    text = "NAIROBI SEED FUND\n\n- The Cabinet gave its approval on 19 April 2019 at a cost of ₹45 crore."
    assert "Seed Fund’s approval" not in see(text, "", "", quoted=True).prompts()


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("The Nairobi Seed Party led by Kamau Njoroge won Kenya election in March 2019.", "its articles are left out"),
        ("Turkana has 1,461 and Mombasa 449 of the seeds of Kenya.", "its second half leaves its verb out"),
    ],
)
def test_stays_silent_on_lines_cut_short(see, text: str, reason: str) -> None:
    assert reason in see(text, "", DATE, quoted=True).silence


@pytest.mark.parametrize(
    ("text", "unasked"),
    [
        ("The share of the Nairobi Seed Council, which was 26.3% in 2018, fell in Kenya.", "2018"),
        ("Kenya conferred the Turkana Seed Medal on Kamau Njoroge on 5 April 2021.", "5 April 2021"),
        ("The Nairobi Seed Bank lies on the Turkana River about 45 km north of Mombasa.", "45"),
        ("Kamau Njoroge was in Mombasa on 15 January 2021 with the seeds of the Turkana Fund.", "Kamau Njoroge"),
    ],
)
def test_asks_no_trifle(see, text: str, unasked: str) -> None:
    asked = see(text, "", DATE, quoted=True).answers()
    assert asked
    assert unasked not in asked


def test_a_heading_that_asks_how_names_nothing(see) -> None:
    text = "Seed law of Kenya\n\nHow is Nairobi placed?\n\nIt sends 45 tonnes of seed to Mombasa in a year."
    seen = see(text, "", DATE, quoted=True)
    assert seen.cards == ()
    assert "it leans on text that cannot be quoted with it" in seen.silence


def test_a_headline_in_the_present_is_no_fact_of_a_list(see) -> None:
    text = (
        "ONE-LINERS\n\n1) Kamau Njoroge gets a second term as Governor of Turkana from 1 January 2022.\n2) Nairobi sleeps.\n"
        "3) Kenya won."
    )
    assert "a headline told in the present" in see(text, "", DATE, quoted=True).silence


def test_a_day_gone_by_is_not_put_into_next_year(see) -> None:
    text = "The Minister announces that the Nairobi Seed Bank gives seeds to all of Kenya from 21 May."
    seen = see(text, "", DATE, quoted=True)
    assert seen.cards == ()
    assert any("21 May" in reason and "year" in reason for reason in seen.silence)


def test_elected_president_without_its_auxiliary_is_clipped(see) -> None:
    text = (
        "Kamau Njoroge, Foreign Minister of Kenya, elected President of the 76th session of the Nairobi Seed Assembly."
    )
    assert "a clipped line, not a sentence" in see(text, "", DATE, quoted=True).silence


def test_the_first_president_has_a_country(see) -> None:
    unsaid = "Wanjiru Otieno is first woman President since 7 December 2020, after Kamau Njoroge."
    assert "it does not say of which country" in see(unsaid, "", DATE, quoted=True).silence


def test_first_takes_its_article(see) -> None:
    text = "Wanjiru Otieno was first judge of the Nairobi Seed Court in 2019."
    assert "was the first judge of the Nairobi Seed Court" in see(text, "", DATE, quoted=True).prompts()


def test_a_heading_that_asks_has_to_name_its_thing(see) -> None:
    text = "Seed bank of Kenya\n\nHow much is to be moved?\n\nAbout ₹2 lakh crore in all."
    assert "How much is to be moved?" not in see(text, "", DATE).prompts()


def test_the_lagoon_is_known_below_the_title_that_is_called_one(see) -> None:
    text = "TURKANA LAKE\n\nTurkana is a lagoon in the north of Kenya. The lagoon is some 64 km long and lies near Nairobi."
    assert "The lagoon is some _____ (how many?) km long" in see(text, "", "", quoted=True).prompts()


def test_the_buyers_are_known_below_a_law(see) -> None:
    text = "NAIROBI SEED ACT, 2016\n\nThe buyers pay 45 per cent of the price of the seed to the Bank of Kenya."
    assert "45 per cent" in see(text, "", DATE, quoted=True).answers()


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("The remaining 45 seeds of Kenya were sown in Nairobi in March 2019.", "it goes on from the text before"),
        ("The State passed the Turkana Seed Act in March 2019 after a vote.", "it does not say of which State"),
        ("The first seed ship Kilima came July 2019 to the port of Mombasa.", "its time is told from another sentence"),
        (
            "In March 2019 the groups of Wanjiru Otieno in Kenya described its use in seeds.",
            "it leans on text that cannot be quoted with it",
        ),
        ("The couple were honoured together in March 2019 by the side of Lake Turkana.", "it does not say of what"),
        ("Kenya and Uganda began their cuts in 2019 at Mombasa.", "it does not say of what"),
        ("Kenya is a party since 1994, when Wanjiru Otieno led it.", "it does not say of what"),
        ("Wanjiru Otieno of Kenya announced ₹1 lakh for each.", "it does not say of what"),
        ("On 20 November 2019 a wider one was dug at Mombasa.", "it goes on from the text before"),
        (
            "The largest part, ₹45 crore, went to the Turkana Vault in 2019.",
            "it leans on text that cannot be quoted with it",
        ),
    ],
)
def test_does_not_say_of_what(see, text: str, reason: str) -> None:
    assert reason in see(text, "", DATE, quoted=True).silence


def test_the_day_of_a_report_and_the_year_of_an_earlier_figure_are_trifles(see) -> None:
    released = "The Nairobi Seed Council released the Turkana Seed Report on 15 March 2021 in Mombasa."
    ranked = "Kenya was 38th in the Turkana Seed Index in 2020, up from 44th in 2018."
    policy = "The Turkana Seed Policy was released on 15 March 2021 in Mombasa."
    assert "15 March 2021" not in see(released, "", DATE, quoted=True).answers()
    assert "15 March 2021" in see(policy, "", DATE, quoted=True).answers()
    assert "2018" not in see(ranked, "", DATE, quoted=True).answers()


def test_a_short_form_is_spelled_out(see) -> None:
    text = (
        "The Nairobi Seed Council (NSC) met in Mombasa. The NSC stored 1,250 seeds in the Turkana Vault in March 2019."
    )
    assert "The Nairobi Seed Council (NSC) stored" in see(text, "", DATE, quoted=True).prompts()


def test_a_point_below_another_point_does_not_begin_anew(see) -> None:
    head = "TURKANA LAKE\n\nBridges\n\n- "
    lake = head + "The Kilima Bridge was opened by Uhuru Otieno.\n- It cost ₹45 crore in Nairobi in 2019."
    assert "Turkana Lake cost" not in see(lake, "", DATE, quoted=True).prompts()
    first = head + "It has the Kilima Bridge on its shore at Nairobi.\n- It gave 45 tonnes of fish to Mombasa in 2019."
    assert "The Turkana Lake gave" in see(first, "", DATE, quoted=True).prompts()


def test_what_is_under_way_beside_an_event_is_dated(see) -> None:
    text = "The Turkana Dam of Kenya was declared a national project in 2014 and is under construction."
    assert "(as of June 2021)" in see(text, "", DATE, quoted=True).prompts()
    assert see(text, "", "", quoted=True).cards == ()


def test_likewise_is_left_out(see) -> None:
    text = "The Turkana Seed Fair was likewise held in Mombasa in March 2019."
    assert "The Turkana Seed Fair was held in Mombasa" in see(text, "", DATE, quoted=True).prompts()


@pytest.mark.parametrize(
    ("text", "unasked"),
    [
        # a district is no city
        ("The first seed vault was opened on 14 April 2018 at Lodwar in Turkana district of Kenya.", "Turkana"),
        # where a firm sits is no news
        ("The vault was built in 2019 by the Kilima Seed Bank, a company of Mombasa.", "Mombasa"),
        # "30 by 30" tells the year
        ("The Turkana Seed Goal, known as “30 by 30”, asks that 45 per cent of seeds be kept by 2030.", "2030"),
    ],
)
def test_trifles_and_what_is_told_beside(see, text: str, unasked: str) -> None:
    assert unasked not in see(text, "Seeds", DATE, quoted=True).answers()


def test_what_happened_to_a_thing_is_no_part_of_its_name(see) -> None:
    text = "NAIROBI SEED FRAMEWORK ADOPTED\n\nNairobi Seed Framework Adopted\n\nIt has 45 goals for the seeds of Kenya."
    title = "Nairobi Seed Framework Adopted"
    text = f"{title}\n\nIt gave 45 tonnes of seed to Mombasa in 2019."
    assert "The Nairobi Seed Framework gave 45 tonnes" in see(text, title, DATE, quoted=True).prompts().replace(
        "_____ (how many?)", "45"
    )


def test_the_temple_is_the_one_of_the_title_and_so_is_it(see) -> None:
    text = (
        "KILIMA TEMPLE, MOMBASA\n\nThe Kilima Temple was built by Wanjiru Otieno.\n\n"
        "The temple is kept by the Nairobi Seed Council. It was put on the List of Turkana in 1987."
    )
    assert "The Kilima Temple was put on the List of Turkana in _____" in see(text, "", DATE, quoted=True).prompts()


def test_whichever_is_earlier_compares_with_nothing_before(see) -> None:
    text = "A judge of Kenya holds office for 6 years or until the age of 65, whichever is earlier."
    assert "it compares with what the text before tells" not in see(text, "", DATE, quoted=True).silence


def test_the_president_is_not_the_one_of_the_party_named_before(see) -> None:
    text = (
        "The Seed Party president Wanjiru Otieno led a march in Nairobi.\n\n"
        "The Turkana Assembly passed the Seed Act in Nairobi in 2018; the President signed the Act on 25 December 2019."
    )
    assert "Seed Party president signed" not in see(text, "", DATE, quoted=True).prompts()


def test_one_of_many_is_no_name(see) -> None:
    text = "The first aircraft, a C-130J of the Air Force of Kenya, landed in Mombasa on 29 March 2019 with 15 tonnes of seeds."
    assert not any(prompt.startswith(("On which date did C-130J", "C-130J")) for prompt, _ in see(text, "", DATE).cards)


def test_the_day_of_a_letter_is_a_trifle(see) -> None:
    text = "Wanjiru Otieno of Kenya wrote to the Nairobi Seed Council in June 2019, and it opened a vault at Mombasa."
    assert "June 2019" not in see(text, "", DATE, quoted=True).answers()


def test_who_told_a_figure_is_not_asked(see) -> None:
    text = "Kenya lost 45 tonnes of ice of Mount Kenya in 2019 and 2020, according to the Nairobi Seed Council."
    asked = see(text, "", DATE, quoted=True).answers()
    assert "45" in asked
    assert "Nairobi Seed Council" not in asked
