"""Where a release comes from, and for which country its people act by that."""

import pytest

from index.release import Participant, Release
from indexer.tagging import tag
from indexer.tagging.home import Home, home_of


@pytest.mark.parametrize(
    "publisher, country",
    [
        ("South African Government", "South Africa"),
        ("Icelandic Government", "Iceland"),
        ("Sri Lankan Ministry of Health", "Sri Lanka"),
    ],
)
def test_a_people_in_a_publishers_name_tells_its_country(
    publisher: str, country: str
) -> None:
    assert acts_for("Minister Ana Ruiz spoke.", publisher)["Ana Ruiz"] == country


@pytest.mark.parametrize(
    "publisher, address, home",
    [
        ("Ministry of Water (Peru)", "", Home("Peru", "PE")),
        ("", "https://www.elmo.gov.pe/news", Home(None, "PE")),
        ("", "https://www.ca.gov/news", Home("California", "US")),
        ("", "https://www.transport.nsw.gov.au/", Home("New South Wales", "AU")),
        ("", "https://news.gov.bc.ca/releases/1", Home("British Columbia", "CA")),
        ("", "https://news.va.gov/1", Home(None, "US")),
        ("", "https://www.gov.uk/government/news/1", Home(None, "GB")),
        ("", "https://gov.scot/news/1", Home("Scotland", "GB")),
        ("", "https://ec.europa.eu/news/1", Home("European Union", None)),
        ("Georgia Department of Water", "https://dow.ga.gov/1", Home("Georgia", "US")),
        ("City of Rotterdam", "", Home("Rotterdam", "NL")),
        ("Government of Guadalajara (Mexico)", "", Home("Guadalajara", "MX")),
        ("Government of Luxembourg", "", Home("Luxembourg", "LU")),
        ("Ayuntamiento de Sevilla", "", Home("Sevilla", "ES")),
        ("Department of Water", "", Home(None, None)),
        ("Information Office, Punjab (Pakistan)", "", Home("Punjab", "PK")),
        ("Scottish Government", "", Home("Scotland", "GB")),
        ("U.S. Attorney's Office, District of Oregon", "", Home("United States", "US")),
        (
            "United States Attorney's Office, Eastern District of Virginia",
            "",
            Home("United States", "US"),
        ),
        ("Emirates News Agency", "", Home("United Arab Emirates", "AE")),
        (
            "Information System Authority (Estonia)",
            "",
            Home("Information System Authority", "EE"),
        ),
    ],
)
def test_a_publisher_or_its_address_tells_where_a_release_comes_from(
    publisher: str, address: str, home: Home
) -> None:
    assert home_of(publisher, address) == home


def acts_for(body: str, publisher: str = "") -> dict[str, str | None]:
    found = tag(Release("1", "", body, publisher=publisher)).tagged("participants")
    return {p.value: p.affiliation for p in found if isinstance(p, Participant)}


@pytest.mark.parametrize(
    "text, country",
    [
        ("MANILA – Water Minister Ana Ruiz spoke to farmers.", "Philippines"),
        (
            "The Minister of Water, Ana Ruiz, opened a dam in Arequipa. Farmers from"
            " Cusco came to Arequipa.",
            "Peru",
        ),
        (
            "Minister of Water Ana Ruiz met Kenyan Water Minister John Otieno in Lima."
            " Kenya and Peru share a plan.",
            "Peru",
        ),
    ],
)
def test_where_nothing_else_does_the_text_tells_whose_minister_it_is(
    text: str, country: str
) -> None:
    assert acts_for(text)["Ana Ruiz"] == country


def test_a_text_that_names_no_country_gives_none() -> None:
    assert acts_for("Water Minister Ana Ruiz spoke to farmers.") == {"Ana Ruiz": None}


