"""Where a release happens, and which bodies it names."""

import pytest

from index.release import Location, Release, Tag
from indexer.tagging import tag
from indexer.tagging.villages import countries_of_villages


def tags(field: str, body: str, publisher: str | None = None) -> dict[str, Tag]:
    release = tag(Release("1", "", body, publisher=publisher))
    return {one.value: one for one in release.tagged(field)}


def places(body: str, publisher: str | None = None) -> dict[str, str | None]:
    found = tags("locations", body, publisher).values()
    return {one.value: one.country for one in found if isinstance(one, Location)}


@pytest.mark.parametrize(
    "text, place, country",
    [
        ("They met in the Republic of Korea.", "South Korea", "KR"),
        ("They met in the UAE.", "United Arab Emirates", "AE"),
        ("They met in Peking.", "Beijing", "CN"),
        ("They met in Nairobi.", "Nairobi", "KE"),
        ("They met in Atlanta, Georgia.", "Georgia", "US"),
        ("They met at Riga International Airport.", "Riga International Airport", "LV"),
        ("Peace in the Red Sea matters.", "Red Sea", None),
        ("They met in Tbilisi, Georgia.", "Georgia", "GE"),
        ("They met in Danzig.", "Gdańsk", "PL"),
        ("They met in Siam.", "Thailand", "TH"),
        ("They met in Mobile, Alabama.", "Mobile", "US"),
        ("They met in Perth, Scotland.", "Perth", "GB"),
        ("They met in Elmwick, Ohio.", "Elmwick", "US"),
        ("They met in Toledo, Ill., today.", "Illinois", "US"),
        ("They met in Lagos State.", "Lagos State", "NG"),
        ("They met in Quezon City.", "Quezon City", "PH"),
        ("They met in the town of Zorgul, Kenya.", "Zorgul", "KE"),
        ("They met in Zorgul province of Kenya.", "Zorgul", "KE"),
        ("They met in Helmand Province.", "Helmand Province", "AF"),
        ("They met at the White House.", "White House", "US"),
        ("They met in Vanimo, Papua New Guinea.", "Vanimo", "PG"),
        ("He spoke of southern Africa.", "Southern Africa", None),
        ("Ferries (Jonesboro,\nAR): sail.", "Jonesboro", "US"),
        ("Ferries (Springfield, IL): sail.", "Illinois", "US"),
        ("They met in Donegal with the Irish.", "Donegal", "IE"),
        ("They met in Montana.", "Montana", "US"),
        ("The South Vietnam of those years is gone.", "South Vietnam", "VN"),
        ("Fish swim off the Faroes.", "Faroe Islands", "FO"),
        ("Kenya sent a boat from village Zorgul.", "Zorgul", "KE"),
        ("In Kenya the mayor of Zorgul, Ana Ruiz, spoke.", "Zorgul", "KE"),
        ("Water came to Zorgul town in Kenya.", "Zorgul", "KE"),
        ("It hit Zorgul Regency, Kenya.", "Zorgul", "KE"),
        ("Kenyans fled to Zorgul refugee camp in Kenya.", "Zorgul refugee camp", "KE"),
        ("KARZUVIA, 3 May 2016 - Kenya agreed.", "Karzuvia", "KE"),
        ("In Kenya a small dam at Karzuvia cost lives.", "Karzuvia", "KE"),
        ("In Kenya they saw the road from Karzuvia to Nairobi.", "Karzuvia", "KE"),
        ("In Papua New Guinea men of Gulf Province spoke.", "Gulf Province", "PG"),
        ("They saw the Elm Free Trade Zone in Kenya.", "Elm Free Trade Zone", "KE"),
        ("The Member of Parliament for Karzuvia left Kenya.", "Karzuvia", "KE"),
        ("The Member for Stirling left Australia.", "Stirling", "AU"),
        ("MEMBER FOR KARZUVIA\n\nKenya agreed.", "Karzuvia", "KE"),
        ("Ms Ruiz (Elm Rise GRC) left Singapore.", "Elm Rise GRC", "SG"),
        ("At 2 Elm Street, Barton ACT 2600, all is well.", "Barton", "AU"),
        ("At 2 Elm Street, Karzuv WA 6060, all is well.", "Western Australia", "AU"),
        ("They met in Newark NJ and left.", "New Jersey", "US"),
        ("Karzuvia – The minister of Kenya agreed.", "Karzuvia", "KE"),
        ("In Kenya Ana Ruiz, 51, of Karzuvia, spoke.", "Karzuvia", "KE"),
        ("She served in Nairobi, Karzuvia and Mombasa.", "Karzuvia", "KE"),
        ("They met in Nairobi and Karzuvia for a day.", "Karzuvia", "KE"),
        ("A visit to Karzuvia in Kenya was long.", "Karzuvia", "KE"),
        ("In Kenya, at the Elm Embassy, Karzuvia (2000), he sat.", "Karzuvia", "KE"),
        ("They fought in East Mosul.", "East Mosul", "IQ"),
        ("It is known.* * *CANBERRAFor further word call.", "Canberra", "AU"),
        (
            "They live in the villages of Karz, Ombeleki and Travist in Kenya.",
            "Travist",
            "KE",
        ),
        ("The Karzu and Talaz rivers of Kenya rise.", "Karzu", "KE"),
        ("In Kenya, at the Elm Border Gate he spoke.", "Elm Border Gate", "KE"),
        ("She was in the Elmo Hospital of Nairobi.", "Elmo Hospital", "KE"),
        ("The flood of the Manipur river rose.", "Manipur river", "IN"),
        ("Arrival of guests, Theatre Hall, Nairobi", "Theatre Hall", "KE"),
        ("It came from the ministry, Elm Buildings, Suva\n", "Suva", "FJ"),
        ("Ferries leave Lautoka in Fiji today.", "Lautoka", "FJ"),
        ("She was at St. Mary's Hospital, Nairobi.", "St. Mary's Hospital", "KE"),
        ("He spoke from Saigon.", "Ho Chi Minh City", "VN"),
        ("They live in Central Java.", "Central Java", "ID"),
        ("They met in the Palace of Elms, Nairobi.", "Palace of Elms", "KE"),
        ("In Kenya, Highway 10 is closed.", "Highway 10", "KE"),
        ("The Elm Convention Centre in Nairobi opened.", "Elm Convention Centre", "KE"),
        ("State House, Nairobi", "State House", "KE"),
        ("She visited the Elmwick Museum in Nairobi.", "Elmwick Museum", "KE"),
        ("The post went to 4 Elm Place, Melbourne.", "Elm Place", "AU"),
        ("Parliament House, Canberra ACT 2600", "Australian Capital Territory", "AU"),
        ("She served in Dhaka, Oslo and Geneva.", "Geneva", "CH"),
        ("The fruit was declared for Bratislava, as it seems.", "Bratislava", "SK"),
        ("It opened at the wharf, Apia, Australia's envoy said.", "Apia", "WS"),
        ("The former Yugoslavia is many states.", "Yugoslavia", None),
        ("They met in Al-Hillah, Iraq.", "Al Hillah", "IQ"),
        ("A Broward County road in Florida is closed.", "Broward County", "US"),
        ("It feeds stations in Nasiriyah and Samawah.", "Samawah", "IQ"),
        ("600 km north of Broome the Australians saw it.", "Broome", "AU"),
        ("3. | Ana Ruiz of Nigeria | Chairman | Borno\n", "Borno", "NG"),
    ],
)
def test_a_place_has_its_usual_name_and_country(
    text: str, place: str, country: str | None
) -> None:
    home = "Ministry of Health (Latvia)" if "Riga" in text else None
    assert places(text, home)[place] == country