@pytest.mark.parametrize(
    "text, affiliation",
    [
        ("Ms Ana Ruiz, Ontario's Minister of Water, spoke.", "Ontario"),
        (
            "Ana Ruiz, the Secretary of State of the Latvian Ministry of Water, spoke.",
            "Latvia",
        ),
        ("Ana Ruiz, premier of British Columbia, spoke.", "British Columbia"),
        ("Ana Ruiz, Minister of Water of Ontario, spoke.", "Ontario"),
        ("The Minister of Water of Styria, Ms. Ana Ruiz, spoke.", "Styria"),
        (
            "The Marshal of the Zorgan Voivodeship, Ana Ruiz, spoke.",
            "Zorgan Voivodeship",
        ),
        ("The Bavarian Water Minister, Ana Ruiz, spoke.", "Bavaria"),
        ("Tasmanian Premier Ana Ruiz spoke.", "Tasmania"),
        ("They went to Baltimore, Maryland, to see Mayor Ana Ruiz.", "Baltimore"),
        ("Lexington Fire Chief Ana Ruiz spoke.", "Lexington"),
        (
            "They met in Ohio, where the state's Health Secretary Ana Ruiz spoke.",
            "Ohio",
        ),
        ("The Deputy Governor of Kogi State, Chief Ana Ruiz, spoke.", "Kogi"),
        (
            "Ms Ana Ruiz, Secretary for Water, on behalf of the Government of Angola,"
            " signed it.",
            "Angola",
        ),
        ("The Inner Cabinet chaired by Prime Minister Ana Ruiz met.", "Peru"),
    ],
)
def test_the_words_around_an_office_tell_for_whom_it_is(
    text: str, affiliation: str
) -> None:
    assert acts_for(text, "Ministry of Water (Peru)")["Ana Ruiz"] == affiliation


@pytest.mark.parametrize(
    "text, affiliation",
    [
        ("At Elm University, Rector Ana Ruiz spoke.", "Elm University"),
        ("The Port of Elm burnt. The port's CEO, Ana Ruiz, spoke.", "Port of Elm"),
        ("Elmuk's Managing Director, Ana Ruiz, spoke.", "Elmuk"),
        ("Elmuk project manager Ms Ana Ruiz spoke.", "Elmuk"),
        ("Elmuk Corporation owner Ana Ruiz spoke.", "Elmuk Corporation"),
        ("An Elmuk employee, Ana Ruiz, spoke.", "Elmuk"),
        ("He met Chadian President Bo Li and Foreign Minister Ana Ruiz.", "Chad"),
        ("President Bo Li of Chad was accompanied by Minister Ana Ruiz.", "Chad"),
        ("President Bo Li of Chad and Madame Ana Ruiz came.", "Chad"),
        ("Ana Ruiz, owner of the transport firm Elmuk, spoke.", "Elmuk"),
        (
            "Ambassador Bo Li of Chad was accompanied by Mr Ivo Holm, First Secretary,"
            " and Colonel Ana Ruiz, Attache.",
            "Chad",
        ),
        ("Heads of delegation:\nChad - Ms Ana Ruiz, Minister of Water\n", "Chad"),
        ("He met Captain Ana Ruiz, attaché at the Chadian Embassy.", "Chad"),
        ("Dr Ana Ruiz of the Ministry of Health spoke.", "Ministry of Health"),
        ("Minister Bo Li and his spouse, Ms Ana Ruiz, came.", "Peru"),
        ("The Chadian Minister was received by the President, Ms Ana Ruiz.", "Peru"),
        ("A delegation from the town of Sarh, led by Mayor Ana Ruiz, came.", "Sarh"),
        ("Senator Ana Ruiz, once councillor of Arequipa, spoke.", "Peru"),
        (
            "The Minister of the Mongolian People's Republic, Ms Ana Ruiz, came.",
            "Mongolia",
        ),
        ("Minister Bo Li met with President Ana Ruiz in Quito.", "Ecuador"),
        (
            "Minister Bo Li visited Chad in June. He met President Ivo Kranz and Trade "
            "Minister Ana Ruiz.",
            "Chad",
        ),
        (
            "Minister Bo Li arrived on Monday in Oslo and was received by Prime "
            "Minister Ana Ruiz.",
            "Norway",
        ),
        ("Minister Ana Ruiz met with President Bo Li in Quito.", "Peru"),
        ("Minister Bo Li met Minister Ana Ruiz in Lima after a trip to Chad.", "Peru"),
        ("He met Ana Ruiz, Commander of the Royal Thai Army.", "Thailand"),
        ("Senators Bo Li (R-IN) and Ana Ruiz (D-NH) came.", "United States"),
        ("On the U.S. side were Minister Ana Ruiz and Mr Bo Li.", "United States"),
        ("The U.S. side was led by Minister Ana Ruiz.", "United States"),
        ("CDB President Ana Ruiz spoke.", "CDB"),
        ("Secretary Ana Ruiz spoke with Saudi Foreign Minister Bo Li.", "Peru"),
        ("An IMF team led by Ana Ruiz visited Lusaka.", "IMF"),
        ("A World Bank mission led by Ana Ruiz came.", "World Bank"),
        (
            "These came:\n\nPresident Bo Li, Chad\n\nPresident Ana Ruiz, Chile\n\n"
            "President Ivo Berg, Ghana",
            "Chile",
        ),
        ("KABUL, AFGHANISTAN Attorney General Ana Ruiz arrived today.", "Peru"),
        ("ELMTU General Secretary Ana Ruiz spoke.", "ELMTU"),
        ("Minister Bo Li met Ana Ruiz, her Finnish colleague, in Lima.", "Finland"),
        ("Dr Ana Ruiz of the Australia Institute spoke.", "Australia Institute"),
        ("Sheriff Ana Ruiz of Polk County and Police Chief Bo Li came.", "Polk County"),
    ],
)
def test_who_is_named_around_a_person_tells_for_whom_they_act(
    text: str, affiliation: str
) -> None:
    assert acts_for(text, "Ministry of Water (Peru)")["Ana Ruiz"] == affiliation


@pytest.mark.parametrize(
    "publisher, text, affiliation",
    [
        ("Elm Police (Peru)", "Superintendent Ana Ruiz spoke.", "Elm Police"),
        ("Elm Police (Peru)", "Magistrate Ana Ruiz spoke.", "Peru"),
        ("Supreme Court of Chad", "Justice Ana Ruiz spoke.", "Supreme Court of Chad"),
        ("Elm Lake Authority (Peru)", "ELA Director Ana Ruiz came.", "ELA"),
        ("Ministry of Water (Peru)", "Manager Ana Ruiz spoke.", "Ministry of Water"),
        ("Minister of Water (Peru)", "Press contact: Ana Ruiz", None),
        ("Embassy of Chad in Peru", "The death of Mayor Ana Ruiz is sad.", "Peru"),
        (
            "Prime Minister (Chad)",
            "She greeted Peru on the election of President Ana Ruiz.",
            "Peru",
        ),
    ],
)
def test_who_serves_in_an_agency_that_publishes_acts_for_it(
    publisher: str, text: str, affiliation: str | None
) -> None:
    assert acts_for(text, publisher)["Ana Ruiz"] == affiliation


def test_the_bank_is_the_one_that_the_release_comes_from() -> None:
    text = "The Elm Bank lends. Ana Ruiz, the Bank's Country Manager, spoke."
    assert acts_for(text, "Bank of Peru") == {"Ana Ruiz": "Bank of Peru"}


def test_a_president_where_there_is_none_is_of_the_country_most_named() -> None:
    text = "The visit of President Ana Ruiz was noted. Chile is far. Chile has copper."
    assert acts_for(text, "Ministry of Water (Australia)") == {"Ana Ruiz": "Chile"}


def test_a_president_where_there_is_none_is_not_of_the_country_itself() -> None:
    text = "The visit of President Ana Ruiz was noted."
    assert acts_for(text, "Ministry of Water (Australia)") == {"Ana Ruiz": None}