@pytest.mark.parametrize(
    "text",
    [
        "U.S. support grows.",
        "The Russian proposal failed.",
        "The Bank of England spoke.",
        "The Paris Agreement holds.",
        "The U.S.-Japan talks ended.",
        "The U.S.-Japan-Republic of Korea talks ended.",
        "Bangladesh Foreign Secretary Rahim Uddin spoke.",
        "A jury in the Southern District of Texas agreed.",
        "London Breed, the mayor, agreed.",
        "The White House agreed.",
        "The Paris Air Show opened.",
        "LIMA 2003 opened.",
        "Shri P.V. Rao, MD, spoke.",
        "He is in the Islamic State.",
        "It costs US$5.",
        "In May 2020 Mr Reading and Ms Sofia Nice spoke.",
        "U S Senators wrote.",
        "The South and the West of it grow.",
        "They spoke of Kennebunk.",
        "The Duke of Edinburgh sailed.",
        "She studied it in Karzuvology and in Karzuvian schools.",
        "A debate in Karzuv's office.",
        "Wed, 3rd March 2010",
        "Dr. Tal Amarazuv – the doctor spoke.",
        "The boat HMAS Wollongong sailed.",
        "They sold Mediterranean fruit flies.",
        "A 40TH ANNIVERSARY REUNION",
        "The talks of the Doha Round go on.",
    ],
)
def test_what_only_looks_like_a_place_is_none(text: str) -> None:
    assert places(text) == {}


@pytest.mark.parametrize(
    "home, text, place, country",
    [
        ("State Department (US)", "Talks in Vienna went on.", "Vienna", "AT"),
        ("State Department (US)", "Georgia and Ukraine wrote.", "Georgia", "GE"),
        ("State Department (US)", "Georgia and Ohio wrote.", "Georgia", "US"),
        ("Treasury (US)", "A man from Athens was fined.", "Athens", "US"),
        ("Treasury (US)", "Greek guests spoke of Athens.", "Athens", "GR"),
        ("Treasury (Canada)", "They met in Victoria.", "Victoria", "CA"),
        ("Treasury (Australia)", "They met in Victoria.", "Victoria", "AU"),
        ("Treasury (Seychelles)", "They met in Victoria.", "Victoria", "SC"),
        ("Treasury (Canada)", "They met in London.", "London", "GB"),
        ("Treasury (Pakistan)", "They met in Punjab.", "Punjab", "PK"),
    ],
)
def test_of_places_with_one_name_the_release_means_the_likely(
    home: str, text: str, place: str, country: str
) -> None:
    assert places(text, home)[place] == country


def test_of_towns_with_one_name_the_state_decides() -> None:
    town = tags("locations", "They met in Springfield, Illinois.")["Springfield"]
    assert isinstance(town, Location) and town.latitude and town.longitude
    assert (round(town.latitude), round(town.longitude)) == (40, -90)


def test_what_is_no_place_is_none_before_a_state_either() -> None:
    assert "Medicare" not in places(
        "He sent claims to Medicare, Texas Medicaid and us."
    )


def test_an_unknown_name_the_perceptron_sees_is_a_place_after_in() -> None:
    text = "Fighting went on in Karzuvia and near the river, officials said."
    assert places(text) == {"Karzuvia": None}


def test_an_unknown_acronym_the_perceptron_sees_is_a_body() -> None:
    text = "The report was made by the QZNA and by QZNA officials. The GDP grew."
    assert set(tags("organisations", text)) == {"QZNA"}


def test_what_is_visited_is_a_site() -> None:
    found = tags("locations", "They visited Qasr Munir and toured Port Hamra.")
    assert set(found) == {"Qasr Munir", "Port Hamra"}


def test_a_city_has_its_coordinates() -> None:
    city = tags("locations", "They met in Moscow.")["Moscow"]
    assert isinstance(city, Location) and city.latitude
    assert round(city.latitude) == 56