@pytest.mark.parametrize(
    "text, affiliation",
    [
        ("Mayor Ana Ruiz of Arequipa spoke.", "Arequipa"),
        (
            "Governor Ana Ruiz said the Bank of Elmo will act.",
            "Bank of Elmo",
        ),
        ("Ms Ana Ruiz, Speaker of the Knesset, spoke.", "Israel"),
        ("Ms Ana Ruiz, Desk Officer at the European Union, spoke.", "European Union"),
        (
            "The Elm Tribunal (ETRI) met. Ms Ana Ruiz of the ETRI said so.",
            "Elm Tribunal",
        ),
        ("IAEA Director-General Ana Ruiz spoke.", "IAEA"),
        ("Lima County Sheriff Ana Ruiz spoke.", "Lima County"),
        ("Lima County State's Attorney Ana Ruiz spoke.", "Lima County"),
        ("Ohio Attorney General Ana Ruiz spoke.", "Ohio"),
        ("Kerala Chief Minister Ana Ruiz spoke.", "Kerala"),
        ("Senator Ana Ruiz spoke.", "Peru"),
        ("The Regent of Elmarsuq, Ana Ruiz, spoke.", "Elmarsuq"),
        ("Elm Police Officer Ana Ruiz spoke.", "Elm Police"),
        ("Ana Ruiz, Nurse at ELMA Lima, spoke.", "ELMA"),
        ("Ana Ruiz, of the ELMA, spoke.", "ELMA"),
        ("Dr Ana Ruiz of Elmusarfik, spoke.", "Elmusarfik"),
        ("Col. Ana Ruiz of the Elm Police, spoke.", "Elm Police"),
        ("Chief Ana Ruiz of the Elm River Council spoke.", "Elm River Council"),
        ("Registrar of the Elm Tribunal Ana Ruiz spoke.", "Peru"),
        ("Further details: contact ELMA Public Affairs: Ana Ruiz on 06 2", "ELMA"),
        ("Further details: Ana Ruiz (ELMA) 06 276 4966", "ELMA"),
        ("Ana Ruiz, a citizen of Chad, spoke.", "Chad"),
        ("A trade mission from Chad, headed by Ms Ana Ruiz, came.", "Chad"),
        ("She met Minister Bo Li of Chad and his counterpart Ana Ruiz.", "Chad"),
        ("The Embassy of Chad gave it. Ambassador Ana Ruiz was thanked.", "Chad"),
        ("She greeted President Ana Ruiz of the friendly Republic of Chad.", "Chad"),
        (
            "VISIT TO CHAD\n\nWater Minister Ana Ruiz will meet farmers.",
            "Peru",
        ),
        ("Superintendent Ana Ruiz spoke.", "Peru"),
        ("The Chadian ambassador in Lima, Ana Ruiz, spoke.", "Chad"),
        ("WHO Representative Ana Ruiz spoke.", "WHO"),
        ("We met the UNDP project coordinator Ms Ana Ruiz.", "UNDP"),
        ("The UN is open. Secretary-General Ana Ruiz spoke.", "United Nations"),
        ("The UN is open. The Hon Ana Ruiz spoke.", "Peru"),
        ("Ana Ruiz, Minister of Water of the USSR, spoke.", "Soviet Union"),
        ("The Ambassador of Yugoslavia, Ms Ana Ruiz, spoke.", "Yugoslavia"),
        ("He farewelled Chad's outgoing Ambassador, H.E. Ana Ruiz.", "Chad"),
        ("The delegation of the Knesset, led by the Chair, Ms Ana Ruiz.", "Israel"),
        ("Ana Ruiz, Director at the Ministry of Lands, spoke.", "Peru"),
        ("Frankfurt's Lord Mayor Ana Ruiz spoke.", "Frankfurt"),
        ("The Regent of Chad's Elm Region, Ana Ruiz, spoke.", "Elm Region"),
        (
            "The head of the Court of Arbitration for Sport, Ana Ruiz.",
            "Court of Arbitration for Sport",
        ),
        ("He met Trade Minister Ana Ruiz and other Chadian officials.", "Chad"),
        ("Ana Ruiz, Minister of Water, former partner at Elmo NV, spoke.", "Peru"),
        (
            "Ms Ana Ruiz, Chairman of the Yangon Region Water Council, spoke.",
            "Myanmar",
        ),
        ("Ana Ruiz, The Elmo Times: Minister, why now?", "The Elmo Times"),
        ("For more: Ana Ruiz, ELWB Public Relations, 082 555 1234.", "ELWB"),
        ("Ms Ana Ruiz MP spoke.", "Peru"),
        ("Ana Ruiz, of Oslo, to be Judge of the Elm Court.", "Peru"),
        ("Cusco Sens. Ana Ruiz and Bo Li spoke.", "Peru"),
        (
            "The minister will go to Riga on Monday. A meeting with Foreign Minister"
            " Ana Ruiz is planned.",
            "Latvia",
        ),
        *(
            (f"The {city} talks: a meeting with Foreign Minister Ana Ruiz.", country)
            # Norfolk Island has a Kingston, too; Serbia and Montenegro is no more
            for city, country in (("Kingston", "Jamaica"), ("Belgrade", "Serbia"))
        ),
        ("Chile's delegation included its secretary, Dr Ana Ruiz.", "Chile"),
    ],
)
def test_bodies_towns_parliaments_and_visits_tell_for_whom_somebody_acts(
    text: str, affiliation: str
) -> None:
    assert acts_for(text, "Ministry of Water (Peru)")["Ana Ruiz"] == affiliation


def test_a_governor_acts_for_the_state_of_the_letterhead() -> None:
    text = "130 Elm Street, Dayton, OH 45401\n\nSaint Paul – Governor Ana Ruiz spoke."
    assert acts_for(text)["Ana Ruiz"] == "Ohio"


def test_who_governs_a_bank_acts_for_it() -> None:
    text = "Governor Ana Ruiz spoke in Gaborone."
    assert acts_for(text, "Bank of Botswana") == {"Ana Ruiz": "Bank of Botswana"}


def test_whom_a_union_appoints_acts_for_it_and_not_for_a_country() -> None:
    text = "Ms Ana Ruiz of Peru is Head of Office. She follows Ivo Holm of Chad."
    found = acts_for(text, "United Nations Secretary-General")
    assert found == {"Ana Ruiz": "United Nations", "Ivo Holm": "United Nations"}


@pytest.mark.parametrize(
    "publisher, text, affiliation",
    [
        ("Lima County Sheriff (US)", "Deputy Sheriff Ana Ruiz spoke.", "Lima County"),
        ("Lima County Sheriff (US)", "Senator Ana Ruiz spoke.", "United States"),
        ("Government of Ontario", "Federal Water Minister Ana Ruiz.", "Canada"),
        ("UNICEF Chad", "Spokesperson Ana Ruiz spoke.", "UNICEF"),
        ("United Nations Mission in Chad", "Minister Ana Ruiz spoke.", "Chad"),
        ("Union for Elms, Mission in Chad", "Director Ana Ruiz.", "Union for Elms"),
        ("Elm Office (EU)", "Spokesperson Ana Ruiz spoke.", "Elm Office"),
        ("British Embassy Nairobi", "Ambassador Ana Ruiz spoke.", "United Kingdom"),
        ("British Embassy Nairobi", "Vice Minister of Trade Ana Ruiz.", "Kenya"),
        ("U.S. Embassy in Tbilisi", "Prime Minister Ana Ruiz spoke.", "Georgia"),
        ("City of Elmo (Peru)", "Mayor Ana Ruiz spoke.", "Elmo"),
    ],
)
def test_a_publishers_name_says_for_whom_its_people_act(
    publisher: str, text: str, affiliation: str
) -> None:
    assert acts_for(text, publisher)["Ana Ruiz"] == affiliation


def test_a_governor_at_the_start_of_a_text_does_not_act_for_all_of_it() -> None:
    assert acts_for("Governor Ana Ruiz spoke.") == {"Ana Ruiz": None}


@pytest.mark.parametrize(
    "text, body",
    [
        (
            "Elm Savings Bank lost. The bank's own audit officer, Ana Ruiz, left.",
            "Elm Savings Bank",
        ),
        (
            "The Elm Welfare Authority will pay, its administrator, Ana Ruiz, said.",
            "Elm Welfare Authority",
        ),
        (
            "They saw the Elm Secondary School and the school's headmistress, Ana "
            "Ruiz.",
            "Elm Secondary School",
        ),
        (
            "It was told by Elmuk Marine, whose then chief executive Ana Ruiz left.",
            "Elmuk Marine",
        ),
        (
            "The Elmuk Energy Ltd lost. Elmuk, represented by attorney Ana Ruiz, "
            "denies it.",
            "Elmuk Energy Ltd",
        ),
        ("Adv Ana Ruiz appeared for the State.", "Peru"),
        (
            "Mr Bo Kranz, Chairman of Elmuk Ltd, spoke. He takes over from Ms Ana "
            "Ruiz.",
            "Elmuk Ltd",
        ),
        (
            "Bo Kranz, Envoy of the United Nations, and Ana Ruiz, Adviser in the "
            "Office of the Envoy, came.",
            "United Nations",
        ),
        (
            "President Bo Kranz of Chad came. He was accompanied by Trade Minister "
            "Ana Ruiz.",
            "Chad",
        ),
        (
            "He met a Chadian team. Chad and Peru agreed. He asked the ministers of "
            "the two countries, Bo Kranz and Ana Ruiz, to go.",
            "Chad",
        ),
        ("It was signed by the Minister of Water, Hon. Ana Ruiz, for Tonga.", "Tonga"),
        ("They saw the OSCE High Commissioner's adviser Ms Ana Ruiz.", "OSCE"),
        (
            "Ana Ruiz, chair of the Elmish Traders' Association, came.",
            "Elmish Traders' Association",
        ),
        ("Ana Ruiz, Mayor of Lima, becomes Ambassador to Chad.", "Peru"),
        (
            "Ana Ruiz, 61, of Akron, Ohio, was the Director of Elmuk Ltd, it said.",
            "Elmuk Ltd",
        ),
        (
            "Ana Ruiz, leader of Elmshire Council, spoke.",
            "Elmshire Council",
        ),
        (
            "A Chadian Goodwill Mission led by Mr Bo Kranz, a judge, came. They ate. "
            "Other members of the Mission are Ms Ana Ruiz and Mr Jo Li.",
            "Chad",
        ),
        (
            "They met Premier Bo Kranz of Chad. He was accompanied by Peru's "
            "Ambassador, Jo Li, and by the Secretary, Ms Ana Ruiz.",
            "Peru",
        ),
        ("It paid US$ 5 in 2003, when President Ana Ruiz came.", "Peru"),
    ],
)
def test_other_words_tell_for_whom_somebody_acts(text: str, body: str) -> None:
    assert acts_for(text, "Ministry of Water (Peru)")["Ana Ruiz"] == body