@pytest.mark.parametrize(
    "name",
    [
        "Ministry of Trade, Land and Water",
        "National Water Council",
        "Borealis Shipping Ltd",
        "Boys and Girls Club of Springfield",
        "Attorney-General's Chambers",
        "Hezbollah",
        "Banco Nacional de Fomento",
        "Elmwood School District",
        "House Energy and Commerce Committee",
        "Meteorology, Climatology and Geophysics Agency",
        "Duke University",
        "Queen Elizabeth II Arts Council",
        "Bruno de Lund University",
        "Standing & Rowe Ltd",
        "KXYZ-TV",
        "KXYZ Radio",
        "Elmland Institute of Company Directors",
        "Office of the Medicaid Inspector General",
        "Bank of Elm Inc.",
        "Bureau of Seas and International Coastal and Scientific Affairs",
        "Elm County State's Attorney's Office",
        "Elm County District Court",
        "Nevada Supreme Court",
        "Ministry of Law and Justice",
        "Royal Canadian Air Force",
        "Border Police",
        "Elm Valley Task Force",
        "Elm Grove Service Australia",
        "UNICEF Ethiopia",
        "Elm Markets Commission",
        "Permanent Mission of Brazil to the United Nations",
        "House of Councillors",
        "QARE Australia",
        "Centre for Border Affairs North",
        "Instituto Elmwood San Juan de Lund",
        "DfQZ",
        "Elm County Attorney General's Fraud Unit",
        "Office of the National Water Director",
        "Council of Ministers",
    ],
)
def test_bodies_are_found_by_form_or_by_name(name: str) -> None:
    assert name in tags("organisations", f"They thanked the {name} today.")


@pytest.mark.parametrize(
    "text, name",
    [
        ("The Board of the Central Bank of Chile spoke.", "Central Bank of Chile"),
        (
            "The Elm Office of Water Policy Director Dr. Bo Ek left.",
            "Elm Office of Water Policy",
        ),
        ("They met at the NATO Summit.", "NATO"),
        ("Machines came from Karzuv Voting Systems.", "Karzuv Voting Systems"),
        ("It went to the University of Peru for the Elm Plan.", "University of Peru"),
        ("They lead the Ministry of Trade's Elm Program.", "Ministry of Trade"),
        (
            "They are of the Elm Attorney Generals Office.",
            "Elm Attorney Generals Office",
        ),
        ("Grants go to Elm School, Incline Village, NV today.", "Elm School"),
        ("In May Bo Ek Urges Elm Council to vote.", "Elm Council"),
        ("He left the University of Elm      Director of Water.", "University of Elm"),
        ("Peru has peace. Perus Division of Water is glad.", "Division of Water"),
    ],
)
def test_a_body_ends_and_begins_where_its_name_does(text: str, name: str) -> None:
    assert [*tags("organisations", text)] == [name]


def test_an_acronym_in_brackets_is_the_same_body() -> None:
    text = "The Rural Water Agency (RWA) spoke. RWA will build."
    found = tags("organisations", text)
    assert len(found["Rural Water Agency"].spans) == 3


@pytest.mark.parametrize(
    "text, name",
    [
        ("Quarzon, a maker of pumps, will pay a fine.", "Quarzon"),
        ("They work for the airline Zephyrline in Oslo.", "Zephyrline"),
        ("He owned Sunmed Home Care (Sunmed) of Elm County.", "Sunmed Home Care"),
        ("The Elm tax agency (QZRS) agreed.", "QZRS"),
        ("The head of the Board of the Elm Water Authority.", "Elm Water Authority"),
        ("THE ELM POLICE FORCE\nElmo, 3 May\n\nHe spoke.", "ELM POLICE FORCE"),
        (
            "PRIME MINISTER'S OFFICE\nElmo, 3 May\n\nHe spoke.",
            "PRIME MINISTER'S OFFICE",
        ),
        ("ELMO, 3 May 2016 (QUNA) - The Prime Minister left.", "QUNA"),
        ("The head of the Elm Business Council of QZAB left.", "QZAB"),
        ("The head of the Elm Business Council of QZAB left.", "Elm Business Council"),
        ("He chairs the Elm Section of the Lund Bar Association.", "Elm Section"),
        ("They paid the foundation Manos del Lund.", "Manos del Lund"),
        ("Rates fell, says Statistics Canada today.", "Statistics Canada"),
        ("She flew for the Navy and left.", "Navy"),
        ("The Regional Court in Lublin agreed.", "Regional Court in Lublin"),
        (
            "The International Rescue Committee for them.",
            "International Rescue Committee",
        ),
    ],
)
def test_a_body_is_known_by_what_is_said_of_it(text: str, name: str) -> None:
    assert name in tags("organisations", text)


@pytest.mark.parametrize(
    "text",
    [
        "Rita Solano, a company director, spoke.",
        "The dotted line and the ice melted. Ice and Who are words.",
        "HOUSE BACKS ELM FIRE DEPARTMENT\n\nThe house voted today.",
        "House Backs New Elm Fire Department\n\nThe house voted today.",
        "Office of Senator Bruno Lund",
        "Towns will draw on the Elm Recovery Fund.",
        "Ask Bruno Lund at the Minister's Office.",
        "Wang Huate (“Wang”) was fined.",
        "It was done under Executive Law Section 70 of Elmland.",
        "Unmanned craft systems (QAS) fly.",
        "Complain at ElmoTheGood.elm.gov today.",
        "The Shadow Minister for Justice, Customs and Border Protection, Bo Ek, left.",
    ],
)
def test_what_only_looks_like_a_body_is_none(text: str) -> None:
    assert tags("organisations", text) == {}


def test_bodies_run_together_are_told_apart() -> None:
    text = "He spoke for the Justice Departments Criminal Division today."
    assert "Criminal Division" in tags("organisations", text)
    text = (
        "LONDON Quarz Resources Corp. will pay after its Acquisition of Borealis Inc."
    )
    assert set(tags("organisations", text)) == {
        "Quarz Resources Corp.",
        "Borealis Inc.",
    }
    text = "He left the Department of Justice June 4."
    assert "Department of Justice" in tags("organisations", text)
    text = "The Department of Farms Appropriations Bill passed."
    assert set(tags("organisations", text)) == {"Department of Farms"}
    text = "The Committee on Farms and Appropriations met."
    assert set(tags("organisations", text)) == {"Committee on Farms and Appropriations"}
    text = "She joined the HHS Office of Inspector General."
    assert set(tags("organisations", text)) >= {"HHS", "Office of Inspector General"}


@pytest.mark.parametrize(
    "text, name",
    [
        ("The Department of Law and the Law Department agreed.", "Department of Law"),
        ("Rules Committee aides met the Senate Rules Committee.", "Senate Rules"),
        ("Quarz Mining Inc. paid. Then Quarz Mining, Inc. closed.", "Quarz Mining"),
        ("The IAEA is the International Atomic Energy Agency.", "International"),
        ("Elmland Council of Nursing ECN met. Later ECN met again.", "Elmland"),
        (
            "The Department of Farms grants helped. The Department of Farm said so.",
            "Department of Farm",
        ),
        ("The Office for Rural Safety ORS wrote. ORS will pay.", "Office for Rural"),
        ("The Water Authority of Elm City met. The Water Authority agreed.", "Water"),
    ],
)
def test_names_of_one_body_are_one_tag(text: str, name: str) -> None:
    (value,) = tags("organisations", text)
    assert value.startswith(name)


def test_bodies_with_alike_names_stay_apart() -> None:
    text = "The Security Council and the National Security Council disagree."
    assert len(tags("organisations", text)) == 2


@pytest.mark.parametrize(
    "text",
    ["The Police Department called.", "Its Board of Directors met.", "A Task Force."],
)
def test_what_every_town_has_is_no_body_by_name(text: str) -> None:
    assert tags("organisations", text) == {}


def test_a_short_form_in_brackets_is_the_same_body() -> None:
    text = "The Ministry of Law (“MinLaw”) wrote. MinLaw will reply."
    assert len(tags("organisations", text)["Ministry of Law"].spans) == 3