@pytest.mark.parametrize(
    "text, name, country",
    [
        ("They came to Chad. They spoke of President Putin's war.", "Putin", "Russia"),
        ("They came with Prime Minister Modi of Chad.", "Modi", "Chad"),
    ],
)
def test_a_ruler_that_all_know_is_of_the_country_ruled(
    text: str, name: str, country: str
) -> None:
    assert acts_for(text, "Ministry of Water (Peru)")[name] == country


@pytest.mark.parametrize(
    "text, whom",
    [
        # an office that home does not have, and one that only one country has
        ("In Chad we met Vice President Bo Kranz.", "Chad"),
        ("We met Deputy Secretary of State Bo Kranz.", "United States"),
        ("We met the Speaker of the Knesset, Bo Kranz.", "Israel"),
        ("We met Federal Reserve Chairman Bo Kranz.", "United States"),
        ("We met Huaraz MP Bo Kranz.", "Peru"),
        # delegations and their hosts
        (
            "The Peruvian delegation was headed by Deputy Minister Ana Ruiz and the"
            " Chadian delegation by State Secretary Bo Kranz.",
            "Chad",
        ),
        (
            "The Chadian delegation was received by the Chairperson of the Water"
            " Committee, Bo Kranz.",
            "Peru",
        ),
        ("Bo Kranz, Counsellor at the Chadian Embassy in Paris, spoke.", "Chad"),
        ("Contact: Elm Water Board, Lima. Bo Kranz, tel. 6 21339", "Elm Water Board"),
        ("There was SSgt Bo Kranz, whom all know.", "Peru"),
    ],
)
def test_offices_hosts_and_lines_tell_for_whom_somebody_acts(
    text: str, whom: str
) -> None:
    assert acts_for(text, "Ministry of Water (Peru)")["Bo Kranz"] == whom


def test_known_rulers_need_no_office_beside_their_whole_name() -> None:
    text = "As Nelson Mandela said, water is life. Mr Bo Zuma was there."
    found = acts_for(text, "Ministry of Water (Peru)")
    assert found == {"Nelson Mandela": "South Africa", "Bo Zuma": None}


def test_a_body_of_states_has_no_prime_minister() -> None:
    text = "In Haiti the mission met Prime Minister Bo Kranz."
    assert acts_for(text, "Association of Caribbean States") == {"Bo Kranz": "Haiti"}


@pytest.mark.parametrize(
    "text, whom",
    [
        ("In Chad she met Water Minister Bo Kranz. They spoke at length.", "Chad"),
        ("Chadian leaders, among them Deputy Prime Minister Bo Kranz, came.", "Chad"),
        ("She met her Chadian counterparts President Bo Kranz and others.", "Chad"),
    ],
)
def test_the_united_states_have_no_ministers(text: str, whom: str) -> None:
    assert acts_for(text, "US Department of State")["Bo Kranz"] == whom


def test_a_line_of_a_body_above_a_contact_is_whom_one_calls_there() -> None:
    text = "We build dams.\n\nElm Water Board\nContact: Ana Soto, tel. 940 27 70"
    found = acts_for(text, "Ministry of Water (Peru)")
    assert found == {"Ana Soto": "Elm Water Board"}
    text = "We build dams at the Elm Water Board.\nContact: Ana Soto, tel. 940 27 70"
    assert acts_for(text, "Ministry of Water (Peru)") == {"Ana Soto": None}


def test_a_spouse_acts_as_the_other_one_does_whatever_the_office() -> None:
    text = "We saw Chadian President Bo Kranz and his wife, Vice President Ana Kranz."
    assert acts_for(text, "Ministry of Water (Peru)") == {
        "Bo Kranz": "Chad",
        "Ana Kranz": "Chad",
    }


def test_a_line_of_an_office_heads_a_line_of_a_name_in_capitals() -> None:
    text = "MINISTER FOR WATER\n\nANA RUIZ\n\n3 May 1999\n\nWe build dams."
    assert acts_for(text, "Ministry of Water (Peru)") == {"Ana Ruiz": "Peru"}