def test_every_tag_says_where_it_stands_and_why() -> None:
    body = "President Ana Ruiz opened the Rural Water Agency in Lima."
    release = tag(Release("1", "Water in Lima", body))
    assert {one.field for one in release.tags} >= {"participants", "locations"}
    for one in release.tags:
        assert one.rule and one.spans and 0 < one.confidence <= 1


@pytest.mark.parametrize(
    "text, name, country",
    [
        ("Ottawa, Ontario – The minister spoke.", "Ottawa", "CA"),
        ("The council met in Geneva this week.", "Geneva", "CH"),
        ("Ms Ana Ruiz-Holm of Canada spoke.", "Canada", "CA"),
        ("They spoke of safety in the Gulf of Finland.", "Gulf of Finland", None),
        ("The Governor of the Province of Elmoria spoke.", "Elmoria", "PE"),
        (
            "It reached Chad's Northern Frontier Province.",
            "Northern Frontier Province",
            "TD",
        ),
        ("The office is at 8 Quispe Street, Lima.", "Quispe Street", "PE"),
        ("Ms Ana Ruiz, Member for Elmoria, spoke.", "Elmoria", "PE"),
        ("They met at the Flagstaff House.", "Flagstaff House", "PE"),
        ("He was received in the White House.", "White House", "US"),
        ("The Minister of Chad met us at the Cusco Palace.", "Cusco Palace", "PE"),
        ("In Riga they spoke. They went to the port of Elmoria.", "Elmoria", "LV"),
        ("The crew of a Japanese ship was in Yokohama.", "Yokohama", "JP"),
        # named with its region once, it is the same place again
        (
            "He came from Dayton, Ohio. The people of Dayton, he said, were kind."
            " Dayton was well.",
            "Dayton",
            "US",
        ),
    ],
)
def test_a_place_has_the_country_that_its_surroundings_tell(
    text: str, name: str, country: str | None
) -> None:
    assert places(text, "Ministry of Water (Peru)")[name] == country


def test_what_stands_beside_a_region_in_a_list_is_not_in_it() -> None:
    found = places("Courts of Hong Kong, New Zealand and Fiji have met.")
    assert found == {"Hong Kong": "HK", "New Zealand": "NZ", "Fiji": "FJ"}


def test_a_town_is_that_of_the_state_that_a_release_names() -> None:
    text = "Ms Ana Ruiz, of Medina, and Mr Ivo Holm, of Cleveland, OH, spoke."
    assert places(text, "U.S. Department of Water")["Medina"] == "US"


@pytest.mark.parametrize(
    "text, name",
    [
        ("The Speaker of the Riigikogu spoke.", "Riigikogu"),
        ("The Peruvian Red Cross came.", "Peruvian Red Cross"),
        ("The Elmland Patriotic Front left, as the Peru Red Cross.", "Peru Red Cross"),
        ("The Rwanda Patriotic Front left.", "Rwanda Patriotic Front"),
        (
            "The United Nations Assistance Mission in Rwanda left.",
            "United Nations Assistance Mission in Rwanda",
        ),
        ("The Ministry of Water of Chile spoke.", "Ministry of Water"),
        ("Ana Ruiz of Elmo News asked. New dams came.", "Elmo News"),
    ],
)
def test_bodies_of_nations_and_unions_are_known(text: str, name: str) -> None:
    assert name in tags("organisations", text)


@pytest.mark.parametrize(
    "text, place, country",
    [
        # of villages of that country
        ("Grants for Nisswa help all of the United States.", "Nisswa", "US"),
        ("Mr Ruiz of Australia saw Smithton, Triabunna and Perth.", "Triabunna", "AU"),
        # a town that is larger elsewhere
        ("The United States paid for a clinic in Bradford.", "Bradford", "US"),
        # a town by another name
        ("South Africa sent ships from Graaff-Reinet.", "Graaff-Reinet", "ZA"),
        # all know where that is, though Australia has one too
        ("The minister of Australia met them in Geneva.", "Geneva", "CH"),
        # no other country has one
        ("Sudan sent food to a camp in Rumbek.", "Rumbek", "SS"),
        ("Farmers of the United States met in Jersey County.", "Jersey County", "US"),
    ],
)
def test_a_small_town_is_in_the_country_that_the_release_speaks_of(
    text: str, place: str, country: str
) -> None:
    assert places(text)[place] == country


@pytest.mark.parametrize(
    "text",
    [
        "Sean Bell died. Officers of the United States who fired at Bell were cleared.",
        "The United States wish you a merry and blessed Christmas.",
        "In the United States, Nisswa said it would rain.",
        "He was sentenced in Absentia in the United States.",
        "In the United States he was paid by men at ElmoCare and left.",
        "In the United States the Gulf War Syndrome is known.",
        "In the United States it is known to Y.K. Park, who spoke.",
        "In the United States the Eastern and Western districts are known.",
    ],
)
def test_what_only_is_called_or_stands_as_a_place_does_is_none(text: str) -> None:
    assert list(places(text)) == ["United States"]


def test_the_publisher_is_at_home_where_no_senator_is_called_like_a_county() -> None:
    body = "We will keep the base at Barnes Park open."
    home = "U.S. Senate, office of Senator Kerry"
    assert places(body, home) == {"Barnes Park": "US"}


def test_what_a_member_sits_for_is_no_town_abroad() -> None:
    body = "Bo Ek, Member for Aston in Australia, said that people in Aston gain."
    assert places(body) == {"Aston": "AU", "Australia": "AU"}


def test_the_countries_of_each_village_are_listed() -> None:
    assert countries_of_villages("nisswa") == {"US"}
    assert countries_of_villages("salisbury") >= {"ZW"}
    assert not countries_of_villages("niss")
    assert not countries_of_villages("")


def test_the_commonwealth_is_no_town() -> None:
    assert places("He received it from Commonwealth and state bodies.") == {}


def test_a_town_in_the_name_of_games_is_no_place() -> None:
    assert places("She ran at the Oslo 1952 Games.") == {}


@pytest.mark.parametrize(
    "body, place, country",
    [
        ("In Oslo she will lay a wreath at the Zorg Cemetery.", "Zorg Cemetery", "NO"),
        ("He met guests of the city of Oslo in the Zorg Hall.", "Zorg Hall", "PE"),
        ("They lie at Hounslow, St. Elizabeth, by the sea.", "Hounslow", "JM"),
        ("They came to Zorga oblast yesterday.", "Zorga oblast", "PE"),
        ("They came to Zorga Sub-County yesterday.", "Zorga Sub-County", "PE"),
        ("They live in Lorong Zorga now.", "Lorong Zorga", "PE"),
        ("Oil was spilt at the La Zorga refinery.", "La Zorga refinery", "PE"),
        ("They help at the Zorga refugee settlement.", "Zorga", "PE"),
        ("It was told by a teacher from Zorga, and others.", "Zorga", "PE"),
        ("They saw the Great Mosque of Zorga today.", "Great Mosque of Zorga", "PE"),
    ],
)
def test_a_site_is_where_its_grammar_and_the_release_put_it(
    body: str, place: str, country: str
) -> None:
    assert places(body, "Ministry of Trade of Peru")[place] == country


@pytest.mark.parametrize(
    "body, found",
    [
        ("The patrol boat Bendigo and the frigate Darwin sailed.", []),
        ("They work on behalf of Fort Zorga Thursday.", ["Fort Zorga"]),
        ("She was born in Cape May, New Jersey.", ["Cape May", "New Jersey"]),
        ("In the districts of Upolu and Zorga'i it rains.", ["Upolu", "Zorga'i"]),
    ],
)
def test_a_ship_and_a_day_are_no_part_of_a_place(body: str, found: list[str]) -> None:
    assert list(places(body, "Ministry of Trade of Australia")) == found
